//! A site's own theme: files over those of the default theme, one by one, and what happens when
//! one of them is wrong.

use crate::{
    project::Project,
    samples::{CASE, CASE_PATH, with},
};

const TEMPLATE: &str = "themes/default/templates/page.html";
const WORDS: &str = "themes/default/i18n/id.yaml";

/// A site of one page with one file of a theme.
fn themed(path: &str, text: &str) -> Project {
    let project = Project::page("Isi.");
    project.file(path, text);
    project
}

#[test]
fn one_template_is_replaced_and_the_others_stay() {
    let project = themed(TEMPLATE, "<!doctype html><title>x</title><p>{{ view.entry.title }} saja");
    project.file(CASE_PATH, CASE.replace("lokus/uji", "Kota Uji")).build();
    assert_eq!(project.html("uji.html").text(), "Uji saja");
    project.html("praktik/antrean.html").says("Yang belum diketahui");
}

#[test]
fn a_template_may_extend_the_one_it_replaces() {
    let text = "{% extends \"default/page.html\" %}\n{% block main %}<p>Pembuka</p>{{ super() }}{% endblock main %}\n";
    let project = themed(TEMPLATE, text);
    project.build();
    project.html("uji.html").says("Pembuka Uji").says("Isi.");
}

#[test]
fn a_part_of_all_pages_may_be_replaced() {
    let project = themed("themes/default/templates/partials/footer.html", "<footer>Kaki</footer>");
    project.build();
    project.html("uji.html").says("Kaki");
    project.html("index.html").says("Kaki");
}

#[test]
fn a_template_that_does_not_compile_is_a_diagnostic_and_the_old_site_stays() {
    let project = Project::page("Isi.");
    project.build();
    let before = project.tree("public");
    project.file(TEMPLATE, "<p>\n{% if view.entry %}\n");
    let run = project.run(["build"]);
    let rules = run.exit(1).errors();
    assert_eq!(rules.len(), 1);
    assert_eq!(rules[0].0, "templat-salah");
    assert!(rules[0].1.starts_with(&format!("{TEMPLATE}:")), "{rules:?}");
    assert_eq!(project.tree("public"), before);
    project.remove(TEMPLATE).build();
}

#[test]
fn a_template_that_fails_on_a_page_is_a_diagnostic_and_the_old_site_stays() {
    let project = Project::page("Isi.");
    project.build();
    let before = project.tree("public");
    project.file(TEMPLATE, "<p>\n{{ view.tidak.ada }}\n");
    let found = ("templat-salah".to_owned(), format!("{TEMPLATE}:2:9"));
    assert_eq!(project.run(["build"]).exit(1).errors(), [found]);
    assert_eq!(project.tree("public"), before);
}

#[test]
fn a_template_that_never_ends_or_includes_itself_is_a_diagnostic() {
    for text in ["{% include \"page.html\" %}", "{% extends \"page.html\" %}"] {
        let project = themed(TEMPLATE, text);
        assert_eq!(project.run(["build"]).exit(1).error_names(), ["templat-salah"], "{text}");
    }
}

#[test]
fn a_page_that_loads_from_another_host_is_not_published() {
    for text in [
        "<p>\n<img alt=\"\" src=\"https://a.id/b.png\">\n",
        "<p>\n<link rel=\"icon\" href='https://a.id/b.png'>\n",
        "<p>\n<svg><use href=\"https://a.id/b.png#c\"></use></svg>\n",
    ] {
        let project = Project::page("Isi.");
        project.build();
        let before = project.tree("public");
        project.file(TEMPLATE, text);
        for command in ["check", "build"] {
            let run = project.run([command]);
            let errors = run.exit(1).stderr_has("https://a.id/b.png").errors();
            let (rule, place) = &errors[0];
            assert_eq!(rule, "muat-dari-luar", "{text}");
            assert!(place.starts_with(&format!("{TEMPLATE}:2:")), "{place}");
        }
        assert_eq!(project.tree("public"), before);
        project.file(TEMPLATE, text.replace("https://", "")).build();
    }
    let project = themed(TEMPLATE, "<p><a href=\"https://a.id/b.png\">b</a>\n");
    project.build();
    // The address may come from the settings, and stand in no template.
    let project = themed(TEMPLATE, "<img src=\"{{ 'https:' ~ '//a.id/b.png' }}\">\n");
    assert_eq!(project.run(["build"]).exit(1).error_names(), ["muat-dari-luar"]);
}

#[test]
fn the_cure_for_what_is_loaded_from_elsewhere_cures() {
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>";
    let style = "themes/default/css/ours.css";
    let project = themed(TEMPLATE, "<img alt=\"\" src=\"https://a.id/b.svg\">\n");
    project.file(style, "p { background: url(https://a.id/b.svg) }\n");
    let told = project.run(["check"]).exit(1).error_names();
    assert_eq!(told, ["muat-dari-luar", "muat-dari-luar"]);
    project.file("themes/default/static/b.svg", drawing);
    project.file(TEMPLATE, "<img alt=\"\" src=\"{{ page.assets }}b.svg\">\n");
    project.file(style, "p { background: url(../b.svg) }\n").build();
    let picture = project.html("uji.html").values("img", "src").pop().expect("a picture");
    assert!(project.has(&format!("public/{picture}")), "{picture}");
    let folder = picture.strip_suffix("b.svg").expect("its folder");
    let css = project.read(&format!("public/{folder}css/main.css"));
    assert!(css.contains("url(../b.svg)"), "the way from the style sheet");
}

