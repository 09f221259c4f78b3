// From text to words, and from a word to what is left without affixes, exactly as the index was written. Apart,
// because questions, marks and excerpts all depend on reading words in the same way as the writer.

const LETTER = "[\\p{Alphabetic}\\p{N}]";

/** Apostrophes within words, what separates thousands, and full stops between single letters. */
const INNER = `(?<=${LETTER})['\\u2019\\u2018\\u02bc\`](?=${LETTER})|(?<=\\d)[.,](?=\\d{3}(?!\\d))`
  + `|(?<=(?<!${LETTER})\\p{Alphabetic})\\.(?=\\p{Alphabetic}(?!${LETTER}))`;

const inner = new RegExp(INNER, "gu");
/** A currency is apart from the sum that it is written together with. */
const wordRun = new RegExp(`rp(?=\\d)|(?:${LETTER}|${INNER})+`, "gu");

const LONGEST = 40;

/**
 * A word and where it stands.
 * @typedef {object} Token
 * @property {string} word
 * @property {number} start
 * @property {number} end
 * @property {boolean} isJoined by a hyphen alone to the word before
 */

/** @param {string} text */
function fold(text) {
  return text.normalize("NFKD").replace(/[\p{M}\u00ad\u200b-\u200d\u2060\ufeff]/gu, "").toLowerCase();
}

/**
 * The words of a text that was folded. An equal word joined by a hyphen belongs to the first.
 * @param {string} folded
 */
function tokens(folded) {
  /** @type {Token[]} */
  const found = [];
  for (const { 0: run, index: start = 0 } of folded.matchAll(wordRun)) {
    const end = start + run.length;
    const word = [...run.replace(inner, "")].slice(0, LONGEST).join("");
    const before = found[found.length - 1];
    const isJoined = before?.end === start - 1 && /[-\u2010]/.test(folded[start - 1]);
    if (isJoined && before.word === word) before.end = end;
    else found.push({ word, start, end, isJoined });
  }
  return found;
}

/**
 * Where in a text each character stood that it has when it is folded.
 * @param {string} text
 */
function origins(text) {
  const found = [];
  let at = 0;
  for (const character of text) {
    for (const _ of character < "\x80" ? "a" : fold(character).split("")) found.push(at);
    at += character.length;
  }
  return [...found, at];
}

/**
 * Moves words from places in a folded text to places in the text itself.
 * @param {string} text
 * @param {Token[]} found
 */
function locate(text, found) {
  const places = origins(text);
  for (const token of found) {
    let end = token.end;
    while (places[end] === places[end - 1]) end++;
    token.start = places[token.start];
    token.end = places[end];
  }
  return found;
}

const SUFFIXES = ["lah kah pun tah", "nya ku mu", "kan an i", "an i"].map((list) => list.split(" "));
const PREFIXES = "meng meny men mem me peng peny pen pem per pel pe ber bel be ter di ke se".split(" ");

/**
 * What is left of a word without its affixes: the key under which its family stands.
 * @param {string} word
 */
function stripAffixes(word) {
  let rest = word;
  if (!/^[a-z]{5,}$/.test(word)) return word;
  const [particles, owners, verbs, nouns] = SUFFIXES;
  for (const list of [particles, owners, /^[pk]e/.test(word) ? nouns : verbs]) {
    const ending = list.find((one) => rest.endsWith(one) && rest.length - one.length >= 4);
    if (ending) rest = rest.slice(0, -ending.length);
  }
  for (let times = 0; times < 3; times++) {
    const beginning = PREFIXES.find((one) => rest.startsWith(one) && rest.length - one.length >= 4);
    if (beginning) rest = rest.slice(beginning.length);
  }
  return rest;
}

/**
 * What is left of a word without an English ending: `date`, `dates` and `dated` have the same.
 * @param {string} word
 */
function stripEnding(word) {
  return word.replace(/ies$/, "y").replace(/(?<=...)(ing|ed|es|s|e)$/, "");
}
