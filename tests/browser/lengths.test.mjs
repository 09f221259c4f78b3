// On a phone no list is longer than it must be: 7,000 px in the sample, 9,000 px of a thousand cases.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { opened, site } from "./reader.mjs";

const folder = mkdtempSync(join(tmpdir(), "teladan-lengths-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** What stands on no page of one entry, in the folders of lists. */
const LISTS = ["praktik", "lokus", "kunjungan", "lembaga", "adopsi", "pembelajaran"];
/** Folders in which every page is a list. */
const TERMS = ["bidang", "wilayah", "faktor", "hambatan", "a-z"];

/** The pages that are not one entry, of a site. */
function lists(root) {
  const pages = readdirSync(root, { recursive: true }).map(String).filter((path) => path.endsWith(".html"));
  return pages.filter((path) => {
    const [first = "", second = ""] = path.split("/");
    if (!path.includes("/")) return ["index.html", "istilah.html", "cari.html", "404.html"].includes(path);
    return TERMS.includes(first) || (LISTS.includes(first) && /^(index|halaman-\d+)\.html$/.test(second));
  });
}

/** A thousand cases at fifty loci, each with texts as long as people write them. */
function thousand() {
  const words = "Warga datang ke kantor desa dan menunggu berjam-jam sebelum dilayani oleh petugas yang sedikit";
  const sectors = ["kesehatan", "pariwisata", "statistik", "pendidikan", "sosial"];
  const obstacles = ["penolakan-masyarakat", "anggaran", "pegawai"];
  const write = (kind, name, text) => writeFileSync(join(folder, "content", kind, `${name}.md`), text);
  for (const kind of ["praktik", "lokus"]) mkdirSync(join(folder, "content", kind), { recursive: true });
  writeFileSync(join(folder, "teladan.yaml"), "judul: Seribu\n");
  for (let at = 0; at < 50; at += 1) {
    write("lokus", `l${at}`, `---\njudul: Kabupaten Nomor ${at}\njenis: pemerintah-kabupaten\nprovinsi: jawa-timur\n---\n\n${words}.\n`);
  }
  for (let at = 0; at < 1000; at += 1) {
    const obstacle = obstacles[at % obstacles.length];
    write("praktik", `p${at}`, `---
judul: ${String.fromCharCode(65 + at % 26)} layanan keliling nomor ${at} bagi warga desa yang jauh
ringkasan: ${words}, lalu layanan dibawa ke balai desa pada hari pasar.
lokus: l${at % 50}
bidang: ${sectors[at % sectors.length]}
faktor_keberhasilan:
  - {faktor: legitimasi, uraian: "${words}."}
hambatan:
  - faktor: ${obstacle}
    uraian: ${words}.
    cara_mengatasi: Pegawai berkeliling dari dusun ke dusun, menjelaskan, dan mencatat keberatan.
    keadaan_akhir: teratasi
    menurut: lokus
hasil: belum-diketahui
pembelajaran:
  - {isi: "${words}.", sikap: adopsi}
---

${words}.
`);
  }
  execFileSync(process.env.TELADAN, ["build", "--root", folder, "--out", join(folder, "public")], { stdio: "pipe" });
  return join(folder, "public");
}

/** The pages that are longer than so many pixels. */
async function longer(root, most, paths) {
  const { page, go, close } = await opened({ width: 360 });
  const long = [];
  for (const path of paths) {
    await go(join(root, path));
    const length = await page.evaluate(() => document.documentElement.scrollHeight);
    if (length > most) long.push(`${path}: ${length} px`);
  }
  await close();
  return long;
}

test("no list of the sample is longer than 7,000 px at 360 px", async () => {
  assert.deepEqual(await longer(site, 7000, lists(site)), []);
});

test("no list of a thousand cases is longer than 9,000 px at 360 px", async () => {
  const root = thousand();
  // Of each folder the first pages: the others are like them.
  const paths = lists(root).filter((path) => !/halaman-(?!2\.)/.test(path));
  assert.ok(paths.length > 40, String(paths.length));
  assert.deepEqual(await longer(root, 9000, paths), []);
});
