// A page of the edition as SVG: outlines of its glyphs, and over them its text, which can be selected and read aloud.
// What has not changed since the last state keeps its elements.

import { svg } from "./dom.js";
import { outlines } from "./net.js";

export const SP = 65536;
const pt = (sp) => Math.round((sp / SP) * 1000) / 1000;

const ROLES = {
  headline: ["heading", 2], crosshead: ["heading", 3], masthead: ["group", 0],
};

/** The bounds of a run in points: left, top, right, bottom. */
function bounds(run) {
  const [, , size, , axis, x, y, stretch, , offsets] = run;
  const length = offsets[offsets.length - 1] + size * stretch;
  if (axis === 0) return [x, y - size * 0.88, x + length, y + size * 0.12].map((sp) => sp / SP);
  if (axis === 1) return [x - size / 2, y, x + size / 2, y + length].map((sp) => sp / SP);
  return [x - size * 0.12, y, x + size * 0.88, y + length].map((sp) => sp / SP);
}

/** A run of a page, with what is asked about it: `node` and `offset` lead back to the copy. */
class Run {
  constructor(item, group, order) {
    this.item = item;
    this.group = group;
    this.order = order;
    this.node = item[13] === "" ? group[3] : item[13] || "";
    this.offset = item[14];
    this.text = item[11];
    this.axis = item[4];
    this.bounds = bounds(item);
  }

  /** Which character of `text` a glyph stands for. */
  cluster(glyph) {
    return this.item[12] ? this.item[12][glyph] : glyph;
  }

  /** The character of `text` at a point in points of the page. */
  characterAt(x, y) {
    const along = this.axis === 0 ? x * SP - this.item[5] : y * SP - this.item[6];
    const offsets = this.item[9];
    let glyph = 0;
    while (glyph + 1 < offsets.length && offsets[glyph + 1] <= along) glyph += 1;
    return this.cluster(glyph);
  }

  /** The rectangle in points of the characters from `start` up to `end` of `text`. */
  rect(start, end) {
    const offsets = this.item[9];
    const first = this.glyphOf(start);
    const last = this.glyphOf(end);
    const [left, top, right, bottom] = this.bounds;
    const from = (offsets[first] ?? 0) / SP;
    const to = last < offsets.length ? offsets[last] / SP : (this.axis === 0 ? right - left : bottom - top);
    return this.axis === 0
      ? { x: left + from, y: top, width: Math.max(to - from, 1), height: bottom - top }
      : { x: left, y: top + from, width: right - left, height: Math.max(to - from, 1) };
  }

  glyphOf(character) {
    if (!this.item[12]) return character;
    const glyph = this.item[12].findIndex((cluster) => cluster >= character);
    return glyph < 0 ? this.item[9].length : glyph;
  }
}

/** Outlines of a run as one path in font units, and the transform that places it. */
function runPaths(run, faces, colors) {
  const [, face, size, color, axis, x, y, stretch, glyphs, offsets, shifts] = run;
  // Only read: something drawn stands for it.
  if (run[16]) return null;
  const [name, scale, units] = faces[face];
  const known = outlines(name);
  const unit = (size * scale) / units;
  let d = "";
  for (let n = 0; n < glyphs.length; n += 1) {
    const outline = known.get(glyphs[n]);
    if (!outline?.[0]) continue;
    const shift = shifts ? shifts[n] : 0;
    // Along the line in the run's own stretched units, across it upwards.
    let along = offsets[n] / unit;
    let across = shift / unit;
    if (axis === 0) d += `M${Math.round(along / stretch * 10) / 10} ${Math.round(across)}${outline[0]}`;
    else if (axis === 1) d += `M${Math.round(across - outline[1])} ${Math.round(-along / stretch - outline[2])}${outline[0]}`;
    else d += `M${Math.round(along / stretch * 10) / 10} ${Math.round(across)}${outline[0]}`;
  }
  if (!d) return null;
  const k = unit / SP;
  const at = `${pt(x)} ${pt(y)}`;
  const matrix = axis === 0 ? `${k * stretch} 0 0 ${-k} ${at}`
    : axis === 1 ? `${k} 0 0 ${-k * stretch} ${at}`
      : `0 ${k * stretch} ${k} 0 ${at}`;
  return svg("path", { d, transform: `matrix(${matrix})`, fill: colors[color] });
}

