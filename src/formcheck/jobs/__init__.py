"""Jobs in child processes: a single job for the command line, and a queue for a server.

Does not depend on Streamlit.
"""

from formcheck.jobs.job import Job, WorkDone
from formcheck.jobs.process import JobProcess
from formcheck.jobs.queue import JobQueue, QueuedJob
from formcheck.jobs.state import Asking, Done, Failed, Pending, Running, State, Waiting

__all__ = [
    "Asking",
    "Done",
    "Failed",
    "Job",
    "JobProcess",
    "JobQueue",
    "Pending",
    "QueuedJob",
    "Running",
    "State",
    "Waiting",
    "WorkDone",
]
