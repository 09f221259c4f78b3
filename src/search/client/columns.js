// Values known about every document: filters, counts and orders. Apart, because it is the reader of
// `f/`, and would serve maps and comparisons as well as search.

/**
 * The terms of every document: those of d stand in `values` from `starts[d]` to `starts[d + 1]`.
 * @typedef {{ ids: string[], labels: string[], starts: Uint32Array, values: Uint32Array }} Terms
 */

/** Each document's number + 1, or 0. @typedef {{ numbers: Uint32Array, terms?: Terms }} Numbers */

/**
 * The terms, or the numbers, that the site has under a name.
 * @param {Root} root
 * @param {string} name
 * @returns {Promise<Terms | Numbers | undefined>}
 */
async function loadColumn(root, name) {
  if (name === "kind") return kinds(root);
  const hash = root.facets.get(name);
  return hash === undefined ? undefined : load(`f/${name}-${hash}`, (payload) => readColumn(payload, root));
}

/**
 * @param {Uint8Array} payload
 * @param {Root} root
 * @returns {Terms | Numbers}
 */
function readColumn(payload, root) {
  const bytes = new Bytes(payload);
  checkVersion(bytes.number());
  const form = bytes.byte();
  must(form === 1 || form === 2);
  const column = form === 1 ? readTerms(bytes, root) : { numbers: new Uint32Array(root.documents).map(() => bytes.number()) };
  bytes.end();
  return column;
}

/**
 * @param {Bytes} bytes
 * @param {Root} root
 * @returns {Terms}
 */
function readTerms(bytes, root) {
  const language = document.documentElement.lang;
  const own = Math.max(0, root.languages.findIndex((one) => one === language || language.startsWith(`${one}-`)));
  /** @type {string[]} */
  const ids = [];
  const labels = [];
  for (let left = bytes.number(); left > 0; left--) {
    ids.push(bytes.text());
    labels.push(root.languages.map(() => bytes.text())[own] ?? "");
  }
  const starts = new Uint32Array(root.documents + 1);
  const values = [];
  for (let document = 0; document < root.documents; document++) {
    for (let left = bytes.number(); left > 0; left--) {
      const value = bytes.number();
      must(value < ids.length);
      values.push(value);
    }
    starts[document + 1] = values.length;
  }
  return { ids, labels, starts, values: Uint32Array.from(values) };
}

/**
 * One term a document.
 * @param {string[]} ids
 * @param {Uint32Array} starts
 * @param {Uint32Array} values
 * @returns {Terms}
 */
function plainTerms(ids, starts, values) {
  return { ids, labels: ids, starts, values };
}

/**
 * The kinds of the documents, which the root tells.
 * @param {Root} root
 */
function kinds(root) {
  const ids = [...new Set(root.ranges.map(({ kind }) => kind))];
  const ofRange = root.ranges.map(({ kind }) => ids.indexOf(kind));
  const values = Uint32Array.from(root.rangeOf, (range) => ofRange[range] ?? 0);
  return plainTerms(ids, Uint32Array.from({ length: values.length + 1 }, (_, at) => at), values);
}

/**
 * A column as terms; numbers in descending order.
 * @param {Terms | Numbers} column
 * @returns {Terms}
 */
function termsOf(column) {
  if (!("numbers" in column)) return column;
  if (!column.terms) {
    const all = [...new Set(column.numbers)].filter((number) => number > 0).sort((a, b) => b - a);
    const place = new Map(all.map((number, at) => [number, at]));
    const starts = new Uint32Array(column.numbers.length + 1);
    column.numbers.forEach((number, at) => (starts[at + 1] = starts[at] + +(number > 0)));
    const values = column.numbers.filter((number) => number > 0).map((number) => place.get(number) ?? 0);
    column.terms = plainTerms(all.map((number) => String(number - 1)), starts, values);
  }
  return column.terms;
}
