// What a question asks for besides its words: a kind of page, a province, a field, an obstacle. They
// are offered as filters. Names are those of the page's own lists and of the terms that were found.
(() => {
  const teladan = (window.teladan ??= {});
  const KINDS = ["case", "locus", "visit", "institute", "adoption"];

  /** @param {string} text */
  const fold = (text) => ` ${text.toLowerCase().match(/[\p{L}\p{N}]+/gu)?.join(" ") ?? ""} `;

  /** The last part of an address without its ending: the id of a term. @param {string} url */
  const idOf = (url) => decodeURIComponent(/([^/]*)\.html/.exec(url)?.[1] ?? "");

  /** @type {NonNullable<NonNullable<Window["teladan"]>["intent"]>} */
  teladan.intent = (query, results) => {
    const { word } = /** @type {SearchReader} */ (teladan.reader);
    const asked = fold(query);
    /** @type {SearchOffer[]} */
    const offers = [];
    /**
     * @param {string} filter
     * @param {string} id
     * @param {string} label
     */
    const offer = (filter, id, label) => {
      if (id && !offers.some((it) => it.filter === filter)) offers.push({ filter, id, label });
    };
    for (const kind of KINDS) {
      if ([kind, `${kind}_other`].some((name) => word(name) && asked.includes(fold(word(name))))) offer("kind", kind, word(kind));
    }
    /** @type {[string, string][]} */
    const lists = [["province", "_provinces"], ["sector", "_sectors"]];
    for (const [filter, list] of lists) {
      const links = /** @type {HTMLAnchorElement[]} */ ([...(document.getElementById(list)?.parentElement?.querySelectorAll("a") ?? [])]);
      // The longest name: "Papua" is a part of "Papua Barat".
      const named = links.filter((it) => asked.includes(fold(it.textContent ?? "")));
      named.sort((a, b) => (b.textContent ?? "").length - (a.textContent ?? "").length);
      if (named[0]) offer(filter, idOf(named[0].href), named[0].textContent ?? "");
    }
    for (const [at, { kind, url, title }] of results.entries()) {
      // Who names a province means it; words of a factor stand in other questions, too.
      if (kind === "province") offer(kind, idOf(url), title);
      else if (at < 3 && kind === "factor") offer("hindered", idOf(url), title);
      else if (at < 3 && kind === "sector") offer(kind, idOf(url), title);
    }
    return offers;
  };
})();
