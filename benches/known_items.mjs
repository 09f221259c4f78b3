// How far up known documents stand, asked of the client itself, in Node, on the files of an index:
//
//   apt-get download libreoffice-help-id && dpkg -x libreoffice-help-id*.deb help
//   python3 known_items.py help/usr/share/libreoffice/help KNOWN --as teladan
//   cargo bench --bench search -- KNOWN --out SITE
//   node benches/known_items.mjs SITE KNOWN/queries.json [--all] [--client] [SET…]
//
// QUERIES.json has for each query the ends of the addresses that are right, without `.html`. Only
// the first half of the queries, in an order that chance decides, is asked, so that figures can be
// fitted and still be judged by the other half; `--all` asks all. `--client` takes the client as it
// stands in `src/search/client` instead of the one in the index. A set is a way in which people
// type: all of them, if none is named.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { clientScript, engineOver } from "../tests/browser/engine/page.mjs";

const NOISE = ["cara", "contoh", "apa"];

/** Repeatable numbers. */
let seed = 11;
const below = (limit) => (seed = (seed * 1103515245 + 12345) % 2147483648) % limit;

/** The place of the longest word, if it has so many letters. */
function longest(words, least) {
  const at = words.reduce((best, word, at) => (word.length > words[best].length ? at : best), 0);
  return words[at].length >= least ? at : -1;
}

function mistype(word) {
  const letters = [...word];
  const at = 1 + below(letters.length - 2);
  const other = "abcdefghijklmnopqrstuvwxyz"[below(26)];
  [
    () => letters.splice(at, 1),
    () => letters.splice(at, 0, other),
    () => (letters[at] = other === letters[at] ? "q" : other),
    () => ([letters[at], letters[at + 1]] = [letters[at + 1], letters[at]]),
  ][below(4)]();
  return letters.join("");
}

/** A query with its longest word changed, or null. */
function changeLongest(query, least, change) {
  const words = query.split(" ");
  const at = longest(words, least);
  if (at < 0) return null;
  const changed = change(words[at]);
  return changed === words[at] ? null : words.with(at, changed).join(" ");
}

const SETS = {
  plain: (query) => query,
  typo: (query) => changeLongest(query, 5, mistype),
  noise: (query) => `${NOISE[below(3)]} ${query}`,
  joined: (query) => query.replace(" ", ""),
  split: (query) => changeLongest(query, 6, (word) => {
    const at = 2 + below(word.length - 3);
    return `${word.slice(0, at)} ${word.slice(at)}`;
  }),
  half: (query) => {
    const last = query.split(" ").at(-1);
    return last.length < 4 ? null : query.slice(0, query.length - Math.floor(last.length / 2));
  },
};

/** The engine on a folder, with the client of the sources if asked. */
function engineOn(folder, isOwn) {
  return engineOver((path) => {
    const file = join(folder, path);
    if (!existsSync(file)) return undefined;
    const text = readFileSync(file, "utf8");
    return isOwn && path === "cari/akar.js" ? clientScript() + text.slice(text.lastIndexOf('teladan.shard("akar"')) : text;
  });
}

const flags = process.argv.filter((argument) => argument.startsWith("--"));
const [, , folder, file, ...chosen] = process.argv.filter((argument) => !argument.startsWith("--"));
const { search } = engineOn(folder, flags.includes("--client"));
const drawn = Object.entries(JSON.parse(readFileSync(file, "utf8"))).map((entry) => [entry, below(1e9)]);
const all = drawn.sort((a, b) => a[1] - b[1]).map(([entry]) => entry);
const queries = flags.includes("--all") ? all : all.slice(0, Math.ceil(all.length / 2));
for (const name of chosen.length ? chosen : Object.keys(SETS)) {
  const asked = queries.flatMap(([query, right]) => {
    const changed = SETS[name](query);
    return changed ? [[changed, right]] : [];
  });
  let [sum, first, empty, found] = [0, 0, 0, 0];
  for (const [query, right] of asked) {
    const { results, total } = await search(query, { limit: 10 });
    const urls = Array.from(results, ({ url }) => url.replace(/\.html$/, ""));
    const place = urls.findIndex((url) => right.some((end) => url.endsWith(end)));
    if (place >= 0) sum += 1 / (place + 1);
    first += +(place === 0);
    empty += +!urls.length;
    found += total.n;
  }
  const share = (count) => (count / asked.length).toFixed(4);
  console.log(`${name}: ${asked.length} queries, MRR@10 ${share(sum)}, first ${share(first)}, empty ${empty}, found ${Math.round(found / asked.length)}`);
}
