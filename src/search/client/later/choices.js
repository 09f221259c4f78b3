// What a reader chose beside words: filters, another order, facets to count. Apart, because it alone knows that
// a question may have all three.

/**
 * @typedef {object} Choices
 * @property {(doc: number) => boolean} passes whether a document passes all filters
 * @property {(docs: number[]) => Promise<ArrayLike<number>>} [keysOf] another order than relevance: keys of which the highest goes first
 * @property {boolean} isWhole no tier may be missing
 * @property {(found: number[]) => Record<string, FacetValue[]>} countFacets before filters
 */

/**
 * @param {Root} root
 * @param {SearchOptions} options
 * @param {number} wanted how many results
 * @returns {Promise<Choices>}
 */
async function readChoices(root, { filters, sort = "relevance", facets }, wanted) {
  /** @param {string} name */
  const named = (name) => loadColumn(root, name);
  const names = Array.isArray(facets) ? facets : [];
  const [chosen, columns, order] = await Promise.all([
    loadFilters(named, filters ?? {}),
    Promise.all(names.map(named)),
    sort !== "title" && ORDERS.includes(sort) ? named(sort) : null,
  ]);
  const failed = failedFilters(chosen, root.total);
  const numbers = order?.numbers;
  /** @type {Choices["keysOf"]} */
  let keysOf = numbers && (async () => numbers);
  if (sort === "title" && root.columns.has("title0")) keysOf = (docs) => titleKeys(root, docs, wanted);
  return {
    passes: (doc) => !failed[doc],
    keysOf,
    isWhole: !!keysOf || chosen.length + names.length > 0,
    countFacets: (found) => Object.fromEntries(columns.flatMap((column, at) =>
      column ? [[names[at], countsOf(names[at], column, found, chosen, failed)]] : [])),
  };
}
