// The files of `p/`. Apart from what finds phrases in them, because they are asked for at the same time as
// that and the families.

/**
 * What a file holds of a family: its positions with the words beside them, or of a long family the number
 * of its first word, and the names of the files of its pairs: of their documents, and of their positions.
 * @typedef {{ bytes: Uint8Array } | { number: number, pairs: [string[], string[]] }} PositionPart
 */

/**
 * What the families of a file have.
 * @param {Root} root
 * @param {number} number
 * @returns {Promise<PositionPart[]>}
 */
async function loadPositions({ terms, sizes }, number) {
  if (number < 0) return [];
  const [, , , together] = sizes;
  const first = number - (number % together);
  const all = await load(`p/${first / together}-${terms.hashes[first]}`, (payload) =>
    readBinary(payload, (bytes) => {
      const count = Math.min(together, terms.count - first);
      return Array.from({ length: count }, () => bytes.list(() => readPositionPart(bytes)));
    }));
  return all[number - first];
}

/**
 * @param {Bytes} bytes
 * @returns {PositionPart}
 */
function readPositionPart(bytes) {
  const number = bytes.number() - 1;
  if (number < 0) return { bytes: bytes.slice(bytes.number()) };
  const [documents, positions] = ["n", "q"].map((folder) => bytes.list(() => `${folder}/${bytes.name()}`));
  return { number, pairs: [documents, positions] };
}

/**
 * Starts loading where the words of a phrase stand, and what finds it, at the same time as their families.
 * @param {Root} root
 * @param {string[]} phrase
 */
function expectPositions(root, phrase) {
  loadLater(root).catch(() => {});
  if (phrase[1]) for (const word of phrase) loadPositions(root, bucketOf(root.terms, stripAffixes(word))).catch(() => {});
}
