// What every document is worth to a question, as far as it is loaded, and what it may be worth at
// most. Apart, because it is the one place that runs over all documents at every key that is typed:
// flat arrays, reused, and no object for a document.

/** The share of the best document's worth that others need, unless they have all words. */
const LEAST_SHARE = 0.3;

/**
 * What a document is worth that holds the very word, and one that holds another of its family; fitted
 * together with the weights of the fields (`field_weights.rs`).
 */
const MEMBER_FACTOR = 10;
const FAMILY_FACTOR = 8;

/**
 * The arrays of the last question, used again by the next. No question keeps them while it waits.
 * @type {{ seen: Uint32Array, ranks: Float64Array, values: Uint32Array[] }}
 */
let arrays;

/** Bits for groups; families that may miss a tier have the others. */
const GROUP_BITS = 16;

/**
 * A family of the question, with a bit of its own and the highest value that it may have in a
 * document of the next tier, if one is not loaded.
 * @typedef {{ family: Family, own: number, flag: number, bound: number | undefined }} Source
 */

/**
 * A group with what depends on the others.
 * @typedef {{ sources: Source[], own: number, flags: number, weight: number, values: Uint32Array }} Layer
 */

/**
 * What the documents are worth. `every` has the bits of all groups.
 * @typedef {{ ranks: Float64Array, sources: Source[], every: number, isTerm: (doc: number) => boolean, worth: (doc: number, here: number, open: number) => number }} Ranking
 */

/**
 * Works out the rank of every document from what is loaded: -1 if it is not found.
 * @param {Root} root
 * @param {Group[]} groups
 * @returns {Ranking}
 */
function rankAll(root, groups) {
  const { total } = root;
  arrays ??= {
    seen: new Uint32Array(total),
    ranks: new Float64Array(total),
    values: [],
  };
  const { seen, ranks } = arrays;
  seen.fill(0);
  let bit = GROUP_BITS;
  const layers = groups.map(({ senses, weight }, at) => {
    const values = (arrays.values[at] ??= new Uint32Array(total)).fill(0);
    const own = 1 << at;
    // Where there are more families than bits, all tiers are loaded, and the bits tell nothing.
    const sources = senses.map((sense) => addPostings(sense, own, 1 << Math.min(bit++, 31), values));
    return { sources, own, flags: flagsOf(sources), weight, values };
  });
  const isTerm = termTest(root);
  const worth = rankFunction(isTerm, layers);
  for (let doc = 0; doc < total; doc++) {
    // Without words, everything is found.
    ranks[doc] = groups.length ? worth(doc, seen[doc], 0) : 0;
  }
  return { ranks, sources: layers.flatMap(({ sources }) => sources), every: 2 ** groups.length - 1, isTerm, worth };
}

/** @param {Source[]} sources */
function flagsOf(sources) {
  return sources.reduce((all, { flag }) => all | flag, 0);
}

/**
 * Adds the loaded documents of a family to its group's values.
 * @param {MeantSense} sense
 * @param {number} own
 * @param {number} flag
 * @param {Uint32Array} values
 * @returns {Source}
 */
function addPostings({ family, bit, factor }, own, flag, values) {
  const { seen } = arrays;
  const flags = own | flag;
  family.lists.forEach(({ docs, impacts, masks }) => {
    for (let i = 0; i < docs.length; i++) {
      const doc = docs[i];
      const value = impacts[i] * (masks[i] & bit ? MEMBER_FACTOR : FAMILY_FACTOR) * factor;
      if (value > values[doc]) values[doc] = value;
      seen[doc] |= flags;
    }
  });
  const next = family.tiers[firstMissingTier(family)];
  return { family, own, flag, bound: next && next.highest * MEMBER_FACTOR * factor };
}

/** The kinds of document that stand for what they are called, and not for a part of it. */
const TERM_KINDS = ["factor", "sector", "province"];

/**
 * @param {Root} root
 * @returns {(doc: number) => boolean}
 */
function termTest({ ranges, rangeOf }) {
  const isTerm = ranges.map(([, , kind]) => TERM_KINDS.includes(kind));
  return (doc) => isTerm[rangeOf[doc]];
}

