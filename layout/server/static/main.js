// The preview: what the server tells, put on the screen; what the editor does, carried out.

import * as changes from "./changes.js";
import { $, closeDrawer, frame, place, settings } from "./dom.js";
import * as help from "./help.js";
import * as keys from "./keys.js";
import * as net from "./net.js";
import * as panels from "./panels.js";
import * as pop from "./pop.js";
import * as remarks from "./remarks.js";
import { markThumb, showThumbs } from "./thumbs.js";
import * as view from "./view.js";
import { label, language, said, speak, w } from "./words.js";

const NEAR = 9;
let state = null;
let current = place.get("page", "");
let status = "start";
let isFirst = true;
let asked = 0;

const info = () => state?.pages.find((page) => page.name === current);

// What is shown, and in which state it is

function say(words) {
  $("#live").textContent = words;
}

function setStatus(next) {
  status = next;
  const chip = $("#state");
  chip.dataset.state = status;
  chip.textContent = w(`state.${status}`);
  const sign = { start: "…", building: "…", current: "✓", faulty: "▲", stale: "▲", fault: "▲", away: "⌁", refused: "⌁" }[status];
  document.title = `${sign} ${[current, state?.title ?? "版心", w(`state.${status}`)].filter(Boolean).join(" · ")}`;
}

const stopping = () => state.problems.filter((item) => item.stops);
const settled = () => setStatus(state?.stale ? "stale" : stopping().length ? "faulty" : "current");

async function onState(told) {
  performance.mark("told");
  const before = info()?.digest;
  state = told;
  if (!settings.get("language", "") && told.language !== language()) { speak(told.language); label(); }
  if (!state.pages.some((page) => page.name === current)) current = state.pages[0]?.name ?? "";
  await showPage();
  settled();
  showFault();
  // What stands beside the page can wait until that is on the screen.
  await frame();
  showThumbs(state.pages, current, choose);
  panels.tell(state, current);
  showFoot();
  if (!isFirst && before !== info()?.digest) {
    say(w("live.updated", { page: current, errors: info()?.errors ?? 0, warnings: info()?.warnings ?? 0 }));
  }
  isFirst = false;
}

/** Put up the current page in its newest state; an older answer that comes late is dropped. */
async function showPage() {
  const wanted = info();
  const turn = (asked += 1);
  $("#where").textContent = current ? `${current.replace("-", "–")}` : "";
  const at = state.pages.indexOf(wanted);
  $("#prev").disabled = at <= 0;
  $("#next").disabled = at < 0 || at >= state.pages.length - 1;
  if (!wanted?.digest) return;
  if (view.sheet.page?.name === current && view.sheet.digest === wanted.digest) {
    view.setStale(wanted.stale);
    return;
  }
  const page = await net.page(wanted.name, wanted.digest).catch(() => null);
  if (!page || turn !== asked) return;
  await net.outlinesFor(page).catch(() => {});
  if (turn !== asked) return;
  const isOther = view.sheet.page?.name !== page.name;
  const isFirstPage = !view.sheet.page;
  performance.mark("fetched");
  view.sheet.digest = wanted.digest;
  const changed = view.show(page, wanted.stale);
  roving();
  if (isFirstPage) view.comeBack();
  else if (isOther) view.toTop();
  performance.mark("drawn");
  note(`${page.name}/${wanted.digest}`, changed.length);
}

/** Say on the document what is shown, once it is on the screen: tests and benchmarks wait for it. */
async function note(shown, changed) {
  await frame();
  await frame();
  performance.mark("painted");
  Object.assign(document.body.dataset, { shown, changed });
}

function showFault() {
  const bar = $("#fault");
  const errors = stopping();
  bar.hidden = !errors.length;
  if (bar.hidden) return;
  const [first] = errors;
  bar.replaceChildren();
  const mark = document.createElement("b");
  mark.textContent = "▲ ";
  const link = pop.editorLink(state.local, first);
  const where = document.createElement(link && first.path ? "a" : "code");
  if (link && first.path) where.href = link;
  where.textContent = first.path ? `${first.path}:${first.line}:${first.column}` : first.page;
  bar.append(mark, where, said(first.words));
  if (errors.length > 1) bar.append(` · ${w("fault.more", { count: errors.length - 1 })}`);
}

function showFoot() {
  $("#title").textContent = [state.paper, state.day, state.issue && w("foot.issue", { issue: state.issue })].filter(Boolean).join("  ") || state.folder;
  $("#foot-edition").textContent = `${state.folder}${state.edit ? "  ✎" : ""}`;
  $("#foot-faults").textContent = state.inspected ? w("foot.faults", state) : w("foot.inspecting");
  const time = new Date(state.at * 1000).toLocaleTimeString(language() === "en" ? "en-GB" : "zh-CN", { hour12: false });
  $("#foot-state").textContent = w("foot.state", { number: state.number, time, seconds: state.seconds.toFixed(2) });
}

