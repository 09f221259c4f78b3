// From what was typed to the documents that have it: other forms, beginnings, what means the same, and
// words that were mistyped.

/** A word that is in more of the documents than this need not be in each result. */
const COMMON = 0.5;

/** How much words count of which only the beginning was typed, and phrases that mean the same. */
const BEGINNING = 0.6, SYNONYM = 0.4;

/** From how many letters on a word may be the beginning of another. */
const LEAST_LETTERS = 3;

/**
 * @typedef {object} PocketAnswer
 * @property {number[]} found numbers of documents, the best first
 * @property {Set<number>} families what was searched
 * @property {string[]} corrected words that were searched instead of others
 * @property {boolean} isPartial no document has all words
 */

/**
 * Documents that have the words of a question; null where too little was typed to look for.
 * @param {PocketIndex} index
 * @param {string} query
 * @returns {PocketAnswer | null}
 */
function find(index, query) {
  const asked = [...new Set(tokens(fold(query)).map(({ word }) => word))];
  const isOpen = (/** @type {string} */ word) => word === asked[asked.length - 1] && /[\p{L}\p{N}]$/u.test(query);
  const told = asked.filter((word) => word.length >= LEAST_LETTERS || !isOpen(word) || familyOfWord(index, word) !== undefined);
  if (!told.length) return null;
  /** @type {PocketAnswer} */
  const answer = { found: [], families: new Set(), corrected: [], isPartial: false };
  /** @type {Map<number, { score: number, count: number }>} */
  const scores = new Map();
  let required = 0;
  for (const word of told) {
    const senses = sensesOf(index, word, isOpen(word), answer);
    if (addScores(index, senses, scores)) required++;
    for (const { families } of senses) for (const family of families) answer.families.add(family);
  }
  const most = Math.max(0, ...[...scores.values()].map(({ count }) => count));
  answer.isPartial = most < required;
  const kept = [...scores].filter(([, { count }]) => count === most);
  answer.found = kept.sort(([a, first], [b, second]) => second.score - first.score || a - b).map(([number]) => number);
  return answer;
}

/** Families that must stand together, and what they count. @typedef {{ families: number[], share: number }} PocketSense */

/**
 * What a word may mean.
 * @param {PocketIndex} index
 * @param {string} word
 * @param {boolean} isOpen it may be the beginning of a word
 * @param {PocketAnswer} answer
 */
function sensesOf(index, word, isOpen, answer) {
  /** @type {PocketSense[]} */
  const senses = [];
  const own = familyOfWord(index, word);
  if (own !== undefined) senses.push({ families: [own], share: 1 });
  for (const phrase of index.synonyms.get(word) || []) {
    const families = phrase.split(" ").map((part) => familyOfWord(index, part));
    const known = families.flatMap((family) => family ?? []);
    if (known.length === families.length) senses.push({ families: known, share: SYNONYM });
  }
  if (isOpen && word.length >= LEAST_LETTERS) {
    const begun = index.familyOf.filter((family, number) => family !== own && index.words[number].startsWith(word));
    for (const family of new Set(begun)) senses.push({ families: [family], share: BEGINNING });
  }
  const close = senses.length ? "" : closestWord(index, word);
  const meant = close ? familyOfWord(index, close) : undefined;
  if (meant !== undefined) {
    senses.push({ families: [meant], share: 1 });
    answer.corrected.push(close);
  }
  return senses;
}

/**
 * The documents that have all of some families.
 * @param {PocketIndex} index
 * @param {number[]} families
 */
function listOf({ postings }, [first, ...others]) {
  const more = others.map((family) => new Set(postings[family].map(([number]) => number)));
  const list = postings[first];
  return more.length ? list.filter(([number]) => more.every((numbers) => numbers.has(number))) : list;
}

/**
 * The word of the texts that was meant where one was mistyped.
 * @param {PocketIndex} index
 * @param {string} word
 */
function closestWord({ words, counts }, word) {
  if (word.length < 4 || /\d/.test(word)) return "";
  let [best, least, most] = ["", word.length < 8 ? 1 : 2, 0];
  words.forEach((known, number) => {
    const far = distance(word, known, least);
    if (far < least || far === least && counts[number] > most) [best, least, most] = [known, far, counts[number]];
  });
  return best;
}

/**
 * Adds what a word counts in each document; says whether results must have it.
 * @param {PocketIndex} index
 * @param {PocketSense[]} senses
 * @param {Map<number, { score: number, count: number }>} scores
 */
function addScores(index, senses, scores) {
  const { documents } = index;
  /** @type {Map<number, number>} */
  const ofWord = new Map();
  for (const { families, share } of senses) {
    const list = listOf(index, families);
    const weight = Math.log(1 + documents.length / (1 + list.length)) * share;
    for (const [number, impact] of list) ofWord.set(number, Math.max(weight * impact, ofWord.get(number) || 0));
  }
  const isRequired = ofWord.size <= documents.length * COMMON || !scores.size;
  for (const [number, score] of ofWord) {
    const sum = scores.get(number) || { score: 0, count: 0 };
    scores.set(number, { score: sum.score + score, count: sum.count + (isRequired ? 1 : 0) });
  }
  return isRequired;
}
