// The search: an index of all texts, made in this browser, with the words taken apart and grouped into
// families as the site's own search does. Made in pieces, so that a slow phone stays awake meanwhile.

/** What a word counts in a title, in what stands for an entry, in its summary and in its texts. */
const TITLE = 16, NAMES = 3, SUMMARY = 3, TEXT = 1;

/** How soon more of a word adds nothing. */
const SATURATION = 3;

/** The length of a usual page, in weighted words. */
const USUAL_LENGTH = 800;

/** A word that is in more of the documents than this need not be in each result. */
const COMMON = 0.5;

/** Documents that are read before others have their turn. */
const PORTION = 24;

/** How much words count of which only the beginning was typed, and phrases that mean the same. */
const BEGINNING = 0.6, SYNONYM = 0.4;

/** From how many letters on a word may be the beginning of another. */
const LEAST_LETTERS = 3;

/** A word with nothing about it that needs a closer look. */
const PLAIN = /^[("]*([a-z]{1,40})[.,;:!?)"]*$/;

/**
 * @typedef {object} PocketIndex
 * @property {PocketDocument[]} documents
 * @property {Map<string, string>} families a word → the family that it is of; words without one are their own
 * @property {Map<string, number>} words in how many documents
 * @property {Map<string, [number, number][]>} postings family → documents, each with what the family counts in it
 * @property {Map<string, string[]>} synonyms what readers may say → phrases that it may mean
 * @property {Map<string, string[]>} pieces what stands between spaces → its words: most of it stands in many texts
 */

/**
 * @param {PocketDocument[]} documents
 * @param {PocketLanguage[]} languages
 * @returns {Promise<PocketIndex>}
 */
async function makeIndex(documents, languages) {
  /** @type {PocketIndex} */
  const index = {
    documents, families: new Map(), words: new Map(), postings: new Map(), synonyms: new Map(), pieces: new Map(),
  };
  for (const { forms, synonyms } of languages) {
    for (const line of forms.split("\n")) {
      const members = line.split(" ");
      for (const word of members) index.families.set(word, members[0] || word);
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
 * @param {PocketIndex} index
 * @param {PocketDocument} document
 * @param {number} number
 */
function addDocument(index, document, number) {
  /** @type {Map<string, number>} */
  const words = new Map();
  for (const [text, weight] of weightedTexts(document)) {
    for (const piece of (text || "").split(/\s+/)) {
      for (const word of wordsOf(index, piece)) words.set(word, (words.get(word) || 0) + weight);
    }
  }
  /** @type {Map<string, number>} */
  const weights = new Map();
  let length = 0;
  for (const [word, weight] of words) {
    const family = familyOf(index, word);
    weights.set(family, (weights.get(family) || 0) + weight);
    index.words.set(word, (index.words.get(word) || 0) + 1);
    length += weight;
  }
  // Long texts have more of everything.
  const share = SATURATION * (0.4 + 0.6 * length / USUAL_LENGTH);
  for (const [family, weight] of weights) {
    const list = index.postings.get(family);
    const impact = weight / (weight + share);
    if (list) list.push([number, impact]);
    else index.postings.set(family, [[number, impact]]);
  }
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
function wordsOf({ pieces }, piece) {
  const known = pieces.get(piece);
  if (known) return known;
  const plain = PLAIN.exec(piece.toLowerCase());
  const words = plain && plain[1] ? [plain[1]] : tokens(fold(piece)).map(({ word }) => word);
  pieces.set(piece, words);
  return words;
}

/** @param {PocketItem} item */
function textsOfItem({ label, text, details }) {
  return [label || "", text || "", ...(details || []).map(([, more]) => more)];
}

/**
 * @param {PocketIndex} index
 * @param {string} word
 */
function familyOf({ families }, word) {
  return families.get(word) || word;
}

/**
 * @typedef {object} PocketAnswer
 * @property {number[]} found numbers of documents, the best first
 * @property {Set<string>} families what was searched
 * @property {string[]} corrected words that were searched instead of others
 * @property {boolean} isPartial no document has all words
 */

/**
 * Documents that have the words of a question.
 * @param {PocketIndex} index
 * @param {string} query
 * @returns {PocketAnswer}
 */
function find(index, query) {
  const asked = [...new Set(tokens(fold(query)).map(({ word }) => word))];
  /** @type {PocketAnswer} */
  const answer = { found: [], families: new Set(), corrected: [], isPartial: false };
  /** @type {Map<number, { score: number, count: number }>} */
  const scores = new Map();
  let required = 0;
  asked.forEach((word, place) => {
    const isOpen = place === asked.length - 1 && /[\p{L}\p{N}]$/u.test(query);
    const senses = sensesOf(index, word, isOpen, answer);
    if (addScores(index, senses, scores)) required++;
    for (const families of senses.keys()) for (const family of families.split(" ")) answer.families.add(family);
  });
  const most = Math.max(0, ...[...scores.values()].map(({ count }) => count));
  answer.isPartial = most < required;
  const kept = [...scores].filter(([, { count }]) => count === most);
  answer.found = kept.sort(([a, first], [b, second]) => second.score - first.score || a - b).map(([number]) => number);
  return answer;
}

/**
 * The families that a word may mean, or some that must stand together, with what each counts.
 * @param {PocketIndex} index
 * @param {string} word
 * @param {boolean} isOpen it may be the beginning of a word
 * @param {PocketAnswer} answer
 */
function sensesOf(index, word, isOpen, answer) {
  /** @type {Map<string, number>} */
  const senses = new Map();
  const own = familyOf(index, word);
  if (index.postings.has(own)) senses.set(own, 1);
  for (const phrase of index.synonyms.get(word) || []) {
    const families = phrase.split(" ").map((part) => familyOf(index, part)).join(" ");
    if (!senses.has(families)) senses.set(families, SYNONYM);
  }
  if (isOpen && word.length >= LEAST_LETTERS) {
    for (const known of index.words.keys()) {
      const family = familyOf(index, known);
      if (known.startsWith(word) && !senses.has(family)) senses.set(family, BEGINNING);
    }
  }
  const close = senses.size ? "" : closestWord(index, word);
  if (close) {
    senses.set(familyOf(index, close), 1);
    answer.corrected.push(close);
  }
  return senses;
}

/**
 * The documents that have all of some families.
 * @param {PocketIndex} index
 * @param {string} families between spaces
 * @returns {[number, number][]}
 */
function listOf({ postings }, families) {
  const [first = "", ...others] = families.split(" ");
  const more = others.map((family) => new Set((postings.get(family) || []).map(([number]) => number)));
  const list = postings.get(first) || [];
  return more.length ? list.filter(([number]) => more.every((numbers) => numbers.has(number))) : list;
}

/**
 * The word of the texts that was meant where one was mistyped.
 * @param {PocketIndex} index
 * @param {string} word
 */
function closestWord({ words }, word) {
  if (word.length < 4 || /\d/.test(word)) return "";
  let [best, least, most] = ["", word.length < 8 ? 1 : 2, 0];
  for (const [known, count] of words) {
    const far = distance(word, known, least);
    if (far < least || far === least && count > most) [best, least, most] = [known, far, count];
  }
  return best;
}

/**
 * Adds what a word counts in each document; says whether results must have it.
 * @param {PocketIndex} index
 * @param {Map<string, number>} senses
 * @param {Map<number, { score: number, count: number }>} scores
 */
function addScores(index, senses, scores) {
  const { documents } = index;
  /** @type {Map<number, number>} */
  const ofWord = new Map();
  for (const [families, share] of senses) {
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

/**
 * A text with the words marked that were searched.
 * @param {PocketIndex} index
 * @param {string} text
 * @param {Set<string>} families
 * @returns {(Node | string)[]}
 */
function markWords(index, text, families) {
  if (!families.size) return [text];
  const hits = locate(text, tokens(fold(text)).filter(({ word }) => families.has(familyOf(index, word))));
  /** @type {(Node | string)[]} */
  const parts = [];
  let from = 0;
  for (const { start, end } of hits) {
    parts.push(text.slice(from, start), make("mark", {}, text.slice(start, end)));
    from = end;
  }
  return [...parts, text.slice(from)];
}

/**
 * The text of a page, outside its title and summary, that has most of what was searched; of equals the
 * first.
 * @param {PocketIndex} index
 * @param {PocketEntry} entry
 * @param {Set<string>} families
 */
function excerptOf(index, { sections }, families) {
  let best = { count: 0, text: "" };
  for (const text of (sections || []).flatMap(({ items }) => items.flatMap(textsOfItem))) {
    const found = new Set(text.split(/\s+/).flatMap((piece) => wordsOf(index, piece)).map((word) => familyOf(index, word)));
    const count = [...families].filter((family) => found.has(family)).length;
    if (count > best.count) best = { count, text };
  }
  const hit = tokens(fold(best.text)).find(({ word }) => families.has(familyOf(index, word)));
  return hit ? cutAround(best.text, hit.start) : "";
}

/**
 * A piece of a text around a place, whole words.
 * @param {string} text
 * @param {number} place
 */
function cutAround(text, place) {
  const from = place < 60 ? 0 : text.indexOf(" ", place - 60) + 1;
  const to = text.length < from + 180 ? text.length : text.lastIndexOf(" ", from + 180);
  return (from ? "… " : "") + text.slice(from, Math.max(to, place + 1)) + (to < text.length ? " …" : "");
}
