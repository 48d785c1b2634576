// The tabs beside the page: stories and how they fit, problems, remarks, changes, places found.

import { $, el, place, svg } from "./dom.js";
import * as changes from "./changes.js";
import * as net from "./net.js";
import { texts } from "./page.js";
import * as remarks from "./remarks.js";
import { said, w } from "./words.js";

const pane = $("#pane");
const MOST_FOUND = 300;
const AROUND = 9;

let tab = place.get("tab", "stories");
let state = null;
let current = "";
let query = "";
let found = [];
let act = {};

/** `actions` are what choosing a row does: story, fault, comment, place. */
export function begin(actions) {
  act = actions;
  for (const button of document.querySelectorAll("[data-tab]")) {
    button.addEventListener("click", () => open(button.dataset.tab));
  }
  document.querySelector(".tabs").addEventListener("keydown", (event) => {
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    const all = [...document.querySelectorAll("[data-tab]:not([hidden])")];
    const next = all[(all.indexOf(document.activeElement) + way + all.length) % all.length];
    next.focus();
    open(next.dataset.tab);
  });
}

export const tabOpen = () => tab;

/** Open a tab; on narrow screens the whole panel. */
export function open(name, { focus = false } = {}) {
  tab = name;
  place.set("tab", tab);
  draw();
  if (focus) (pane.querySelector("input, .row") ?? pane).focus();
}

/** What a build has to say, and which page is looked at. */
export function tell(told, page) {
  state = told;
  current = page;
  draw();
}

function draw() {
  if (!state) return;
  const comments = $("#tab-comments");
  comments.hidden = !state.comments;
  if (tab === "comments" && comments.hidden) tab = "stories";
  for (const button of document.querySelectorAll("[data-tab]")) {
    const isOpen = button.dataset.tab === tab;
    button.setAttribute("aria-selected", String(isOpen));
    button.tabIndex = isOpen ? 0 : -1;
  }
  pane.setAttribute("aria-labelledby", `tab-${tab}`);
  const page = state.pages.find((one) => one.name === current);
  const problems = state.problems.filter((item) => item.level !== "info");
  $("#tab-stories b").textContent = page?.stories.length ?? "";
  $("#tab-comments b").textContent = state.problems.filter((item) => item.code.startsWith("comment/")).length || "";
  $("#tab-problems b").textContent = problems.filter((item) => !item.waived).length || "";
  const had = pane.contains(document.activeElement) ? document.activeElement.dataset?.key : null;
  const top = pane.scrollTop;
  if (pane.dataset.tab !== tab) pane.replaceChildren();
  pane.dataset.tab = tab;
  PANES[tab](page);
  changes.look(state, current, tab === "changes" ? pane : null);
  pane.scrollTop = top;
  if (had) pane.querySelector(`[data-key="${CSS.escape(had)}"]`)?.focus({ preventScroll: true });
}

const none = (key) => el("p", { class: "none" }, w(key));

const PANES = {
  stories(page) {
    pane.replaceChildren(page?.stories.length ? el("ul", {}, ...page.stories.map((story) => storyRow(page, story))) : none("none.stories"));
  },
  problems(page) {
    const shown = state.problems.filter((item) => item.level !== "info");
    const own = shown.filter((item) => item.page === page?.name);
    const whole = shown.filter((item) => !item.page);
    const others = shown.filter((item) => item.page && item.page !== page?.name);
    const parts = [[page?.name, own], [w("edition"), whole], ...Object.entries(Object.groupBy?.(others, (item) => item.page) ?? grouped(others))];
    const filled = parts.filter(([, items]) => items.length);
    pane.replaceChildren(...(filled.length ? filled.flatMap(([name, items]) => [
      el("h2", {}, name), el("ul", {}, ...items.map(faultRow)),
    ]) : [none("none.problems")]));
  },
  comments() {
    remarks.list(pane, state, () => tab === "comments", { comment: act.comment, page: () => current });
  },
  changes() {},
  find() {
    if (pane.querySelector(".finder")) return;
    const input = el("input", {
      type: "search", value: query, "aria-label": w("find.words"), placeholder: w("find.words"), data: { key: "find" },
      oninput: () => { query = input.value; search(); },
      onkeydown: (event) => {
        if (event.key === "Enter" && !event.isComposing && found.length) act.place(found[0]);
      },
    });
    pane.replaceChildren(el("div", { class: "finder" }, input, el("small", { id: "found-count" })), el("ul", { id: "found" }));
    search();
  },
};

