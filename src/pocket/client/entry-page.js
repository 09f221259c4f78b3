// The page of an entry: what its page on the site says, in words.

/**
 * @param {PocketState} state
 * @param {PocketEntry} entry
 */
function makeEntryPage(state, entry) {
  const { strings } = state.language;
  const lang = langOf(state, entry);
  const host = hostOf(state, entry);
  const page = make("article", { class: "entry" });
  page.append(make("p", { class: "back" }, make("a", { href: addressOf(state) }, strings["pocket.back"] || "")));
  if (lang.lang) page.append(make("p", { class: "notice" }, strings["base.untranslated"] || ""));
  page.append(make("p", { class: "kind" }, kindWord(state, kindOf(entry), "one")), make("h1", { tabindex: "-1", ...lang }, entry.title));
  if (entry.place) page.append(makePlace(state, entry, host));
  if (entry.summary) page.append(make("p", { class: "lead", ...lang }, entry.summary));
  page.append(makeTools(state, entry));
  if (entry.gist) page.append(makePairs(entry.gist, "gist", lang));
  page.append(...makeSections(entry.sections, lang));
  if (entry.facts) page.append(make("h2", {}, strings["brief.facts"] || ""), makePairs(entry.facts, "facts", lang));
  if (host && host.hosting) {
    page.append(make("h2", {}, strings["pocket.hosting"] || ""), makePairs(host.hosting, "facts", langOf(state, host)));
  }
  page.append(...makeLinks(state, entry), ...makeSections(entry.endnotes, lang));
  return page;
}

/**
 * Where it is and how it stands; the locus of a case is a link.
 * @param {PocketState} state
 * @param {PocketEntry} entry
 * @param {PocketEntry | undefined} host
 */
function makePlace(state, entry, host) {
  const { name, place = "" } = entry;
  const isNamed = host && host.name !== name && place.startsWith(host.title);
  const link = isNamed ? make("a", { href: addressOf(state, host.name) }, host.title) : "";
  return make("p", { class: "place", ...langOf(state, entry) }, link, isNamed ? place.slice(host.title.length) : place);
}

/**
 * @param {PocketSection[] | undefined} sections
 * @param {Record<string, string>} lang of the words
 */
function makeSections(sections = [], lang) {
  return sections.map(({ heading, list, items }) => {
    const look = items.some(({ label }) => label) ? "items" : "points";
    const body = list ? make("ul", { class: look }, ...items.map((item) => makeItem(item, "li"))) : makeTexts(items);
    return make("section", lang, ...heading ? [make("h2", {}, heading)] : [], body);
  });
}

/** @param {PocketEntry} entry */
function kindOf(entry) {
  return entry.name.split("/")[0] || "";
}

/**
 * The locus of a case, or the locus itself.
 * @param {PocketState} state
 * @param {PocketEntry} entry
 */
function hostOf({ byName }, entry) {
  if (kindOf(entry) === "locus") return entry;
  const name = (entry.links || []).find((link) => link.startsWith("locus/"));
  return kindOf(entry) === "case" && name ? byName.get(name) : undefined;
}

/**
 * @param {PocketItem} item
 * @param {"li" | "div"} element
 */
function makeItem({ label, text, details }, element) {
  const made = make(element, { class: "item" });
  if (label) made.append(make("strong", { class: "item-label" }, label));
  if (text) made.append(make("p", {}, ...makeText(text)));
  for (const [name, more] of details || []) {
    made.append(make("p", { class: name ? "detail" : "detail said" }, ...name ? [make("b", {}, `${name}: `)] : [], ...makeText(more)));
  }
  return made;
}

/** @param {PocketItem[]} items */
function makeTexts(items) {
  return make("div", { class: "texts" }, ...items.map(({ text }) => make("p", {}, ...makeText(text || ""))));
}

/**
 * What may be done with an entry: to star it, to print it.
 * @param {PocketState} state
 * @param {PocketEntry} entry
 */
function makeTools({ language: { strings } }, entry) {
  const note = make("p", { class: "note", role: "status" }, strings["pocket.not_kept"] || "");
  const star = makeButton("", () => {
    setStar(entry.name, star.getAttribute("aria-pressed") !== "true");
    show();
  });
  const show = () => {
    const isStarred = stars.has(entry.name);
    star.textContent = strings[isStarred ? "pocket.is_starred" : "pocket.star"] || "";
    star.setAttribute("aria-pressed", String(isStarred));
    note.hidden = keepsStars || !isStarred;
  };
  show();
  const print = makeButton(strings["compare.print"] || "", () => window.print());
  return make("div", { class: "tools" }, star, print, note);
}

/**
 * The entries that it leads to, by kind. What found no room in the file is told.
 * @param {PocketState} state
 * @param {PocketEntry} entry
 */
function makeLinks(state, entry) {
  const { byName, language: { strings } } = state;
  const links = entry.links || [];
  const known = links.flatMap((name) => byName.get(name) || []);
  const kinds = [...new Set(known.map(kindOf))];
  const parts = kinds.map((kind) => {
    const items = known.filter((it) => kindOf(it) === kind);
    const list = items.map((it) => make("li", {}, make("a", { href: addressOf(state, it.name), ...langOf(state, it) }, it.title)));
    return make("section", {}, make("h2", {}, kindWord(state, kind, "other")), make("ul", { class: "links" }, ...list));
  });
  const missing = links.length - known.length;
  if (missing) parts.push(make("section", {}, make("p", { class: "note" }, fillIn(strings["pocket.missing_links"] || "", { n: missing }))));
  return parts;
}
