// The order of titles, as far as it is needed. Apart, because it is no value of every document: whoever
// sees the first ten of many needs but the first titles of the site.

/**
 * Keys of which the highest goes first, for the first of some documents by their titles; those behind
 * them share one.
 * @param {Root} root
 * @param {number[]} docs
 * @param {number} wanted how many must be in order
 */
async function titleKeys(root, docs, wanted) {
  const keys = new Float64Array(root.total).fill(-Infinity);
  const isAsked = new Uint8Array(root.total);
  for (const doc of docs) isAsked[doc] = 1;
  let missing = Math.min(wanted, docs.length);
  // If they stand as close as documents do in general, so much is needed, and comes at once.
  const reach = (root.total * missing) / Math.max(1, docs.length);
  for (let [number, first, size] = [0, 0, root.sizes[4]]; first < reach; number++, first += size, size *= 4) loadTitles(root, number).catch(() => {});
  for (let number = 0, place = 0; missing > 0; number++) {
    for (const doc of await loadTitles(root, number)) {
      keys[doc] = -place++;
      missing -= isAsked[doc];
    }
  }
  return keys;
}

/**
 * The documents of a file, in the order of their titles.
 * @param {Root} root
 * @param {number} number
 * @returns {Promise<number[]>}
 */
async function loadTitles({ columns, total }, number) {
  const name = `title${number}`;
  const hash = columns.get(name);
  if (!hash) throw searchError("damaged", name);
  return load(`f/${name}-${hash}`, (payload) => readBinary(payload, (bytes) => {
    const docs = bytes.list(() => bytes.number());
    must(docs.every((doc) => doc < total));
    return docs;
  }));
}
