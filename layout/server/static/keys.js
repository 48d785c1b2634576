// Single keys, which can be turned off; never while somebody types, and never in the place of a key of the browser.

import { settings } from "./dom.js";

let composing = false;
addEventListener("compositionstart", () => { composing = true; }, true);
addEventListener("compositionend", () => { composing = false; }, true);

const TYPING = "input, textarea, select, [contenteditable]";

/** Call actions by the names of keys; `Escape` and arrows also where single letters are turned off. */
export function listen(actions) {
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.isComposing || event.keyCode === 229 || composing) return;
    if (event.target instanceof Element && event.target.closest(TYPING)) return;
    if (document.querySelector("dialog[open]")) return;
    const isNamed = event.key.length > 1;
    if (!isNamed && !settings.get("keys", true)) return;
    const name = /^[1-9]$/.test(event.key) ? "digit" : event.key === "=" ? "+" : event.key;
    const action = actions[name];
    if (action && action(event) !== false) event.preventDefault();
  });
}
