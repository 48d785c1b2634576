"""What marks and the words beside them ask for."""

from __future__ import annotations

import pytest

from layout.proof.comment_kinds import Wish, wish_of

STRUCK, LIT, NOTE, CARET = ("StrikeOut",), ("Highlight",), ("Text",), ("Caret",)


@pytest.mark.parametrize(
    ("kinds", "text", "wish"),
    [
        (STRUCK, "", Wish("delete")),
        (STRUCK, "二十座", Wish("delete")),  # the words under the mark, copied into its note
        (("Caret", "StrikeOut"), "二十三座", Wish("replace", "二十三座")),
        (("Caret", "StrikeOut"), "", Wish("delete")),
        (STRUCK, "改：二十三座", Wish("replace", "二十三座")),
        (STRUCK, "二十三座", Wish("replace", "二十三座", sure=False)),
        (LIT, "改为“二十三座”", Wish("replace", "二十三座")),
        (LIT, "应为二十三座", Wish("replace", "二十三座")),
        (LIT, "应为二十三座吧？请核", Wish("query")),
        (LIT, "“二十”→“二十三”", Wish("replace", "二十三", "二十")),
        (LIT, "二十->二十三", Wish("replace", "二十三", "二十")),
        (NOTE, "“二十”应为“二十三”。", Wish("replace", "二十三", "二十")),
        (LIT, "change to: twenty-three", Wish("replace", "twenty-three")),
        (LIT, "删", Wish("delete")),
        (LIT, "删去“座”", Wish("delete", "", "座")),
        (CARET, "又", Wish("insert", "又")),
        (CARET, "加：又", Wish("insert", "又")),
        (CARET, "¶", Wish("new_para")),
        (CARET, "", Wish("query")),
        (NOTE, "另起段", Wish("new_para")),
        (NOTE, "接排", Wish("run_on")),
        (LIT, "对调", Wish("transpose")),
        (LIT, "移到文末", Wish("move")),
        (LIT, "空半格", Wish("space")),
        (LIT, "排齐", Wish("align")),
        (LIT, "保留", Wish("stet")),
        (LIT, "", Wish("query")),
        (LIT, "这个数请再核一遍", Wish("query")),
        (("Ink",), "", Wish("query")),
    ],
)
def test_marks_ask_for_what_proofreaders_mean(kinds: tuple[str, ...], text: str, wish: Wish):
    assert wish_of(kinds, text, "二十座") == wish
