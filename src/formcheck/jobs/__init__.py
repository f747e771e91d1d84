"""Jobs in child processes: a single job for the command line, and a queue for a server.

Does not depend on Streamlit.
"""

from formcheck.jobs.job import ClipJob, FilmCheckJob, Job, Result, WorkDone
from formcheck.jobs.process import JobProcess
from formcheck.jobs.queue import JobQueue, QueuedJob
from formcheck.jobs.state import Asking, Checked, Done, Failed, Pending, Running, State, Waiting

__all__ = [
    "Asking",
    "Checked",
    "ClipJob",
    "Done",
    "Failed",
    "FilmCheckJob",
    "Job",
    "JobProcess",
    "JobQueue",
    "Pending",
    "QueuedJob",
    "Result",
    "Running",
    "State",
    "Waiting",
    "WorkDone",
]
