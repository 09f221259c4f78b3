// Which documents hold words as they are typed, one after the other. Apart, because only phrases and
// exclusions need to know where words stand.

/** Where words stand: documents, with ascending positions in each. @typedef {Map<number, number[]>} Places */

/**
 * For each document whether it holds a phrase, 0 or 1.
 * @param {Root} root
 * @param {Sense[]} phrase
 * @returns {Promise<Uint8Array>}
 */
async function documentsWith(root, phrase) {
  const holds = new Uint8Array(root.total);
  if (!phrase[1]) {
    // For a single word the masks tell it.
    const [{ family, bit }] = phrase;
    await loadTiers(root, [family]);
    family.lists.forEach(({ docs, masks }) => docs.forEach((doc, i) => (holds[doc] = masks[i] & bit ? 1 : 0)));
    return holds;
  }
  const [links, ...others] = await Promise.all(phrase.slice(1).map((second, at) => placesOfPair(root, phrase[at], second, !phrase[2])));
  links.forEach((places, doc) => {
    const isPhrase = (/** @type {number} */ place) => others.every((next, at) => next.get(doc)?.includes(place + at + 1));
    holds[doc] = places.some(isPhrase) ? 1 : 0;
  });
  return holds;
}

/**
 * Where the first of two words stands right before the other.
 * @param {Root} root
 * @param {Sense} first
 * @param {Sense} second
 * @param {boolean} isAll the documents are all that is asked: places may be any
 * @returns {Promise<Places>}
 */
async function placesOfPair(root, first, second, isAll) {
  const [own, other] = await Promise.all([first, second].map((sense) => positionsOf(root, sense)));
  if (own.pairs && other.pairs) return listedPairs(root, own.pairs, first, second, isAll);
  if (other.pairs) return beside(own, "behind", other.number);
  if (own.pairs) return beside(other, "before", own.number);
  /** @type {Places} */
  const found = new Map();
  own.places.forEach((places, doc) => {
    const ends = other.places.get(doc);
    if (ends) found.set(doc, places.filter((place) => ends.includes(place + 1)));
  });
  return found;
}

/**
 * Where the first of two words stands, if a word of a long family stands beside the one of which the
 * positions are known.
 * @param {WordPositions} positions
 * @param {"before" | "behind"} side
 * @param {number} number that of the other word
 */
function beside({ places, ...sides }, side, number) {
  /** @type {Places} */
  const found = new Map();
  const shift = side === "before" ? 1 : 0;
  places.forEach((own, doc) => {
    const numbers = sides[side].get(doc) ?? [];
    found.set(doc, own.filter((_, at) => numbers[at].includes(number)).map((place) => place - shift));
  });
  return found;
}
