// What a screen reader is told of each kind of page that is not one entry, held against a file that is
// read once by people. BLESS=1 writes the files anew.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { opened, site } from "./reader.mjs";

const folder = fileURLToPath(new URL("trees", import.meta.url));
const pages = [
  "index.html", "praktik/index.html", "hambatan/index.html", "hambatan/penolakan-masyarakat.html", "faktor/index.html",
  "faktor/pegawai.html", "bidang/index.html", "bidang/kesehatan.html", "wilayah/index.html", "wilayah/jawa-timur.html",
  "barometer.html", "penyebaran.html", "pembelajaran/index.html", "peta/index.html", "peta/jawa.html", "a-z/b.html", "istilah.html", "404.html",
];

for (const path of pages) {
  test(`${path} tells a screen reader what its file says`, async () => {
    const { page, go, close } = await opened();
    await go(join(site, path));
    // Long texts are not what a tree is read for: the first words of each line stand for it.
    const tree = (await page.locator("main").ariaSnapshot()).split("\n").map((line) => line.slice(0, 120)).join("\n");
    const file = join(folder, `${path.replaceAll("/", "_").replace(".html", "")}.txt`);
    if (process.env.BLESS || !existsSync(file)) {
      assert.ok(process.env.BLESS, `${file} is missing; BLESS=1 writes it`);
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, `${tree}\n`);
    }
    assert.equal(`${tree}\n`, readFileSync(file, "utf8"));
    await close();
  });
}
