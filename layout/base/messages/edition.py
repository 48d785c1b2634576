"""Messages about the edition folder: YAML, dummies, files, paper, pictures."""

from ..diagnostics import Severity
from . import Message

E, P, W, I = Severity.ERROR, Severity.PRINT, Severity.WARNING, Severity.INFO

_YAML: dict[str, Message] = {
    "yaml/indent": Message(
        E,
        ("第{line}行缩进 {indent} 格，应是 {wanted} 格", "line {line} is indented by {indent}, {wanted} expected"),
        ("行首空 {wanted} 个空格", "begin the line with {wanted} spaces"),
        (
            "同一层的各项缩进要一样；下一层比上一层多空两格。",
            "Entries of one level are indented alike, those of the next level by 2 more.",
        ),
    ),
    "yaml/tab": Message(
        E,
        ("第{line}行用制表符缩进，共 {count} 行", "line {line} is indented by a tab, {count} lines in all"),
        ("制表符换成空格", "use spaces"),
        (
            "YAML 的缩进只能用空格。编辑器里可以设成“按 Tab 键输入空格”。",
            "YAML is indented by spaces; set your editor to type them for the Tab key.",
        ),
    ),
    "yaml/fullwidth-space": Message(
        E,
        ("第{line}行用全角空格缩进", "line {line} is indented by full-width spaces"),
        ("换成两个半角空格", "use two ordinary spaces for each"),
        ("YAML 的缩进只能用半角空格。", "YAML is indented by ordinary spaces."),
    ),
    "yaml/fullwidth-colon": Message(
        E,
        ("“{key}：”用了全角冒号", "full-width colon after `{key}`"),
        ("改成“{key}: ”，冒号后空一格", "type `{key}: `, with a space after the colon"),
        ("名字后面用半角冒号加一个空格。", "A key is followed by an ordinary colon and a space."),
    ),
    "yaml/fullwidth-comma": Message(
        E,
        ("“{key}”前面用了全角逗号", "full-width comma before `{key}`"),
        ("改成半角逗号加一个空格", "type an ordinary comma and a space"),
        ("花括号里的各项用半角逗号隔开。", "Ordinary commas part the entries between braces."),
    ),
    "yaml/colon-space": Message(
        E,
        ("“{key}:”后面少一个空格", "no space after `{key}:`"),
        ("冒号后空一格", "put a space after the colon"),
        (
            "名字、冒号、空格、内容。少了空格，整段会被当成一个词。",
            "Key, colon, space, value. Without the space it is all one word.",
        ),
    ),
    "yaml/no-colon": Message(
        E,
        ("“{word}”不是“名字: 内容”", "`{word}` is no `key: value`"),
        (
            "是前一项的内容，就把那一项的内容整个用单引号括起来；是名字，后面写“: ”和内容",
            "if it belongs to the value before it, put that whole value in single quotes; if it is a key, type `: ` and "
            "its value",
        ),
        (
            "花括号里用逗号隔开各项，所以内容里有逗号就要加引号，如 {{caption: '全长1,286米', credit: 某某}}。",
            "Commas part the entries between braces, so a value with a comma stands in quotes, as in "
            "{{caption: 'some 1,286 m', credit: NAME}}.",
        ),
    ),
    "yaml/unclosed-quote": Message(
        E,
        ("引号 {quote} 没有收口", "the quotation mark {quote} is not closed"),
        ("在行末补上 {quote}", "add {quote} at the end"),
        ("内容用引号括起来时，开头结尾要用同一种引号。", "A quoted value ends with the mark that it begins with."),
    ),
    "yaml/unclosed-brace": Message(
        E,
        ("括号 {brace} 没有收口", "the bracket {brace} is not closed"),
        ("在行末补上 {closer}", "add {closer} at the end"),
        ("花括号、方括号在一行之内成对。", "Braces and brackets come in pairs within a line."),
    ),
    "yaml/needs-quotes": Message(
        E,
        ("“{start}…”要加引号", "`{start}…` needs quotes"),
        ("写成：{line}", "write: {line}"),
        (
            "内容以 [ {{ * & @ ! % > ` 开头，或里面有“: ”“ #”，要整个用单引号括起来。",
            "A value that begins with [ {{ * & @ ! % > ` or holds `: ` or ` #` stands in single quotes.",
        ),
    ),
    "yaml/duplicate-key": Message(
        E,
        ("“{key}”写了两次（{first}、{second} 行）", "`{key}` given twice (lines {first} and {second})"),
        ("两处留一处", "keep one of them"),
        (
            "同一个名字在同一处只能写一次；中文写法和英文写法算同一个。",
            "A key stands once; its Chinese and English spellings are one key.",
        ),
    ),
    "yaml/unknown-key": Message(
        E,
        ("没有“{key}”这一项，是 {near} 吗？", "no key `{key}` here, did you mean `{near}`?"),
        ("这里可以写：{known_zh}", "keys here: {known_en}"),
        (
            "写错的名字会让后面的内容落空，所以不放过。",
            "A misspelt key would silently lose what follows it, so it is an error.",
        ),
    ),
    "yaml/unknown-key-far": Message(
        E,
        ("没有“{key}”这一项", "no key `{key}` here"),
        ("这里可以写：{known_zh}", "keys here: {known_en}"),
        (
            "写错的名字会让后面的内容落空，所以不放过。",
            "A key that is not known would silently lose what follows it, so it is an error.",
        ),
    ),
    "yaml/missing-key": Message(
        E,
        ("缺“{key}”这一项", "`{key}` is missing"),
        ("加一行“{key}: …”", "add `{key}: …`"),
        ("这一项不能省。", "This one can't be left out."),
    ),
    "yaml/wrong-shape": Message(
        E,
        ("“{key}”这里应是{wanted_zh}", "`{key}` takes {wanted_en}"),
        ("对照样报里的同一项改写", "see the same entry in the sample edition"),
        (
            "有的项是一段文字，有的是列表（一行一项，以“- ”开头），有的下面还有“名字: 内容”。",
            "Some entries hold text, some a list (items after `- `), some further `key: value` lines.",
        ),
    ),
    "yaml/second-document": Message(
        E,
        ("文件里有第二个“---”，后面的没有读", "a second `---` in the file; what follows is not read"),
        ("删掉这一行", "delete the line"),
        ("这里一个文件只放一份内容。", "One file holds one document here."),
    ),
    "yaml/too-deep": Message(
        E,
        ("层次超过 {limit} 层", "more than {limit} levels"),
        ("多半是漏了一个 ] 或 }}", "a ] or }} is probably missing"),
        ("用得着的层次不超过四五层。", "No entry needs more than a few levels."),
    ),
    "yaml/syntax": Message(
        E,
        ("第{line}行看不懂", "line {line} can't be read"),
        (
            "对照样报里的同一处，看缩进、冒号、引号和括号",
            "compare indent, colons, quotes and brackets with the sample edition",
        ),
        (
            "这一行不合 YAML 的写法；这一行以外的仍然读了。",
            "The line is no YAML; the rest of the file was read without it.",
        ),
    ),
}

