// A page without a browser: just enough of a document for the search client to run in, over the
// files of a folder or of a map. Apart, so that the same engine runs on made-up indexes and on real
// ones: `engine(folder)`.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

const parts = join(dirname(fileURLToPath(import.meta.url)), "../../../src/search/client");

/** The sources of a folder of the client, without comments and indentation. */
function sourcesOf(folder) {
  const names = readdirSync(folder).filter((name) => name.endsWith(".js")).sort();
  return names.map((name) => readFileSync(join(folder, name), "utf8")).join("");
}

function strip(source) {
  const lines = source.split("\n").map((line) => line.trim());
  return lines.filter((line) => line && !["//", "/*", "*"].some((mark) => line.startsWith(mark))).join("\n");
}

/** The two parts of the client: a script, and a function of what the second takes from the first. */
export function clientScripts() {
  const [first, later] = [sourcesOf(parts), strip(sourcesOf(join(parts, "later")))];
  const mentioned = new Set(later.match(/\w+/g));
  const declared = [...first.matchAll(/^(?:async )?(?:function|const|class) (\w+)/gm)].map(([, name]) => name);
  const shared = declared.filter((name) => mentioned.has(name)).join();
  return {
    first: `(()=>{"use strict";\n${strip(first)}\nconst SHARED={${shared}};\n})();\n`,
    later: `(shared)=>{"use strict";\nconst {${shared}}=shared;\n${later}\nreturn LATER;\n}`,
  };
}

/** A file of an index, with the client of the sources in place of its own. */
export function withOwnClient(path, text) {
  const { first, later } = clientScripts();
  if (path === "cari/akar.js") return first + text.slice(text.lastIndexOf('teladan.shard("akar"'));
  return path.startsWith("cari/k/") ? `teladan.shard("${path.slice(5, -3)}",${later})` : text;
}

/** The engine on the index of a site in a folder. */
export function engine(folder, options) {
  return engineOver((path) => {
    const file = join(folder, path);
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
  }, options);
}

/**
 * The engine on files that are read by their path below the site's root; `client` is the root that comes first.
 * `log` tells of each script that was asked for: its name, its bytes as they are on the disk, and
 * after how many others it could be asked for (`hop`; the root is the first).
 */
export function engineOver(read, { lang = "id", site = "https://contoh.id/situs/", client = "akar" } = {}) {
  const log = [];
  let hop = 1;
  class HTMLScriptElement {
    remove() {}
  }
  const script = (src) => Object.assign(new HTMLScriptElement(), { src });
  const document = {
    currentScript: script(`${site}cari/${client}.js`),
    documentElement: { lang },
    createElement: () => script(""),
    head: { append: (element) => insert(element) },
  };
  const page = { document, HTMLScriptElement, TextDecoder, TextEncoder, Blob, Response, DecompressionStream, atob };
  const context = vm.createContext(page);
  vm.runInContext("globalThis.window = globalThis", context);
  const insert = (element) => {
    const path = element.src.slice(site.length).replace(/\?.*/, "");
    const text = element.src.startsWith(site) ? read(path) : undefined;
    const entry = { name: path.replace(/^cari\//, "").replace(/\.js$/, ""), bytes: text ? Buffer.byteLength(text) : 0, hop: hop + 1 };
    log.push(entry);
    setImmediate(() => {
      hop = Math.max(hop, entry.hop);
      if (text === undefined) return element.onerror();
      document.currentScript = element;
      try {
        vm.runInContext(text, context);
      } catch {
        // A script that is cut has an error of its own, and counts as loaded all the same.
      }
      document.currentScript = null;
      element.onload();
    });
  };
  const root = read(`cari/${client}.js`);
  log.push({ name: client, bytes: Buffer.byteLength(root), hop: 1 });
  vm.runInContext(root, context);
  document.currentScript = null;
  return { search: (query, options) => context.teladan.search(query, options), log, context };
}

/** The parts of the client that need no page, by name. */
export function clientParts(...names) {
  const context = vm.createContext({ TextDecoder, document: {}, HTMLScriptElement: class {}, window: {} });
  const code = sourcesOf(parts) + sourcesOf(join(parts, "later"));
  vm.runInContext(`(()=>{"use strict";\n${code}\nglobalThis.parts={${names.join(",")}};})();`, context);
  return context.parts;
}
