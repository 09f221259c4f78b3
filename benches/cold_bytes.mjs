// What a question loads that comes first on a page: bytes as a host sends them (gzip), requests and
// hops, by family of file, asked of the client itself, in Node, on the files of an index:
//
//   cargo bench --bench search -- ROOT --out SITE
//   node benches/cold_bytes.mjs SITE ROOT [--client] [--phrases] [COUNT]
//
// The questions are words of titles of ROOT: one to three beside one another, one in six with a typo
// and one in six half typed, one in twenty a phrase. Every question has a reader of its own, to whom
// nothing is loaded. `--phrases` asks for phrases alone; `--client` takes the client as it stands in `src/search/client`.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { engineOver, withOwnClient } from "../tests/browser/engine/page.mjs";

let seed = 5;
const below = (limit) => (seed = (seed * 1103515245 + 12345) % 2147483648) % limit;

/** The titles of a knowledge base. */
function titlesOf(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return titlesOf(path);
    const [, title] = (entry.name.endsWith(".md") && /^(?:judul|title): *"?(.*?)"?$/m.exec(readFileSync(path, "utf8"))) || [];
    return title ? [title] : [];
  });
}

function questionOf(titles) {
  const words = titles[below(titles.length)].toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2);
  if (!words.length) return questionOf(titles);
  const from = below(words.length);
  const chosen = words.slice(from, from + 1 + below(3));
  const kind = isPhrases ? 0 : below(60);
  if (kind < 3) return `"${chosen.join(" ")}"`;
  if (kind < 13) {
    const word = chosen[0];
    const at = 1 + below(word.length - 1);
    return [word.slice(0, at) + "abcdefghijklmnopqrstuvwxyz"[below(26)] + word.slice(at), ...chosen.slice(1)].join(" ");
  }
  const text = chosen.join(" ");
  return kind < 23 ? text.slice(0, text.length - Math.floor(chosen.at(-1).length / 2)) : text;
}

const isOwn = process.argv.includes("--client");
const isPhrases = process.argv.includes("--phrases");
const [, , folder, root, count = 60] = process.argv.filter((argument) => !argument.startsWith("--"));
const sizes = new Map();

function read(path) {
  const file = join(folder, path);
  if (!existsSync(file)) return undefined;
  let text = readFileSync(file, "utf8");
  if (isOwn) text = withOwnClient(path, text);
  if (!sizes.has(path)) sizes.set(path, gzipSync(text).length);
  return text;
}

/** What a log says, as one line of figures. */
function sum(log) {
  const total = { bytes: 0, requests: log.length, hops: Math.max(...log.map(({ hop }) => hop)), families: {} };
  for (const { name } of log) {
    const size = sizes.get(`cari/${name}.js`) ?? 0;
    const family = name.includes("/") ? name.split("/")[0] : name;
    total.bytes += size;
    const own = (total.families[family] ??= { bytes: 0, requests: 0 });
    own.bytes += size;
    own.requests++;
  }
  return total;
}

const percentile = (list, share) => list.sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];
const kilobytes = (bytes) => (bytes / 1000).toFixed(1);

function tell(label, all) {
  const of = (key) => all.map((total) => total[key]);
  console.log(`${label}: KB ${[0.5, 0.9, 1].map((share) => kilobytes(percentile(of("bytes"), share))).join(" / ")}, requests ${[0.5, 0.9, 1].map((share) => percentile(of("requests"), share)).join(" / ")}, hops ${[0.5, 0.9, 1].map((share) => percentile(of("hops"), share)).join(" / ")} (median / p90 / most)`);
  const families = [...new Set(all.flatMap((total) => Object.keys(total.families)))].sort();
  console.log(`  ${families.map((family) => {
    const own = all.map((total) => total.families[family] ?? { bytes: 0, requests: 0 });
    const mean = (key) => own.reduce((sum, one) => sum + one[key], 0) / all.length;
    return `${family} ${kilobytes(mean("bytes"))} (${mean("requests").toFixed(1)}), most ${kilobytes(Math.max(...own.map(({ bytes }) => bytes)))}`;
  }).join("; ")}`);
}

const titles = titlesOf(join(root, "content"));
const [results, excerpts, panels] = [[], [], []];
for (let at = 0; at < Number(count); at++) {
  const query = questionOf(titles);
  const { search, log } = engineOver(read);
  const answer = await search(query, { lang: "id" });
  results.push(sum(log));
  if (process.env.EACH) console.log(query, answer.total.n, kilobytes(results.at(-1).bytes), log.map(({ name, hop }) => `${name}:${hop}:${kilobytes(sizes.get(`cari/${name}.js`) ?? 0)}`).join(" "));
  for (const { more } of answer.results.slice(0, 3)) await more();
  excerpts.push(sum(log));
  await search(query, { lang: "id", facets: ["sector", "province", "stage", "year", "kind"] });
  panels.push(sum(log));
}
tell("first ten", results);
tell("with three excerpts", excerpts);
tell("with facets", panels);