_VALUES: dict[str, Message] = {
    "value/number": Message(
        E,
        ("“{value}”应是 1 以上的整数", "`{value}` should be a whole number from 1"),
        ("只写数字，如 3", "digits only, such as 3"),
        ("期号、栏数、位次是从 1 起的整数。", "Issue numbers, columns and ranks are whole numbers from 1."),
    ),
    "value/free-place": Message(
        E,
        ("“{value}”不是版上的位置", "`{value}` is no place on the page"),
        (
            "写两个数：从版心左边、上边起，如 12字 40行 或 30mm 120mm",
            "write two: from the left and from the top of the type area, such as 12字 40行 or 30mm 120mm",
        ),
        (
            "位置从版心左上角量起，先横后竖，单位用 字、行、mm，可以混用。",
            "Places count from the top left corner of the type area, across and then down, in 字, 行 or mm, mixed as you like.",
        ),
    ),
    "value/free-size": Message(
        E,
        ("“{value}”不是宽高", "`{value}` is no size"),
        (
            "写宽和高，如 60mm 40mm；只写宽，高随内容",
            "write width and height, such as 60mm 40mm; with the width alone it is as deep as it needs",
        ),
        (
            "大小先宽后高，单位用 字、行、mm。只写宽时，图按原来的比例，稿按字数。",
            "Sizes are width and then height in 字, 行 or mm. With the width alone a picture keeps its shape, and a story "
            "takes the lines that it needs.",
        ),
    ),
    "value/head-tracking": Message(
        E,
        ("“{value}”不是题的字距", "`{value}` is no distance between characters of a head"),
        ("写 -5%、10% 或 0.1em，最多两个字宽", "write -5%, 10% or 0.1em, at most two em"),
        (
            "head_tracking 是标题每个字后面加的空，按字宽的百分比或 em，负数收紧。",
            "`head_tracking` is what is added after each character of a head, as a share of its size; less than 0 sets closer.",
        ),
    ),
    "value/stretch": Message(
        E,
        ("“{value}”不是字宽", "`{value}` is no width of characters"),
        ("写 90% 或 1.1，在 50% 到 200% 之间", "write 90% or 1.1, between 50% and 200%"),
        (
            "head_stretch 是字宽与原来的比：小于 100% 是长体，大于 100% 是扁体。",
            "`head_stretch` is how wide characters are beside what the face has: below 100% narrow, above it wide.",
        ),
    ),
    "value/columns": Message(
        E,
        ("“{value}”不是栏数，也不是各栏的字数", "`{value}` is neither a number of columns nor their measures"),
        ("写 3，或 [18, 19, 18]：各栏的字数，可带半字", "write 3, or [18, 19, 18]: the 字 of each, halves allowed"),
        (
            "columns 是几栏，各栏一样宽；或方括号里写各栏的字数，从左到右。",
            "`columns` is how many there are, all alike, or in brackets the measure of each in 字, from left to right.",
        ),
    ),
    "filler/unknown": Message(
        E,
        ("没有叫“{name}”的补白", "there is no filler called `{name}`"),
        ("⟦有这些：{known}⟧", "⟦there are: {known}⟧"),
        (
            "补白是 fillers/ 里的短稿，一篇一个文件，放在编期里或 paper.yaml 旁边；版上写 filler: 名字，就接在那篇后面。",
            "Fillers are short items in fillers/, a file each, in the edition or beside paper.yaml; `filler: NAME` in a page "
            "puts one under a story.",
        ),
    ),
    "filler/recent": Message(
        W,
        (
            "补白“{name}”{days} 天前后（{date} {where}）用过",
            "the filler `{name}` stood in the issue of {date} (page {where}), {days} day(s) away",
        ),
        (
            "换一篇；隔多少天可以再用写在 paper.yaml 的 `filler_days`",
            "take another; `filler_days` of paper.yaml says how soon one may come again",
        ),
        (
            "补白付印时记在 paper.yaml 旁边的 fillers/used.yaml 里，这个文件跟着报纸走。`filler_days`（不写是 30）天之内用过的，"
            "引擎不再拿来补，版上点名要用就提醒。",
            "Fillers are entered in fillers/used.yaml beside paper.yaml when their pages are written for the press; the file "
            "travels with the paper. One that was used within `filler_days` (30 unless said) is not offered again, and is told "
            "of where a page asks for it.",
        ),
    ),
    "filler/log": Message(
        W,
        ("补白的记录 {file} 写不进去", "the log of fillers {file} can't be written"),
        (
            "看看文件夹是不是只读、文件是不是被别的程序占着",
            "see whether its folder may be written to and no other program holds it open",
        ),
        (
            "记不下来，以后各期就不知道这几篇补白用过。版面已经照常付印。",
            "Later issues will not know that these fillers were used. The pages were printed as ever.",
        ),
    ),
    "filler/twice": Message(
        E,
        ("补白“{name}”用了两次", "the filler `{name}` is used twice"),
        ("换一篇⟦：{known}⟧", "take another⟦: {known}⟧"),
        ("一期里同一篇补白只印一次。", "A filler is printed once in an issue."),
    ),
    "value/size": Message(
        E,
        ("“{value}”不是字号", "`{value}` is no size of type"),
        ("写号数或点数，如 二号、28pt", "write it in points, such as 28pt, or as a 号 such as 二号"),
        (
            "题的字号写号数（初号到八号）或点数；不写，就取放得下的最大一号。",
            "The size of a head is a 号 or points; where it is left out the head is as large as fits.",
        ),
    ),
    "value/tracking": Message(
        E,
        ("“{value}”不是字距的收放", "`{value}` does not say how much closer or wider characters stand"),
        (
            "写百分数，收紧为负，如 -1%；最多收放 10%",
            "write a percentage, negative for closer, such as -1%; 10% at most",
        ),
        (
            "字距按字的大小收放：-1% 是每个字后收去百分之一个字。",
            "Tracking goes by the size of the characters: -1% takes a hundredth of an em after each.",
        ),
    ),
    "value/yes-no": Message(
        E,
        ("“{value}”应是“是”或“否”", "`{value}` should be true or false"),
        ("写 true 或 false，是或否", "write true or false"),
        ("这一项只有两种答案。", "This entry has two answers only."),
    ),
    "value/date": Message(
        E,
        ("“{value}”不是日期", "`{value}` is no date"),
        ("写成 2026-11-24", "write it as 2026-11-24"),
        (
            "日期写成 2026-11-24、2026/11/24 或 2026年11月24日。",
            "Dates are written 2026-11-24, 2026/11/24 or 2026年11月24日.",
        ),
    ),
    "value/weekday": Message(
        E,
        ("“{value}”不是星期几", "`{value}` is no day of the week"),
        ("写成“周一至周五”或“一 三 五”", "write 周一至周五, or mon wed fri"),
        ("出版日可以写“每天”“周一至周五”“一 三 五”。", "Publication days: daily, mon-fri, or a list of days."),
    ),
    "value/focus": Message(
        E,
        ("焦点“{value}”应是两个 0 到 1 之间的数", "the focus `{value}` should be two numbers from 0 to 1"),
        ("如 [0.4, 0.3]：从左 40%、从上 30%", "such as [0.4, 0.3]: 40 % from the left, 30 % from the top"),
        (
            "裁图时留住焦点：先横后竖，左上角是 [0, 0]，右下角是 [1, 1]。",
            "Cropping keeps the focus: across, then down; [0, 0] is the top left, [1, 1] the bottom right.",
        ),
    ),
    "value/choice": Message(
        E,
        ("没有“{value}”这个写法⟦，是 {near} 吗？⟧", "`{value}` is not one of the words here⟦, did you mean {near}?⟧"),
        ("可以写：{known}", "one of: {known}"),
        ("这一项只认列出的几个词。", "This entry takes one of the words listed."),
    ),
    "value/trim": Message(
        E,
        ("“{value}”不是尺寸", "`{value}` is no size"),
        ("写宽乘高，如 390 x 545 mm", "width by height, such as 390 x 545 mm"),
        ("尺寸写宽乘高，单位毫米。", "A size is width by height, in millimetres."),
    ),
    "value/head-width": Message(
        E,
        ("题位 {position} 不收宽度“{value}”", "`head: {position}` takes no width `{value}`"),
        (
            "去掉它；串文题、文包题、眉心题、对角题才写宽度，如 2栏、12字",
            "leave it out; only inset and diagonal heads have one, such as `2 columns` or `12 zi`",
        ),
        (
            "盖文题、左题、右题、文夹题、腰带题的宽度随栏走，题压图随图走。",
            "Other heads are as wide as the columns or the picture that they belong to.",
        ),
    ),
    "value/language": Message(
        E,
        ("“{value}”不是语言代号", "`{value}` is no language tag"),
        ("如 zh-Hans、en", "such as zh-Hans or en"),
        ("语言代号照 BCP 47，如 zh-Hans、zh-Hant、en。", "Language tags follow BCP 47, such as zh-Hans, zh-Hant, en."),
    ),
}

