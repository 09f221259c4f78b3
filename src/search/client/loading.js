// The files of the index: scripts that register a payload. Apart, because nothing else in the
// client touches the page or the network, and because every way in which a file can fail is told
// here by one of three codes.

/** The form of the files that this client reads. */
const VERSION = 1;

const ROOT = "akar";

const own = document.currentScript;

/** The site's own address, with a slash at the end. */
const site = own instanceof HTMLScriptElement ? own.src.slice(0, own.src.lastIndexOf("cari/akar.js")) : "";

/**
 * Payloads that were registered and not read yet.
 * @type {Map<string, any>}
 */
const registered = new Map();

/**
 * What was read, or is being read.
 * @type {Map<string, Promise<any>>}
 */
const files = new Map();

/**
 * What keeps a question from being answered.
 * @param {SearchError["code"]} code
 * @param {string} file
 * @returns {SearchError}
 */
function searchError(code, file) {
  return Object.assign(new Error(`${code}: ${file}`), { code });
}

/**
 * Called by every file of the index. A name that nobody asked for is passed over.
 * @param {string} name
 * @param {string} payload
 */
function shard(name, payload) {
  if (name === ROOT || files.has(name)) registered.set(name, payload);
}

/**
 * @param {string} name
 * @returns {Promise<void>}
 */
function insertScript(name) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${site}cari/${name}.js`;
    script.onload = () => resolve();
    script.onerror = () => reject(searchError("missing", name));
    document.head.append(script);
  });
}

/**
 * The bytes that a base64 string holds.
 * @param {string} base64
 */
function unpack(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/**
 * @template T
 * @param {string} name
 * @param {(bytes: Uint8Array) => T} read
 * @returns {Promise<T>}
 */
async function loadOnce(name, read) {
  if (name !== ROOT) await insertScript(name);
  try {
    const payload = registered.get(name);
    if (name !== ROOT) registered.delete(name);
    must(payload);
    const packed = new Blob([unpack(payload)]).stream();
    const plain = new Response(packed.pipeThrough(new DecompressionStream("deflate-raw")));
    return read(new Uint8Array(await plain.arrayBuffer()));
  } catch (fault) {
    throw searchError(fault === VERSION ? "version" : "damaged", name);
  }
}

/**
 * A file of the index, read once. Whatever its reader throws means that it is damaged. A failure is
 * not remembered, so that the next question tries again.
 * @template T
 * @param {string} name
 * @param {(bytes: Uint8Array) => T} read
 * @returns {Promise<T>}
 */
function load(name, read) {
  let file = files.get(name);
  if (!file) {
    file = Promise.resolve().then(() => loadOnce(name, read));
    files.set(name, file);
    file.catch(() => files.delete(name));
  }
  return file;
}

/**
 * For readers: another version is no damage.
 * @param {unknown} version
 */
function checkVersion(version) {
  if (version !== VERSION) throw VERSION;
}

/**
 * For readers: what holds in a sound file.
 * @param {unknown} condition
 */
function must(condition) {
  if (!condition) throw condition;
}
