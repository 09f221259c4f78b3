// What every document is worth to a question, as far as it is loaded, and what it may be worth at
// most. Apart, because it is the one place that runs over all documents at every key that is typed:
// flat arrays, reused, and no object for a document.

/** Above everything that a sum can reach, so that the level goes first. */
const LEVEL = 2 ** 33;

const ITSELF = 10;
const KINDRED = 7;

/**
 * The arrays of the last question, used again by the next. No question keeps them while it waits.
 * @type {{ seen: Uint32Array, ranks: Float64Array, bounds: Float64Array, values: Uint32Array[] }}
 */
let arrays = { seen: new Uint32Array(), ranks: new Float64Array(), bounds: new Float64Array(), values: [] };

/**
 * A family of the question, with a bit of its own and the highest value that it may have in a
 * document of the next tier (-1 if all are loaded).
 * @typedef {{ sense: Group["senses"][0], flag: number, bound: number }} Source
 */

/**
 * A group with what depends on the others.
 * @typedef {{ sources: Source[], flags: number, weight: number, isSignificant: number, values: Uint32Array }} Column
 */

/**
 * Works out the rank of every document from what is loaded: -1 if it is not found.
 * @param {number} total
 * @param {Group[]} groups
 */
function rankAll(total, groups) {
  if (arrays.seen.length !== total) {
    const ranks = new Float64Array(total);
    arrays = { seen: new Uint32Array(total), ranks, bounds: new Float64Array(total), values: [] };
  }
  const { seen, ranks } = arrays;
  seen.fill(0);
  const highest = Math.max(...groups.map(({ weight }) => weight));
  let flag = 0;
  const columns = groups.map((group, at) => {
    const values = (arrays.values[at] ??= new Uint32Array(total)).fill(0);
    const sources = group.senses.map((sense) => gather(sense, 2 ** flag++, values));
    const flags = sources.reduce((all, source) => all | source.flag, 0);
    return { sources, flags, weight: group.weight, isSignificant: +(4 * group.weight >= highest), values };
  });
  const worth = measure(columns);
  for (let document = 0; document < total; document++) {
    const here = seen[document];
    ranks[document] = here ? worth(document, here, 0) : -1;
  }
  return { ranks, columns, worth };
}

/**
 * Adds the loaded documents of a family to its group's values.
 * @param {Group["senses"][0]} sense
 * @param {number} flag
 * @param {Uint32Array} values
 * @returns {Source}
 */
function gather(sense, flag, values) {
  const { family, bit, factor } = sense;
  const { seen } = arrays;
  for (const list of family.lists) {
    if (!list) continue;
    const { documents, impacts, masks } = list;
    for (let i = 0; i < documents.length; i++) {
      const document = documents[i];
      const nearness = !masks || masks[i] & bit ? ITSELF : KINDRED;
      const value = impacts[i] * nearness * factor;
      if (value > values[document]) values[document] = value;
      seen[document] |= flag;
    }
  }
  const next = family.tiers[openTier(family)];
  return { sense, flag, bound: next ? next.highest * ITSELF * factor : -1 };
}

/**
 * The rank of a document: `here` are the families that it is known to be in, `open` those that it
 * may be in besides, in a tier that is not loaded.
 * @param {Column[]} columns
 * @returns {(document: number, here: number, open: number) => number}
 */
function measure(columns) {
  const all = columns.reduce((sum, { weight }) => sum + weight, 0);
  const significant = columns.reduce((sum, { isSignificant }) => sum + isSignificant, 0);
  return (document, here, open) => {
    let sum = 0;
    let covered = 0;
    let hits = 0;
    for (const { flags, weight, isSignificant, values, sources } of columns) {
      if (!((here | open) & flags)) continue;
      let value = values[document];
      if (open & flags) {
        for (const source of sources) if (open & source.flag && source.bound > value) value = source.bound;
      }
      sum += value;
      covered += weight;
      hits += isSignificant;
    }
    const level = hits === significant ? 2 : 5 * covered >= 3 * all ? 1 : hits ? 0 : -1;
    const share = Math.floor((64 * covered) / all);
    return level < 0 ? -1 : level * LEVEL + sum * share * share;
  };
}

/**
 * The least rank that is found: if some document has more than some of the words, those that have
 * few are not.
 * @param {Float64Array} ranks
 */
function leastRank(ranks) {
  return ranks.some((rank) => rank >= LEVEL) ? LEVEL : 0;
}

/**
 * Whether the first results stand although tiers are missing: gives the families whose next tier may
 * change them, or none.
 * @param {ReturnType<typeof rankAll>} ranking
 * @param {number[]} first the first results
 * @param {number} wanted how many were asked for
 * @param {(document: number) => boolean} isShown
 * @returns {Family[]}
 */
function undecided({ ranks, columns, worth }, first, wanted, isShown) {
  const sources = columns.flatMap((column) => column.sources).filter(({ bound }) => bound >= 0);
  const open = sources.reduce((all, { flag }) => all | flag, 0);
  if (!open) return [];
  const { seen, bounds } = arrays;
  for (let document = 0; document < ranks.length; document++) {
    const here = seen[document];
    bounds[document] = open & ~here ? worth(document, here, open & ~here) : ranks[document];
  }
  const least = leastRank(ranks);
  const last = first.length < wanted ? -1 : (first[wanted - 1] ?? -1);
  const lastRank = last < 0 ? least : ranks[last];
  const isFirst = new Set(first);
  let needed = 0;
  bounds.forEach((bound, document) => {
    const isBefore = bound > lastRank || (bound === lastRank && (document < last || last < 0));
    const mayChange = isFirst.has(document) ? bound !== ranks[document] : wanted > 0 && isBefore && isShown(document);
    // A better level anywhere, in whatever language, would hide the level of these.
    if (mayChange || (least < LEVEL && bound >= LEVEL)) needed |= open & ~(seen[document]);
  });
  return sources.filter(({ flag }) => needed & flag).map(({ sense }) => sense.family);
}

/**
 * The documents with the highest keys in descending order, equal ones by number.
 * @param {Uint32Array} found in ascending order
 * @param {ArrayLike<number>} keys
 * @param {number} count
 * @returns {number[]}
 */
function highest(found, keys, count) {
  const key = (/** @type {number} */ document) => keys[document];
  if (count > 64) return [...found].sort((a, b) => key(b) - key(a) || a - b).slice(0, count);
  /** @type {number[]} */
  const best = [];
  for (const document of found) {
    const own = key(document);
    let at = best.length;
    if (at >= count && (count === 0 || own <= key(best[at - 1]))) continue;
    while (at > 0 && key(best[at - 1]) < own) at--;
    best.splice(at, 0, document);
    if (best.length > count) best.pop();
  }
  return best;
}
