// The files of `f/` that hold columns. Apart from the columns, because a question with filters asks for them
// at the same time as for what reads them.

/** The columns of the file that only the search for a place to go needs. */
const FINDER = ["locus", "prerequisite", "helped_by", "hindered_by", "visited", "latitude", "longitude", "population", "notice_days", "checked"];

/** The columns of a file, of which each is read when it is asked for. @typedef {Map<string, { bytes: Uint8Array, column?: IndexColumn }>} Bundle */

/**
 * The columns of the file that has the one of a name, if any has; none if the site has no such file.
 * @param {Root} root
 * @param {string} name
 * @returns {Promise<Bundle>}
 */
async function loadBundle({ columns }, name) {
  const file = columns.has(name) ? name : FINDER.includes(name) ? "finder" : "facets";
  const hash = columns.get(file);
  if (!hash) return new Map();
  return load(`f/${file}-${hash}`, (payload) => readBinary(payload, (bytes) =>
    new Map(bytes.list(() => [bytes.text(), { bytes: bytes.slice(bytes.number()) }]))));
}
