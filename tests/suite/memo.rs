//! The pipeline run again and again makes what it makes at once: pages and diagnostics after any
//! edits equal those of a first run, and nothing of old versions is kept.

use std::{
    collections::BTreeMap,
    env,
    sync::{Arc, Weak},
};

use rayon::prelude::*;
use teladan::{
    diagnostic::human,
    pipeline::{Changed, Compilation, Memo, Options, compile, published_bytes},
    source::Source,
    text::language::Language,
};

use crate::{
    project::Project,
    samples::{CASE, CASE_PATH, with},
    scripts::{Chance, start, step},
};

const DRAFTS: Options = Options { drafts: true, keep_going: false };

/// How many scripts are run one after the other on the same folder.
const SCRIPTS: u64 = 20;

/// How many folders there are.
const FOLDERS: u64 = 10;

/// How many steps a script has.
const STEPS: usize = 10;

/// Every file of a site with its bytes; a page that cannot be made says why.
pub(crate) fn files(compilation: &Compilation) -> BTreeMap<String, Vec<u8>> {
    let (Some(site), Some(config)) = (&compilation.site, &compilation.config) else {
        return BTreeMap::new();
    };
    let pages = site.pages.iter().map(|page| {
        let html = site.render(page, config).unwrap_or_else(|diagnostic| format!("{diagnostic:?}"));
        (page.path.to_string(), html.into_bytes())
    });
    let beside = site.files.iter().map(|(path, file)| {
        (
            path.to_string(),
            published_bytes(file, config).unwrap_or_else(|diagnostic| diagnostic.rule.id.into()),
        )
    });
    let assets = site.assets().map(|(path, bytes)| (path.to_string(), bytes.to_vec()));
    pages.chain(beside).chain(assets).collect()
}

/// All diagnostics of a site, as they are printed.
pub(crate) fn diagnostics_text(compilation: &Compilation) -> String {
    human::render(&compilation.diagnostics, &compilation.sources, Language::Id)
}

fn hint(chance: &mut Chance, touched: Vec<std::path::PathBuf>) -> Option<Changed> {
    match chance.below(5) {
        0 => None,
        1 => Some(Changed::Anything),
        2 => {
            let folders = touched.iter().filter_map(|path| path.parent());
            Some(Changed::Paths(folders.map(std::path::Path::to_owned).collect()))
        }
        _ => Some(Changed::Paths(touched)),
    }
}

/// The seed of the first folder; `SEED` runs one folder alone.
fn seeds() -> Vec<u64> {
    match env::var("SEED").ok().and_then(|seed| seed.parse().ok()) {
        Some(seed) => vec![seed],
        None => (1..=FOLDERS).collect(),
    }
}

#[track_caller]
fn same_files(found: &Compilation, expected: &Compilation, place: &str) {
    let (found, expected) = (files(found), files(expected));
    let other = |path: &&String| found.get(*path) != expected.get(*path);
    let differ: Vec<_> = found.keys().chain(expected.keys()).filter(other).collect();
    assert!(differ.is_empty(), "{place}: {differ:?}");
}

#[test]
fn after_any_edits_everything_equals_a_first_run() {
    seeds().into_par_iter().for_each(|seed| {
        let (project, mut chance) = (start(), Chance::new(seed));
        let mut memo = Memo::new(project.root(), DRAFTS);
        let mut preview = Memo::new(project.root(), DRAFTS).with_last_good();
        preview.compile(Changed::Anything);
        for script in 0..SCRIPTS {
            for _ in 0..STEPS {
                let touched = step(&project, &mut chance);
                if let Some(changed) = hint(&mut chance, touched) {
                    memo.compile(changed.clone());
                    preview.compile(changed);
                }
            }
            let place = format!("SEED={seed}, script {script}");
            let expected = compile(project.root(), DRAFTS);
            let found = memo.compile(Changed::Anything);
            assert_eq!(diagnostics_text(&found), diagnostics_text(&expected), "{place}");
            let shown = preview.compile(Changed::Anything);
            assert_eq!(diagnostics_text(&shown), diagnostics_text(&expected), "{place}, last good");
            // With an error the preview shows what was sound, and a plain run what there is.
            let is_sound = !expected.has_errors() && expected.site.is_some();
            same_files(if is_sound { &shown } else { &found }, &expected, &place);
            assert!(
                shown.site.is_some(),
                "{place}: no site is left:\n{}",
                diagnostics_text(&shown)
            );
        }
    });
}

