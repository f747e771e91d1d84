"""The sentences of the pages that stand by themselves."""

from formcheck.words import Worded


class PageText(Worded):
    """A sentence of a page; words in ``page_text.toml``."""

    OFFER = "offer"
    STAYS_HERE = "stays_here"
    GOES_UNENCRYPTED = "goes_unencrypted"
    GOES_ENCRYPTED = "goes_encrypted"
    CLIP = "clip"
    MORE = "more"
    TAPE = "tape"
    CHECK = "check"
    NO_CLIP = "no_clip"
    FIELD_WRONG = "field_wrong"
    SAMPLE = "sample"
    SAMPLE_NOTE = "sample_note"
    GONE = "gone"
    COMPARABLE = "comparable"
    NOTHING_KEPT = "nothing_kept"
    YOUR_CLIP = "your_clip"
