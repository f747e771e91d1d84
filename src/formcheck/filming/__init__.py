"""Check within seconds, before the analysis, how a clip was filmed."""

from formcheck.filming.check import check_filming

__all__ = ["check_filming"]
