//! The theme's readme is true: the theme that it makes as an example does what it says, and a whole
//! theme can be anybody's own.

use std::{collections::BTreeMap, fs, path::Path};

use crate::{
    html::is_page,
    project::{Project, tree},
    samples::{CASE, CASE_PATH, LOCUS, LOCUS_PATH},
};

const README: &str = include_str!("../../themes/default/README.md");

/// The files that the readme shows, by path.
fn shown() -> Vec<(&'static str, &'static str)> {
    let blocks = README.split("\n```").filter_map(|block| {
        let (info, text) = block.split_once('\n')?;
        Some((info.split_once("title=")?.1, text))
    });
    blocks.collect()
}

/// A site with every kind of page that the example touches, with some of the readme's files.
fn site(wanted: impl Fn(&str) -> bool) -> Project {
    let project = Project::pair();
    project.file("content/halaman/tentang.md", "---\njudul: Tentang\nmenu: ya\n---\n\nIsi.\n");
    for (path, text) in shown().into_iter().filter(|(path, _)| wanted(path)) {
        project.file(path, text);
    }
    project.build();
    project
}

fn style(project: &Project) -> String {
    let sheet = project.html("index.html").values("link[rel=stylesheet]", "href").remove(0);
    project.read(&format!("public/{sheet}"))
}

#[test]
fn the_worked_example_has_one_file_of_each_kind() {
    let paths: Vec<&str> = shown().into_iter().map(|(path, _)| path).collect();
    assert_eq!(
        paths,
        [
            "teladan.yaml",
            "themes/pesisir/i18n/id.yaml",
            "themes/pesisir/templates/page.html",
            "themes/pesisir/templates/partials/footer.html",
            "themes/pesisir/templates/components/ask.html",
            "themes/pesisir/css/ours.css",
        ]
    );
}

#[test]
fn the_worked_example_changes_what_it_says() {
    let project = site(|_| true);
    project.html("index.html").says("Balai Diklat Pesisir").says("Tempat belajar");
    project.html("tentang.html").says("Selamat datang, rekan-rekan.").says("Isi.");
    let locus = project.html("lokus/uji.html");
    assert!(locus.has(".ask-plain") && !locus.has(".ask svg"));
    let css = style(&project);
    assert!(css.contains("#0b5563") && css.contains(".greeting"));
    let layers = css.find(".greeting").expect("it is there");
    assert!(css[..layers].ends_with("@layer ours {\n"), "its rules come after all others");
    project.run(["check"]).exit(0).stderr_lacks("kontras-rendah");
}

#[test]
fn each_of_its_files_alone_changes_one_thing_and_leaves_the_rest() {
    let plain = site(|path| path == "teladan.yaml" || path.ends_with("ours.css"));
    let seen = |project: &Project| {
        [
            project.html("index.html").text().contains("Tempat belajar"),
            project.html("tentang.html").text().contains("Selamat datang"),
            project.html("index.html").text().contains("Balai Diklat Pesisir"),
            project.html("lokus/uji.html").has(".ask-plain"),
            style(project).contains(".greeting"),
        ]
    };
    assert_eq!(seen(&plain), [false, false, false, false, true]);
    let changes = ["id.yaml", "page.html", "footer.html", "ask.html", "ours.css"];
    for (index, file) in changes.iter().enumerate() {
        let alone = site(|path| path == "teladan.yaml" || path.ends_with(file));
        let expected: [bool; 5] = std::array::from_fn(|other| other == index);
        assert_eq!(seen(&alone), expected, "{file}");
    }
}

#[test]
fn a_whole_theme_may_be_a_copy_that_stands_on_its_own() {
    let (built_in, own) = (Project::pair(), Project::pair());
    own.file("teladan.yaml", "judul: Uji\ntema: salinan\n");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default");
    for (path, bytes) in tree(&folder) {
        own.bytes(&format!("themes/salinan/{path}"), &bytes);
    }
    built_in.build();
    own.build();
    assert!(flush_left(&built_in) == flush_left(&own), "a copy looks the same");
    // The templates are indented for those who read them; the pages of the built-in theme are not.
    // Lines without a tag are those of a citation, which is indented for whoever copies it.
    let case = built_in.read("public/praktik/antrean.html");
    let is_flush = |line: &str| !line.starts_with(' ') || !line.contains('<');
    assert!(case.lines().all(is_flush), "{case}");
    let head = fs::read_to_string(folder.join("templates/base.html")).expect("it is there");
    let head = head.replace("<body class=\"page", "<body class=\"milik-kami page");
    own.file("themes/salinan/templates/base.html", head).build();
    for (path, bytes) in own.tree("public").iter().filter(|(path, _)| path.ends_with(".html")) {
        assert!(String::from_utf8_lossy(bytes).contains("milik-kami"), "{path}");
    }
}

/// The files of a site, pages without indentation: a site's own templates keep theirs.
fn flush_left(project: &Project) -> BTreeMap<String, Vec<u8>> {
    let mut files = project.tree("public");
    // The list of files tells the sums of pages, which differ by their blanks.
    files.retain(|path, _| !path.starts_with(".teladan/") && !path.starts_with("luring/"));
    for (_, bytes) in files.iter_mut().filter(|(path, _)| is_page(path)) {
        let text = String::from_utf8_lossy(bytes);
        let lines: Vec<&str> = text.lines().map(str::trim_start).collect();
        *bytes = lines.join("\n").into_bytes();
    }
    files
}

#[test]
fn a_theme_may_leave_out_everything_and_draw_pages_of_its_own() {
    let project = Project::new();
    project.file(CASE_PATH, CASE).file(LOCUS_PATH, LOCUS);
    project.file("teladan.yaml", "judul: Uji\ntema: polos\n");
    let base = "<!doctype html><html lang=\"{{ page.lang }}\"><title>{{ page.title }}</title>\
                <body>{% block main %}{% endblock main %}</body></html>";
    project.file("themes/polos/templates/base.html", base);
    // A skeleton keeps all blocks that pages fill.
    let run = project.run(["build"]);
    assert_eq!(run.exit(1).error_names(), ["templat-salah"]);
    run.stderr_has("Block `symbols` is not defined");
    let blocks = "{% block head %}{% endblock head %}{% block symbols %}{% endblock symbols %}";
    project.file("themes/polos/templates/base.html", base.replace("<body>", blocks)).build();
    let page = project.html("praktik/antrean.html");
    page.says("Yang belum diketahui");
    assert!(!page.has("header.site-head") && !page.has("link[rel=stylesheet]"));
}
