"""Messages about composition and make-up."""

from ..diagnostics import Severity
from . import Message

E, P, W, I = Severity.ERROR, Severity.PRINT, Severity.WARNING, Severity.INFO

MESSAGES: dict[str, Message] = {
    "fit/overset": Message(
        P,
        (
            "《{headline}》超出 {characters} 字（{lines} 行），自“{start}”起排不下",
            "“{headline}” is {characters} characters ({lines} lines) too long; from “{start}” on it is on no page",
        ),
        (
            "可选：{ways_zh}",
            "one of: {ways_en}",
        ),
        (
            "稿件比版位长。多出来的字不会压到别的稿上，也不会悄悄丢掉：这里写明从哪个字起、超几字几行。"
            "引擎已经试过把段落收紧一行；还排不下，就要删字、加高版位、降标题或缩图。溢文不能用 allow 放行。",
            "The story is longer than its area. What is too much never runs into other copy and is never lost in silence: "
            "the message names the character it begins with, the characters and the lines. Tightening paragraphs by a "
            "line has been tried already; what helps is a cut, a deeper area, a smaller head or picture. Overset copy "
            "can't be allowed.",
        ),
    ),
    "fit/underset": Message(
        W,
        (
            "《{headline}》缺 {lines} 行（约 {characters} 字）",
            "“{headline}” is {lines} lines short (about {characters} characters)",
        ),
        (
            "可选：{ways_zh}",
            "one of: {ways_en}",
        ),
        (
            "稿件比版位短。几行之差，引擎会在题上、小标题上和段落里匀开；匀不开的，各栏一齐短到同一行，留在栏脚，在这里报出来。",
            "The story is shorter than its area. A few lines are spread over its head, crossheads and paragraphs; what is "
            "left stands at the foot of all columns alike and is named here.",
        ),
    ),
    "fit/headline-overflow": Message(
        P,
        (
            "题“{text}”{characters} 字，此宽最小字号 {lines} 行只容 {room} 字",
            "the head “{text}” has {characters} characters; at its least size {lines} lines hold {room} in this width",
        ),
        ("删 {cut} 字，或给它更宽的版位", "cut {cut} characters, or give it a wider area"),
        (
            "标题字号由样式表给出上下限，引擎取放得下的最大一档。降到最小还排不下，就多占行数排出来，并在这里报出。",
            "The stylesheet gives a head its least and greatest size, and it takes the largest that fits. Where not even "
            "the least does, it is set in more lines, and named here.",
        ),
    ),
    "fit/headline-break": Message(
        W,
        (
            "标题在“{before}／{after}”处断行，断得不合意思",
            "the headline breaks at “{before} / {after}”, against its sense",
        ),
        (
            "在题目里可以断的地方打一道“|”，或改短几个字；拆了人名、地名的，把它写进 paper.yaml 的 names",
            "put `|` in the headline where it may break, or shorten it; a name that was parted goes under `names` in "
            "paper.yaml",
        ),
        (
            "标题换行不拆词，不拆人名和数目，“的、得”不上行首，“和、与”不落行尾；宁可小一级排一行。到了最小的字号仍排不开，才拆。"
            "词由 rjieba 分（装 banxin[words]），本报自己的人名、地名写在 paper.yaml 的 names 里。打“|”就按你的意思断。",
            "A headline is not broken inside a word, a name or a number; particles don't begin a line, conjunctions "
            "don't end one; a smaller size on one line is taken first. Words are told by rjieba (install banxin[words]), "
            "the paper's own names by `names` in paper.yaml. A `|` in the headline says where it breaks.",
        ),
    ),
    "fit/head-deep": Message(
        P,
        (
            "《{headline}》题区要 {lines} 行，版位只有 {room} 行",
            "the head of “{headline}” takes {lines} lines, its area has {room}",
        ),
        (
            "版位加高 {missing} 行⟦，或去掉副题“{deck}”⟧",
            "make the area {missing} lines deeper⟦, or drop the deck “{deck}”⟧",
        ),
        (
            "引题、主题、副题按整行占版。题区比版位还高，题就会压到下面的稿上。",
            "Kicker, headline and deck take whole grid lines. A head deeper than its area runs into what stands below.",
        ),
    ),
    "makeup/hole": Message(
        W,
        (
            "《{headline}》空洞 {columns} 栏 × {lines} 行",
            "“{headline}” leaves a hole at the foot: columns {columns}, lines {lines}",
        ),
        (
            "添减 {lines} 行，让小标题上下有字；引语往前或往后挪一段",
            "add or cut {lines} lines, so that the crosshead has text above and below; move a pull quote by a paragraph",
        ),
        (
            "小标题下面至少要有两行字，栏脚放不下就移到下一栏，原处空出几行。引语不拆，也是这样。相邻段落添减几个字就能填平。",
            "A crosshead keeps two lines of text under it; where the foot of a column has no room for them it moves to the "
            "next column and leaves lines empty, as a pull quote does, which is never parted. A few characters more or fewer in the paragraphs before it close the hole.",
        ),
    ),
    "text/loose-line": Message(
        W,
        (
            "“{text}”这一行松了：字间 {gap} 字（不宜过 0.25 字）⟦，本段共 {count} 行⟧",
            "the line “{text}” is loose: gaps of {gap} em (0.25 at most is good)⟦; {count} lines of this paragraph are⟧",
        ),
        (
            "这一行添 {add} 字，或换几个字，让后面的长词、数字上得来",
            "add {add} characters to this line, or change words so that the long word or number after it comes up",
        ),
        (
            "一行里的字排不满，又有整词、整数不许拆开，剩下的空就匀在字间。超过四分之一字，版面上就看出白道来。"
            "引擎已经试过整段的各种断法，这是最好的一种；改几个字就能收紧。",
            "Where a line falls short and the word or number after it may not be parted, its characters are set apart. "
            "Gaps above a quarter em show as rivers of white. All ways to break the paragraph have been tried; a few "
            "characters more or fewer mend it.",
        ),
    ),
    "text/broken-word": Message(
        W,
        (
            "“{before}／{after}”：一栏 {zi} 字容不下，词或数字硬拆开了",
            "“{before} / {after}”: a word or number that {zi} em don't hold has been broken by force",
        ),
        ("换个短些的写法，或给它更宽的栏", "write it shorter, or give it a wider column"),
        (
            "词、数字、网址不拆；只有一整栏都容不下时才在中间硬断，没有连字符。",
            "Words, numbers and addresses are kept whole. Only where a whole column can't hold one is it broken by force, "
            "without a hyphen.",
        ),
    ),
    "text/overfull": Message(
        P,
        (
            "“{text}”比栏宽出 {mm} mm，拆不开，压到栏外了",
            "“{text}” is {mm} mm wider than its column and can't be broken: it runs out of it",
        ),
        ("换个短些的写法，或给它更宽的栏", "write it shorter, or give it a wider column"),
        (
            "这一行没有一处许断，字距也收到头了，只好伸出栏外。这样不能付印。",
            "The line may be broken nowhere and is as tight as it can be, so it stands out of its column. It can't go to "
            "print like that.",
        ),
    ),
    "makeup/measure": Message(
        W,
        (
            "《{headline}》一栏 {zi} 字，宜在 {least} 到 {most} 字之间",
            "columns of “{headline}” are {zi} em wide; {least} to {most} read well",
        ),
        (
            "⟦排成 {columns} 栏，或⟧改画版位的宽窄",
            "⟦set it in {columns} columns, or ⟧draw its area of another width",
        ),
        (
            "栏太窄，标点和长词一挤，字距就松紧不匀；栏太宽，眼睛找不着下一行。",
            "In narrow columns marks and long words leave uneven gaps; in wide ones the eye loses the next line.",
        ),
    ),
    "makeup/option-idle": Message(
        W,
        (
            "《{headline}》的版位不是长方形，“{option}”用不上",
            "the area of “{headline}” is no rectangle, so `{option}` does nothing",
        ),
        ("把版位画成长方形，或去掉这一项", "draw the area as a rectangle, or take the option away"),
        (
            "重切栏数（columns）要一块长方形的版位；曲尺形、梯形的版位按基本栏排。",
            "A number of columns needs a rectangular area. Areas of other shapes are set in basic columns.",
        ),
    ),
    "head/art-missing": Message(
        P,
        ("找不到题图 {file}", "the art {file} of a head is not there"),
        (
            "把文件放进 pictures/，名字和 head_art 写的一样",
            "put it into pictures/ under the name that `head_art` gives",
        ),
        (
            "head_art 用一张图代替标题的字（艺术题），字仍可检索、可朗读；图没有时照常排字。",
            "`head_art` lets art stand for the letters of a headline, whose words can still be searched and read aloud; "
            "without the file they are set in type.",
        ),
    ),
    "head/art-unreadable": Message(
        P,
        ("题图 {file} 读不出来", "the art {file} of a head cannot be read"),
        (
            "另存为 SVG（文字转曲）、PDF、PNG、JPEG 或 TIFF",
            "save it as SVG with its text as outlines, or as PDF, PNG, JPEG or TIFF",
        ),
        (
            "题图可以是 SVG、PDF 或点阵图；读不出来时照常排字。",
            "The art of a head may be SVG, PDF or a bitmap; where it can't be read the head is set in type.",
        ),
    ),
    "head/art-unsupported": Message(
        P,
        ("题图 {file} 里的 {elements} 没有印出来", "{elements} in the art {file} of a head was left out"),
        (
            "在作图软件里把文字和描边转成轮廓，渐变改成单色，或另存为 PDF",
            "turn text and strokes into outlines, gradients into one colour, or save it as PDF",
        ),
        (
            "SVG 只取单色填充的轮廓，别的各机器印出来不一样。",
            "Of an SVG only filled outlines in one colour are taken: the rest prints differently on different machines.",
        ),
    ),
    "free/unknown": Message(
        E,
        (
            "free 里的“{name}”不是稿件，也不是哪篇稿的图片⟦，是 {near} 吗？⟧",
            "`{name}` under `free` is no story and no picture of one⟦, did you mean {near}?⟧",
        ),
        ("写稿件的文件名，或本版稿件的图片名", "name a story, or a picture of a story of this page"),
        (
            "free 里的稿和图不占版样的格子，按 at 和 size 放在版上，别的稿绕着它排。",
            "What `free` names stands in no cells of the dummy but where `at` and `size` put it; other text runs round it.",
        ),
    ),
    "free/drawn-too": Message(
        E,
        ("“{name}”版样里画了，free 里又写了", "`{name}` is both drawn in the dummy and free"),
        ("两处留一处", "keep one of the two"),
        ("一篇稿、一张图在一版上只登一次。", "A story or a picture stands once on a page."),
    ),
    "free/off-page": Message(
        W,
        ("“{name}”伸到版面外面去了", "`{name}` reaches off the page"),
        ("改 at 或 size", "change `at` or `size`"),
        (
            "at 从版心左上角量起，往右、往下；负数进白边。伸出成品边的部分裁掉，印不出来。",
            "`at` counts from the top left corner of the type area, to the right and down, less than 0 into the margin. "
            "What reaches over the trim is cut off.",
        ),
    ),
    "free/covers": Message(
        W,
        ("“{name}”压在“{other}”上", "`{name}` lies on `{other}`"),
        ("挪开一个，或改小", "move one of the two, or make it smaller"),
        (
            "正文绕得开，题和图绕不开。自由放的稿、图、题碰着别的题和图，会叠印在一起。",
            "Text goes round what stands free; heads and pictures can't, and are printed over each other.",
        ),
    ),
    "makeup/head-lines": Message(
        W,
        (
            "题“{text}”有 {lines} 行，head_lines 写了 {given} 行",
            "the head “{text}” has {lines} lines, head_lines is written for {given}",
        ),
        ("在稿里的标题上用 | 断行，一行写一项", "break the headline with | in the copy, one entry for each line"),
        (
            "head_lines 逐行定标题的字号、长扁和字距，标题要先用 | 断成同样多的行；行数不合时，照常取放得下的最大字号。",
            "`head_lines` sets size, width and distance of characters line by line, and needs a headline that `|` breaks "
            "into as many lines; else the head is set as large as fits, as usual.",
        ),
    ),
    "makeup/measures": Message(
        W,
        (
            "《{headline}》各栏排不成 {measures} 字⟦：连栏距要 {sum} 字，版位只有 {room} 字⟧",
            "the columns of “{headline}” can't measure {measures} 字⟦: with gutters that is {sum}, and the area has {room}⟧",
        ),
        ("改栏宽，或把版位画成够宽的长方形", "change the measures, or draw a rectangle that is wide enough"),
        (
            "columns: [18, 19, 18] 按字给出各栏的宽，余下的匀进栏距。版位要是一块横排的长方形，题在文上或文中，不跨中缝；"
            "做不到时按样式表分栏。",
            "`columns: [18, 19, 18]` gives the measure of each column in 字; what is left goes into the gutters. It takes a "
            "rectangle of text across, with its head over it or in it, on one page; where that can't be had the "
            "columns are cut as the stylesheet says.",
        ),
    ),
    "makeup/short-line": Message(
        W,
        ("单字成行：“{text}”独占一行", "a single character makes a line: “{text}”"),
        ("这一段删 {cut} 字或添 {add} 字", "cut {cut} or add {add} characters in this paragraph"),
        (
            "一段的末行只剩一个字，叫单字成行（孤字）。引擎已经试过收紧上面几行。",
            "The last line of a paragraph holds one character. Tightening the lines above has been tried.",
        ),
    ),
    "makeup/widow": Message(
        W,
        (
            "单行成栏：第 {column} 栏顶是一段的末行“{text}”",
            "the last line of a paragraph, “{text}”, tops column {column}",
        ),
        ("上一栏删 1 行或添 1 行", "cut or add a line in the column before"),
        (
            "一段的最后一行单独站在栏顶。引擎已经试过把段落收紧或放松一行。",
            "The last line of a paragraph stands alone at the top of a column. Setting paragraphs a line tighter or looser "
            "has been tried.",
        ),
    ),
    "makeup/orphan": Message(
        W,
        (
            "第 {column} 栏脚只剩一段的首行“{text}”",
            "the first line of a paragraph, “{text}”, stands alone at the foot of column {column}",
        ),
        ("前面的段落删 1 行或添 1 行", "cut or add a line in the paragraphs before"),
        (
            "段首标题（黑体起头的段）和它的文字分在两栏，读的人找不着下文。引擎已经试过移一行过去。",
            "A paragraph that begins with a heading in bold is parted from its text. Moving a line over has been tried.",
        ),
    ),
    "makeup/crosshead-foot": Message(
        W,
        (
            "背题：小标题“{text}”下面只有 {lines} 行字，至少要有 {least} 行",
            "the crosshead “{text}” has text of lines: {lines} under it; it keeps {least} at least",
        ),
        (
            "版位加高 {least} 行，或在小标题前添减几行",
            "make the area {least} lines deeper, or add or cut lines before it",
        ),
        (
            "小标题落在栏脚，下面没有字，叫背题。引擎把小标题移到下一栏；下一栏也容不下，就在这里报出来。",
            "A crosshead at a column's foot heads nothing. It moves to the next column; where that has no room either, "
            "it is named here.",
        ),
    ),
    "makeup/single-line": Message(
        W,
        (
            "单行成栏：《{headline}》第 {column} 栏只有一行⟦，这样的栏有 {columns} 个⟧",
            "column {column} of “{headline}” is a single line⟦; so are {columns} of its columns⟧",
        ),
        ("添字，或版位改窄，或少分几栏（columns）", "add copy, draw the area narrower, or set it in fewer `columns`"),
        (
            "一栏只有一行字，读起来断断续续，也显得空。",
            "A column of one line reads in fits and starts, and looks empty.",
        ),
    ),
    "makeup/heads-stacked": Message(
        W,
        (
            "叠题：《{one}》和《{other}》的题一上一下，中间只有 {lines} 行",
            "two heads one over the other: “{one}” and “{other}”, with {lines} lines between them",
        ),
        (
            "中间再排 {more} 行正文，或一篇加框，或换个题位（head）",
            "let {more} more lines of text stand between them, box one, or place its head elsewhere (`head`)",
        ),
        (
            "上一篇的题挨着下一篇的题，读者分不清哪段归哪个题（叠题）。两个题之间至少留 {least} 行正文。",
            "Of heads that nearly meet one over the other readers can't tell which text belongs to which. At least "
            "{least} lines of text belong between them.",
        ),
    ),
    "makeup/head-position": Message(
        W,
        (
            "《{headline}》是竖排，题位“{position}”用不上，题排在右边",
            "“{headline}” runs from top to bottom, so `head: {position}` does nothing; its head stands at the right",
        ),
        ("题位改成 over、left 或 right，或改横排", "write `head: over`, `left` or `right`, or set the story across"),
        (
            "竖排的稿子，题在右、在左或盖文；串文、文包、眉心、文夹、腰带、对角、压图是横排稿子的题位。",
            "The head of a vertical story stands at its right, at its left or over it. The other positions are those of "
            "stories set across.",
        ),
    ),
    "makeup/head-contrast": Message(
        W,
        (
            "《{headline}》压在图 {picture} 上，反差只有 {ratio}:1",
            "“{headline}” stands on picture {picture} with a contrast of {ratio} : 1",
        ),
        (
            "换字色，或换个位置（如 head: 题压图 上），至少要 {least}:1",
            "take another colour, or another place (`head: on_picture top`): {least} : 1 is the least",
        ),
        (
            "题压图，字色和题下面那块图的平均明暗要拉开，不然印出来看不清。浅处用黑字，深处反白。",
            "The colour of a head must stand apart from the mean tone of the picture under it: black on light parts, white "
            "on dark ones.",
        ),
    ),
    "makeup/head-crowds": Message(
        W,
        (
            "《{headline}》的题旁边只剩 {zi} 字，排不进正文",
            "the head of “{headline}” leaves {zi} 字 beside it, too few for text",
        ),
        (
            "题改窄（如 head: 串文题 12字），或版位加宽",
            "make the head narrower (`head: inset_corner 12 zi`), or its area wider",
        ),
        (
            "串文题、文包题、眉心题要有正文绕着走；题旁边不足 {least} 字，正文就让开，那里留白。",
            "Text runs beside a head in a corner or among its columns where at least {least} 字 are left for it; with "
            "less it keeps out, and the place stays white.",
        ),
    ),
    "makeup/head-no-picture": Message(
        W,
        (
            "《{headline}》没有可压的图⟦“{picture}”⟧，题排在上面",
            "“{headline}” has no picture⟦ {picture}⟧ that its head could stand on; the head stands over the text",
        ),
        ("在版样里画上这篇稿的图，或换个题位", "draw a picture of this story, or choose another position"),
        (
            "题压图要压在本稿的图上，图在这一版的版样里有自己的版位。",
            "A head stands on a picture of its own story that has an area in the drawing of this page.",
        ),
    ),
    "makeup/head-whole": Message(
        W,
        (
            "《{headline}》的对角题只有一段，分不成两角",
            "the head of “{headline}” is in one piece and can't stand in two corners",
        ),
        ("在主题里加“|”分成两段，或加副题", "put `|` into the headline where it should part, or give it a deck"),
        (
            "对角题从主题折行的地方分开，主题只有一行就从副题分开，一段在上角，一段在对着的下角。",
            "A diagonal head is parted where its headline breaks, or else before its deck: one part stands in a corner of "
            "the top, the other in the opposite corner of the foot.",
        ),
    ),
    "makeup/heads-touch": Message(
        W,
        (
            "碰题：《{one}》和《{other}》的题左右相挨，同高 {lines} 行",
            "two heads side by side: “{one}” and “{other}”, level with each other over {lines} lines",
        ),
        ("一篇错开 {lines} 行，或加框，或改竖题", "move one by {lines} lines, box it, or turn its head"),
        (
            "两个题并排，读者会连成一句来念（碰题、并题）。隔一道边框，或一高一低，就分得开。",
            "Heads side by side are read as one. A box round one of them, or a step between them, keeps them apart.",
        ),
    ),
    "makeup/heads-face": Message(
        W,
        (
            "对题：《{one}》和《{other}》的题隔着中缝相对，字号一样，同高 {lines} 行",
            "two heads face each other over the fold: “{one}” and “{other}”, of one size and level over {lines} lines",
        ),
        (
            "一篇错开 {lines} 行，或换字号、加框、改竖题",
            "move one by {lines} lines, or change its size, box it, or turn it",
        ),
        (
            "报纸打开，中缝两边同样大小、同样高低的两个题，会连成一句来念（对题）。一高一低、一大一小，或隔一道边框，就分得开。",
            "In an open paper two heads of one size, level with each other at both sides of the fold, are read as one. A "
            "step, another size, or a box keeps them apart.",
        ),
    ),
    "makeup/head-on-fold": Message(
        W,
        ("《{headline}》的题压在中缝上", "the head “{headline}” stands on the fold"),
        (
            "题里在中缝处空一格，或减字，或改用别的题位",
            "put a space where the head may part at the fold, shorten it, or place it elsewhere",
        ),
        (
            "折缝上的字会被折断，分版印时还会错位，所以跨中缝的题在折缝处留出空来，宁可在词和词之间。题太满、太短的版位，或者"
            "竖题正好立在中缝上，就留不出来。",
            "Characters on the fold are broken by it, and out of line where the two pages are printed from different "
            "plates; so a head is opened there, between words where that can be. A head that fills its measure, or one from "
            "top to bottom that stands on the fold, can't be.",
        ),
    ),
    "image/aspect": Message(
        W,
        ("{picture} 按版位要裁去 {percent}%", "{percent} % of {picture} is cropped away by its area"),
        (
            "用 focus: 说明哪里不能裁，或把版位改成 {lines} 行高",
            "say with `focus:` what must stay, or make the area {lines} lines deep",
        ),
        (
            "图片铺满版位，多出来的边裁掉，focus 所指的地方留在画面里。",
            "A picture fills its area; what sticks out is cropped, and the place that `focus` names stays in view.",
        ),
    ),
    "image/low-ppi": Message(
        P,
        (
            "{picture} 按现在的大小只有 {ppi} ppi（要 {wanted}）",
            "{picture} has {ppi} ppi at this size ({wanted} is wanted)",
        ),
        (
            "换大图，或最宽用到 {mm} mm",
            "get a larger file, or use it at most {mm} mm wide",
        ),
        (
            "像素不够，印出来发虚。限度随印刷方式不同：新闻纸低于 150 ppi 提醒，低于 100 不能付印。",
            "With too few pixels a picture prints soft. Limits depend on the press: on newsprint it is told under 150 ppi and "
            "can't go to print under 100.",
        ),
    ),
    "dummy/rows-sum": Message(
        E,
        ("各行合计 {sum} 行，版心有 {room} 行", "rows add up to {sum} lines, the type area has {room}"),
        (
            "改 {difference} 行，或把一行写成 *，由它取余下的",
            "change them by {difference}, or mark one row * to take what is left",
        ),
        (
            "每行都写死高度时，合计要正好是版心的行数（内页先减去报眉）。留一行写 * 或 auto，就不用自己算。",
            "Where every row has a fixed depth they must add up to the lines of the type area (less the folio on inside "
            "pages). One row marked * or auto saves the sum.",
        ),
    ),
    "dummy/rows-least": Message(
        E,
        ("各行至少要 {sum} 行，版心只有 {room} 行", "rows need {sum} lines at least, the type area has {room}"),
        ("把下限或写死的高度减去 {difference} 行", "take {difference} lines off the least or fixed depths"),
        (
            "写死的高度、各行的下限、没写高度的每行至少 2 行，加起来不能超过版心的行数（内页先减去报眉）。",
            "Fixed depths, the least depths of the others, and 2 lines for each row without any, can't be more than "
            "the lines of the type area (less the folio on inside pages).",
        ),
    ),
    "dummy/rows-most": Message(
        E,
        ("各行至多 {sum} 行，版心有 {room} 行", "rows take {sum} lines at most, the type area has {room}"),
        (
            "把上限放宽 {difference} 行，或把一行写成 *，由它取余下的",
            "widen the most depths by {difference} lines, or mark one row * to take what is left",
        ),
        (
            "每行都写死或限定了上限时，合计不能少于版心的行数（内页先减去报眉），不然版底就空着。",
            "Where every row is fixed or bounded above they must reach the lines of the type area (less the folio on "
            "inside pages), or the foot of the page stays white.",
        ),
    ),
    "page/jump-withheld": Message(
        P,
        (
            "《{headline}》⟦下转 {onto}⟧⟦上接 {from_page}⟧，那个版有错，没有排",
            "“{headline}” ⟦goes on on {onto}⟧⟦comes from {from_page}⟧, a page that can't be set for its faults",
        ),
        (
            "先改好{onto}{from_page}的错；这两个版要一起付印",
            "mend the faults of {onto}{from_page} first; both pages go to print together",
        ),
        (
            "一篇稿子分在几个版上，要几个版都排出来，才知道字在哪里断、有没有排完。",
            "Where a story that stands on several pages is parted, and whether all of it is set, is known only when all of "
            "them are.",
        ),
    ),
    "page/jump-shallow": Message(
        W,
        (
            "“{area}”太浅，一行正文也排不下",
            "`{area}` is too shallow for a line of text",
        ),
        ("版位加高 {lines} 行，或从版样里去掉", "make the area {lines} lines deeper, or take it out of the dummy"),
        (
            "转版的版位里，短题、上接、下转各占整行，剩下的才排正文。",
            "In an area that a story goes on in, a short head and the lines that lead on and back take whole lines; text "
            "has what is left.",
        ),
    ),
    "page/jumps-unsettled": Message(
        E,
        (
            "{pages} 互相转版，排了 {rounds} 轮，各行高度仍定不下来",
            "{pages} are joined by jumps, and after {rounds} rounds their row depths still change",
        ),
        (
            "把这几个版里转版稿所在的行写死行数",
            "give the rows of these pages in which such stories stand a fixed depth",
        ),
        (
            "转版的稿子在一个版上多排一行，别的版上就少一行，那里的行高跟着变，又变回来。写死一处的行数，就定下来了。",
            "A line more of a story on one page is a line less on the other, whose rows change with it, and so in turn. A "
            "fixed depth at one place settles it.",
        ),
    ),
    "held/drawing": Message(
        P,
        (
            "{name} 的版面记录对不上现在的版样⟦：原来有 {lacking}⟧⟦，现在有 {missing}⟧⟦，第 {rows} 行改过⟧"
            "⟦，原来 {before} 行版样，现在 {after} 行⟧",
            "the record of {name} no longer fits its drawing⟦: it had {lacking}⟧⟦, now it has {missing}⟧⟦, row {rows} has "
            "changed⟧⟦, of {before} rows there are {after} now⟧",
        ),
        (
            "照新版样重记：banxin hold {name}；放开：banxin hold --release {name}；要留原样，就把版样改回去",
            "record it anew: `banxin hold {name}`; let it go: `banxin hold --release {name}`; or draw it as it was",
        ),
        (
            "记过的版（held/）行高、题、裁图都不动，前提是版样没改。版样改了，这一版就照新样排出来给你看，但先不付印。",
            "A page that is held (held/) keeps row depths, heads and crops as long as its drawing stays. Where the drawing has "
            "changed the page is made anew for you to see, but it does not go to print.",
        ),
    ),
    "held/unread": Message(
        P,
        ("{name} 的版面记录读不出来", "the record of {name} can't be read"),
        (
            "重记：banxin hold {name}；放开：banxin hold --release {name}",
            "record it anew: `banxin hold {name}`; or let it go: `banxin hold --release {name}`",
        ),
        (
            "held/ 里的记录是 banxin hold 写的，改坏了就不知道版面原来的样子。",
            "Records in held/ are written by `banxin hold`; without them nobody knows what the page looked like.",
        ),
    ),
    "held/head": Message(
        P,
        (
            "题“{text}”{characters} 字，记下的 {lines} 行收紧、降号后容 {room} 字",
            "the head “{text}” has {characters} characters; set close and small, the lines that are held ({lines}) take {room}",
        ),
        (
            "删 {cut} 字，或放开这一版（banxin hold --release）",
            "cut {cut} characters, or let the page go (`banxin hold --release`)",
        ),
        (
            "记过的版，题只在自己的几行里改：先收字距，再压长，再降号，再换地方断；都排不下就报出来，别处一点不动。",
            "On a page that is held a head is changed inside its own lines: closer, squeezed, a size down, broken elsewhere, in "
            "this order. What does not fit even so is named; nothing else moves.",
        ),
    ),
    "page/head-face": Message(
        I,
        (
            "{family} 缺“{characters}”，整个题换用后备字体",
            "{family} lacks “{characters}”; the whole head takes the next face",
        ),
        ("要用这个字体，就换字", "to keep the face, use other characters"),
        (
            "题里只换一个字的字体，一眼就看得出来，所以整个题换用齐全的那一种。",
            "One character in another face shows in a head, so the whole head is set in a face that has them all.",
        ),
    ),
}
