// The page on the desk: how large it is, what is drawn over it, where something on it is.

import { $, place, settings, svg } from "./dom.js";
import { SP, Sheet } from "./page.js";

const MARGIN = 40;
const STEPS = [0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4, 6, 8];
const USUAL = 96 / 72;
const pt = (sp) => sp / SP;

const scroller = $("#scroll");
const frame = $("#sheet");
const marks = $("#marks");

export const sheet = new Sheet($("#art"), $("#text"));

let zoom = place.get("zoom", "page");
let shown = new Set(place.get("show", []));
const layers = new Map();

for (const name of ["grid", "areas", "lines", "changes", "problem", "chosen", "flash"]) {
  const layer = svg("g", { class: name });
  layers.set(name, layer);
  marks.append(layer);
}

/** Pixels to a point of the page. */
export function scale() {
  if (!sheet.page) return 1;
  const width = pt(sheet.page.width);
  const height = pt(sheet.page.height);
  const room = scroller.clientWidth - Math.min(MARGIN, scroller.clientWidth * 0.06);
  if (zoom === "page") return Math.max(Math.min(room / width, (scroller.clientHeight - MARGIN) / height), 0.02);
  if (zoom === "width") return Math.max(room / width, 0.02);
  if (zoom === "100") return USUAL;
  if (zoom === "mm") return (settings.get("pixels", 96 / 25.4) * 25.4) / 72;
  return Number(zoom) * USUAL;
}

function size() {
  if (!sheet.page) return;
  const factor = scale();
  frame.style.width = `${pt(sheet.page.width) * factor}px`;
  frame.style.height = `${pt(sheet.page.height) * factor}px`;
}

/** The middle of what is seen, as shares of the page. */
function middle() {
  const page = frame.getBoundingClientRect();
  const room = scroller.getBoundingClientRect();
  return [(room.left + room.width / 2 - page.left) / page.width, (room.top + room.height / 2 - page.top) / page.height];
}

function goTo([x, y]) {
  const page = frame.getBoundingClientRect();
  const room = scroller.getBoundingClientRect();
  scroller.scrollLeft += page.left + x * page.width - room.left - room.width / 2;
  scroller.scrollTop += page.top + y * page.height - room.top - room.height / 2;
}

/** Make the page so large: a name of the row of buttons, or a share of 100 %. The middle stays in the middle. */
export function setZoom(wanted) {
  const where = sheet.page ? middle() : null;
  zoom = wanted;
  place.set("zoom", zoom);
  size();
  if (where) goTo(where);
  for (const one of document.querySelectorAll("[data-zoom]")) one.setAttribute("aria-pressed", String(one.dataset.zoom === String(zoom)));
  remember();
}

/** One step larger (1) or smaller (-1). */
export function step(way) {
  const now = scale() / USUAL;
  const next = way > 0 ? STEPS.find((one) => one > now * 1.01) : STEPS.findLast((one) => one < now * 0.99);
  if (next) setZoom(String(next));
}

/** Switch what is drawn over the page on and off. */
export function toggle(name) {
  if (shown.has(name)) shown.delete(name);
  else shown.add(name);
  place.set("show", [...shown]);
  overlay();
}

function overlay() {
  for (const one of document.querySelectorAll("[data-show]")) one.setAttribute("aria-pressed", String(shown.has(one.dataset.show)));
  const plan = sheet.page?.plan;
  for (const name of ["grid", "areas", "lines"]) {
    layers.get(name).replaceChildren(...(plan && shown.has(name) ? OVERLAYS[name](plan) : []));
  }
}

const box = ([x, y, width, height], values = {}) => svg("rect", { x: pt(x), y: pt(y), width: pt(width), height: pt(height), ...values });

