// What is shown of a document: cards at once, and texts when somebody wants to read on. Apart,
// because this is the reader of `c/` and `x/`, which are loaded last and only for a few documents.

/** How many documents share a file of cards. */
const CARDS_PER_FILE = 16;

/** How many share one of texts. */
const TEXTS_PER_FILE = 32;

/**
 * @typedef {object} Card
 * @property {string} title
 * @property {string} url
 * @property {string} summary
 * @property {string} place
 * @property {string} date
 * @property {string[][]} headings of each an anchor and its text
 * @property {() => Promise<string[][]>} sections of each an anchor, a heading and its text
 */

/**
 * The strings of a document in its file, and the hash that stands before those of cards.
 * @param {Root} root
 * @param {string} name of the file
 * @param {number} size how many documents share it
 * @param {number} doc
 * @returns {Promise<{ hash: string, own: string[] }>}
 */
async function loadStrings({ total }, name, size, doc) {
  const first = doc - (doc % size);
  const { hash, lists } = await load(name, (bytes) => {
    const [version, ...rest] = parseJson(bytes);
    checkVersion(version);
    const lists = rest.pop();
    const [hash] = rest;
    must(lists.length === Math.min(size, total - first));
    for (const strings of lists) {
      mustBeTexts(strings);
      must(hash ? strings.length > 4 && strings.length % 2 : strings.length % 3 === 0);
    }
    return { hash, lists };
  });
  return { hash, own: lists[doc - first] };
}

/**
 * @param {Root} root
 * @param {number} doc
 * @returns {Promise<Card>}
 */
async function loadCard(root, doc) {
  const file = Math.floor(doc / CARDS_PER_FILE);
  const { hash, own } = await loadStrings(root, `c/${file}-${root.cards[file]}`, CARDS_PER_FILE, doc);
  const [title, path, summary, place, date, ...headings] = own;
  const texts = `x/${Math.floor(doc / TEXTS_PER_FILE)}-${hash}`;
  const sections = async () => chunks((await loadStrings(root, texts, TEXTS_PER_FILE, doc)).own, 3);
  return { title, url: site + path, summary, place, date, headings: chunks(headings, 2), sections };
}
