// What a cohort comes for, each job by touch on a phone and by keys at a desk, in five actions at most. What
// single pages do stands in tests of their own.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { check, saved } from "./desk.mjs";
import { sheets } from "./pdf.mjs";
import { searchSite, tooWide } from "./search-pages.mjs";

let [site, large] = [];
before(async () => {
  [site, large] = [await searchSite({ fake: false }), await searchSite({ fake: false, from: process.env.LARGE })];
});
after(() => Promise.all([site.close(), large.close()]));

const MOST = 5;

/** Opens a page and counts what its reader does there and on the pages that follow. */
async function begin(of, path, width, options = {}) {
  const touch = width < 700;
  const opened = await of.open(path, { base: "http://", width, hasTouch: touch, acceptDownloads: true, permissions: ["clipboard-read", "clipboard-write"], ...options });
  const { page } = opened;
  let actions = 0;
  const act = async (locator, key = "Enter") => {
    actions += 1;
    await locator.waitFor();
    if (touch) return locator.tap();
    await locator.focus();
    return page.keyboard.press(key);
  };
  return {
    ...opened,
    act,
    /** Follows a link. */
    async follow(locator, url) {
      await act(locator);
      await page.waitForURL(url);
    },
    async write(locator, text) {
      actions += 1;
      await (touch ? locator.tap() : locator.focus());
      await page.keyboard.insertText(text);
    },
    async choose(locator, value) {
      actions += 1;
      await locator.selectOption(value);
    },
    async end() {
      assert.ok(actions <= MOST, `${actions} actions`);
      assert.ok((await tooWide(page)) <= 0);
      assert.deepEqual(opened.faults, []);
      await opened.close();
    },
  };
}

const LIST = "praktik/index.html";
const CASE = "praktik/legitimasi-dari-bawah.html";
const star = (page, at) => page.locator(".card[data-name] .desk-button-star").nth(at);
const chosen = (page) => page.evaluate(() => window.teladanDesk.read().content.lists[0].entries.map((it) => it.name));

