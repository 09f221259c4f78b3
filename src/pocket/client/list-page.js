// The list: what is searched, how it is narrowed, and what was found. It is made once for a language, and
// filled anew with every key, so that the field that is typed in stays where it is.

/** How many results are shown at first, and how many more at a time. */
const PAGE = 20;

/** What readers filter by: the key of an entry, and the path of its label. */
const FILTERS = /** @type {const} */ ([["sectors", "search.filter.sector"], ["province", "search.filter.province"], ["status", "search.filter.status"]]);

/** The kinds of what is listed, in their order. */
const KINDS = ["case", "locus", "visit", "institute", "adoption", "lesson", "page"];

/**
 * @param {PocketState} state
 */
function makeListPage(state) {
  const { strings } = state.language;
  const word = (/** @type {string} */ path) => strings[path] || "";
  const field = make("input", { type: "search", id: "asked", autocomplete: "off", enterkeyhint: "search", placeholder: word("front.example") });
  field.value = state.query;
  const results = make("ol", { class: "results" });
  const told = make("p", { class: "told", role: "status" });
  const kinds = make("nav", { class: "kinds", "aria-label": word("search.filter.kind") });
  const more = makeButton(word("search.more"), () => {
    const before = results.children.length;
    state.shown += PAGE;
    show();
    /** @type {HTMLElement | null | undefined} */
    (results.children[before]?.querySelector("a"))?.focus();
  }, "button more");
  const show = () => showResults(state, { results, told, kinds, more });
  field.addEventListener("input", () => {
    state.query = field.value;
    state.shown = PAGE;
    show();
  });
  const form = make("form", { role: "search", class: "search" }, make("label", { for: "asked" }, word("pocket.search")), field);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    field.blur();
  });
  const page = make("div", {}, form, kinds, makeFilters(state, show), told, results, more, makeNotes(state));
  state.refresh = show;
  show();
  return page;
}

/**
 * @param {PocketState} state
 * @param {() => void} show
 */
function makeFilters(state, show) {
  const { strings, labels } = state.language;
  const fields = FILTERS.flatMap(([key, path]) => {
    const label = (/** @type {string} */ id) => labels[key][id] || id;
    const values = [...new Set(state.entries.flatMap((entry) => valuesOf(entry, key)))];
    values.sort((a, b) => label(a).localeCompare(label(b), state.code));
    if (values.length < 2) return [];
    const select = make("select", {}, make("option", { value: "" }, strings["map.all"] || ""));
    for (const value of values) select.append(make("option", { value }, label(value)));
    select.value = state.filters[key] || "";
    select.addEventListener("change", () => {
      state.filters[key] = select.value;
      state.shown = PAGE;
      show();
    });
    return [make("label", {}, make("span", {}, strings[path] || ""), select)];
  });
  return make("div", { class: "filters" }, ...fields);
}

/**
 * @param {PocketEntry} entry
 * @param {"sectors" | "province" | "status"} key
 * @returns {string[]}
 */
function valuesOf(entry, key) {
  const value = entry[key];
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
}

/**
 * Whether a document is among those that the reader narrowed the list to, whatever its kind.
 * @param {PocketState} state
 * @param {PocketDocument} document
 */
function passesFilters({ filters }, { entry }) {
  return FILTERS.every(([key]) => !filters[key] || valuesOf(entry, key).includes(filters[key] || ""));
}

/**
 * Whether a document is in the list of a kind; `""` is that of all entries, `star` that of the starred.
 * @param {PocketDocument} document
 * @param {string} kind
 */
function isOfKind(document, kind) {
  if (kind === "star") return !document.lesson && stars.has(document.entry.name);
  return kind ? document.kind === kind : !document.lesson;
}

/**
 * Shows what fits the question, the kind and the filters.
 * @param {PocketState} state
 * @param {{ results: HTMLElement, told: HTMLElement, kinds: HTMLElement, more: HTMLElement }} parts
 */