/**
 * The rank of a document: `here` are the families that it is known to be in, `open` those that it
 * may be in besides, in a tier that is not loaded.
 * @param {Ranking["isTerm"]} isTerm
 * @param {Layer[]} layers
 * @returns {Ranking["worth"]}
 */
function rankFunction(isTerm, layers) {
  const all = layers.reduce((sum, { weight }) => sum + weight, 0);
  return (doc, here, open) => {
    let sum = 0;
    let covered = 0;
    for (const { own, flags, weight, values, sources } of layers) {
      if (!(here & own) && !(open & flags)) continue;
      let value = values[doc];
      if (open & flags) {
        for (const { flag, bound = 0 } of sources) if (open & flag && bound > value) value = bound;
      }
      sum += value;
      covered += weight;
    }
    const share = covered / all;
    return sum ? sum * (isTerm(doc) ? share : Math.sqrt(share)) : -1;
  };
}

/**
 * The documents that are found among those that the reader sees: all that have every word, and of
 * the others those that are worth enough beside the best entry. The page of a term is no measure for
 * entries: a word that nobody but people who complain uses would leave it alone.
 * @param {Ranking} ranking
 * @param {(doc: number) => boolean} isShown
 * @returns {{ shown: number[], least: number }}
 */
function foundDocuments({ ranks, every, isTerm }, isShown) {
  const { seen } = arrays;
  /** @type {number[]} */
  const shown = [];
  let best = 0;
  ranks.forEach((rank, doc) => {
    if (rank < 0 || !isShown(doc)) return;
    shown.push(doc);
    if (rank > best && !isTerm(doc)) best = rank;
  });
  const least = best * LEAST_SHARE;
  return { shown: shown.filter((doc) => ranks[doc] >= least || (seen[doc] & every) === every), least };
}

/**
 * The families whose next tier may change the first results, although they are as many as wanted.
 * @param {Ranking} ranking
 * @param {number[]} first the first results
 * @param {number} wanted
 * @param {number} least what a document needs that has not all words
 * @param {(doc: number) => boolean} isShown
 */
function undecidedFamilies({ ranks, sources, worth, every }, first, wanted, least, isShown) {
  const open = flagsOf(sources.filter(({ bound }) => bound));
  const { seen } = arrays;
  const last = first[wanted - 1] ?? Infinity;
  const lastRank = ranks[last] ?? 0;
  const isFirst = new Set(first);
  let needed = 0;
  for (let doc = 0; open && doc < ranks.length; doc++) {
    const missing = open & ~seen[doc];
    if (!missing || !wanted || !isShown(doc)) continue;
    const bound = worth(doc, seen[doc], missing);
    const isBefore = bound > lastRank || (bound === lastRank && doc < last);
    const mayBeFound = bound >= least || mayHaveEvery(sources, seen[doc], missing, every);
    if (isFirst.has(doc) ? bound > ranks[doc] : isBefore && mayBeFound) needed |= missing;
  }
  return sources.filter(({ flag }) => needed & flag).map(({ family }) => family);
}

/**
 * Whether a document may have every word, if it is in all families that it may still be in.
 * @param {Source[]} sources
 * @param {number} here
 * @param {number} missing
 * @param {number} every
 */
function mayHaveEvery(sources, here, missing, every) {
  const more = sources.reduce((bits, { flag, own }) => (missing & flag ? bits | own : bits), here);
  return (more & every) === every;
}

/**
 * The documents with the highest keys in descending order, equal ones by number.
 * @param {number[]} found in ascending order
 * @param {ArrayLike<number>} keys
 * @param {number} count
 * @returns {number[]}
 */
function topDocuments(found, keys, count) {
  if (count > 64) return [...found].sort((a, b) => keys[b] - keys[a] || a - b).slice(0, count);
  /** @type {number[]} */
  const best = [];
  for (const doc of found) {
    let at = best.length;
    if (at === count && !(keys[doc] > keys[best[at - 1]])) continue;
    while (at && keys[best[at - 1]] < keys[doc]) at--;
    best.splice(at, 0, doc);
    best.length = Math.min(best.length, count);
  }
  return best;
}
