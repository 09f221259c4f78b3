// What is shown of a document: cards at once, and texts when somebody wants to read on. Apart,
// because this is the reader of `c/` and `x/`, which are loaded last and only for a few documents.

/** How many documents share a file of cards, or of texts. */
const CARDS = 16;

/** @typedef {{ textsHash: string, cards: string[][] }} Cards */

/**
 * @typedef {object} Card
 * @property {string} title
 * @property {string} url
 * @property {string} summary
 * @property {string} place
 * @property {string} date
 * @property {{ anchor: string, heading: string }[]} headings
 * @property {string} texts the name of the file with its text
 */

/**
 * @param {Root} root
 * @param {number} document
 * @returns {Promise<Card>}
 */
async function loadCard(root, document) {
  const file = Math.floor(document / CARDS);
  const { textsHash, cards } = await load(`c/${file}-${root.cards[file]}`, (bytes) => {
    const [version, hash, list, ...more] = parseJson(bytes);
    checkVersion(version);
    must(/^[0-9a-f]{6}$/.test(hash) && !more.length && isFull(list, file, root));
    for (const card of list) must(texts(card).length >= 5 && card.length % 2 === 1);
    return /** @type {Cards} */ ({ textsHash: hash, cards: list });
  });
  const [title = "", path = "", summary = "", place = "", date = "", ...rest] = cards[document % CARDS] ?? [];
  const headings = [];
  for (let at = 0; at < rest.length; at += 2) headings.push({ anchor: rest[at] ?? "", heading: rest[at + 1] ?? "" });
  return { title, url: site + path, summary, place, date, headings, texts: `x/${file}-${textsHash}` };
}

/**
 * Whether a list has something for every document of its file.
 * @param {unknown} list
 * @param {number} file
 * @param {Root} root
 */
function isFull(list, file, root) {
  return Array.isArray(list) && list.length === Math.min(CARDS, root.documents - CARDS * file);
}

/**
 * The sections of a document.
 * @param {Root} root
 * @param {number} document
 * @param {string} name
 */
async function loadSections(root, document, name) {
  const documents = await load(name, (bytes) => {
    const [version, list, ...more] = parseJson(bytes);
    checkVersion(version);
    must(!more.length && isFull(list, Math.floor(document / CARDS), root));
    for (const sections of list) must(texts(sections).length % 3 === 0);
    return /** @type {string[][]} */ (list);
  });
  const all = documents[document % CARDS] ?? [];
  const sections = [];
  for (let at = 0; at < all.length; at += 3) {
    sections.push({ anchor: all[at] ?? "", heading: all[at + 1] ?? "", text: all[at + 2] ?? "" });
  }
  return sections;
}
