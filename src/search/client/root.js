// The root: how many documents there are, what kinds and languages they have, and which file holds
// what. Apart, because it is the one file that every question needs, read once a page.

/**
 * @typedef {object} Root
 * @property {number} total how many documents there are
 * @property {number[]} sizes how many documents share a file of cards, and of texts; how many files a hash; how many files of families one of positions; how many titles the first file of their order has
 * @property {number[]} impacts what each step of an impact is worth
 * @property {string[]} languages
 * @property {[number, number, SearchResult["kind"], number][]} ranges
 * @property {Uint16Array} rangeOf the range of each document
 * @property {string[]} cards
 * @property {Buckets} terms
 * @property {Table} words
 * @property {Table} endings
 * @property {Uint8Array} letters a bit for each three letters in a row that stand in words of the site
 * @property {Map<string, string>} columns
 * @property {string} later the name of the client's second part
 */

/** @type {any} */
const NO_TABLES = {};

/**
 * @param {Uint8Array} bytes
 * @returns {Root}
 */
function readRoot(bytes) {
  const { version, documents: total, sizes, impacts, languages, ranges, cards, columns, later, ...tables } = parseJson(bytes);
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
  /** @type {Root} */
  const root = {
    total,
    sizes,
    impacts,
    languages,
    ranges,
    rangeOf,
    cards: readHashes(cards),
    columns: new Map(Object.entries(columns)),
    later,
    // The client of the desk finds nothing by words.
    ...(typeof readTables === "undefined" ? NO_TABLES : readTables(tables, sizes[2])),
  };
  must(root.cards.length === Math.ceil(total / (sizes[0] * sizes[2])));
  return root;
}

/**
 * The hashes that a base64 string holds, two bytes each.
 * @param {string} packed
 */
function readHashes(packed) {
  return chunks(unpack(packed), 2).map((bytes) => hex(Uint8Array.from(bytes)));
}
