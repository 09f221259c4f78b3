// Teladan, MiniSearch and Pagefind side by side, in one run: how far up the known pages stand, and
// what the first ten results of a cold question load.
//
//   npm ci in benches and in tests/browser, then the first three lines of known_items.mjs
//   node benches/peers.mjs KNOWN SITE [--all] [--limit N] [SET…]
//
// All have the same pages, title, summary, headings and text, and the same questions. Teladan's client
// answers in Node, over the files of SITE; MiniSearch in Node, with weights for titles and headings,
// fuzzy and by the beginning of the last word, as its documentation shows it; Pagefind in Chromium
// (CHROMIUM, or /usr/bin/chromium), because it runs only in a page. Bytes are those of gzip: of Teladan
// and Pagefind what a first question loads, of MiniSearch its whole index, which it cannot load in parts.
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import MiniSearch from "minisearch";
import * as pagefind from "pagefind";
import { engineOver } from "../tests/browser/engine/page.mjs";
import { drawQuestions, placeOfRight, typeQuestions } from "./question_sets.mjs";

const { chromium } = createRequire(new URL("../tests/browser/package.json", import.meta.url))("playwright-core");

/** How many questions are asked cold. */
const COLD = 30;

const flags = process.argv.filter((argument) => argument.startsWith("--"));
const rest = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const limit = flags.includes("--limit") ? Number(rest.splice(rest.findIndex((it) => /^\d+$/.test(it)), 1)[0]) : Infinity;
const [known, site, ...chosen] = rest;
const sizeOf = (text) => gzipSync(text, { level: 6 }).length;

/** The pages of the knowledge base, in the parts that all engines are given. */
function readPages() {
  const folder = join(known, "content/pages");
  return readdirSync(folder).sort().map((file) => {
    const [, title, summary, body] = /^---\ntitle: (.*)\nsummary: (.*)\n---\n\n([\s\S]*)$/.exec(readFileSync(join(folder, file), "utf8")) ?? [];
    const lines = body.split("\n\n").map((line) => line.replace(/\\(.)/g, "$1").trim());
    const isHeading = (line) => /^#+ /.test(line);
    return { id: file.replace(".md", ""), title: JSON.parse(title), summary: JSON.parse(summary), lines, headings: lines.filter(isHeading).join("\n"), text: lines.filter((it) => !isHeading(it)).join("\n") };
  });
}

/** Teladan's client over the files of a site. */
function teladan() {
  const read = (path) => (existsSync(join(site, path)) ? readFileSync(join(site, path), "utf8") : undefined);
  const warm = engineOver(read);
  return {
    name: "Teladan",
    ask: async (question) => Array.from((await warm.search(question, { limit: 10 })).results, ({ url }) => url),
    cold: async (question) => {
      const { search, log } = engineOver(read);
      await search(question, { limit: 10 });
      return { bytes: log.reduce((sum, { name }) => sum + sizeOf(read(`cari/${name}.js`)), 0), requests: log.length };
    },
  };
}

function miniSearch(pages) {
  const engine = new MiniSearch({ fields: ["title", "summary", "headings", "text"], storeFields: [] });
  engine.addAll(pages);
  const options = { boost: { title: 4, headings: 2, summary: 2 }, fuzzy: 0.2, prefix: (term, at, terms) => at === terms.length - 1 };
  const library = readFileSync(new URL("node_modules/minisearch/dist/umd/index.js", import.meta.url));
  const bytes = sizeOf(JSON.stringify(engine)) + sizeOf(library);
  return { name: "MiniSearch", ask: async (question) => engine.search(question, options).slice(0, 10).map(({ id }) => id), cold: async () => ({ bytes, requests: 2 }) };
}

const escape = (text) => text.replace(/[&<>]/g, (it) => `&#${it.codePointAt(0)};`);

/** A page as HTML. */
function htmlOf({ title, summary, lines }) {
  const blocks = lines.map((line) => {
    const [, marks, heading] = /^(#+) (.*)/.exec(line) ?? [];
    return marks ? `<h${marks.length}>${escape(heading)}</h${marks.length}>` : `<p>${escape(line)}</p>`;
  });
  return `<!doctype html><html lang="id"><head><title>${escape(title)}</title></head><body><main><h1>${escape(title)}</h1><p>${escape(summary)}</p>${blocks.join("")}</main></body></html>`;
}

/** Pagefind in a browser, over a server that counts. */
async function pagefindIn(pages) {
  const folder = mkdtempSync(join(tmpdir(), "pagefind-"));
  const { index } = await pagefind.createIndex();
  for (const page of pages) await index.addHTMLFile({ url: `/${page.id}.html`, content: htmlOf(page) });
  await index.writeFiles({ outputPath: folder });
  await pagefind.close();
  let counted = { bytes: 0, requests: 0 };
  const server = createServer((request, response) => {
    const path = join(folder, new URL(request.url ?? "/", "http://x").pathname);
    if (!existsSync(path) || !statSync(path).isFile()) return response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>·</title>");
    const raw = readFileSync(path);
    // Its own files are packed already.
    const body = /\.(js|json)$/.test(path) ? gzipSync(raw, { level: 6 }) : raw;
    counted = { bytes: counted.bytes + body.length, requests: counted.requests + 1 };
    const type = path.endsWith(".js") ? "text/javascript" : "application/octet-stream";
    response.writeHead(200, { "content-type": type, ...(body !== raw && { "content-encoding": "gzip" }) }).end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const base = `http://127.0.0.1:${server.address().port}/`;
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
  const open = async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(base);
    const ask = (question) => page.evaluate(async ([address, asked]) => {
      const engine = await import(address);
      const found = (await engine.search(asked)).results.slice(0, 10);
      return (await Promise.all(found.map((it) => it.data()))).map(({ url }) => url);
    }, [`${base}pagefind.js`, question]);
    return { ask, close: () => context.close() };
  };
  const warm = await open();
  return {
    name: "Pagefind",
    ask: warm.ask,
    cold: async (question) => {
      const reader = await open();
      counted = { bytes: 0, requests: 0 };
      await reader.ask(question);
      await reader.close();
      return counted;
    },
    close: async () => {
      await browser.close();
      server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const pages = readPages();
const engines = [teladan(), miniSearch(pages), await pagefindIn(pages)];
const drawn = drawQuestions(join(known, "queries.json"), flags.includes("--all"));
for (const set of chosen.length ? chosen : ["plain", "typo", "noise"]) {
  const asked = typeQuestions(drawn, set).slice(0, limit);
  for (const { name, ask } of engines) {
    let [sum, empty] = [0, 0];
    for (const [question, right] of asked) {
      const found = await ask(question);
      const place = placeOfRight(found, right);
      if (place >= 0) sum += 1 / (place + 1);
      empty += Number(!found.length);
    }
    console.log(`${set.padEnd(7)} ${name.padEnd(11)} MRR@10 ${(sum / asked.length).toFixed(3)}  empty ${empty} of ${asked.length}`);
  }
}
const quantile = (values, share) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
for (const { name, cold } of engines) {
  const all = [];
  for (const [question] of drawn.slice(0, COLD)) all.push(await cold(question));
  const of = (key, share) => quantile(all.map((it) => it[key]), share);
  console.log(`cold    ${name.padEnd(11)} KB median ${(of("bytes", 0.5) / 1000).toFixed(1)}, p90 ${(of("bytes", 0.9) / 1000).toFixed(1)}; requests median ${of("requests", 0.5)}`);
}
for (const { close } of engines) await close?.();
