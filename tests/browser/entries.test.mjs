// The pages of entries lead: a reader's first questions are answered without scrolling, no page is
// longer on a phone than it must be, and what a voice reads is kept (BLESS=1 writes it anew).
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { excess, full, objections, opened, site } from "./reader.mjs";

const phone = { width: 360, height: 740 };
const fullCase = join(full, "praktik/loket-satu-jam.html");
const here = dirname(fileURLToPath(import.meta.url));

/** The text of what stands within the first screen, whole. */
const firstScreen = (page) => page.evaluate(() => {
  const seen = [...document.querySelectorAll("main h1, main .place, main .lead, main .glance-list > div")];
  return seen.filter((it) => it.getBoundingClientRect().bottom <= innerHeight).map((it) => it.textContent.replace(/\s+/g, " ").trim());
});

describe("the first screen of a case on a phone answers", () => {
  const answers = {
    "what it is": /Izin usaha mikro terbit dalam satu jam/,
    "where it is": /Kabupaten Tirta Asri, Jawa Tengah/,
    "whether it still runs": /Berlanjut.*20 Februari 2026/,
    "what changed": /Waktu terbit izin −93 %.*14 hari.*1 hari/,
    "what was hard": /Budaya kerja \(teratasi\)/,
  };
  for (const [question, answer] of Object.entries(answers)) {
    test(question, async () => {
      const { page, go, close } = await opened({ ...phone, javaScriptEnabled: false });
      await go(fullCase);
      assert.match((await firstScreen(page)).join("\n"), answer);
      await close();
    });
  }
});

test("what nobody knows is told once above and asked once below, without empty boxes", async () => {
  const { page, go, close } = await opened(phone);
  await go(join(site, "praktik/national-innovation-internship.html"));
  const way = page.locator(".glance-unknown");
  const count = Number((await way.innerText()).match(/\d+/)[0]);
  assert.equal(await page.locator(".unknowns .questions li").count(), count);
  assert.equal(await page.locator(".ask, .pane:not(:has(.item, .prose))").count(), 0);
  assert.equal(await way.getAttribute("href"), "#_completeness");
  await close();
});

test("bars of one unit share a scale, and stand beside their figures", async () => {
  const { page, go, close } = await opened();
  await go(fullCase);
  const widths = await page.locator(".result .bar").evaluateAll((bars) =>
    bars.map((bar) => Math.round(bar.querySelector("rect:last-child").getBoundingClientRect().width / bar.getBoundingClientRect().width * 100)));
  // 14, 1, 6 and 2 days of 14; 41 and 88 per cent of a hundred.
  assert.deepEqual(widths, [100, 7, 43, 14, 41, 88]);
  assert.equal(await page.locator(".result").last().locator(".bar").count(), 0, "words are no bar");
  await close();
});

test("cards end after six, with a way to exactly all of them", async () => {
  const { page, go, close } = await opened({ javaScriptEnabled: false });
  await go(join(full, "lokus/tirta-asri.html"));
  const cards = page.locator("section:has(> #_cases) .card");
  assert.equal(await cards.count(), 6);
  await page.locator(".cards-more a").click();
  assert.match(page.url(), /lokus\/tirta-asri\/praktik\.html$/);
  assert.equal(await page.locator("main .card").count(), 8);
  await page.locator(".breadcrumbs a").last().click();
  assert.match(page.url(), /lokus\/tirta-asri\.html$/);
  await close();
});

test("a photo opens large by keys without script, and closes again", async () => {
  const { page, go, close } = await opened({ javaScriptEnabled: false });
  await go(fullCase);
  const large = page.locator("#_photo-2");
  await page.locator(".photo-open").nth(1).focus();
  await page.keyboard.press("Enter");
  assert.equal(await large.isVisible(), true);
  await page.keyboard.press("Escape");
  assert.equal(await large.isVisible(), false);
  const shapes = await page.locator(".photo img").evaluateAll((all) => all.map((it) => it.clientHeight > it.clientWidth));
  assert.deepEqual(shapes, [false, true], "an upright photo stays upright");
  await close();
});

test("a link into what is folded on a phone opens it, and on a desk nothing is folded", async () => {
  const narrow = await opened(phone);
  await narrow.go(join(site, "praktik/legitimasi-dari-bawah.html"));
  const heading = narrow.page.locator("#dua-kali-disampaikan");
  assert.equal(await heading.isVisible(), false);
  await narrow.page.locator(".toc summary").click();
  await narrow.page.locator(".toc a[href='#dua-kali-disampaikan']").click();
  await heading.waitFor({ state: "visible" });
  await narrow.close();
  const wide = await opened({ javaScriptEnabled: false });
  await wide.go(join(site, "praktik/legitimasi-dari-bawah.html"));
  assert.equal(await wide.page.locator("#dua-kali-disampaikan").isVisible(), true);
  await wide.close();
});

/** Every page of entries below a folder; of a large site every so many-th. */
function pagesOf(root, most) {
  const folders = ["praktik", "lokus", "kunjungan", "lembaga", "adopsi", "en/cases", "en/loci", "en/visits"];
  const all = folders.filter((folder) => existsSync(join(root, folder))).flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((name) => join(root, folder, String(name))));
  const pages = all.filter((path) => path.endsWith(".html") && statSync(path).isFile()).sort();
  const step = Math.ceil(pages.length / most);
  return pages.filter((_, index) => index % step === 0);
}

describe("on a phone, without script", () => {
  // The full site has everything that an entry can have. LARGE is a generated site of two hundred cases; its pages may be longer than the sample's.
  for (const [name, root, highest] of [["the sample", site, 7000], ["the full site", full, 7600], ["a large site", process.env.LARGE, 9000]]) {
    test(`no page of entries of ${name} is longer than ${highest} px, or too wide`, { skip: !root }, async () => {
      const { page, go, close } = await opened({ ...phone, javaScriptEnabled: false });
      for (const path of pagesOf(root, 120)) {
        await go(path);
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        assert.ok(height <= highest, `${path}: ${height} px`);
        assert.ok((await excess(page)) <= 0, path);
      }
      await close();
    });
  }
});

describe("a page of each kind, with everything on it", () => {
  const kinds = {
    case: "praktik/loket-satu-jam.html",
    locus: "lokus/tirta-asri.html",
    visit: "kunjungan/pkp-2025.html",
    institute: "lembaga/bpsdm-tirta.html",
    adoption: "adopsi/loket-di-hilir.html",
    "case-en": "en/cases/loket-satu-jam.html",
    "entry-list": "lokus/tirta-asri/praktik.html",
  };
  for (const [kind, path] of Object.entries(kinds)) {
    test(`${kind}: nothing goes wrong, axe has nothing to object to, and a voice reads what it should`, async () => {
      for (const look of [{ ...phone, colorScheme: "light" }, { width: 1280, colorScheme: "dark" }]) {
        const { page, faults, go, close } = await opened(look);
        await go(join(full, path));
        assert.deepEqual(faults, []);
        assert.ok((await excess(page)) <= 0);
        assert.deepEqual(await objections(page), [], JSON.stringify(look));
        await close();
      }
      const { page, go, close } = await opened();
      await go(join(full, path));
      const told = `${await page.locator("main").ariaSnapshot()}\n`;
      const file = join(here, "voices", `${kind}.yaml`);
      if (process.env.BLESS) {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, told);
      }
      assert.equal(told, readFileSync(file, "utf8"), "BLESS=1 writes it anew");
      await close();
    });
  }
});
