//! What an editor may do to a knowledge base, at random: sequences of edits, renames and deletions
//! from a seed, for tests of what must hold after any of them.

use std::{fs, path::PathBuf};

use crate::{
    project::Project,
    samples::{ADOPTION, CASE, INSTITUTE, LOCUS, VISIT, png, with},
};

/// Numbers from a seed (xorshift64*).
#[derive(Debug)]
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % end
    }

    /// One of them.
    pub(crate) fn of<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())].clone()
    }
}

/// A site of some of everything.
pub(crate) fn start() -> Project {
    let project = Project::pair();
    project.file("teladan.yaml", "judul: Uji\nbahasa: [id, en]\n");
    project.file("content/kunjungan/uji.md", VISIT).file("content/lembaga/uji.md", INSTITUTE);
    project.file("content/adopsi/uji/index.md", ADOPTION);
    project.file("content/adopsi/uji/laporan.txt", "isi");
    project.file("content/praktik/antrean.en.md", "---\ntitle: Queue\n---\n\nText.\n");
    project
}

const CASES: [&str; 4] = ["antrean", "layanan", "pasar", "sungai"];
const LOCI: [&str; 3] = ["uji", "kota", "desa"];
const BODIES: [&str; 7] = [
    "Isi.",
    "Isi lain, lihat [[praktik/antrean]].\n\n## Bagian\n\nTeks.",
    "## Masalah\n\nAntre sejak pagi.\n\n## Hambatan\n\nBiaya.",
    "Lihat [lokus](../lokus/kota.md#bagian) dan [[praktik/pasar#bagian]].",
    "![Foto](foto.png) dan [berkas](laporan.txt)",
    "# Judul\n\nCatatan[^1] `[[lokus/uji]]`\n\n[^1]: Kaki [[lokus/desa]].",
    "",
];

/// One step; the paths that it touched.
pub(crate) fn step(project: &Project, chance: &mut Chance) -> Vec<PathBuf> {
    let path = match chance.below(14) {
        0 | 1 => {
            let path = format!("content/praktik/{}.md", chance.of(&CASES));
            project.file(&path, case(chance));
            path
        }
        2 => {
            let path = format!("content/praktik/{}/index.md", chance.of(&CASES));
            project.file(&path, case(chance));
            path
        }
        3 => {
            let name = chance.of(&["foto.png", "laporan.txt", "index.en.md"]);
            let path = format!("content/praktik/{}/{name}", chance.of(&CASES));
            project.bytes(&path, &png(chance.below(9)));
            path
        }
        4 => {
            let path = format!("content/lokus/{}.md", chance.of(&LOCI));
            let title = format!("judul: Kabupaten {}\n", chance.below(4));
            project.file(&path, with(LOCUS, &title, chance.of(&BODIES)));
            path
        }
        5 => {
            let path = format!("content/praktik/{}.en.md", chance.of(&CASES));
            let lines =
                chance.of(&["title: Queue", "title: Queue\nof: 2020-01-01", "titel: x", "["]);
            project.file(&path, format!("---\n{lines}\n---\n\n{}\n", chance.of(&BODIES)));
            path
        }
        6 => {
            let path = "content/halaman/tentang.md".to_owned();
            let lines = chance.of(&["menu: ya\n", "", "slug: antrean\n", "konsep: ya\n"]);
            let body = chance.of(&BODIES);
            project.file(&path, format!("---\njudul: Tentang\n{lines}---\n\n{body}\n"));
            path
        }
        7 => for_all(project, chance),
        8 => return delete(project, chance),
        9 => return rename(project, chance),
        10 => return moved_folder(project, chance),
        _ => return edit(project, chance),
    };
    vec![project.path(&path)]
}

fn case(chance: &mut Chance) -> String {
    let mut lines = format!("judul: Praktik {}\n", chance.below(5));
    lines += chance.of(&["lokus: lokus/uji\n", "lokus: lokus/kota\n", "lokus: Kota Lain\n"]);
    lines += chance.of(&[
        "",
        "bidang: baru\n",
        "konsep: ya\n",
        "slug: sama\n",
        "alamat_lama: praktik/lama\n",
        "terkait:\n  - praktik: pasar\n",
        "inspirasi: praktik/layanan\n",
        "jdul: x\n",
    ]);
    with(CASE, &lines, chance.of(&BODIES))
}

/// A file that all pages depend on.
fn for_all(project: &Project, chance: &mut Chance) -> String {
    let (path, text) = chance.of(&[
        ("teladan.yaml", "judul: Uji\nbahasa: [id, en]\n"),
        ("teladan.yaml", "judul: Lain\n"),
        ("teladan.yaml", "judul: Uji\nmenu:\n  - halaman/tentang\nwarna:\n  accent: \"#123456\"\n"),
        ("teladan.yaml", "judul: [\n"),
        ("content/istilah/bidang.yaml", "terms:\n  - id: baru\n    label: {id: Baru, en: New}\n"),
        ("content/istilah/bidang.yaml", "terms:\n  - id: lain\n    label: {id: Lain, en: Other}\n"),
        ("content/istilah/bidang.yaml", "terms: [\n"),
        ("themes/default/templates/page.html", "<p>{{ view.entry.title }} saja"),
        ("themes/default/templates/page.html", "{% if %}"),
        ("themes/default/i18n/id.yaml", "home: Awal\n"),
        ("themes/default/css/main.css", "p { margin: 0 }\n"),
        ("themes/default/css/main.css", "p { margin: 1 }\n"),
    ]);
    project.file(path, text);
    path.to_owned()
}

fn edit(project: &Project, chance: &mut Chance) -> Vec<PathBuf> {
    let Some(path) = any_file(project, chance, ".md") else { return Vec::new() };
    let text = fs::read_to_string(&path).unwrap_or_default();
    let text = match chance.below(5) {
        0 => format!("{text}\nKalimat {}.\n", chance.below(100)),
        1 => text.replacen("Isi", "Kata", 1),
        2 => text.replacen("---\n", "---\nwarga: [\n", 1),
        3 => text.replacen("warga: [\n", "", 9),
        _ => text + "\n## Bagian\n\nTeks.\n",
    };
    fs::write(&path, text).expect("files can be written");
    vec![path]
}

fn delete(project: &Project, chance: &mut Chance) -> Vec<PathBuf> {
    let Some(path) = any_file(project, chance, "") else { return Vec::new() };
    fs::remove_file(&path).expect("the file is there");
    vec![path]
}

fn rename(project: &Project, chance: &mut Chance) -> Vec<PathBuf> {
    let Some(from) = any_file(project, chance, ".md") else { return Vec::new() };
    let to = project.path(&format!("content/praktik/{}.md", chance.of(&CASES)));
    fs::create_dir_all(to.parent().expect("it lies in a folder")).expect("folders can be made");
    fs::rename(&from, &to).expect("files can be renamed");
    vec![from, to]
}

fn moved_folder(project: &Project, chance: &mut Chance) -> Vec<PathBuf> {
    let [from, to] =
        [(); 2].map(|()| project.path(&format!("content/praktik/{}", chance.of(&CASES))));
    // A folder is not moved onto one that is full.
    let _ = fs::rename(&from, &to);
    vec![from, to]
}

fn any_file(project: &Project, chance: &mut Chance, ending: &str) -> Option<PathBuf> {
    let files = project.tree("");
    let inputs = files.keys().filter(|path| path.ends_with(ending)).collect::<Vec<_>>();
    if inputs.is_empty() {
        return None;
    }
    let path: &String = chance.of(&inputs);
    Some(project.path(path))
}
