// The fit check: from a case to an outcome with its reasons, into the brief and into an adoption.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { check, saved } from "./desk.mjs";
import { excess, objections, opened, site } from "./reader.mjs";

const CASE = "praktik/legitimasi-dari-bawah.html";

for (const [width, colorScheme] of [[360, "dark"], [1280, "light"]]) {
  test(`at ${width} px a case leads to its fit check, and nobody objects`, async () => {
    const { page, faults, go, close } = await opened({ width, colorScheme });
    await go(join(site, CASE));
    await page.getByRole("link", { name: "Cocokkan dengan tempat kami" }).click();
    await page.locator(".fit-ask").first().waitFor();
    const small = await page.evaluate(() => [...document.querySelectorAll("main :is(button, .desk-choice, input:not([type=radio]), textarea)")]
      .filter((it) => it.checkVisibility() && it.getBoundingClientRect().height < 43).map((it) => it.outerHTML.slice(0, 80)));
    assert.deepEqual(small, []);
    assert.equal(await excess(page), 0);
    assert.deepEqual(faults, []);
    assert.deepEqual(await objections(page), []);
    await close();
  });
}

test("answers by keyboard give an outcome with its reason, kept, printed in the brief, and a draft that passes the check", async () => {
  const { page, go, close } = await opened({ acceptDownloads: true });
  await go(join(site, CASE));
  await page.getByRole("link", { name: "Cocokkan dengan tempat kami" }).click();
  await page.locator(".fit-ask").first().waitFor();
  await page.locator(".fit-form input").first().focus();
  await page.keyboard.insertText("Dinas Kesehatan Contoh");
  const groups = await page.locator(".fit-ask:has(.fit-choices)").count();
  for (let at = 0; at < groups - 1; at += 1) {
    await page.locator(".fit-choices").nth(at).locator("input").first().focus();
    await page.keyboard.press("Space");
  }
  assert.match(await page.locator(".fit-outcome").textContent(), /Terapkan/);
  assert.match(await page.locator(".fit-because").textContent(), /Semua yang diperlukan ada/);
  await page.keyboard.press("ArrowRight");
  assert.match(await page.locator(".fit-outcome").textContent(), /Sesuaikan/);
  assert.match(await page.locator(".fit-because").textContent(), /Masih diragukan: Tahukah kami/);
  await page.locator(".fit-status:not(:empty)").waitFor();
  const draft = await saved(page, () => page.locator(".fit-draft").click());
  assert.match(draft.text, /\npenerima: "Dinas Kesehatan Contoh"\nstatus: disusun\npraktik: legitimasi-dari-bawah\ncara_replikasi: menyesuaikan\n/);
  const { code, said } = check("adopsi", draft);
  assert.equal(code, 0, said);
  assert.ok(!said.includes(draft.name), said);
  await page.reload();
  await page.locator(".fit-ask").first().waitFor();
  assert.equal(await page.locator(".fit-form input").first().inputValue(), "Dinas Kesehatan Contoh");
  await page.locator(".fit-brief").click();
  await page.locator(".brief-fit").waitFor();
  const printed = await page.locator(".brief-fit").textContent();
  assert.ok(printed.includes("Dinas Kesehatan Contoh") && printed.includes("Sesuaikan"), printed);
  await close();
});

test("a question answered no says avoid, and then there is no adoption to begin", async () => {
  const { page, go, close } = await opened();
  await go(join(site, CASE));
  await page.getByRole("link", { name: "Cocokkan dengan tempat kami" }).click();
  await page.locator(".fit-choices").first().waitFor();
  const four = page.locator(".fit-part").nth(1);
  await four.locator(".fit-choices").first().locator("input").nth(2).check();
  assert.match(await page.locator(".fit-outcome").textContent(), /Hindari/);
  assert.ok(await page.locator(".fit-draft").isDisabled());
  await close();
});

test("a fit check of a later version is told and left as it is", async () => {
  const { page, go, close } = await opened();
  await go(join(site, "uji-kecocokan.html"));
  const later = await page.evaluate(() => {
    window.teladanDesk.change((content) => {
      content.lists[0].entries.push({ name: "case/legitimasi-dari-bawah", title: "Legitimasi", fit: { version: 9, new: true } });
    });
    return window.teladanDesk.raw();
  });
  await page.goto(`${page.url()}?p=praktik/legitimasi-dari-bawah`);
  await page.locator(".fit-choices input").first().check();
  assert.match(await page.locator(".fit-status").textContent(), /versi situs yang lebih baru/);
  assert.equal(await page.evaluate(() => window.teladanDesk.raw()), later);
  await close();
});

test("without a case it is a sheet for paper and leads to the cases", async () => {
  for (const path of ["uji-kecocokan.html", "en/fit-check.html"]) {
    const { page, faults, go, close } = await opened();
    await go(join(site, path));
    assert.equal(await page.locator(".fit-four li").count(), 4);
    assert.ok(await page.locator(".fit-empty a").isVisible());
    assert.deepEqual(faults, []);
    assert.deepEqual(await objections(page), []);
    await close();
  }
});
