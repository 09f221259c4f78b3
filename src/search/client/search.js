// A question answered: the one thing that pages call. Apart, because here alone everything comes
// together, and the order in which files are asked for is decided.

const ORDERS = ["date", "completeness"];

/**
 * @param {string} query
 * @param {SearchOptions | null} [options]
 * @returns {Promise<SearchAnswer>}
 */
async function search(query, options) {
  const { filters, sort = "", offset, limit = 10, lang, facets } = options ?? {};
  const root = await load(ROOT, readRoot);
  const typed = String(query);
  /** @param {string} name */
  const named = (name) => loadColumn(root, name);
  const names = Array.isArray(facets) ? facets : [];
  const isShown = visibilityTest(root, lang);
  const [meaning, chosen, columns, order] = await Promise.all([
    meaningOf(root, parseQuestion(typed), isShown),
    loadFilters(named, filters ?? {}),
    Promise.all(names.map(named)),
    ORDERS.includes(sort) ? named(sort) : null,
  ]);
  const skipped = wholeNumber(offset);
  const wanted = skipped + wholeNumber(limit);
  const numbers = order?.numbers;
  /** @type {Plan["keysOf"]} */
  let keysOf = numbers && (async () => numbers);
  if (sort === "title" && root.columns.has("title0")) keysOf = (docs) => titleKeys(root, docs, wanted);
  const failed = failedFilters(chosen, root.total);
  const { shown, passing, first, worths, exact } = await findDocuments(root, meaning, {
    failed,
    keysOf,
    wanted,
    isShown,
    isWhole: !!keysOf || chosen.length + names.length > 0,
  });
  const counts = columns.flatMap((column, at) =>
    column ? [[names[at], countsOf(names[at], column, shown, chosen, failed)]] : []);
  const meant = wordsOfGroups(meaning.groups);
  // Whoever reads on has seen the first ones.
  const isReordered = !keysOf && meaning.groups[0] && skipped < REORDERED;
  const ordered = isReordered ? await orderByTitles(root, first, worths, meant) : first;
  return {
    total: { n: passing.length, exact },
    results: await Promise.all(ordered.slice(skipped).map((doc) => resultOf(root, doc, meant))),
    facets: Object.fromEntries(counts),
    corrected: passing[0] === undefined ? null : applyCorrections(typed, meaning.corrections),
    offered: meaning.offers.size ? applyCorrections(typed, new Map([...meaning.corrections, ...meaning.offers])) : null,
    skipped: meaning.skipped.flatMap(({ places }) => places.slice(0, 1).map(({ start, end }) => typed.slice(start, end))),
  };
}

/** @param {unknown} value */
function wholeNumber(value) {
  return Math.max(0, Math.floor(Number(value))) || 0;
}

/**
 * @param {Root} root
 * @param {string | null} [lang]
 * @returns {(doc: number) => boolean}
 */
function visibilityTest({ languages, ranges, rangeOf }, lang) {
  const flag = 1 << languages.indexOf(String(lang));
  const shown = ranges.map((range) => lang == null || (languages.includes(lang) && (range[3] & flag) > 0));
  return (doc) => shown[rangeOf[doc]];
}

/**
 * @typedef {object} Plan
 * @property {Uint32Array} failed filters of each document
 * @property {(docs: number[]) => Promise<ArrayLike<number>>} [keysOf] another order than relevance: keys of which the highest goes first
 * @property {number} wanted how many results
 * @property {(doc: number) => boolean} isShown
 * @property {boolean} isWhole no tier may be missing
 */

/**
 * Finds documents, loading tiers until the first results stand.
 * @param {Root} root
 * @param {Meaning} meaning
 * @param {Plan} plan
 */
async function findDocuments(root, { groups, phrases, excluded, isHopeless, skipped }, { failed, keysOf, wanted, isShown, isWhole }) {
  if (isHopeless || (skipped[0] && !groups[0])) return { shown: [], passing: [], first: [], worths: [], exact: true };
  const senses = groups.flatMap(({ senses }) => senses);
  const needed = isWhole || senses.length > GROUP_BITS ? senses : [];
  const [[held, barred]] = await Promise.all([
    Promise.all([phrases, excluded].map((list) => Promise.all(list.map((phrase) => documentsWith(root, phrase))))),
    loadTiers(root, needed.map(({ family }) => family)),
  ]);
  /** @param {number} doc */
  const isFit = (doc) => isShown(doc) && held.every((holds) => holds[doc]) && !barred.some((holds) => holds[doc]);
  for (;;) {
    const ranking = rankAll(root, groups);
    const { ranks, sources } = ranking;
    const { shown, least } = foundDocuments(ranking, isFit);
    const passing = shown.filter((doc) => !failed[doc]);
    const first = topDocuments(passing, (await keysOf?.(passing)) ?? ranks, wanted);
    const missing = undecidedFamilies(ranking, first, wanted, least, isFit);
    const exact = !sources.some(({ bound }) => bound);
    if (!missing[0]) return { shown, passing, first, worths: first.map((doc) => ranks[doc]), exact };
    await Promise.all(missing.map((family) => loadTier(root, family, firstMissingTier(family))));
  }
}

/**
 * @param {Root} root
 * @param {number} doc
 * @param {Meant} meant
 * @returns {Promise<SearchResult>}
 */
async function resultOf(root, doc, meant) {
  const card = await loadCard(root, doc);
  const { title, url, summary, place, date, name, highlight } = card;
  const [, language, kind] = root.ranges[root.rangeOf[doc]];
  return {
    url,
    title,
    titleMarks: marksOf(findSpots(title, meant)),
    summary,
    kind,
    lang: root.languages[language],
    date,
    place,
    name: `${kind}/${name}`,
    highlight,
    excerpt: shortExcerpt(card, meant),
    more: () => longExcerpt(card, meant),
    alike: () => questionAlike(root, doc, card),
    sections: async () => (await card.sections()).map(([anchor, heading, text]) => ({ url: withAnchor(url, anchor), heading, text })),
  };
}

/**
 * Answers a question, once more with a new root if a file is gone.
 * @param {string} query
 * @param {SearchOptions | null} [options]
 * @param {boolean} [isAgain]
 * @returns {Promise<SearchAnswer>}
 */
function ask(query, options, isAgain) {
  if (isAgain) return search(query, options);
  const again = async () => /** @type {SearchAnswer} */ (await window.teladan?.search?.(query, options, true));
  return withNewRoot(async () => {
    const answer = await search(query, options);
    for (const result of answer.results) {
      const { more, url } = result;
      result.more = () => withNewRoot(more, async () => {
        const { results } = await again();
        return results.find((other) => other.url === url)?.more() ?? null;
      });
    }
    return answer;
  }, again);
}

window.teladan = Object.assign(window.teladan ?? {}, { search: ask, lessons: askLessons });
