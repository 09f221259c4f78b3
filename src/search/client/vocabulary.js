// The words of the site, for the beginning of a word and for typos. Apart, because this is the
// reader of `w/` and `r/`, and of the distance between words.

/** A word of a list: in how many documents it stands, and whether it is one of a name. @typedef {{ word: string, count: number, isName: boolean }} KnownWord */

/** How many words stand for a beginning. */
const COMPLETIONS = 6;

/** @param {string} text */
function reverseWord(text) {
  return [...text].reverse().join("");
}

/**
 * @param {Uint8Array} bytes
 * @returns {KnownWord[]}
 */
function readWordList(bytes) {
  const [version, ...lines] = utf8.decode(bytes).split("\n");
  must(version && lines.pop() === "");
  checkVersion(+version);
  return lines.map((line) => {
    const [, word, count, mark] = /^([^\t]+)\t(\w+)(\*?)$/.exec(line) ?? [];
    must(word);
    return { word, count: parseInt(count, 36), isName: mark > "" };
  });
}

/** @param {Uint8Array} bytes */
function readReversed(bytes) {
  return readWordList(bytes).map((known) => ({ ...known, word: reverseWord(known.word) }));
}

/**
 * The words in alphabetical order around this one.
 * @param {Root} root
 * @param {string} word
 */
async function wordsNear({ words }, word) {
  return (await loadFrom(words, word, readWordList)) ?? [];
}

/**
 * The words that end most like this one.
 * @param {Root} root
 * @param {string} word
 */
async function wordsEndingNear({ endings }, word) {
  return (await loadFrom(endings, reverseWord(word), readReversed)) ?? [];
}

/** The edge of a word, as `letters` of the root has it. */
const EDGE = "\x60";

/**
 * Whether all that stands in a word, or in a part of one, stands in words of the site, three letters in a
 * row. Of what is not wholly of `a` to `z` nothing is known.
 * @param {Root} root
 * @param {string} letters with the edges that a word must have there
 */
function isLikeWords(root, letters) {
  if (!/^[\x60a-z]+$/.test(letters)) return true;
  const places = Array.from(letters, (letter) => letter.charCodeAt(0) - EDGE.charCodeAt(0));
  return places.slice(2).every((third, at) => {
    const place = places[at] * 729 + places[at + 1] * 27 + third;
    return (root.letters[place >> 3] >> (place & 7)) & 1;
  });
}

/**
 * Whether the site may have a word, as far as its letters tell.
 * @param {Root} root
 * @param {string} word
 */
function mayBeWord(root, word) {
  return isLikeWords(root, EDGE + word + EDGE);
}

/**
 * The most frequent first, then in the order of keys.
 * @param {Pick<KnownWord, "word" | "count">} a
 * @param {Pick<KnownWord, "word" | "count">} b
 */
function byCount(a, b) {
  return b.count - a.count || (a.word < b.word ? -1 : 1);
}

/**
 * The words that a beginning stands for.
 * @param {Root} root
 * @param {string} beginning
 */
async function completions(root, beginning) {
  const found = (await wordsNear(root, beginning)).filter(({ word, count }) => count && word.startsWith(beginning));
  return found.sort(byCount).slice(0, COMPLETIONS).map(({ word }) => word);
}

/**
 * A word to be read by code points: nearly all are one unit each.
 * @param {string} word
 * @returns {ArrayLike<string>}
 */
function codePoints(word) {
  return /[\uD800-\uDFFF]/.test(word) ? [...word] : word;
}

/** A row for each letter of the longest word, one before and one after; the first of each is set. */
const ROW = 42;
const table = Uint8Array.from({ length: ROW * ROW }, (_, at) => (at < ROW ? at : at / ROW));

/**
 * How many insertions, deletions, replacements and exchanges of neighbours lie between two words;
 * more than the limit if they are further apart.
 * @param {ArrayLike<string>} a
 * @param {ArrayLike<string>} b
 * @param {number} limit
 */
function distance(a, b, limit) {
  const far = limit + 1;
  if (Math.abs(a.length - b.length) > limit) return far;
  let least = 0;
  for (let i = 1; i <= a.length; i++) {
    // Further from the diagonal all is beyond the limit.
    const from = Math.max(1, i - limit);
    const to = Math.min(b.length, i + limit);
    const before = least;
    let at = i * ROW + from;
    least = from > 1 ? (table[at - 1] = far) : i;
    for (let j = from; j <= to; j++, at++) {
      const above = at - ROW;
      let best = Math.min(table[above] + 1, table[at - 1] + 1, table[above - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, table[above - ROW - 2] + 1);
      table[at] = best;
      least = Math.min(least, best);
    }
    table[at] = far;
    // No later row is better than the best of two.
    if (Math.min(least, before) > limit) return far;
  }
  return table[a.length * ROW + b.length];
}
