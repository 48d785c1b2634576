"""Messages about kinds of matter: corrections, obituaries, notices, statements, digests."""

from __future__ import annotations

from ..diagnostics import Severity
from . import Message

E, P, W, I = Severity.ERROR, Severity.PRINT, Severity.WARNING, Severity.INFO

MESSAGES: dict[str, Message] = {
    "correction/no-reference": Message(
        P,
        (
            "更正“{name}”没有说更正的是哪一篇，缺{lacking_zh}",
            "the correction `{name}` does not say what it corrects: {lacking_en} missing",
        ),
        (
            "写 `corrects: {{date: 2026-11-20, page: A02, headline: 原题}}`，文前就印出“本报11月20日A02版《原题》”",
            "write `corrects: {{date: 2026-11-20, page: A02, headline: …}}`; 本报11月20日A02版《…》 then begins the text",
        ),
        (
            "更正要让读者找得到原文：哪天、哪版、哪篇。front matter 里写了 `corrects`，引擎按报纸的说法印在文前；正文里"
            "自己写全了（有日期，也有版次或书名号里的题目）就不重复。",
            "A correction leads readers to what was wrong: the day, the page, the story. With `corrects` the engine prints them "
            "before the text; where the copy itself names a day, and a page or a headline in 《》, nothing is added.",
        ),
    ),
    "correction/day": Message(
        W,
        (
            "更正的是 {date} 的报纸，本期是 {issue}",
            "what is corrected appeared on {date}, and this is the issue of {issue}",
        ),
        ("核对 `corrects` 里的日期", "check the date in `corrects`"),
        ("更正只能更正以前出过的报纸。", "Only an earlier issue can be corrected."),
    ),
    "obituary/no-name": Message(
        W,
        ("`deceased` 里没有姓名", "`deceased` has no name"),
        ("写 `deceased: {{name: 姓名, died: 2026-11-20}}`", "write `deceased: {{name: …, died: 2026-11-20}}`"),
        (
            "`deceased` 写逝者的姓名、生年（born）、卒年（died）；`framed: 是` 给姓名加黑框。",
            "`deceased` holds the name, `born` and `died`; `framed: yes` sets the name in a frame.",
        ),
    ),
    "obituary/other-name": Message(
        W,
        ("讣告里没有出现“{name}”", "`{name}` does not stand in the obituary"),
        ("核对 `deceased` 的姓名和正文", "check the name in `deceased` against the text"),
        ("讣告里写错姓名是大错，两处必须一字不差。", "A wrong name in an obituary is a grave fault: both must agree."),
    ),
    "obituary/dates": Message(
        W,
        ("日期对不上：{earlier}晚于{later}", "the dates disagree: {earlier} is later than {later}"),
        ("核对 `born` 和 `died`", "check `born` and `died`"),
        ("生在卒前，两者都不晚于本期。", "Birth precedes death, and neither lies after the issue."),
    ),
    "obituary/festive": Message(
        W,
        ("讣告“{name}”上了套红的版", "the obituary `{name}` stands on a page dressed in red"),
        ("换一版，或在本版写 `mode: normal`", "put it on another page, or write `mode: normal` on this one"),
        (
            "讣告所在的版不用喜庆的颜色。样式里的红（--red）在有讣告的版上自动改成黑，套红的版除外，因为那是编辑指定的。",
            "A page with an obituary has no festive colours. The stylesheet's red turns black there by itself, but not where an "
            "editor asked for red.",
        ),
    ),
    "notice/unsigned": Message(
        W,
        ("“{name}”没有说是谁发布的", "`{name}` does not say who issues it"),
        ("文末另起一段写发布者，再一段写日期", "end it with a line for the issuer and one for the date"),
        (
            "启事、公告、声明要有人负责：文末署发布者和日期。",
            "Somebody answers for a notice or a statement: the issuer and the date stand at its foot.",
        ),
    ),
    "notice/undated": Message(
        W,
        ("“{name}”文末没有日期", "`{name}` has no date at its foot"),
        ("署名下另起一段写“2026年11月24日”", "write the date, such as 2026年11月24日, on a line under the issuer"),
        (
            "启事、公告、声明从哪天起有效，看文末的日期。",
            "The date at its foot says from when a notice or a statement holds.",
        ),
    ),
    "digest/one-item": Message(
        W,
        ("文摘“{name}”只有一条", "the digest `{name}` has one item only"),
        (
            "每条写“## 小题”和正文；只有一条就改成 `kind: brief`",
            "begin each item with `## ` and its head; of a single one make `kind: brief`",
        ),
        (
            "文摘、简讯集是几条短稿合在一个栏头下，每条有小题和出处。",
            "A digest is several short items under one head, each with a small head and where it is from.",
        ),
    ),
    "digest/no-source": Message(
        W,
        ("文摘里“{item}”没有出处", "`{item}` in the digest does not say where it is from"),
        ("在这一条末尾另起一段写“（据《某报》）”", "end the item with a line such as （据《…》）"),
        (
            "摘来的文字要注明出处：“（据《某报》）”“（摘自…）”“来源：…”，单独一段，排在右边。",
            "What is taken from elsewhere names its source on a line by itself: （据《…》）, （摘自…） or 来源：…; it is set at the "
            "right.",
        ),
    ),
    "column/unknown": Message(
        W,
        (
            "栏目“{typed}”不在 paper.yaml 里，是“{near}”吗？",
            "no standing column `{typed}` in paper.yaml; did you mean `{near}`?",
        ),
        ("改成“{near}”，或在 paper.yaml 的 `columns` 里加上", "write {near}, or add it to `columns` of paper.yaml"),
        (
            "paper.yaml 的 `columns` 列出报纸常设的栏目；稿件的栏题与它只差一两个字，多半是打错了。",
            "`columns` of paper.yaml lists the paper's standing columns; a rubric that differs by a character or two is a slip.",
        ),
    ),
    "value/part-date": Message(
        E,
        ("“{value}”不是年月日", "`{value}` is no day, month or year"),
        ("写 1941、1941-03 或 1941-03-02", "write 1941, 1941-03 or 1941-03-02"),
        ("生卒可以只写年，或写到月、到日。", "Dates of birth and death may be a year, a month or a day."),
    ),
}
