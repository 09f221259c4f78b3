// The pages of the desk lead to one another: from where to go to the list, from the list to the brief
// and the fit check; and what an entry was called before still leads to it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { excess, objections, opened, site } from "./reader.mjs";

const root = new URL("../..", import.meta.url).pathname;
const teladan = (...words) => execFileSync(process.env.TELADAN, words, { stdio: "pipe" });
const content = (page) => page.evaluate(() => window.teladanDesk.read().content);

for (const [width, colorScheme] of [[360, "light"], [1280, "dark"]]) {
  test(`at ${width} px a place that was found is kept, taken along, and stands beside others`, async () => {
    const { page, go, faults, close } = await opened({ width, colorScheme });
    await go(join(site, "cocok.html"));
    await page.locator("#_obstacle").selectOption("penolakan-masyarakat");
    const place = page.locator(".finder-place").first();
    await place.locator(".desk-button-star").click();
    const { name } = await place.evaluate((it) => it.dataset);
    await page.locator(".desk-said a").click();
    await page.locator(".choice a").first().waitFor();
    assert.deepEqual((await content(page)).lists[0].entries.map((it) => it.name), [name]);
    assert.equal(await excess(page), 0);
    await page.locator(".list-brief").click();
    await page.locator(".brief-locus").first().waitFor();
    assert.match(page.url(), /bahan-kunjungan\.html\?p=lokus\/[a-z-]+$/);
    await page.goBack();
    await page.goBack();
    await page.locator(".finder-compare a").click();
    await page.locator(".compare-entry").nth(2).waitFor();
    assert.deepEqual(faults, []);
    await page.goBack();
    await place.waitFor();
    assert.deepEqual([await excess(page), await objections(page)], [0, []]);
    await close();
  });
}

test("a case in a list leads to its fit check, an empty list to no brief", async () => {
  const { page, go, close } = await opened();
  await go(join(site, "pilihan.html"));
  assert.ok(await page.locator(".list-brief").isHidden());
  await page.evaluate(() => window.teladanDesk.change(({ lists }) => {
    lists[0].entries.push({ name: "case/legitimasi-dari-bawah", title: "Legitimasi" });
  }));
  await page.locator(".choice-fit a").waitFor();
  assert.deepEqual(await objections(page), []);
  await page.locator(".choice-fit a").click();
  await page.locator(".fit-ask").first().waitFor();
  assert.match(page.url(), /uji-kecocokan\.html\?p=praktik\/legitimasi-dari-bawah$/);
  await close();
});

test("a page has the store once, and every page knows the way to all pages of the desk", async () => {
  const { page, go, close } = await opened();
  for (const path of ["index.html", "cocok.html", "bandingkan.html", "pilihan.html", "bahan-kunjungan.html", "uji-kecocokan.html", "praktik/legitimasi-dari-bawah.html"]) {
    await go(join(site, path));
    const ways = await page.evaluate(() => ["compare", "shortlist", "brief", "fit"].map((it) => window.teladanDesk.address(it, [])));
    const back = path.includes("/") ? "../" : "";
    assert.deepEqual(ways, ["bandingkan", "pilihan", "bahan-kunjungan", "uji-kecocokan"].map((it) => `${back}${it}.html`), path);
    assert.equal(await page.locator(".desk-words").evaluateAll((all) => all.flatMap((it) => [...it.content.querySelectorAll("[data-word=first_list]")]).length), 1, path);
  }
  await close();
});

test("an older name in an address or a list leads to the brief and to the fit check, with what was noted", async () => {
  const folder = mkdtempSync(join(tmpdir(), "teladan-renamed-"));
  try {
    for (const part of ["teladan.yaml", "content"]) cpSync(join(root, part), join(folder, part), { recursive: true });
    teladan("rename", "praktik", "legitimasi-dari-bawah", "warga-menjaga", "--root", folder);
    teladan("build", "--root", folder, "--out", join(folder, "out"));
    const { page, faults, close } = await opened();
    const address = (name, choice) => pathToFileURL(join(folder, "out", name)).href + choice;
    const old = { name: "case/legitimasi-dari-bawah", title: "Legitimasi", note: "Tanyakan biayanya" };
    const keep = (entry) => page.evaluate((it) => window.teladanDesk.change(({ lists }) => { lists[0].entries = [it]; }), entry);
    await page.goto(address("uji-kecocokan.html", ""));
    await keep(old);
    for (const choice of ["", "?p=praktik/legitimasi-dari-bawah", "?p=praktik/warga-menjaga"]) {
      await page.goto(address("bahan-kunjungan.html", choice));
      await page.locator(".brief-case").waitFor();
      assert.match(await page.locator(".brief-case").textContent(), /Tanyakan biayanya/, choice);
      assert.equal(await page.locator(".brief-form .desk-status").textContent(), "", choice);
    }
    for (const choice of ["?p=praktik/legitimasi-dari-bawah", "?p=praktik/warga-menjaga"]) {
      await keep(old);
      await page.goto(address("uji-kecocokan.html", choice));
      await page.locator(".fit-ask input").first().check();
      await page.locator(".fit-status:not(:empty)").waitFor();
      const { entries } = (await content(page)).lists[0];
      assert.deepEqual(entries.map((it) => [it.note, Boolean(it.fit)]), [["Tanyakan biayanya", true]], choice);
    }
    assert.deepEqual(faults, []);
    await close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
