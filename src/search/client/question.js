// What a reader typed, taken apart. Apart, because it is text only: nothing here knows the index.

/** How many words of a question count. */
const MOST_WORDS = 16;

/**
 * A word to find, once, and where it was typed outside of phrases.
 * @typedef {object} AskedWord
 * @property {string} word
 * @property {boolean} isOpen nothing follows it: it may be the beginning of a word
 * @property {boolean} isQuoted it stands in a phrase
 * @property {Token[]} places
 */

/**
 * @typedef {object} Question
 * @property {AskedWord[]} words
 * @property {string[][]} phrases
 * @property {string[][]} excluded
 */

/**
 * @param {string} query
 * @returns {Question}
 */
function parseQuestion(query) {
  const folded = fold(query);
  /** @type {Map<string, AskedWord>} */
  const words = new Map();
  /** @type {string[][]} */
  const phrases = [];
  /** @type {string[][]} */
  const excluded = [];
  let from = 0;
  folded.split(/["\u201c\u201d\u201e\xab\xbb]/).forEach((part, number) => {
    const isQuoted = number % 2 > 0;
    const found = tokens(part);
    for (const token of found) {
      token.start += from;
      token.end += from;
    }
    for (const phrase of isQuoted ? [found] : found.map((token) => [token])) {
      if (!phrase[0]) continue;
      const at = isQuoted ? from - 1 : phrase[0].start;
      const isOut = /^\s?-$/.test(folded.slice(Math.max(0, at - 2), at));
      if (isOut || isQuoted) (isOut ? excluded : phrases).push(phrase.map(({ word }) => word));
      if (!isOut) for (const token of phrase) addWord(words, token, isQuoted, token.end === folded.length);
    }
    from += part.length + 1;
  });
  const asked = [...words.values()].slice(0, MOST_WORDS);
  for (const { places } of asked) locate(query, places);
  return { words: asked, phrases, excluded };
}

/**
 * @param {Map<string, AskedWord>} words
 * @param {Token} token
 * @param {boolean} isQuoted
 * @param {boolean} isLast
 */
function addWord(words, token, isQuoted, isLast) {
  const asked = words.get(token.word) ?? { word: token.word, isOpen: false, isQuoted: false, places: [] };
  words.set(token.word, asked);
  asked.isQuoted ||= isQuoted;
  asked.isOpen ||= isLast && !isQuoted;
  if (!isQuoted) asked.places.push(token);
}

/**
 * The question with other words in the places of some, or null if there are none.
 * @param {string} query
 * @param {Map<AskedWord, string>} corrections
 */
function applyCorrections(query, corrections) {
  const changes = [...corrections].flatMap(([{ places }, word]) => places.map(({ start, end }) => ({ start, end, word })));
  changes.sort((a, b) => b.start - a.start);
  for (const { start, end, word } of changes) query = query.slice(0, start) + word + query.slice(end);
  return changes[0] ? query : null;
}
