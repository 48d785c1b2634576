"""What `banxin proof`, `diff`, `back` and the rounds of `build` print, in Chinese and English."""

from __future__ import annotations

PROOF_WORDS: dict[str, tuple[str, str]] = {
    "help.proof": (
        "打大样：版面上加网格、行号、字数、溢文、提示等图层，可以开关；--galley 打一篇小样。",
        "Page proofs under layers: grid, line numbers, counts, overset copy, messages; --galley for one story.",
    ),
    "argument.proof": (
        "A01 是版名，可以写几个；不写就是所有的版。有付印错误也能打，写到编期的 out/proof。",
        "A01 is a page, or several; all pages where none is named. What stops print is marked and stops no proof.",
    ),
    "option.galley": ("打这一篇的小样", "the galley of this story"),
    "option.paper": ("用多大的纸；full 是原大", "the paper; full is the page in its own size"),
    "option.overlay": (
        "一开始显示哪些图层：grid lines counts frames ink overset heads pictures glyphs marks changes，"
        "all 全部，none 都不要",
        "layers seen at first: grid lines counts frames ink overset heads pictures glyphs marks changes, all or none",
    ),
    "option.clean": ("打清样", "a clean proof (清样)"),
    "option.since": (
        "标出从哪一轮以来的改动：轮次号、大样1、付印、last",
        "mark what changed since a round: its number, 大样1, 付印 or last",
    ),
    "option.proof-out": ("写到 DIR（默认：编期的 out/proof）", "write to DIR (default: out/proof of the edition)"),
    "option.why": (
        "付印过的版改了再出：为什么，记在 CHANGES.txt",
        "why a page that was printed before goes out again; written in CHANGES.txt",
    ),
    "option.replace": (
        "先前的文件还没有送出去，用原来的名字换掉",
        "the file before has not gone out: write over it under its own name",
    ),
    "rounds.resent": (
        "{page} 出过 {before}，改过了，这次叫 {now}；改了什么见 CHANGES.txt",
        "{page} went out as {before} and has changed: it is {now} now; CHANGES.txt says what changed",
    ),
    "rounds.say-why": (
        "用 --why 写明为什么改；还没送出去的，加 --replace 用原名",
        "say why by --why; --replace keeps the name of a file that has not gone out",
    ),
    "rounds.unkept": ("轮次没有存下来：{reason}", "the round could not be kept: {reason}"),
    "help.back": (
        "一个版出过的各轮；写明哪一轮，就把这一版的稿子和版样退回到那时，现在的先存底。",
        "The rounds of a page; with one named, its copy and drawing go back to it, and the present is put by first.",
    ),
    "argument.back": (
        "PAGE 是版名，ROUND 是轮次号、大样1、付印或 last；不写 ROUND 就列出各轮。",
        "PAGE is a page, ROUND its number, 大样1, 付印 or last; without one the rounds are listed.",
    ),
    "option.dry": ("只说会改什么，不写", "say what would change and write nothing"),
    "usage.no-round": (
        "{page} 没有“{name}”这一轮；有 {known}",
        "{page} has no round {name}; there are {known}",
    ),
    "usage.no-rounds": (
        "没有“{name}”这个版的轮次{near}；有轮次的版：{known}",
        "there are no rounds of a page {name}{near}; pages that have some: {known}",
    ),
    "back.written": ("← {file}", "← {file}"),
    "back.made": ("← {file}（补回）", "← {file} (brought back)"),
    "back.removed": ("× {file}（那时没有）", "× {file} (was not there then)"),
    "back.same": ("{page} 的稿子和版样同 {round} 一样", "copy and drawing of {page} are those of {round}"),
    "back.shared": (
        "各版共用的文件后来改过，没有退回：{files}",
        "files that all pages share have changed since and are left alone: {files}",
    ),
    "back.put-by": ("退回前的样子存在 {page}:{number}", "what stood there before is kept as {page}:{number}"),
    "back.dry": ("还没有写；去掉 --dry-run 就写回", "nothing is written yet; leave out --dry-run to write"),
    "help.diff": (
        "比两轮、两个编期文件夹或两个 PDF：文字、版面、像素；相同退出码 0，不同 1。",
        "Compare two rounds, edition folders or PDFs: words, layout, pixels; exit code 0 for equal, 1 for different.",
    ),
    "argument.diff": (
        "A、B 是 A01:1 这样的轮次、大样1、编期文件夹或 PDF；不写比什么就比文字、版面，PDF 比像素。",
        "A and B are rounds as A01:1 or 大样1, edition folders or PDFs; words and layout, of PDFs also pixels.",
    ),
    "option.diff-text": ("比文字", "compare words"),
    "option.diff-layout": ("比版面：移动、大小、换图", "compare layout: moves, sizes, pictures"),
    "option.diff-pixels": ("比像素", "compare pixels"),
    "option.diff-html": (
        "写成一个网页：并排、叠看、滑块、改动表",
        "write a web page: side by side, overlay, slider, list of changes",
    ),
    "usage.no-pdf": ("{name} 不是能打开的 PDF", "{name} is no PDF that can be opened"),
    "usage.no-state": (
        "没有“{name}”：不是文件、编期文件夹，也不是这一期的轮次",
        "there is no {name}: no file, no edition folder, no round of this edition",
    ),
    "diff.only": ("{page}  只有 {side} 里有", "{page}  only in {side}"),
    "diff.moved": ("{count} 行移位", "lines that only moved: {count}"),
    "diff.pixels": ("{share} 的像素不同，{boxes} 处", "{share} of the pixels differ, in places: {boxes}"),
    "diff.same": ("没有改动", "no change"),
    "usage.no-story": ("这一期没有叫“{name}”的稿子{near}", "the edition has no story {name}{near}"),
    "usage.layer": ("没有“{name}”这个图层{near}；有 {known}", "there is no layer {name}{near}; there are {known}"),
    "proof.made": ("→ {file}  {page} {round}，{sheets} 张", "→ {file}  {page} {round}, sheets {sheets}"),
    "proof.changes": ("改动 {count} 处，另 {moved} 行移位", "changes {count}, and lines that only moved {moved}"),
    "proof.missed": ("{pages} 有错误，排不出来，没有打样", "{pages} could not be set because of errors: no proof"),
    "proof.no-round": ("{page} 没有“{name}”这一轮，没有标改动", "{page} has no round {name}, so no changes are marked"),
}
