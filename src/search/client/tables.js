// Which file of a folder holds a key. Apart from the root, because what is found by names or by numbers
// needs none of it.

/**
 * The files of one folder that are found by a key.
 * @typedef {{ folder: string, begins: string[], hashes: string[] }} Table
 */

/**
 * The files of families, which are found by a hash of their key: how many, and what shifts it.
 * @typedef {{ count: number, shifts: Uint8Array, hashes: string[] }} Buckets
 */

/**
 * The tables of the root.
 * @param {{ terms: [number, string, string], words: [string, string], endings: [string, string], letters: string }} written
 * @param {number} group how many files share a hash
 */
function readTables({ terms, words, endings, letters }, group) {
  return { letters: unpack(letters), terms: readBuckets(terms, group), words: readTable("w", words, group), endings: readTable("r", endings, group) };
}

/**
 * @param {[number, string, string]} table
 * @param {number} group how many files share a hash
 * @returns {Buckets}
 */
function readBuckets([count, shifts, packed], group) {
  const hashes = readHashes(packed);
  const terms = { count, shifts: unpack(shifts), hashes: Array.from({ length: count }, (_, at) => hashes[Math.floor(at / group)]) };
  must(hashes.length === Math.ceil(count / group) && (!count || terms.shifts.length));
  return terms;
}

/**
 * The number of the file of families that holds a key, or -1 where there are none.
 * @param {Buckets} table
 * @param {string} key
 */
function bucketOf({ count, shifts }, key) {
  if (!count) return -1;
  const hash = fnv(key);
  let bits = hash ^ Math.imul(shifts[hash % shifts.length], 0x9e3779b1);
  bits = Math.imul(bits ^ (bits >>> 16), 0x7feb352d);
  bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b);
  return ((bits ^ (bits >>> 16)) >>> 0) % count;
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
