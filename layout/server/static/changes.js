// What changed since an earlier round: the list of it, marks on the page, and the page of then beside a divider.

import { $, closeDrawer, el, place, svg } from "./dom.js";
import * as net from "./net.js";
import { Sheet } from "./page.js";
import * as view from "./view.js";
import { said, w } from "./words.js";

const was = $("#was");
const divider = $("#divider");
const old = new Sheet($("#was-art"), svg("svg"));
const STEP = 0.02;
const LEAP = 0.1;
const YEAR = "2026-".length;

let state = null;
let name = "";
let pane = null;
let key = "";
let told = null;
let at = -1;
let asked = 0;
let loading = Promise.resolve();
let isSliding = false;
let share = 0.5;

/** Look at a page of a state; `into` is the pane where the list goes, null while another tab is open. Only what
    somebody wants to see is asked for. */
export function look(now, page, into) {
  [state, name, pane] = [now, page, into];
  if (!pane && !isSliding) {
    key = "";
    view.changes(null, -1);
    return;
  }
  const next = `${name}/${state.number}`;
  if (next === key) draw();
  else {
    key = next;
    loading = load();
  }
}

async function load() {
  const turn = (asked += 1);
  const page = name;
  if (told?.page !== page) view.changes(null, -1);
  const found = await net.changes(page, place.get(`round:${page}`, "")).catch(() => null);
  if (turn !== asked) return;
  if (told?.page !== page || told.round !== found?.round || told.changes.length !== found.changes.length) at = -1;
  told = found && { ...found, page };
  if (isSliding) await showOld(turn);
  if (turn === asked) draw();
}

async function showOld(turn) {
  const page = told?.round ? await net.round(name, told.round).catch(() => null) : null;
  if (page) await net.outlinesFor(page).catch(() => {});
  if (turn !== asked || !isSliding) return;
  const isNew = was.hidden;
  was.hidden = divider.hidden = !page;
  if (!page) {
    say(w(told?.round ? "changes.no-page" : "none.rounds"));
    return;
  }
  old.show(page);
  $("#was-marks").setAttribute("viewBox", $("#was-art").getAttribute("viewBox"));
  $("#was-name").textContent = told.rounds.find((one) => one.number === told.round).name;
  move(share);
  if (isNew) divider.focus({ preventScroll: true });
}

const say = (words) => { $("#live").textContent = words; };

function draw() {
  view.changes(told?.page === name ? told : null, at);
  if (isSliding) $("#was-marks").replaceChildren(...(told?.changes ?? []).map(({ old: rects }, number) => svg("g", { class: number === at ? "words current" : "words" }, ...rects.map(view.framed))));
  if (!pane || told?.page !== name) return;
  const had = pane.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  pane.replaceChildren(...(told.rounds.length ? [head(), list()] : [el("p", { class: "none" }, w("none.rounds"))]));
  if (had) pane.querySelector(`[data-key="${CSS.escape(had)}"]`)?.focus({ preventScroll: true });
}

function head() {
  const select = el("select", { data: { key: "round" }, onchange: () => { place.set(`round:${name}`, select.value); at = -1; loading = load(); } },
    ...told.rounds.toReversed().map((one) => el("option", { value: String(one.number), selected: one.number === told.round }, [one.name, one.time.slice(YEAR)].filter(Boolean).join(" · "))));
  const button = el("button", { type: "button", "aria-pressed": String(isSliding), data: { key: "slide" }, onclick: () => slide() }, w("changes.slider"));
  const counted = told.stale ? w("changes.stale") : w("changes.count", { count: told.changes.length, moved: told.moved.length });
  return el("div", { class: "since" }, el("label", {}, el("span", {}, w("changes.since")), select), button, el("p", { class: "hint" }, counted));
}

function list() {
  return el("ul", {}, ...told.changes.map((change, number) => el(
    "li", {},
    el(
      "button", { type: "button", class: "row change", "aria-current": number === at ? "true" : null, data: { key: `change-${number}` }, onclick: () => { choose(number); closeDrawer(); } },
      el("b", {}, number + 1), el("span", {}, said(change.words)), spots(change).length ? null : el("small", {}, w("changes.elsewhere")),
    ),
  )));
}

/** Where a change is seen on the page, in points. */
const spots = (change) => view.changeRects(change);

function choose(number) {
  at = number;
  draw();
  const change = told.changes[number];
  view.reveal(spots(change)[0]);
  pane?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  say(`${number + 1}/${told.changes.length} ${said(change.words)}`);
}

/** To the next change (1), or the one before (-1), round and round. */
export async function jump(way) {
  await loading;
  const count = told?.page === name ? told.changes.length : 0;
  if (!count) return;
  choose(at < 0 ? (way > 0 ? 0 : count - 1) : (at + way + count) % count);
}

/** Put the page of the round over the left of the present one, or take it away. */
export function slide(wanted = !isSliding) {
  isSliding = wanted;
  if (!isSliding) {
    if (divider === document.activeElement) $("#stage").focus({ preventScroll: true });
    was.hidden = divider.hidden = true;
  }
  key = "";
  if (state) look(state, name, pane);
}

function move(to) {
  share = Math.min(Math.max(to, 0), 1);
  was.style.clipPath = `inset(0 ${(1 - share) * 100}% 0 0)`;
  divider.style.left = `${share * 100}%`;
  divider.setAttribute("aria-valuenow", String(Math.round(share * 100)));
}

const toPointer = (event) => {
  const box = $("#sheet").getBoundingClientRect();
  move((event.clientX - box.left) / box.width);
};

divider.addEventListener("pointerdown", (event) => {
  if (event.button) return;
  divider.setPointerCapture(event.pointerId);
  toPointer(event);
});
divider.addEventListener("pointermove", (event) => {
  if (divider.hasPointerCapture(event.pointerId)) toPointer(event);
});
divider.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const step = event.shiftKey ? LEAP : STEP;
  const to = { ArrowLeft: share - step, ArrowRight: share + step, ArrowDown: share - step, ArrowUp: share + step, PageDown: share - LEAP, PageUp: share + LEAP, Home: 0, End: 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  move(to);
});
// What was typed elsewhere and then is not looked up where it stood.
for (const one of [was, divider]) for (const kind of ["click", "dblclick"]) one.addEventListener(kind, (event) => event.stopPropagation());
