// The sheet of keys and settings.

import { $, el, settings } from "./dom.js";
import { EDITORS } from "./pop.js";
import { language, w } from "./words.js";

const dialog = $("#help");
const KEYS = [
  ["← →", "pages"], ["1 … 9", "number"], ["+ − 0", "zoom"], ["g", "grid"], ["l", "lines"], ["f", "areas"], ["o", "overset"],
  ["e", "problem"], ["s", "stories"], ["c", "comments"], ["[ ]", "changes"], ["d", "slider"], ["/", "find"], ["?", "help"],
];
const LINE = 200;

/** Open the sheet; `changed` is called after a setting that the page shows. */
export function show(changed) {
  const row = (key, ...fields) => el("label", { class: "setting" }, el("span", {}, w(key)), ...fields);
  const keys = el("input", { type: "checkbox", checked: settings.get("keys", true), onchange: () => settings.set("keys", keys.checked) });
  const template = el("input", { type: "text", value: settings.get("template", ""), hidden: settings.get("editor", "vscode") !== "other", "aria-label": w("set.template"), placeholder: w("set.template"), oninput: () => settings.set("template", template.value) });
  const editor = el("select", { onchange: () => { settings.set("editor", editor.value); template.hidden = editor.value !== "other"; } },
    ...Object.entries(EDITORS).map(([value, [name]]) => el("option", { value, selected: settings.get("editor", "vscode") === value }, name)));
  const ruler = el("input", {
    type: "number", min: 10, max: 200, step: 0.5, value: (LINE / settings.get("pixels", 96 / 25.4)).toFixed(1),
    oninput: () => { if (ruler.valueAsNumber >= 10) { settings.set("pixels", LINE / ruler.valueAsNumber); changed(); } },
  });
  const speech = el("select", { onchange: () => { settings.set("language", speech.value); changed(speech.value); show(changed); } },
    el("option", { value: "zh", selected: language() === "zh" }, "中文"), el("option", { value: "en", selected: language() === "en" }, "English"));
  dialog.replaceChildren(
    el("h2", { id: "help-title" }, w("help.title")),
    el("dl", {}, ...KEYS.flatMap(([key, name]) => [el("dt", {}, ...key.split(" ").flatMap((one) => (one === "…" ? [" … "] : [el("kbd", {}, one), " "]))), el("dd", {}, w(`help.${name}`))])),
    el("p", {}, w("help.paragraph")),
    el("h3", {}, w("help.settings")),
    row("set.language", speech), row("set.keys", keys), row("set.editor", editor), template,
    row("set.ruler", el("span", { class: "ruler" }), ruler, w("set.mm")),
    el("div", { class: "actions" }, el("button", { type: "button", class: "first", onclick: () => dialog.close() }, w("pop.close"))),
  );
  dialog.setAttribute("aria-labelledby", "help-title");
  if (!dialog.open) dialog.showModal();
}
