// The facts of cases and loci, by their names. Apart, because comparisons and briefs need nothing
// else of the index: root, directory, file.

/** @typedef {{ count: number, hashes: string[][], rows: Record<string, (Omit<FactRow, "label"> & { labels: string[] })[]> }} FactFiles */

/**
 * @param {Uint8Array} bytes
 * @param {Root} root
 * @returns {FactFiles}
 */
function readFactFiles(bytes, { languages }) {
  const [version, count, packed, rows] = parseJson(bytes);
  checkVersion(version);
  mustBeTexts(packed);
  /** @type {string[][]} */
  const hashes = packed.map(readHashes);
  must(count > 0 && hashes.length === languages.length && hashes.every((own) => own.length === count));
  return { count, hashes, rows };
}

/**
 * The number of the file that holds an entry: FNV-1a of its name.
 * @param {string} name
 * @param {number} count
 */
function factFileOf(name, count) {
  const hash = new TextEncoder().encode(name).reduce((hash, byte) => Math.imul(hash ^ byte, 16777619), -2128831035);
  return (hash >>> 0) % count;
}

/**
 * The facts of some entries. A name that no case and no locus has is left out.
 * @param {string[]} names such as `case/antrean`
 * @param {string | null} [lang] the first language of the site, if it has not this one
 * @returns {Promise<EntryFacts[]>}
 */
async function facts(names, lang) {
  const root = await load(ROOT, readRoot);
  const hash = root.columns.get("facts");
  if (!hash) return [];
  const { count, hashes, rows } = await load(`d/files-${hash}`, (bytes) => readFactFiles(bytes, root));
  const language = Math.max(0, root.languages.indexOf(String(lang)));
  const all = await Promise.all(names.map(async (name) => {
    const number = factFileOf(name, count);
    const file = await load(`d/${language * count + number}-${hashes[language][number]}`, (bytes) => {
      const [version, entries] = parseJson(bytes);
      checkVersion(version);
      return new Map(Object.entries(entries));
    });
    const kind = name.split("/")[0];
    const values = file.get(name)?.map((/** @type {[number, string, number?]} */ [at, text, number]) => {
      const { labels, ...row } = rows[kind][at];
      return { ...row, label: labels[language], text, number: number ?? null };
    });
    return values ? [{ name, values }] : [];
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
