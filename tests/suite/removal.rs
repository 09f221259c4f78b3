//! What is withdrawn, deleted, a draft or taken out of a page stands in no published byte, at once:
//! not on a page, not in the search, not beside it.

use std::collections::BTreeMap;

use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::{
    project::Project,
    samples::{CASE, LOCUS, png, with},
};

const PATH: &str = "content/praktik/rahasia/index.md";

/// A case with a word of its own in each place that may be taken out of it.
fn case() -> String {
    let lines = "ringkasan: Kataringkas zwanabc.\nmasalah: Katamasalah zwandef.\n\
         pembelajaran:\n  - isi: Katapelajaran zwanghi.\n    sikap: adopsi\n\
         hambatan:\n  - sdm: Katahambatan zwanjkl.\n\
         foto:\n  - {berkas: zwanfoto.png, alt: Katafoto zwanmno}\n";
    let case = with(CASE, lines, "Kataisi zwanpqr.\n\n## Katabagian zwanstu\n\nIsi bagian.");
    case.replace("hambatan: belum-diketahui\n", "").replace("pembelajaran: belum-diketahui\n", "")
}

/// The words of the case, and the name of its photo.
const WORDS: [&str; 8] =
    ["zwanabc", "zwandef", "zwanghi", "zwanjkl", "zwanmno", "zwanpqr", "zwanstu", "zwanfoto"];

/// A site of that case, its photo and its translation, and of others that refer to it.
fn site() -> Project {
    let project = Project::new();
    project.file("teladan.yaml", "judul: Uji\nbahasa: [id, en]\n");
    project.file("content/lokus/uji.md", LOCUS).file("content/praktik/antrean.md", CASE);
    project.file(PATH, case()).bytes("content/praktik/rahasia/zwanfoto.png", &png(0));
    let translation = "---\ntitle: Queue\n---\n\nEnglish zwanvwx.\n";
    project.file("content/praktik/rahasia/index.en.md", translation);
    project.file("content/halaman/tentang.md", "---\njudul: Tentang\n---\n\n[[praktik/rahasia]]\n");
    project.build();
    for word in WORDS.into_iter().chain(["zwanvwx"]) {
        assert!(!found(&project, word).is_empty(), "{word} is published at first");
    }
    project
}

/// The published files that hold a word, in their name or in their bytes, unpacked.
fn found(project: &Project, word: &str) -> Vec<String> {
    let tree: BTreeMap<String, Vec<u8>> = project.tree("public");
    let holds = |path: &str, bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        path.contains(word) || text.contains(word) || unpack(&text_of(bytes)).contains(word)
    };
    tree.into_iter().filter(|(path, bytes)| holds(path, bytes)).map(|(path, _)| path).collect()
}

fn text_of(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// What is packed into a file of the index.
fn unpack(text: &str) -> String {
    let parts = text.split('"').filter(|part| part.len() > 20);
    let unpacked = parts.filter_map(|part| {
        let packed = STANDARD.decode(part).ok()?;
        miniz_oxide::inflate::decompress_to_vec(&packed).ok()
    });
    unpacked.map(|bytes| text_of(&bytes).to_lowercase()).collect()
}

/// Asserts that the next build publishes none of the words, and nothing that a build into an empty
/// folder would not.
#[track_caller]
fn assert_gone(project: &Project, words: &[&str]) {
    project.build();
    for word in words {
        assert_eq!(found(project, word), Vec::<String>::new(), "{word}");
    }
    let grown = project.tree("public");
    std::fs::remove_dir_all(project.path("public")).expect("it is there");
    project.build();
    let fresh = project.tree("public");
    assert!(grown.keys().eq(fresh.keys()), "files of before have stayed");
    assert!(grown == fresh);
}

#[test]
fn a_deleted_entry_leaves_nothing() {
    let project = site();
    for file in ["index.md", "index.en.md", "zwanfoto.png"] {
        project.remove(&format!("content/praktik/rahasia/{file}"));
    }
    project.remove("content/halaman/tentang.md");
    assert_gone(&project, &WORDS);
    assert_eq!(found(&project, "zwanvwx"), Vec::<String>::new());
}

#[test]
fn a_withdrawn_entry_leaves_only_its_title_and_the_reason() {
    let project = site();
    project.file(PATH, with(&case(), "ditarik: Lokus memintanya\n", "Kataisi zwanpqr."));
    assert_gone(&project, &WORDS);
    assert_eq!(found(&project, "zwanvwx"), Vec::<String>::new());
}

#[test]
fn an_entry_that_becomes_a_draft_leaves_nothing() {
    let project = site();
    project.file(PATH, with(&case(), "konsep: ya\n", "Kataisi zwanpqr."));
    assert_gone(&project, &WORDS);
    assert_eq!(found(&project, "rahasia.html"), Vec::<String>::new());
}

#[test]
fn a_renamed_entry_leaves_nothing_under_its_old_name() {
    let project = site();
    for file in ["index.md", "index.en.md", "zwanfoto.png"] {
        let bytes = std::fs::read(project.path("content/praktik/rahasia").join(file));
        project.bytes(&format!("content/praktik/terbuka/{file}"), &bytes.expect("it is there"));
        project.remove(&format!("content/praktik/rahasia/{file}"));
    }
    project.remove("content/halaman/tentang.md");
    assert_gone(&project, &["rahasia"]);
}

#[test]
fn a_value_a_translation_or_a_photo_that_is_taken_out_leaves_nothing() {
    let project = site();
    let text = case().replace("masalah: Katamasalah zwandef.\n", "");
    project.file(PATH, &text);
    assert_gone(&project, &["zwandef"]);
    project.file(PATH, text.replace("Katahambatan zwanjkl", "Lain"));
    assert_gone(&project, &["zwandef", "zwanjkl"]);
    project.remove("content/praktik/rahasia/index.en.md");
    assert_gone(&project, &["zwanvwx"]);
    let photo = "foto:\n  - {berkas: zwanfoto.png, alt: Katafoto zwanmno}\n";
    project.file(PATH, text.replace(photo, ""));
    project.remove("content/praktik/rahasia/zwanfoto.png");
    assert_gone(&project, &["zwanfoto", "zwanmno"]);
}