function grouped(items) {
  const made = {};
  for (const item of items) (made[item.page] ??= []).push(item);
  return made;
}

/** How a story fits: a word for what it is, and what to say. */
function fit(story) {
  const [overCharacters, overLines] = story.over;
  const [shortCharacters, shortLines] = story.short;
  if (overCharacters || overLines) return ["over", w("fit.over", { characters: overCharacters, lines: overLines })];
  if (shortLines) return ["short", w("fit.short", { characters: shortCharacters, lines: shortLines })];
  return ["exact", w("fit.exact")];
}

/** Filled share of the room; what does not fit stands at its end, hatched. */
function meter(story, kind) {
  const whole = Math.max(story.need, story.room, 1);
  const part = (lines) => (lines / whole) * 100;
  const bar = (name, x, width) => svg("rect", { class: name, x, width: Math.max(width, 0), height: 7, y: 0 });
  const made = svg("svg", { class: "meter", viewBox: "0 0 100 7", preserveAspectRatio: "none", "aria-hidden": "true" }, bar("room", 0, 100));
  if (kind === "over") {
    made.append(bar("full", 0, part(story.room)));
    for (let x = part(story.room); x < 100; x += 1.2) made.append(bar("rest", x, 0.8));
  } else made.append(bar(kind, 0, part(Math.min(story.need, story.room))));
  return made;
}

function storyRow(page, story) {
  const [kind, words] = fit(story);
  const ways = story.ways.length
    ? el("details", { class: "ways" }, el("summary", {}, w("fit.ways")), el("ul", {}, ...story.ways.map((way) => el("li", {}, said(way)))))
    : null;
  return el(
    "li", {},
    el(
      "button", { type: "button", class: "row", data: { key: `${page.name}/${story.name}`, story: story.name }, onclick: () => act.story(story) },
      el("strong", {}, story.headline),
      meter(story, kind),
      el("span", { class: "ends" },
        el("small", {}, w("fit.counts", { characters: story.characters.toLocaleString(), need: story.need, room: story.room })),
        el("span", { class: `fit ${kind}` }, words)),
    ),
    ways,
  );
}

const SIGNS = { error: "●", warning: "▲", info: "ⓘ" };

/** Where a fault stands, as people say it. */
export const spot = (item) => (item.path ? `${item.path.split("/").slice(1).join("/") || item.path}:${item.line}:${item.column}` : item.page);

function faultRow(item, number) {
  return el(
    "li", {},
    el(
      "button", { type: "button", class: "row", data: { key: `${item.code}/${item.path}/${item.line}/${number}` }, onclick: () => act.fault(item) },
      el("span", {}, el("span", { class: `mark ${item.waived ? "info" : item.level}` }, `${SIGNS[item.level]} `), said(item.words)),
      said(item.hints) ? el("span", { class: "hint" }, said(item.hints)) : null,
      item.waived ? el("span", { class: "hint" }, w("fault.waived", { reason: item.waived })) : null,
      el("small", {}, `${spot(item)}  ${item.code}`),
    ),
  );
}

/** Look for words on all pages, as they are now. */
async function search() {
  const wanted = query.trim();
  const asked = query;
  found = [];
  if (wanted) {
    for (const one of state.pages.filter((page) => page.digest)) {
      const page = await net.page(one.name, one.digest).catch(() => null);
      for (const [node, text] of page ? texts(page) : []) {
        for (let at = text.indexOf(wanted); at >= 0 && found.length < MOST_FOUND; at = text.indexOf(wanted, at + 1)) {
          found.push({ page: one.name, node, text, at, length: wanted.length });
        }
      }
    }
  }
  if (tab !== "find" || asked !== query) return;
  $("#found-count").textContent = wanted ? w(found.length ? "find.count" : "none.found", { count: found.length }) : "";
  $("#found").replaceChildren(...found.map((item, number) => el(
    "li", {},
    el(
      "button", { type: "button", class: "row", data: { key: `found-${number}` }, onclick: () => act.place(item) },
      el("span", {}, item.text.slice(Math.max(item.at - AROUND, 0), item.at), el("mark", {}, item.text.slice(item.at, item.at + item.length)), item.text.slice(item.at + item.length, item.at + item.length + AROUND)),
      el("small", {}, ` ${item.page}`),
    ),
  )));
}
