// The facts of cases and loci, by their names. Apart, because comparisons and briefs need nothing
// else of the index: root, directory, file.

/** @typedef {{ count: number, hashes: string[][], others: Record<string, string>, rows: Record<string, (Omit<FactRow, "label"> & { labels: string[] })[]> }} FactFiles */

/**
 * @param {Uint8Array} bytes
 * @param {Root} root
 * @returns {FactFiles}
 */
function readFactFiles(bytes, { languages }) {
  const [version, count, packed, rows, others] = parseJson(bytes);
  checkVersion(version);
  mustBeTexts(packed);
  /** @type {string[][]} */
  const hashes = packed.map(readHashes);
  must(count > 0 && hashes.length === languages.length && hashes.every((own) => own.length === count));
  return { count, hashes, rows, others };
}

/**
 * The number of the file that holds an entry.
 * @param {string} name
 * @param {number} count
 */
function factFileOf(name, count) {
  return fnv(name) % count;
}

/**
 * What an entry has in a row.
 * @param {any[]} value
 * @param {FactRow[]} rows
 * @returns {FactValue}
 */
function readFact([at, text, number = null, drawn = []], rows) {
  const figures = drawn.map((/** @type {[number, number, number, string | null]} */ [line, before, after, unit]) => ({ line, before, after, unit }));
  return { ...rows[at], text, number, figures };
}

/**
 * The facts of some entries. A name that no case and no locus has or had is left out.
 * @param {string[]} names such as `case/antrean`
 * @param {string | null} [lang] the first language of the site, if it has not this one
 * @returns {Promise<EntryFacts[]>}
 */
async function facts(names, lang) {
  const root = await load(ROOT, readRoot);
  const hash = root.columns.get("facts");
  if (!hash) return [];
  const { count, hashes, rows, others } = await load(`d/files-${hash}`, (bytes) => readFactFiles(bytes, root));
  const language = Math.max(0, root.languages.indexOf(String(lang)));
  const own = new Map(Object.entries(others));
  const all = await Promise.all(names.map(async (asked) => {
    const name = own.get(asked) ?? asked;
    const number = factFileOf(name, count);
    const file = await load(`d/${language * count + number}-${hashes[language][number]}`, (bytes) => {
      const [version, entries] = parseJson(bytes);
      checkVersion(version);
      return new Map(Object.entries(entries));
    });
    const entry = file.get(name);
    if (!entry) return [];
    const [title, path, values] = entry;
    /** @type {FactRow[]} */
    const ofKind = rows[name.split("/")[0]].map(({ labels, ...row }) => ({ ...row, label: labels[language] }));
    return [{ name, asked, title, url: site + path, rows: ofKind, values: values.map((/** @type {any[]} */ it) => readFact(it, ofKind)) }];
  }));
  return all.flat();
}

/**
 * As `facts`, once more with a new root if a file is gone.
 * @param {string[]} names
 * @param {string | null} [lang]
 * @param {boolean} [isAgain]
 * @returns {Promise<EntryFacts[]>}
 */
function askFacts(names, lang, isAgain) {
  const again = async () => /** @type {EntryFacts[]} */ (await window.teladan?.facts?.(names, lang, true));
  return isAgain ? facts(names, lang) : withNewRoot(() => facts(names, lang), again);
}
