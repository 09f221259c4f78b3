// The search page in a browser, with an engine whose answers are known: its address, filters, states,
// and that nothing it shows is taken for markup. SITE is the built sample, CHROMIUM the browser.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { LOOKS, searchSite, objections, tooWide } from "./search-pages.mjs";

let site;
before(async () => { site = await searchSite(); });
after(() => site.close());

const hits = (page) => page.locator(".hit");
const titles = (page) => page.locator(".hit-title a").allInnerTexts();
const count = (page, text) => page.locator(".search-count").filter({ hasText: text }).waitFor();
const chip = (page, name) => page.getByRole("button", { name: `Hapus saringan ${name}` });
const value = (page, name) => page.getByRole("checkbox", { name });
const query = (page) => new URL(page.url()).search;
const asked = (page) => page.evaluate(() => window.asked);

/** Opens the search page and waits for what it finds. */
async function search(path, options) {
  const opened = await site.open(path, options);
  await opened.page.locator(".hit, .search-empty:visible, .search-failed:visible").first().waitFor();
  return opened;
}

for (const base of ["file://", "http://"]) {
  describe(`the address of a search on ${base}`, () => {
    test("follows what is typed without a new step in the history", async () => {
      const { page, faults, close } = await site.open("cari.html", { base });
      const before = await page.evaluate(() => history.length);
      await page.locator("#_find").focus();
      await page.keyboard.type("mal pelayanan");
      await page.waitForFunction(() => location.search === "?q=mal+pelayanan");
      await count(page, "1 hasil");
      assert.equal(await page.evaluate(() => history.length), before);
      await page.reload();
      await count(page, "1 hasil");
      assert.equal(await page.locator("#_find").inputValue(), "mal pelayanan");
      assert.deepEqual(faults, []);
      await close();
    });

    test("takes every choice as a step that can be gone back", async () => {
      const { page, close } = await search("cari.html?q=inovasi", { base });
      await value(page, /^Lokus/).check();
      await count(page, "1 hasil");
      await value(page, /^Praktik/).check();
      await count(page, "4 hasil");
      assert.equal(query(page), "?q=inovasi&kind=locus&kind=case");
      await page.getByLabel("Urutkan").selectOption("title");
      await page.waitForFunction(() => location.search.endsWith("sort=title"));
      await page.goBack();
      await page.goBack();
      await count(page, "1 hasil");
      assert.deepEqual(await titles(page), ["Kabupaten Banyuwangi"]);
      await value(page, /^Praktik/).and(page.locator(":not(:checked)")).waitFor();
      await page.goForward();
      await count(page, "4 hasil");
      await close();
    });

    test("leads to the best section of a page, and back", async () => {
      const { page, close } = await search("cari.html?q=legitimasi", { base });
      await page.locator(".hit-section").filter({ hasText: "Bagian: Pembelajaran" }).waitFor();
      assert.deepEqual(await page.locator(".hit-excerpt mark").allInnerTexts(), ["legitimasi", "inovasi"]);
      await page.locator(".hit-title a").first().click();
      await page.waitForURL(/legitimasi-dari-bawah\.html#_lessons$/);
      await page.waitForFunction(() => CSS.highlights.has("searched"));
      assert.ok(await page.evaluate(() => Math.abs(document.getElementById("_lessons").getBoundingClientRect().top) < 200));
      await page.goBack();
      await count(page, "1 hasil");
      await close();
    });
  });
}

describe("results", () => {
  test("say what they are: kind, place, date, language", async () => {
    const { page, close } = await search("cari.html?q=spreading&all=1");
    const about = await page.locator(".hit-about").innerText();
    assert.match(about, /^Praktik\s+Kopenhagen\s+2 Oktober 2019\s+Inggris\s+Cari yang serupa$/);
    assert.equal(await page.locator(".hit-title").getAttribute("lang"), "en");
    await close();
    const english = await search("en/search.html?q=spreading");
    assert.match(await english.page.locator(".hit-about").innerText(), /^Case\s+Kopenhagen\s+2 October 2019\s+Find similar$/);
    await english.close();
  });

  test("are asked in the page's language, or in all", async () => {
    const { page, close } = await search("cari.html?q=inovasi");
    assert.equal((await asked(page))[0].options.lang, "id");
    await page.getByLabel("Cari dalam semua bahasa").check();
    await page.waitForFunction(() => location.search === "?q=inovasi&all=1" && window.asked.at(-1).options.lang === undefined);
    const other = await page.locator(".languages a[lang=en]").getAttribute("href");
    assert.match(other, /en\/search\.html\?q=inovasi&all=1$/);
    await close();
  });

  test("come ten at a time, and a reload shows as many as before", async () => {
    const { page, close } = await search("cari.html?q=antrean");
    await count(page, "27 hasil");
    assert.equal(await hits(page).count(), 10);
    await page.getByRole("button", { name: "Tampilkan berikutnya" }).click();
    await hits(page).nth(19).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Antrean puskesmas 11");
    assert.equal(query(page), "?q=antrean&page=2");
    await page.reload();
    await hits(page).nth(19).waitFor();
    await page.getByRole("button", { name: "Tampilkan berikutnya" }).click();
    await hits(page).nth(26).waitFor();
    assert.equal(await page.getByRole("button", { name: "Tampilkan berikutnya" }).isVisible(), false);
    await close();
  });

  test("an estimate is said to be one", async () => {
    const { page, close } = await search("cari.html?q=puskesmas");
    await count(page, "Lebih dari 20 hasil");
    await close();
  });

  test("an answer that comes late does not replace a newer one", async () => {
    const { page, close } = await site.open("cari.html?q=lambat");
    await page.waitForFunction(() => window.asked?.length > 0);
    await page.locator("#_find").fill("mal");
    await count(page, "1 hasil");
    await page.evaluate(() => window.teladan.search("lambat"));
    assert.deepEqual(await titles(page), ["Mal Pelayanan Publik"]);
    await close();
  });

  test("a correction is said, with the way back", async () => {
    const { page, close } = await search("cari.html?q=pelaynan");
    await page.getByText("Menampilkan hasil untuk “pelayanan”.").waitFor();
    await page.getByRole("button", { name: "Cari persis “pelaynan”" }).click();
    await page.getByRole("heading", { name: "Tidak ada hasil" }).waitFor();
    assert.equal(await page.locator("#_find").inputValue(), "\"pelaynan\"");
    assert.equal(await page.getByText("Menampilkan hasil untuk").isVisible(), false);
    await page.goBack();
    await page.getByText("Menampilkan hasil untuk “pelayanan”.").waitFor();
    await close();
  });
});

describe("filters", () => {
  test("are counted only when results stand, and not at all while their panel is closed", async () => {
    const { page, close } = await search("cari.html?q=inovasi");
    await page.locator(".filter").first().waitFor();
    const [first, second] = await asked(page);
    assert.equal(first.options.facets, undefined);
    assert.deepEqual(second.options.facets.slice(0, 3), ["kind", "sector", "province"]);
    await close();
    const phone = await search("cari.html?q=inovasi", { width: 360 });
    await phone.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    assert.deepEqual((await asked(phone.page)).filter(({ options }) => options.facets), []);
    await phone.page.locator(".filters > summary").click();
    await phone.page.locator(".filter").first().waitFor();
    await phone.close();
  });

  test("of factors are counted when they are opened, where there are many results", async () => {
    const { page, close } = await search("cari.html?q=antrean");
    await page.locator(".filter").first().waitFor();
    const counted = async () => (await asked(page)).flatMap(({ options }) => options.facets ?? []);
    assert.equal((await counted()).includes("hindered"), false);
    await page.locator("#_filter-hindered").click();
    await page.waitForFunction(() => window.asked.some(({ options }) => options.facets?.includes("hindered")));
    assert.equal((await counted()).includes("helped"), false);
    await close();
  });

  test("are labelled with their counts, and keep the focus on what was chosen", async () => {
    const { page, close } = await search("cari.html?q=inovasi");
    const box = value(page, /^Praktik/);
    assert.match(await box.locator("xpath=..").innerText(), /Praktik\s*3/);
    await box.focus();
    await page.keyboard.press("Space");
    await chip(page, "Jenis isi: Praktik").waitFor();
    await page.locator(".filter summary").filter({ hasText: "1 dipilih" }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), "_filter-kind-case");
    await close();
  });

  test("are removed one by one or together, and the focus stays near", async () => {
    const { page, close } = await search("cari.html?q=inovasi&kind=case&kind=locus&sector=desa");
    await chip(page, "Bidang: Desa").waitFor();
    await chip(page, "Jenis isi: Praktik").focus();
    await page.keyboard.press("Enter");
    await count(page, "1 hasil");
    assert.equal(query(page), "?q=inovasi&kind=locus&sector=desa");
    assert.equal(await page.evaluate(() => document.activeElement.className), "chip");
    await page.getByRole("button", { name: "Hapus semua saringan" }).first().click();
    await count(page, "4 hasil");
    assert.equal(await page.locator(".chip").count(), 0);
    await close();
  });

  test("a range of years narrows, whichever end is given", async () => {
    const { page, close } = await search("cari.html?q=antrean");
    await page.getByLabel("Dari tahun").fill("2017");
    await page.keyboard.press("Tab");
    await count(page, "6 hasil");
    await page.getByLabel("Sampai tahun").fill("2017");
    await page.keyboard.press("Enter");
    await count(page, "3 hasil");
    assert.equal(query(page), "?q=antrean&from=2017&to=2017");
    await chip(page, "Tahun: sejak 2017").click();
    await count(page, "24 hasil");
    await close();
  });

  test("a long list shows a part, then all of it", async () => {
    const { page, close } = await search("cari.html?q=antrean");
    await page.getByRole("button", { name: "Tampilkan semua (14)" }).click();
    assert.equal(await page.evaluate(() => document.activeElement.id), "_filter-province-p8");
    assert.equal(await page.getByRole("checkbox", { name: /Provinsi ke-14/ }).isVisible(), true);
    await close();
  });

  test("browse without a query", async () => {
    const { page, close } = await site.open("cari.html");
    assert.equal(await page.locator(".hits").isVisible(), false);
    await page.locator(".filters > summary").click();
    await value(page, /^Lokus/).check();
    await count(page, "1 hasil");
    assert.equal(query(page), "?kind=locus");
    assert.equal(await page.locator("#_browse").isVisible(), false);
    await close();
  });
});