for (const width of [360, 1280]) {
  describe(`${width} px wide, ${width < 700 ? "by touch" : "by keys"}`, () => {
    test("a place that overcame rejection by residents is found from the first page", async () => {
      const { page, follow, end } = await begin(site, "index.html", width);
      await follow(page.locator(".hero-obstacles a[href$='hambatan/penolakan-masyarakat.html']").first(), /hambatan\/penolakan-masyarakat/);
      const way = page.locator(".way", { has: page.locator("text=/[Tt]eratasi/") }).first();
      await follow(way.locator("a[href*='praktik/']").first(), /praktik\//);
      await follow(page.locator("main a[href*='../lokus/']").first(), /lokus\//);
      assert.ok(await page.locator("#_hosting").count(), "how to visit it");
      await end();
    });

    test("a case is compared with another: what differs stands out, also in a table to take along", async () => {
      const { page, act, follow, end } = await begin(site, CASE, width);
      await act(page.locator(".entry-tools .desk-button-compare"));
      await follow(page.locator(".breadcrumbs a").last(), /praktik\/index/);
      await act(page.locator(".card[data-name='case/smart-kampung-ketapang'] .desk-button-compare"));
      await follow(page.locator(".desk-link-compare"), /bandingkan/);
      await page.locator(".compare-entry").nth(1).waitFor();
      const titles = await page.locator(".compare-entry a").allTextContents();
      const { text } = await saved(page, () => act(page.locator("[data-do=csv]")));
      const [head] = text.replace(/^\uFEFF/, "").split("\r\n");
      for (const title of titles) assert.ok(head.includes(title.trim()), `${title} in ${head}`);
      await end();
    });

    test("three are chosen in a list", async () => {
      const { page, act, follow, end } = await begin(site, LIST, width);
      for (const at of [0, 1, 2]) await act(star(page, at));
      await follow(page.locator(".desk-link-shortlist"), /pilihan/);
      await page.locator(".choice").nth(2).waitFor();
      await end();
    });

    test("what was chosen is noted, put in order, shared by link and opened elsewhere", async () => {
      const first = await begin(site, LIST, width);
      const { page } = first;
      for (const at of [0, 1, 2]) await star(page, at).click();
      const before = await chosen(page);
      await page.goto(new URL("../pilihan.html", page.url()).href);
      await first.write(page.locator(".choice textarea").first(), "Tanyakan biayanya");
      await first.act(page.locator("[data-way=down]").first());
      await first.act(page.locator("[data-do=share]"));
      await first.act(page.locator("[data-do=link]"));
      const link = await page.evaluate(() => navigator.clipboard.readText());
      assert.equal(link, await page.locator("#_share-link").inputValue());
      assert.ok(!link.includes("biaya"), "notes stay here");
      const elsewhere = await begin(site, link.slice(site.bases["http://"].length), width);
      await elsewhere.act(elsewhere.page.locator(".desk-shared button").first());
      const there = await elsewhere.page.evaluate(() => window.teladanDesk.read().content);
      const names = there.lists.find((list) => list.id === there.current).entries.map((it) => it.name);
      assert.deepEqual(names, [before[1], before[0], before[2]]);
      await elsewhere.end();
      await first.end();
    });

    test("what was chosen becomes a brief on paper: numbered sheets, each with its head, none blank", async () => {
      const { page, act, follow, end } = await begin(site, CASE, width);
      await act(page.locator(".entry-tools .desk-button-star"));
      await follow(page.locator(".desk-link-shortlist"), /pilihan/);
      await follow(page.locator(".list-brief"), /bahan-kunjungan/);
      await page.locator(".brief-case").waitFor();
      const { count, texts } = sheets(await page.pdf({ preferCSSPageSize: true }));
      assert.ok(count > 3 && texts.length === count, `${count} sheets, ${texts.length} with words`);
      texts.forEach((text, at) => assert.ok(text.includes(`${at + 1}/${count}`) && text.length > 100, `sheet ${at + 1}: ${text}`));
      await end();
    });

    test("a case is checked against the reader's own place and becomes the draft of an adoption", async () => {
      const { page, act, follow, write, end } = await begin(site, CASE, width);
      await follow(page.getByRole("link", { name: "Cocokkan dengan tempat kami" }), /uji-kecocokan/);
      await page.locator(".fit-ask").first().waitFor();
      await write(page.locator(".fit-form input").first(), "Dinas Contoh");
      await act(page.locator(".fit-form input[type=radio][value=adapt]"), "Space");
      const draft = await saved(page, () => act(page.locator(".fit-draft")));
      assert.match(draft.text, /\npenerima: "Dinas Contoh"\n[\s\S]*cara_replikasi: menyesuaikan\n/);
      const { code, said } = check("adopsi", draft);
      assert.equal(code, 0, said);
      await end();
    });

    test("lessons to avoid are filtered from those of all cases", async () => {
      const { page, act, follow, end } = await begin(large, "index.html", width);
      if (width < 700) await act(page.locator(".menu-button"));
      await follow(page.locator(".menu-nav a[href='pembelajaran/index.html']"), /pembelajaran/);
      await act(page.locator(".filters > summary"));
      await act(page.locator("#_filter-lesson_kind-avoid"), "Space");
      await page.locator(".list-found .lesson-avoid h2").first().waitFor();
      if (width < 700) await act(page.locator(".filters-see button"));
      assert.equal(await page.locator(".list-found .lesson:not(.lesson-avoid)").count(), 0);
      assert.ok(await page.locator(".list-found h2").first().isVisible());
      await end();
    });

    test("from an obstacle to a case to somebody to ask are three steps", async () => {
      const { page, follow, end } = await begin(large, "hambatan/penolakan-masyarakat.html", width);
      await follow(page.locator(".way a[href*='praktik/']").first(), /praktik\//);
      await follow(page.locator("main a[href*='../lokus/']").first(), /lokus\//);
      const contact = page.locator(".contact a").first();
      await contact.waitFor();
      assert.match(await contact.getAttribute("href"), /^(mailto|tel|https?):/);
      assert.ok((await contact.boundingBox()).y < 3 * 800, "it stands high");
      await end();
    });

    test("where to go is answered, and the reason is read at its case", async () => {
      const { page, choose, follow, end } = await begin(site, "index.html", width);
      await follow(page.locator("main a[href='cocok.html']").first(), /cocok/);
      await choose(page.locator("#_obstacle"), "penolakan-masyarakat");
      const place = page.locator(".finder-places:not([aria-busy=true]) .finder-place").first();
      await place.waitFor();
      assert.match(await place.locator(".finder-reasons").textContent(), /teratasi di sana, menurut/);
      await follow(place.locator(".finder-reasons a").first(), /praktik\//);
      await end();
    });
  });
}
