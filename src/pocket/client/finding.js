// The search: an index of all texts, made in this browser, with the words taken apart and grouped into
// families as the site's own search does. Made in pieces, so that a slow phone stays awake meanwhile.

/** What a word counts in a title, in what stands for an entry, in its summary and in its texts. */
const TITLE = 8, NAMES = 3, SUMMARY = 3, TEXT = 1;

/** How soon more of a word adds nothing. */
const SATURATION = 3;

/** A word that is in more of the documents than this need not be in each result. */
const COMMON = 0.5;

/** Documents that are read before others have their turn. */
const PORTION = 24;

/** How much the words of which only the beginning was typed count. */
const BEGINNING = 0.6;

/**
 * @typedef {object} PocketIndex
 * @property {PocketDocument[]} documents
 * @property {Map<string, string>} families a word → the family that it is of; words without one are their own
 * @property {Map<string, number>} words in how many documents
 * @property {Map<string, Map<number, number>>} postings family → document → weight
 */

/**
 * @param {PocketDocument[]} documents
 * @param {string} forms
 * @returns {Promise<PocketIndex>}
 */
async function makeIndex(documents, forms) {
  /** @type {PocketIndex} */
  const index = { documents, families: new Map(), words: new Map(), postings: new Map() };
  for (const line of forms.split("\n")) {
    const members = line.split(" ");
    for (const word of members) index.families.set(word, members[0] || word);
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
function addDocument(index, { entry, lesson }, number) {
  /** @type {Set<string>} */
  const seen = new Set();
  const add = (/** @type {string | undefined} */ text, /** @type {number} */ weight) => addText(index, number, text, weight, seen);
  if (lesson) {
    for (const text of textsOfItem(lesson)) add(text, TEXT);
    add(entry.title, TEXT);
  } else {
    add(entry.title, TITLE);
    add(entry.words, NAMES);
    add(entry.place, NAMES);
    add(entry.summary, SUMMARY);
    for (const [, text] of [...entry.gist || [], ...entry.facts || [], ...entry.hosting || []]) add(text, TEXT);
    for (const { items } of entry.sections || []) for (const item of items) for (const text of textsOfItem(item)) add(text, TEXT);
  }
  for (const word of seen) index.words.set(word, (index.words.get(word) || 0) + 1);
}

/** @param {PocketItem} item */
function textsOfItem({ label, text, details }) {
  return [label || "", text || "", ...(details || []).map(([, more]) => more)];
}

/**
 * @param {PocketIndex} index
 * @param {number} number of the document
 * @param {string | undefined} text
 * @param {number} weight
 * @param {Set<string>} seen its words
 */
function addText(index, number, text, weight, seen) {
  if (!text) return;
  for (const { word } of tokens(fold(text))) {
    const family = familyOf(index, word);
    const list = index.postings.get(family) || new Map();
    index.postings.set(family, list);
    list.set(number, (list.get(number) || 0) + weight);
    seen.add(word);
  }
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
    for (const family of senses.keys()) answer.families.add(family);
  });
  const most = Math.max(0, ...[...scores.values()].map(({ count }) => count));
  answer.isPartial = most < required;
  const kept = [...scores].filter(([, { count }]) => count === most);
  answer.found = kept.sort(([a, first], [b, second]) => second.score - first.score || a - b).map(([number]) => number);
  return answer;
}

/**
 * The families that a word may mean, with what each counts.
 * @param {PocketIndex} index
 * @param {string} word
 * @param {boolean} isOpen it may be the beginning of a word
 * @param {PocketAnswer} answer
 */
function sensesOf(index, word, isOpen, answer) {
  /** @type {Map<string, number>} */
  const senses = new Map();
  if (index.postings.has(familyOf(index, word))) senses.set(familyOf(index, word), 1);
  if (isOpen && word.length > 1) {
    for (const known of index.words.keys()) {
      const family = familyOf(index, known);
      if (known.startsWith(word) && !senses.has(family)) senses.set(family, BEGINNING);
    }
  }
  if (!senses.size) {
    const close = closestWord(index, word);
    if (close) {
      senses.set(familyOf(index, close), 1);
      answer.corrected.push(close);
    }
  }
  return senses;
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
function addScores({ documents, postings }, senses, scores) {
  /** @type {Map<number, number>} */
  const ofWord = new Map();
  for (const [family, share] of senses) {
    const list = postings.get(family) || new Map();
    const weight = Math.log(1 + documents.length / (1 + list.size)) * share;
    for (const [number, uses] of list) {
      const score = weight * uses / (uses + SATURATION);
      ofWord.set(number, Math.max(score, ofWord.get(number) || 0));
    }
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
 * The first text of a page, outside its title and summary, that has what was searched.
 * @param {PocketIndex} index
 * @param {PocketEntry} entry
 * @param {Set<string>} families
 */
function excerptOf(index, { sections }, families) {
  for (const { items } of sections || []) {
    for (const text of items.flatMap(textsOfItem)) {
      const hit = tokens(fold(text)).find(({ word }) => families.has(familyOf(index, word)));
      if (hit) return cutAround(text, hit.start);
    }
  }
  return "";
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
