"""Reading and writing video: upright pictures with real seconds in, H.264 or VP9 out."""

from formcheck.video.reader import Frame, VideoClip
from formcheck.video.sampling import Moments, spread_times_s
from formcheck.video.writer import VideoWriter

__all__ = ["Frame", "Moments", "VideoClip", "VideoWriter", "spread_times_s"]
