// A question answered: the one thing that pages call. Apart, because here alone everything comes
// together, and the order in which files are asked for is decided.

/**
 * @typedef {object} Options
 * @property {Record<string, Choice>} [filters]
 * @property {"relevance" | "date" | "title" | "completeness"} [sort]
 * @property {number} [offset]
 * @property {number} [limit]
 * @property {string} [lang] only what readers of this language see
 * @property {string[]} [facets] what to count
 */

/**
 * @typedef {object} Result
 * @property {string} url
 * @property {string} title
 * @property {[number, number][]} titleMarks
 * @property {string} summary
 * @property {string} kind
 * @property {string} lang
 * @property {string} date
 * @property {string} place
 * @property {Excerpt} excerpt
 * @property {() => Promise<Excerpt | null>} more
 */

/**
 * @typedef {object} Answer
 * @property {{ n: number, exact: boolean }} total
 * @property {Result[]} results
 * @property {Record<string, Count[]>} facets
 * @property {string | null} corrected
 */

/** Whether the highest number goes first. */
const ORDERS = new Map([["date", true], ["title", false], ["completeness", true]]);

/**
 * @param {string} query
 * @param {Options} [options]
 * @returns {Promise<Answer>}
 */
async function search(query, options) {
  const { filters, sort = "", offset, limit = 10, lang, facets } = options ?? {};
  const root = await loadRoot();
  const typed = String(query);
  const names = [...new Set(Array.isArray(facets) ? facets : [])];
  const [meaning, chosen, counted, order] = await Promise.all([
    meaningOf(root, takeApart(typed)),
    loadFilters(root, filters),
    Promise.all(names.map(async (name) => ({ name, column: await loadColumn(root, name) }))),
    ORDERS.has(sort) ? loadColumn(root, sort) : undefined,
  ]);
  const skipped = wholeNumber(offset);
  const wanted = skipped + wholeNumber(limit);
  const keys = order && "numbers" in order ? keysOf(order.numbers, ORDERS.get(sort)) : null;
  const isShown = shownIn(root, lang);
  const isEverything = keys !== null || chosen.length + counted.length > 0;
  const { found, first, exact, failed } = await find(root, meaning, { chosen, keys, wanted, isShown, isEverything });
  const inCounts = counted.flatMap(({ name, column }) =>
    column ? [[name, countsOf(column, name, found.shown, chosen, failed)]] : []);
  const meant = meantBy(meaning.groups);
  const results = first.slice(skipped).map((document) => resultOf(root, document, meant, meaning.groups));
  return {
    total: { n: found.passing.length, exact },
    results: await Promise.all(results),
    facets: Object.fromEntries(inCounts),
    corrected: corrected(typed, meaning.corrections),
  };
}

/** @param {unknown} value */
function wholeNumber(value) {
  const number = Math.floor(Number(value));
  return number > 0 ? number : 0;
}

/**
 * Keys of which the highest goes first. Documents without a number go last.
 * @param {Uint32Array} numbers
 * @param {boolean} [isDescending]
 */
function keysOf(numbers, isDescending) {
  return isDescending ? numbers : Float64Array.from(numbers, (number) => (number ? -number : -Infinity));
}

/**
 * @param {Root} root
 * @param {unknown} lang
 * @returns {(document: number) => boolean}
 */
function shownIn(root, lang) {
  if (lang === undefined || lang === null) return () => true;
  const language = root.languages.indexOf(String(lang));
  const shown = root.ranges.map((range) => language >= 0 && (range.shown >> language) % 2 === 1);
  return (document) => shown[root.rangeOf[document]] === true;
}

/**
 * @typedef {object} Plan
 * @property {Filter[]} chosen
 * @property {ArrayLike<number> | null} keys of another order than relevance
 * @property {number} wanted how many results
 * @property {(document: number) => boolean} isShown
 * @property {boolean} isEverything no tier may be missing
 */

/**
 * Finds documents, loading tiers until the first results stand.
 * @param {Root} root
 * @param {Meaning} meaning
 * @param {Plan} plan
 */
async function find(root, { groups, phrases, excluded, isHopeless }, { chosen, keys, wanted, isShown, isEverything }) {
  const total = root.documents;
  const failed = failures(chosen, total);
  /** @type {{ holds: Uint8Array, flag: number }[]} */
  let conditions = [];
  if (!isHopeless) {
    const typed = [...phrases, ...excluded];
    const families = typed.flat().map(({ family }) => family);
    if (isEverything || typed.length) families.push(...groups.flatMap(({ senses }) => senses.map(({ family }) => family)));
    await loadTiers(root, families);
    const all = await Promise.all(typed.map((phrase) => holders(root, phrase)));
    conditions = all.map((holds, at) => ({ holds, flag: +(at < phrases.length) }));
  }
  for (;;) {
    const ranking = groups.length ? rankAll(total, groups) : { ranks: new Float64Array(total), columns: [], worth: () => 0 };
    const { ranks } = ranking;
    if (isHopeless) ranks.fill(-1);
    for (const { holds, flag } of conditions) holds.forEach((held, document) => held !== flag && (ranks[document] = -1));
    const least = leastRank(ranks);
    const all = Uint32Array.from(ranks.keys());
    const shown = all.filter((document) => ranks[document] >= least && isShown(document));
    const passing = chosen.length ? shown.filter((document) => !failed[document]) : shown;
    const first = highest(passing, keys ?? ranks, wanted);
    const missing = isHopeless ? [] : undecided(ranking, first, wanted, isShown);
    if (!missing.length) {
      const isOpen = !isHopeless && ranking.columns.some(({ sources }) => sources.some(({ bound }) => bound >= 0));
      return { found: { shown, passing }, first, exact: !isOpen, failed };
    }
    await Promise.all(missing.map((family) => loadTier(root, family, openTier(family))));
  }
}

/**
 * @param {Root} root
 * @param {number} document
 * @param {Meant} meant
 * @param {Group[]} groups
 * @returns {Promise<Result>}
 */
async function resultOf(root, document, meant, groups) {
  const card = await loadCard(root, document);
  const { kind = "", language = "" } = root.ranges[root.rangeOf[document]] ?? {};
  const { title, url, summary, place, date } = card;
  return {
    url,
    title,
    titleMarks: marks(spots(title, meant)),
    summary,
    kind,
    lang: language,
    date,
    place,
    excerpt: shortExcerpt(card, meant, groups),
    more: async () => longExcerpt(card, await loadSections(root, document, card.texts), meant, groups),
  };
}

Object.assign(window, { teladan: { shard, search } });
