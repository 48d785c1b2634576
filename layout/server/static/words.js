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
  "none.found": ["没有找到", "Nothing found"],
  "fault.more": ["还有 {count} 处", "and {count} more"],
  "fault.waived": ["放行：{reason}", "allowed: {reason}"],
  "edition": ["全期", "Edition"],
  "comment.open": ["未答", "open"],
  "comment.done": ["已改", "done"],
  "comment.refused": ["不改", "refused"],
  "find.words": ["查找全期文字", "Find in all pages"],
  "find.count": ["{count} 处", "{count} places"],
  "pop.title": ["原稿位置", "Place in the copy"],
  "pop.copy": ["复制位置", "Copy place"],
  "pop.copied": ["已复制", "copied"],
  "pop.open": ["在编辑器打开", "Open in editor"],
  "pop.edit": ["改这一段", "Mend this paragraph"],
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
  "help.comments": ["意见", "comments"],
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
