// A question answered: the one thing that pages call. Apart, because here alone everything comes
// together, and the order in which files are asked for is decided.

/** The orders beside that of relevance. */
const ORDERS = ["date", "completeness", "title"];

/** What the root tells of each document. */
const KNOWN_BY_ROOT = ["kind", "shown"];

/** What is so where nothing is chosen beside words. @type {Choices} */
const NO_CHOICES = { passes: () => true, isWhole: false, countFacets: () => ({}) };

/**
 * @param {string} query
 * @param {SearchOptions | null} [options]
 * @returns {Promise<SearchAnswer>}
 */
async function search(query, options) {
  const { offset, limit = 10, lang } = options ?? {};
  const root = await load(ROOT, readRoot);
  const typed = String(query);
  const isShown = visibilityTest(root, lang);
  const skipped = wholeNumber(offset);
  const wanted = skipped + wholeNumber(limit);
  const [meaning, choices] = await Promise.all([
    meaningOf(root, parseQuestion(typed), isShown),
    choicesOf(root, options ?? {}, wanted),
  ]);
  const { shown, passing, first, worths, exact } = await findDocuments(root, meaning, choices, wanted, isShown);
  const meant = wordsOfGroups(meaning.groups);
  // Whoever reads on has seen the first ones.
  const isReordered = !choices.keysOf && meaning.groups[0] && skipped < REORDERED;
  const ordered = isReordered ? await orderByTitles(root, first, worths, meant) : first;
  return {
    total: { n: passing.length, exact },
    results: await Promise.all(ordered.slice(skipped).map((doc) => resultOf(root, doc, meant))),
    facets: choices.countFacets(shown),
    corrected: passing[0] === undefined ? null : applyCorrections(typed, meaning.corrections),
    offered: meaning.offers.size ? applyCorrections(typed, new Map([...meaning.corrections, ...meaning.offers])) : null,
    skipped: meaning.skipped.flatMap(({ places }) => places.slice(0, 1).map(({ start, end }) => typed.slice(start, end))),
  };
}

/**
 * What was chosen beside words, read by the second part of the client, which comes at the same time as the
 * columns.
 * @param {Root} root
 * @param {SearchOptions} options
 * @param {number} wanted how many results
 * @returns {Promise<Choices>}
 */
async function choicesOf(root, options, wanted) {
  const { filters, sort = "relevance", facets } = options;
  const names = [...Object.keys(filters ?? {}), ...(Array.isArray(facets) ? facets : [])];
  if (!names[0] && !ORDERS.includes(sort)) return NO_CHOICES;
  for (const name of names) if (!KNOWN_BY_ROOT.includes(name)) loadBundle(root, name).catch(() => {});
  return (await loadLater(root)).readChoices(root, options, wanted);
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
 * Finds documents, loading tiers until the first results stand.
 * @param {Root} root
 * @param {Meaning} meaning
 * @param {Choices} choices
 * @param {number} wanted how many results
 * @param {(doc: number) => boolean} isShown
 */
async function findDocuments(root, meaning, { passes, keysOf, isWhole }, wanted, isShown) {
  const { groups, isHopeless, skipped } = meaning;
  if (isHopeless || (skipped[0] && !groups[0])) return { shown: [], passing: [], first: [], worths: [], exact: true };
  const senses = groups.flatMap(({ senses }) => senses);
  const needed = isWhole || senses.length > GROUP_BITS ? senses : [];
  const [holdsPhrases] = await Promise.all([phraseTest(root, meaning), loadTiers(root, needed.map(({ family }) => family))]);
  /** @param {number} doc */
  const isFit = (doc) => isShown(doc) && holdsPhrases(doc);
  for (;;) {
    const ranking = rankAll(root, groups);
    const { ranks, sources } = ranking;
    const { shown, least } = foundDocuments(ranking, isFit);
    const passing = shown.filter(passes);
    const first = topDocuments(passing, (await keysOf?.(passing)) ?? ranks, wanted);
    const missing = undecidedFamilies(ranking, first, wanted, least, isFit);
    const exact = !sources.some(({ bound }) => bound);
    if (!missing[0]) return { shown, passing, first, worths: first.map((doc) => ranks[doc]), exact };
    await Promise.all(missing.map((family) => loadTier(root, family, firstMissingTier(family))));
  }
}

/**
 * Whether a document holds all phrases, and nothing that is excluded.
 * @param {Root} root
 * @param {Meaning} meaning
 * @returns {Promise<(doc: number) => boolean>}
 */
async function phraseTest(root, { phrases, excluded }) {
  if (!phrases[0] && !excluded[0]) return () => true;
  const { documentsWith } = await loadLater(root);
  const [held, barred] = await Promise.all([phrases, excluded].map((list) => Promise.all(list.map((phrase) => documentsWith(root, phrase)))));
  return (doc) => held.every((holds) => holds[doc]) && !barred.some((holds) => holds[doc]);
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
    more: async () => {
      // The text comes at the same time as what reads it.
      card.sections().catch(() => {});
      return (await loadLater(root)).longExcerpt(card, meant);
    },
    alike: async () => (await loadLater(root)).questionAlike(root, doc, card),
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

window.teladan = Object.assign(window.teladan ?? {}, {
  shard,
  search: ask,
  cards: askCards,
  facts: askLater("askFacts"),
  briefs: askLater("askBriefs"),
  columns: askLater("askColumns"),
  lessons: askLater("askLessons"),
});
