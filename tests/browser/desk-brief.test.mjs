// The brief: a dossier of what was chosen, on paper and as the draft of a visit.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { check, saved } from "./desk.mjs";
import { sheets } from "./pdf.mjs";
import { excess, full, objections, opened, site } from "./reader.mjs";

const CHOICE = "praktik/legitimasi-dari-bawah,praktik/smart-kampung-ketapang,lokus/mpp-banyuwangi";
const open = async (options, choice = CHOICE, path = "bahan-kunjungan.html", folder = site) => {
  const reader = await opened(options);
  await reader.page.goto(`${pathToFileURL(join(folder, path)).href}${choice && `?p=${choice}`}`);
  return reader;
};

for (const [width, colorScheme] of [[360, "dark"], [1280, "light"]]) {
  test(`at ${width} px the brief has a sheet for each locus, case and group, and nobody objects`, async () => {
    const { page, faults, close } = await open({ width, colorScheme });
    await page.locator(".brief-case").first().waitFor();
    await page.locator("[name=groups]").fill("Kelompok Satu\nKelompok Dua");
    await page.locator(".brief-field-sheet").nth(1).waitFor();
    const titles = await page.locator(".brief-sheet > h2").allTextContents();
    // The locus of a case is there without being chosen.
    for (const part of ["Mal Pelayanan Publik", "Ketapang", "Legitimasi", "Pertanyaan", "Sumber", "Kelompok Satu", "Kelompok Dua"]) {
      assert.ok(titles.some((title) => title.includes(part)), `${part} in ${titles}`);
    }
    assert.equal(await excess(page), 0);
    assert.deepEqual(faults, []);
    assert.deepEqual(await objections(page), []);
    await close();
  });
}

test("a locus has its place on a map", async () => {
  const { page, close } = await open({}, "lokus/mpp-banyuwangi");
  const map = page.locator(".brief-locus .brief-inset").first();
  await map.waitFor();
  assert.match(await map.getAttribute("aria-label"), /Jawa/);
  const [frame, x, y] = await map.evaluate((svg) => [svg.getAttribute("viewBox"), ...["cx", "cy"].map((key) => Number(svg.querySelector("circle").getAttribute(key)))]);
  const [left, top, width, height] = frame.split(/[ ,]+/).map(Number);
  assert.ok(x > left && x < left + width && y > top && y < top + height, `${x}, ${y} in ${frame}`);
  await close();
});

test("a change of two figures has bars of one scale", async () => {
  const { page, close } = await open({}, "praktik/loket-satu-jam", "bahan-kunjungan.html", full);
  const bars = page.locator(".brief-case .compare-bars");
  await bars.first().waitFor();
  const widths = await bars.first().locator("rect:last-child").evaluateAll((all) => all.map((it) => Number(it.getAttribute("width"))));
  assert.equal(widths.length, 2);
  assert.ok(widths.every((width) => width >= 0 && width <= 100) && widths[0] !== widths[1], widths.join());
  await close();
});

test("on A4 every part begins a sheet, with heads and numbers, and no sheet is blank", async () => {
  const { page, close } = await open();
  await page.locator(".brief-case").first().waitFor();
  await page.locator("[name=heading]").fill("Dua lokus untuk angkatan lima");
  await page.locator("[name=who]").fill("Angkatan V");
  await page.locator("[name=reason]").fill("Warga ikut menjaga hasilnya.");
  await page.getByText("Warga ikut menjaga hasilnya.", { exact: true }).last().waitFor();
  const parts = await page.locator(".brief-sheet").count();
  const { count, texts } = sheets(await page.pdf({ preferCSSPageSize: true }));
  assert.ok(count >= parts, `${count} sheets of paper for ${parts} parts`);
  assert.equal(texts.length, count, "every sheet has words");
  texts.forEach((text, at) => {
    assert.ok(text.includes(`${at + 1}/${count}`), `the number of sheet ${at + 1}`);
    if (at > 0) assert.ok(text.includes("Dualokusuntukangkatanlima"), `the title on sheet ${at + 1}`);
    assert.ok(text.length > 100, `sheet ${at + 1} holds more than its heads: ${text}`);
  });
  assert.ok(texts[0].includes("AngkatanV") && texts[0].includes("Wargaikutmenjagahasilnya"), texts[0]);
  assert.ok(texts.at(-1).includes("Yangbelumterjawab"), "the last sheet is the one to write on");
  // A part that is not wanted is gone from paper too.
  await page.locator("[name=part][value=sheets]").uncheck();
  await page.locator(".brief-field-sheet").waitFor({ state: "detached" });
  assert.equal(sheets(await page.pdf({ preferCSSPageSize: true })).count, count - 1);
  await close();
});

