//! While a file has an error every page stays as it last was, and all diagnostics are about what the
//! file now holds. When it is mended everything equals a clean build.

use std::{collections::BTreeMap, sync::Arc};

use teladan::pipeline::{Changed, Compilation, Memo, Options, compile};

use crate::{
    memo::{diagnostics_text, files},
    project::Project,
    samples::{CASE, CASE_PATH, LOCUS, LOCUS_PATH, with},
    scripts::start,
};

const OPTIONS: Options = Options { drafts: true, keep_going: false };
const TERMS: &str = "content/istilah/bidang.yaml";
const TEMPLATE: &str = "themes/default/templates/page.html";
const WORDS: &str = "themes/default/i18n/id.yaml";

/// A knowledge base in a preview.
struct Preview {
    project: Project,
    memo: Memo,
}

impl Preview {
    fn of(project: Project) -> Self {
        let memo = Memo::new(project.root(), OPTIONS).with_last_good();
        let mut preview = Self { project, memo };
        preview.compile();
        preview
    }

    fn compile(&mut self) -> Arc<Compilation> {
        self.memo.compile(Changed::Anything)
    }

    fn pages(&mut self) -> BTreeMap<String, Vec<u8>> {
        files(&self.compile())
    }

    fn page(&mut self, path: &str) -> String {
        let pages = self.pages();
        let page = pages.get(path).unwrap_or_else(|| panic!("no {path} of {:?}", pages.keys()));
        String::from_utf8_lossy(page).into_owned()
    }
}

/// A site with a file of every sort that can be broken.
fn full() -> Project {
    let project = start();
    let terms = "terms:\n  - id: baru\n    label: {id: Baru, en: New}\n";
    project.file(TERMS, terms).file(CASE_PATH, CASE.replace("kesehatan", "baru"));
    project.file("content/halaman/tentang.md", "---\njudul: Tentang\nmenu: ya\n---\n\nIsi.\n");
    project.file(TEMPLATE, "{% extends \"default/page.html\" %}");
    project.file(WORDS, "home: Awal\n");
    project
}

#[test]
fn every_file_can_be_broken_and_mended_and_no_page_goes() {
    let mut preview = Preview::of(full());
    let sound = preview.pages();
    let sources: Vec<String> = preview.project.tree("").into_keys().collect();
    let broken = [("md", "---\njudul: [\n---\n"), ("yaml", "a: [\n"), ("html", "{% if %}")];
    let mut count = 0;
    for path in &sources {
        let Some((_, text)) = broken.iter().find(|(ending, _)| path.ends_with(ending)) else {
            continue;
        };
        let before = preview.project.read(path);
        for text in [text.as_bytes(), b"\xff\xfe\x00", b"---\n"] {
            preview.project.bytes(path, text);
            let compilation = preview.compile();
            let expected = compile(preview.project.root(), OPTIONS);
            assert_eq!(diagnostics_text(&compilation), diagnostics_text(&expected), "{path}");
            // A template may hold anything.
            if !compilation.has_errors() {
                continue;
            }
            count += 1;
            let pages = files(&compilation);
            let other = |page: &&String| pages.get(*page) != sound.get(*page);
            let changed: Vec<_> = sound.keys().chain(pages.keys()).filter(other).collect();
            assert!(
                changed.is_empty(),
                "{path} has changed {changed:?}: {}",
                diagnostics_text(&compilation)
            );
        }
        preview.project.file(path, before);
        assert!(preview.pages() == sound, "{path} was mended");
        assert!(!preview.compile().has_errors(), "{path} was mended");
    }
    assert!(count >= 2 * sources.len() - 4, "only {count} were errors of {sources:?}");
}

#[test]
fn a_page_that_never_was_sound_comes_when_it_is() {
    let project = Project::pair();
    project.file(CASE_PATH, CASE.replace("judul", "jdul"));
    let mut preview = Preview::of(project);
    assert!(!preview.pages().contains_key("praktik/antrean.html"));
    assert!(preview.page("lokus/uji.html").contains("Kabupaten Uji"));
    preview.project.file(CASE_PATH, CASE);
    assert!(preview.pages() == files(&compile(preview.project.root(), OPTIONS)));
}

