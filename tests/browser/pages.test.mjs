// Every kind of page as a reader meets it: in Chromium, from the disk, narrow and wide, light and
// dark. SITE is the built sample, CHROMIUM the browser. (404.html is for hosts alone: a wrong
// address has any depth, so that page loads from the host's root.)
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const site = process.env.SITE;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The first page below a folder, beside its list. */
const first = (folder) =>
  join(folder, readdirSync(join(site, folder)).sort().find((name) => name.endsWith(".html") && name !== "index.html"));

const folders = ["praktik", "lokus", "kunjungan", "lembaga", "adopsi", "bidang", "wilayah", "faktor"];
const pages = [
  "index.html",
  "istilah.html",
  "cari.html",
  "en/search.html",
  "tentang.html",
  "pembelajaran/index.html",
  first("a-z"),
  "praktik/legitimasi-dari-bawah.html",
  "en/index.html",
  "en/cases/legitimasi-dari-bawah.html",
  "en/visits/panrb-coi-2019.html",
  ...folders.flatMap((folder) => [`${folder}/index.html`, first(folder)]),
];
const looks = [
  { width: 360, colorScheme: "light" },
  { width: 1280, colorScheme: "light" },
  { width: 360, colorScheme: "dark" },
  { width: 1280, colorScheme: "dark" },
];

let browser;
before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  });
});
after(() => browser.close());

/** Opens a page from the disk and gives what went wrong on the way. */
async function open(path, { width = 1280, colorScheme = "light", ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => {
    if (!/^(file|data):/.test(request.url())) faults.push(`loads ${request.url()}`);
  });
  await page.goto(pathToFileURL(join(site, path)).href);
  return { page, faults, close: () => context.close() };
}

describe("every kind of page", () => {
  for (const path of pages) {
    test(`${path} has no fault, no sideways scroll and nothing that axe objects to`, async () => {
      for (const look of looks) {
        const { page, faults, close } = await open(path, look);
        assert.deepEqual(faults, [], JSON.stringify(look));
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${wide} px too wide, ${JSON.stringify(look)}`);
        await page.addScriptTag({ content: axe }).catch(() => page.evaluate(axe));
        const found = await page.evaluate(async () => {
          const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
          const { violations } = await globalThis.axe.run({ runOnly: tags });
          return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`);
        });
        assert.deepEqual(found, [], JSON.stringify(look));
        await close();
      }
    });
  }
});

test("no page is wider than a window of 320 px", async () => {
  const { page, close } = await open("index.html", { width: 320 });
  for (const path of pages) {
    await page.goto(pathToFileURL(join(site, path)).href);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${path}: ${wide} px`);
  }
  await close();
});

test("the first stop of the tab key leads past the menu", async () => {
  const { page, close } = await open("praktik/index.html");
  await page.keyboard.press("Tab");
  const target = await page.evaluate(() => document.activeElement.getAttribute("href"));
  assert.match(target, /^#/);
  await page.keyboard.press("Enter");
  const inMain = await page.evaluate((id) => Boolean(document.querySelector(id)?.closest("main")), target);
  assert.ok(inMain);
  await close();
});

test("a reader gets from the first page to a case and to its locus, without script too", async () => {
  const { page, close } = await open("index.html", { javaScriptEnabled: false, width: 1280 });
  await page.locator("nav a[href='praktik/index.html']").first().click();
  await page.locator("main a[href='legitimasi-dari-bawah.html']").first().click();
  assert.equal(await page.locator("h1").innerText(), "Legitimasi dari bawah bagi kebijakan dan inovasi");
  await page.locator("main a[href='../lokus/banyuwangi.html']").first().click();
  assert.match(page.url(), /lokus\/banyuwangi\.html$/);
  await close();
});

test("the language switch leads to the same page in the other language", async () => {
  const { page, close } = await open("praktik/legitimasi-dari-bawah.html");
  await page.locator("a[hreflang='en'], a[lang='en']").first().click();
  assert.match(page.url(), /en\/cases\/legitimasi-dari-bawah\.html$/);
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  await close();
});