const OVERLAYS = {
  grid(plan) {
    const [left, top, width] = plan.area;
    const bottom = plan.lines.at(-1);
    const made = plan.columns.map(([x, own]) => box([x, top, own, bottom - top]));
    plan.lines.forEach((y, number) => {
      const fifth = number % 5 === 0;
      made.push(svg("line", { x1: pt(left), x2: pt(left + width), y1: pt(y), y2: pt(y), class: fifth ? "fifth" : "" }));
      if (fifth && number) {
        const text = svg("text", { x: pt(left) - 3, y: pt(y) - 1 });
        text.textContent = number;
        made.push(text);
      }
    });
    return made;
  },
  lines(plan) {
    return plan.stories.flatMap(([, , vertical, , lines]) => {
      const numbers = new Map();
      return lines.map(([x, y]) => {
        const number = (numbers.get("n") ?? 0) + 1;
        numbers.set("n", number);
        const text = svg("text", vertical ? { x: pt(x) + 3, y: pt(y) - 2 } : { x: pt(x) - 1.5, y: pt(y) });
        text.textContent = number;
        return text;
      });
    });
  },
  areas(plan) {
    return plan.areas.flatMap(([name, , rects]) => {
      const tag = svg("text", { x: pt(rects[0][0]) + 4, y: pt(rects[0][1]) + 10 });
      tag.textContent = name;
      const width = [...name].reduce((sum, char) => sum + (char > "\u2e80" ? 9 : 5.4), 8);
      return [
        ...rects.map((rect) => box(rect)),
        svg("rect", { class: "tag", x: pt(rects[0][0]), y: pt(rects[0][1]), width, height: 13 }),
        tag,
      ];
    });
  },
};

/** Put a page up whose outlines are known. On the page seen before nothing moves, and its new lines light up. */
export function show(page, isStale) {
  const isSame = sheet.page?.name === page.name;
  const changed = sheet.show(page);
  // Asking for room makes the browser lay everything out; a page that was there has its size.
  if (!isSame) {
    marks.setAttribute("viewBox", $("#art").getAttribute("viewBox"));
    size();
  }
  frame.classList.toggle("stale", isStale);
  overlay();
  if (!isSame) clear();
  if (changed?.length) light(changed.map((run) => run.rect(0, run.text.length)));
  return changed ?? [];
}

export function setStale(isStale) {
  frame.classList.toggle("stale", isStale);
}

/** Take marks away that belong to what was looked at. */
export function clear() {
  for (const name of ["problem", "chosen", "flash"]) layers.get(name).replaceChildren();
}

const plain = (rect, by = 0) => svg("rect", { x: rect.x - by, y: rect.y - by, width: rect.width + 2 * by, height: rect.height + 2 * by });

const BAR = 1.4;
const CARET = 4;

/** Where a change is seen, in points: its new words, or the gap where words stood. */
export function changeRects({ rects, at }) {
  if (rects.length) return rects.map(([x, y, width, height]) => ({ x: pt(x), y: pt(y), width: pt(width), height: pt(height) }));
  return at ? [{ x: pt(at[0]) - CARET / 2, y: pt(at[1]) - CARET, width: CARET, height: CARET }] : [];
}

/** Mark what changed since a round, the change number `current` more than the others; null takes the marks away. */
export function changes(told, current) {
  const bars = (told?.moved ?? []).map(([x, y, width, height]) => (height > width
    ? svg("rect", { class: "bar", x: pt(x), y: pt(y) - BAR - 1, width: pt(width), height: BAR })
    : svg("rect", { class: "bar", x: pt(x) - BAR - 1, y: pt(y), width: BAR, height: pt(height) })));
  const marks = (told?.changes ?? []).flatMap((change, number) => {
    const found = changeRects(change);
    if (!found.length) return [];
    const [first] = found;
    const label = svg("text", { x: first.x - 1, y: first.y });
    label.textContent = number + 1;
    const drawn = change.rects.length
      ? found.flatMap((rect) => [plain(rect), svg("path", { d: rect.height > rect.width * 2 ? `M${rect.x + rect.width} ${rect.y}v${rect.height}` : `M${rect.x} ${rect.y + rect.height}h${rect.width}` })])
      : [svg("path", { class: "gap", d: `M${first.x} ${first.y + CARET * 1.4}l${CARET / 2} ${-CARET}l${CARET / 2} ${CARET}z` })];
    return [svg("g", { class: [change.text ? "words" : "layout", number === current && "current"].filter(Boolean).join(" "), "data-change": number }, ...drawn, label)];
  });
  layers.get("changes").replaceChildren(...bars, ...marks);
}

