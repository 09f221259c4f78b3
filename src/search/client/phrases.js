// Which documents hold words as they are typed, one after the other. Apart, because only phrases
// and exclusions need the positions of words.

/**
 * Marks the documents that hold a phrase. All tiers of its families are loaded.
 * @param {Root} root
 * @param {Sense[]} phrase
 * @returns {Promise<Uint8Array>}
 */
async function holders(root, phrase) {
  // For a single word the masks tell it.
  const payloads = await Promise.all(phrase.length < 2 ? [] : phrase.map(loadPositions));
  const holds = new Uint8Array(root.documents).fill(1);
  for (const { family, bit } of phrase) {
    const has = new Uint8Array(root.documents);
    for (const list of family.lists) {
      list?.documents.forEach((document, i) => {
        has[document] = maskAt(list, i) & bit ? 1 : 0;
      });
    }
    has.forEach((flag, document) => {
      if (!flag) holds[document] = 0;
    });
  }
  /** @type {Map<number, Set<number>>} where the phrase may go on in each document */
  let before = new Map();
  payloads.forEach((payload, at) => {
    /** @type {Map<number, Set<number>>} */
    const after = new Map();
    walk(payload, phrase[at], holds, (document, places) => {
      const fitting = at ? places.filter((place) => before.get(document)?.has(place)) : places;
      if (fitting.length) after.set(document, new Set(fitting.map((place) => place + 1)));
      else holds[document] = 0;
    });
    before = after;
  });
  return holds;
}

/**
 * @param {Postings} list
 * @param {number} at
 */
function maskAt(list, at) {
  return list.masks ? list.masks[at] : 1;
}

/**
 * The positions of all families of a file, each as bytes.
 * @param {Sense} sense
 */
async function loadPositions({ family }) {
  const all = await load(family.positions, (payload) => {
    const bytes = new Bytes(payload);
    checkVersion(bytes.number());
    const parts = [];
    for (let left = bytes.number(); left > 0; left--) parts.push(bytes.slice(bytes.number()));
    bytes.end();
    return parts;
  });
  const part = all[family.place];
  if (!part) throw new Failure("damaged", family.positions);
  return part;
}

/**
 * Gives the positions of a word in each of the marked documents that hold it.
 * @param {Uint8Array} payload
 * @param {Sense} sense
 * @param {Uint8Array} wanted
 * @param {(document: number, places: number[]) => void} visit
 */
function walk(payload, { family, bit }, wanted, visit) {
  const bytes = new Bytes(payload);
  try {
    for (const list of family.lists) {
      list?.documents.forEach((document, i) => {
        for (let mask = maskAt(list, i); mask; mask &= mask - 1) {
          const count = bytes.number();
          if ((mask & -mask) !== bit || !wanted[document]) {
            bytes.skip(count);
            continue;
          }
          const places = [];
          let place = 0;
          for (let left = count; left > 0; left--) places.push((place += bytes.number()));
          visit(document, places);
        }
      });
    }
    bytes.end();
  } catch {
    throw new Failure("damaged", family.positions);
  }
}