function showResults(state, { results, told, kinds, more }) {
  const { index, documents, language: { strings } } = state;
  const isAsked = /[\p{L}\p{N}]/u.test(state.query);
  if (isAsked && !index) {
    told.textContent = strings["pocket.reading"] || "";
    return;
  }
  const answer = isAsked && index ? find(index, state.query) : null;
  const found = answer ? answer.found.map((number) => documents[number]) : documents;
  const fitting = found.flatMap((document) => document && passesFilters(state, document) ? [document] : []);
  const listed = fitting.filter((document) => isOfKind(document, state.kind));
  showKinds(state, kinds, fitting);
  const count = listed.length ? fillIn(strings["desk.add.found"] || "", { n: write(state, listed.length) }) : strings["pocket.none"];
  const lines = [count || ""];
  if (answer?.corrected.length) lines.push(fillIn(strings["pocket.corrected"] || "", { words: answer.corrected.join(", ") }));
  else if (answer?.isPartial && listed.length) lines.push(strings["pocket.partial"] || "");
  if (state.kind === "star" && !keepsStars) lines.push(strings["pocket.not_kept"] || "");
  told.textContent = lines.join(" ");
  const families = answer ? answer.families : new Set();
  results.replaceChildren(...listed.slice(0, state.shown).map((document) => makeCard(state, document, families)));
  more.hidden = listed.length <= state.shown;
}

/**
 * @param {PocketState} state
 * @param {HTMLElement} nav
 * @param {PocketDocument[]} fitting
 */
function showKinds(state, nav, fitting) {
  const count = (/** @type {string} */ kind) => fitting.filter((document) => isOfKind(document, kind)).length;
  const kinds = ["", ...KINDS.filter((kind) => kind === state.kind || count(kind)), "star"];
  const links = kinds.map((kind) => {
    const link = make("a", { href: addressOf(state, kind) }, `${listWord(state, kind)} `, make("span", {}, write(state, count(kind))));
    if (kind === state.kind) link.setAttribute("aria-current", "page");
    return link;
  });
  const focused = [...nav.children].indexOf(/** @type {Element} */ (document.activeElement));
  nav.replaceChildren(...links);
  if (focused >= 0) links[focused]?.focus();
}

/**
 * @param {PocketState} state
 * @param {PocketDocument} document
 * @param {Set<number>} families
 */
function makeCard(state, { entry, kind, lesson }, families) {
  const { index } = state;
  const marked = (/** @type {string} */ text) => index ? markWords(index, text, families) : [text];
  const lang = langOf(state, entry);
  const link = make("a", { href: addressOf(state, entry.name), ...lang });
  if (lesson) {
    link.textContent = entry.title;
    return make("li", { class: "card", ...lang }, makeItem(lesson, "div"), make("p", { class: "place" }, link));
  }
  link.append(...marked(entry.title));
  const card = make("li", { class: "card" }, make("p", { class: "kind" }, kindWord(state, kind, "one")), make("h2", {}, link));
  if (entry.place) card.append(make("p", { class: "place", ...lang }, ...marked(entry.place)));
  const excerpt = index && families.size ? excerptOf(index, entry, families) : "";
  const text = excerpt || entry.summary;
  if (text) card.append(make("p", lang, ...marked(text)));
  if (stars.has(entry.name)) card.append(make("p", { class: "starred" }, state.language.strings["pocket.is_starred"] || ""));
  return card;
}

/**
 * What is in the file, and what is not.
 * @param {PocketState} state
 */
function makeNotes(state) {
  const { language: { strings, all } } = state;
  const short = Object.entries(all).flatMap(([kind, total]) => {
    const here = state.entries.filter((entry) => kindOf(entry) === kind).length;
    if (here === total) return [];
    const values = { n: write(state, here), all: write(state, total), kind: kindWord(state, kind, "other").toLowerCase() };
    return [fillIn(strings["pocket.some_of"] || "", values)];
  });
  const notes = [strings["pocket.about"] || ""];
  if (short.length) notes.unshift(fillIn(strings["pocket.left_out"] || "", { counts: short.join(", ") }));
  return make("div", { class: "notes" }, ...notes.map((note) => make("p", {}, note)));
}