function choose(name) {
  if (!state?.pages.some((page) => page.name === name)) return Promise.resolve();
  current = name;
  place.set("page", name);
  pop.close();
  markThumb(name);
  panels.tell(state, current);
  settled();
  const page = info();
  say(w("live.page", { page: name, errors: page.errors, warnings: page.warnings }));
  return showPage();
}

function turn(way) {
  const at = state?.pages.findIndex((page) => page.name === current) ?? -1;
  const next = state?.pages[at + way];
  if (next) choose(next.name);
}

// From the panel to the page

async function chooseStory(story) {
  const { lines, whole } = view.storyRects(story.name);
  view.mark("chosen", whole);
  view.reveal(whole[0]);
  view.light(lines);
  closeDrawer();
}

async function choosePlace({ page, node, at, length }) {
  if (page !== current) await choose(page);
  const rects = view.sheet.rects(node, at, at + length);
  view.reveal(rects[0]);
  view.light(rects);
  closeDrawer();
}

async function chooseFault(item) {
  if (item.page && item.page !== current) await choose(item.page);
  let rects = [];
  if (item.area) {
    const [x, y, width, height] = item.area.map((sp) => sp / 65536);
    rects = [{ x, y, width, height }];
  } else if (item.node) {
    const one = view.sheet.rects(item.node, item.offset, item.offset + 1);
    rects = one.length ? one : view.sheet.rects(item.node);
    if (!rects.length) rects = view.storyRects(item.node.split("/")[0]).whole;
  }
  view.mark("problem", rects);
  view.reveal(rects[0]);
  closeDrawer();
}

async function chooseComment(item) {
  if (item.page && item.page !== current) await choose(item.page);
  const length = item.quote.split("\n")[0].length;
  let rects = item.node ? view.sheet.rects(item.node, item.offset, item.offset + Math.max(length, 1)) : [];
  if (!rects.length && item.at.length) {
    const [x, y] = item.at.map((mm) => (mm * 72) / 25.4);
    rects = [{ x: x - NEAR, y: y - NEAR, width: 2 * NEAR, height: 2 * NEAR }];
  }
  view.mark("problem", rects);
  view.reveal(rects[0]);
  closeDrawer();
}

/** Write a remark on the words that are selected, or else on the character whose place is shown; false for neither. */
function writeRemark() {
  if (!state?.edit) return false;
  const selection = getSelection();
  const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  const spots = range && $("#text").contains(range.startContainer) ? view.sheet.spots(range) : [];
  const picked = pop.picked();
  if (spots.length) remarks.open({ page: current, spots, quote: view.sheet.selected(range) });
  else if (picked) remarks.open({ page: current, spots: [picked.spot], quote: picked.quote });
  else return false;
  pop.close();
  return true;
}

/** The next of a kind after the one that was shown last, over all pages. */
function cycle(kind, items, show) {
  if (!items.length) return;
  cycle.last ??= {};
  const own = items.findIndex((item) => item.page === current);
  const last = cycle.last[kind];
  const next = last === undefined ? Math.max(own, 0) : (last + 1) % items.length;
  cycle.last[kind] = next % items.length;
  show(items[cycle.last[kind]]);
}

function nextOverset() {
  const items = state.pages.flatMap((page) => page.stories.filter((story) => story.over[0] || story.over[1]).map((story) => ({ page: page.name, story })));
  cycle("overset", items, async ({ page, story }) => {
    if (page !== current) await choose(page);
    panels.open("stories");
    chooseStory(story);
  });
}

function nextProblem() {
  const items = state.problems.filter((item) => item.level !== "info" && !item.waived);
  panels.open("problems");
  cycle("problem", items, chooseFault);
}

// From the page to the copy

let downAt = null;
$("#sheet").addEventListener("pointerdown", (event) => { downAt = [event.clientX, event.clientY]; });
$("#sheet").addEventListener("click", (event) => {
  const isDrag = downAt && Math.hypot(event.clientX - downAt[0], event.clientY - downAt[1]) > 4;
  if (isDrag || event.detail > 1 || !view.sheet.page) return;
  showSpot(...view.pointAt(event));
});
$("#sheet").addEventListener("dblclick", (event) => {
  const [x, y] = view.pointAt(event);
  const run = view.sheet.at(x, y);
  if (!state.edit || !run?.node) return;
  getSelection().removeAllRanges();
  pop.edit(run.node);
});

const ways = { edit: pop.edit, remark: writeRemark };

