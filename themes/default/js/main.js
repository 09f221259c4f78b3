// What a page can do besides being read. Every page is useful without it.

/**
 * The switch between the light and the dark theme.
 * @param {HTMLButtonElement} button
 */
function switchTheme(button) {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem(root.dataset.themeKey ?? "teladan:theme", root.dataset.theme);
    } catch {
      // Not remembered, but switched.
    }
    show();
  });
  dark.addEventListener("change", show);
  show();
}

/**
 * Copies the address of the page.
 * @param {HTMLButtonElement} button
 */
function copyLink(button) {
  const label = button.querySelector("span") ?? button;
  const text = label.textContent;
  const clipboard = navigator.clipboard;
  if (!clipboard || location.protocol === "file:") return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await clipboard.writeText(location.href.split("#")[0] ?? location.href);
    label.textContent = button.dataset.done ?? text;
    setTimeout(() => { label.textContent = text; }, 2000);
  });
}

/**
 * Copies a text of the page, or selects it where the browser does not let scripts copy.
 * @param {HTMLButtonElement} button
 */
function copyText(button) {
  const of = document.getElementById(button.dataset.of ?? "");
  const label = button.querySelector("span") ?? button;
  const text = label.textContent;
  if (!of) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText((of.textContent ?? "").trim());
      label.textContent = button.dataset.done ?? text;
      setTimeout(() => { label.textContent = text; }, 2000);
    } catch {
      getSelection()?.selectAllChildren(of);
    }
  });
}

/**
 * Gives printed sheets their heads: the title, the site, where the page is from and the day. They are
 * properties of the style, because pages have no inline style.
 */
function tellPrint() {
  const root = document.documentElement;
  const [title = "", ...site] = document.title.split(" · ");
  const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]"));
  const address = canonical?.href ?? (location.protocol === "file:" ? "" : location.href.split("#")[0]);
  const day = new Date().toLocaleDateString(root.lang, { day: "numeric", month: "long", year: "numeric" });
  const heads = { title, site: site.join(" · "), from: [address, day].filter(Boolean).join(" · ") };
  for (const [name, text] of Object.entries(heads)) {
    const quoted = text.replace(/[\\"]/g, "\\$&").replace(/\s+/g, " ");
    root.style.setProperty(`--print-${name}`, `"${quoted}"`);
  }
}

/**
 * Marks in the table of contents the section that is being read.
 * @param {HTMLElement} toc
 */
function followReading(toc) {
  /** @type {Map<Element, HTMLAnchorElement>} */
  const links = new Map();
  for (const link of toc.querySelectorAll("a")) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target) links.set(target, link);
  }
  const mark = () => {
    let here;
    for (const [target, link] of links) {
      if (target.getBoundingClientRect().top < innerHeight / 3) here = link;
    }
    for (const link of links.values()) {
      if (link === here) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    if (here && toc.scrollWidth > toc.clientWidth) {
      toc.scrollLeft = here.offsetLeft - toc.clientWidth / 3;
    }
  };
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; mark(); });
  }, { passive: true });
  mark();
}

/** Where the scripts are. */
const SCRIPTS = /** @type {HTMLScriptElement} */ (document.currentScript).src;

/**
 * Loads scripts, in their order.
 * @param {...string} names from where the scripts are, or in full
 */
function load(...names) {
  for (const name of names) {
    const script = document.createElement("script");
    script.src = new URL(name, SCRIPTS).href;
    script.async = false;
    // A list that nothing can filter is shown as a whole.
    script.onerror = () => delete document.documentElement.dataset.asked;
    document.head.append(script);
  }
}

/** The engine of the search, from where the scripts are. */
const ENGINE = "../../../cari/akar.js";

/** A name in storage of this site's own. @param {string} name */
function storageKey(name) {
  return (document.documentElement.dataset.themeKey ?? "teladan:theme").replace(/theme$/, name);
}

