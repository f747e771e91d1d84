"""Jobs in processes of their own: one that the command line waits for, and a queue of a server's.

Knows nothing of Streamlit.
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
