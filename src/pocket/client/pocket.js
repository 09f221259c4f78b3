// What is shown at which address, and what all pages share: the head, the language, light and dark.
// Addresses are parts behind `#`, so that going back works in every viewer: `#/id`, `#/id/case`,
// `#/id/case/antrean`.

/**
 * @typedef {object} PocketState
 * @property {string} code of the language
 * @property {PocketLanguage} language
 * @property {PocketEntry[]} entries
 * @property {Map<string, PocketEntry>} byName
 * @property {PocketDocument[]} documents
 * @property {PocketIndex} [index] when it is made
 * @property {string} query
 * @property {string} kind what is listed; `""` is all
 * @property {Record<string, string>} filters
 * @property {number} shown how many results
 * @property {number} scrolled how far down the list was left
 * @property {() => void} [refresh] the list
 */

const app = /** @type {HTMLElement} */ (document.getElementById("pocket"));

/** @type {PocketState | undefined} */
let current;

/**
 * @param {PocketState} state
 * @param {string} [name] of an entry or a kind
 */
function addressOf({ code }, name = "") {
  return `#/${[code, ...name.split("/")].filter(Boolean).map(encodeURIComponent).join("/")}`;
}

/**
 * @param {PocketState} state
 * @param {string} kind
 * @param {"one" | "other"} form
 */
function kindWord({ language: { strings } }, kind, form) {
  return strings[`kind.${kind}.${form}`] || "";
}

/**
 * @param {PocketState} state
 * @param {string} kind
 */
function listWord(state, kind) {
  /** @type {Record<string, string>} */
  const own = { "": "map.all", lesson: "lessons.title", star: "pocket.starred" };
  const path = own[kind];
  return path ? state.language.strings[path] || "" : kindWord(state, kind, "other");
}

/**
 * @param {PocketState} state
 * @param {number} count
 */
function write({ code }, count) {
  return count.toLocaleString(code);
}

/**
 * @param {PocketEntry} entry
 * @returns {PocketDocument[]}
 */
function documentsOf(entry) {
  const section = entry.lessons === undefined ? undefined : (entry.sections || [])[entry.lessons];
  const lessons = section ? section.items : [];
  return [{ kind: kindOf(entry), entry }, ...lessons.map((lesson) => ({ kind: "lesson", entry, lesson }))];
}

/**
 * The language of an entry's words as an attribute, where it is not that of the page.
 * @param {PocketState} state
 * @param {PocketEntry} entry
 * @returns {Record<string, string>}
 */
function langOf({ code }, { language }) {
  return language === code ? {} : { lang: language };
}

/**
 * @param {string} code of a language
 * @returns {Promise<PocketState>}
 */
async function openLanguage(code) {
  const { language, entries, words } = await readLanguage(code);
  const documents = entries.flatMap(documentsOf);
  documents.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
  /** @type {PocketState} */
  const state = {
    code, language, entries, documents,
    byName: new Map(entries.map((entry) => [entry.name, entry])),
    query: current ? current.query : "", kind: "", filters: current ? current.filters : {}, shown: PAGE, scrolled: 0,
  };
  makeIndex(documents, words).then((index) => {
    state.index = index;
    if (state.refresh && state.query) state.refresh();
  });
  return state;
}

/** @param {PocketState} state */
function makeHead(state) {
  const { language: { strings, title } } = state;
  const dark = makeButton(strings["base.dark"] || "", () => {
    const theme = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    dark.setAttribute("aria-pressed", String(theme === "dark"));
    try {
      localStorage.setItem("teladan-pocket-theme", theme);
    } catch {
      // Some viewers keep nothing.
    }
  });
  dark.setAttribute("aria-pressed", String(isDark()));
  const [, ...place] = location.hash.slice(2).split("/");
  const others = languages.filter(({ code }) => code !== state.code).map(({ code, name }) => {
    const link = make("a", { href: `#/${[code, ...place].join("/")}`, lang: code }, name);
    return link;
  });
  return make("header", { class: "head" }, make("a", { href: addressOf(state), class: "title" }, title), make("div", { class: "head-tools" }, ...others, dark));
}

function isDark() {
  const { theme } = document.documentElement.dataset;
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

/** Shows what the address asks for. */
async function route() {
  const [wanted = "", kind = "", name = ""] = location.hash.slice(2).split("/").map(decodePart);
  const main = languages[0] ? languages[0].code : "";
  const code = languages.some((language) => language.code === wanted) ? wanted : main;
  if (current && document.querySelector(".results")) current.scrolled = scrollY;
  if (!current || current.code !== code) current = await openLanguage(code);
  const state = current;
  document.documentElement.lang = code;
  const entry = name ? state.byName.get(`${kind}/${name}`) : undefined;
  if (!entry) state.kind = name ? "" : kind;
  const body = entry ? makeEntryPage(state, entry) : makeListPage(state);
  const title = entry ? entry.title : state.language.title;
  document.title = entry ? `${title} · ${state.language.title}` : title;
  const page = make("main", {}, body);
  if (name && !entry) page.prepend(make("p", { class: "notice" }, state.language.strings["pocket.not_here"] || ""));
  if (!entry) page.prepend(make("h1", { class: "aside", tabindex: "-1" }, title));
  app.replaceChildren(makeHead(state), page);
  scrollTo(0, entry ? 0 : state.scrolled);
  if (isMoved) /** @type {HTMLElement | null} */ (page.querySelector("h1"))?.focus({ preventScroll: true });
  isMoved = true;
}

/** Whether the reader went from one page to another; the first page takes no focus. */
let isMoved = false;

/** @param {string} part of an address */
function decodePart(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

addEventListener("hashchange", route);
if ("pocket" in document.documentElement.dataset) route();