_FILES: dict[str, Message] = {
    "file/encoding": Message(
        E,
        (
            "{file} 不是 UTF-8，像是 {encoding}（“{sample}…”）",
            "{file} is not UTF-8, it looks like {encoding} (`{sample}…`)",
        ),
        ("用编辑器另存为 UTF-8", "save it as UTF-8"),
        (
            "文件要存成 UTF-8。旧编辑器存的多半是 GB18030，内容不会丢，另存一次就好。",
            "Files are UTF-8. Older editors save GB18030; nothing is lost, save it once more.",
        ),
    ),
    "file/not-text": Message(
        E,
        ("{file} 不是文本文件，或者坏了", "{file} is no text file, or it is damaged"),
        ("看看是不是 Word 文件改了名", "is it a Word file under another name?"),
        ("稿子是纯文本。Word 文件要先另存为文本。", "Stories are plain text; save Word files as text first."),
    ),
    "file/control-character": Message(
        W,
        (
            "有看不见的控制字符 {count} 处（{character}），不印",
            "invisible control characters, {count} of them ({character}), are left out",
        ),
        ("看看前后有没有少字，再删掉它们", "see whether anything is lost beside them, then delete them"),
        (
            "从别的软件粘贴时带进来的，印不出来，字与字之间也不会因此空开。",
            "Pasting from other programs brings them. They can't be printed, and no gap is left for them.",
        ),
    ),
    "file/lost-character": Message(
        P,
        (
            "有“\ufffd”{count} 处（{character}）：原来的字转换编码时丢了",
            "\ufffd in {count} places ({character}): the characters there were lost when somebody converted the file",
        ),
        ("照原稿补上", "put them in again from the original"),
        (
            "这个记号是软件认不出一个字时放上去的，原来是什么字，文件里已经没有了。",
            "Programs put this sign where they could not read a character; the file no longer tells which it was.",
        ),
    ),
    "file/missing": Message(
        E,
        ("找不到 {file}", "{file} is not there"),
        ("⟦文件夹里相近的：{near}⟧", "⟦near it in the folder: {near}⟧"),
        ("文件名要和写的一字不差，大小写也算。", "The file name must be the same to the letter, capitals too."),
    ),
}

