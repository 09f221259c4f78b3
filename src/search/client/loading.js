// The files of the index: scripts that register a payload. Apart, because nothing else in the
// client touches the page or the network, and because every way in which a file can fail is told
// here by one of three codes.

/** The form of the files that this client reads. */
const VERSION = 5;

const own = document.currentScript;

/** The address of this script, whose payload is the root: that of the search, or of the desk. */
const address = own instanceof HTMLScriptElement ? own.src.replace(/[?#].*/, "") : "";

/** The site's own address, with a slash at the end. */
const site = address.slice(0, address.lastIndexOf("cari/"));

const ROOT = address.slice(site.length + 5, -3);

/**
 * The root loaded anew, because the site was published again since this one was.
 * @type {Promise<void> | undefined}
 */
let renewal;

/**
 * Does what a new root can mend: a file that is gone was one of the last publication, and the new
 * root knows what took its place. The root is asked for under an address that no cache has; its
 * client takes the place of this one, and is asked once.
 * @template T
 * @param {() => Promise<T>} first
 * @param {() => Promise<T>} again with the new client
 * @returns {Promise<T>}
 */
async function withNewRoot(first, again) {
  try {
    return await first();
  } catch (fault) {
    // What was being loaded when the new client came is told to that one.
    const isMissing = /** @type {SearchError} */ (fault).code === "missing";
    if (!isMissing && !renewal) throw fault;
    try {
      await (renewal ??= insertScript(ROOT, `?${Date.now()}`));
    } catch {
      renewal = undefined;
      throw fault;
    }
    return again();
  }
}

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

/** That of another client of the page, which may still wait for files. */
const otherShard = window.teladan?.shard;

/**
 * Called by every file of the index; in the second part of the client the payload is a function. A name that nobody asked for is passed over, but for the other
 * client: that of the search may come to a page of the desk.
 * @param {string} name
 * @param {string | Function} payload
 */
function shard(name, payload) {
  if (name === ROOT || files.has(name)) registered.set(name, payload);
  otherShard?.(name, payload);
}

/**
 * @param {string} name
 * @param {string} [addition] to the address
 * @returns {Promise<void>}
 */
function insertScript(name, addition = "") {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${site}cari/${name}.js${addition}`;
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

/** @param {string} payload */
async function inflate(payload) {
  const packed = new Blob([unpack(payload)]).stream();
  const plain = new Response(packed.pipeThrough(new DecompressionStream("deflate-raw")));
  return new Uint8Array(await plain.arrayBuffer());
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
    return read(typeof payload === "function" ? payload : await inflate(payload));
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
