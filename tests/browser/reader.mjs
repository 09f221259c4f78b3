// What a reader sits at: Chromium, with the pages of a built site opened from the disk. SITE is the
// built sample, EXTREMES and FULL the sites of those fixtures, CHROMIUM the browser.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

export const site = process.env.SITE;
export const extremes = process.env.EXTREMES;
export const full = process.env.FULL;

/** The first page below a folder, beside its list. */
const first = (folder) =>
  join(folder, readdirSync(join(site, folder)).sort().find((name) => name.endsWith(".html") && name !== "index.html"));

const folders = ["praktik", "lokus", "kunjungan", "lembaga", "adopsi", "bidang", "wilayah", "faktor", "hambatan"];

/** A page of every kind, those with much on them among them. */
export const pages = [...new Set([
  "index.html",
  "istilah.html",
  "cari.html",
  "en/search.html",
  "tentang.html",
  "pembelajaran/index.html",
  first("a-z"),
  "barometer.html",
  "penyebaran.html",
  "en/spread.html",
  "lembaga/bapelkes-semarang/2019.html",
  "en/barometer.html",
  first("barometer"),
  "praktik/legitimasi-dari-bawah.html",
  "lokus/banyuwangi.html",
  "kunjungan/bapelkes-semarang-banyuwangi-2019.html",
  "peta/index.html",
  "peta/jawa.html",
  "en/map/jawa.html",
  "en/index.html",
  "en/cases/legitimasi-dari-bawah.html",
  "en/visits/panrb-coi-2019.html",
  ...folders.flatMap((folder) => [`${folder}/index.html`, first(folder)]),
])].map((path) => ({ path, file: join(site, path) }));

/** The longest case and what leads to it. */
export const longest = ["index.html", "praktik/index.html", "praktik/panjang.html", "lokus/satu.html", "faktor/index.html"]
  .map((path) => ({ path: `extremes: ${path}`, file: join(extremes, path) }));

let browser;
before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  });
});
after(() => browser.close());

/**
 * A window. `faults` gathers what goes wrong in it: errors, and whatever is loaded from elsewhere.
 */
export async function opened({ width = 1280, height = 800, colorScheme = "light", ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => {
    if (!/^(file|data|http:\/\/(127\.0\.0\.1|localhost))/.test(request.url())) faults.push(`loads ${request.url()}`);
  });
  const go = (file) => page.goto(pathToFileURL(file).href);
  return { page, faults, go, close: () => context.close() };
}

/** How many pixels a page is wider than its window. */
export const excess = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe objects to on a page. */
export async function objections(page, only) {
  await page.addScriptTag({ content: axe }).catch(() => page.evaluate(axe));
  return page.evaluate(async (rules) => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await globalThis.axe.run({ runOnly: rules ?? tags });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`);
  }, only);
}