test("the draft of the visit passes the check, by keyboard", async () => {
  const { page, close } = await open({ acceptDownloads: true });
  await page.locator(".brief-case").first().waitFor();
  for (const [name, text] of [["heading", "Angkatan V: belajar di \"Banyuwangi\""], ["who", "Angkatan V"], ["organizer", "BPSDM Contoh"], ["reason", "Dekat warga: murah.\nSudah diadopsi."], ["questions", "Berapa biayanya?"], ["groups", "Satu\nDua"]]) {
    await page.locator(`[name=${name}]`).focus();
    await page.keyboard.insertText(text);
  }
  await page.locator("[name=start]").fill("2026-12-01");
  await page.locator("[name=end]").fill("2026-12-03");
  await page.locator(".brief-draft").focus();
  const draft = await saved(page, () => page.keyboard.press("Enter"));
  assert.match(draft.text, /^---\njudul: "Angkatan V: belajar di \\"Banyuwangi\\""\nkonsep: ya\n/);
  assert.match(draft.text, /\nlokus:\n(  - lokus\/[a-z-]+\n)+/);
  assert.match(draft.text, /\n  - legitimasi-dari-bawah\n/);
  assert.match(draft.text, /\npertanyaan:\n  - "Berapa biayanya\?"\n/);
  const { code, said } = check("kunjungan", draft);
  assert.equal(code, 0, said);
  assert.ok(!said.includes(draft.name), said);
  await close();
});

test("a draft asks for what a visit cannot be without", async () => {
  const { page, close } = await open();
  await page.locator(".brief-case").first().waitFor();
  await page.locator(".brief-draft").click();
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("name")), "organizer");
  await close();
});

test("what the address names and the site has not is told, and the rest is kept", async () => {
  const { page, close } = await open({}, "praktik/tidak-ada,apa-saja,praktik/legitimasi-dari-bawah");
  await page.locator(".brief-case").waitFor();
  const said = await page.locator(".brief-form .desk-status").textContent();
  assert.ok(said.includes("praktik/tidak-ada") && said.includes("apa-saja"), said);
  await close();
});

test("without a choice it leads to the lists, in both languages", async () => {
  for (const path of ["bahan-kunjungan.html", "en/brief.html"]) {
    const { page, faults, close } = await open({}, "", path);
    assert.ok(await page.locator(".brief-empty a").count() > 1, path);
    assert.ok(await page.locator(".brief-form").isHidden());
    assert.deepEqual(faults, []);
    assert.deepEqual(await objections(page), []);
    await close();
  }
});

test("what is said about a list is kept with it", async () => {
  const { page, close } = await open();
  await page.evaluate(() => window.teladanDesk.change((content) => {
    content.lists[0].entries.push({ name: "case/legitimasi-dari-bawah", title: "Legitimasi", note: "Tanyakan biayanya" });
  }));
  const bare = page.url().split("?")[0];
  await page.goto(bare);
  await page.locator(".brief-case").waitFor();
  assert.ok((await page.locator(".brief-case").textContent()).includes("Tanyakan biayanya"));
  await page.locator("[name=who]").fill("Angkatan VI");
  await page.locator(".brief-form .desk-status:not(:empty)").waitFor();
  await page.goto(bare);
  await page.locator(".brief-case").waitFor();
  assert.equal(await page.locator("[name=who]").inputValue(), "Angkatan VI");
  await close();
});