#[test]
fn a_file_that_is_deleted_is_gone_and_what_leads_to_it_stays() {
    let mut preview = Preview::of(Project::pair());
    preview.project.remove(LOCUS_PATH);
    assert!(preview.compile().has_errors(), "a reference dangles");
    assert!(preview.page("praktik/antrean.html").contains("Antrean daring"));
    assert!(!preview.pages().contains_key("lokus/uji.html"));
    // What is written while it dangles is shown: the text is not to blame.
    preview.project.file(CASE_PATH, with(CASE, "judul: Antrean baru\n", "Isi baru."));
    assert!(preview.page("praktik/antrean.html").contains("Isi baru."));
    preview.project.file(LOCUS_PATH, LOCUS);
    assert!(preview.pages() == files(&compile(preview.project.root(), OPTIONS)));
}

#[test]
fn an_edit_that_takes_anothers_address_does_not_take_its_page() {
    let project = Project::pair();
    project.file("content/praktik/a.md", CASE.replace("Antrean daring", "Awal"));
    let mut preview = Preview::of(project);
    let before = preview.page("praktik/antrean.html");
    let taken = with(CASE, "judul: Awal\nslug: antrean\n", "Isi.");
    preview.project.file("content/praktik/a.md", taken);
    assert!(preview.compile().has_errors());
    assert!(preview.page("praktik/antrean.html") == before);
    assert!(preview.page("praktik/a.html").contains("Awal"));
    let alias = with(CASE, "judul: Awal\nalamat_lama: praktik/antrean\n", "Isi.");
    preview.project.file("content/praktik/a.md", alias);
    assert!(preview.page("praktik/antrean.html") == before);
}

#[test]
fn a_term_that_is_taken_away_takes_no_page_with_it() {
    let mut preview = Preview::of(full());
    let before = preview.page("praktik/antrean.html");
    preview.project.file(TERMS, "terms:\n  - id: lain\n    label: {id: Lain, en: Other}\n");
    assert!(preview.compile().has_errors(), "the case names an unknown term");
    assert!(preview.page("praktik/antrean.html") == before);
    preview.project.remove(TERMS);
    assert!(preview.page("praktik/antrean.html") == before);
    preview.project.file(CASE_PATH, CASE);
    assert!(preview.pages() == files(&compile(preview.project.root(), OPTIONS)));
}

#[test]
fn a_template_that_fails_when_a_page_is_made_is_told_of_before() {
    let mut preview = Preview::of(full());
    let before = preview.page("tentang.html");
    preview.project.file(TEMPLATE, "{{ view.entry.title.no.such.thing }}");
    let compilation = preview.compile();
    assert!(compilation.has_errors(), "{}", diagnostics_text(&compilation));
    assert!(
        diagnostics_text(&compilation).contains(TEMPLATE),
        "{}",
        diagnostics_text(&compilation)
    );
    assert!(preview.page("tentang.html") == before);
    // While it is broken, everything else goes on.
    preview.project.file(CASE_PATH, with(CASE, "judul: Antrean\n", "Isi baru."));
    assert!(preview.page("praktik/antrean.html").contains("Isi baru."));
    preview.project.file(TEMPLATE, "<p>{{ view.entry.title }} saja");
    assert!(preview.page("tentang.html").contains("Tentang saja"));
}

#[test]
fn settings_that_are_gone_are_as_they_were() {
    let mut preview = Preview::of(full());
    let before = preview.pages();
    preview.project.remove("teladan.yaml");
    assert!(preview.pages() == before);
    preview.project.file("teladan.yaml", "judul: Lain\nbahasa: [id, en]\n");
    assert!(preview.page("index.html").contains("Lain"));
}
