"""Messages about the copy itself: characters, marks, Markdown."""

from ..diagnostics import Severity
from . import Message

E, P, W, I = Severity.ERROR, Severity.PRINT, Severity.WARNING, Severity.INFO

MESSAGES: dict[str, Message] = {
    "copy/rule-line": Message(
        W,
        ("这一行只有“{text}”，会照样印出来", "this line holds only `{text}`; it will be printed as it stands"),
        ("不想印就删掉这一行；要分段空一行就行", "delete the line if it is not copy; an empty line parts paragraphs"),
        (
            "稿子里没有分隔线这种写法：单独一行的“---”“***”会当作文字印在版上。要分节，用“## 小标题”。",
            "Stories know no divider: a row of dashes or stars is copy and is printed. Use `## ` crossheads for "
            "sections.",
        ),
    ),
    "copy/almost-crosshead": Message(
        W,
        (
            "行首的“{text}”在这里不是小标题，会照样印出来",
            "`{text}` makes no crosshead here; it will be printed as it stands",
        ),
        (
            "小标题写“## ”：两个井号，一个空格；就是要印，前面加“\\”",
            "a crosshead begins with `## `, two signs and a space; put `\\` before it if it is meant",
        ),
        (
            "小标题只有一级，写法只有一种：两个井号，空一格，再写字。一个井号、三个井号、井号后不空格，都当作文字。",
            "There is one level of crossheads and one way to write it: `## ` and the words. One sign, three signs or "
            "no space after them are copy.",
        ),
    ),
    "copy/almost-item": Message(
        W,
        ("行首的“{text}”在这里不是列表，会照样印出来", "`{text}` begins no list here; it will be printed as it stands"),
        (
            "列表每项写“- ”：短横，一个空格；就是要印，前面加“\\”",
            "items begin with `- `, a hyphen and a space; put `\\` before it if it is meant",
        ),
        (
            "列表只认短横加空格。从别处粘来的星号、圆点当作文字，印在段首。",
            "Only a hyphen and a space begin an item. Stars and bullets pasted from elsewhere are copy.",
        ),
    ),
    "copy/closing-mark": Message(
        W,
        ("小标题末尾的“{text}”会照样印出来", "`{text}` at the end of the crosshead will be printed as it stands"),
        ("删掉它；小标题到行末为止，不用收口", "delete it; a crosshead ends with its line"),
        ("井号只写在小标题前面，后面的当作文字。", "Signs stand before a crosshead only; those after it are copy."),
    ),
    "copy/table": Message(
        W,
        (
            "有 {count} 行像是粘来的表格，会排成一行行文字，各格之间只空一格",
            "{count} lines look like a pasted table; they will be set as lines of words, a space between cells",
        ),
        (
            "前面加一行“::: table”，后面加一行“:::”，就排成表格",
            "put `::: table` over it and `:::` under it, and it is set as a table",
        ),
        (
            "制表符在表格外面当作空格，各列对不齐。",
            "Outside tables a tab is a space, and columns do not line up.",
        ),
    ),
    "copy/not-markup": Message(
        W,
        ("“{text}”在这里不是标记，会照样印出来", "`{text}` is no markup here; it will be printed as it stands"),
        (
            "链接写成文字；图片写进稿子开头的 pictures；表格要有一行“| --- | --- |”",
            "write links as words; name pictures under `pictures`; a table has a line of dashes, `| --- | --- |`",
        ),
        (
            "稿子只认小标题、列表、粗体、楷体、着重号、注音、方括号里的专名书名等和 %% 附注。网页链接、HTML 标签、代码和没有短横行的表格都当作文字，一个"
            "字也不会少。",
            "Stories know crossheads, lists, tables, strong, emphasis, dots, readings, spans and %% notes. Links, HTML tags, code "
            "and rows between bars without a line of dashes are copy, and not a character of them is lost.",
        ),
    ),
    "copy/unknown-span": Message(
        W,
        ("“{text}”不是方括号后面可以写的一种，照印", "`{text}` is no kind of span and is printed as it stands"),
        ("花括号里可以写：{known}", "in the braces may stand: {known}"),
        (
            "[屈原]{{专名}} 画专名线，[离骚]{{书名}} 画波浪线，另有下划线、示亡、割注。写的不是这几样，方括号和花括号都照印。",
            "[屈原]{{proper-name}} gets a line, [离骚]{{book-title}} a wavy one; there are underline, deceased and warichu, "
            "too. With any other word the brackets and braces are copy.",
        ),
    ),
    "copy/open-fence": Message(
        W,
        ("“{text}”没有收尾的“:::”", "`{text}` has no `:::` that ends it"),
        ("在它管的最后一行下面另起一行，写 :::", "under the last line it is meant for, write ::: on a line of its own"),
        (
            "没有收尾，下面的稿子到篇末都照它排。",
            "Without an end, all copy down to the foot of the story is set in its manner.",
        ),
    ),
    "copy/unknown-fence": Message(
        W,
        ("“::: {text}”没有这种写法，照印", "`::: {text}` is nothing known and is printed as it stands"),
        ("::: 后面可以写：{known}", "after ::: may stand: {known}"),
        (
            "一段诗放在 ::: poem（或诗）和 ::: 之间，一段名单放在 ::: names（或名单）和 ::: 之间，引语放在 ::: quote（或引语）和 ::: 之间，各占一行。",
            "Verse stands between ::: poem and :::, a list of names between ::: names and :::, "
            "a pull quote between ::: quote and :::, each on a line of its own.",
        ),
    ),
    "copy/comment": Message(
        W,
        ("“{text}”当作附注，不印", "`{text}` is taken for a comment and not printed"),
        ("要印，就把这一项的内容用单引号括起来", "to print it, put the value in single quotes"),
        (
            "pictures 和 allow 下面用 YAML 的写法：空格加 # 起是附注。别的各项照原样印到行末。",
            "Under `pictures` and `allow`, as in YAML, a # after a space begins a comment. Other entries are literal.",
        ),
    ),
    "story/open-front-matter": Message(
        E,
        ("开头的“---”没有收口", "the `---` at the top has no partner"),
        (
            "在署名等各项之后单写一行“---”，再空一行写正文",
            "put a line `---` after the last entry, then an empty line and the text",
        ),
        (
            "稿子开头由两行“---”夹住，里面一行一项，写主题、署名等；后面全是正文。",
            "The head of a story stands between two lines of `---`, an entry a line; all that follows is text.",
        ),
    ),
    "story/front-matter-line": Message(
        E,
        ("“{text}”这一行不是“名字: 内容”", "`{text}` is no `key: value` line"),
        (
            "写成“headline: …”这样的一项；上一项没写完，行首空两格；是正文就移到“---”后面",
            "write an entry such as `headline: …`; indent by 2 what continues the line before; move text below the "
            "`---`",
        ),
        (
            "两行“---”之间每行一项：名字、冒号、内容，内容一直到行末，都照原样印。行首空格的行接着上一项。",
            "Between the two `---` each line is one entry: key, colon, and the rest of the line, taken literally. An "
            "indented line continues the entry before it.",
        ),
    ),
    "story/name": Message(
        E,
        ("稿子不能叫“{name}”，这个名字在版样里另有所指", "a story can't be called `{name}`: the dummy needs that name"),
        ("换一个不带空格、“|”“>”“#”的文件名", "choose a file name without spaces and without | > #"),
        (
            "版样里的名字就是稿子的文件名。masthead、index、ear、qr 等名字已有用处；空格、“|”“>”“#”在版样里有别的意思"
            "。",
            "A name in the dummy is the file name of a story. masthead, index, ear and qr are taken; spaces and | > # "
            "mean something else there.",
        ),
    ),
    "story/dateline-twice": Message(
        P,
        ("正文里已有“{dateline}”，开头又写了电头", "the text opens with `{dateline}` and the head has a dateline too"),
        (
            "两处留一处：删掉 dateline 这一行，或删掉正文里的",
            "keep one: delete the `dateline` line, or the words in the text",
        ),
        (
            "电头可以写在 dateline 里，也可以直接写在第一段开头，排出来一样；两处都写，只印正文里的。",
            "A dateline may stand under `dateline` or at the start of the text; the page is the same. With both, the "
            "one in the text is printed.",
        ),
    ),
    "story/byline-twice": Message(
        W,
        ("正文里已有署名，“{byline}”不再另印", "the text has the byline already; `{byline}` is not printed again"),
        ("删掉 byline 这一行", "delete the `byline` line"),
        (
            "“本报讯（记者 甲）”里的记者就是署名；byline 又写了同样的名字，只印一次。",
            "The reporter in brackets after the dateline is the byline; the same names under `byline` are printed "
            "once.",
        ),
    ),
    "story/no-headline": Message(
        P,
        ("{name}.md 没有主题", "{name}.md has no headline"),
        (
            "加一行“headline: …”（或“主题: …”）；简讯写 kind: brief",
            "add `headline: …`; for a brief write `kind: brief`",
        ),
        ("除简讯外，每篇稿子都要有主题。", "Every story but a brief has a headline."),
    ),
    "story/empty": Message(
        P,
        ("{name}.md 没有正文", "{name}.md has no text"),
        (
            "正文写在第二行“---”之后；还没来的稿子先不上版",
            "write it after the second `---`, or take the story off the page",
        ),
        (
            "版上有这篇稿子的位置，稿子里却一段正文也没有。",
            "The page has room for this story, but the file has no paragraph.",
        ),
    ),
    "story/no-byline": Message(
        W,
        ("{name}.md 缺电头或署名", "{name}.md has neither dateline nor byline"),
        ("加“byline: 记者 …”，或在第一段写“本报讯（记者 …）”", "add `byline: …`, or begin the text with a dateline"),
        (
            "新闻、特写、评论要有电头或署名；不该有的，写 allow: [{{code: story/no-byline, reason: …}}]。",
            "News, features and comment carry a dateline or byline; where none belongs, allow `story/no-byline` with "
            "a reason.",
        ),
    ),
    "story/placeholder": Message(
        P,
        ("还有“{text}”没有补上", "`{text}` still stands in the copy"),
        (
            "补上内容；确实要印的，写 allow 和理由",
            "put in what is missing; allow it with a reason if it is really meant",
        ),
        (
            "“XX”“待补”“TK”一类的词是留给自己看的，印出去就是事故。报社自己的词写在 paper.yaml 的 placeholders 里。",
            "Words such as XX, TK or 待补 hold a place until copy comes. Add the paper's own under `placeholders` in "
            "paper.yaml.",
        ),
    ),
    "story/held": Message(
        P,
        ("{name}.md 写着暂存，却上了 {placed}", "{name}.md is held but stands on {placed}"),
        ("要用就删掉 hold 这一行，不用就从版样里拿掉", "delete `hold` to use it, or take it out of the dummy"),
        ("写了 hold: 是 的稿子这一期不用。", "A story with `hold: true` is not for this issue."),
    ),
    "text/halfwidth-punct": Message(
        W,
        ("中文间有半角“{mark}”{count} 处", "half-width `{mark}` between Chinese characters, {count} of them"),
        ("改成“{right}”", "use {right}"),
        (
            "中文里用全角标点；数字和外文里的半角标点不动。",
            "Chinese copy takes full-width marks; those inside figures and Latin words stay.",
        ),
    ),
    "text/straight-quotes": Message(
        W,
        ("有直引号 {count} 处", "straight quotation marks, {count} of them"),
        ("改成“”", "use “ and ”"),
        (
            "直引号分不出开合，断行的规矩管不到它。",
            "Straight quotes neither open nor close, so line breaking can't treat them right.",
        ),
    ),
    "text/quotes": Message(
        W,
        ("“{mark}”不成对", "`{mark}` has no partner"),
        (
            "补上另一半；分几段的引文每段开头都写前引号，末段才收",
            "add the other half; a quotation over several paragraphs opens in each and closes in the last",
        ),
        (
            "引号、书名号、括号在一段之内要成对。引文连着几段，每段开头用前引号，最后一段末尾用后引号。",
            "Quotation marks, title marks and brackets come in pairs within a paragraph. A quotation over several "
            "paragraphs opens at the start of each and closes at the end of the last.",
        ),
    ),
    "text/ellipsis": Message(
        W,
        ("省略号打成了“{mark}”，{count} 处", "ellipses typed as `{mark}`, {count} of them"),
        ("改成“……”；banxin tidy 会改", "use ……; `banxin tidy` does it"),
        (
            "中文的省略号是六点，占两格，两个“…”连打。单个“…”、三个句点、几个句号都会照样印出来。",
            "A Chinese ellipsis has six dots in two squares: … typed twice. A single …, full stops and 。。。 are printed as "
            "they stand.",
        ),
    ),
    "text/variant-form": Message(
        W,
        (
            "简体稿里有“{character}”{count} 处，通行的是“{right}”",
            "`{character}` in simplified copy, {count} of them; the usual form is {right}",
        ),
        (
            "改成“{right}”；人名、书名里就该这样写的，在 paper.yaml 里加 variant_forms: {character}",
            "use {right}; where it belongs, as in a name, put `variant_forms: {character}` into paper.yaml",
        ),
        (
            "繁体字、异体字混进简体稿，多半是从别处粘贴来的。姓名、书名、碑帖、引文可以保留：全报通用的字写在 paper.yaml 的 variant_forms 里，"
            "只这一篇的写 allow。",
            "Traditional and variant forms get into simplified copy by pasting. Names, titles and quotations keep them: list "
            "those of the whole paper under `variant_forms` in paper.yaml, allow those of one story there.",
        ),
    ),
    "text/broken-off": Message(
        W,
        ("这一段到“{end}”为止，没有句末标点", "this paragraph ends at `{end}` without a closing mark"),
        ("补上缺的字，或加句号", "put in what is missing, or a full stop"),
        (
            "一段话没有句号一类的标点就完了，可能是粘贴时少了一截。诗行、名单、署名不在此列。",
            "Running text that ends without a closing mark may have lost its end in pasting. Verse, lists and credits are "
            "not meant.",
        ),
    ),
}