/** A rectangle of the page, in sp, as a frame. */
export const framed = (rect) => box(rect);

/** Light rectangles up for a moment. */
export function light(rects) {
  const fresh = rects.map((rect) => plain(rect, 1));
  layers.get("flash").replaceChildren(...fresh);
  clearTimeout(light.timer);
  light.timer = setTimeout(() => layers.get("flash").replaceChildren(), 2400);
}

/** Frame rectangles until something else is chosen. */
export function mark(name, rects) {
  layers.get("problem").replaceChildren();
  layers.get("chosen").replaceChildren(...(name === "chosen" ? rects.map((rect) => plain(rect, 1)) : []));
  if (name === "problem") layers.get("problem").replaceChildren(...rects.map((rect) => plain(rect, 2)));
}

/** Move the page until a rectangle is seen, if it is not. */
export function reveal(rect) {
  if (!rect) return;
  const factor = scale();
  const page = frame.getBoundingClientRect();
  const room = scroller.getBoundingClientRect();
  const top = page.top + rect.y * factor;
  const left = page.left + rect.x * factor;
  const hidden = top < room.top + 10 || top + rect.height * factor > room.bottom - 10 || left < room.left || left + rect.width * factor > room.right;
  if (!hidden) return;
  scroller.scrollTop += top - room.top - room.height / 3;
  scroller.scrollLeft += left + (rect.width * factor) / 2 - room.left - room.width / 2;
}

/** The lines of a story on the page, as rectangles in points. */
export function storyRects(area) {
  const story = sheet.page?.plan?.stories.find(([name]) => name === area);
  if (!story) return { lines: [], whole: [] };
  const [, owner, , rects] = story;
  const inside = (run) => rects.some(([x, y, width, height]) => {
    const [left, top, right, bottom] = run.bounds;
    const middle = [(left + right) / 2, (top + bottom) / 2];
    return middle[0] >= pt(x) && middle[0] <= pt(x + width) && middle[1] >= pt(y) && middle[1] <= pt(y + height);
  });
  const lines = sheet.runs.filter((run) => run.node && run.group[2] === owner && inside(run)).map((run) => run.rect(0, run.text.length));
  return { lines, whole: rects.map(([x, y, width, height]) => ({ x: pt(x), y: pt(y), width: pt(width), height: pt(height) })) };
}

/** A point of the window as points of the page. */
export function pointAt(event) {
  const page = frame.getBoundingClientRect();
  const factor = page.width / pt(sheet.page.width);
  return [(event.clientX - page.left) / factor, (event.clientY - page.top) / factor];
}

/** A rectangle of the page in the window. */
export function onScreen(rect) {
  const page = frame.getBoundingClientRect();
  const factor = page.width / pt(sheet.page.width);
  return { left: page.left + rect.x * factor, top: page.top + rect.y * factor, width: rect.width * factor, height: rect.height * factor };
}

/** What is at the top left of the desk, as shares of the page: the one corner that stays when the frame grows. */
function corner() {
  const page = frame.getBoundingClientRect();
  const room = scroller.getBoundingClientRect();
  return [(room.left - page.left) / page.width, (room.top - page.top) / page.height];
}

function remember() {
  if (sheet.page) place.set("corner", { page: sheet.page.name, at: corner() });
}

/** Go where this tab was when it was closed or loaded again. */
export function comeBack() {
  const last = place.get("corner", null);
  if (last?.page !== sheet.page?.name) return;
  const page = frame.getBoundingClientRect();
  const room = scroller.getBoundingClientRect();
  scroller.scrollLeft += page.left + last.at[0] * page.width - room.left;
  scroller.scrollTop += page.top + last.at[1] * page.height - room.top;
}

/** To the top of a page that was not looked at yet. */
export function toTop() {
  scroller.scrollTop = 0;
  scroller.scrollLeft = 0;
}

let pending = 0;
scroller.addEventListener("scroll", () => {
  clearTimeout(pending);
  pending = setTimeout(remember, 120);
}, { passive: true });
addEventListener("pagehide", remember);
new ResizeObserver(() => size()).observe(scroller);
