"""Messages about changes at night: stories pulled, swapped and moved."""

from ..diagnostics import Severity
from . import Message

E, W = Severity.ERROR, Severity.WARNING

MESSAGES: dict[str, Message] = {
    "night/no-story": Message(
        E,
        ("没有“{name}”这篇稿⟦，是 {near} 吗？⟧", "there is no story `{name}`⟦; is it `{near}`?⟧"),
        ("写 stories/ 里的文件名，不带 .md", "give the name of its file in stories/, without .md"),
        (
            "撤稿、换稿、移版认的是稿件的文件名，不是标题。",
            "Pulling, swapping and moving go by the names of files of stories, not by headlines.",
        ),
    ),
    "night/not-placed": Message(
        E,
        ("“{name}”没有上版", "`{name}` is on no page"),
        ("要上版用 banxin move {name} A02", "`banxin move {name} A02` places it"),
        (
            "撤的、换的至少有一篇在版上；没有上版的稿，用 move 上到空位或别的稿的位置。",
            "What is pulled must be on a page, and so must one of two that are swapped. `move` places a story that is on "
            "none, where nothing is drawn or in the place of another.",
        ),
    ),
    "night/placed": Message(
        E,
        ("“{name}”已经在 {on} 上", "`{name}` is already on {on}"),
        ("两篇对换用 banxin swap", "`banxin swap` lets two stories change places"),
        (
            "--with 后面写还没有上版的稿；两篇都在版上就是对换。",
            "`--with` takes a story that is on no page; two that are both placed change places with `swap`.",
        ),
    ),
    "night/same-story": Message(
        E,
        ("两头都是“{name}”", "both are `{name}`"),
        ("写两篇不同的稿", "name two different stories"),
        ("一篇稿不能和自己对换。", "A story can't change places with itself."),
    ),
    "night/no-page": Message(
        E,
        ("没有“{name}”版，本期有 {known}", "there is no page `{name}`; the issue has {known}"),
        ("", ""),
        (
            "移到哪一版，写版的名字；通版写它的全名或其中一版。",
            "A story is moved to a page by its name; a double truck goes by its own name or that of either half.",
        ),
    ),
    "night/no-area": Message(
        E,
        ("{on} 版上没有“{name}”⟦，是 {near} 吗？⟧", "page {on} has no `{name}`⟦; is it `{near}`?⟧"),
        ("{on} 版上的稿：{known}", "stories on {on}: {known}"),
        ("冒号后面写那一版上一篇稿的名字。", "After the colon stands the name of a story of that page."),
    ),
    "night/no-story-area": Message(
        E,
        (
            "“{name}”不是稿件，不能让稿子占它的位置⟦，是 {near} 吗？⟧",
            "`{name}` is no story, so none can take its place⟦; is it `{near}`?⟧",
        ),
        ("{on} 版上的稿：{known}", "stories on {on}: {known}"),
        (
            "稿件只能换稿件的位置。报头、图片、广告要挪，请改版样。",
            "Stories take the places of stories. To move a masthead, a picture or an advertisement, draw the page anew.",
        ),
    ),
    "night/no-empty": Message(
        E,
        ("{on} 版没有画着“.”的空位", "page {on} has no empty cells (`.`)"),
        (
            "写占哪篇的位置，如 {on}:稿名；或先撤一篇 --leave",
            "name the story whose place it takes ({on}:NAME), or pull one with `--leave`",
        ),
        (
            "不写占谁的位置，就上到版样里最大的一块空位。",
            "Without the name of a story to replace, a story goes to the largest empty block of the drawing.",
        ),
    ),
    "night/not-beside": Message(
        E,
        ("“{name}”不挨着空出来的地方（{on}）", "`{name}` is not beside the cells that come free ({on})"),
        ("换一篇挨着的，或不写 --give-to", "name a story beside them, or leave `--give-to` out"),
        (
            "稿子的版位要连成一片，所以只有挨着的稿能占空出来的地方。",
            "The area of a story is connected, so only a neighbour can grow over cells that come free.",
        ),
    ),
    "night/drawing-form": Message(
        E,
        (
            "{on} 的版样（{file}）这样写法没法改",
            "the drawing of {on} ({file}) is typed in a form that can't be written to",
        ),
        ("改成 dummy: | ，一行一行往下写", "write it as `dummy: |` with a row a line"),
        (
            "只在一行行画出来的版样里改字，引号里带换行符的不改。",
            "Words are changed in drawings that stand row by row, not in text between quotes with escapes.",
        ),
    ),
    "night/unsound-file": Message(
        E,
        ("{file} 里有错，先改好再动", "{file} has mistakes; mend them first"),
        ("banxin check 会一一指出来", "`banxin check` shows each of them"),
        (
            "文件读不全的时候，改哪里只能靠猜，所以不改。",
            "Where a file can't be read whole, the place to change would be a guess, so nothing is written.",
        ),
    ),
    "night/refused": Message(
        E,
        (
            "这样改，版面就不成立（上面 {count} 处），没有改任何文件",
            "the pages would not hold after this change ({count} faults above); no file was touched",
        ),
        ("", ""),
        (
            "改之前先照改好的样子读一遍；版位断开、图片不成方、稿子上了两次，都不写。",
            "The edition is read as it would be before anything is written. Areas in pieces, pictures that are no rectangles "
            "and stories placed twice are refused.",
        ),
    ),
    "night/pictures-off": Message(
        W,
        ("“{story}”的图 {pictures} 没有位置了", "{pictures} of `{story}` has no place any more"),
        ("要用就画进版样", "draw it where it is wanted"),
        (
            "图片跟着稿走。那边没有同样多的图位，多出来的就下版，地方归补上来的稿；文件和说明都在。",
            "Pictures go with their stories. Where the other place has fewer areas of pictures, the rest is off the page and "
            "their cells go to the story that comes. Files and captions stay.",
        ),
    ),
    "night/said-off": Message(
        W,
        (
            "“{story}”的 {keys} 写了几行，没有带到新的位置",
            "{keys} of `{story}` takes several lines and was not taken along",
        ),
        ("要的话在那一版重写", "write it again on that page"),
        (
            "插图、题图、逐行题、题号、字距说的是这篇稿，跟着稿走；只有写在一行里的能搬。banxin undo 能退回。",
            "Insets, art for a head, lines, sizes and distances of a head and fillers go with their story, where they stand on "
            "one line. `banxin undo` brings them back.",
        ),
    ),
    "night/index-item": Message(
        W,
        ("导读里去掉了“{story}”（{count} 条）", "`{story}` is taken out of the index ({count} items)"),
        ("要不要补一条，看 edition.yaml 的 index", "see `index` in edition.yaml whether another should stand there"),
        (
            "不上版的稿不能在导读里。只写了稿名的条目，换稿时跟着换；写了导语的去掉，因为话是说那篇的。",
            "A story on no page can't stand in the index. An item that is only its name becomes the story in its place; one "
            "with words of its own goes, as they speak of the story pulled.",
        ),
    ),
    "night/left-empty": Message(
        W,
        (
            "空出来的 {count} 格旁边没有稿，留空了",
            "no story stands beside the {count} cells that came free; they are left empty",
        ),
        ("上一篇别的稿：banxin move 稿名 {on}", "place another: `banxin move STORY {on}`"),
        (
            "空出来的地方归挨着的稿；旁边只有图片、广告、报头，就画成“.”。",
            "Cells that come free go to a story beside them; where there are but pictures, advertisements or the masthead, they "
            "are drawn as `.`.",
        ),
    ),
    "night/nothing-to-undo": Message(
        E,
        ("没有可以退回的改动", "there is no change to take back"),
        ("", ""),
        (
            "退回的是 pull、swap、move 最近一次写的文件。",
            "`undo` takes back what `pull`, `swap` and `move` wrote, the last first.",
        ),
    ),
    "night/changed-since": Message(
        E,
        ("{file} 后来又改过，退不回去", "{file} was changed since, so the change can't be taken back"),
        ("自己改，或先还原那个文件", "change it by hand, or restore that file first"),
        (
            "只有文件还跟当时写的一样，才退回原来的字节；你后来的修改不会丢。",
            "Files go back to their earlier bytes only where they are as they were written, so that no later work is lost.",
        ),
    ),
}
