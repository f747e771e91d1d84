"""Reading and writing video: upright pictures with real seconds in, H.264 or VP9 out."""

from formcheck.video.reader import Frame, VideoClip
from formcheck.video.sampling import spread_times_s
from formcheck.video.sink import VideoSink

__all__ = ["Frame", "VideoClip", "VideoSink", "spread_times_s"]