function showSpot(x, y) {
  const run = view.sheet.at(x, y);
  if (!run?.node) return;
  const index = run.characterAt(x, y);
  pop.show(run, index, view.onScreen(run.rect(index, index + 1)), state, ways);
}

/** One paragraph of the page can be reached by Tab; from it the others by arrows. */
function roving() {
  const groups = [...document.querySelectorAll("#text g[data-node]")];
  if (!groups.some((one) => one.tabIndex === 0)) groups[0]?.setAttribute("tabindex", "0");
}

$("#text").addEventListener("keydown", (event) => {
  const group = event.target.closest?.("g[data-node]");
  if (!group || event.isComposing) return;
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (way) {
    const groups = [...document.querySelectorAll("#text g[data-node]")];
    const next = groups[groups.indexOf(group) + way];
    if (!next) return;
    event.preventDefault();
    group.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus({ preventScroll: true });
    view.reveal(next.querySelector("text")?.run?.rect(0, 1));
  } else if (event.key === "Enter") {
    event.preventDefault();
    const run = group.querySelector("text")?.run;
    if (!run) return;
    if (state.edit) pop.edit(run.node);
    else pop.show(run, 0, view.onScreen(run.rect(0, 1)), state, ways);
  }
});

document.addEventListener("copy", (event) => {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount || !$("#text").contains(selection.getRangeAt(0).startContainer)) return;
  event.clipboardData.setData("text/plain", view.sheet.selected(selection.getRangeAt(0)));
  event.preventDefault();
});

// Buttons and keys

function relabel(chosen) {
  if (chosen) speak(chosen);
  label();
  $("#language").textContent = language() === "en" ? "中" : "EN";
  $("#language").setAttribute("aria-label", language() === "en" ? "中文" : "English");
  setStatus(status);
  if (!state) return;
  showThumbs(state.pages, current, choose);
  document.querySelector(".finder")?.remove();
  panels.tell(state, current);
  showFault();
  showFoot();
}

function jump(way) {
  if (panels.tabOpen() !== "changes") panels.open("changes");
  changes.jump(way);
}

const openHelp = () => help.show((chosen) => { if (chosen) relabel(chosen); else view.setZoom("mm"); });

$("#prev").onclick = () => turn(-1);
$("#next").onclick = () => turn(1);
$("#zoom-in").onclick = () => view.step(1);
$("#zoom-out").onclick = () => view.step(-1);
$("#help-open").onclick = openHelp;
$("#language").onclick = () => {
  const other = language() === "en" ? "zh" : "en";
  settings.set("language", other);
  relabel(other);
};
$("#drawer").onclick = () => {
  const isOpen = $("#panel").classList.toggle("open");
  $("#drawer").setAttribute("aria-expanded", String(isOpen));
};
for (const button of document.querySelectorAll("[data-zoom]")) button.onclick = () => view.setZoom(button.dataset.zoom);
for (const button of document.querySelectorAll("[data-show]")) button.onclick = () => view.toggle(button.dataset.show);

keys.listen({
  ArrowLeft: (event) => (event.target.closest?.("[role=tablist]") ? false : turn(-1)),
  ArrowRight: (event) => (event.target.closest?.("[role=tablist]") ? false : turn(1)),
  digit: (event) => choose(state?.pages[Number(event.key) - 1]?.name),
  "+": () => view.step(1),
  "-": () => view.step(-1),
  "−": () => view.step(-1),
  0: () => view.setZoom("page"),
  g: () => view.toggle("grid"),
  l: () => view.toggle("lines"),
  f: () => view.toggle("areas"),
  o: nextOverset,
  e: nextProblem,
  c: () => writeRemark() || (state?.comments ? panels.open("comments", { focus: true }) : false),
  d: () => changes.slide(),
  "[": () => jump(-1),
  "]": () => jump(1),
  s: () => panels.open("stories", { focus: true }),
  "/": () => panels.open("find", { focus: true }),
  "?": openHelp,
  Escape: () => { if (!pop.close()) { view.clear(); closeDrawer(); } },
});

panels.begin({ story: chooseStory, fault: chooseFault, comment: chooseComment, place: choosePlace });
relabel();
view.setZoom(place.get("zoom", "page"));
// Told by the event stream in order, drawn in order.
let work = Promise.resolve();
net.listen({
  state: (told) => { work = work.then(() => onState(told)).catch((fault) => console.error(fault)); },
  building: () => { if (state) setStatus("building"); },
  fault: (words) => {
    setStatus("fault");
    $("#fault").hidden = false;
    $("#fault").textContent = `▲ ${words}`;
    view.setStale(true);
  },
  away: () => setStatus("away"),
  refused: () => setStatus("refused"),
});
