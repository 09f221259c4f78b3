// Values known about every document: filters, counts and orders. Apart, because it is the reader of
// `f/`, and would serve maps and comparisons as well as search.

/** @typedef {IndexColumn} Column */

/**
 * The columns of these names; null for one that the site has not.
 * @param {string[]} names
 * @returns {Promise<(Column | null)[]>}
 */
async function columnsOf(names) {
  const root = await load(ROOT, readRoot);
  return Promise.all(names.map((name) => loadColumn(root, name)));
}

/**
 * As `columnsOf`, once more with a new root if a file is gone.
 * @param {string[]} names
 * @param {boolean} [isAgain]
 * @returns {Promise<(Column | null)[]>}
 */
function askColumns(names, isAgain) {
  const again = async () => /** @type {(Column | null)[]} */ (await window.teladan?.columns?.(names, true));
  return isAgain ? columnsOf(names) : withNewRoot(() => columnsOf(names), again);
}

/**
 * What the site knows under a name, if anything.
 * @param {Root} root
 * @param {string} name
 * @returns {Promise<Column | null>}
 */
async function loadColumn(root, name) {
  const { languages, ranges, rangeOf } = root;
  if (name === "kind") return plainColumn(ranges.map((range) => range[2]), Array.from(rangeOf, (at) => ranges[at][2]));
  if (name === "shown") {
    const shown = ranges.map((range) => [...languages.keys()].filter((at) => range[3] & (1 << at)));
    return { ids: languages, labels: languages, of: Array.from(rangeOf, (at) => shown[at]) };
  }
  const part = (await loadBundle(root, name)).get(name);
  try {
    return part ? (part.column ??= readColumn(new Bytes(part.bytes), root)) : null;
  } catch {
    throw searchError("damaged", name);
  }
}

/**
 * @param {Bytes} bytes
 * @param {Root} root
 * @returns {Column}
 */
function readColumn(bytes, { total, languages }) {
  const form = bytes.byte();
  must(form > 0 && form < 4);
  if (form === 2) {
    const numbers = new Uint32Array(total).map(() => bytes.number());
    bytes.end();
    const values = Array.from(numbers, (number) => number && String(number - 1));
    const greatestFirst = Array.from(numbers.slice().sort().reverse(), (number) => number && String(number - 1));
    return { ...plainColumn(greatestFirst, values), numbers };
  }
  const own = Math.max(0, languages.indexOf(document.documentElement.lang.split("-")[0]));
  const terms = bytes.list(() => [bytes.text(), languages.map(() => bytes.text())[own]]);
  const of = form === 3 ? readBits(bytes, terms.length, total) : Array.from({ length: total }, () => bytes.number())
    .map((count) => Array.from({ length: count }, () => bytes.number()));
  bytes.end();
  must(of.every((places) => places.every((place) => place < terms.length)));
  return { ids: terms.map(([id]) => id), labels: terms.map(([, label]) => label), of };
}

/**
 * The terms of each document, from a bit for each term and document.
 * @param {Bytes} bytes
 * @param {number} terms
 * @param {number} total
 */
function readBits(bytes, terms, total) {
  /** @type {number[][]} */
  const of = Array.from({ length: total }, () => []);
  for (let term = 0; term < terms; term++) {
    const bits = bytes.slice(Math.ceil(total / 8));
    of.forEach((own, doc) => (bits[doc >> 3] >> (doc & 7)) & 1 && own.push(term));
  }
  return of;
}

/**
 * A column of one term for each document, or none.
 * @param {(string | 0)[]} ordered the terms, perhaps repeated
 * @param {(string | 0)[]} values
 * @returns {Column}
 */
function plainColumn(ordered, values) {
  const ids = [...new Set(ordered)].filter((id) => id !== 0);
  const places = new Map(ids.map((id, at) => [id, [at]]));
  return { ids, labels: ids, of: values.map((value) => (value && places.get(value)) || []) };
}