describe("states", () => {
  test("nothing found says what to do", async () => {
    const { page, close } = await search("cari.html?q=zzzz&kind=case");
    const empty = page.locator(".search-empty");
    assert.match(await empty.innerText(), /lebih sedikit[\s\S]*ejaan[\s\S]*saringan[\s\S]*Jelajahi/);
    assert.equal(await page.locator("#_browse a").first().isVisible(), true);
    await empty.getByRole("button").click();
    await page.waitForFunction(() => location.search === "?q=zzzz");
    assert.doesNotMatch(await empty.innerText(), /saringan/);
    await close();
  });

  test("each failure says what to do, and results return after it", async () => {
    const said = new Set();
    const { page, close } = await site.open("cari.html");
    for (const code of ["missing", "damaged", "version", "unheard"]) {
      await page.locator("#_find").fill(`gagal ${code}`);
      await page.locator(".search-failed:visible").waitFor();
      await page.waitForFunction((query) => window.asked.at(-1)?.query === query, `gagal ${code}`);
      const alert = page.getByRole("alert");
      assert.match(await alert.innerText(), /muat ulang[\s\S]*penerbit/i);
      said.add(await alert.locator("p").innerText());
      assert.equal(await hits(page).first().isVisible().catch(() => false), false);
      await page.locator("#_find").fill("mal");
      await count(page, "1 hasil");
      assert.equal(await alert.isVisible(), false);
    }
    assert.equal(said.size, 4);
    await close();
  });

  test("filters that cannot be counted are told of, and the results stay", async () => {
    const { page, close } = await search("cari.html?q=hitungan");
    await page.getByRole("alert").filter({ hasText: /Saringan[^]*hilang/ }).waitFor();
    assert.equal(await hits(page).count(), 10);
    await close();
  });

  test("a reader who comes back finds the list where it was", async () => {
    const { page, close } = await search("cari.html?q=antrean&page=2");
    await hits(page).nth(15).locator("a").click();
    await page.waitForURL(/rsud-banyuwangi/);
    await page.goBack();
    await hits(page).nth(15).waitFor();
    await page.waitForFunction(() => {
      const { top, bottom } = document.querySelectorAll(".hit")[15].getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    await close();
  });

  test("without the engine the page says so and leads on", async () => {
    const { page, close } = await site.open("cari.html?q=inovasi", { base: "http://", without: "cari/akar.js" });
    await page.getByRole("alert").filter({ hasText: "hilang" }).waitFor();
    assert.equal(await page.locator("#_browse a").first().isVisible(), true);
    await close();
  });

  test("without script it says so and leads to all lists", async () => {
    const { page, close } = await site.open("cari.html?q=inovasi", { javaScriptEnabled: false });
    assert.match(await page.locator("main").innerText(), /memerlukan JavaScript/);
    assert.equal(await page.locator("#_search").isVisible(), false);
    assert.equal(await page.locator(".search-form").isVisible(), false);
    for (const heading of ["jenis", "bidang", "faktor", "provinsi", "abjad"]) {
      const links = page.locator("section").filter({ hasText: `Menurut ${heading}` }).getByRole("link");
      assert.ok(await links.count() > 1, heading);
    }
    await close();
  });
});

test("whatever is searched, found and chosen stays text", async () => {
  const evil = "<img src=x onerror=\"document.title='broken in'\">";
  for (const typed of [evil, "\"><script>document.title='broken in'</script>", "<svg/onload=alert(1)>", "{q}", "$&", "constructor"]) {
    const { page, faults, close } = await search(`cari.html?q=${encodeURIComponent(typed)}&sector=evil&sector=${encodeURIComponent(typed)}&from=${encodeURIComponent(typed)}`);
    await page.locator(".filter").first().waitFor();
    assert.equal(await page.locator("#_find").inputValue(), typed);
    assert.equal(await page.locator("main :is(img, script)").count(), 0);
    assert.ok((await page.locator(".chips").innerText()).includes("<img src=x"));
    assert.doesNotMatch(await page.title(), /broken/);
    assert.deepEqual(faults, []);
    await close();
  }
  const { page, close } = await search("cari.html?q=tanda");
  assert.equal((await titles(page))[0], `Tanda ${evil}`);
  await close();
});

test("axe has no objection in any state and look, and nothing is too wide", async () => {
  const states = ["cari.html", "cari.html?q=inovasi&kind=case&from=2016", "cari.html?q=pelaynan", "cari.html?q=zzzz&kind=case", "cari.html?q=gagal%20damaged", "en/search.html?q=inovasi"];
  for (const look of [...LOOKS, { width: 320 }, { forcedColors: "active" }]) {
    for (const state of states) {
      const { page, faults, close } = await site.open(state, look);
      await page.locator(".hit, .search-empty:visible, .search-failed:visible, .search-idle").first().waitFor();
      if (state.includes("inovasi")) {
        if (!(await page.locator(".filters").getAttribute("open") !== null)) await page.locator(".filters > summary").click();
        await page.locator(".filter").first().waitFor();
      }
      const where = `${state} ${JSON.stringify(look)}`;
      assert.deepEqual(faults, [], where);
      assert.ok(await tooWide(page) <= 0, where);
      assert.deepEqual(await objections(page), [], where);
      await close();
    }
  }
});

test("controls are large enough for a thumb", async () => {
  const { page, close } = await search("cari.html?q=inovasi&kind=case", { width: 360 });
  await page.locator(".filters > summary").click();
  await page.locator(".filter").first().waitFor();
  const small = await page.evaluate(() => {
    const controls = document.querySelectorAll("main :is(button, select, summary, label:has(input), input[type=search], .hit-title a)");
    return [...controls].filter((it) => it.checkVisibility() && it.getBoundingClientRect().height < 44).map((it) => it.outerHTML.slice(0, 90));
  });
  assert.deepEqual(small, []);
  await close();
});

test("on paper there are results and no controls", async () => {
  const { page, close } = await search("cari.html?q=inovasi&kind=case");
  await page.emulateMedia({ media: "print" });
  assert.equal(await hits(page).first().isVisible(), true);
  for (const control of [".search-form", ".filters", ".chips", ".search-sort"]) {
    assert.equal(await page.locator(control).isVisible(), false, control);
  }
  await close();
});
