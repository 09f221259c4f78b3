// Filters, and how many documents each value of a facet has. Apart, because a facet's counts leave
// out its own filter, so that counting and filtering must know of one another and of nothing else.

/** @typedef {{ name: string, choice: SearchFilter, column: Column | null }} Filter */

/**
 * The filters that choose something, with their columns.
 * @param {(name: string) => Promise<Column | null>} named
 * @param {Record<string, SearchFilter>} filters
 * @returns {Promise<Filter[]>}
 */
function loadFilters(named, filters) {
  const chosen = Object.entries(filters).filter(([, choice]) =>
    Array.isArray(choice) ? choice.length : choice && rangeLimits(choice).some(Number.isFinite));
  return Promise.all(chosen.map(async ([name, choice]) => ({ name, choice, column: await named(name) })));
}

/**
 * The least and the greatest number that a range lets pass.
 * @param {SearchRange} range
 */
function rangeLimits({ from, to }) {
  return [parseFloat(String(from)), parseFloat(String(to))];
}

/**
 * For every document a bit for each filter that it does not pass. What the site does not know, no
 * document has.
 * @param {Filter[]} filters
 * @param {number} total
 */
function failedFilters(filters, total) {
  const failed = new Uint32Array(total);
  filters.forEach(({ choice, column }, at) => {
    const passes = column ? passTest(choice, column) : () => false;
    for (let doc = 0; doc < total; doc++) if (!passes(doc)) failed[doc] |= flagOf(at);
  });
  return failed;
}

/**
 * The bit of a filter; there are hardly ever so many that some share one.
 * @param {number} at
 */
function flagOf(at) {
  return 1 << Math.min(at, 31);
}

/**
 * @param {SearchFilter} choice
 * @param {Column} column
 * @returns {(doc: number) => boolean}
 */
function passTest(choice, { ids, of, numbers = new Uint32Array() }) {
  if (Array.isArray(choice)) {
    const isChosen = ids.map((id) => choice.includes(id));
    return (doc) => of[doc].some((place) => isChosen[place]);
  }
  const [from, to] = rangeLimits(choice);
  // What is no number limits nothing.
  return (doc) => numbers[doc] > 0 && !(numbers[doc] - 1 < from) && !(numbers[doc] - 1 > to);
}

/**
 * Counts the values of a facet in the documents that pass all other filters.
 * @param {string} name
 * @param {Column} column
 * @param {number[]} found before filters
 * @param {Filter[]} filters
 * @param {Uint32Array} failed
 * @returns {FacetValue[]}
 */
function countsOf(name, { ids, labels, of }, found, filters, failed) {
  const own = filters.findIndex((filter) => filter.name === name);
  const others = own < 0 ? -1 : ~flagOf(own);
  const choice = filters[own]?.choice;
  const counts = ids.map((id, at) => ({ id, label: labels[at], n: 0 }));
  for (const doc of found) {
    if (!(failed[doc] & others)) for (const place of of[doc]) counts[place].n++;
  }
  return counts.filter(({ id, n }) => n || (Array.isArray(choice) && choice.includes(id)));
}
