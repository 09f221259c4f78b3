// The words of the site, for the beginning of a word and for typos. Apart, because this is the
// reader of `w/` and `r/`, and of the distance between words.

/** @typedef {{ word: string, documents: number }} Known */

/** How many words stand for a beginning. */
const COMPLETIONS = 6;

/**
 * @param {string} text
 * @returns {string}
 */
function reversed(text) {
  return [...text].reverse().join("");
}

/**
 * @param {Uint8Array} bytes
 * @returns {Known[]}
 */
function readWords(bytes) {
  const [version, ...lines] = utf8.decode(bytes).replace(/\n$/, "").split("\n");
  checkVersion(Number(version));
  return lines.map((line) => {
    const [word, count, ...more] = line.split("\t");
    must(word && count && /^[0-9a-z]+$/.test(count) && !more.length);
    return { word: word ?? "", documents: parseInt(count ?? "", 36) };
  });
}

/**
 * The words in alphabetical order around this one.
 * @param {Root} root
 * @param {string} word
 */
async function neighbours(root, word) {
  return (await loadFrom(root.words, word, readWords)) ?? [];
}

/**
 * The words that end most like this one.
 * @param {Root} root
 * @param {string} word
 */
async function rhymes(root, word) {
  const readReversed = (/** @type {Uint8Array} */ bytes) =>
    readWords(bytes).map((known) => ({ ...known, word: reversed(known.word) }));
  return (await loadFrom(root.endings, reversed(word), readReversed)) ?? [];
}

/**
 * The most frequent first, then in the order of keys.
 * @param {Known} a
 * @param {Known} b
 */
function byFrequency(a, b) {
  return b.documents - a.documents || (a.word < b.word ? -1 : +(a.word > b.word));
}

/**
 * The words that a beginning stands for.
 * @param {Root} root
 * @param {string} beginning
 */
async function completions(root, beginning) {
  const words = (await neighbours(root, beginning)).filter(({ word }) => word.startsWith(beginning));
  return words.sort(byFrequency).slice(0, COMPLETIONS).map(({ word }) => word);
}

/**
 * The word that was most probably meant by a word with a typo, if there is any.
 * @param {Root} root
 * @param {string} typed
 */
async function correction(root, typed) {
  const lists = await Promise.all([neighbours(root, typed), rhymes(root, typed)]);
  const letters = [...typed];
  const limit = letters.length < 8 ? 1 : 2;
  /** @type {(Known & { distance: number, isOther: boolean })[]} */
  const near = [];
  for (const known of lists.flat()) {
    const other = [...known.word];
    const far = distance(letters, other, limit);
    if (far <= limit) near.push({ ...known, distance: far, isOther: other[0] !== letters[0] });
  }
  near.sort((a, b) => a.distance - b.distance || +a.isOther - +b.isOther || byFrequency(a, b));
  return near[0]?.word;
}

/**
 * How many insertions, deletions, replacements and exchanges of neighbours lie between two words;
 * more than the limit if they are further apart.
 * @param {string[]} a
 * @param {string[]} b
 * @param {number} limit
 */
function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  /** @type {number[]} */
  let older = [];
  let old = b.map((_, j) => j);
  old.push(b.length);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const at = (/** @type {number[]} */ line, /** @type {number} */ k) => line[k];
      let best = Math.min(at(old, j) + 1, at(row, j - 1) + 1, at(old, j - 1) + +(a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, at(older, j - 2) + 1);
      row.push(best);
      least = Math.min(least, best);
    }
    // An exchange reaches two rows back, at a cost of one.
    if (least > limit + 1) return limit + 1;
    [older, old] = [old, row];
  }
  return old[b.length];
}
