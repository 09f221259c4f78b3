//! What was refused is not used: an address, a colour or an old address that could harm has no
//! value, whatever `--keep-going` and the levels of the rules say.

use crate::project::Project;

/// Settings of which every value is refused, and the levels under which they must stay refused.
const SETTINGS: &str = r#"judul: Uji
penerbit: {nama: X, url: "javascript:alert(1)"}
alamat_lapor: "javascript:alert(2)"
alamat_sunting: "data:text/html,x"
alamat_situs: "javascript:alert(3)"
warna: {utama: "red; } body { background: url(//evil) ", aksen: "12345g"}
menu: [{label: M, tautan: "javascript:alert(4)"}]
"#;

const SILENCED: &str = "aturan: {bentuk-salah: abaikan, skema-terlarang: mati, alamat-bentrok: \
    catatan, tautan-putus: mati}\n";

const PAGE: &str = r#"---
judul: Tentang
menu: ya
alamat_lama: [.htaccess, .git/hooks/post-checkout, ../luar.html, "a\\b.html", "c:/x.html"]
sumber:
  - {judul: Satu, url: "vbscript:x"}
  - {judul: Dua, url: "https:/contoh.go.id"}
---

[x](javascript:alert(5)) [y](https:///) <javascript:alert(6)>
"#;

/// Everything that a build has published, as one text with the names of the files.
fn published(project: &Project) -> String {
    let files = project.tree("public").into_iter();
    let files = files.filter(|(path, _)| !path.starts_with(".teladan"));
    files.map(|(path, bytes)| path + "\n" + &String::from_utf8_lossy(&bytes) + "\n").collect()
}

#[test]
fn refused_values_reach_no_page_whatever_the_levels_and_flags() {
    for settings in [SETTINGS.to_owned(), SETTINGS.to_owned() + SILENCED] {
        let project = Project::new();
        project.file("teladan.yaml", settings);
        project.file("content/halaman/tentang.md", PAGE);
        project.file("content/halaman/lain.md", "---\njudul: Lain\nmenu: ya\n---\n\nIsi.\n");
        project.run(["build", "--keep-going"]);
        let all = published(&project);
        assert!(all.contains("index.html"), "something is published");
        for bad in ["href=\"javascript", "vbscript:", "href=\"data:", "//evil", "12345g"] {
            assert!(!all.contains(bad), "{bad}");
        }
        for bad in ["public/.htaccess", "public/.git", "luar.html", "public/a\\b.html"] {
            assert!(!project.has(bad), "{bad}");
        }
    }
}

#[test]
fn a_setting_that_would_lower_a_rule_that_guards_is_told_and_changes_nothing() {
    let project = Project::new();
    project.file("teladan.yaml", "judul: Uji\naturan:\n  skema-terlarang: mati\n");
    project.file("content/halaman/a.md", "---\njudul: A\nmenu: ya\n---\n\n[x](javascript:a)\n");
    let rules = project.run(["check"]).exit(1).rules();
    let rules: Vec<&str> = rules.iter().map(|(rule, _)| rule.as_str()).collect();
    assert_eq!(rules, ["skema-terlarang", "tingkat-tetap"]);
    project.file("teladan.yaml", "judul: Uji\naturan:\n  skema-terlarang: kesalahan\n");
    assert_eq!(project.run(["check"]).exit(1).rules().len(), 1);
}

#[test]
fn an_address_without_a_host_is_told_with_the_whole_one() {
    let project = Project::new();
    project.file(
        "content/halaman/a.md",
        "---\njudul: A\nmenu: ya\nsumber:\n  - {judul: S, url: \"https:/contoh.go.id\"}\n---\n\n\
         [x](https:/contoh.go.id/a)\n",
    );
    let run = project.run(["check"]);
    let run = run.exit(1).stderr_has("maksudnya `https://contoh.go.id`?");
    run.stderr_has("maksudnya `https://contoh.go.id/a`?");
}
