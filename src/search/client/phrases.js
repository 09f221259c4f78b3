// Which documents hold words as they are typed, one after the other. Apart, because only phrases
// and exclusions need the positions of words.

/**
 * Marks the documents that hold a phrase. All tiers of its families are loaded.
 * @param {Root} root
 * @param {Sense[]} phrase
 * @returns {Promise<Uint8Array>}
 */
async function documentsWith(root, phrase) {
  const { total } = root;
  // For a single word the masks tell it.
  const payloads = await Promise.all(phrase[1] ? phrase.map((sense) => loadPositions(root, sense)) : []);
  const holds = new Uint8Array(total).fill(1);
  for (const { family, bit } of phrase) {
    const has = new Uint8Array(total);
    family.lists.forEach(({ docs, masks }) => docs.forEach((doc, i) => (has[doc] = masks[i] & bit ? 1 : 0)));
    has.forEach((flag, doc) => (holds[doc] &= flag));
  }
  /**
   * Where the phrase ends in each document as far as it was followed.
   * @type {number[][]}
   */
  const ends = new Array(total);
  payloads.forEach((payload, at) =>
    walkPositions(payload, phrase[at], holds, (doc, places) => {
      ends[doc] = at ? places.filter((place) => ends[doc].includes(place - 1)) : places;
      holds[doc] = ends[doc].length && 1;
    }));
  return holds;
}

/** How many files of families share one of positions. */
const FILES_PER_POSITIONS = 8;

/**
 * The positions of a family, as bytes.
 * @param {Root} root
 * @param {Sense} sense
 */
async function loadPositions({ terms, positions }, { family: { file, place } }) {
  const number = Math.floor(file / FILES_PER_POSITIONS);
  const first = number * FILES_PER_POSITIONS;
  const parts = await load(`p/${number}-${positions[number]}`, (payload) =>
    readBinary(payload, (bytes) =>
      terms.hashes.slice(first, first + FILES_PER_POSITIONS).map(() => bytes.slice(bytes.number()))));
  const part = new Bytes(parts[file - first]);
  return part.list(() => part.slice(part.number()))[place];
}

/**
 * Gives the positions of a word in each of the marked documents, which all hold it.
 * @param {Uint8Array} payload
 * @param {Sense} sense
 * @param {Uint8Array} wanted
 * @param {(doc: number, places: number[]) => void} visit
 */
function walkPositions(payload, { family, bit }, wanted, visit) {
  const bytes = new Bytes(payload);
  try {
    for (const { docs, masks } of family.lists) {
      docs.forEach((doc, i) => {
        for (let mask = masks[i]; mask; mask &= mask - 1) {
          const isAsked = mask & -mask & bit && wanted[doc];
          const places = [];
          let place = 0;
          for (let left = bytes.number(); left > 0; left--) {
            place += bytes.number();
            if (isAsked) places.push(place);
          }
          if (isAsked) visit(doc, places);
        }
      });
    }
    bytes.end();
  } catch {
    throw searchError("damaged", `p/${family.file}`);
  }
}
