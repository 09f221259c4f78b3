//! The client of the search, run in Node on the files of an index, answers every question as the
//! oracle does that looks at every document: result for result, total for total, count for count.

use std::{fmt::Write as _, fs, path::Path, process::Command};

use rayon::prelude::*;
use serde_json::json;
use teladan::{
    pipeline::{Options, compile},
    search::{IndexContents, TIER},
};

use crate::{
    oracle,
    project::Project,
    samples::{ADOPTION, CASE, INSTITUTE, LOCUS, VISIT, with},
};

/// Asks so many questions, with lists whole and split. Where a file ends depends on how long lists are,
/// and what an unknown word means on what is in its file: so each index is asked for itself.
fn compare(root: &Path, count: usize) {
    let compilation = compile(root, Options::default());
    let (Some(site), Some(config)) = (compilation.site, compilation.config) else {
        panic!("{} does not compile", root.display());
    };
    [TIER, 64, 8].into_par_iter().for_each(|tier| {
        let folder = tempfile::tempdir().expect("the system has room for a folder");
        let searchable = site.search(&config, tier, &|path, bytes| {
            let file = folder.path().join(path.as_str());
            fs::create_dir_all(file.parent().expect("it lies in a folder")).expect("a folder");
            fs::write(file, bytes).expect("files can be written");
        });
        let searchable = searchable.expect("the index can be made");
        compare_answers(&searchable, &config.languages, folder.path(), count);
    });
}

/// Asks the client on the files of a folder, and the oracle.
fn compare_answers(site: &IndexContents, languages: &[String], folder: &Path, count: usize) {
    if Command::new("node").arg("--version").output().is_err() {
        // tests/run tells it as skipped.
        return;
    }
    let questions = oracle::random_questions(site, count);
    let answers = questions.par_iter().map(|it| oracle::expected_answer(site, languages, it));
    let path = folder.join("answers.json");
    fs::write(&path, json!(answers.collect::<Vec<_>>()).to_string()).expect("answers are written");
    let run = Command::new("node")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/engine/parity.mjs"))
        .arg(&path)
        .arg(folder)
        .output()
        .expect("Node runs the client in this test");
    let (told, failed) =
        (String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert!(run.status.success(), "{told}{failed}");
    assert!(told.contains(&format!("{count} answers compared")), "{told}{failed}");
}

#[test]
fn the_client_answers_like_the_oracle_on_the_sample() {
    compare(Path::new(env!("CARGO_MANIFEST_DIR")), 200);
}

#[test]
fn the_client_answers_like_the_oracle_on_hundreds_of_entries() {
    compare(made_up().root(), 200);
}

const STEMS: &str = "layan tolak warga antre izin desa sehat pasar sungai guru nelayan data kerja sama \
    adopsi pimpin anggaran pustaka sampah banjir panen kampung kapal jalan pajak lapor tata kelola ajar \
    murid obat klinik rumah air listrik tani sawah hutan laut ikan kopi batik wisata budaya seni musik";

const COMMON: &str = "yang dan di untuk dengan dari pada oleh inovasi publik";

/// Bidang, stage and status by turns; numbers that have no factor in common.
const SECTORS: [&str; 4] = ["kesehatan", "pendidikan", "sosial", "[kesehatan, sosial]"];

/// A knowledge base of several hundred entries of all kinds in two languages, in which forms of
/// words, rare words and numbers occur as unequally as in real texts.
fn made_up() -> Project {
    let project = Project::new();
    project.file("teladan.yaml", "judul: Uji\nbahasa: [id, en]\n");
    project.file("content/lokus/uji.md", LOCUS).file("content/lembaga/uji.md", INSTITUTE);
    project.file("content/praktik/antrean.md", CASE);
    let mut words = Words(1);
    for number in 0..400 {
        let lines = format!(
            "judul: {}\nbidang: {}\nsejak: {}\nhambatan: [anggaran-terbatas]\n",
            words.sentence(4),
            SECTORS[number % 4],
            2001 + number % 23,
        );
        let text = with(CASE, &lines, &words.body());
        project.file(&format!("content/praktik/k-{number}.md"), text);
        if number % 5 == 0 {
            let english = format!("---\ntitle: {}\n---\n\n{}\n", words.sentence(3), words.body());
            project.file(&format!("content/praktik/k-{number}.en.md"), english);
        }
        if number % 7 == 0 {
            let visit = with(VISIT, &format!("judul: {}\n", words.sentence(5)), &words.body());
            project.file(&format!("content/kunjungan/k-{number}.md"), visit);
        }
        if number % 11 == 0 {
            let adoption =
                with(ADOPTION, &format!("judul: {}\n", words.sentence(5)), &words.body());
            project.file(&format!("content/adopsi/k-{number}.md"), adoption);
        }
    }
    project
}

/// Words in an order that repeats, but not soon.
struct Words(u32);

impl Words {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) % limit
    }

    fn word(&mut self) -> String {
        let pick = |list: &str, at: u32| {
            let words: Vec<&str> = list.split_whitespace().collect();
            words[at as usize % words.len()].to_owned()
        };
        match self.below(10) {
            0..3 => pick(COMMON, self.below(10)),
            3 => format!("{}-{0}", pick(STEMS, self.below(60))),
            4 => format!("kata{}", self.below(900)),
            5 => format!("e-{}", pick(STEMS, self.below(8))),
            _ => {
                let (first, second) = (self.below(60), self.below(60));
                let stem = pick(STEMS, first.min(second));
                let (before, after) = (self.below(9), self.below(9));
                let before = ["", "", "", "pe", "pem", "meng", "di", "ber", "ter"][before as usize];
                let after = ["", "", "", "", "an", "kan", "nya", "i", "lah"][after as usize];
                format!("{before}{stem}{after}")
            }
        }
    }

    fn sentence(&mut self, length: u32) -> String {
        (0..length).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }

    fn body(&mut self) -> String {
        let mut body = String::new();
        for section in 0..=self.below(3) {
            if section > 0 {
                let heading = self.sentence(3);
                write!(body, "## {heading}\n\n").expect("texts take more");
            }
            for _ in 0..=self.below(5) {
                let length = 3 + self.below(12);
                write!(body, "{}. ", self.sentence(length)).expect("texts take more");
            }
            body.push_str("\n\n");
        }
        body
    }
}