/** Whether `/` leads to the search: a key alone must be possible to switch off. */
function isSlashOn() {
  try {
    return localStorage.getItem(storageKey("slash")) !== "off";
  } catch {
    return true;
  }
}

/** Remembers whether it does. @param {boolean} isOn */
function keepSlash(isOn) {
  try {
    if (isOn) localStorage.removeItem(storageKey("slash"));
    else localStorage.setItem(storageKey("slash"), "off");
  } catch {
    // Not remembered where storage is closed.
  }
}

/**
 * The search: `/` leads to the box, and what answers in it is loaded when a reader turns to it.
 * @param {HTMLInputElement} field
 */
function wakeSearch(field) {
  const ready = () => load(ENGINE, "search.js");
  if (field.form?.className === "search-box") {
    if (document.activeElement === field) ready();
    else field.addEventListener("focus", ready, { once: true });
  }
  addEventListener("keydown", (event) => {
    const typing = /** @type {Element} */ (event.target).closest?.("form, input, select, textarea, [contenteditable]");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing || !isSlashOn()) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}

/**
 * The filters of a list: what answers them is loaded when a reader opens them, or if the address asks.
 * @param {HTMLDetailsElement} panel
 */
function wakeFilters(panel) {
  const ready = () => load(ENGINE, "list-filters.js");
  if (panel.open || "asked" in document.documentElement.dataset) ready();
  else panel.addEventListener("toggle", ready, { once: true });
}

/** Takes over the words that led a reader here, kept with the page so that they outlive a reload. */
function takeSearchedWords() {
  try {
    const key = storageKey("searched");
    const note = JSON.parse(localStorage.getItem(key) ?? "{}");
    if (note.page === location.pathname) {
      localStorage.removeItem(key);
      history.replaceState({ searched: note.words }, "");
    }
  } catch {
    // Nothing is handed over where storage is closed.
  }
  if (history.state?.searched) load("marks.js");
}

/** Opens whatever is folded around the place that an address leads to. */
function openFolds() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let fold = target?.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true;
}

/**
 * Lets the browser keep what is read, where a page comes from a host and is no preview.
 * @param {string} page the page about reading offline
 */
async function keepRead(page) {
  const root = new URL(document.documentElement.dataset.root ?? "", location.href);
  if (!navigator.serviceWorker || !root.protocol.startsWith("http") || document.querySelector("script[src^='/_teladan/']")) return;
  const link = document.createElement("link");
  link.rel = "manifest";
  link.href = new URL("manifest.webmanifest", root).href;
  document.head.append(link);
  try {
    await navigator.serviceWorker.register(new URL("sw.js", root));
    const { active } = await navigator.serviceWorker.ready;
    const read = navigator.serviceWorker.controller ? undefined : location.href;
    active?.postMessage({ offline: new URL(page, location.href).href, read });
  } catch {
    // The host has no worker, or the browser lets none work.
  }
}

for (const button of document.querySelectorAll("button.theme-toggle")) switchTheme(/** @type {HTMLButtonElement} */ (button));
for (const button of document.querySelectorAll("button.copy-link")) copyLink(/** @type {HTMLButtonElement} */ (button));
for (const button of document.querySelectorAll("button.copy-text")) copyText(/** @type {HTMLButtonElement} */ (button));
for (const toc of document.querySelectorAll("nav.toc")) followReading(/** @type {HTMLElement} */ (toc));
addEventListener("hashchange", openFolds);
openFolds();
{
  const field = /** @type {HTMLInputElement | null} */ (document.querySelector("form[role=search] input"));
  if (field) wakeSearch(field);
}
takeSearchedWords();
addEventListener("beforeprint", tellPrint);
for (const panel of document.querySelectorAll(".list-live > .filters")) wakeFilters(/** @type {HTMLDetailsElement} */ (panel));
{
  const { offline } = document.documentElement.dataset;
  if (offline) addEventListener("load", () => keepRead(offline));
}
