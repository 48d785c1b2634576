"""Messages about the make-up of whole pages (newspaper-practice §10)."""

from ..diagnostics import Severity
from . import Message

W = Severity.WARNING

MESSAGES: dict[str, Message] = {
    "makeup/page-cut": Message(
        W,
        (
            "断版：第 {line} 行处一条线横贯全版，没有一篇稿、一幅图跨过（版样第 {row} 行上沿）",
            "line {line} of the page is a cut from side to side that no story and no picture stands across (top of row {row} "
            "of the dummy)",
        ),
        (
            "让《{over}》往下伸进一栏，或《{under}》往上伸一栏，至少 {reach} 行；或让一幅图跨过这条线",
            "let “{over}” reach down over it in a column, or “{under}” up, by {reach} lines or more; or lay a picture across it",
        ),
        (
            "报头以下，从左到右一刀切开，版面就断成上下两截（断版）。传统版式讲究咬合：上下两排的稿互相伸进一两栏。模块式的版面横竖都齐，"
            "把 style 写成 modular 就不查。",
            "A line from side to side under the masthead parts the page in two. Traditional pages interlock: stories of two "
            "rows reach into each other. Modular pages are cut straight on purpose: `style: modular` leaves this rule off.",
        ),
    ),
    "makeup/gutter-through": Message(
        W,
        (
            "通缝：第 {left} 栏和第 {right} 栏之间的栏缝从上通到底",
            "the gutter between columns {left} and {right} runs from top to foot",
        ),
        (
            "让一个题或一幅图跨过这条栏缝",
            "let a head or a picture stand across it",
        ),
        (
            "一条栏缝从上到下没有东西跨过，版面就竖着裂成两半（通缝）。两纵、三纵和模块式的版面有意这样分，不查。",
            "A gutter that nothing stands across parts the page from top to foot. Pages in two or three strips and modular "
            "ones are meant to be so; this rule is off for them.",
        ),
    ),
    "makeup/heads-level": Message(
        W,
        (
            "对题：《{one}》和《{other}》的题隔栏相对，字号一样，同高 {lines} 行",
            "two heads face each other over a gutter: “{one}” and “{other}”, of one size and level over {lines} lines",
        ),
        (
            "一篇错开 {lines} 行，或换字号、加框、改竖题",
            "move one by {lines} lines, or change its size, box it, or turn it",
        ),
        (
            "左右相邻两篇，题一样大、一样高，版面显得呆板，远看像一个题（对题）。一高一低、一大一小、一横一竖，或隔一道边框，就分得开。",
            "Two neighbours whose heads have one size and stand level look stiff, and from afar like one head. A step, "
            "another size, a head turned, or a box keeps them apart.",
        ),
    ),
    "makeup/head-foot": Message(
        W,
        (
            "背题：《{headline}》的题下面只排得下 {lines} 行字，至少要 {least} 行",
            "under the head of “{headline}” there is room for text of lines: {lines}; {least} at least",
        ),
        (
            "题所在的那一段加高 {more} 行，或题少占 {more} 行",
            "make the rows that its head stands in {more} lines deeper, or its head as much shallower",
        ),
        (
            "题压在栏脚，下面的字不到三行就转到别处，读者找不着下文（背题）。",
            "A head at the foot of its columns with hardly a line under it seems to head nothing.",
        ),
    ),
    "makeup/text-astray": Message(
        W,
        (
            "文不随题：《{headline}》的正文不在题下面起头",
            "the text of “{headline}” does not begin under its head",
        ),
        (
            "版样里这篇稿的第一块要在题的下面，第一行字从题的左下起",
            "let the first piece of its area lie under its head, so that the first line stands at the head's lower left",
        ),
        (
            "读完题，眼睛落到题的左下找第一行字。正文从题的上面或旁边起头，读者就接不上（文不随题）。",
            "From a head the eye goes to its lower left. Text that begins over its head or beside it is not found.",
        ),
    ),
    "makeup/text-under-head": Message(
        W,
        (
            "文不随题：《{headline}》的一栏字紧排在《{other}》的题下面",
            "a column of “{headline}” stands right under the head of “{other}”",
        ),
        (
            "让《{other}》的字在这一栏里先排 {least} 行，或把这一栏让给《{other}》，或一篇加框",
            "let {least} lines of “{other}” stand there first, give it that column, or box one of the two",
        ),
        (
            "题下面的字，读者都当是这个题的。别的稿不能从一个题的下面走过去。",
            "What stands under a head is read as its text. Another story must not run on right under it.",
        ),
    ),
    "makeup/uneven-feet": Message(
        W,
        (
            "栏尾不齐：《{headline}》各栏的脚差 {lines} 行",
            "columns of “{headline}” end {lines} lines apart",
        ),
        (
            "在短的一栏前添 {lines} 行字，或在它后面删几行，让小标题换个地方落",
            "add {lines} lines before the foot of the short column, or cut a few after it, so that its crosshead falls elsewhere",
        ),
        (
            "一篇稿分几栏，栏脚要齐，最多差一行；只有最后一栏可以短。",
            "The columns of a story end level, or a line apart at most; only the last one may be shorter.",
        ),
    ),
    "makeup/hole-at-end": Message(
        W,
        (
            "空洞：《{headline}》末尾空 {columns} 栏 × {lines} 行（约 {characters} 字）",
            "“{headline}” leaves a hole at its end: columns {columns}, lines {lines} (about {characters} characters)",
        ),
        (
            "添 {missing} 行，或放一条补白，或版位减几行",
            "add {missing} lines, put a filler there, or make its area shallower",
        ),
        (
            "栏脚空一行看不出来，空两行以上就是空洞。用补白填上，或者添几个字。",
            "A line left empty at a foot is not seen; two or more are a hole. A filler closes it, or a few more characters.",
        ),
    ),
    "makeup/blank": Message(
        W,
        (
            "空洞：版样第 {row} 行起空着 {columns} 栏 × {lines} 行",
            "nothing stands in columns: {columns}, lines: {lines}, from row {row} of the dummy on",
        ),
        (
            "给它一篇约 {characters} 字的短稿或补白，或把格子并给旁边的稿",
            "give it a short story of about {characters} characters, or its cells to a neighbour",
        ),
        (
            "版样里写“.”的格子不排东西。超过一行一栏的空地就是空洞；有意留白的，用 allow 写明理由。",
            "Cells that are drawn as `.` stay empty. More than a line of a column is a hole; where it is meant, `allow` says "
            "why.",
        ),
    ),
    "makeup/head-rank": Message(
        W,
        (
            "题字大小：《{one}》（第 {rank} 位）的题 {size}，大过《{other}》（第 {higher} 位）的 {least}",
            "the head of “{one}” (rank {rank}) is {size}, larger than that of “{other}” (rank {higher}), {least}",
        ),
        (
            "把《{one}》的题降到 {least}，或换一换两篇的位次（rank）",
            "take “{one}” down to {least}, or change the ranks of the two (`rank`)",
        ),
        (
            "题字的大小说的是轻重：位次在后的稿，题不能大过在前的。位次照 rank，没写的照版样里出现的先后。",
            "The size of a head says how much a story weighs: none of lower rank has a larger one. Ranks are those given, or "
            "else the order of the drawing.",
        ),
    ),
    "makeup/pictures-touch": Message(
        W,
        (
            "图碰图：《{story}》的图 {one} 和《{headline}》的图 {other} 挨在一起",
            "picture {one} of “{story}” and picture {other} of “{headline}” touch",
        ),
        (
            "中间隔几行字，或一幅换个地方，或一篇加框",
            "let some lines of text stand between them, move one, or box one of the stories",
        ),
        (
            "两篇稿的图挨着，读者会当成一组。一篇稿自己的图可以排在一起。",
            "Pictures of two stories that touch are taken for a group. Those of one story may stand together.",
        ),
    ),
    "makeup/gaze-out": Message(
        W,
        (
            "视线出版：图 {picture} 里的人朝{side_zh}看，正好在版的{side_zh}边",
            "picture {picture} looks to the {side_en}, and stands at the {side_en} edge of the page",
        ),
        (
            "移到版的{inward_zh}边，或换一张朝{inward_zh}看的",
            "move it to the {inward_en} side, or take one that looks to the {inward_en}",
        ),
        (
            "图里的人往哪儿看、东西往哪儿走，读者的眼睛就跟到哪儿；朝版外，就把读者带走了。朝向写在图的 gaze（视线）里：left 或 right。",
            "Readers follow the eyes and movements of a picture; off the page, they are led away. Its entry says where it "
            "looks: `gaze: left` or `right`.",
        ),
    ),
    "makeup/top-heavy": Message(
        W,
        (
            "轻重失衡：第 {line} 行以下，半个版没有一个题、一幅图",
            "below line {line} the lower half of the page has no head and no picture",
        ),
        (
            "下半版放一幅图，或让一篇稿在那里起头",
            "place a picture in the lower half, or let a story begin there",
        ),
        (
            "题和图是版面的分量。都在上面，下半版就是一片灰。",
            "Heads and pictures are the weight of a page. With all of them above, its lower half is grey.",
        ),
    ),
    "makeup/one-quarter": Message(
        W,
        (
            "轻重失衡：{count} 幅图都在版的{quarter_zh}角",
            "all {count} pictures stand in the {quarter_en} quarter of the page",
        ),
        (
            "移一幅到{across_zh}角",
            "move one to the {across_en}",
        ),
        (
            "几幅图挤在一角，版面往那边倒。对角各放一幅，最稳。",
            "With all pictures in one corner a page leans that way. One in the opposite corner steadies it.",
        ),
    ),
    "makeup/same-shape": Message(
        W,
        (
            "同形：《{headline}》到《{last}》连着 {count} 篇一个样，都是 {zi} 字宽、{lines} 行高",
            "“{headline}” to “{last}”: stories in a row of one shape: {count}, each {zi} 字 wide and {lines} lines deep",
        ),
        (
            "中间一篇加宽一栏，或高矮错开，或加框、改竖题",
            "make one of them a column wider, or of another depth",
        ),
        (
            "三篇以上一样宽、一样高，排成一溜，版面呆板。简讯本来就排成一样，不算。",
            "Three stories or more of one width and depth in a row make a stiff page. Briefs are meant to look alike and "
            "don't count.",
        ),
    ),
    "makeup/folio-date": Message(
        W,
        (
            "报眉错：印的是“{printed}”，本期是 {right}",
            "the page says “{printed}”; the issue is of {right}",
        ),
        (
            "在 paper.yaml 的 masthead 或 folio 里写 {{date_text}}，日期自动印",
            "write `{{date_text}}` in `masthead` or `folio` of paper.yaml, and the date is filled in",
        ),
        (
            "报头、报眉里写死的日期，换一期就错。",
            "A date typed into the masthead or the folio is out of date with the next issue.",
        ),
    ),
    "makeup/folio-weekday": Message(
        W,
        (
            "报眉错：印的是“{printed}”，本期是{right}",
            "the page says “{printed}”; the day of the issue is {right}",
        ),
        (
            "在 paper.yaml 的 masthead 或 folio 里写 {{weekday}}，星期自动印",
            "write `{{weekday}}` in `masthead` or `folio` of paper.yaml, and the weekday is filled in",
        ),
        (
            "报头、报眉里写死的星期，换一期就错。",
            "A weekday typed into the masthead or the folio is out of date with the next issue.",
        ),
    ),
    "makeup/folio-page": Message(
        W,
        (
            "报眉错：第 {right} 版印着“{printed}”",
            "page {right} says “{printed}”",
        ),
        (
            "在 paper.yaml 的 folio 里写 {{page}}，版次自动印；版别写在各版的 section",
            "write `{{page}}` in `folio` of paper.yaml, and the number is filled in; sections go under `section` of pages",
        ),
        (
            "报眉里写死的版次、版别，换一版就错。",
            "A page number or section typed into the folio is out of place on the next page.",
        ),
    ),
}
