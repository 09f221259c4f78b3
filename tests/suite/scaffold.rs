//! `teladan init` and `teladan new`: what they write is sound at once, in both languages, and
//! never takes the place of anything.

use crate::{project::Project, run::run};

const KINDS: [(&str, &str); 6] = [
    ("praktik", "case"),
    ("lokus", "locus"),
    ("kunjungan", "visit"),
    ("lembaga", "institute"),
    ("adopsi", "adoption"),
    ("halaman", "page"),
];

/// Runs a command that may add files, as no other may.
fn new(project: &Project, arguments: &[&str]) -> crate::run::Run {
    run(project.root(), &[], arguments)
}

fn settings(language: &str) -> String {
    format!("judul: Uji\nbahasa: [{language}]\n")
}

#[test]
fn a_new_knowledge_base_checks_and_builds_without_a_word() {
    for language in ["id", "en"] {
        let project = Project::new();
        project.run(["init", "baru", "--lang", language]).exit(0);
        project.run(["check", "--root", "baru", "--deny", "warnings"]).exit(0);
        project.run(["build", "--root", "baru"]).exit(0);
        assert!(project.has("baru/public/index.html"));
        let guide = if language == "id" { "baru/PANDUAN.md" } else { "baru/GUIDE.md" };
        assert!(project.has(guide));
    }
}

#[test]
fn the_files_for_windows_have_its_line_ends() {
    let project = Project::new();
    project.run(["init", "baru"]).exit(0);
    for name in ["pratinjau", "cek", "terbitkan"] {
        let text = project.read(&format!("baru/{name}.cmd"));
        let lines = text.matches('\n').count();
        assert_eq!(text.matches("\r\n").count(), lines, "{name}");
        assert!(lines > 3);
    }
}

#[test]
fn a_folder_that_is_not_empty_is_left_alone() {
    let project = Project::new();
    project.file("penuh/catatan.txt", "milik saya");
    project.run(["init", "penuh"]).exit(2);
    assert_eq!(project.tree("penuh").len(), 1);
}

#[test]
fn a_new_draft_of_every_kind_and_length_stands_in_nobodys_way() {
    for (language, position) in [("id", 0), ("en", 1)] {
        let project = Project::pair();
        project.file("teladan.yaml", settings(language));
        for kinds in KINDS {
            let kind = if position == 0 { kinds.0 } else { kinds.1 };
            new(&project, &["new", kind, &format!("Contoh {kind}: satu & dua")]).exit(0);
            new(&project, &["new", kind, &format!("pendek-{kind}"), "--short"]).exit(0);
        }
        let run = project.run(["check"]);
        assert!(run.errors().is_empty(), "{:?}", run.errors());
        project.run(["build", "--drafts"]).exit(0);
        project.run(["build"]).exit(0);
    }
}

#[test]
fn every_commented_key_of_a_draft_can_be_used_as_it_stands() {
    for (language, position) in [("id", 0), ("en", 1)] {
        for kinds in KINDS {
            let kind = if position == 0 { kinds.0 } else { kinds.1 };
            let project = Project::pair();
            project.file("teladan.yaml", settings(language));
            let before = project.tree("content");
            new(&project, &["new", kind, "contoh"]).exit(0);
            let after = project.tree("content");
            let path = after.keys().find(|path| !before.contains_key(*path)).unwrap();
            let path = format!("content/{path}");
            project.file(&path, uncommented(&project.read(&path)));
            let run = project.run(["check"]);
            // What the examples refer to is not there, and their photos are not either.
            let known = ["rujukan-putus", "berkas-hilang", "dangling-reference", "missing-file"];
            let others: Vec<_> = run
                .errors()
                .into_iter()
                .filter(|(rule, _)| !known.contains(&rule.as_str()))
                .collect();
            assert!(others.is_empty(), "{kind}: {others:?}");
        }
    }
}

