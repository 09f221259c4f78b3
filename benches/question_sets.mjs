// The questions that the benches ask known items by, and the ways in which people type them. Apart,
// so that Teladan and its peers are asked the very same.
import { readFileSync } from "node:fs";

const NOISE = ["cara", "contoh", "apa"];

/**
 * Repeatable numbers (mulberry32), from the beginning for each set: each question is typed in the
 * same way whichever sets are asked.
 */
let seed = 0;
function below(limit) {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
}

/** Which half a question belongs to: another sequence, which is never changed, so that the half kept apart stays apart. */
let draw = 11;
const nextDraw = () => (draw = (draw * 1103515245 + 12345) % 2147483648) % 1e9;

/** The place of the longest word, if it has so many letters. */
function longest(words, least) {
  const at = words.reduce((best, word, at) => (word.length > words[best].length ? at : best), 0);
  return words[at].length >= least ? at : -1;
}

function mistype(word) {
  const letters = [...word];
  const at = 1 + below(letters.length - 2);
  const other = "abcdefghijklmnopqrstuvwxyz"[below(26)];
  [
    () => letters.splice(at, 1),
    () => letters.splice(at, 0, other),
    () => (letters[at] = other === letters[at] ? "q" : other),
    () => ([letters[at], letters[at + 1]] = [letters[at + 1], letters[at]]),
  ][below(4)]();
  return letters.join("");
}

/** A query with its longest word changed, or null. */
function changeLongest(query, least, change) {
  const words = query.split(" ");
  const at = longest(words, least);
  if (at < 0) return null;
  const changed = change(words[at]);
  return changed === words[at] ? null : words.with(at, changed).join(" ");
}

/** The ways in which people type. */
export const SETS = {
  plain: (query) => query,
  typo: (query) => changeLongest(query, 5, mistype),
  noise: (query) => `${NOISE[below(3)]} ${query}`,
  joined: (query) => query.replace(" ", ""),
  split: (query) => changeLongest(query, 6, (word) => {
    const at = 2 + below(word.length - 3);
    return `${word.slice(0, at)} ${word.slice(at)}`;
  }),
  half: (query) => {
    const last = query.split(" ").at(-1);
    return last.length < 4 ? null : query.slice(0, query.length - Math.floor(last.length / 2));
  },
};

/**
 * The questions of a file, each with the ends of the addresses that are right, in an order that
 * chance decides: the first half, or all.
 */
export function drawQuestions(file, isAll) {
  const drawn = Object.entries(JSON.parse(readFileSync(file, "utf8"))).map((entry) => [entry, nextDraw()]);
  const all = drawn.sort((a, b) => a[1] - b[1]).map(([entry]) => entry);
  return isAll ? all : all.slice(0, Math.ceil(all.length / 2));
}

/** Each question as people type it, as far as it can be typed so. */
export function typeQuestions(questions, name) {
  seed = 11;
  return questions.flatMap(([question, right]) => {
    const typed = SETS[name](question);
    return typed ? [[typed, right]] : [];
  });
}

/** The place of the first right address, from 0, or -1. */
export function placeOfRight(addresses, right) {
  return addresses.findIndex((it) => right.some((end) => it.replace(/\.html$/, "").endsWith(end)));
}
