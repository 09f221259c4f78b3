// The root: how many documents there are, what kinds and languages they have, and which file holds
// what. Apart, because it is the one file that every question needs, read once a page.

/**
 * The files of one folder that are found by a key.
 * @typedef {{ folder: string, begins: string[], hashes: string[] }} Table
 */

/**
 * @typedef {object} Root
 * @property {number} documents
 * @property {string[]} languages
 * @property {{ language: string, kind: string, shown: number }[]} ranges
 * @property {Uint16Array} rangeOf the range of each document
 * @property {string[]} cards
 * @property {Table} terms
 * @property {Table} words
 * @property {Table} endings
 * @property {Map<string, string>} facets
 */

/** @returns {Promise<Root>} */
function loadRoot() {
  return load(ROOT, readRoot);
}

/**
 * @param {Uint8Array} bytes
 * @returns {Root}
 */
function readRoot(bytes) {
  const json = parseJson(bytes);
  checkVersion(json.version);
  const documents = json.documents;
  const languages = texts(json.languages);
  must(Number.isInteger(documents) && documents >= 0);
  const rangeOf = new Uint16Array(documents);
  const ranges = [];
  let from = 0;
  for (const [count, language, kind, shown] of json.ranges) {
    must(count >= 0 && Number.isInteger(shown) && typeof kind === "string" && language in languages);
    rangeOf.fill(ranges.length, from, (from += count));
    ranges.push({ language: languages[language] ?? "", kind, shown });
  }
  const cards = hashes(json.cards);
  must(from === documents && cards.length === Math.ceil(documents / CARDS));
  return {
    documents,
    languages,
    ranges,
    rangeOf,
    cards,
    terms: readTable("t", json.terms),
    words: readTable("w", json.words),
    endings: readTable("r", json.endings),
    facets: new Map(Object.entries(json.facets)),
  };
}

/**
 * @param {string} folder
 * @param {[string[], string]} table
 * @returns {Table}
 */
function readTable(folder, [begins, packed]) {
  const names = hashes(packed);
  must(texts(begins).length === names.length && (names.length === 0 || begins[0] === ""));
  return { folder, begins, hashes: names };
}

/**
 * The number of the file that holds a key, or -1 if there is none.
 * @param {Table} table
 * @param {string} key
 */
function fileOf(table, key) {
  let low = 0;
  let high = table.begins.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (table.begins[middle] <= key) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * The file of a table that holds a key, or nothing where the table is empty.
 * @template T
 * @param {Table} table
 * @param {string} key
 * @param {(bytes: Uint8Array, number: number) => T} read
 * @returns {Promise<T | undefined>}
 */
async function loadFrom(table, key, read) {
  const number = fileOf(table, key);
  if (number < 0) return undefined;
  return load(`${table.folder}/${number}-${table.hashes[number]}`, (bytes) => read(bytes, number));
}
