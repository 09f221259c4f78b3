// Which file of a folder holds a key. Apart from the root, because what is found by names or by numbers
// needs none of it.

/**
 * The files of one folder that are found by a key.
 * @typedef {{ folder: string, begins: string[], hashes: string[] }} Table
 */

/**
 * The tables of the root.
 * @param {Record<"terms" | "words" | "endings", [string, string]>} written
 * @param {number} group how many files share a hash
 */
function readTables({ terms, words, endings }, group) {
  return { terms: readTable("t", terms, group), words: readTable("w", words, group), endings: readTable("r", endings, group) };
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
