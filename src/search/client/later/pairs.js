// Where two words of long families stand right behind one another. Apart, because this is the reader of
// `n/` and `q/`.

/**
 * Where the first of two words stands right before the other.
 * @param {Root} root
 * @param {[string[], string[]]} files those of the first word's family
 * @param {Sense} first
 * @param {Sense} second
 * @param {boolean} isAll the documents are all that is asked: places may be any
 * @returns {Promise<Places>}
 */
async function listedPairs(root, files, first, second, isAll) {
  /** @type {Places} */
  const found = new Map();
  if (!files[0][0]) return found;
  const [docs, places] = await Promise.all([
    loadPair(files[0], first, second, (bytes) => readGaps(bytes, bytes.number(), root.total)),
    isAll ? null : loadPair(files[1], first, second, (bytes) => bytes.list(() => readPlaces(bytes))),
  ]);
  docs?.forEach((doc, at) => found.set(doc, places?.[at] ?? [0]));
  return found;
}

/**
 * What a file says of a pair, if there is such a pair.
 * @template T
 * @param {string[]} files those of the family of the first word
 * @param {Sense} first
 * @param {Sense} second
 * @param {(bytes: Bytes) => T} read
 * @returns {Promise<T | undefined>}
 */
async function loadPair(files, first, second, read) {
  const [word] = first.family.members;
  const [other] = second.family.members;
  const number = fnv(other) % files.length;
  /** @param {number} place @param {string} name @param {number} last */
  const keyOf = (place, name, last) => `${place} ${name} ${last}`;
  const lists = await load(files[number], (payload) => readBinary(payload, (bytes) => {
    must(bytes.text() === word && bytes.number() === number);
    return new Map(bytes.list(() => [keyOf(bytes.number(), bytes.text(), bytes.number()), read(bytes)]));
  }));
  return lists.get(keyOf(placeOfBit(first.bit), other, placeOfBit(second.bit)));
}

/** @param {Bytes} bytes */
function readPlaces(bytes) {
  let place = 0;
  return bytes.list(() => (place += bytes.number()));
}
