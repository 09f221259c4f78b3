// The first results once more in order, by how well their titles, headings and other names say what was
// asked.
// Apart, because it alone ranks by texts: the cards are loaded by then, so that it costs no file.

/** How many of the first results are ordered once more. */
const REORDERED = 10;

/** By what share a title raises a document that says all that was asked, in this order, or at most. */
const TITLE_SHARE = 0.3;

/**
 * @param {Root} root
 * @param {number[]} docs the first results
 * @param {number[]} worths
 * @param {Meant} meant
 * @returns {Promise<number[]>}
 */
async function orderByTitles(root, docs, worths, meant) {
  const first = docs.slice(0, REORDERED);
  const cards = await Promise.all(first.map((doc) => loadCard(root, doc)));
  const ranked = cards.map(({ title, headings, names }, at) => {
    const fits = [title, ...headings.map(([, heading]) => heading), ...names].map((text) => titleFit(text, meant));
    return { doc: first[at], worth: worths[at] * (1 + TITLE_SHARE * Math.max(...fits)) };
  });
  ranked.sort((a, b) => b.worth - a.worth);
  return [...ranked.map(({ doc }) => doc), ...docs.slice(REORDERED)];
}

/**
 * The share of what was asked that a title says, by the share of its words that say it; and the
 * share of words asked one after the other that follow one another in it.
 * @param {string} title
 * @param {Meant} meant
 */
function titleFit(title, meant) {
  const { groups } = meant;
  const bits = bitsOfWords(tokens(fold(title)), meant);
  const said = bits.filter((own) => own);
  if (!said[0]) return 0;
  const covered = sumOver(said, meant, weightOf);
  const all = groups.reduce((sum, { weight }) => sum + weight, 0);
  const pairs = bits.filter((own, at) => at && (bits[at - 1] << 1) & own).length;
  return ((covered / all) * said.length) / bits.length + pairs / Math.max(1, groups.length - 1);
}
