// A reader of the release before: what the browser kept then and the addresses that were shared then
// are read by the site of today. `tests/fixtures/published/kept-0.1.0.json` was written by the pages of
// that release in a browser, for the samples that stand in the archive beside it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { opened } from "./reader.mjs";

const fixture = new URL("../fixtures/published/kept-0.1.0.json", import.meta.url);
const { kept, shared, search } = JSON.parse(readFileSync(fixture, "utf8"));

const files = {
  "teladan.yaml": "judul: Uji\nkode: uji\n",
  "content/lokus/uji.md": "---\njudul: Kabupaten Uji\njenis: pemerintah-kabupaten\nprovinsi: jawa-timur\nsumber: Laporan uji\n---\n\nKabupaten di tepi laut.\n",
  "content/praktik/antrean.md":
    "---\njudul: Antrean daring\nlokus: lokus/uji\nbidang: kesehatan\nfaktor_keberhasilan: belum-diketahui\nhambatan: belum-diketahui\nhasil: belum-diketahui\npembelajaran: belum-diketahui\nsumber: Laporan uji\n---\n\nWarga mengambil nomor antrean dari rumah.\n",
};

let root;
before(() => {
  root = mkdtempSync(join(tmpdir(), "teladan-upgrade-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  execFileSync(process.env.TELADAN, ["build", "--root", root], { stdio: "ignore" });
});
after(() => rmSync(root, { recursive: true, force: true }));

/** An address of the site on the disk. */
const at = (address) => {
  const [path, question] = address.split("?");
  return `${pathToFileURL(join(root, "public", path)).href}${question ? `?${question}` : ""}`;
};

/** A window in which the browser still has what the release before kept. */
async function returned(stored = kept) {
  const reader = await opened();
  await reader.page.goto(at("index.html"));
  await reader.page.evaluate((stored) => {
    for (const [key, text] of Object.entries(stored)) localStorage.setItem(key, text);
  }, stored);
  return reader;
}

test("a list of the release before is there with its note, and so is the comparison", async () => {
  const { page, faults, close } = await returned();
  await page.goto(at("pilihan.html"));
  await page.waitForSelector(".choice a");
  const names = await page.locator(".choice").evaluateAll((items) => items.map((it) => it.dataset.choice));
  assert.deepEqual(names, ["case/antrean", "locus/uji"]);
  assert.equal(await page.locator(".choice textarea").first().inputValue(), "Tanyakan biayanya");
  await page.goto(at("praktik/index.html"));
  const button = page.locator(".card[data-name] .desk-button-compare").first();
  await page.waitForFunction(() => document.querySelector(".card[data-name] .desk-button-compare")?.getAttribute("aria-pressed") === "true");
  assert.equal(await button.getAttribute("aria-pressed"), "true");
  assert.deepEqual(faults, []);
  await close();
});

test("addresses that were shared then lead to the same entries", async () => {
  const { page, faults, close } = await returned({});
  await page.goto(at(shared));
  await page.waitForFunction(() => document.querySelector(".desk-shared")?.textContent.includes("Kabupaten Uji"));
  assert.match(await page.locator(".desk-shared").innerText(), /Antrean daring/);
  await page.goto(at(search));
  await page.waitForFunction(() => document.querySelector("main")?.textContent.includes("Antrean daring"));
  assert.deepEqual(faults, []);
  await close();
});
