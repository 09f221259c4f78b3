// Which documents hold words as they are typed, one after the other. Apart, because only phrases
// and exclusions need the positions of words. A document is looked at only when it matters, since
// the positions of frequent words fill many files.

/** What is known of a document and a phrase. */
const LACKS = 0;
const HOLDS = 1;
const MAY_HOLD = 2;

/**
 * The documents of a family with their masks, the highest impact first, and the positions that are
 * loaded, by document and, in that, by the bits of its mask.
 * @typedef {{ order: Map<number, number>, places: Map<number, number[][]> }} Positions
 */

/**
 * For each document whether it holds a phrase, as far as the lists tell it. All tiers of its
 * families are loaded.
 * @param {Root} root
 * @param {Sense[]} phrase
 * @returns {Uint8Array}
 */
function phraseStates({ total }, phrase) {
  // For a single word the masks tell it.
  const states = new Uint8Array(total).fill(phrase[1] ? MAY_HOLD : HOLDS);
  for (const { family, bit } of phrase) {
    const has = new Uint8Array(total);
    family.lists.forEach(({ docs, masks }) => docs.forEach((doc, i) => (has[doc] = masks[i] & bit ? 1 : 0)));
    has.forEach((flag, doc) => (states[doc] = flag ? states[doc] : LACKS));
  }
  return states;
}

/**
 * Finds out about the documents of which it is not known whether they hold a phrase.
 * @param {Root} root
 * @param {Sense[]} phrase
 * @param {Uint8Array} states
 * @param {number[]} docs
 */
async function decidePhrase(root, phrase, states, docs) {
  const open = docs.filter((doc) => states[doc] === MAY_HOLD);
  if (!open.length) return;
  const words = await Promise.all(phrase.map(({ family }) => positionsOf(root, family, open)));
  for (const doc of open) {
    /** @type {number[]} */
    let ends = [];
    phrase.forEach(({ family, bit }, at) => {
      const places = placesOfBit(words[at], family, bit, doc);
      ends = at ? places.filter((place) => ends.includes(place - 1)) : places;
    });
    states[doc] = ends.length ? HOLDS : LACKS;
  }
}

/**
 * The positions in a document of the member of a family that has this bit.
 * @param {Positions} positions
 * @param {Family} family
 * @param {number} bit
 * @param {number} doc
 */
function placesOfBit({ order, places }, family, bit, doc) {
  const mask = order.get(doc) ?? 0;
  const all = places.get(doc);
  let at = 0;
  for (let lower = mask & (bit - 1); lower; lower &= lower - 1) at++;
  if (!all || !(mask & bit)) throw searchError("damaged", `p/${family.file}`);
  return all[at];
}

/**
 * Starts loading where the words of a phrase stand, at the same time as their families.
 * @param {Root} root
 * @param {string[]} phrase
 */
function expectPositions(root, phrase) {
  if (phrase[1]) for (const word of phrase) loadPositions(root, bucketOf(root.terms, shardKey(word))).catch(() => {});
}

/**
 * The positions of a family, or the names of the files that hold them.
 * @typedef {{ bytes?: Uint8Array, files: string[] }} PositionPart
 */

/**
 * The positions of the families of a file.
 * @param {Root} root
 * @param {number} number
 * @returns {Promise<PositionPart[]>}
 */
async function loadPositions({ terms, sizes }, number) {
  if (number < 0) return [];
  const together = sizes[4];
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
  const files = bytes.list(() => `q/${bytes.name()}`);
  return files[0] ? { files } : { bytes: bytes.slice(bytes.number()), files };
}

/**
 * The positions of a family in these documents at least.
 * @param {Root} root
 * @param {Family} family
 * @param {number[]} docs
 * @returns {Promise<Positions>}
 */
async function positionsOf(root, family, docs) {
  const part = (await loadPositions(root, family.file))[family.place];
  if (!part) throw searchError("damaged", `p/${family.file}`);
  const size = root.sizes[2];
  const positions = (family.positions ??= { order: postingsByImpact(family), places: new Map() });
  const order = [...positions.order];
  if (part.bytes) {
    if (!positions.places.size) positions.places = readPlaces(new Bytes(part.bytes), order, `p/${family.file}`);
    return positions;
  }
  if (part.files.length !== Math.ceil(order.length / size)) throw searchError("damaged", `p/${family.file}`);
  const rest = new Set(docs);
  const needed = part.files.flatMap((_, at) =>
    order.slice(at * size, (at + 1) * size).some(([doc]) => rest.has(doc)) ? [at] : []);
  await Promise.all(needed.map(async (number) => {
    // A family that stands in two files of families has its positions in the same files.
    const places = await load(part.files[number], (payload) => readBinary(payload, (bytes) => {
      must(bytes.text() === family.members[0] && bytes.number() === number);
      return readPlaces(bytes, order.slice(number * size, (number + 1) * size), "");
    }));
    for (const [doc, own] of places) positions.places.set(doc, own);
  }));
  return positions;
}

/**
 * The documents of a family with their masks, the highest impact first.
 * @param {Family} family
 * @returns {Map<number, number>}
 */
function postingsByImpact({ lists }) {
  /** @type {[number, number, number][]} */
  const all = [];
  for (const { docs, masks, impacts } of lists) docs.forEach((doc, i) => all.push([doc, masks[i], impacts[i]]));
  all.sort((a, b) => b[2] - a[2] || a[0] - b[0]);
  return new Map(all.map(([doc, mask]) => [doc, mask]));
}

/**
 * Reads the positions of some documents, in this order.
 * @param {Bytes} bytes
 * @param {[number, number][]} order
 * @param {string} name of the file, if its faults are to be told here
 */
function readPlaces(bytes, order, name) {
  /** @type {Map<number, number[][]>} */
  const places = new Map();
  try {
    for (const [doc, mask] of order) {
      const own = [];
      for (let bits = mask; bits; bits &= bits - 1) {
        let place = 0;
        own.push(bytes.list(() => (place += bytes.number())));
      }
      places.set(doc, own);
    }
    bytes.end();
  } catch (fault) {
    throw name ? searchError("damaged", name) : fault;
  }
  return places;
}