/// A draft with its keys uncommented: `#kunci: …` and the lines that belong to it. Keys that the
/// draft has already, with an example below, stay as they are.
fn uncommented(draft: &str) -> String {
    let mut used: Vec<String> = Vec::new();
    let mut lines = Vec::new();
    let mut skipping = false;
    for line in draft.lines() {
        let bare = line.strip_prefix('#').unwrap_or(line);
        let is_key = !bare.starts_with([' ', '-', '#']) && bare.contains(':');
        if is_key {
            let key = bare.split(':').next().unwrap_or_default().to_owned();
            skipping = line.starts_with('#') && used.contains(&key);
            used.push(key);
        }
        let is_code = line.starts_with('#') && (is_key || line.starts_with("#  "));
        if !(is_code && skipping) {
            lines.push(if is_code { bare } else { line });
        }
    }
    lines.join("\n")
}

#[test]
fn a_draft_never_takes_the_place_of_a_file() {
    let project = Project::pair();
    let before = project.tree("content");
    let (name, _) = before.iter().find(|(path, _)| path.starts_with("praktik/")).unwrap();
    let name = name.trim_start_matches("praktik/").trim_end_matches(".md").to_owned();
    project.run(["new", "praktik", &name]).exit(2);
    assert_eq!(project.tree("content"), before);
}

#[test]
fn a_kind_that_does_not_exist_is_answered_with_those_that_do() {
    let project = Project::new();
    let run = project.run(["new", "praktk", "x"]);
    run.exit(2).stderr_has("praktik, lokus, kunjungan, lembaga, adopsi, halaman");
    run.stderr_has("maksudnya `praktik`?");
}

/// Words of the table that an English editor would not write, and ends of Indonesian words.
fn is_indonesian(word: &str) -> bool {
    const KEYS: [&str; 12] = [
        "faktor", "uraian", "oleh", "tanggal", "berkas", "judul", "nama", "praktik", "lokus",
        "jumlah", "waktu", "isi",
    ];
    KEYS.contains(&word)
}

#[test]
fn an_english_draft_is_english_throughout() {
    let project = Project::pair();
    project.file("teladan.yaml", settings("en"));
    for (_, kind) in KINDS {
        new(&project, &["new", kind, &format!("an-example-{kind}")]).exit(0);
    }
    for (path, bytes) in project.tree("content") {
        if !path.contains("an-example-") {
            continue;
        }
        let text = String::from_utf8(bytes).expect("a draft is text");
        let words = text.split(|c: char| !c.is_alphanumeric());
        let wrong: Vec<&str> = words.filter(|word| is_indonesian(word)).collect();
        assert!(wrong.is_empty(), "{path}: {wrong:?}");
        assert!(!text.contains("ya\n"), "{path} has an Indonesian yes");
    }
}

#[test]
fn a_draft_puts_what_people_write_first_before_what_is_about_the_page() {
    let project = Project::pair();
    project.file("teladan.yaml", settings("id"));
    new(&project, &["new", "praktik", "contoh"]).exit(0);
    let text = project.read("content/praktik/contoh.md");
    let at = |key: &str| text.find(key).unwrap_or_else(|| panic!("{key} is in no draft"));
    let order =
        ["\njudul:", "\nringkasan:", "\nhambatan:", "\n#masalah:", "\n#sumber:", "\n#tanggal:"];
    assert!(order.is_sorted_by_key(|key| at(key)), "{text}");
    assert!(at("\n#sumber:") < at("tentang halaman ini sendiri"));
}

#[test]
fn a_draft_shows_what_may_stand_behind_a_key() {
    let project = Project::pair();
    project.file("teladan.yaml", settings("id"));
    for kind in ["praktik", "lokus"] {
        new(&project, &["new", kind, "contoh"]).exit(0);
    }
    let text = project.read("content/praktik/contoh.md");
    for line in [
        "# Pilihan: inisiatif, uji-coba, penerapan.",
        "# Boleh juga: belum-diketahui, tidak-ada.",
        "# Nama biasa, atau lokus/ dan nama berkasnya tanpa .md.",
        "# Tahun, bulan, atau tanggal: 2018, 2018-10, atau 2018-10-17.",
        "# Angka dari 1 sampai 17.",
        "# `sikap`: Pilihan: adopsi, adaptasi, hindari.",
    ] {
        assert!(text.contains(&format!("\n{line}")), "no `{line}` in\n{text}");
    }
    assert!(text.contains("semuanya, di halaman Istilah"), "{text}");
    assert!(project.read("content/lokus/contoh.md").contains("aceh; "));
}
