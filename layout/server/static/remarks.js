// Remarks of readers: their list, what became of each, and the box in which one is written.

import { $, el, settings } from "./dom.js";
import * as net from "./net.js";
import { w } from "./words.js";

const dialog = $("#remark");
const KINDS = ["replace", "insert", "delete", "query", "new_para", "run_on", "transpose", "move", "align", "space", "stet"];
const NEW = new Set(["replace", "insert"]);
const NO_PLACE = ["query", "move", "align"];

let shown = null;

/** Put the remarks of all pages into the pane. What somebody is typing there is left alone. */
export async function list(pane, state, isOpen, act) {
  if (shown?.isConnected && shown.contains(document.activeElement) && document.activeElement.matches("input")) return;
  const items = await net.comments().catch(() => []);
  if (!isOpen()) return;
  const had = pane.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const page = act.page();
  const order = [...items].sort((a, b) => (a.status !== "open") - (b.status !== "open") || (a.page !== page) - (b.page !== page));
  shown = items.length
    ? el("ul", {}, ...order.map((item) => row(item, state, act)))
    : el("p", { class: "none" }, w("none.comments"));
  const write = state.edit ? el("div", { class: "since" }, el("button", { type: "button", data: { key: "write" }, onclick: () => open({ page, spots: [], quote: "" }) }, w("remark.page")), el("p", { class: "hint" }, w("remark.how"))) : null;
  pane.replaceChildren(...[write, shown].filter(Boolean));
  if (had) pane.querySelector(`[data-key="${CSS.escape(had)}"]`)?.focus({ preventScroll: true });
}

/** What a remark wants, in a few words. */
function wish(item) {
  if (item.quote) return `“${item.quote}”${item.new ? ` → “${item.new}”` : ""}`;
  if (item.new) return `${item.before.slice(-3)}‸${item.new}‸${item.after.slice(0, 3)}`;
  return "";
}

function row(item, state, act) {
  const status = item.lost && item.status === "open" ? "lost" : item.status;
  const where = item.place ? item.place.split("/").slice(1).join("/") : item.page;
  const words = wish(item);
  return el(
    "li", { class: "remark" },
    el(
      "button", { type: "button", class: "row", data: { key: item.id, remark: item.id }, onclick: () => act.comment(item) },
      el("span", { class: "ends" }, el("strong", {}, [w(`kind.${item.kind}`), item.text].filter(Boolean).join(w("colon")), item.sure ? null : " ?"), el("span", { class: `fit ${item.status === "open" ? "over" : "exact"}` }, w(`comment.${status}`))),
      words ? el("span", { class: "hint" }, words) : null,
      ...item.replies.map((reply) => el("span", { class: "hint" }, [reply.author, reply.text].filter(Boolean).join(w("colon")))),
      item.reason ? el("span", { class: "hint" }, [item.by, item.reason].filter(Boolean).join(w("colon"))) : null,
      el("small", {}, [where === item.page ? "" : item.page, where, item.author, item.date, item.round].filter(Boolean).join(" · ")),
    ),
    state.edit ? answers(item) : null,
  );
}

function answers(item) {
  const told = el("span", { role: "alert" });
  const send = async (status, reason = "") => {
    const answer = await net.answerRemark({ id: item.id, status, reason, by: settings.get("name", "") }).catch(() => ({ why: "failed" }));
    if (answer.why) told.textContent = w(`remark.${answer.why}`);
    else document.activeElement?.blur();
  };
  const button = (status, name) => el("button", { type: "button", data: { key: `${item.id}/${status}` }, onclick: () => send(status) }, w(name));
  const made = el("div", { class: "actions answers" });
  const refuse = () => {
    const why = el("input", { type: "text", "aria-label": w("remark.why"), placeholder: w("remark.why"), onkeydown: (event) => {
      if (event.key === "Enter" && !event.isComposing) send("refused", why.value);
      if (event.key === "Escape") { why.blur(); made.replaceChildren(...usual()); }
    } });
    made.replaceChildren(why, el("button", { type: "button", onclick: () => send("refused", why.value) }, w("remark.refuse")), told);
    why.focus();
  };
  const usual = () => (item.status === "open"
    ? [button("done", "remark.done"), el("button", { type: "button", data: { key: `${item.id}/refused` }, onclick: refuse }, w("remark.refuse")), told]
    : [button("open", "remark.reopen"), told]);
  made.append(...usual());
  return made;
}

/** Open the box for a remark on words of a page: `spots` are [node, start, end], none for the page as a whole. */
export function open({ page, spots, quote }) {
  const isOnWords = spots.some(([, start, end]) => end > start);
  const kinds = spots.length ? KINDS : NO_PLACE;
  const kind = el("select", { onchange: fit }, ...kinds.map((one) => el("option", { value: one }, w(`kind.${one}`))));
  const fresh = el("input", { type: "text", lang: "zh-Hans" });
  const text = el("textarea", { rows: 3, lang: "zh-Hans" });
  const author = el("input", { type: "text", value: settings.get("name", ""), autocomplete: "name" });
  const told = el("div", { role: "alert" });
  const line = (words, field) => el("label", { class: "setting" }, el("span", {}, w(words)), field);
  const freshLine = line("remark.new", fresh);
  function fit() { freshLine.hidden = !NEW.has(kind.value); }
  const save = async () => {
    settings.set("name", author.value.trim());
    const values = { page, spots, kind: kind.value, new: NEW.has(kind.value) ? fresh.value : "", text: text.value, author: author.value };
    const answer = await net.writeRemark(values).catch(() => ({ why: "failed" }));
    if (answer.why) told.replaceChildren(el("div", { class: "conflict" }, w(`remark.${answer.why}`)));
    else dialog.close();
  };
  const form = el(
    "form", { onsubmit: (event) => { event.preventDefault(); save(); } },
    el("h2", { id: "remark-title" }, w("remark.title", { page })),
    isOnWords ? el("p", { class: "copy" }, el("mark", {}, quote)) : null,
    line("remark.kind", kind), freshLine, line("remark.text", text), line("remark.author", author), told,
    el("div", { class: "actions" },
      el("button", { type: "submit", class: "first" }, w("edit.save")),
      el("button", { type: "button", onclick: () => dialog.close() }, w("edit.cancel"))),
  );
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) save();
  });
  dialog.replaceChildren(form);
  dialog.setAttribute("aria-labelledby", "remark-title");
  fit();
  dialog.showModal();
  (freshLine.hidden ? text : fresh).focus();
}
