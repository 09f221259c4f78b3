// Where words stand, and which words of long families stand beside them. Apart, because it knows nothing of
// phrases.

/**
 * Where a word stands, and what stands beside it at each place; or, if its family is long, its number and
 * the files of its pairs.
 * @typedef {object} WordPositions
 * @property {Places} places
 * @property {Map<number, number[][]>} before the numbers of words of long families before each place
 * @property {Map<number, number[][]>} behind
 * @property {number} number
 * @property {[string[], string[]]} [pairs]
 */

/**
 * @param {Root} root
 * @param {Sense} sense
 * @returns {Promise<WordPositions>}
 */
async function positionsOf(root, { family, bit }) {
  const part = (await loadPositions(root, family.file))[family.place];
  if (part && "pairs" in part) {
    // From the lowest bit on the members of a family have one number after the other.
    return { places: new Map(), before: new Map(), behind: new Map(), number: part.number + placeOfBit(bit), pairs: part.pairs };
  }
  await loadTiers(root, [family]);
  try {
    return readPositions(new Bytes(part.bytes), family, bit);
  } catch {
    throw searchError("damaged", `p/${family.file}`);
  }
}

/**
 * The positions of the member of a family that has this bit.
 * @param {Bytes} bytes
 * @param {Family} family
 * @param {number} bit
 * @returns {WordPositions}
 */
function readPositions(bytes, { lists }, bit) {
  const postings = lists.flatMap(({ docs, masks }) => Array.from(docs, (doc, i) => ({ doc, mask: masks[i] })));
  postings.sort((a, b) => a.doc - b.doc);
  /** Each list of the file: of which document and bit, and how long. @type {{ doc: number, isOwn: boolean, places: number[] }[]} */
  const all = [];
  for (const { doc, mask } of postings) {
    for (let bits = mask; bits; bits &= bits - 1) {
      all.push({ doc, isOwn: (bits & -bits) === bit, places: readPlaces(bytes) });
    }
  }
  const sides = [0, 1].map(() => all.map(({ places }) => places.map(() => readNumbers(bytes))));
  bytes.end();
  const own = [...all.keys()].filter((at) => all[at].isOwn);
  const [before, behind] = sides.map((side) => new Map(own.map((at) => [all[at].doc, side[at]])));
  return { places: new Map(own.map((at) => [all[at].doc, all[at].places])), before, behind, number: -1 };
}

/**
 * None, one or several numbers.
 * @param {Bytes} bytes
 * @returns {number[]}
 */
function readNumbers(bytes) {
  const number = bytes.number();
  return number === 1 ? bytes.list(() => bytes.number()) : number ? [number - 2] : [];
}

/** @param {number} bit */
function placeOfBit(bit) {
  return 31 - Math.clz32(bit);
}