_EDITION: dict[str, Message] = {
    "edition/date": Message(
        E,
        ("{value} 没有这一天", "there is no day {value}"),
        ("最近的一天是 {nearest}", "the nearest is {nearest}"),
        ("日期要是日历上有的。", "The date must be in the calendar."),
    ),
    "edition/no-date": Message(
        E,
        ("没有写日期", "no date given"),
        ("加一行“date: 2026-11-24”，或用日期作文件夹的名字", "add `date: 2026-11-24`, or name the folder by its date"),
        ("星期、农历、期号都从日期算出来。", "Weekday, lunar date and issue number are computed from it."),
    ),
    "edition/folder-date": Message(
        W,
        ("写的是 {typed}，文件夹叫 {folder}", "the date is {typed}, the folder is called {folder}"),
        ("改成一样的；印的是 {typed}", "make them agree; {typed} is printed"),
        ("多半是抄昨天的文件夹，忘了改日期。", "Most often yesterday's folder was copied and the date left."),
    ),
    "edition/weekday": Message(
        W,
        ("写“{typed}”，{date} 是{right}", "`{typed}` given, but {date} is {right}"),
        ("删掉这一行，星期是算出来的", "delete the line, it is computed"),
        ("星期、农历不用写；写了，就替你核对。", "Weekday and lunar date need not be given; given, they are checked."),
    ),
    "edition/before-first": Message(
        W,
        ("{date} 在创刊日 {first} 之前", "{date} is before the first issue, {first}"),
        ("看看日期，或 paper.yaml 的 first_issue", "see the date, or `first_issue` in paper.yaml"),
        ("期号从创刊日数起。", "Issue numbers count from the first issue."),
    ),
    "edition/no-issue-day": Message(
        W,
        ("{date}（{weekday}）不是出版日", "{date} ({weekday}) is no publication day"),
        (
            "看看日期，或 paper.yaml 的 publication_days 和 skipped",
            "see the date, or `publication_days` and `skipped` in paper.yaml",
        ),
        (
            "出版日和停刊日写在 paper.yaml，期号按它数。",
            "Publication days and days skipped stand in paper.yaml; issue numbers follow them.",
        ),
    ),
    "edition/no-paper": Message(
        E,
        ("不知道是哪张报纸", "which paper is it?"),
        (
            "加一行“paper: 报名”，或在上一层文件夹放 paper.yaml",
            "add `paper: NAME`, or put a paper.yaml in the folder above",
        ),
        (
            "报名、报头、样式写在各期共用的 paper.yaml 里；只有报名的话，写在 edition.yaml 就行。",
            "The paper's name, masthead and stylesheet stand in a paper.yaml shared by its issues; the name alone may "
            "stand in edition.yaml.",
        ),
    ),
    "edition/paper-name": Message(
        W,
        ("这里写“{typed}”，paper.yaml 里是“{name}”", "`{typed}` here, `{name}` in paper.yaml"),
        ("删掉这一行；印的是“{name}”", "delete the line; {name} is printed"),
        ("有了 paper.yaml，报名以它为准。", "Where there is a paper.yaml, its name counts."),
    ),
    "edition/no-pages": Message(
        E,
        ("一个版也没有", "there is no page"),
        ("在 pages 下面画 A01，或放一个 pages/A01.yaml", "draw A01 under `pages`, or add pages/A01.yaml"),
        (
            "版样写在 edition.yaml 的 pages 里，或一个版一个文件放在 pages 文件夹里。",
            "Pages are drawn under `pages` in edition.yaml, or one file each in the folder pages.",
        ),
    ),
    "edition/page-twice": Message(
        E,
        (
            "{name} 在 edition.yaml 第{line}行已经画了，又有单独的文件",
            "{name} is drawn in edition.yaml, line {line}, and has a file of its own",
        ),
        ("两处留一处", "keep one of them"),
        ("一个版只画一次。", "A page is drawn once."),
    ),
    "edition/truck-pair": Message(
        E,
        (
            "{left} 和 {right} 不是对页，不能拼成一版",
            "{left} and {right} don't face each other, so they can't be one page",
        ),
        (
            "左边是双数版，右边是下一版，如 A04-A05；只是一个版的名字，就别用两个数相连",
            "a left page has an even number and the next one stands at its right, as in A04-A05; the name of a single "
            "page doesn't join two numbers",
        ),
        (
            "名字里写两个版，就是把两版当一版来画（通版、跨版）。报纸打开，双数版在左，单数版在右，2-3、4-5、6-7 才对着。",
            "A page named for two is a double truck: both are drawn as one. In an open paper pages of even numbers lie at "
            "the left, those of odd numbers at the right, so 2-3, 4-5 and 6-7 face each other.",
        ),
    ),
    "edition/page-in-two": Message(
        E,
        ("{name} 已经画在 {first} 里了", "{name} is drawn in {first} already"),
        ("两处留一处", "keep one of them"),
        (
            "通版（A04-A05）占了两个版，这两个版就不能再单独画，也不能再和别的版相拼。",
            "A double truck (A04-A05) takes both of its pages: neither can be drawn by itself or joined to another.",
        ),
    ),
    "edition/no-page-of-name": Message(
        E,
        ("没有“{name}”这个版", "there is no page {name}"),
        ("⟦本期有 {known}⟧", "⟦this issue has {known}⟧"),
        ("要排的版必须是画了的。", "Only pages that are drawn can be asked for."),
    ),
    "edition/identity": Message(
        P,
        ("报头缺{item_zh}", "the imprint lacks the {item_en}"),
        (
            "在 paper.yaml 加“{key}: …”（期号写在 edition.yaml）",
            "add `{key}: …` to paper.yaml (`issue` to edition.yaml)",
        ),
        (
            "公开发行的报纸每期在固定位置刊登出版单位、刊号、邮发代号、期号、地址、定价。要哪些，由 paper.yaml 的"
            " profile 决定。",
            "A regular paper prints publisher, CN number, postal code, issue number, address and price in every "
            "issue. `profile` in paper.yaml says which are compulsory.",
        ),
    ),
    "edition/no-such-page": Message(
        E,
        (
            "导读指向“{page_typed}”，本期 {last} 版",
            "the index points at page `{page_typed}`, the edition has {last} pages",
        ),
        (
            "写稿子的名字，版次会自己填；不在本期的加 elsewhere: true",
            "name the story and leave the page out; for a page elsewhere add `elsewhere: true`",
        ),
        ("导读里的版次要是本期有的版。", "A page in the index must be one of this issue."),
    ),
    "local/key": Message(
        E,
        ("地方版的代号“{key}”不能写进文件名", "the key `{key}` of a local edition can't be part of a file's name"),
        (
            "代号只用字母、数字、汉字，印出来的名字写在 name",
            "use letters, figures and Chinese characters; `name` is what is printed",
        ),
        (
            "代号是 pages/ 下面那个文件夹的名字，也写进付印文件名：A03-east。",
            "The key is the name of the folder of its pages and part of the names of its print files: A03-east.",
        ),
    ),
    "local/unknown-folder": Message(
        W,
        (
            "pages/{folder}/ 里的版没有用：没有这个地方版⟦，是 {near} 吗？⟧",
            "the pages in pages/{folder}/ are not used: there is no such local edition⟦; is it `{near}`?⟧",
        ),
        ("在 edition.yaml 的 local 里写上它", "name it under `local` in edition.yaml"),
        (
            "pages/ 下面的文件夹是地方版自己的版，文件夹名就是 local 里的代号。",
            "A folder in pages/ has the own pages of a local edition, whose key under `local` it is named for.",
        ),
    ),
    "local/no-page": Message(
        E,
        (
            "地方版 {local} 说到的“{name}”版，本期没有",
            "the local edition {local} names the page `{name}`, which the issue has not",
        ),
        ("", ""),
        (
            "own 写照共用版样自己出的版，without 写不出的版，都是共用的版名。",
            "`own` has pages that are drawn as shared but printed by themselves, `without` those that it has not; both name "
            "shared pages.",
        ),
    ),
    "index/wrong-page": Message(
        P,
        ("导读写 {typed}，{story} 在 {right}", "the index says {typed}, {story} is on {right}"),
        ("删掉 page，会自己填", "leave `page` out, it is filled in"),
        ("导读的版次从稿子实际所在的版取。", "Pages in the index are taken from where the story really is."),
    ),
    "index/unknown-story": Message(
        E,
        ("导读里的“{name}”没有这篇稿子", "the index names `{name}`, but there is no such story"),
        (
            "⟦相近的：{near}；⟧不在本期的写 headline 和 elsewhere: true",
            "⟦near it: {near}; ⟧for a story elsewhere give `headline` and `elsewhere: true`",
        ),
        (
            "导读的一项写稿子的名字，或写引题、题目、版次并加 elsewhere: true。",
            "An item names a story, or carries kicker, headline and page with `elsewhere: true`.",
        ),
    ),
    "index/unplaced": Message(
        E,
        ("导读里的 {name} 没有上版", "the index names {name}, which is on no page"),
        ("把它画进版样，或从导读里拿掉", "draw it on a page, or take it out of the index"),
        ("导读只能指向上了版的稿子。", "The index can only point at stories that are on a page."),
    ),
    "index/undrawn": Message(
        W,
        ("写了导读，哪个版也没有画", "there are `index` items, but no page draws the index"),
        ("在版样里画 index，或删掉这几项", "draw `index` in a dummy, or delete the items"),
        ("导读印在版样里写着 index 的格子。", "The index is set in the cells that say `index`."),
    ),
    "index/empty": Message(
        E,
        ("导读这一项没有稿子也没有题目", "this item of the index has neither story nor headline"),
        ("写稿子的名字，或写 headline", "name a story, or give a `headline`"),
        (
            "导读的一项写稿子的名字，或写引题、题目、版次。",
            "An item names a story, or carries kicker, headline and page.",
        ),
    ),
    "index/no-page": Message(
        E,
        ("导读这一项没有版次", "this item of the index has no page"),
        (
            "写稿子的名字或 page；不在本期的加 elsewhere: true",
            "name the story or give `page`; for matter elsewhere add `elsewhere: true`",
        ),
        (
            "没有写稿子名字的一项要写版次；指向别处的加 elsewhere: true，版次可以不写。",
            "An item without a story gives its page; one with `elsewhere: true` may leave it out.",
        ),
    ),
    "index/no-items": Message(
        W,
        (
            "版样里有导读，edition.yaml 里没有 index",
            "the dummy has an index, but edition.yaml lists nothing under `index`",
        ),
        ("加“index: [稿子, 稿子]”，或从版样里拿掉", "add `index: [story, story]`, or take it out of the dummy"),
        ("导读印哪几篇，由 edition.yaml 的 index 决定。", "`index` in edition.yaml says what the index box lists."),
    ),
    "qr/empty": Message(
        E,
        ("二维码“{name}”没有网址", "the QR code `{name}` has no address"),
        ("加“url: https://…”", "add `url: https://…`"),
        ("二维码要有网址（url）或内容（data）。", "A QR code holds a `url` or other `data`."),
    ),
    "qr/odd-address": Message(
        W,
        ("二维码“{name}”的网址“{url}”不像网址", "`{url}`, the address of QR code `{name}`, does not look like one"),
        (
            "看看有没有全角字符和空格；不是网址的写 data",
            "look for full-width characters and spaces; use `data` for what is no address",
        ),
        (
            "手机扫出来的就是这一串，一个全角冒号就打不开。",
            "A phone opens exactly this; one full-width colon and it fails.",
        ),
    ),
    "qr/none": Message(
        E,
        (
            "版样里有二维码“{name}”，哪里也没有写它的网址",
            "the dummy has the QR code `{name}`, but no address is given for it",
        ),
        (
            "在 edition.yaml 或 paper.yaml 加“qr: {{{name}: {{url: …}}}}”",
            "add `qr: {{{name}: {{url: …}}}}` to edition.yaml or paper.yaml",
        ),
        (
            "本期用的二维码写在 edition.yaml，常年用的写在 paper.yaml。",
            "Codes of the issue stand in edition.yaml, those of the paper in paper.yaml.",
        ),
    ),
    "paper/cn-format": Message(
        W,
        ("刊号“{value}”不合“CN 12-3456”的样子", "the CN number `{value}` is not like `CN 12-3456`"),
        ("核对后改", "check it"),
        (
            "国内统一连续出版物号是 CN 加两位地区号、短横、四位序号。",
            "A CN number is CN, two figures for the region, a hyphen and four figures.",
        ),
    ),
    "paper/internal-cn": Message(
        W,
        ("内部资料不能有刊号", "an internal publication may not carry a CN number"),
        ("删掉 cn，或把 profile 改成 cn", "delete `cn`, or set `profile: cn`"),
        ("内部资料登的是准印证号，写在 extra 里。", "Internal papers print their permit number; put it under `extra`."),
    ),
    "paper/postal-code-format": Message(
        W,
        ("邮发代号“{value}”不合“23-1”的样子", "the postal distribution code `{value}` is not like `23-1`"),
        ("核对后改", "check it"),
        (
            "邮发代号是两个数，中间一个短横；报纸的前一个是单数。",
            "The code is two numbers joined by a hyphen; the first is odd for newspapers.",
        ),
    ),
    "allow/unknown-code": Message(
        E,
        ("没有“{allowed}”这条提示", "there is no message `{allowed}`"),
        ("⟦是 {near} 吗？⟧", "⟦did you mean {near}?⟧"),
        ("allow 里写要放行的提示的代号。", "`allow` lists codes of messages that somebody answers for."),
    ),
    "makeup/unknown-rule": Message(
        E,
        ("没有“{rule}”这条版面规则", "there is no make-up rule `{rule}`"),
        (
            "⟦是 {near} 吗？⟧规则写号码（MK01 到 MK21）或名字（断版、碰题）",
            "⟦did you mean {near}? ⟧rules go by number, MK01 to MK21",
        ),
        (
            "paper.yaml 和各版的 makeup 里，一条规则写 off 就不查，写 on 就查；没写的照版面风格（style）。",
            "`makeup` in paper.yaml and in pages turns single rules off or on; the others go by the style of the page.",
        ),
    ),
    "makeup/jump-pair": Message(
        W,
        (
            "头尾不接：{page_typed} 版的《{headline}》写着“{typed}”，第 {onto} 版没有“{answer}”",
            "“{headline}” on {page_typed} says “{typed}”, and nothing on page {onto} says “{answer}”",
        ),
        (
            "在第 {onto} 版那一篇里写上“{answer}”；或者让引擎来转：版样里写“{story}>”，下转、上接都自动印",
            "write “{answer}” on page {onto}; or let the engine do it: `{story}>` in a dummy sets both lines by itself",
        ),
        (
            "转版一头一尾：头上写下转第几版，尾上写上接第几版，对得上，读者才找得着。引擎转的版两头都自己写。",
            "A story that jumps says at its break where it goes on, and where it goes on says where it comes from. What "
            "the engine lays out itself has both.",
        ),
    ),
    "allow/never": Message(
        E,
        ("“{allowed}”不能放行", "`{allowed}` can't be allowed"),
        ("把它改好", "mend it"),
        (
            "排不下的字、缺的字形，谁签字也不能放行。",
            "Text that does not fit and missing glyphs can't be waived by anybody.",
        ),
    ),
    "allow/no-reason": Message(
        E,
        ("放行“{allowed}”没有写理由", "`{allowed}` is allowed without a reason"),
        ("写成 {{code: {allowed}, reason: 为什么, by: 谁}}", "write {{code: {allowed}, reason: WHY, by: WHO}}"),
        ("放行要有人负责：写明理由和姓名。", "Somebody answers for what is allowed: give the reason and a name."),
    ),
}