const DRAW = {
  g: (item, page) => runPaths(item, page.faces, page.colors),
  f: ([, x, y, width, height, color], page) =>
    svg("rect", { x: pt(x), y: pt(y), width: pt(width), height: pt(height), fill: page.colors[color] }),
  s: ([, x1, y1, x2, y2, width, color, dash], page) =>
    svg("line", {
      x1: pt(x1), y1: pt(y1), x2: pt(x2), y2: pt(y2), stroke: page.colors[color], "stroke-width": pt(width),
      "stroke-dasharray": dash ? dash.map(pt).join(" ") : null,
    }),
  m: ([, x, y, unit, runs, color], page) =>
    svg("path", {
      d: runs.map(([row, column, length]) => `M${column} ${row}h${length}v1h-${length}z`).join(""),
      transform: `translate(${pt(x)} ${pt(y)}) scale(${unit / SP})`, fill: page.colors[color], "shape-rendering": "crispEdges",
    }),
  o: ([, d, color], page) => svg("path", { d, fill: page.colors[color] }),
  p: ([, x, y, width, height, href]) =>
    svg("image", { x: pt(x), y: pt(y), width: pt(width), height: pt(height), href, preserveAspectRatio: "none" }),
};

function drawGroup(group, page) {
  const made = svg("g");
  for (const item of group[5]) {
    const drawn = DRAW[item[0]](item, page);
    if (drawn) made.append(drawn);
  }
  if (group[4]) {
    const [x, y, width, height] = group[4];
    const id = `clip-${group[0]}`;
    made.prepend(svg("clipPath", { id }, svg("rect", { x: pt(x), y: pt(y), width: pt(width), height: pt(height) })));
    made.setAttribute("clip-path", `url(#${id})`);
  }
  return made;
}

/** The text of a group as elements that a browser selects and reads; each run knows its element. */
function writeGroup(group, runs) {
  const alts = group[5].map((item) => ({ p: item[6], m: item[6], o: item[3] })[item[0]]).filter(Boolean);
  const spoken = group[2] || group[1] !== "artifact";
  if (!spoken || (!runs.length && !alts.length)) return null;
  const made = svg("g");
  if (!runs.length) {
    made.setAttribute("role", "img");
    made.setAttribute("aria-label", alts.join(" "));
    const item = group[5].find((one) => one[0] === "p");
    if (item) made.append(svg("rect", { x: pt(item[1]), y: pt(item[2]), width: pt(item[3]), height: pt(item[4]) }));
    return made;
  }
  const [role, level] = ROLES[group[1]] ?? ["paragraph", 0];
  made.setAttribute("role", role);
  if (level) made.setAttribute("aria-level", level);
  if (group[3]) {
    made.dataset.node = group[3];
    made.setAttribute("tabindex", "-1");
  }
  for (const run of runs) {
    // A hyphen that nobody typed is drawn, but is no text.
    if (!run.text || run.item[15] !== null) continue;
    const [left, top, right, bottom] = run.bounds;
    const size = pt(run.item[2]);
    const values = run.axis === 0
      ? { x: left, y: pt(run.item[6]), textLength: right - left }
      : { x: (left + right) / 2, y: top, textLength: bottom - top, class: "down" };
    const text = svg("text", { ...values, "font-size": size, lengthAdjust: "spacingAndGlyphs" });
    text.textContent = run.text;
    text.run = run;
    run.element = text;
    made.append(text);
  }
  return made;
}

/** One page on the screen. `art` and `text` are the layers that it draws in. */
export class Sheet {
  constructor(art, text) {
    this.art = art;
    this.text = text;
    this.page = null;
    this.runs = [];
    this.groups = new Map();
  }

