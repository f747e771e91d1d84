"""Puts the pose weights into the package while it is built, so that nothing is fetched later."""

import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

if TYPE_CHECKING:
    from build_hooks.fetch import Sources

FOLDER = "src/formcheck/pose/weights"
_NOTICE = """\
blazepose.task holds two networks of BlazePose (Google), taken from the wheel of mediapipe 0.10.21
and licensed under the Apache License 2.0 (LICENSE.txt beside this file). Changed: the branch of the
landmark network that draws a mask is left out, and both are told how their input picture is scaled.
"""


class PoseWeightsHook(BuildHookInterface):  # type: ignore[misc]  # mypy may not see hatchling
    """Makes `blazepose.task` where it is missing or of an earlier edition."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Write the weights into the source tree, from where they go into the wheel."""
        # A build has the project's folder as its working directory, not on its path.
        sys.path.insert(0, self.root)
        from build_hooks.bundle import COMMENT, bundle  # noqa: PLC0415
        from build_hooks.fetch import WeightsError, fetch_sources  # noqa: PLC0415

        build_data["artifacts"].append(f"/{FOLDER}/*")
        target = Path(self.root, FOLDER, "blazepose.task")
        if _comment(target) == COMMENT:
            return
        try:
            _write(target, fetch_sources(), bundle)
        except (WeightsError, OSError) as error:
            self.app.abort(f"formcheck: {error}")
            raise


def _write(target: Path, sources: "Sources", bundle: "Callable[[Sources], bytes]") -> None:
    """Write the weights and their licence, all or nothing of the weights."""
    target.parent.mkdir(exist_ok=True)
    target.with_name("LICENSE.txt").write_bytes(sources.licence)
    target.with_name("NOTICE.txt").write_text(_NOTICE, encoding="utf-8")
    # A build that is broken off leaves no half of a file under its name.
    partial = target.with_suffix(".part")
    partial.write_bytes(bundle(sources))
    partial.replace(target)


def _comment(path: Path) -> bytes | None:
    """Return what a bundle says of itself; None where there is no whole one."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.comment
    except (OSError, zipfile.BadZipFile):
        return None
