// Where a character was typed, with what can be done there; and the small box in which its paragraph is mended.

import { $, el, settings } from "./dom.js";
import * as net from "./net.js";
import { w } from "./words.js";

const pop = $("#pop");
const dialog = $("#edit");
const AROUND = 8;

export const EDITORS = {
  vscode: ["VS Code", "vscode://file/{path}:{line}:{column}"],
  cursor: ["Cursor", "cursor://file/{path}:{line}:{column}"],
  zed: ["Zed", "zed://file/{path}:{line}:{column}"],
  idea: ["JetBrains", "idea://open?file={path}&line={line}&column={column}"],
  textmate: ["TextMate", "txmt://open?url=file://{path}&line={line}&column={column}"],
  other: ["…", ""],
};

/** The address that opens a place in the editor of the user's choice; null where files are on another machine. */
export function editorLink(local, at) {
  const template = settings.get("editor", "vscode") === "other" ? settings.get("template", "") : EDITORS[settings.get("editor", "vscode")]?.[1];
  if (!local || !template) return null;
  const path = `${local.replaceAll("\\", "/")}/${at.path}`.split("/").map(encodeURIComponent).join("/").replaceAll("%3A", ":");
  const values = { path: path.replace(/^\/(?=[A-Za-z]:)/, ""), line: at.line, column: at.column };
  return template.replace(/file\/\{path\}/, path.startsWith("/") ? "file{path}" : "file/{path}").replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

let asked = 0;

export function close() {
  asked += 1;
  if (pop.hidden) return false;
  const inside = pop.contains(document.activeElement);
  pop.hidden = true;
  if (inside) pop.before?.focus?.();
  return true;
}

let shown = null;

/** The character whose place is shown, as a stretch of copy; null when none is. */
export const picked = () => (pop.hidden ? null : shown);

/** Show where the character `index` of a run stands in its file. */
export async function show(run, index, rect, state, { edit, remark }) {
  const offset = run.offset + index;
  const turn = (asked += 1);
  const at = await net.whereIs(run.node, offset).catch(() => null);
  // Meanwhile something else was wanted, as by the second of two clicks.
  if (!at || turn !== asked) return;
  const spot = `${at.path}:${at.line}:${at.column}`;
  const copied = el("span", { role: "status" });
  const link = editorLink(state.local, at);
  const story = state.pages.flatMap((page) => page.stories).find((one) => one.path === at.path);
  pop.before = document.activeElement;
  pop.setAttribute("aria-label", w("pop.title"));
  pop.dataset.spot = spot;
  shown = { spot: [run.node, offset, offset + 1], quote: run.text[index] ?? "" };
  pop.replaceChildren(
    ...(story ? [el("p", {}, el("strong", {}, story.headline))] : []),
    el("p", { class: "copy" }, run.text.slice(Math.max(index - AROUND, 0), index), el("mark", {}, run.text[index] ?? ""), run.text.slice(index + 1, index + 1 + AROUND)),
    el("p", {}, el("code", {}, spot)),
    el(
      "div", { class: "actions" },
      edit && state.edit ? el("button", { type: "button", class: "first", onclick: () => edit(run.node) }, w("pop.edit")) : null,
      state.edit ? el("button", { type: "button", onclick: remark }, w("pop.remark")) : null,
      link ? el("a", { href: link, class: state.edit ? "" : "first" }, w("pop.open")) : null,
      el("button", { type: "button", onclick: async () => { await copy(spot); copied.textContent = w("pop.copied"); } }, w("pop.copy")),
      el("button", { type: "button", onclick: close }, w("pop.close")),
      copied,
    ),
  );
  pop.hidden = false;
  const room = pop.getBoundingClientRect();
  const below = rect.top + rect.height + 8;
  pop.style.left = `${Math.max(8, Math.min(rect.left, innerWidth - room.width - 8))}px`;
  pop.style.top = `${below + room.height < innerHeight ? below : Math.max(8, rect.top - room.height - 8)}px`;
  pop.querySelector(".actions > *")?.focus({ preventScroll: true });
}

async function copy(words) {
  if (navigator.clipboard) return navigator.clipboard.writeText(words).catch(() => {});
  // Plain addresses of other machines have no clipboard of the new kind.
  const field = el("textarea", { value: words });
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

/** Open the source of a paragraph in a box, and write it back when it is saved. */
export async function edit(node) {
  close();
  const found = await net.paragraph(node);
  if (found.why) {
    dialog.replaceChildren(el("p", {}, w(`edit.${found.why}`)), el("div", { class: "actions" }, el("button", { type: "button", onclick: () => dialog.close() }, w("pop.close"))));
    dialog.showModal();
    return;
  }
  const area = el("textarea", { value: found.text, spellcheck: false, "aria-labelledby": "edit-title", lang: "zh-Hans" });
  const told = el("div", { role: "alert" });
  const save = async () => {
    const answer = await net.writeParagraph({ node, digest: found.digest, text: area.value }).catch(() => ({ why: "failed" }));
    if (!answer.why) {
      dialog.close();
      return;
    }
    told.replaceChildren(el("div", { class: "conflict" }, w(`edit.${answer.why}`), ...(answer.why === "changed" ? [el("pre", {}, answer.now)] : [])));
  };
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) save();
  });
  dialog.replaceChildren(
    el("h2", { id: "edit-title" }, w("edit.title", { path: found.path, line: found.line })),
    area, told,
    el("div", { class: "actions" },
      el("button", { type: "button", class: "first", onclick: save }, w("edit.save")),
      el("button", { type: "button", onclick: () => dialog.close() }, w("edit.cancel")),
      el("span", {}, w("edit.how"))),
  );
  dialog.setAttribute("aria-labelledby", "edit-title");
  dialog.showModal();
  area.focus();
}

document.addEventListener("pointerdown", (event) => {
  if (!pop.hidden && !pop.contains(event.target)) close();
});
