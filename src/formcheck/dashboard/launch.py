"""Start the dashboard's server."""

import gc
import importlib
import os


def serve(*, lan: bool, port: int) -> None:
    """Run the dashboard's server until it is stopped, which ends the process.

    Parameters
    ----------
    lan
        Listen on all addresses of this computer instead of this computer alone.
    port
        Port to listen on.
    """
    from streamlit.web.cli import main  # noqa: PLC0415 - slow to import

    from formcheck.dashboard.samples import finished_sample  # noqa: PLC0415 - slow
    from formcheck.jobs.private_folder import server_folder  # noqa: PLC0415 - slow
    from formcheck.shipped import all_samples, site_folder  # noqa: PLC0415 - slow

    # Folders of a killed server are removed now, not when the first visitor comes.
    server_folder()
    # Imported and analysed before the first visit, so that the visitor does not wait for it.
    importlib.import_module("formcheck.dashboard.report_view")
    finished_sample(all_samples()[0])
    # Streamlit collects garbage after every run of a page: 70 ms each time if the objects of the
    # libraries are searched too, 2 ms if they are frozen.
    gc.freeze()
    site = site_folder()
    # Streamlit reads its settings from the working directory.
    os.chdir(site)
    main(["run", str(site / "app.py"), f"--server.port={port}", *(_lan_options() if lan else [])])


def _lan_options() -> list[str]:
    from streamlit.net_util import get_internal_ip  # noqa: PLC0415 - slow to import

    # Without an address to print, Streamlit asks a host of the internet for this computer's own.
    return ["--server.address=0.0.0.0", f"--browser.serverAddress={get_internal_ip()}"]
