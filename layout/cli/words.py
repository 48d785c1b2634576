"""Every word that the command prints beside diagnostics, in Chinese and English.

Names of commands, options, codes and files are never translated. Both languages have the same fields.
"""

from __future__ import annotations

from typing import Literal

from .words_proofs import PROOF_WORDS
from .words_remarks import REMARK_WORDS

Language = Literal["zh", "en"]

WORDS: dict[str, tuple[str, str]] = {
    # Help
    "help.usage": ("用法", "Usage"),
    "help.any": ("[选项]", "[OPTIONS]"),
    "help.options": ("选项", "Options"),
    "help.everywhere": ("各命令通用", "For every command"),
    "help.commands": ("命令", "Commands"),
    "help.more": ("banxin 命令 -h 看每个命令的用法。", "banxin COMMAND -h explains a command."),
    "help.root": (
        "版心：报纸排版引擎。进来的是一个编期文件夹，出来的是能付印的 PDF。",
        "banxin, a newspaper typesetting engine: an edition folder in, a print PDF out.",
    ),
    "help.build": (
        "排版并写出付印 PDF，一版一个文件。有错的版不付印，其余照写。",
        "Set the edition and write print PDFs, one for each page. Pages with errors are withheld, the others written.",
    ),
    "help.check": (
        "排版并检查，不写 PDF。",
        "Set and inspect the edition; no PDF is written.",
    ),
    "help.new": (
        "新建一期：从前一期或样板搬来版样，日期和期号往下排。",
        "Start an edition from an earlier one or a template, with the next date and issue number.",
    ),
    "help.tidy": (
        "整理来稿：并回硬换行，改全角标点，直引号配对。每处改动都列出来，加 --write 才写。",
        "Clean copy: hard wraps joined, half-width marks and straight quotes mended. Every change is listed; "
        "--write writes.",
    ),
    "help.fonts": (
        "有哪些字体，能不能嵌入，某个字哪种字体有。",
        "The fonts at hand, whether they may be embedded, which have a character.",
    ),
    "help.doctor": (
        "检查这台机器：Python、库、字体、色彩特性文件、磁盘、终端编码。",
        "Examine this machine: Python, libraries, fonts, profiles, disk, console encoding.",
    ),
    "help.date": (
        "报头上某一天怎么印：星期、农历、节气。",
        "What a masthead prints for a date: weekday, lunar date, solar term.",
    ),
    "help.preflight": (
        "按 PDF/X 逐条检查做好的 PDF，拆成印版量墨；自己的、广告客户的都可以。",
        "Hold finished PDFs against PDF/X, rule by rule, and measure the ink on their plates: the paper's own, or an "
        "advertiser's.",
    ),
    "help.preview": (
        "在浏览器里看版面，存盘就更新；--edit 可以在版面上改段落。",
        "Show the pages in a browser, new after every save; --edit mends paragraphs there.",
    ),
    "help.watch": (
        "存盘就重排并写出付印 PDF，给开着 PDF 阅读器的人用。有错时上一份好的 PDF 不动。",
        "Build the print PDFs after every save, for those who keep a PDF viewer open. Faults leave the last good ones.",
    ),
    "help.hold": (
        "记下版面：行高、题、裁图照现在的样子排，改稿不动别处；--release 放开。",
        "Record how pages are set: rows, heads and crops stay as they are while copy is corrected; --release lets go.",
    ),
    "help.pull": (
        "撤稿：一篇稿下版，空出来的地方归旁边的稿，或换上另一篇。",
        "Take a story off its page; a neighbour grows over its place, or another story gets it.",
    ),
    "help.swap": (
        "换稿：两篇稿对换位置，也可以拿没上版的换下一篇。",
        "Let two stories change places, or put one that is on no page in the place of another.",
    ),
    "help.move": (
        "移版：一篇稿移到别的版，占空位或另一篇的位置。",
        "Move a story to another page: to empty cells, or to the place of another story.",
    ),
    "help.undo": (
        "退回 pull、swap、move 的上一次改动，文件一字不差地回到原样。",
        "Take back the last change of pull, swap or move: files are again what they were, byte for byte.",
    ),
    "option.with": ("换上这篇还没有上版的稿", "a story on no page that gets its place"),
    "option.give-to": ("空出来的地方给旁边哪一篇", "the neighbour that grows over the cells that come free"),
    "option.leave": ("空着，画成“.”", "leave them empty (`.`)"),
    "option.dry-run": ("只说要动哪些版，不写文件", "tell which pages it touches; write nothing"),
    "argument.pull": ("STORY：stories/ 里的文件名，不带 .md", "STORY: the name of its file in stories/, without .md"),
    "argument.swap": (
        "STORY：两篇稿的文件名；位次、加框、题位留给位置，图片跟着稿走。",
        "STORY: the names of two stories. Rank, box and position of the head stay with the place; pictures go along.",
    ),
    "argument.move": (
        "PAGE：移到哪一版，占最大的空位（“.”）；PAGE:STORY 占那篇的位置，那篇下版。",
        "PAGE: the page to move to, to its largest empty block (`.`); PAGE:STORY takes the place of a story.",
    ),
    "help.schema": (
        "输出编期文件的 JSON Schema，供编辑器补全和查错。",
        "Print the JSON Schema of the edition files, for completion and checks in an editor.",
    ),
    "option.help": ("显示用法", "show this and stop"),
    "option.version": ("显示版本", "show the version and stop"),
    "option.directory": ("先到 DIR 再做", "work in DIR"),
    "option.lang": ("用中文还是英文说话（默认随系统）", "language of messages (default: the system's)"),
    "option.format": (
        "text 给人看，short 一行一条，json 一行一个对象",
        "text for people, short for one line each, json for one object a line",
    ),
    "option.strict": ("有警告也算不通过", "warnings fail, too"),
    "option.quiet": ("只说错误", "errors only"),
    "option.verbose": ("逐篇列表，重复和提示全部列出", "a row for each story; every repeat and notice"),
    "option.color": ("颜色：随终端、总有、没有", "colour: as the terminal is, always, never"),
    "option.pages": ("只做这些版，如 A01,A03", "these pages only, as A01,A03"),
    "option.out": ("写到 DIR（默认：编期的 out/print）", "write to DIR (default: out/print of the edition)"),
    "option.local": ("只做这个地方版，写代号或名字（默认全部）", "this local edition, by key or name (default: all)"),
    "option.whole": ("所有版合成一个文件", "one file for all pages"),
    "option.standard": (
        "付印用 x1a、x3、x4（默认：印厂 plant.toml 写的，没有则 x4），存档用 a2b、a2u，供人阅读用 ua1",
        "x1a, x3, x4 for the press (default: the plant's, else x4), a2b, a2u for the archive, ua1 for readers",
    ),
    "option.for": (
        "为什么检查：print 付印（默认，连字号线条墨量一起查），proof 看样",
        "what for: print (default; type, lines and inks too) or proof",
    ),
    "option.report": (
        "把结果写成一个网页：每版一张示意图，问题编号标在图上",
        "write the findings as a web page: a sketch of each page with numbered marks",
    ),
    "option.explain": ("解释一个代码，如 fit/overset", "explain a code, as fit/overset"),
    "option.schema-out": ("五种都写到 DIR，一种一个文件", "write all five to DIR, a file each"),
    "option.held-to": ("按这个标准查（默认：文件自己写的）", "the standard to hold them to (default: what they claim)"),
    "option.ink": (
        "拆成印版量墨，太多的不写（每版约多四分之一秒）",
        "measure the ink on the plates and withhold pages with too much (a quarter of a second a page)",
    ),
    "option.press": (
        "印刷方式，决定墨的限值：newsprint-coldset（默认）、heatset、sheetfed，或自己的 .toml",
        "the press whose limits of ink count: newsprint-coldset (default), heatset, sheetfed, or a .toml of your own",
    ),
    "option.from": (
        "照搬哪一天的（默认：样板，没有就是前一期）",
        "the day to copy from (default: the template, else the issue before)",
    ),
    "option.new-pages": ("几个版", "number of pages"),
    "option.release": ("放开：以后照常重排", "let the pages be made anew from now on"),
    "option.write": ("写回文件，原稿另存一份 .orig", "write the files; what was there is kept as .orig"),
    "option.has": ("这些字各有哪些字体有", "which fonts have these characters"),
    "option.missing": ("这一期缺哪些字", "characters that this edition lacks"),
    "argument.edition": (
        "EDITION 是编期文件夹；在文件夹里面时不用写。",
        "EDITION is an edition folder; inside of one it needs no naming.",
    ),
    "argument.new-date": (
        "DATE 如 2026-11-25；不写就是上一期之后的第一个出版日。",
        "DATE as 2026-11-25; the first publication day after the last issue where none is given.",
    ),
    "argument.tidy": (
        "FILE 是文本文件，STORY 是这一期的稿名；都不写就是这一期所有的稿子。",
        "FILE is a text file, STORY a story of the edition; all its stories where none is named.",
    ),
    "argument.date": (
        "DATE 如 2026-11-24；不写就是今天。",
        "DATE as 2026-11-24; today where none is given.",
    ),
    "argument.pdf": (
        "FILE.pdf：要检查的文件，可以几个；按文件自己写的标准查，没有写就按 PDF/X-4",
        "FILE.pdf: the files to check, held to the standard they claim, or to PDF/X-4",
    ),
    "argument.hold": (
        "A01 是版名，可以写几个；不写就是所有的版。记录写在编期的 held/ 里。",
        "A01 is a page, or several; all pages where none is named. Records stand in held/ of the edition.",
    ),
    "argument.kind": (
        "KIND 是 edition、page、paper 或 story；不写就是 edition。",
        "KIND is edition, page, paper or story; edition where none is given.",
    ),
    # Faults of the command line
    "usage.no-command": ("没有“{name}”这个命令{near}", "there is no command {name}{near}"),
    "usage.no-option": ("没有 {name} 这个选项{near}", "there is no option {name}{near}"),
    "usage.near": ("，是 {names} 吗？", ", did you mean {names}?"),
    "usage.value": ("{name} 不能是“{value}”，可以是：{choices}", "{name} can't be {value}; choose from {choices}"),
    "usage.missing": ("缺 {name}", "{name} is missing"),
    "usage.needs-value": ("{name} 后面要有值", "{name} needs a value"),
    "usage.no-value": ("{name} 后面不要值", "{name} takes no value"),
    "usage.extra": ("多出来的：{names}", "more than was asked for: {names}"),
    "usage.number": ("{name} 要一个数，不是“{value}”", "{name} wants a number, not {value}"),
    "usage.range": ("{name} 可以从 {least} 到 {most}", "{name} runs from {least} to {most}"),
    "usage.no-file": ("没有 {name} 这个文件", "there is no file {name}"),
    "usage.no-dashes": (
        "不用写 {name}，把名字直接写在命令后面",
        "there is no need for {name}: the names alone follow the command",
    ),
    "usage.folder": ("没有 {name} 这个文件夹{near}", "there is no folder {name}{near}"),
    "usage.page-option": (
        "；{name} 若是版名，写成 --pages {name}",
        "; if {name} is a page, write --pages {name}",
    ),
    "usage.file": (
        "没有 {name} 这个文件，这一期里也没有叫这个名字的稿子{near}",
        "there is no file {name}, and no story of that name in the edition{near}",
    ),
    "usage.no-edition": (
        "{folder} 里没有 edition.yaml，不是编期文件夹。进到编期里再来，或写明是哪一期{near}",
        "{folder} holds no edition.yaml, so it is no edition. Go into one, or name it{near}",
    ),
    "usage.editions-near": ("：{names}", ": {names}"),
    "usage.no-editions-yet": ("；还没有就先 banxin new", "; where there is none yet, banxin new makes one"),
    "usage.not-folder": (
        "{name} 是文件，不是文件夹；{option} 后面写一个文件夹",
        "{name} is a file; {option} takes a folder",
    ),
    "usage.no-page": ("没有“{name}”这个版；本期有 {known}", "there is no page {name}; this issue has {known}"),
    "usage.no-local": (
        "没有“{name}”这个地方版；本期有 {known}",
        "there is no local edition {name}; this issue has {known}",
    ),
    "usage.which-local": (
        "各地方版的 {name} 不一样，要写明是哪一个：{known}",
        "{name} is another page in each local edition; say which: {known}",
    ),
    "option.local-page": (
        "这个地方版的版，写代号或名字；也可以写成 A03@代号",
        "of this local edition, by key or name; or write A03@KEY",
    ),
    "usage.no-locals": ("本期没有分地方版", "this issue has no local editions"),
    "usage.day": ("{value} 没有这一天", "there is no day {value}"),
    "usage.date": ("“{value}”不是日期，要写成 2026-11-24", "{value} is no date; write it as 2026-11-24"),
    "usage.date-range": (
        "{value} 超出历表：能算 {first} 到 {last}",
        "{value} lies outside the almanac, which knows {first} to {last}",
    ),
    "usage.code": ("没有“{name}”这个代码{near}", "there is no code {name}{near}"),
    "usage.see": ("用法见 banxin {command} -h", "banxin {command} -h shows how"),
    "usage.see-root": ("用法见 banxin -h", "banxin -h shows how"),
    # Ends
    "end.stopped": ("已停止", "stopped"),
    "end.machine": ("这台机器上出了问题：{reason}", "something on this machine is wrong: {reason}"),
    "end.machine-file": ("{file}：{reason}", "{file}: {reason}"),
    "machine.full": ("磁盘满了，腾出地方再来", "the disk is full; make room and try again"),
    "machine.refused": (
        "不让写，或不让读；看看文件夹的权限",
        "permission is refused; see who may read and write there",
    ),
    "machine.read-only": ("这个磁盘只能读；用 --out 写到别处", "the disk is read-only; write elsewhere by --out"),
    "machine.gone": ("不在了；看看是不是改了名、移走了", "it is gone; was it renamed or moved?"),
    "machine.folder": (
        "这里有一个同名的文件夹；移走它，或用 --out 写到别处",
        "a folder has this name; move it away, or write elsewhere by --out",
    ),
    "machine.file": (
        "这里要一个文件夹，却有一个同名的文件；移走它",
        "a folder is needed where a file has its name; move the file away",
    ),
    "machine.long": ("名字太长；换短一点的文件夹", "the name is too long; use a shorter folder"),
    "machine.port": (
        "这个端口有人在用；用 --port 换一个，或不写 --port，自己去找空的",
        "this port is in use; name another one, or leave out --port to have a free one found",
    ),
    "end.fault": (
        "引擎出错了，不是稿件的错。经过写在 {file}，请连同这一期一起交给维护的人。",
        "The engine has failed; your edition is not to blame. What happened is written in {file}: please hand it on "
        "together with the edition.",
    ),
    "end.fault-unsaved": (
        "引擎出错了，不是稿件的错，经过也没能写下来：{reason}",
        "The engine has failed; your edition is not to blame. The report could not be written either: {reason}",
    ),
    # Report
    "report.title": ("{paper} {date}", "{paper} {date}"),
    "report.shared": (
        "{count}/{total} 版与{name}同版：{pages}",
        "{count} of {total} pages are those of {name}: {pages}",
    ),
    "report.issue": ("第{issue}期", "no. {issue}"),
    "report.counts": ("{pages} 版 {stories} 篇 {pictures} 图", "pages {pages}, stories {stories}, pictures {pictures}"),
    "report.faults": ("{errors} 错 {warnings} 警", "errors {errors}, warnings {warnings}"),
    "report.waived": ("{count} 放行", "allowed {count}"),
    "report.seconds": ("{seconds} 秒", "{seconds} s"),
    "report.printable": ("可以付印", "ready for print"),
    "report.not-printable": ("不能付印", "not for print"),
    "report.some-printable": ("{pages} 不付印", "{pages} withheld"),
    "report.page": ("版次", "page"),
    "report.stories": ("篇", "stories"),
    "report.characters": ("字数", "chars"),
    "report.room": ("容行", "room"),
    "report.need": ("需行", "need"),
    "report.fill": ("占用%", "full%"),
    "report.over": ("超出", "over"),
    "report.short": ("缺", "short"),
    "report.pictures": ("图", "pics"),
    "report.errors": ("错", "err"),
    "report.warnings": ("警", "warn"),
    "report.signed": ("审", "signed"),
    "report.state": ("付印", "print"),
    "report.state-written": ("✓", "✓"),
    "report.state-withheld": ("✗", "✗"),
    "report.story": ("稿", "story"),
    "report.headline": ("主题", "headline"),
    "report.levers": ("调整", "adjusted"),
    "report.head-room": ("题行容字", "head line"),
    "report.ways": ("可选", "could be made to fit"),
    "lever.deck": ("去掉副题 {count} 个", "decks dropped: {count}"),
    "lever.tracking": ("字距 {count}", "tracking {count}"),
    "lever.filler": ("补白《{count}》", "filler “{count}”"),
    "lever.crop": ("{count} 改矮", "{count} made shallower"),
    "lever.drop-crossheads": ("去掉 {count} 个小标题", "crossheads dropped: {count}"),
    "lever.head-air": ("题区多空 {count} 行", "head opened by {count} lines"),
    "lever.head-size": ("标题字号 {count} 级", "head size {count}"),
    "lever.crossheads": ("{count} 个小标题收放一行", "{count} crossheads a line shorter or longer"),
    "lever.paragraphs": ("{count} 段收放一行", "{count} paragraphs a line shorter or longer"),
    "report.over-cell": ("{story} {characters}字{lines}行", "{story} {characters} chars {lines} lines"),
    "report.short-cell": ("{story} {lines}行（约{characters}字）", "{story} {lines} lines (some {characters} chars)"),
    "report.over-only": ("{characters}字{lines}行", "{characters} chars {lines} lines"),
    "report.short-only": ("{lines}行（约{characters}字）", "{lines} lines (some {characters} chars)"),
    "report.more": ("另{count}篇", "{count} more"),
    "report.nothing": ("—", "—"),
    "report.repeats": ("…等 {count} 处：{places}", "…{count} places: {places}"),
    "report.also-line": ("第 {lines} 行", "lines {lines}"),
    "report.notices": ("另有 {count} 条提示，加 -v 列出", "{count} notices more; -v lists them"),
    "report.allowed": ("放行：{reason}", "allowed: {reason}"),
    "report.file": ("→ {file}  sha256 {digest}", "→ {file}  sha256 {digest}"),
    "report.withheld": ("{pages} 有错，未付印", "{pages} withheld because of errors"),
    "report.joined": ("、", ", "),
    "report.clauses": ("，", "; "),
    "progress.preflight": ("检查 {page} 第 {number}/{count} 页", "looking through {page}, page {number} of {count}"),
    "progress.page": ("排版 {page} {number}/{count}", "setting {page} {number}/{count}"),
    # Explanations
    "explain.severity-E": ("错误：改好才能付印，也不能打样", "error: stops print and proof"),
    "explain.severity-P": ("付印错误：改好才能付印，可以打样", "print error: stops print, not a proof"),
    "explain.severity-W": ("警告：能付印，请看一眼", "warning: prints, but please look"),
    "explain.severity-I": ("提示", "notice"),
    "explain.rule": (
        "{rule} {name}：各种版面风格都查；不查写 makeup: {{{rule}: off}}",
        "{rule}, {name}: on for all page styles; `makeup: {{{rule}: off}}` turns it off",
    ),
    "explain.rule-off": (
        "{rule} {name}：{styles}的版不查；要查写 makeup: {{{rule}: on}}，别的版不查写 off",
        "{rule}, {name}: off for pages in {styles} style; `makeup: {{{rule}: on}}` turns it on, `off` off elsewhere",
    ),
    "style.modular": ("模块式", "modular"),
    "style.two_column": ("两纵", "two-column"),
    "style.three_column": ("三纵", "three-column"),
    "explain.hint": ("怎么办：{hint}", "what to do: {hint}"),
    # Date
    "date.date": ("日期", "date"),
    "date.weekday": ("星期", "weekday"),
    "date.lunar": ("农历", "lunar date"),
    "date.zodiac": ("生肖", "animal"),
    "date.term": ("节气", "solar term"),
    "date.festival": ("节日", "festival"),
    # Fonts
    "fonts.family": ("字族", "family"),
    "fonts.weight": ("字重", "weight"),
    "fonts.role": ("用途", "role"),
    "fonts.glyphs": ("字形", "glyphs"),
    "fonts.embedding": ("嵌入", "embed"),
    "fonts.file": ("文件", "file"),
    "fonts.source": ("来源", "from"),
    "fonts.bundled": ("自带", "bundled"),
    "fonts.sheet": ("版式表", "stylesheet"),
    "fonts.may-embed": ("可以", "yes"),
    "fonts.may-not-embed": ("不可以", "no"),
    "fonts.italic": ("意大利体", "italic"),
    "fonts.unreadable": ("打不开", "unreadable"),
    "fonts.character": ("字", "char"),
    "fonts.code": ("码位", "code"),
    "fonts.in": ("有这个字的字体", "fonts that have it"),
    "fonts.in-none": ("都没有", "none"),
    "fonts.none-missing": ("不缺字", "no character is missing"),
    # Tidy
    "tidy.characters": ("{count} 字", "{count} chars"),
    "tidy.clean": ("没有要改的", "nothing to change"),
    "tidy.encoding": ("{encoding} 改存 UTF-8", "{encoding} to UTF-8"),
    "tidy.unwritten": ("还没有写；加 --write 写回文件", "nothing is written yet; --write writes"),
    "tidy.written": ("→ {file}（原稿存为 {kept}）", "→ {file} (what was there is kept as {kept})"),
    "tidy.kind-halfwidth": ("半角标点改全角", "half-width marks"),
    "tidy.kind-quote": ("直引号", "straight quotes"),
    "tidy.kind-ellipsis": ("省略号", "ellipses"),
    "tidy.kind-dash": ("破折号", "dashes"),
    "tidy.kind-fullwidth": ("全角字母数字改半角", "full-width letters and figures"),
    "tidy.kind-wrap": ("并回折行", "wrapped lines"),
    "tidy.kind-torn": ("并回断段", "torn paragraphs"),
    "tidy.kind-indent": ("段首空格", "indents"),
    "tidy.kind-space": ("多余空格", "spaces"),
    "tidy.kind-byline": ("署名空格", "spaces in bylines"),
    "tidy.kind-odd-space": ("特殊空格", "odd spaces"),
    "tidy.kind-zero-width": ("零宽字符", "zero-width characters"),
    "tidy.kind-trailing-space": ("行末空格", "trailing spaces"),
    "tidy.kind-blank-line": ("空行", "empty lines"),
    # Hold
    "hold.held": ("{page} 记下了 → {file}", "{page} holds still → {file}"),
    "hold.missed": ("{pages} 排不出来，没有记", "{pages} could not be set, so there is no record"),
    "hold.released": ("{page} 放开了，下次照常排", "{page} is let go and will be made anew"),
    "hold.not-held": ("没有记过：{pages}", "not held: {pages}"),
    # Night
    "night.touched": ("{page}  {why}", "{page}  {why}"),
    "night.why-drawing": ("版样改了：{stories}", "drawn anew: {stories}"),
    "night.why-jump": ("转版稿 {stories} 一起重排", "set with it, as {stories} goes on there"),
    "night.why-index": ("导读改了：{stories}", "its index changes: {stories}"),
    "night.states": ("（{states}）", " ({states})"),
    "night.state-held": ("已定版，要重记", "held: hold it anew"),
    "night.state-proofed": ("已出样", "proofs are out"),
    "night.state-printed": ("已出付印文件", "its print file is written"),
    "night.written": ("改了 {files}（banxin undo 退回）", "written: {files} (`banxin undo` takes it back)"),
    "night.would": ("会改 {files}；没有写", "would write {files}; nothing is written"),
    "night.undone": ("退回了 {files}", "as before: {files}"),
    # Doctor
    "doctor.engine": ("引擎", "engine"),
    "doctor.python": ("Python", "Python"),
    "doctor.libraries": ("库", "libraries"),
    "doctor.dictionary": ("断题词典", "dictionary for heads"),
    "doctor.fonts": ("字体", "fonts"),
    "doctor.stylesheets": ("版式表", "stylesheets"),
    "doctor.profiles": ("色彩特性文件", "press profiles"),
    "doctor.disk": ("磁盘", "disk"),
    "doctor.folder": ("文件夹可写", "folder can be written"),
    "doctor.cache": ("缓存", "cache"),
    "doctor.console": ("终端编码", "console encoding"),
    "doctor.language": ("语言", "language"),
    "doctor.last-build": ("上次付印", "last print"),
    "doctor.python-old": ("{version}，要 {least} 以上", "{version}, but {least} or newer is needed"),
    "doctor.library-missing": ("缺 {names}：pip install {names}", "{names} missing: pip install {names}"),
    "doctor.no-dictionary": (
        "没有装，标题只按规则断行：pip install 'banxin[words]'",
        "not installed, heads break by rules alone: pip install 'banxin[words]'",
    ),
    "doctor.library-old": (
        "{names} 的版本不合：pip install --upgrade banxin",
        "{names} of another version: pip install --upgrade banxin",
    ),
    "option.port": ("端口；不给就从 4173 起找空的", "the port; without it the first free one from 4173 on"),
    "option.host": (
        "让别的机器也能看：本机的地址，或 0.0.0.0；网址里会带钥匙",
        "let other machines look: an address of this one, or 0.0.0.0; the URL then holds a key",
    ),
    "option.edit": ("可以在版面上改段落，写回稿件", "let paragraphs be mended on the page and written to their files"),
    "option.read-only": ("只看，不写任何文件（不加 --edit 就是这样）", "write nothing, as without --edit"),
    "option.no-open": ("不打开浏览器", "don't open a browser"),
    "usage.edit-or-not": ("--edit 和 --read-only 只能用一个", "--edit and --read-only exclude each other"),
    "usage.port": ("没有 {value} 这个端口，从 0 到 65535", "there is no port {value}: from 0 to 65535"),
    "preview.at": ("{url}", "{url}"),
    "preview.stop": ("存盘就更新 · Ctrl-C 停止", "new after every save · Ctrl-C stops"),
    "preview.key": (
        "网址里的钥匙只显示这一次，交给信得过的人",
        "the key in the URL is shown only now: give it to those you trust",
    ),
    "watch.waiting": (
        "看着 {folder}，存盘就重排 · Ctrl-C 停止",
        "watching {folder}, builds after every save · Ctrl-C stops",
    ),
    "watch.failed": ("这次没写成：{reason}", "not written this time: {reason}"),
    "doctor.font-missing": (
        "缺 {names}，或内容变了：重新安装 banxin",
        "{names} missing or changed: install banxin anew",
    ),
    "doctor.none": ("没有", "none"),
    "doctor.free": ("剩 {size} GB", "{size} GB free"),
    "doctor.disk-low": ("只剩 {size} GB，至少要 {least} GB", "{size} GB free, {least} GB wanted at least"),
    "doctor.cache-used": ("{folder}，已用 {size} MB", "{folder}, {size} MB used"),
    "doctor.cache-off": ("已关（BANXIN_CACHE）", "switched off (BANXIN_CACHE)"),
    "doctor.cache-unsafe": (
        "{folder} 不能用：要是只有本人能写的文件夹；每次都从头排",
        "{folder} is not used: it must be a folder that only you can write to; every run starts anew",
    ),
    "doctor.not-writable": ("{folder} 写不进：{reason}", "{folder} can't be written: {reason}"),
    "doctor.console-narrow": (
        "{encoding}，有的字显示成 〓；终端改用 UTF-8 就好",
        "{encoding}, some characters show as 〓; a UTF-8 console shows all",
    ),
    "doctor.all-well": ("一切正常", "all is well"),
    "doctor.trouble": ("{count} 处要处理", "to be mended: {count}"),
    # Schema
    "html.page": ("版次", "page"),
    "html.stories": ("篇", "stories"),
    "html.characters": ("字数", "characters"),
    "html.errors": ("错", "errors"),
    "html.warnings": ("警", "warnings"),
    "preflight.passed": (
        "{file}  {pages} 页  {standard}  合格",
        "{file}  pages {pages}  {standard}  no fault found",
    ),
    "preflight.failed": (
        "{file}  {pages} 页  {standard}  {errors} 处不合，不能付印",
        "{file}  pages {pages}  {standard}  faults {errors}, not ready for print",
    ),
    "preflight.ink": (
        "  第 {page} 页  最浓 {ink}%（距左 {x}、距上 {y} 毫米）  各版平均 %：{plates}",
        "  page {page}  most ink {ink} % (at {x} mm, {y} mm)  plates on average, %: {plates}",
    ),
    "preflight.unread": ("{file}  打不开，没有检查", "{file}  can't be opened and was not checked"),
    "schema.how": (
        "编辑器里这样用：在 edition.yaml 第一行写  # yaml-language-server: $schema=…/edition.schema.json",
        "in an editor: begin edition.yaml with  # yaml-language-server: $schema=…/edition.schema.json",
    ),
    # New
    "new.made": ("新建 {folder}：{day}", "made {folder}: {day}"),
    "new.next": (
        "接下来：版样画在 {edition}，稿子写进 {stories}，再 banxin check {folder}",
        "next: draw the pages in {edition}, write the copy in {stories}, then banxin check {folder}",
    ),
    **REMARK_WORDS,
    **PROOF_WORDS,
}


class Words:
    """The table above in one language."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def __call__(self, key: str, **fields: object) -> str:
        """The words under `key`, with their fields filled."""
        return WORDS[key][self.language == "en"].format(**fields)

    def join(self, names: list[str] | tuple[str, ...]) -> str:
        """Names in a row, with the mark that this language puts between them."""
        return self("report.joined").join(names)
