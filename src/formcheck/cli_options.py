"""Options of the command line, generated from the fields of `Settings`."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from formcheck.records import Setting, Settings, Units, all_settings

# The choice that leaves a setting to automatic detection.
_AUTO = "auto"
_PATH = click.Path(path_type=Path)

Command = Callable[..., Any]


def setting_options(prefix: str = "", clips: str = "") -> Callable[[Command], Command]:
    """Return a decorator that gives a command an option for each setting.

    Parameters
    ----------
    prefix
        Prefix of the names, e.g. ``before_``; options with a prefix have no default.
    clips
        For a command about two clips: the words for those that the options apply to.
    """

    def with_options(command: Command) -> Command:
        for name, setting in reversed(all_settings(Settings).items()):
            if setting.compared or not clips:
                words = f"{setting.what} ({clips})." if clips else setting.what + setting.detail
                kind = _kind(setting, None if prefix else _AUTO)
                names = [*_options(setting, prefix), prefix + name]
                command = click.option(*names, help=words, **kind)(command)
        return command

    return with_options


def settings_in(options: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """Return the settings that were given among a command's options."""
    said = {name: options.get(prefix + name) for name in all_settings(Settings)}
    return {n: None if word == _AUTO else word for n, word in said.items() if word is not None}


def given(options: Mapping[str, Any], *names: str) -> list[Path]:
    """Return the paths that were given, in the order of their options."""
    return [options[name] for name in names if options[name] is not None]


def file_option(name: str, words: str) -> Callable[[Command], Command]:
    """Return a decorator that gives a command an option for a file or a folder."""
    return click.option(name, type=_PATH, help=words)


def clip_argument(
    name: str, words: str, *, required: bool = True, several: bool = False
) -> Callable[[Command], Command]:
    """Return a decorator that gives a command an argument for a clip, or for several."""
    count = -1 if several else 1
    return click.argument(name, type=_PATH, help=words, required=required, nargs=count)


def units_option(command: Command) -> Command:
    """Give a command the option for the units of what it prints."""
    return click.option(
        "--units",
        type=click.Choice([units.value for units in Units]),
        default=Units.METRIC.value,
        callback=lambda _context, _option, chosen: Units(chosen),
        help="Units of speed and height in the text.",
    )(command)


def _options(setting: Setting, prefix: str) -> list[str]:
    names = filter(None, (setting.short, setting.option))
    return [f"--{prefix}{name}".replace("_", "-") for name in names]


def _kind(setting: Setting, auto: str | None) -> dict[str, Any]:
    if setting.choices is not None:
        words = [str(choice or _AUTO) for choice in setting.choices]
        return {"type": click.Choice(words), "default": auto}
    if setting.quantity is not None:
        # Read by `Settings`, whose message says what can be written.
        return {"type": str}
    if setting.range is not None:
        return {"type": type(setting.range[0])}
    return {"is_flag": True, "default": None}
