// Filters, and how many documents each value of a facet has. Apart, because a facet's counts leave
// out its own filter, so that counting and filtering must know of one another and of nothing else.

/** @typedef {string[] | { from?: number | string, to?: number | string }} Choice */

/** @typedef {{ name: string, choice: Choice, column: Terms | Numbers | undefined }} Filter */

/** @typedef {{ id: string, label: string, n: number }} Count */

/**
 * The filters that choose something, with their columns.
 * @param {Root} root
 * @param {unknown} filters
 * @returns {Promise<Filter[]>}
 */
function loadFilters(root, filters) {
  const chosen = Object.entries(filters ?? {}).flatMap(([name, value]) => {
    const choice = typeof value === "string" ? [value] : value;
    const isChosen = Array.isArray(choice) ? choice.length : choice && limits(choice).some(Number.isFinite);
    return isChosen ? { name, choice } : [];
  });
  return Promise.all(chosen.map(async (filter) => ({ ...filter, column: await loadColumn(root, filter.name) })));
}

/**
 * The least and the greatest number of a choice.
 * @param {{ from?: number | string, to?: number | string }} choice
 */
function limits({ from, to }) {
  const limit = (/** @type {unknown} */ value, /** @type {number} */ open) =>
    (typeof value === "string" && value.trim()) || typeof value === "number" ? orElse(Number(value), open) : open;
  return [limit(from, -Infinity), limit(to, Infinity)];
}

/**
 * @param {number} number
 * @param {number} otherwise
 */
function orElse(number, otherwise) {
  return Number.isNaN(number) ? otherwise : number;
}

/**
 * For every document a bit for each filter that it does not pass. What the site does not know, no
 * document has.
 * @param {Filter[]} filters
 * @param {number} total
 */
function failures(filters, total) {
  const failed = new Uint32Array(total);
  filters.forEach(({ choice, column }, at) => {
    const passes = passing(choice, column);
    const flag = 2 ** Math.min(at, 31);
    for (let document = 0; document < total; document++) if (!passes(document)) failed[document] |= flag;
  });
  return failed;
}

/**
 * @param {Choice} choice
 * @param {Terms | Numbers | undefined} column
 * @returns {(document: number) => boolean}
 */
function passing(choice, column) {
  if (!column) return () => false;
  if (!Array.isArray(choice)) {
    const [from = 0, to = 0] = limits(choice);
    const numbers = "numbers" in column ? column.numbers : new Uint32Array();
    return (document) => {
      const number = numbers[document] ?? 0;
      return number > 0 && number - 1 >= from && number - 1 <= to;
    };
  }
  const { ids, starts, values } = termsOf(column);
  const chosen = new Set(choice.map(String));
  const isChosen = ids.map((id) => chosen.has(id));
  return (document) => {
    const end = starts[document + 1];
    for (let at = starts[document]; at < end; at++) {
      if (isChosen[values[at]]) return true;
    }
    return false;
  };
}

/**
 * Counts the values of a facet in the documents that pass all other filters.
 * @param {Terms | Numbers} column
 * @param {string} name
 * @param {Uint32Array} found before filters
 * @param {Filter[]} filters
 * @param {Uint32Array} failed
 * @returns {Count[]}
 */
function countsOf(column, name, found, filters, failed) {
  const { ids, labels, starts, values } = termsOf(column);
  const own = filters.findIndex((filter) => filter.name === name);
  const others = own < 0 ? -1 : ~(2 ** Math.min(own, 31));
  const choice = filters[own]?.choice;
  const chosen = new Set(Array.isArray(choice) ? choice.map(String) : []);
  const counts = new Uint32Array(ids.length);
  for (const document of found) {
    if (failed[document] & others) continue;
    const end = starts[document + 1];
    for (let at = starts[document]; at < end; at++) {
      const value = values[at];
      counts[value]++;
    }
  }
  const all = ids.map((id, at) => ({ id, label: labels[at] ?? id, n: counts[at] ?? 0 }));
  return all.filter(({ id, n }) => n > 0 || chosen.has(id));
}
