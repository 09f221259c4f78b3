// What one question costs a reader who comes for the first time: bytes and requests of the search page,
// counted at a server until nothing loads any more, by family of file.
//
//   cargo run --release -- build --root KB --out SITE
//   node benches/cold_search.mjs SITE [--width 1280] [--facets] [--scroll] [QUESTION…]
//
// Chromium is CHROMIUM, or /usr/bin/chromium; `npm ci` in tests/browser first. Each question has a
// browser context of its own, so that nothing is cached. Bytes are those of gzip at level 6, which is
// what most hosts send. `first` is what had come when the first results stood, without excerpts and
// facets; `page` is everything. --facets opens the filters where the page does not by itself, --scroll
// goes down to the last result.
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

const { chromium } = createRequire(new URL("../tests/browser/package.json", import.meta.url))("playwright-core");
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
/** How long nothing may be asked for before the page counts as loaded. */
const QUIET = 600;

const ASKED = [
  "penolakan warga", "anggaran terbatas", "pelayanan publik lambat", "kurang pegawai", "masalah perizinan",
  "contoh inovasi desa", "apa hambatan reformasi birokrasi", "lokus di Jawa Timur", "kunjungan 2019", "how to start",
  "inovasi", "pelayanan", "legitmasi", "mal pelayanan publik", "stunting", "data tidak valid", "pergantian pejabat",
  "komitmen pimpinan", "rumah sakit", "kesehatn ibu dan anak",
];

const flags = process.argv.slice(2).filter((it) => it.startsWith("--"));
const rest = process.argv.slice(2).filter((it) => !it.startsWith("--"));
const folder = rest.shift();
const width = flags.includes("--width") ? Number(rest.shift()) : 1280;
const questions = rest.length ? rest : ASKED;

/** Sizes on the way, by path. @type {Map<string, number>} */
const sizes = new Map();
/** @type {{ family: string, bytes: number, at: number }[]} */
let log = [];

/** The family of a file: a folder of the index, or what kind of file it is. @param {string} path */
function familyOf(path) {
  const shard = /^\/?cari\/(\w)\//.exec(path);
  if (shard) return shard[1];
  if (path.endsWith("cari/akar.js")) return "akar";
  return { ".html": "html", ".js": "theme", ".css": "css" }[extname(path)] ?? "other";
}

const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url ?? "/", "http://x").pathname);
  const file = join(folder, path);
  try {
    if (!statSync(file).isFile()) throw new Error("no file");
    const body = gzipSync(readFileSync(file), { level: 6 });
    sizes.set(path, body.length);
    log.push({ family: familyOf(path), bytes: body.length, at: performance.now() });
    response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream", "content-encoding": "gzip" }).end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
const base = `http://127.0.0.1:${server.address().port}/`;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});

/** Waits until nothing has been asked for in a while. @param {import("playwright-core").Page} page */
async function settle(page) {
  for (let seen = -1; seen !== log.length;) {
    seen = log.length;
    await page.waitForTimeout(QUIET);
  }
}

/** @param {typeof log} list */
const kilobytes = (list) => list.reduce((sum, { bytes }) => sum + bytes, 0) / 1024;
/** @param {string} family */
const isScript = ({ family }) => !["html", "css", "other"].includes(family);

const rows = [];
for (const question of questions) {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  log = [];
  await page.goto(`${base}cari.html?q=${encodeURIComponent(question)}`);
  await page.locator(".hit, .search-empty:visible").first().waitFor();
  const stood = performance.now();
  await settle(page);
  const panel = page.locator(".filters:not([open]) > summary");
  if (flags.includes("--facets") && await panel.count()) {
    await panel.click();
    await settle(page);
  }
  if (flags.includes("--scroll")) {
    await page.mouse.wheel(0, 100_000);
    await settle(page);
  }
  const first = log.filter((it) => isScript(it) && it.at <= stood && !/^[xf]$/.test(it.family));
  rows.push({ question, all: log, first });
  console.log(`${question.padEnd(34)} first ${kilobytes(first).toFixed(1).padStart(6)} KB ${String(first.length).padStart(3)}   page ${kilobytes(log).toFixed(1).padStart(7)} KB ${String(log.length).padStart(3)}`);
  await context.close();
}
await browser.close();
server.close();

/** @param {number[]} values @param {number} share */
const quantile = (values, share) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
/** @param {string} name @param {(row: typeof rows[0]) => number} pick @param {string} unit */
const say = (name, pick, unit) => {
  const values = rows.map(pick);
  const [median, high, most] = [quantile(values, 0.5), quantile(values, 0.9), Math.max(...values)];
  console.log(`${name.padEnd(22)} median ${median.toFixed(1)}  p90 ${high.toFixed(1)}  max ${most.toFixed(1)} ${unit}`);
};
console.log();
say("scripts, first results", ({ first }) => kilobytes(first), "KB");
say("requests for them", ({ first }) => first.length, "");
say("whole page", ({ all }) => kilobytes(all), "KB");
say("requests of it", ({ all }) => all.length, "");
console.log("\nfamily     mean KB  requests  max KB");
const every = rows.flatMap(({ all }) => all);
for (const family of [...new Set(every.map((it) => it.family))].sort()) {
  const own = every.filter((it) => it.family === family);
  const most = Math.max(...rows.map(({ all }) => kilobytes(all.filter((it) => it.family === family))));
  console.log(`${family.padEnd(10)} ${(kilobytes(own) / rows.length).toFixed(1).padStart(7)}  ${(own.length / rows.length).toFixed(1).padStart(8)}  ${most.toFixed(1).padStart(6)}`);
}