#[test]
fn one_word_of_the_interface_is_replaced() {
    let project = themed(WORDS, "home: Halaman muka\n");
    project.build();
    project.html("uji.html").says("Halaman muka").says_not("Beranda");
}

#[test]
fn a_broken_file_of_words_is_a_diagnostic() {
    let project = themed(WORDS, "home: \"Halaman\n");
    let found = project.run(["build"]).exit(1).errors();
    assert_eq!(found[0].0, "tata-tulis");
    assert!(found[0].1.starts_with(WORDS));
}

#[test]
fn words_may_not_smuggle_markup_into_a_page() {
    let project = themed(WORDS, "home: \"<img src=x onerror=alert(1)>\"\n");
    project.build();
    assert!(!project.html("uji.html").has("img"));
}

#[test]
fn a_style_of_the_site_is_published_and_changes_the_folder_of_assets() {
    let project = Project::page("Isi.");
    project.build();
    let sheet = |project: &Project| {
        let sheets = project.html("uji.html").values("link[rel=stylesheet]", "href");
        sheets.into_iter().next().expect("a page has a style sheet")
    };
    let before = sheet(&project);
    project.file("themes/default/css/print.css", "p { color: teal }\n").build();
    let after = sheet(&project);
    assert_ne!(before, after);
    assert!(!project.has(&format!("public/{before}")));
    assert!(project.read(&format!("public/{after}")).contains("p { color: teal }"));
}

#[test]
fn a_file_of_the_theme_is_published_as_it_is() {
    let project = Project::page("Isi.");
    project.bytes("themes/default/static/lambang/kami.bin", b"\x00\xFF").build();
    let found =
        project.tree("public").into_iter().find(|(path, _)| path.ends_with("/lambang/kami.bin"));
    assert!(found.is_some_and(|(path, bytes)| path.starts_with("aset/") && bytes == b"\x00\xFF"));
}

#[test]
fn colours_of_the_settings_reach_the_style_sheet() {
    let project = Project::page("Isi.");
    project.file("teladan.yaml", "judul: Uji\nwarna: {utama: \"#123456\"}\n").build();
    let sheets = project.tree("public").into_iter().filter(|(path, _)| path.contains("/css/"));
    let text: Vec<u8> = sheets.flat_map(|(_, bytes)| bytes).collect();
    assert!(String::from_utf8_lossy(&text).contains("#123456"));
}

#[test]
fn a_theme_of_another_name_builds_on_the_default_one() {
    let project = themed("themes/biru/i18n/id.yaml", "home: Biru\n");
    project.file("teladan.yaml", "judul: Uji\ntema: biru\n").build();
    project.html("uji.html").says("Biru").says("Isi.");
}

#[test]
fn a_theme_that_nobody_chose_changes_nothing() {
    let (plain, themed) = (Project::pair(), Project::pair());
    themed.file("themes/biru/i18n/id.yaml", "home: Biru\n");
    themed.file("themes/biru/templates/case.html", "{% if %}").build();
    plain.build();
    assert!(plain.tree("public") == themed.tree("public"));
}

#[test]
fn a_language_that_the_theme_does_not_speak_can_be_added_by_the_site() {
    let project = Project::pair();
    project.file("teladan.yaml", "judul: Uji\nbahasa: [id, jv]\n");
    project.run(["build"]).exit(1).stderr_has("jv");
    let words = include_str!("../../themes/default/i18n/id.yaml");
    project.file("themes/default/i18n/jv.yaml", words.replace("Beranda", "Kaca ngarep"));
    project.file(CASE_PATH, with(CASE, "", "Isi.")).build();
    project.html("jv/praktik/antrean.html").says("Kaca ngarep");
}

#[test]
fn a_check_finds_what_a_template_does_on_a_single_page() {
    let project = Project::page("Isi.");
    let block = |inner: &str| {
        format!(
            "{{% extends \"default/page.html\" %}}\n{{% block main %}}{inner}{{% endblock main %}}"
        )
    };
    project.file("content/halaman/lain.md", "---\njudul: Lain\nmenu: ya\n---\n\nIsi.\n");
    for inner in [
        "{{ view.entry.tittle }}",
        "{{ tidak_ada }}",
        "{% if view.entry.title == \"Lain\" %}{{ view.salah.sekali }}{% endif %}",
        "{{<cards kartu={[]} />}}",
        "{{<cards cards=\"teks\" />}}",
        "{{ view.entry.title | length(a=1) + \"b\" }}",
    ] {
        project.file(TEMPLATE, block(inner));
        let [check, build] = ["check", "build"].map(|command| project.run([command]));
        assert_eq!(check.exit(1).errors(), build.exit(1).errors(), "{inner}");
        check.stderr_has("templat-salah").stderr_has(&format!("{TEMPLATE}:2:"));
    }
}