_DUMMY: dict[str, Message] = {
    "dummy/empty": Message(
        E,
        ("版样是空的", "the dummy is empty"),
        ("一行写几个名字，一个名字一栏", "write a row of names, one a column"),
        (
            "版样是一张名字格子：一个词一栏，上下几行就是从高到低的几段。",
            "A dummy is a grid of names: one word a column, one row a band of the page.",
        ),
    ),
    "dummy/no-bar": Message(
        E,
        ("版样前面少一个“|”", "no `|` before the rows of the dummy"),
        (
            "在上一行的冒号后面加上半角的“|”：“A01: |”",
            "put an ordinary `|` after the colon of the line above: `A01: |`",
        ),
        (
            "没有竖线，几行名字会连成一行。竖线要用半角的。",
            "Without the bar the rows run on into one. A full-width bar is a letter to YAML.",
        ),
    ),
    "dummy/too-large": Message(
        E,
        (
            "版样 {rows} 行 {columns} 栏，最多 {most_rows} 行 {most_columns} 栏",
            "the dummy has {rows} rows and {columns} columns, at most {most_rows} and {most_columns}",
        ),
        ("名字之间是空格，一个词一栏", "names are parted by spaces, one word a column"),
        ("再多就排不了字了。", "No text fits between more."),
    ),
    "dummy/no-words": Message(
        E,
        ("“{row}”这一行只有高度，没有名字", "the row `{row}` has a depth but no names"),
        ("写上名字；空的格子写“.”", "name the cells; an empty one is `.`"),
        ("每一行先写名字，后写高度。", "A row has its names first, then its depth."),
    ),
    "dummy/depth": Message(
        E,
        ("高度“{value}”看不懂", "the depth `{value}` can't be read"),
        (
            "写 20（行）、84 mm、auto、*，或范围：20-30、>=20、<=30",
            "write 20 (lines), 84 mm, auto, *, or bounds: 20-30, >=20, <=30",
        ),
        (
            "高度是整行数，或毫米；auto 是要多少给多少，* 是分余下的。后两种可以限定：20-30、至少20、至多30，auto 也可以写成 auto 20-30。",
            "A depth is a number of lines, or mm; auto is what is needed, * shares the rest. The last two may have bounds: "
            "20-30, >=20, <=30; also `auto 20-30`.",
        ),
    ),
    "dummy/depth-crossed": Message(
        E,
        ("高度至少 {least}、至多 {most}，前后矛盾", "a depth of at least {least} and at most {most} can't be"),
        ("写成 {most}-{least}", "write {most}-{least}"),
        (
            "范围先写小的，后写大的：20-30 是至少 20 行、至多 30 行。",
            "The lesser bound comes first: 20-30 is 20 lines at least, 30 at most.",
        ),
    ),
    "dummy/ragged-row": Message(
        E,
        ("版样第{row}行 {count} 格，其余 {wanted} 格", "row {row} of the dummy has {count} words, the others {wanted}"),
        ("这一行：{typed}；别的行：{right}", "this row: {typed}; another: {right}"),
        ("每行的词要一样多；空的格子写“.”。", "All rows have as many words; an empty cell is `.`."),
    ),
    "dummy/unknown-name": Message(
        E,
        (
            "版样里的“{name}”没有稿件、图片或广告，是 {near} 吗？",
            "no story, picture or ad is called `{name}`, did you mean `{near}`?",
        ),
        ("改名字，或新建 stories/{name}.md", "mend the name, or add stories/{name}.md"),
        (
            "版样里的名字是 stories 里的文件名、稿子里 pictures 的名字，或 masthead index ear qr。",
            "A name in the dummy is a file in stories, a name under `pictures` of a story, or one of masthead, index, "
            "ear, qr.",
        ),
    ),
    "dummy/unknown-name-far": Message(
        E,
        ("版样里的“{name}”没有稿件、图片或广告", "no story, picture or ad is called `{name}`"),
        ("新建 stories/{name}.md，或改名字", "add stories/{name}.md, or mend the name"),
        (
            "版样里的名字是 stories 里的文件名、稿子里 pictures 的名字，或 masthead index ear qr。",
            "A name in the dummy is a file in stories, a name under `pictures` of a story, or one of masthead, index, "
            "ear, qr.",
        ),
    ),
    "page/dead-jump": Message(
        E,
        (
            "“{area}”⟦没有前文：哪个版上都没有画“{story}”⟧⟦是空的：《{headline}》到 {before} 已经排完⟧",
            "`{area}` ⟦goes on with nothing: `{story}` is drawn nowhere⟧⟦stays empty: “{headline}” ends on {before}⟧",
        ),
        (
            "⟦先在版样里画“{story}”，它是这篇的开头⟧⟦从 {page_drawn} 的版样里去掉“{area}”，或把前面的版位改小，或添 {characters} 字⟧",
            "⟦draw `{story}` first, where the story begins⟧⟦take `{area}` out of the dummy of {page_drawn}, make the areas "
            "before it smaller, or add {characters} characters⟧",
        ),
        (
            "“lead>”是“lead”排满之后接着排的版位，在本版或别的版上都可以；同一版上还要再接，就写“lead>>”。"
            "开头没有画，或稿件在前面已经排完，这块版位就没有东西可排。",
            "`lead>` is the area in which `lead` goes on when it is full, on the same page or another; one more on the same "
            "page is `lead>>`. Where the story begins nowhere, or its copy has run out before, there is nothing to set in it.",
        ),
    ),
    "makeup/jump-order": Message(
        W,
        (
            "头尾颠倒：“{area}”读在“{before}”（{source}）前面",
            "`{area}` is read before `{before}` (on {source}), which it goes on from",
        ),
        (
            "转到后面的版，或同一版的下方、右边",
            "let it go on on a later page, or below or to the right on the same one",
        ),
        (
            "转版只往后转：读者先看到开头，再翻到下文（头尾颠倒）。同一版上，下文排在下方或右边。",
            "A story goes on later than it begins, so that readers meet its head first: on a later page, or below or to the "
            "right on the same one.",
        ),
    ),
    "dummy/split-area": Message(
        E,
        ("“{name}”分成不相连的 {count} 块", "`{name}` is in {count} pieces"),
        (
            "连起来；同一篇接着排的另一块写“{name}>”",
            "join them; where a story goes on in another area, write `{name}>` there",
        ),
        (
            "同名的格子上下左右相连才是一块版位；只有角碰着不算。",
            "Cells of one name touch along an edge; corners do not count.",
        ),
    ),
    "dummy/not-rectangle": Message(
        E,
        ("“{name}”不是长方形", "`{name}` is no rectangle"),
        (
            "报头、图片、导读、二维码、广告的版位要是长方形",
            "masthead, pictures, index, QR codes and advertisements take rectangles",
        ),
        ("只有稿子的版位可以是曲尺形。", "Only areas of stories may have other shapes."),
    ),
    "dummy/fold-place": Message(
        E,
        (
            "这里的折缝在第 {before} 格之后，别处在第 {wanted} 格之后",
            "the fold stands after word {before} here, and after word {wanted} elsewhere",
        ),
        (
            "每行的“/”写在同一处：左边 {wanted} 格，右边 {after} 格",
            "write the `/` of all rows in one place: {wanted} words before it, {after} after it",
        ),
        (
            "“/”表示通版的中缝。中缝从上到下是一条线，每行都在同一格之后；也可以只在一行里写，或者都不写，那就左右各一半。",
            "`/` stands for the fold of a double truck. It runs straight down the page, so it stands after the same word in "
            "every row; one row may show it for all, and without it both pages have as many words.",
        ),
    ),
    "dummy/fold-odd": Message(
        E,
        ("通版每行 {count} 格，分不成左右一样多", "{count} words a row can't be shared by two pages alike"),
        (
            "写成双数（如 {more} 格）；左右栏数不同的，用“/”写出中缝",
            "write an even number of words ({more}, say), or show with `/` which belong to which page",
        ),
        (
            "通版一行里左边一半是左版的栏，右边一半是右版的栏。左右栏数可以不同，写“a a a / b b”就是左三栏、右两栏。",
            "The first half of a row are the columns of the left page, the others those of the right one. They may differ: "
            "`a a a / b b` has three columns at the left and two at the right.",
        ),
    ),
    "dummy/across-fold": Message(
        E,
        ("“{name}”跨在中缝上", "`{name}` lies across the fold"),
        ("挪到左版或右版里", "keep it on one of the two pages"),
        (
            "能跨中缝的是稿子和图片：标题在中缝处留空，正文分在两边。报头、导读、二维码、报眼跨过去，字和码会压在折缝上。",
            "Stories and pictures go across the fold: heads are opened there, text stands at both sides. Words and codes of "
            "a masthead, an index or an ear would be folded.",
        ),
    ),
    "dummy/picture-alone": Message(
        E,
        (
            "图片“{name}”属于 {story}，那篇不在这个版上",
            "the picture `{name}` belongs to {story}, which is not on this page",
        ),
        (
            "把 {story} 也画进来，或把图片写进本版的稿子",
            "draw {story} here too, or move the picture to a story of this page",
        ),
        ("图片跟着写它的那篇稿子。", "A picture goes with the story that names it."),
    ),
    "dummy/picture-of-two": Message(
        E,
        ("图片“{name}”写在两篇稿子里：{stories}", "the picture `{name}` is named by two stories: {stories}"),
        ("给其中一幅换个名字", "rename one of them"),
        ("同一个版上图片不能重名。", "Names of pictures differ on a page."),
    ),
    "dummy/two-meanings": Message(
        E,
        ("“{name}”既是稿子，又是 {stories} 的图片", "`{name}` is a story and also a picture of {stories}"),
        ("给其中一个换名字", "rename one of them"),
        ("版样里一个名字只能有一个意思。", "A name in the dummy has one meaning."),
    ),
    "page/unknown-story": Message(
        E,
        ("这个版上没有“{name}”", "`{name}` is not on this page"),
        ("⟦相近的：{near}；⟧先画进版样", "⟦near it: {near}; ⟧draw it in the dummy first"),
        ("stories 下面只能写本版版样里的稿子。", "`stories` of a page speaks of stories in its dummy."),
    ),
    "story/placed-twice": Message(
        E,
        ("{name} 同时在 {first} 和 {second}", "{name} is placed on {first} and on {second}"),
        ("留一处；接着排余下部分的版位写“{name}>”", "keep one; where the rest of it goes, write `{name}>`"),
        ("一篇稿子、一幅图只能有一个位置。", "A story or picture has one place."),
    ),
    "story/unplaced": Message(
        W,
        ("{name}.md 没有上版", "{name}.md is on no page"),
        ("画进版样，或写 hold: true", "draw it on a page, or write `hold: true`"),
        ("不用的稿子写 hold: true（暂存: 是），就不再提醒。", "A story not for this issue says `hold: true`."),
    ),
}

