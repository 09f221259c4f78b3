// What a reader typed, taken apart. Apart, because it is text only: nothing here knows the index.

/** How many words of a question count. */
const MOST_WORDS = 16;

/**
 * A word to find, once, and where it was typed outside of phrases.
 * @typedef {object} Asked
 * @property {string} word
 * @property {boolean} isOpen nothing follows it: it may be the beginning of a word
 * @property {boolean} isQuoted it stands in a phrase
 * @property {Token[]} places
 */

/**
 * @typedef {object} Question
 * @property {Asked[]} words
 * @property {string[][]} phrases
 * @property {string[][]} excluded
 */

/**
 * @param {string} query
 * @returns {Question}
 */
function takeApart(query) {
  const folded = fold(query);
  /** @type {Map<string, Asked>} */
  const words = new Map();
  /** @type {Question} */
  const question = { words: [], phrases: [], excluded: [] };
  const isExcluded = (/** @type {number} */ at) =>
    folded[at - 1] === "-" && (at === 1 || /\s/.test(folded.charAt(at - 2)));

  /** @param {Token} token @param {boolean} isQuoted */
  const ask = (token, isQuoted) => {
    const known = words.get(token.word);
    const asked = known ?? { word: token.word, isOpen: false, isQuoted: false, places: [] };
    if (!known) words.set(token.word, asked);
    if (isQuoted) asked.isQuoted = true;
    else {
      asked.isOpen = token.end === folded.length;
      asked.places.push(token);
    }
  };

  let from = 0;
  folded.split(/["“”„«»]/).forEach((part, number) => {
    const found = tokens(part);
    const isQuoted = number % 2 === 1;
    const phrase = found.map(({ word }) => word);
    for (const token of found) {
      token.start += from;
      token.end += from;
    }
    if (isQuoted) {
      const isOut = isExcluded(from - 1);
      if (phrase.length) (isOut ? question.excluded : question.phrases).push(phrase);
      if (!isOut) for (const token of found) ask(token, true);
    } else {
      for (const token of found) {
        if (isExcluded(token.start)) question.excluded.push([token.word]);
        else ask(token, false);
      }
    }
    from += part.length + 1;
  });
  question.words = [...words.values()].slice(0, MOST_WORDS);
  for (const { places } of question.words) located(query, places);
  return question;
}

/**
 * The question with other words in the places of some.
 * @param {string} query
 * @param {Map<Asked, string>} corrections
 */
function corrected(query, corrections) {
  const changes = [...corrections].flatMap(([asked, word]) => asked.places.map((place) => ({ ...place, word })));
  changes.sort((a, b) => b.start - a.start);
  for (const { start, end, word } of changes) query = query.slice(0, start) + word + query.slice(end);
  return changes.length ? query : null;
}
