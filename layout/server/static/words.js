// Every word of the interface, in Chinese and English. Sentences about the edition come from the engine in both.

import { settings } from "./dom.js";

export const WORDS = {
  "pages": ["版面", "Pages"],
  "page": ["第 {label} 版", "page {label}"],
  "prev": ["上一版", "Previous page"],
  "next": ["下一版", "Next page"],
  "zoom": ["大小", "Zoom"],
  "zoom.page": ["整版", "Page"],
  "zoom.width": ["通宽", "Width"],
  "zoom.100": ["100%", "100%"],
  "zoom.mm": ["1:1", "1:1"],
  "zoom.mm-title": ["和印出来一样大", "As large as in print"],
  "zoom.in": ["放大", "Zoom in"],
  "zoom.out": ["缩小", "Zoom out"],
  "show": ["显示", "Show"],
  "show.grid": ["网格", "Grid"],
  "show.lines": ["行号", "Lines"],
  "show.areas": ["版位", "Areas"],
  "tab.stories": ["稿件", "Stories"],
  "tab.problems": ["问题", "Problems"],
  "tab.comments": ["意见", "Comments"],
  "tab.changes": ["改动", "Changes"],
  "tab.find": ["查找", "Find"],
  "panel": ["栏目", "Panel"],
  "state.start": ["正在打开", "opening"],
  "state.building": ["正在排", "building"],
  "state.current": ["最新", "current"],
  "state.faulty": ["最新，有错", "current, with errors"],
  "state.stale": ["有错，显示的是上一份", "stale: the last good page"],
  "state.fault": ["引擎出错，显示的是上一份", "engine fault: the last good page"],
  "state.away": ["断开了，正在重连", "disconnected, trying again"],
  "state.refused": ["进不去：打开终端里的完整网址", "not let in: open the whole address that the terminal shows"],
  "foot.issue": ["第 {issue} 期", "issue {issue}"],
  "foot.state": ["第 {number} 次 · {time} · {seconds} 秒", "build {number} · {time} · {seconds} s"],
  "foot.inspecting": ["印前检查中", "inspecting for print"],
  "foot.faults": ["{errors} 错 {warnings} 警", "{errors} errors, {warnings} warnings"],
  "live.updated": ["{page} 已更新，{errors} 错 {warnings} 警", "{page} updated, {errors} errors, {warnings} warnings"],
  "live.page": ["{page}，{errors} 错 {warnings} 警", "{page}, {errors} errors, {warnings} warnings"],
  "mark.error": ["有错", "errors"],
  "mark.warning": ["有警告", "warnings"],
  "mark.good": ["可付印", "ready for print"],
  "mark.stale": ["旧", "stale"],
  "fill": ["占用 {fill}%", "{fill}% filled"],
  "fit.exact": ["正好", "fits"],
  "fit.over": ["+{characters}字 +{lines}行", "+{characters} chars, +{lines} lines"],
  "fit.short": ["缺 {characters}字 {lines}行", "{characters} chars, {lines} lines short"],
  "fit.counts": ["{characters} 字 · {need}/{room} 行", "{characters} chars · {need}/{room} lines"],
  "fit.ways": ["怎样排得下", "Ways to fit"],
  "none.stories": ["这一版没有稿件", "No story on this page"],
  "none.problems": ["没有问题", "No problems"],
  "none.comments": ["没有意见", "No comments"],
  "none.rounds": ["还没有样次：banxin proof 出样以后可以比", "No rounds yet: after banxin proof there is something to compare"],
  "changes.since": ["和哪一样比", "Since"],
  "changes.slider": ["滑块", "Slider"],
  "changes.divider": ["左边是从前的样，右边是现在：左右键移动", "Left then, right now: moved by arrow keys"],
  "changes.count": ["{count} 处改动，另有 {moved} 行只移了位", "{count} changes, {moved} lines only moved"],
  "changes.stale": ["这一版现在排不出，改好再比", "The page can't be set now; mend it to compare"],
  "changes.elsewhere": ["不在本版", "not on this page"],
  "changes.no-page": ["那一样的字体不在了，画不出来", "That round can't be drawn: its fonts are gone"],
  "signed.by": ["{role}已签", "signed as {role}"],
  "signed.stale": ["签后改过", "changed since"],
  "none.found": ["没有找到", "Nothing found"],
  "fault.more": ["还有 {count} 处", "and {count} more"],
  "fault.waived": ["放行：{reason}", "allowed: {reason}"],
  "edition": ["全期", "Edition"],
  "colon": ["：", ": "],
  "comment.open": ["未答", "open"],
  "comment.done": ["已改", "done"],
  "comment.lost": ["未答，字找不到了", "open, words lost"],
  "comment.refused": ["不改", "refused"],
  "kind.replace": ["改", "replace"],
  "kind.insert": ["增", "insert"],
  "kind.delete": ["删", "delete"],
  "kind.move": ["移", "move"],
  "kind.transpose": ["对调", "transpose"],
  "kind.run_on": ["接排", "run on"],
  "kind.new_para": ["另起段", "new paragraph"],
  "kind.align": ["排齐", "align"],
  "kind.space": ["空距", "space"],
  "kind.stet": ["保留", "stet"],
  "kind.query": ["问", "query"],
  "remark.title": ["{page} 的意见", "Remark on {page}"],
  "remark.kind": ["要怎样", "What to do"],
  "remark.new": ["新的字", "New words"],
  "remark.text": ["说明", "Note"],
  "remark.author": ["谁写的", "Your name"],
  "remark.page": ["写全版意见", "Remark on the page"],
  "remark.how": ["选中字，或点一个字，再按 c，写在那里", "Select words, or click a character, then c: it is written there"],
  "remark.done": ["已改", "Done"],
  "remark.refuse": ["不改", "Refuse"],
  "remark.reopen": ["重开", "Reopen"],
  "remark.why": ["为什么不改", "Why not"],
  "remark.gone": ["在稿件里找不到了", "Not in the copy any more"],
  "remark.no-words": ["先选中字", "Select the words first"],
  "remark.no-new": ["新的字没有写", "The new words are missing"],
  "remark.empty": ["没有写说明", "The note is empty"],
  "remark.no-name": ["没有写名字", "Your name is missing"],
  "remark.no-reason": ["不改要说为什么", "Say why it is refused"],
  "remark.broken": ["comments.yaml 有错，没有存盘：先用 banxin check 看看", "comments.yaml has mistakes, nothing was saved: see banxin check"],
  "remark.not-copy": ["只能看：没有用 --edit", "Read-only: --edit was not given"],
  "remark.failed": ["没有存盘", "Nothing was saved"],
  "find.words": ["查找全期文字", "Find in all pages"],
  "find.count": ["{count} 处", "{count} places"],
  "pop.title": ["原稿位置", "Place in the copy"],
  "pop.copy": ["复制位置", "Copy place"],
  "pop.copied": ["已复制", "copied"],
  "pop.open": ["在编辑器打开", "Open in editor"],
  "pop.edit": ["改这一段", "Mend this paragraph"],
  "pop.remark": ["写意见", "Remark"],
  "pop.close": ["关闭", "Close"],
  "edit.title": ["改 {path} 第 {line} 行", "Mend {path}, line {line}"],
  "edit.save": ["存盘", "Save"],
  "edit.cancel": ["取消", "Cancel"],
  "edit.how": ["Ctrl+Enter 存盘，Esc 取消", "Ctrl+Enter saves, Esc cancels"],
  "edit.changed": ["稿件在别处改过了，没有存盘。文件里现在是：", "The file was changed elsewhere, nothing was saved. It now holds:"],
  "edit.gone": ["这一段在稿件里找不到了", "This paragraph is not in the copy any more"],
  "edit.not-copy": ["这里不能改：不是稿件，或者没有用 --edit", "Nothing to mend here: no story, or --edit was not given"],
  "edit.not-utf8": ["稿件不是 UTF-8，先用 banxin check 看看", "The file is not UTF-8: see banxin check"],
  "edit.empty": ["段落不能空；要删去整段，请在编辑器里删", "A paragraph can't be empty; delete it in your editor"],
  "edit.in-use": ["别的程序占着这个文件，没有存盘", "Another program holds the file, nothing was saved"],
  "edit.failed": ["没有存盘", "Nothing was saved"],
  "help.title": ["按键和设置", "Keys and settings"],
  "help.keys": ["按键", "Keys"],
  "help.settings": ["设置", "Settings"],
  "help.pages": ["前后翻版", "previous and next page"],
  "help.number": ["第 N 版", "page N"],
  "help.zoom": ["放大、缩小、整版", "zoom in, out, whole page"],
  "help.grid": ["网格", "grid"],
  "help.lines": ["行号", "line numbers"],
  "help.areas": ["版位", "areas"],
  "help.overset": ["下一篇溢文", "next overset story"],
  "help.problem": ["下一个问题", "next problem"],
  "help.comments": ["写意见；没选字就看意见", "write a remark; without words chosen, see all"],
  "help.changes": ["上一处、下一处改动", "change before, next change"],
  "help.slider": ["从前和现在，滑块比", "then and now, by a slider"],
  "help.stories": ["稿件", "stories"],
  "help.find": ["查找", "find"],
  "help.help": ["这一页", "this sheet"],
  "help.paragraph": ["Tab 到版面后，上下走段落，Enter 看位置或改", "after Tab to the page: paragraph by paragraph, Enter shows the place"],
  "set.language": ["语言", "Language"],
  "set.keys": ["用单个字母的按键", "Use single keys"],
  "set.editor": ["点字后用什么编辑器打开", "Editor that places open in"],
  "set.template": ["网址样式：{path} {line} {column}", "Address: {path} {line} {column}"],
  "set.ruler": ["用尺量这条线，填毫米数，1:1 就准了", "Measure this line with a ruler, in mm; 1:1 is then true"],
  "set.mm": ["毫米", "mm"],
};

let english = 0;

/** Use a language; without one, that which was chosen here last. */
export function speak(language) {
  english = language === "en" ? 1 : 0;
  document.documentElement.lang = english ? "en" : "zh-Hans";
}

export const language = () => (english ? "en" : "zh");

/** Words of the table with their fields filled. */
export function w(key, values = {}) {
  return WORDS[key][english].replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

/** The sentence of the engine in the language of the interface. */
export const said = (pair) => pair[english];

/** Put words on everything that was marked for them: data-w for text, data-wt for title and name. */
export function label(root = document) {
  for (const one of root.querySelectorAll("[data-w]")) one.textContent = w(one.dataset.w);
  for (const one of root.querySelectorAll("[data-wt]")) {
    one.title = w(one.dataset.wt);
    one.setAttribute("aria-label", w(one.dataset.wt));
  }
}

speak(settings.get("language", "zh"));
