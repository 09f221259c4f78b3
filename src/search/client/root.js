// The root: how many documents there are, what kinds and languages they have, and which file holds
// what. Apart, because it is the one file that every question needs, read once a page.

/**
 * The files of one folder that are found by a key.
 * @typedef {{ folder: string, begins: string[], hashes: string[] }} Table
 */

/**
 * @typedef {object} Root
 * @property {number} total how many documents there are
 * @property {number[]} sizes how many documents share a file of cards, and of texts; how many postings one of positions; how many files a hash
 * @property {number[]} impacts what each step of an impact is worth
 * @property {string[]} languages
 * @property {[number, number, SearchResult["kind"], number][]} ranges
 * @property {Uint16Array} rangeOf the range of each document
 * @property {string[]} cards
 * @property {Table} terms
 * @property {Table} words
 * @property {Table} endings
 * @property {Map<string, string>} columns
 */

/**
 * @param {Uint8Array} bytes
 * @returns {Root}
 */
function readRoot(bytes) {
  const { version, documents: total, sizes, impacts, languages, ranges, cards, terms, words, endings, columns } = parseJson(bytes);
  checkVersion(version);
  mustBeTexts(languages);
  const rangeOf = new Uint16Array(total);
  let from = 0;
  for (const at of ranges.keys()) {
    const [count, language] = ranges[at];
    must(count > 0 && language in languages);
    rangeOf.fill(at, from, (from += count));
  }
  must(from === total);
  const root = {
    total,
    sizes,
    impacts,
    languages,
    ranges,
    rangeOf,
    cards: readHashes(cards),
    terms: readTable("t", terms, sizes[3]),
    words: readTable("w", words, sizes[3]),
    endings: readTable("r", endings, sizes[3]),
    columns: new Map(Object.entries(columns)),
  };
  must(root.cards.length === Math.ceil(total / (sizes[0] * sizes[3])));
  return root;
}

/**
 * The hashes that a base64 string holds, two bytes each.
 * @param {string} packed
 */
function readHashes(packed) {
  return chunks(unpack(packed), 2).map((bytes) => hex(Uint8Array.from(bytes)));
}

/**
 * @param {string} folder
 * @param {[string, string]} table
 * @param {number} group how many files share a hash
 * @returns {Table}
 */
function readTable(folder, [lines, packed], group) {
  const hashes = readHashes(packed);
  let before = "";
  const begins = lines ? lines.split("\n").map((line) => (before = before.slice(0, parseInt(line[0], 36)) + line.slice(1))) : [];
  must(hashes.length === Math.ceil(begins.length / group) && !begins[0]);
  return { folder, begins, hashes: begins.map((_, at) => hashes[Math.floor(at / group)]) };
}

/**
 * The file of a table that holds a key, or nothing where the table is empty.
 * @template T
 * @param {Table} table
 * @param {string} key
 * @param {(bytes: Uint8Array, number: number) => T} read
 * @returns {Promise<T | undefined>}
 */
async function loadFrom({ folder, begins, hashes }, key, read) {
  const number = fileOf({ begins }, key);
  return number < 0 ? undefined : load(`${folder}/${number}-${hashes[number]}`, (bytes) => read(bytes, number));
}

/**
 * The number of the file of a table that holds a key, or -1 where the table is empty.
 * @param {Pick<Table, "begins">} table
 * @param {string} key
 */
function fileOf({ begins }, key) {
  let low = 0;
  let high = begins.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (begins[middle] <= key) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
