"""An answer's word with its mark, so that no colour has to be seen."""

from html import escape

from formcheck.records import AnswerVerdict

_MARK = {
    AnswerVerdict.YES: "!",
    AnswerVerdict.PROBABLY: "!",
    AnswerVerdict.BORDERLINE: "≈",
    AnswerVerdict.PROBABLY_NOT: "✓",
    AnswerVerdict.NO: "✓",
    AnswerVerdict.CANT_TELL: "?",
}


def verdict_html(verdict: AnswerVerdict) -> str:
    """Return the answer in a word, with its mark and colour."""
    words = escape(verdict.words.capitalize())
    return (
        f'<span class="fc-verdict fc-{verdict.value}">'
        f'<span class="fc-mark" aria-hidden="true">{_MARK[verdict]}</span>{words}</span>'
    )
