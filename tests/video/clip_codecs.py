"""Kinds of clips by codec, container, size and colours.

Left out, as PyAV's encoders cannot make them: VP9 with 10 bits, Dolby Vision and HDR10+ metadata,
MV-HEVC, APV, VVC, Theora, and photos with a short film in them (HEIC, live photos).
"""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from clip_kinds import STEADY, TV_CLOCK, Encoding, kind

HEVC_OPTIONS = {"crf": "10", "preset": "ultrafast", "x265-params": "log-level=none:bframes=2"}
VPX_OPTIONS = {"crf": "10", "b": "2M", "deadline": "realtime", "cpu-used": "8"}
B_FRAMES = {"crf": "12", "preset": "veryfast", "bf": "3", "g": "12"}

HEVC = Encoding("libx265", options=HEVC_OPTIONS, tag="hvc1")
# As phones code high dynamic range: BT.2020 and hybrid log-gamma.
HLG = replace(HEVC, pix_fmt="yuv420p10le", matrix=9, primaries=9, transfer=18)
VP8 = Encoding("libvpx", options=VPX_OPTIONS, matrix=5)
VP9 = Encoding("libvpx-vp9", options=VPX_OPTIONS)
AV1 = Encoding("libsvtav1", options={"crf": "12", "preset": "10"})
AV1_10_BIT = replace(AV1, pix_fmt="yuv420p10le")
MPEG4 = Encoding("mpeg4", options={"b": "4M"}, matrix=5)
H263 = Encoding("h263", options={"b": "4M"}, matrix=5)
MPEG2 = Encoding("mpeg2video", options={"b": "4M"}, matrix=5)
MJPEG = Encoding("mjpeg", "yuvj420p", {"qmin": "1", "qmax": "2"}, matrix=5, full_range=True)
GIF = Encoding("gif", "rgb8", {}, matrix=2)
PRORES = Encoding("prores_ks", "yuv422p10le", {}, matrix=1)
DNX = Encoding("dnxhd", "yuv422p", {"profile": "dnxhr_hq"}, matrix=1)
FFV1 = Encoding("ffv1", "yuv420p", {}, matrix=5)
PNG = Encoding("png", "rgb24", {}, matrix=2)
RAW = Encoding("rawvideo", "yuv420p", {}, matrix=5)

FILM_25: dict[str, Any] = {"ticks": range(24), "clock": Fraction(1, 25)}
LARGE_ENOUGH_FOR_AV1 = (320, 192)

CODECS_AND_CONTAINERS = (
    kind("h264.mp4"),
    kind("h264.mov"),
    kind("h264.m4v", container="ipod"),
    kind("h264.3gp"),
    kind("h264.mkv"),
    kind("h264.ts", container="mpegts", ticks=range(0, 72_000, 3000), clock=TV_CLOCK),
    kind("h264.avi", **FILM_25),
    kind("baseline.mp4", Encoding(options={"profile": "baseline", "crf": "10"})),
    kind("hevc.mp4", HEVC, codec_name="hevc"),
    kind("hevc.mov", HEVC, codec_name="hevc"),
    kind("hevc.mkv", replace(HEVC, tag=None), codec_name="hevc"),
    kind("hev1.mp4", replace(HEVC, tag="hev1"), codec_name="hevc"),
    kind("hevc_hlg_10_bit.mov", HLG, codec_name="hevc"),
    kind("hevc_pq_10_bit.mp4", replace(HLG, transfer=16), codec_name="hevc"),
    kind("vp8.webm", VP8, codec_name="vp8"),
    kind("vp9.webm", VP9, codec_name="vp9"),
    kind("vp9.mp4", VP9, codec_name="vp9"),
    kind("av1.mp4", AV1, size=LARGE_ENOUGH_FOR_AV1, codec_name="libdav1d"),
    kind("av1.webm", AV1, size=LARGE_ENOUGH_FOR_AV1, codec_name="libdav1d"),
    kind("av1_10_bit.mkv", AV1_10_BIT, size=LARGE_ENOUGH_FOR_AV1, codec_name="libdav1d"),
    kind("hevc_422_10_bit.mov", replace(HEVC, pix_fmt="yuv422p10le"), codec_name="hevc"),
    kind("mpeg4.mp4", MPEG4, codec_name="mpeg4"),
    kind("mpeg4.avi", MPEG4, codec_name="mpeg4", **FILM_25),
    kind("h263.3gp", H263, size=(176, 144), true_size=(192, 144), codec_name="h263", **FILM_25),
    kind("mpeg2.ts", MPEG2, container="mpegts", codec_name="mpeg2video", **FILM_25),
    kind("mjpeg.avi", MJPEG, codec_name="mjpeg", **FILM_25),
    kind("mjpeg.mov", MJPEG, codec_name="mjpeg"),
    kind("gif.gif", GIF, codec_name="gif", **FILM_25),
    kind("prores.mov", PRORES, codec_name="prores"),
    kind("dnxhr.mov", DNX, size=(256, 128), codec_name="dnxhd", **FILM_25),
    kind("ffv1.mkv", FFV1, codec_name="ffv1"),
    kind("png.mov", PNG, codec_name="png"),
    kind("raw.avi", RAW, codec_name="rawvideo", **FILM_25),
)

SIZES_AND_COLOURS = (
    kind("odd_444.mp4", Encoding(pix_fmt="yuv444p"), size=(361, 203)),
    kind("odd_420.webm", VP9, size=(361, 203), codec_name="vp9"),
    kind("odd_420.avi", MJPEG, size=(361, 203), codec_name="mjpeg", **FILM_25),
    kind("tiny.mp4", Encoding(pix_fmt="yuv444p"), size=(16, 16)),
    kind("narrow.mp4", size=(32, 480)),
    kind("4k.mp4", Encoding(options={"preset": "ultrafast"}), ticks=STEADY[:6], size=(3840, 2160)),
    kind("8k.mp4", Encoding(options={"preset": "ultrafast"}), ticks=[0, 20], size=(7680, 4320)),
    kind("one_picture.mp4", ticks=[0]),
    kind("422.mp4", Encoding(pix_fmt="yuv422p")),
    kind("422_10_bit.mov", Encoding(pix_fmt="yuv422p10le")),
    kind("bt601.mp4", Encoding(matrix=6)),
    kind("bt470.mp4", Encoding(matrix=5)),
    kind("bt2020.mp4", Encoding(matrix=9, primaries=9)),
    kind("smpte240.mp4", Encoding(matrix=7)),
    kind("full_range.mp4", Encoding("libx264", "yuvj420p", full_range=True)),
    kind("rgb.mp4", Encoding("libx264rgb", "rgb24", {"crf": "12"}, matrix=0)),
    kind("untagged.mp4", Encoding(pix_fmt="yuv420p", matrix=2, primaries=2, transfer=2)),
)
