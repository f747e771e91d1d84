"""The command that shows and clears what is kept of clips."""

import os

import click

from formcheck.kept_files import MOST_MB, KeptFiles, kept_files
from formcheck.terminal_safe import terminal_safe


@click.group(invoke_without_command=True)
@click.pass_context
def cache(context: click.Context) -> None:
    """Show what is kept of your clips, so that the next look at one is quick.

    These are numbers read from the pictures: where your joints and hips were, and how the camera
    stood. Pictures, names of files, height and speed are not kept.
    """
    if context.invoked_subcommand is not None:
        return
    kept = kept_files()
    if kept is None:
        click.echo(f"Nothing more is kept ({MOST_MB} is 0). Clear the rest: formcheck cache clear.")
        return
    click.echo(
        f"{_count(len(kept.files()))}, {kept.size_mb():.1f} of {kept.most_mb:g} MB, in "
        f"{_place(kept)}\nClear it: formcheck cache clear. Keep nothing: set {MOST_MB} to 0."
    )


@cache.command()
def clear() -> None:
    """Remove all that is kept of your clips."""
    # What was kept before it was switched off goes, too.
    kept = kept_files({**os.environ, MOST_MB: ""})
    click.echo("Nothing was kept." if kept is None else f"Removed: {_count(kept.clear())}.")


def _count(files: int) -> str:
    return f"{files} clip" if files == 1 else f"{files} clips"


def _place(kept: KeptFiles) -> str:
    return terminal_safe(str(kept.folder))
