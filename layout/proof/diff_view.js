// The view of two states of pages: which page, which way of looking, which change.
const data = JSON.parse(document.getElementById("data").textContent);
const find = (query) => document.querySelector(query);
const changes = [...document.querySelectorAll("nav li button")];
let page = 0;
let mode = "side";
let current = -1;

function box(kind, [x, y, width, height], number) {
  const made = document.createElement("div");
  made.className = kind;
  if (number !== undefined) made.dataset.number = number;
  const share = (value) => `${value * 100}%`;
  Object.assign(made.style, { left: share(x), top: share(y), width: share(width), height: share(height) });
  return made;
}

function sheet(which) {
  const made = document.createElement("div");
  made.className = "sheet";
  const picture = new Image();
  picture.src = document.getElementById(`picture-${page}-${which}`).textContent;
  picture.alt = data[which];
  made.append(picture);
  if (which === "new") {
    data.pages[page].marks.forEach((mark, number) => mark && made.append(box("mark", mark, number)));
    data.pages[page].pixels.forEach((place) => made.append(box("difference", place)));
  }
  return made;
}

function pane(content) {
  const made = document.createElement("div");
  made.className = "pane";
  made.tabIndex = 0;
  made.append(content);
  return made;
}

function join(one, other) {
  one.addEventListener("scroll", () => {
    if (other.scrollTop !== one.scrollTop) other.scrollTop = one.scrollTop;
    if (other.scrollLeft !== one.scrollLeft) other.scrollLeft = one.scrollLeft;
  });
}

function draw() {
  const before = find(".pane");
  const [left, top] = before ? [before.scrollLeft, before.scrollTop] : [0, 0];
  if (mode === "side") {
    const [one, other] = [pane(sheet("old")), pane(sheet("new"))];
    find("main").replaceChildren(one, other);
    join(one, other);
    join(other, one);
  } else {
    const [lower, upper] = [sheet("old"), sheet("new")];
    upper.classList.add("top");
    // Marks stand over both states, whichever of them is seen there.
    lower.append(upper, ...upper.querySelectorAll(".mark, .difference"));
    find("main").replaceChildren(pane(lower));
  }
  document.querySelectorAll("[data-mode]").forEach((button) =>
    button.setAttribute("aria-pressed", button.dataset.mode === mode));
  find("#mix").parentElement.hidden = mode === "side";
  find("#page").value = page;
  mix();
  mark();
  document.querySelectorAll(".pane").forEach((one) => one.scrollTo(left, top));
}

function mix() {
  const upper = find(".sheet .top");
  if (!upper) return;
  const share = Number(find("#mix").value);
  upper.style.opacity = mode === "over" ? share / 100 : 1;
  upper.style.clipPath = mode === "over" ? "" : `inset(0 0 0 ${100 - share}%)`;
}

function mark() {
  const chosen = changes[current];
  document.querySelectorAll(".mark").forEach((one) => one.classList.toggle("now",
    Boolean(chosen) && Number(chosen.dataset.page) === page && one.dataset.number === chosen.dataset.number));
  changes.forEach((button, number) => button.parentElement.setAttribute("aria-current", number === current));
}

function go(number) {
  if (!changes.length) return;
  current = (number + changes.length) % changes.length;
  const chosen = changes[current];
  if (Number(chosen.dataset.page) !== page) {
    page = Number(chosen.dataset.page);
    draw();
  }
  mark();
  chosen.scrollIntoView({ block: "nearest" });
  find(".mark.now")?.scrollIntoView({ block: "center", inline: "center" });
}

changes.forEach((button, number) => button.addEventListener("click", () => go(number)));
find("#next").addEventListener("click", () => go(current + 1));
find("#previous").addEventListener("click", () => go(current < 0 ? -1 : current - 1));
document.querySelectorAll("[data-mode]").forEach((button) => button.addEventListener("click", () => {
  mode = button.dataset.mode;
  draw();
}));
find("#mix").addEventListener("input", mix);
find("#page").addEventListener("change", (event) => {
  page = Number(event.target.value);
  draw();
});
find("#pixels").addEventListener("click", (event) =>
  event.target.setAttribute("aria-pressed", document.body.classList.toggle("pixels")));
find("#zoom").addEventListener("input", (event) => document.body.style.setProperty("--zoom", event.target.value));
addEventListener("keydown", (event) => {
  const typing = /INPUT|SELECT/.test(event.target.tagName) || event.isComposing;
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "]") go(current + 1);
  if (event.key === "[") go(current < 0 ? -1 : current - 1);
});
if (data.pages.length) draw();
