// Elements made without markup: the page's content security policy takes no inline style, and copy is never HTML.

const SVG = "http://www.w3.org/2000/svg";

/** An element of HTML with properties, attributes (names with a hyphen, and role) and children. */
export function el(name, values = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "class") made.className = value;
    else if (key === "data") Object.assign(made.dataset, value);
    else if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key in made && !key.includes("-") && key !== "role") made[key] = value;
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** An element of SVG with attributes. */
export function svg(name, values = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(values)) if (value !== null && value !== undefined) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export const $ = (selector) => document.querySelector(selector);

/** Put the panel away where it lies over the page. */
export function closeDrawer() {
  $("#panel").classList.remove("open");
  $("#drawer").setAttribute("aria-expanded", "false");
}

/** The next time that the browser draws. */
export const frame = () => new Promise((done) => requestAnimationFrame(done));

/** Settings of this browser, and what this tab looks at; a browser that keeps nothing gets the usual ones. */
export function memory(storage, name) {
  let values = {};
  try {
    values = JSON.parse(storage().getItem(name) ?? "{}");
  } catch {
    values = {};
  }
  return {
    get: (key, usual) => values[key] ?? usual,
    set(key, value) {
      values[key] = value;
      try {
        storage().setItem(name, JSON.stringify(values));
      } catch {
        // Private windows may refuse; then the settings last as long as the page.
      }
    },
  };
}

export const settings = memory(() => localStorage, "banxin");
export const place = memory(() => sessionStorage, `banxin:${location.host}`);
