// The ways round an obstacle, narrowed by what is on the page; the terms, found by what is typed. Both by
// keyboard, and both useful without script.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { opened, site } from "./reader.mjs";

const folder = mkdtempSync(join(tmpdir(), "teladan-ways-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A site where five cases of two fields overcame the same obstacle, one of them in part. */
function obstacle() {
  const write = (kind, name, text) => {
    mkdirSync(join(folder, "content", kind), { recursive: true });
    writeFileSync(join(folder, "content", kind, `${name}.md`), text);
  };
  writeFileSync(join(folder, "teladan.yaml"), "judul: Uji\n");
  write("lokus", "uji", "---\njudul: Kabupaten Uji\njenis: pemerintah-kabupaten\nprovinsi: jawa-timur\n---\n\nIsi.\n");
  for (let at = 0; at < 5; at += 1) {
    write("praktik", `p${at}`, `---
judul: Praktik ${at}
lokus: uji
bidang: ${at < 3 ? "kesehatan" : "pariwisata"}
faktor_keberhasilan: belum-diketahui
hambatan:
  - faktor: penolakan-masyarakat
    uraian: Warga menolak.
    cara_mengatasi: Duduk bersama.
    keadaan_akhir: ${at === 4 ? "teratasi-sebagian" : "teratasi"}
hasil: belum-diketahui
pembelajaran: belum-diketahui
---

Isi.
`);
  }
  execFileSync(process.env.TELADAN, ["build", "--root", folder, "--out", join(folder, "public")], { stdio: "pipe" });
  return join(folder, "public/hambatan/penolakan-masyarakat.html");
}

test("the ways round an obstacle are narrowed by field and outcome, and how many are left is said", async () => {
  const file = obstacle();
  const { page, faults, go, close } = await opened({ width: 360 });
  await go(file);
  const shown = () => page.locator(".way:visible").count();
  assert.equal(await shown(), 5);
  await page.locator("select[name=sectors]").selectOption("pariwisata");
  assert.equal(await shown(), 2);
  await page.locator("select[name=outcome]").selectOption("overcome");
  assert.equal(await shown(), 1);
  assert.equal(await page.locator(".way-filters [role=status]").textContent(), "Menampilkan 1 dari 5 cara.");
  await page.locator("select[name=sectors]").selectOption("");
  assert.equal(await shown(), 4);
  assert.deepEqual(faults, []);
  await close();
  const plain = await opened({ javaScriptEnabled: false });
  await plain.go(file);
  assert.equal(await plain.page.locator(".way:visible").count(), 5, "all of them without script");
  assert.equal(await plain.page.locator(".way-filters:visible").count(), 0);
  await plain.close();
});

test("a term is found in the folded lists by its name or another name of it", async () => {
  const { page, go, close } = await opened({ width: 360 });
  await go(join(site, "istilah.html"));
  assert.equal(await page.locator(".glossary-term:visible").count(), 0, "the lists are folded");
  await page.locator("#_term").focus();
  await page.keyboard.type("penolakan warga");
  assert.ok((await page.locator(".glossary-term:visible").count()) >= 1);
  assert.equal(await page.locator(".glossary-list:visible").count(), 1);
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Delete");
  assert.equal(await page.locator(".glossary-list:visible").count(), await page.locator(".glossary-list").count());
  await close();
});