_IMAGES: dict[str, Message] = {
    "image/missing": Message(
        E,
        ("找不到图片“{picture}”的文件 {file}", "{file}, the file of picture `{picture}`, is not there"),
        (
            "把文件放进 pictures 文件夹⟦；文件夹里相近的：{near}⟧",
            "put it into the folder pictures⟦; near it there: {near}⟧",
        ),
        (
            "图片放在 pictures 文件夹，文件名同图片名；名字不同的用 file 写明。",
            "Pictures stand in the folder pictures under their own name; say `file:` where it differs.",
        ),
    ),
    "image/unreadable": Message(
        E,
        (
            "{file} 打不开，不是认得的图片⟦，是一个 {kind} 文件⟧",
            "{file} can't be opened as a picture⟦: it is a {kind} file⟧",
        ),
        ("用看图软件打开，另存为 JPEG 或 PNG", "open it in a viewer and save it as JPEG or PNG"),
        (
            "认得 JPEG、PNG、TIFF、WebP、GIF、BMP、JPEG 2000，看内容，不看扩展名。手机拍的 HEIC、PSD、PDF 要先导出。",
            "JPEG, PNG, TIFF, WebP, GIF, BMP and JPEG 2000 are known, by what they hold and not by their names. Export "
            "HEIC from phones, PSD and PDF first.",
        ),
    ),
    "image/empty": Message(
        E,
        ("{file} 是空的，一个字节也没有", "{file} is empty: it has not one byte"),
        ("请发图的人再传一次", "have it sent again"),
        (
            "传输刚开头就断了，或者磁盘满了，会留下空文件。",
            "A transfer that broke off at once, or a full disk, leaves such a file.",
        ),
    ),
    "image/truncated": Message(
        E,
        ("{file} 不完整，像是没有传完", "{file} is incomplete, as if a transfer broke off"),
        ("请发图的人再传一次", "have it sent again"),
        (
            "文件里说好的像素没有到齐，印出来下半截是灰的。",
            "Not all pixels that the file speaks of are there; its lower part would print grey.",
        ),
    ),
    "image/too-large": Message(
        E,
        (
            "{file} 的像素太多⟦：{pixels} 百万，最多 {most} 百万⟧",
            "{file} has too many pixels⟦: {pixels} million, and {most} million are the most⟧",
        ),
        ("缩到版上够用的大小再放进来", "scale it to what the page needs"),
        (
            "一版通栏的照片有五千万像素就足够。像素多到几亿的文件，常常是弄错了，或者是有人存心做来撑垮电脑的，所以不打开。",
            "Fifty million pixels are enough for a whole page. A file of hundreds of millions is mostly a mistake, or made "
            "to bring a computer down, and is not opened.",
        ),
    ),
    "image/too-deep": Message(
        E,
        (
            "{file} 每个像素是 {bits} 位的数值，不知道多大算白",
            "{file} has values of {bits} bits, and does not say which of them is white",
        ),
        ("另存为 8 位或 16 位的 TIFF、PNG", "save it as TIFF or PNG of 8 or 16 bits"),
        (
            "32 位整数或浮点的 TIFF 是测量用的数据（医学、遥感、高动态范围），要由人定好黑白两头再转成普通图片。",
            "TIFF files of 32-bit or floating values hold measurements (medicine, remote sensing, high dynamic range). "
            "Somebody has to say what is black and what is white.",
        ),
    ),
    "image/first-only": Message(
        I,
        (
            "{file} 里有 {count} 幅图，只印第一幅",
            "{file} holds {count} pictures, and the first of them is printed",
        ),
        ("要印别的一幅，就把它单独存出来", "save another of them by itself to print that one"),
        (
            "动图（GIF、WebP、APNG）有许多帧，多页 TIFF 有许多页，纸上只能印一幅。",
            "Animations (GIF, WebP, APNG) have many frames and a TIFF may have many pages; paper shows one.",
        ),
    ),
    "image/bad-profile": Message(
        W,
        (
            "{file} 的颜色特性文件（ICC）是坏的，当作没有",
            "the colour profile (ICC) of {file} is broken; it is taken as without one",
        ),
        ("颜色可能不准：重新导出一次，嵌入 sRGB", "colours may be off: export it again with sRGB embedded"),
        (
            "没有特性文件的彩色、灰度图按 sRGB 换算，四色图按印厂的油墨。",
            "Without a profile colour and grey are taken for sRGB, and CMYK for the inks of the plant.",
        ),
    ),
    "image/other-profile": Message(
        W,
        (
            "{file} 是 {wanted} 图，带的特性文件（ICC）却是 {space} 的，当作没有",
            "{file} is a picture in {wanted} with a profile (ICC) for {space}; it is taken as without one",
        ),
        (
            "颜色可能不准：重新导出一次，嵌入合适的特性文件",
            "colours may be off: export it again with a profile that fits",
        ),
        (
            "没有特性文件的彩色、灰度图按 sRGB 换算，四色图按印厂的油墨。",
            "Without a profile colour and grey are taken for sRGB, and CMYK for the inks of the plant.",
        ),
    ),
    "image/no-credit": Message(
        W,
        ("{picture} 缺{missing_zh}", "{picture} lacks {missing_en}"),
        (
            "在稿子的 pictures 里加上；确实没有的，写 allow 和理由",
            "add it under `pictures` of the story, or allow it with a reason",
        ),
        ("图片要有说明和署名。", "A picture has a caption and a credit."),
    ),
    "image/unplaced": Message(
        W,
        ("{story} 的图片“{picture}”没有画进版样", "the picture `{picture}` of {story} is not in the dummy"),
        (
            "在版样里写它的名字，或写进版面的 insets，或从稿子里拿掉",
            "name it in the dummy or under `insets` of the page, or take it out of the story",
        ),
        (
            "图片印在版样里写着它名字的格子，或作为插图排在文中。",
            "A picture is set in the cells that bear its name, or as an inset among the text.",
        ),
    ),
}

_NEW: dict[str, Message] = {
    "new/exists": Message(
        E,
        ("{folder} 已经有了，没有动它", "{folder} is there already and was left alone"),
        ("换一个日期，或先把它移走", "choose another date, or move it away first"),
        (
            "新建只往空处写，从不改写已有的文件。",
            "A new edition is written where nothing is; no file is ever overwritten.",
        ),
    ),
    "new/no-source": Message(
        E,
        ("没有 {date} 这一期", "there is no issue of {date}"),
        ("⟦最近的几期：{near}⟧", "⟦the latest are: {near}⟧"),
        ("照搬的那一期要有 edition.yaml。", "The issue to copy from needs an edition.yaml."),
    ),
}

MESSAGES: dict[str, Message] = {**_YAML, **_VALUES, **_FILES, **_EDITION, **_DUMMY, **_IMAGES, **_NEW}
