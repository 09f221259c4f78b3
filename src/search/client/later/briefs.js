// What briefs say of cases and loci beside their facts, by their names. Apart from the facts, because
// a comparison needs none of it.

/** @typedef {{ count: number, hashes: string[][] }} BriefFiles */

/**
 * @param {Uint8Array} bytes
 * @param {Root} root
 * @returns {BriefFiles}
 */
function readBriefFiles(bytes, { languages }) {
  const [version, count, packed] = parseJson(bytes);
  checkVersion(version);
  mustBeTexts(packed);
  /** @type {string[][]} */
  const hashes = packed.map(readHashes);
  must(count > 0 && hashes.length === languages.length && hashes.every((own) => own.length === count));
  return { count, hashes };
}

/**
 * What briefs say of some entries, by their names; of what no case and no locus is called, nothing.
 * @param {string[]} names such as `case/antrean`
 * @param {string | null} [lang] the first language of the site, if it has not this one
 * @returns {Promise<Map<string, EntryBrief>>}
 */
async function briefs(names, lang) {
  const root = await load(ROOT, readRoot);
  const hash = root.columns.get("briefs");
  if (!hash) return new Map();
  const { count, hashes } = await load(`d/briefs-${hash}`, (bytes) => readBriefFiles(bytes, root));
  const language = Math.max(0, root.languages.indexOf(String(lang)));
  const all = await Promise.all(names.map(async (name) => {
    const number = factFileOf(name, count);
    const file = await load(`d/b${language * count + number}-${hashes[language][number]}`, (bytes) => {
      const [version, entries] = parseJson(bytes);
      checkVersion(version);
      return new Map(Object.entries(entries));
    });
    const brief = file.get(name);
    if (!brief) return [];
    const lists = { texts: [], factors: [], obstacles: [], lessons: [], contact: [], questions: [], sources: [] };
    return [/** @type {[string, EntryBrief]} */ ([name, { ...lists, ...brief, url: site + brief.path }])];
  }));
  return new Map(all.flat());
}

/**
 * As `briefs`, once more with a new root if a file is gone.
 * @param {string[]} names
 * @param {string | null} [lang]
 * @param {boolean} [isAgain]
 * @returns {Promise<Map<string, EntryBrief>>}
 */
function askBriefs(names, lang, isAgain) {
  const again = async () => /** @type {Map<string, EntryBrief>} */ (await window.teladan?.briefs?.(names, lang, true));
  return isAgain ? briefs(names, lang) : withNewRoot(() => briefs(names, lang), again);
}
