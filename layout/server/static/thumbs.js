// Small pages in spreads: heads in their own outlines, text as grey lines, pictures as they are.

import { el } from "./dom.js";
import { page as pageOf, outlinesFor, outlines } from "./net.js";
import { SP } from "./page.js";
import { w } from "./words.js";

const WIDTH = 136;
const HEAD = 16 * SP;
const nav = document.querySelector("#thumbs");
const known = new Map();

/** Pages that lie open together: an even one at the left of an odd one; the first by itself. */
function spreads(pages) {
  const found = [];
  for (const page of pages) {
    const number = Number(/(\d+)$/.exec(page.name)?.[1] ?? 0);
    const last = found.at(-1)?.at(-1);
    const faces = last && found.at(-1).length === 1 && number % 2 === 1 && !last.name.includes("-")
      && last.name.replace(/\d+$/, "") === page.name.replace(/\d+$/, "") && Number(/(\d+)$/.exec(last.name)?.[1]) === number - 1;
    if (faces) found.at(-1).push(page);
    else found.push([page]);
  }
  return found;
}

function level(page) {
  return page.errors || page.withheld ? "error" : page.warnings ? "warning" : "good";
}

/** What signatures say of a page: a class and words, or null where nobody has signed it. */
function signature(page) {
  if (page.signed?.stale) return ["warning", `▲ ${w("signed.stale")}`];
  return page.signed?.role ? ["good", `✓ ${page.signed.role}`] : null;
}

const SIGNS = { error: "●", warning: "▲", good: "✓" };

/** Show the pages of a state; `choose` is called with the name of one. */
export function showThumbs(pages, current, choose) {
  const had = document.activeElement?.dataset?.page;
  const shape = spreads(pages);
  nav.replaceChildren(...shape.map((spread) => el("div", { class: "spread" }, ...spread.map((page) => thumb(page, current, choose)))));
  if (had) nav.querySelector(`[data-page="${had}"]`)?.focus();
  for (const name of known.keys()) if (!pages.some((page) => page.name === name)) known.delete(name);
}

function thumb(page, current, choose) {
  let entry = known.get(page.name);
  if (!entry) known.set(page.name, entry = { canvas: el("canvas", { "aria-hidden": "true" }), digest: "" });
  const kind = level(page);
  const signed = signature(page);
  const name = `${page.name} ${page.section} ${w(`mark.${kind}`)} ${w("fill", { fill: page.fill })}${page.stale ? ` ${w("mark.stale")}` : ""}${signed ? ` ${page.signed.stale ? w("signed.stale") : w("signed.by", { role: page.signed.role })}` : ""}`;
  if (page.digest && entry.digest !== page.digest) {
    entry.digest = page.digest;
    later(() => draw(entry.canvas, page));
  }
  const isWide = page.size && page.size[0] > page.size[1];
  return el(
    "button",
    {
      type: "button", class: `thumb${isWide ? " wide" : ""}${page.stale ? " stale" : ""}`, data: { page: page.name },
      "aria-label": name, title: name, "aria-current": page.name === current ? "page" : null, onclick: () => choose(page.name),
    },
    entry.canvas,
    el("span", {}, `${page.name.replace("-", "–")} `, el("i", { class: kind }, SIGNS[kind])),
    el("span", {}, `${page.fill}%`),
    signed ? el("span", {}, el("i", { class: `signed ${signed[0]}` }, signed[1])) : null,
  );
}

/** Mark another page as the one that is looked at. */
export function markThumb(current) {
  for (const one of nav.querySelectorAll(".thumb")) {
    if (one.dataset.page === current) one.setAttribute("aria-current", "page");
    else one.removeAttribute("aria-current");
  }
  nav.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

const queue = [];
let isBusy = false;

/** One small page after another, when the browser has nothing better to do. */
function later(job) {
  queue.push(job);
  if (isBusy) return;
  isBusy = true;
  const idle = window.requestIdleCallback ?? ((call) => setTimeout(call, 30));
  const next = () => {
    const one = queue.shift();
    if (!one) { isBusy = false; return; }
    idle(() => one().catch(() => {}).finally(next), { timeout: 800 });
  };
  next();
}

async function draw(canvas, state) {
  const page = await pageOf(state.name, state.digest);
  const heads = { ...page, groups: page.groups.map((group) => [...group.slice(0, 5), group[5].filter((i) => i[0] === "g" && i[2] > HEAD)]) };
  await outlinesFor(heads);
  const scale = (WIDTH * (page.width > page.height ? 2 : 1)) / page.width;
  canvas.width = Math.round(page.width * scale);
  canvas.height = Math.round(page.height * scale);
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  for (const group of page.groups) {
    for (const item of group[5]) {
      if (item[0] === "g") run(pen, item, page, scale);
      else if (item[0] === "f") {
        pen.fillStyle = page.colors[item[5]];
        pen.fillRect(item[1] * scale, item[2] * scale, Math.max(item[3] * scale, 0.5), Math.max(item[4] * scale, 0.5));
      } else if (item[0] === "s") {
        pen.fillStyle = "#999";
        pen.fillRect(item[1] * scale, item[2] * scale, Math.max((item[3] - item[1]) * scale, 0.5), Math.max((item[4] - item[2]) * scale, 0.5));
      } else if (item[0] === "o") {
        pen.setTransform(scale * SP, 0, 0, scale * SP, 0, 0);
        pen.fillStyle = page.colors[item[2]];
        pen.fill(new Path2D(item[1]));
        pen.setTransform(1, 0, 0, 1, 0, 0);
      } else if (item[0] === "p") await picture(pen, item, scale);
    }
  }
}

function run(pen, item, page, scale) {
  const [, face, size, color, axis, x, y, stretch, glyphs, offsets] = item;
  if (item[16]) return;
  pen.fillStyle = page.colors[color];
  if (size <= HEAD || axis !== 0) {
    const length = (offsets.at(-1) ?? 0) + size;
    pen.globalAlpha = 0.45;
    if (axis === 0) pen.fillRect(x * scale, (y - size * 0.7) * scale, length * scale, Math.max(size * 0.55 * scale, 0.6));
    else pen.fillRect((x - size * 0.3) * scale, y * scale, Math.max(size * 0.55 * scale, 0.6), length * scale);
    pen.globalAlpha = 1;
    return;
  }
  const [name, grow, units] = page.faces[face];
  const unit = (size * grow * scale) / units;
  glyphs.forEach((glyph, n) => {
    const path = outlines(name).get(glyph)?.[0];
    if (!path) return;
    pen.setTransform(unit * stretch, 0, 0, -unit, (x + offsets[n]) * scale, y * scale);
    pen.fill(new Path2D(`M0 0${path}`));
  });
  pen.setTransform(1, 0, 0, 1, 0, 0);
}

function picture(pen, item, scale) {
  const [, x, y, width, height, href] = item.map((one) => (typeof one === "number" ? one * scale : one));
  return new Promise((done) => {
    const image = new Image();
    image.onload = () => { pen.drawImage(image, x, y, width, height); done(); };
    image.onerror = () => { pen.fillStyle = "#bbb"; pen.fillRect(x, y, width, height); done(); };
    image.src = href;
  });
}
