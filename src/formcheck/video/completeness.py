"""Checks whether an mp4 or mov file is complete, by its top-level boxes, without decoding."""

from formcheck.video.boxes import BoxFile, SeekableFile
from formcheck.video.unreadable import COPY_AGAIN, unreadable

# The boxes that an mp4 or mov file may start with.
FIRST_KINDS = (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot")

# Boxes of ISO 14496-12 and QuickTime at the top level of a file. Only for these does an end after
# the file's end mean that it was cut off: cameras write notes of their own behind the last box,
# which look like the start of a long one.
TOP_LEVEL_KINDS = {*FIRST_KINDS, b"styp", b"moof", b"mfra", b"sidx", b"meta", b"udta", b"uuid"}


def check_complete(file: SeekableFile, name: str) -> None:
    """Refuse an mp4 or mov file that was cut off.

    Parameters
    ----------
    file
        The open file; left at an arbitrary position.
    name
        The file's name, for the message.

    Raises
    ------
    UnreadableVideoError
        When a box reaches past the end of the file, when the index (`moov`) is missing, or when
        the file holds a photo.
    """
    boxes = BoxFile(file)
    kinds = set()
    for box in boxes.boxes():
        if box.end > boxes.size:
            if box.kind not in TOP_LEVEL_KINDS:
                break
            expected = f"a complete file of at least {box.end} bytes"
            found = f"an incomplete one of {boxes.size} bytes"
            raise unreadable(name, expected, found, COPY_AGAIN)
        kinds.add(box.kind)
    if b"moov" in kinds:
        return
    if b"meta" in kinds:
        raise unreadable(name, "a video", "a photo", "choose the video that the phone made")
    found = f"an incomplete one of {boxes.size} bytes without it"
    remedy = f"{COPY_AGAIN}, or film anew if the recording was interrupted"
    raise unreadable(name, "a complete file with its index (moov)", found, remedy)
