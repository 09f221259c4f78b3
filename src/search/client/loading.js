// The files of the index: scripts that register a payload. Apart, because nothing else in the
// client touches the page, the network or the clock, and because every way in which a file can fail
// is told here by one of three codes.

/** The form of the files that this client reads. */
const VERSION = 1;

const ROOT = "akar";

const me = document.currentScript;

/** The site's own address, with a slash at the end. */
const site = me instanceof HTMLScriptElement ? me.src.slice(0, me.src.lastIndexOf("cari/akar.js")) : "";

/** What keeps a question from being answered. */
class Failure extends Error {
  /**
   * @param {"missing" | "damaged" | "version"} code
   * @param {string} file
   */
  constructor(code, file) {
    super(`${code}: ${file}`);
    this.code = code;
  }
}

/**
 * Payloads that were registered and not read yet.
 * @type {Map<string, string>}
 */
const registered = new Map();

/**
 * What was read, or is being read.
 * @type {Map<string, Promise<any>>}
 */
const files = new Map();

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
function run(name) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${site}cari/${name}.js`;
    script.onload = () => {
      script.remove();
      resolve();
    };
    script.onerror = () => {
      script.remove();
      reject(new Failure("missing", name));
    };
    document.head.append(script);
  });
}

/**
 * @param {string} payload
 * @returns {Promise<Uint8Array>}
 */
async function inflate(payload) {
  const packed = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * @template T
 * @param {string} name
 * @param {(bytes: Uint8Array) => T} read
 * @returns {Promise<T>}
 */
async function fetchAndRead(name, read) {
  if (!registered.has(name)) await run(name);
  try {
    const payload = registered.get(name);
    if (name !== ROOT) registered.delete(name);
    if (typeof payload !== "string") throw new Failure("damaged", name);
    return read(await inflate(payload));
  } catch (fault) {
    throw new Failure(fault instanceof Failure ? fault.code : "damaged", name);
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
    file = Promise.resolve().then(() => fetchAndRead(name, read));
    files.set(name, file);
    file.catch(() => files.delete(name));
  }
  return file;
}

/** @param {unknown} version */
function checkVersion(version) {
  if (version !== VERSION) throw new Failure("version", "");
}

/**
 * For what must hold in a sound file.
 * @param {unknown} condition
 */
function must(condition) {
  if (!condition) throw new Failure("damaged", "");
}
