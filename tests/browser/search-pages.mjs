// The built sample from the disk and over http, for the tests of the search page and of the box: with
// fake-engine.js in the place of the engine, or as it is.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Copies the site, serves it and starts a browser. */
export async function searchSite({ fake = true, from = process.env.SITE } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "teladan-"));
  cpSync(from, folder, { recursive: true });
  mkdirSync(join(folder, "cari"), { recursive: true });
  if (fake) cpSync(new URL("fake-engine.js", import.meta.url), join(folder, "cari/akar.js"));
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    try {
      const body = readFileSync(join(folder, path));
      response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  });
  const bases = { "file://": `${pathToFileURL(folder).href}/`, "http://": `http://127.0.0.1:${server.address().port}/` };

  /** Opens a page and gives what went wrong and what was loaded on the way. */
  async function open(path, { base = "file://", width = 1280, without = "", ...options } = {}) {
    // What a worker asks for passes by the files that a test takes away: tests/browser/offline has workers.
    const context = await browser.newContext({ viewport: { width, height: 800 }, reducedMotion: "reduce", serviceWorkers: "block", ...options });
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    const faults = [];
    const loaded = [];
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("request", (request) => loaded.push(request.url()));
    if (without) await page.route(`**/${without}`, (route) => route.abort());
    await page.goto(bases[base] + path);
    return { page, context, faults, loaded, close: () => context.close() };
  }

  async function close() {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true });
  }
  return { open, close, bases, folder };
}

/** What axe objects to on a page. */
export async function objections(page) {
  await page.addScriptTag({ content: axe }).catch(() => page.evaluate(axe));
  return page.evaluate(async () => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await globalThis.axe.run({ runOnly: tags });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`);
  });
}

/** How much wider than the window a page is. */
export const tooWide = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

export const LOOKS = [
  { width: 360, colorScheme: "light" },
  { width: 1280, colorScheme: "light" },
  { width: 360, colorScheme: "dark" },
  { width: 1280, colorScheme: "dark" },
];