  /** Show a page whose outlines are known; returns the runs that stand there newly, if it is the page shown before. */
  show(page) {
    const isSame = this.page?.name === page.name;
    const before = isSame ? this.groups : new Map();
    const lines = isSame ? this.lines() : null;
    const now = new Map();
    for (const layer of [this.art, this.text]) {
      layer.setAttribute("viewBox", `0 0 ${pt(page.width)} ${pt(page.height)}`);
    }
    const entries = page.groups.map((group, order) => {
      // Groups may be equal, empty ones for one.
      let key = group[0];
      while (now.has(key)) key += "+";
      let entry = before.get(key);
      if (!entry) {
        const runs = group[5].filter((item) => item[0] === "g" && item[11]).map((item) => new Run(item, group, order));
        entry = { art: drawGroup(group, page), text: writeGroup(group, runs), runs };
      }
      now.set(key, entry);
      return entry;
    });
    arrange(this.art, entries.map((entry) => entry.art));
    arrange(this.text, entries.map((entry) => entry.text).filter(Boolean));
    this.groups = now;
    this.page = page;
    this.runs = entries.flatMap((entry) => entry.runs);
    if (!lines) return null;
    return this.runs.filter((run) => run.node && !lines.get(run.node)?.has(run.text));
  }

  /** What stands on each line of each node. */
  lines() {
    const found = new Map();
    for (const run of this.runs) {
      if (!found.has(run.node)) found.set(run.node, new Set());
      found.get(run.node).add(run.text);
    }
    return found;
  }

  /** The run at a point in points of the page: the one under it, or else the nearest within half a character. */
  at(x, y) {
    let best = null;
    let least = Infinity;
    for (const run of this.runs) {
      const [left, top, right, bottom] = run.bounds;
      const near = (bottom - top) / 2;
      const dx = Math.max(left - x, x - right, 0);
      const dy = Math.max(top - y, y - bottom, 0);
      const distance = Math.hypot(dx, dy);
      if (distance < least && distance <= Math.min(near, 6)) {
        best = run;
        least = distance;
      }
    }
    return best;
  }

  /** The rectangles in points of a stretch of copy, on this page. */
  rects(node, start = 0, end = Infinity) {
    return this.runs.filter((run) => run.node === node && run.offset < end && run.offset + run.text.length > start)
      .map((run) => run.rect(Math.max(start - run.offset, 0), Math.min(end - run.offset, run.text.length)));
  }

  /** The stretches of copy that a selection covers: [node, start, end], those of one node joined. */
  spots(range) {
    const found = new Map();
    for (const run of this.runs) {
      if (!run.node || !run.element || !range.intersectsNode(run.element)) continue;
      const data = run.element.firstChild;
      const start = run.offset + (range.startContainer === data ? range.startOffset : 0);
      const end = run.offset + (range.endContainer === data ? range.endOffset : run.text.length);
      if (start >= end) continue;
      const [from, to] = found.get(run.node) ?? [start, end];
      found.set(run.node, [Math.min(from, start), Math.max(to, end)]);
    }
    return [...found].map(([node, [start, end]]) => [node, start, end]);
  }

  /** The text that a selection covers, as the copy has it: lines of one paragraph joined, paragraphs apart. */
  selected(range) {
    let told = "";
    let node = null;
    for (const run of this.runs) {
      if (!run.element || !range.intersectsNode(run.element)) continue;
      const data = run.element.firstChild;
      const start = range.startContainer === data ? range.startOffset : 0;
      const end = range.endContainer === data ? range.endOffset : run.text.length;
      if (start >= end) continue;
      const own = run.node || run.group;
      if (node !== null && own !== node) told += "\n";
      told += run.text.slice(start, end);
      node = own;
    }
    return told;
  }
}

/** Put elements into a layer in order, touching only what is not in its place. */
function arrange(layer, wanted) {
  const kept = new Set(wanted);
  for (const child of [...layer.children]) if (!kept.has(child)) child.remove();
  wanted.forEach((child, index) => {
    if (layer.children[index] !== child) layer.insertBefore(child, layer.children[index] ?? null);
  });
}

/** The text of each node of a page in reading order: [node, text], furniture without nodes left out. */
export function texts(page) {
  const found = new Map();
  for (const group of page.groups) {
    for (const item of group[5]) {
      if (item[0] !== "g" || item[15] !== null) continue;
      const node = item[13] === "" ? group[3] : item[13];
      if (node) found.set(node, (found.get(node) ?? "") + item[11]);
    }
  }
  return found;
}
