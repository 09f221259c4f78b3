// The index of all texts, made in this browser, with the words taken apart and grouped into families as the
// site's own search does. Made in pieces, so that a slow phone stays awake meanwhile.

/** What a word counts in a title, in what stands for an entry, in its summary and in its texts. */
const TITLE = 16, NAMES = 3, SUMMARY = 3, TEXT = 1;

/** How soon more of a word adds nothing. */
const SATURATION = 3;

/** The length of a usual page, in weighted words. */
const USUAL_LENGTH = 800;

/** Documents that are read before others have their turn. */
const PORTION = 24;

/** A word with nothing about it that needs a closer look. */
const PLAIN = /^[("]*([a-z]{1,40})[.,;:!?)"]*$/;

/**
 * Words and families go by numbers: lists of numbers are what a phone is quick with.
 * @typedef {object} PocketIndex
 * @property {PocketDocument[]} documents
 * @property {Map<string, number>} numbers a word → its number
 * @property {string[]} words
 * @property {number[]} counts of each word: in how many documents it is
 * @property {number[]} familyOf each word
 * @property {Map<string, string>} forms a word → the first of its family, which may be in no text
 * @property {[number, number][][]} postings of each family: documents, each with what the family counts in it
 * @property {Map<string, string[]>} synonyms what readers may say → phrases that it may mean
 * @property {Map<string, number[]>} pieces what stands between spaces → its words: most of it stands in many texts
 */

/**
 * @param {PocketDocument[]} documents
 * @param {PocketLanguage[]} languages
 * @returns {Promise<PocketIndex>}
 */
async function makeIndex(documents, languages) {
  /** @type {PocketIndex} */
  const index = {
    documents, numbers: new Map(), words: [], counts: [], familyOf: [], forms: new Map(), postings: [],
    synonyms: new Map(), pieces: new Map(),
  };
  for (const { forms, synonyms } of languages) {
    for (const line of forms.split("\n")) {
      const members = line.split(" ");
      for (const word of members) index.forms.set(word, members[0] || word);
    }
    for (const line of synonyms.split("\n")) {
      const [said = "", phrases = ""] = line.split("=");
      index.synonyms.set(said, [...index.synonyms.get(said) || [], ...phrases.split("|")]);
    }
  }
  for (let from = 0; from < documents.length; from += PORTION) {
    documents.slice(from, from + PORTION).forEach((document, at) => addDocument(index, document, from + at));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return index;
}

/**
 * The number of a word, which it gets when it is first met.
 * @param {PocketIndex} index
 * @param {string} word
 */
function numberOf(index, word) {
  const known = index.numbers.get(word);
  if (known !== undefined) return known;
  const first = index.forms.get(word) || word;
  const family = first === word ? index.postings.push([]) - 1 : /** @type {number} */ (index.familyOf[numberOf(index, first)]);
  const number = index.words.push(word) - 1;
  index.counts.push(0);
  index.familyOf.push(family);
  index.numbers.set(word, number);
  return number;
}

/**
 * @param {PocketIndex} index
 * @param {PocketDocument} document
 * @param {number} number
 */
function addDocument(index, document, number) {
  /** @type {number[]} */
  const words = [];
  /** @type {number[]} */
  const weights = [];
  for (const [text, weight] of weightedTexts(document)) {
    for (const piece of (text || "").split(/\s+/)) {
      for (const word of wordsOf(index, piece)) {
        words.push(word);
        weights.push(weight);
      }
    }
  }
  for (const word of new Set(words)) index.counts[word]++;
  /** @type {Map<number, number>} */
  const families = new Map();
  words.forEach((word, at) => {
    const family = index.familyOf[word];
    families.set(family, (families.get(family) || 0) + weights[at]);
  });
  // Long texts have more of everything.
  const length = weights.reduce((sum, weight) => sum + weight, 0);
  const share = SATURATION * (0.4 + 0.6 * length / USUAL_LENGTH);
  for (const [family, weight] of families) index.postings[family].push([number, weight / (weight + share)]);
}

/**
 * The texts of a document, each with what a word counts in it.
 * @param {PocketDocument} document
 * @returns {[string | undefined, number][]}
 */
function weightedTexts({ entry, lesson }) {
  const plain = (/** @type {string} */ text) => /** @type {[string, number]} */ ([text, TEXT]);
  if (lesson) return [...textsOfItem(lesson), entry.title].map(plain);
  const pairs = [...entry.gist || [], ...entry.facts || [], ...entry.hosting || []].map(([, text]) => text);
  const texts = [...entry.sections || [], ...entry.endnotes || []].flatMap(({ items }) => items.flatMap(textsOfItem));
  return [[entry.title, TITLE], [entry.words, NAMES], [entry.place, NAMES], [entry.summary, SUMMARY], ...[...pairs, ...texts].map(plain)];
}

/**
 * The words of what stands between two spaces, over which no word runs. Most of it is plain, and stands in
 * many texts.
 * @param {PocketIndex} index
 * @param {string} piece
 */
function wordsOf(index, piece) {
  const known = index.pieces.get(piece);
  if (known) return known;
  const plain = PLAIN.exec(piece.toLowerCase());
  const words = plain && plain[1] ? [plain[1]] : tokens(fold(piece)).map(({ word }) => word);
  const numbers = words.map((word) => numberOf(index, word));
  index.pieces.set(piece, numbers);
  return numbers;
}

/** @param {PocketItem} item */
function textsOfItem({ label, text, details }) {
  return [label || "", text || "", ...(details || []).map(([, more]) => more)];
}

/**
 * The family of a word, if the texts have one of it.
 * @param {PocketIndex} index
 * @param {string} word
 */
function familyOfWord({ numbers, forms, familyOf, postings }, word) {
  const number = numbers.get(word) ?? numbers.get(forms.get(word) || "");
  const family = number === undefined ? undefined : familyOf[number];
  return family !== undefined && postings[family].length ? family : undefined;
}
