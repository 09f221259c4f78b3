// Lessons found by filters: those of their cases, and what to do with them. Apart, because what is counted
// here are lessons, of which a case has several, and because only their list asks for it.

/**
 * @param {SearchOptions | null} [options] without an order: the best kept cases come first
 * @returns {Promise<LessonAnswer>}
 */
async function lessons(options) {
  const { filters, offset, limit = 20, lang, facets = [] } = options ?? {};
  const root = await load(ROOT, readRoot);
  const told = (await loadColumn(root, "lesson")) ?? plainColumn([], []);
  const isShown = visibilityTest(root, lang);
  /** @type {{ doc: number, at: number, term: number }[]} */
  const all = [];
  told.of.forEach((terms, doc) => isShown(doc) && terms.forEach((term, at) => all.push({ doc, at, term })));
  const kinds = told.ids.map((id) => id.split("/")[0]);
  const kind = plainColumn(kinds, all.map(({ term }) => kinds[term]));
  kind.labels = kind.ids.map((id) => told.labels[kinds.indexOf(id)]);
  /** A column of documents as one of lessons. @param {string} name */
  const named = async (name) => {
    const column = name === "lesson_kind" ? kind : await loadColumn(root, name);
    if (!column || column === kind) return column;
    const { numbers } = column;
    return { ...column, of: all.map(({ doc }) => column.of[doc]), numbers: numbers && Uint32Array.from(all, ({ doc }) => numbers[doc]) };
  };
  const [chosen, columns] = await Promise.all([loadFilters(named, filters ?? {}), Promise.all(facets.map(named))]);
  const failed = failedFilters(chosen, all.length);
  const found = [...all.keys()];
  const counts = columns.flatMap((column, at) => (column ? [[facets[at], countsOf(facets[at], column, found, chosen, failed)]] : []));
  const passing = all.filter((_, at) => !failed[at]);
  const first = wholeNumber(offset);
  return {
    total: { n: passing.length, exact: true },
    results: await Promise.all(passing.slice(first, first + wholeNumber(limit)).map(async ({ doc, at, term }) => {
      const card = await loadCard(root, doc);
      const before = told.of[doc].slice(0, at).flatMap((own) => partsOf(told.ids[own]).slice(1));
      const [section, ...counts] = partsOf(told.ids[term]);
      const texts = async () => {
        const [, , text = ""] = (await card.sections())[section] ?? [];
        const lines = text.split("\n").slice(before.reduce((sum, count) => sum + count, 0));
        return counts.map((count) => lines.splice(0, count).join("\n"));
      };
      const { url, title, place } = card;
      return { url: withAnchor(url, `_lesson-${at + 1}`), title, place, lang: root.languages[root.ranges[root.rangeOf[doc]][1]], kind: kinds[term], texts: await texts() };
    })),
    facets: Object.fromEntries(counts),
  };
}

/**
 * The section of a lesson, and of how many lines are the lesson, when it holds, and what must change.
 * @param {string} term
 */
function partsOf(term) {
  return term.split("/").slice(1).map(Number);
}

/**
 * As `lessons`, once more with a new root if a file is gone.
 * @param {SearchOptions | null} [options]
 * @param {boolean} [isAgain]
 * @returns {Promise<LessonAnswer>}
 */
function askLessons(options, isAgain) {
  const again = async () => /** @type {LessonAnswer} */ (await window.teladan?.lessons?.(options, true));
  return isAgain ? lessons(options) : withNewRoot(() => lessons(options), again);
}
