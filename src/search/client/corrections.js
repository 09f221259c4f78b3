// What may have been meant by a word that the site has not: two of its words written as one, or a
// word with a typo. Apart, because nothing else guesses.

/** A word that may have been meant, with others as likely. @typedef {{ words: string[], distance: number, group: Group }} Correction */

/** How many words as near as the nearest are weighed together. */
const CORRECTIONS = 3;

/** What a family counts that is not the likeliest of them. */
const LESS_LIKELY_FACTOR = 14;

/** The letters of the longer of two words from which on one may be put in the other's place. */
const SHORTEST = 5;

/** The most that a family weighs which about every tenth document has. */
const FREQUENT_WEIGHT = 40;

/** The least letters of a part of a word that is split. */
const LEAST_PART = 3;

/**
 * The two words of the site that a word is written from, and in how many documents the rarer is.
 * @param {string} word
 * @param {KnownWord[]} near the words around it
 * @param {KnownWord[]} endingNear the words that end most like it
 * @returns {{ parts: string[], count: number }}
 */
function splitWord(word, near, endingNear) {
  const beginnings = countsBy(near);
  const ends = countsBy(endingNear);
  /** @type {{ parts: string[], count: number }} */
  let best = { parts: [], count: 0 };
  // The longer beginning first, which goes before others as frequent.
  for (let at = word.length - LEAST_PART; at >= LEAST_PART; at--) {
    const parts = [word.slice(0, at), word.slice(at)];
    const count = Math.min(beginnings.get(parts[0]) ?? 0, ends.get(parts[1]) ?? 0);
    if (count > best.count) best = { parts, count };
  }
  return best;
}

/**
 * The words of the site that are the same but for an English ending.
 * @param {string} word
 * @param {KnownWord[]} near the words around it
 */
function inflectionsOf(word, near) {
  const own = stripEnding(word);
  return near.filter((known) => known.count && stripEnding(known.word) === own).map((known) => known.word);
}

/** @param {KnownWord[]} words */
function countsBy(words) {
  return new Map(words.map(({ word, count }) => [word, count]));
}

/**
 * The words that were most probably meant by a word with a typo, as far as the reader can find them.
 * @param {Root} root
 * @param {{ words: string[], distance: number }} nearest
 * @param {(doc: number) => boolean} isShown
 * @returns {Promise<Correction | null>}
 */
async function correctionOf(root, { words, distance }, isShown) {
  const senses = await Promise.all(words.map((word) => senseOf(root, word)));
  const stand = await Promise.all(senses.map((sense) => sense && isStanding(root, sense, isShown)));
  const standing = senses.flatMap((sense, at) => (sense && stand[at] ? [sense] : []));
  if (!standing[0]) return null;
  const found = standing.map((sense, at) => ({ ...sense, factor: at ? LESS_LIKELY_FACTOR : WORD_FACTOR }));
  const group = { senses: found, weight: found[0].family.weight };
  return { words: words.filter((_, at) => stand[at]), distance, group };
}

/**
 * Whether a correction is as good as certain. One edit makes another word of a short one too easily,
 * unless it is of the same letters or stands in many documents.
 * @param {string} typed
 * @param {Correction} correction
 */
function isLikely(typed, { words: [word], distance, group }) {
  const letters = codePoints(typed);
  const others = codePoints(word);
  const unlike = unlikeliness(letters, others);
  const length = Math.max(letters.length, others.length);
  const isFrequent = group.weight <= FREQUENT_WEIGHT;
  return distance < 2 && unlike < 1 && length >= SHORTEST && (length > SHORTEST || unlike < 0 || isFrequent);
}

/**
 * The words at the least distance, that distance, and in how many documents the first is. A word
 * that is known to be one, although no document has it, is no typo. Of words as likely those of names of
 * places and offices come first.
 * @param {string} typed
 * @param {KnownWord[]} known
 */
function nearestWords(typed, known) {
  const letters = codePoints(typed);
  // Affixes are right: two edits in a short core make another word of it.
  const limit = codePoints(stripAffixes(typed)).length < 8 ? 1 : 2;
  const words = new Map(known.map((one) => [one.word, one]));
  const near = words.has(typed) ? [] : [...words.values()].filter(({ count }) => count).map((one) =>
    ({ ...one, far: distance(letters, codePoints(one.word), limit) }));
  const least = Math.min(...near.map(({ far }) => far), limit + 1);
  const best = near.filter(({ far }) => far === least && far <= limit)
    .map((one) => ({ ...one, unlike: unlikeliness(letters, codePoints(one.word)) }));
  best.sort((a, b) => a.unlike - b.unlike || +b.isName - +a.isName || byCount(a, b));
  return { words: best.slice(0, CORRECTIONS).map(({ word }) => word), distance: least, count: best[0]?.count ?? 0 };
}

/**
 * How unlikely it is that one word was meant by another as near: how many of its two ends it has
 * otherwise, which people seldom mistype; two less if it has the same letters, since chance seldom
 * makes such a word.
 * @param {ArrayLike<string>} a
 * @param {ArrayLike<string>} b
 */
function unlikeliness(a, b) {
  const isSame = Array.from(a).sort().join() === Array.from(b).sort().join();
  return +(a[0] !== b[0]) + +(a[a.length - 1] !== b[b.length - 1]) - (isSame ? 2 : 0);
}
