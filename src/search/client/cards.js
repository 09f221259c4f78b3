// What is shown of a document: cards at once, and texts when somebody wants to read on. Apart,
// because this is the reader of `c/` and `x/`, which are loaded last and only for a few documents.

/**
 * @typedef {object} Card
 * @property {string} title
 * @property {string} url
 * @property {string} summary
 * @property {string} place
 * @property {string} date
 * @property {string} name without its kind
 * @property {string[]} highlight
 * @property {string[][]} headings of each an anchor and its text
 * @property {string[]} names what else the page of a term is called
 * @property {() => Promise<string[][]>} sections of each an anchor, a heading and its text
 */

/**
 * The lists of strings of a file, one for each of its documents, and what stands before them.
 * @param {Root} root
 * @param {string} name of the file
 * @param {number} first its first document
 * @param {number} size how many documents share it at most
 * @param {(strings: string[]) => unknown} isSound
 * @returns {Promise<{ head: string[], lists: string[][] }>}
 */
function loadStrings({ total }, name, first, size, isSound) {
  return load(name, (bytes) => {
    const [version, ...rest] = parseJson(bytes);
    checkVersion(version);
    const lists = rest.pop();
    const [head = []] = rest;
    mustBeTexts(head);
    must(lists.length === Math.min(size, total - first));
    for (const strings of lists) {
      mustBeTexts(strings);
      must(isSound(strings));
    }
    return { head, lists };
  });
}

/**
 * The cards of documents that columns led to. A file that is gone is not asked for anew: after
 * another publication documents have other numbers.
 * @param {number[]} documents
 * @returns {Promise<IndexCard[]>}
 */
async function askCards(documents) {
  const root = await load(ROOT, readRoot);
  return Promise.all(documents.map(async (doc) => {
    const { url, title, summary, place } = await loadCard(root, doc);
    return { url, title, summary, place };
  }));
}

/**
 * @param {Root} root
 * @param {number} doc
 * @returns {Promise<Card>}
 */
async function loadCard(root, doc) {
  const [cards, texts, group] = root.sizes;
  const place = doc % cards;
  const file = (doc - place) / cards;
  const { head, lists } = await loadStrings(root, `c/${file}-${root.cards[Math.floor(file / group)]}`, doc - place, cards, ({ length }) => length > 6 && length % 2);
  const [title, path, summary, where, date, name, highlight, ...rest] = lists[place];
  const titles = chunks(rest, 2);
  const sections = async () => {
    const placeOfText = doc % texts;
    const name = `x/${(doc - placeOfText) / texts}-${head[Math.floor(place / texts)]}`;
    const own = await loadStrings(root, name, doc - placeOfText, texts, ({ length }) => length % 3 === 0);
    return chunks(own.lists[placeOfText], 3);
  };
  const [, last = ""] = /([^/]*?)(\.html)?$/.exec(path) ?? [];
  return {
    title,
    url: site + path,
    summary,
    place: where,
    date,
    name: name || decodeURIComponent(last),
    highlight: highlight ? highlight.split("\n") : [],
    headings: titles.filter(([anchor]) => anchor),
    names: titles.flatMap(([anchor, text]) => (anchor ? [] : [text])),
    sections,
  };
}
