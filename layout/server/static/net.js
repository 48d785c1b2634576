// What the server is asked, and what it tells. Pages and outlines are named by what is in them, so they are asked for once.

const pages = new Map();
const faces = new Map();
const BATCH = 900;
const SILENCE = 40000;

async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

const ready = new Map();

/** Take what is new of a page, if its state before is known here; else it will be asked for whole. */
function takeChange({ name, digest, base, page: made }) {
  const before = ready.get(`${name}/${base}`);
  if (!before) return;
  const groups = new Map(before.groups.map((group) => [group[0], group]));
  made.groups = made.groups.map((group) => (typeof group === "string" ? groups.get(group) : group));
  keep(`${name}/${digest}`, Promise.resolve(made));
  ready.set(`${name}/${digest}`, made);
}

/** Keep a page that was asked for, and the one state before it. */
function keep(key, asked) {
  pages.set(key, asked);
  asked.then((made) => { if (pages.has(key)) ready.set(key, made); }, () => pages.delete(key));
  const stem = key.slice(0, key.indexOf("/") + 1);
  for (const other of [...pages.keys()].filter((one) => one.startsWith(stem)).slice(0, -2)) {
    pages.delete(other);
    ready.delete(other);
  }
}

/** A page in one of its states. */
export function page(name, digest) {
  const key = `${name}/${digest}`;
  if (!pages.has(key)) keep(key, json(`page/${encodeURIComponent(name)}/${digest}`));
  return pages.get(key);
}

/** The outlines of a face that are known: glyph id to [path, vertical x, vertical y]. */
export function outlines(face) {
  if (!faces.has(face)) faces.set(face, new Map());
  return faces.get(face);
}

/** Get the outlines that a page needs and that are not known yet. */
export async function outlinesFor(shown) {
  const wanted = new Map();
  for (const group of shown.groups) {
    for (const item of group[5]) {
      if (item[0] !== "g") continue;
      const face = shown.faces[item[1]][0];
      const known = outlines(face);
      for (const glyph of item[8]) {
        if (known.has(glyph)) continue;
        if (!wanted.has(face)) wanted.set(face, new Set());
        wanted.get(face).add(glyph);
      }
    }
  }
  const asked = [];
  for (const [face, glyphs] of wanted) {
    const list = [...glyphs].sort((a, b) => a - b);
    for (let start = 0; start < list.length; start += BATCH) {
      const names = list.slice(start, start + BATCH).map((glyph) => glyph.toString(36)).join(".");
      asked.push(json(`glyphs/${face}?g=${names}`).then((found) => {
        for (const [glyph, outline] of Object.entries(found)) outlines(face).set(Number(glyph), outline);
      }));
    }
  }
  await Promise.all(asked);
}

export const whereIs = (node, offset) => json(`place?node=${encodeURIComponent(node)}&offset=${offset}`);
export const comments = () => json("comments");
export const changes = (page, round) => json(`changes/${encodeURIComponent(page)}?round=${round}`);
export const round = (page, number) => json(`round/${encodeURIComponent(page)}/${number}`);

/** The source of a paragraph, or why there is none. */
export async function paragraph(node) {
  return (await fetch(`paragraph?node=${encodeURIComponent(node)}`)).json();
}

/** Have something written; an empty answer says that it was done. */
async function write(address, values) {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(values),
  });
  return answer.ok ? {} : answer.json().catch(() => ({ why: "failed" }));
}

export const writeParagraph = (values) => write("paragraph", values);
export const writeRemark = (values) => write("comments", values);
export const answerRemark = (values) => write("comments/answer", values);

/** Listen to the server for ever: through restarts of it, and sleep of the machine. */
export function listen({ state, building, fault, away, refused }) {
  let source;
  let last = Date.now();
  const heard = () => { last = Date.now(); };
  const begin = () => {
    source?.close();
    source = new EventSource("events");
    source.addEventListener("open", heard);
    source.addEventListener("beat", heard);
    source.addEventListener("state", (event) => { heard(); state(JSON.parse(event.data)); });
    source.addEventListener("page", (event) => { heard(); takeChange(JSON.parse(event.data)); });
    source.addEventListener("fault", (event) => { heard(); fault(JSON.parse(event.data).words); });
    source.addEventListener("building", () => { heard(); building(); });
    source.addEventListener("error", async () => {
      away();
      if (source.readyState !== EventSource.CLOSED) return;
      const answer = await fetch("static/icon.svg", { method: "HEAD" }).catch(() => null);
      if (answer?.status === 403) refused();
      else setTimeout(begin, 1000);
    });
  };
  begin();
  setInterval(() => {
    if (Date.now() - last > SILENCE) { heard(); away(); begin(); }
  }, 5000);
  addEventListener("pageshow", (event) => { if (event.persisted) begin(); });
}
