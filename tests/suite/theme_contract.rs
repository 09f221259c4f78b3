//! The default theme keeps its word: its readme lists what templates get, both languages say the
//! same things, and every style sheet is imported.
#![expect(clippy::unwrap_used, reason = "what is missing here fails the test that asked")]

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

/// The views that pages get, in the order of the readme, each with its template.
const PAGES: [(&str, &str); 30] = [
    ("LayoutView", "`page`, in every template"),
    ("HomeView", "`home.html`"),
    ("ListView", "`list.html`"),
    ("CaseView", "`case.html`"),
    ("LocusView", "`locus.html`"),
    ("VisitView", "`visit.html`"),
    ("InstituteView", "`institute.html`"),
    ("AdoptionView", "`adoption.html`"),
    ("TextView", "`page.html`"),
    ("FacetsView", "`facets.html`"),
    ("SectorView", "`sector.html`"),
    ("ProvinceView", "`province.html`"),
    ("FactorView", "`factor.html`"),
    ("EntryListView", "`entry-list.html`"),
    ("InstituteYearView", "`institute-year.html`"),
    ("LessonsView", "`lessons.html`"),
    ("SpreadView", "`spread.html`"),
    ("LetterView", "`letter.html`"),
    ("TermsView", "`terms.html`"),
    ("BarometerView", "`barometer.html`"),
    ("DataView", "`data.html`"),
    ("MapPageView", "`map.html`"),
    ("FinderView", "`finder.html`"),
    ("BriefView", "`brief.html`"),
    ("FitCheckView", "`fit-check.html`"),
    ("CompareView", "`compare.html`"),
    ("ShortlistView", "`shortlist.html`"),
    ("OfflineView", "`offline.html`"),
    ("SearchView", "`search.html`"),
    ("RedirectView", "`redirect.html`"),
];

/// A view as its source declares it.
struct View {
    name: String,
    doc: String,
    fields: Vec<Field>,
}

/// A field of a view.
struct Field {
    name: String,
    kind: String,
    doc: String,
}

#[test]
fn the_readme_lists_the_data_of_every_template() {
    let path = theme().join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let (head, listed) = readme.split_once("## Views\n\n").unwrap();
    let expected = listing(&views());
    if std::env::var_os("TELADAN_BLESS").is_some() {
        fs::write(&path, format!("{head}## Views\n\n{expected}")).unwrap();
    } else {
        let difference = listed.lines().zip(expected.lines()).find(|(is, should)| is != should);
        assert!(
            listed == expected,
            "README.md differs from src/render/view: {difference:?}; TELADAN_BLESS=1 writes it"
        );
    }
}

#[test]
fn both_languages_have_the_same_words() {
    let [id, en] = ["id", "en"].map(|language| {
        let text = fs::read_to_string(theme().join(format!("i18n/{language}.yaml"))).unwrap();
        keys(&text)
    });
    let missing: Vec<_> =
        id.symmetric_difference(&en).filter(|key| !key.ends_with(".one")).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_style_sheet_is_imported_and_every_import_is_there() {
    let css = theme().join("css");
    let main = fs::read_to_string(css.join("main.css")).unwrap();
    let imported: BTreeSet<_> =
        main.lines().filter_map(|line| line.split('"').nth(1)).map(str::to_owned).collect();
    let mut files: BTreeSet<String> = BTreeSet::new();
    for folder in ["", "components/"] {
        for entry in fs::read_dir(css.join(folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if name.ends_with(".css") && name != "main.css" {
                files.insert(format!("{folder}{name}"));
            }
        }
    }
    assert_eq!(imported, files);
}

fn theme() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default")
}

fn views() -> Vec<View> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/render/view");
    let mut files: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    // A folder holds what no template is given.
    files.retain(|path| path.is_file());
    let mut views: Vec<View> =
        files.iter().flat_map(|file| declared(&fs::read_to_string(file).unwrap())).collect();
    views.sort_by(|a, b| a.name.cmp(&b.name));
    views
}

/// A comment that has come to its end, in one line.
fn taken(doc: &mut String) -> String {
    std::mem::take(doc).trim().to_owned()
}

/// The serialised structs of a source file.
fn declared(source: &str) -> Vec<View> {
    let mut views = Vec::new();
    let mut doc = String::new();
    let mut serialised = false;
    let mut open: Option<View> = None;
    for line in source.lines().map(str::trim) {
        if let Some(text) = line.strip_prefix("///") {
            doc.push(' ');
            doc.push_str(text.trim());
        } else if line.starts_with("#[") {
            serialised |= line.contains("Serialize");
        } else if let Some(rest) = line.strip_prefix("pub struct ").filter(|_| serialised) {
            let name = rest.split(['<', ' ']).next().unwrap().to_owned();
            open = Some(View { name, doc: taken(&mut doc), fields: Vec::new() });
        } else if line == "}" {
            views.extend(open.take());
            serialised = false;
        } else {
            let field =
                line.strip_prefix("pub ").and_then(|rest| rest.strip_suffix(',')?.split_once(": "));
            if let (Some(view), Some((name, kind))) = (&mut open, field) {
                let doc = taken(&mut doc);
                view.fields.push(Field { name: name.to_owned(), kind: plain(kind), doc });
            }
            doc.clear();
        }
    }
    views
}

/// A type as a writer of templates reads it.
fn plain(kind: &str) -> String {
    let inside = |outer: &str| kind.strip_prefix(outer)?.strip_suffix('>').map(plain);
    if let Some(inner) = inside("Option<") {
        return format!("{inner}, or nothing");
    }
    if let Some(inner) = inside("Vec<") {
        return format!("list of {inner}");
    }
    if let Some(inner) = inside("ListingView<") {
        return format!("ListingView of {inner}");
    }
    match kind {
        "String" | "&'static str" => "text".to_owned(),
        "usize" | "u32" | "u16" | "u8" | "i32" => "number".to_owned(),
        "bool" => "yes or no".to_owned(),
        other => other.to_owned(),
    }
}

fn listing(views: &[View]) -> String {
    let mut out = String::new();
    for (name, place) in PAGES {
        let view = views.iter().find(|view| view.name == name);
        write_view(&mut out, view.unwrap_or_else(|| panic!("no {name}")), &format!(" ({place})"));
    }
    out.push_str("## Parts that views share\n\n");
    for view in views.iter().filter(|view| PAGES.iter().all(|(name, _)| *name != view.name)) {
        write_view(&mut out, view, "");
    }
    format!("{}\n", out.trim_end())
}

fn write_view(out: &mut String, view: &View, place: &str) {
    writeln!(out, "### {}{place}\n\n{}\n", view.name, view.doc).unwrap();
    for field in &view.fields {
        let doc = if field.doc.is_empty() { String::new() } else { format!(" · {}", field.doc) };
        writeln!(out, "- `{}` · {}{doc}", field.name, field.kind).unwrap();
    }
    out.push('\n');
}

/// The paths of a file of strings, read by its indentation.
fn keys(text: &str) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    let mut path: Vec<(usize, String)> = Vec::new();
    for line in
        text.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'))
    {
        let indent = line.len() - line.trim_start().len();
        let Some((key, value)) = line.trim().split_once(':') else { continue };
        path.retain(|(depth, _)| *depth < indent);
        path.push((indent, key.trim_matches('"').to_owned()));
        if !value.trim().is_empty() {
            keys.insert(path.iter().map(|(_, key)| key.as_str()).collect::<Vec<_>>().join("."));
        }
    }
    keys
}
