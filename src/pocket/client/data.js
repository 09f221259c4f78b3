// What the file holds, unpacked a language at a time, when it is first read.

/** @type {HTMLScriptElement[]} */
const held = [...document.querySelectorAll("script.pocket-data")].map((script) => /** @type {HTMLScriptElement} */ (script));

/** The languages: codes and names; the main one first. */
const languages = held.map(({ dataset }) => ({ code: dataset.language || "", name: dataset.name || "" }));

/** @type {Map<string, Promise<PocketLanguage>>} */
const unpacked = new Map();

/** @param {string} base64 */
function readBytes(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/**
 * @param {string} code
 * @returns {Promise<PocketLanguage>}
 */
function loadLanguage(code) {
  const known = unpacked.get(code);
  if (known) return known;
  const script = held.find(({ dataset }) => dataset.language === code);
  const stream = new Blob([readBytes(script?.textContent || "")]).stream();
  const loaded = new Response(stream.pipeThrough(new DecompressionStream("deflate"))).json();
  unpacked.set(code, loaded);
  return loaded;
}

/**
 * All entries as readers of a language see them: what is not translated, in the main language.
 * @param {string} code
 * @returns {Promise<{ language: PocketLanguage, entries: PocketEntry[], words: PocketLanguage[] }>}
 */
async function readLanguage(code) {
  const main = await loadLanguage(languages[0]?.code || "");
  const language = await loadLanguage(code);
  if (language === main) return { language, entries: main.entries, words: [main] };
  const translated = new Map(language.entries.map((entry) => [entry.name, entry]));
  const entries = main.entries.map((entry) => translated.get(entry.name) || entry);
  return { language, entries, words: [main, language] };
}
