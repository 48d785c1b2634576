"""What `banxin comments` and `banxin sign` print, in Chinese and English."""

from __future__ import annotations

REMARK_WORDS: dict[str, tuple[str, str]] = {
    "help.comments": (
        "收校样上的批注：读 PDF 里的划线、插入、便笺，对到稿件的字上，记在 comments.yaml；列出，答复，照改。",
        "Take in remarks from marked PDFs: find the words that marks, carets and notes stand on, keep them in "
        "comments.yaml; list, answer, apply them.",
    ),
    "help.sign": (
        "签字：记下谁以什么身份审过哪个版、审的是哪些字节；以后稿件一改，签字就过期。",
        "Sign a page: record who has read it in which role, and which bytes; a later change makes it stale.",
    ),
    "argument.comments": (
        "FILE.pdf：Acrobat、Foxit、预览、Xodo、Okular、Evince、浏览器里批过的校样，可以几个；不写就列出未答的意见。",
        "FILE.pdf: proofs marked in Acrobat, Foxit, Preview, Xodo, Okular, Evince or a browser; "
        "without one open remarks are listed.",
    ),
    "argument.sign": (
        "A01 是版名；不写就列出各版的签字。名字照写的记，不设密码。",
        "A01 is a page; without one the state of all pages is shown. A name is recorded as typed; there are no "
        "passwords.",
    ),
    "option.comments-list": ("列出意见（未答的；加 -v 全部）", "list remarks (open ones; with -v all)"),
    "option.comments-apply": (
        "照着意见改稿：拿得准的逐条给出改前改后，问过再改",
        "do what remarks ask for: each plain change is shown before and after, and made when you agree",
    ),
    "option.comments-yes": ("--apply 不再逐条问", "make the changes of --apply without asking"),
    "option.comments-done": ("这一条改好了", "this one is done"),
    "option.comments-refuse": ("这一条不改，写明理由", "this one is refused, and why"),
    "option.comments-reopen": ("这一条重新算未答", "this one is open again"),
    "option.comments-round": (
        "这是第几次的样，如 大样2（默认看文件）",
        "the round of the proof, as 大样2 (default: the file's)",
    ),
    "option.as": ("谁", "who"),
    "option.role": ("身份，如 一审 二审 三审 签发", "the role, as 一审 二审 三审 签发"),
    "option.sign-round": ("签的是哪次的样，如 清样", "the round that was read, as 清样"),
    "option.verify": (
        "重新排一遍，和签字时逐项对，查记录有没有动过",
        "set everything anew and compare; see whether the record was touched",
    ),
    # Comments
    "comments.took": (
        "{file}  {count} 条，新 {new} 条{kinds}；定位 {placed}/{count}",
        "{file}  remarks {count}, new {new}{kinds}; placed {placed}/{count}",
    ),
    "comments.kinds": ("：{kinds}", ": {kinds}"),
    "comments.kind-count": ("{kind} {count}", "{kind} {count}"),
    "comments.kept": ("→ {file}", "→ {file}"),
    "comments.drawn": (
        "{file} 里没有批注。若是用 Xournal++ 写的，或“打印成 PDF”得来的，字迹已经画进版面，读不出来："
        "请用能存批注的程序再标（Okular、Evince、Acrobat、浏览器），或对着它自己改",
        "{file} holds no annotations. Xournal++ and printing to PDF draw into the page, where none can read them: "
        "mark the proof in a program that saves annotations (Okular, Evince, Acrobat, a browser), or correct by hand",
    ),
    "comments.none": ("没有未答的意见", "no remark is open"),
    "comments.unread": ("{file} 不是 PDF，或者加了密，读不了", "{file} is no PDF, or is encrypted, and can't be read"),
    "comments.no-id": ("没有“{id}”这一条意见{near}", "there is no remark {id}{near}"),
    "comments.answered": ("{id} {status}", "{id} {status}"),
    "comments.mistakes": (
        "{file} 有错，先改好；没有写任何东西",
        "{file} has faults; mend them first, nothing was written",
    ),
    "comments.id": ("编号", "id"),
    "comments.page": ("版次", "page"),
    "comments.kind": ("类", "kind"),
    "comments.place": ("位置", "place"),
    "comments.words": ("字", "words"),
    "comments.said": ("意见", "remark"),
    "comments.author": ("谁", "who"),
    "comments.status": ("状态", "state"),
    "comments.status-open": ("未答", "open"),
    "comments.status-done": ("已改", "done"),
    "comments.status-refused": ("不改", "refused"),
    "comments.status-lost": ("未答，字找不到了", "open, words lost"),
    "comments.unsure": ("？", "?"),
    "comments.spot": ("{x}×{y} mm", "{x}×{y} mm"),
    "comments.kind-replace": ("改", "replace"),
    "comments.kind-insert": ("增", "insert"),
    "comments.kind-delete": ("删", "delete"),
    "comments.kind-move": ("移", "move"),
    "comments.kind-transpose": ("对调", "transpose"),
    "comments.kind-run_on": ("接排", "run on"),
    "comments.kind-new_para": ("另起段", "new para"),
    "comments.kind-align": ("排齐", "align"),
    "comments.kind-space": ("空距", "space"),
    "comments.kind-stet": ("保留", "stet"),
    "comments.kind-query": ("问", "query"),
    "comments.change": ("{id}  {place}  {before} → {after}", "{id}  {place}  {before} → {after}"),
    "comments.ask": ("改吗？y 改 · n 不改 · q 停：", "change it? y yes · n no · q stop: "),
    "comments.changed": ("改了 {count} 处", "changed: {count}"),
    "comments.left": ("{id}  留给编辑：{reason}", "{id}  left to the editor: {reason}"),
    "comments.why-kind": ("这一类要人来做", "such a remark is for a person to carry out"),
    "comments.why-unsure": ("意思不止一种读法", "it may be read in more than one way"),
    "comments.why-lost": ("字找不到了", "its words are nowhere now"),
    "comments.why-changed": ("这里的字已经改过", "the words there have been rewritten"),
    "comments.why-done": ("已经照改了", "it is done already"),
    "comments.why-markup": ("字中间夹着标记，或跨了行", "there is markup among the words, or a line end"),
    "comments.why-generated": (
        "这里的字是引擎加的，稿件里没有",
        "the engine put these words in; they are not in the copy",
    ),
    "comments.why-source": ("文件里这个地方不是这些字", "the file has other words in this place"),
    "comments.why-syntax": (
        "照这样改，文件就读成别的了（有 * [ : 一类的符号）",
        "the file would be read otherwise then (signs as * [ : are among the words)",
    ),
    "comments.why-encoding": ("文件打不开，或不是 UTF-8", "the file can't be opened, or is not UTF-8"),
    # Sign
    "sign.signed": (
        "{page} {role} {name} {time}  版面 {layout}…{pdf}  印记 {seal}…",
        "{page} {role} {name} {time}  layout {layout}…{pdf}  seal {seal}…",
    ),
    "sign.pdf": ("  PDF {pdf}…", "  PDF {pdf}…"),
    "sign.page": ("版次", "page"),
    "sign.role": ("身份", "role"),
    "sign.name": ("谁", "who"),
    "sign.time": ("时间", "time"),
    "sign.round": ("样", "round"),
    "sign.state": ("状态", "state"),
    "sign.valid": ("有效", "valid"),
    "sign.stale": ("过期：{changed}", "stale: {changed}"),
    "sign.unsigned": ("未签", "not signed"),
    "sign.withheld": ("排不出来，没有签", "could not be set, and is not signed"),
    "sign.no-name": ("要写明谁签：--as 姓名", "say who signs: --as NAME"),
    "sign.no-role": ("要写明身份：--role {known}", "say in which role: --role {known}"),
    "sign.bad-role": ("没有“{role}”这个身份；本报有 {known}", "there is no role {role}; this paper has {known}"),
    "sign.errors": (
        "{page} 有错，改好再签（--for proof 的错也不能签）",
        "{page} has errors; mend them before it is signed",
    ),
    "sign.verified": ("{count} 条签字对得上", "signatures that hold: {count}"),
    "sign.chain": ("第 {line} 行：{fault}", "line {line}: {fault}"),
    "sign.broken": (
        "没有签：signoff.jsonl 第 {line} 行{fault}，接在后面的签字不算数。从备份恢复，或把坏行起的删掉再签",
        "not signed: line {line} of signoff.jsonl, {fault}; signatures after it don't count. "
        "Bring it back from a backup, or delete from that line on, and sign again",
    ),
    "sign.chain-tampered": ("内容改过", "its words were changed"),
    "sign.chain-removed": ("它前面少了一行", "a line before it was taken out"),
    "sign.chain-moved": ("次序动过", "it was moved"),
    "sign.chain-unread": ("读不懂", "it can't be read"),
    "sign.pdf-differs": (
        "{page} {role}：重新写出的 PDF 和签字时不同",
        "{page} {role}: the PDF written anew differs from the one signed",
    ),
    "sign.what-lines": ("{file} 第 {lines} 行", "{file} lines {lines}"),
    "sign.what-layout": ("版面", "the layout"),
}
