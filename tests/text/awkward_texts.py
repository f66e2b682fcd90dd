"""Texts that folding lengthens, shortens or drops more often than not."""

from __future__ import annotations

from hypothesis import strategies as st

_AWKWARD = (
    *("e\u0301", "É", "œ", "Œ", "æ", "ß", "ẞ", "ﬁ", "ﬄ", "ĳ", "İ", "ı", "ǆ", "①", "½", "㎏", "ﷺ", "ſ", "Ω", "가", "ё"),
    *("’", "'", "l’", "d'", "qu ", "-", "\u2011", "t-", "-t-", ".", "C.D.D.", "1 000", "1\u00a0000", "13ème", "2 e"),
    *(
        " ",
        "\u00a0",
        "\u202f",
        "\u3000",
        "\n",
        "\t",
        "\x00",
        "\u00ad",
        "\u200b",
        "\u200d",
        "\ufeff",
        "\u202e",
        "\u0307",
    ),
    *("👩‍⚕️", "🇫🇷", "😀", "\U000e0061", "\u0488", "\u0903", "\u20e3", "１２", "Ａ", "𝒜", "ª", "№", "…", "ا", "中"),
)


def awkward_texts() -> st.SearchStrategy[str]:
    """Return texts of any characters but surrogates, awkward ones most of all."""
    return st.lists(st.sampled_from(_AWKWARD) | st.characters(codec="utf-8") | st.sampled_from("aehlt19")).map("".join)