#[test]
fn what_has_not_changed_is_not_made_again() {
    let project = start();
    let mut memo = Memo::new(project.root(), DRAFTS);
    let first = memo.compile(Changed::Anything);
    assert!(Arc::ptr_eq(&first, &memo.compile(Changed::Anything)));
    project.file(CASE_PATH, with(CASE, "judul: Antrean daring\n", "Isi lain."));
    let second = memo.compile(Changed::Paths(vec![project.path(CASE_PATH)]));
    let loci =
        [&first, &second].map(|it| &it.site.as_ref().unwrap().graph.entries.loci.values()[0]);
    assert!(Arc::ptr_eq(loci[0], loci[1]), "the locus was read again");
    let pages = [&first, &second].map(|it| &it.site.as_ref().unwrap().pages);
    assert!(Arc::ptr_eq(pages[0], pages[1]), "all pages were planned again");
    assert!(files(&second)["praktik/antrean.html"] != files(&first)["praktik/antrean.html"]);
}

#[test]
fn nothing_is_kept_of_old_versions() {
    let project = Project::pair();
    let mut memo = Memo::new(project.root(), DRAFTS).with_last_good();
    let mut texts: Vec<Weak<Source>> = Vec::new();
    for edit in 0..2_000 {
        // Every tenth version is broken, and every other one stands under another name.
        let broken = if edit % 10 == 9 { "warga: [\n" } else { "" };
        let [path, other] = ["satu", "dua"].map(|name| format!("content/praktik/{name}.md"));
        let (path, other) = if edit % 2 == 0 { (path, other) } else { (other, path) };
        project.file(&path, with(CASE, broken, &format!("Versi {edit}.")));
        if project.has(&other) {
            project.remove(&other);
        }
        let touched = vec![project.path(&path), project.path(&other)];
        let compilation = memo.compile(Changed::Paths(touched));
        let of_edit = compilation.sources.iter().filter(|(_, source)| source.path == path);
        texts.extend(of_edit.map(|(id, _)| Arc::downgrade(compilation.sources.get(id))));
    }
    assert_eq!(texts.len(), 2_000);
    let alive = texts.iter().filter(|text| text.strong_count() > 0).count();
    assert!(alive <= 2, "{alive} versions are kept");
    let compilation = memo.compile(Changed::Anything);
    assert!(compilation.sources.iter().count() <= 4, "files that have gone are kept");
}

#[test]
fn a_file_that_changes_twice_in_a_moment_is_read_twice() {
    let project = Project::page("Satu.");
    let mut memo = Memo::new(project.root(), DRAFTS);
    for text in ["Dua..", "Tiga.", "Empat", "Lima."] {
        project.file("content/halaman/uji.md", format!("---\njudul: Uji\n---\n\n{text}\n"));
        project.bytes("themes/default/css/main.css", text.as_bytes());
        let found = files(&memo.compile(Changed::Anything));
        assert!(String::from_utf8_lossy(&found["uji.html"]).contains(text), "{text}");
        assert!(found.values().any(|bytes| bytes.starts_with(text.as_bytes())), "{text}");
    }
}

#[test]
fn a_new_title_is_shown_first_and_what_lists_say_follows() {
    let project = Project::pair();
    let mut memo = Memo::new(project.root(), DRAFTS).with_haste();
    memo.compile(Changed::Anything);
    let edit = |text: String| {
        project.file(CASE_PATH, text);
        Changed::Paths(vec![project.path(CASE_PATH)])
    };
    let page = |found: &BTreeMap<String, Vec<u8>>, path: &str| {
        found.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned())
    };
    let hint = edit(CASE.replace("Antrean daring", "Zakat daring"));
    let first = files(&memo.compile(hint));
    assert!(memo.lags(), "somebody waited for the lists");
    assert!(page(&first, "praktik/antrean.html").unwrap().contains("Zakat daring"));
    assert!(page(&first, "a-z/z.html").is_none());
    let second = memo.compile(Changed::Anything);
    assert!(!memo.lags());
    assert!(page(&files(&second), "a-z/z.html").unwrap().contains("Zakat daring"));
    same_files(&second, &compile(project.root(), DRAFTS), "after the look at everything");
    // Who points at whom is never left for later.
    let hint = edit(CASE.replace("lokus/uji", "Desa Lain"));
    let third = memo.compile(hint);
    assert!(!memo.lags());
    assert!(!page(&files(&third), "lokus/uji.html").unwrap().contains("Antrean daring"));
}
