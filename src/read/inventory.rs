//! Which files make up which entry: main file, translations, and the files beside it. A pure
//! function of paths and the site's languages, apart from reading.

use std::collections::BTreeMap;

use super::{Binary, CONTENT, Content, InputFile};
use crate::{
    diagnostic::{Diagnostic, Outcome},
    model::EntryKey,
    names::{Kind, names},
    rule,
    source::SourceId,
    text::{
        file_name::strip_extension,
        invisible::compose,
        portable_name::{is_portable_path, is_reserved_on_windows},
        slug::slugify,
        suggest::nearest,
    },
};

/// All entries and lists of terms, by their files.
#[derive(Debug, Default)]
pub struct Inventory {
    /// The entries, sorted by kind and name.
    pub entries: Vec<EntryFiles>,
    /// The files of terms, sorted by path.
    pub terms: Vec<TermsFile>,
}

/// The files of one entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryFiles {
    /// Its identity.
    pub key: EntryKey,
    /// The main file; nothing if it could not be read.
    pub main: Option<SourceId>,
    /// The translations by language code.
    pub translations: Vec<(String, SourceId)>,
    /// The files beside it, sorted by name.
    pub attachments: Vec<Attachment>,
}

/// A file beside an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its path within the entry's folder.
    pub name: String,
    /// Its path from the root of the site.
    pub path: String,
    /// Its bytes.
    pub binary: Binary,
}

/// A file of terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermsFile {
    /// Its name without the ending.
    pub name: String,
    /// Its text.
    pub source: SourceId,
}

/// Groups files by entry. `languages` are the site's codes, the main one first.
pub fn inventory(files: &[InputFile], languages: &[String]) -> Outcome<Inventory> {
    let mut grouping = EntryGrouping {
        languages,
        entries: BTreeMap::new(),
        terms: Vec::new(),
        diagnostics: Vec::new(),
    };
    for file in files {
        let Some(inner) = file.path.strip_prefix(CONTENT).and_then(|rest| rest.strip_prefix('/'))
        else {
            continue;
        };
        grouping.add_file(inner, &file.path, &file.content);
    }
    grouping.finish()
}

/// The files found so far of one entry.
#[derive(Default)]
struct EntryGroup {
    /// The paths of main files: more than one is a mistake.
    mains: Vec<(String, Option<SourceId>)>,
    translations: Vec<(String, String, SourceId)>,
    attachments: Vec<(String, Attachment)>,
}

/// Files grouped by entry so far.
struct EntryGrouping<'a> {
    languages: &'a [String],
    entries: BTreeMap<EntryKey, EntryGroup>,
    terms: Vec<TermsFile>,
    diagnostics: Vec<Diagnostic>,
}

impl EntryGrouping<'_> {
    fn add_file(&mut self, inner: &str, path: &str, content: &Content) {
        let Some((folder, rest)) = inner.split_once('/') else {
            return self.report_stray(path, "outside");
        };
        match names().kind_of_folder(folder) {
            Some(Some(kind)) => self.add_entry_file(kind, rest, path, content),
            Some(None) => self.add_terms_file(rest, path, content),
            None => self.report_unknown_folder(folder),
        }
    }

    fn add_terms_file(&mut self, rest: &str, path: &str, content: &Content) {
        let name = rest.strip_suffix(".yaml").or_else(|| rest.strip_suffix(".yml"));
        match (name, content) {
            (Some(name), Content::Text(source)) => {
                self.terms.push(TermsFile { name: name.to_owned(), source: *source });
            }
            (Some(_), _) => {}
            (None, _) => self.report_stray(path, "terms"),
        }
    }

    fn add_entry_file(&mut self, kind: Kind, rest: &str, path: &str, content: &Content) {
        // Some systems take letters apart in names; texts and addresses have them composed.
        let rest = &*compose(rest);
        let (folder, file) = match rest.split_once('/') {
            Some((folder, file)) => (Some(folder), file),
            None => (None, rest),
        };
        let Some(stem) = strip_extension(file, "md") else {
            return match (folder, content) {
                (Some(folder), Content::Binary(binary)) if !file.starts_with(WORD_LOCK) => {
                    let attachment = Attachment {
                        name: file.to_owned(),
                        path: path.to_owned(),
                        binary: binary.clone(),
                    };
                    let key = EntryKey { kind, name: folder.to_owned() };
                    let group = self.entries.entry(key).or_default();
                    group.attachments.push((path.to_owned(), attachment));
                }
                (_, Content::Unreadable) => {}
                _ => self.report_stray(path, stray_variant(file)),
            };
        };
        let (stem, language) = self.language_suffix(stem);
        let name = match folder {
            Some(folder) if stem == "index" => folder,
            Some(_) => return self.report_stray(path, "inside"),
            None => stem,
        };
        let source = match content {
            Content::Text(source) => Some(*source),
            Content::Unreadable | Content::Binary(_) => None,
        };
        let group = self.entries.entry(EntryKey { kind, name: name.to_owned() }).or_default();
        match (language, source) {
            (None, source) => group.mains.push((path.to_owned(), source)),
            (Some(language), Some(source)) => {
                group.translations.push((language.to_owned(), path.to_owned(), source));
            }
            (Some(_), None) => {}
        }
    }

    /// Splits `banyuwangi.en` where `en` is a language of the site other than the main one.
    fn language_suffix<'s>(&self, stem: &'s str) -> (&'s str, Option<&'s str>) {
        match stem.rsplit_once('.') {
            Some((name, code)) if self.languages.iter().skip(1).any(|known| known == code) => {
                (name, Some(code))
            }
            _ => (stem, None),
        }
    }

    fn report_unknown_folder(&mut self, folder: &str) {
        let path = format!("{CONTENT}/{folder}");
        if self.diagnostics.iter().any(|known| {
            known.rule == &rule::UNKNOWN_FOLDER
                && known.place == crate::diagnostic::Place::Path(path.clone())
        }) {
            return;
        }
        let known = names().kinds.iter().flat_map(|kind| kind.folder.all());
        self.diagnostics.push(
            Diagnostic::about(&rule::UNKNOWN_FOLDER, path)
                .text("folder", folder)
                .names("names", names().kinds.iter().map(|kind| kind.folder.id.clone()))
                .suggest(nearest(folder, known)),
        );
    }

    fn report_stray(&mut self, path: &str, variant: &'static str) {
        self.diagnostics.push(Diagnostic::about(&rule::STRAY_FILE, path).variant(variant));
    }

    fn finish(mut self) -> Outcome<Inventory> {
        let mut inventory =
            Inventory { entries: Vec::new(), terms: std::mem::take(&mut self.terms) };
        for (key, group) in std::mem::take(&mut self.entries) {
            inventory.entries.extend(self.finish_entry(key, group));
        }
        Outcome { value: inventory, diagnostics: self.diagnostics }
    }

    fn finish_entry(&mut self, key: EntryKey, group: EntryGroup) -> Option<EntryFiles> {
        let Some((path, main)) = group.mains.first() else {
            for (_, path, _) in &group.translations {
                self.diagnostics.push(
                    Diagnostic::about(&rule::LONE_TRANSLATION, path).text("name", &*key.name),
                );
            }
            for (path, _) in &group.attachments {
                self.report_stray(path, "no-entry");
            }
            return None;
        };
        for (other, _) in &group.mains[1..] {
            let diagnostic = Diagnostic::about(&rule::DUPLICATE_ENTRY, other);
            self.diagnostics
                .push(diagnostic.variant("file").text("other", path).text("name", &*key.name));
        }
        self.check_name(&key.name, path);
        for (path, file) in &group.attachments {
            if !is_portable_path(&file.name) {
                let diagnostic = Diagnostic::about(&rule::BAD_FILE_NAME, path);
                self.diagnostics.push(diagnostic.variant("file").text("name", &*file.name));
            }
        }
        Some(EntryFiles {
            key,
            main: *main,
            translations: group.translations.into_iter().map(|(code, _, id)| (code, id)).collect(),
            attachments: group.attachments.into_iter().map(|(_, file)| file).collect(),
        })
    }

    fn check_name(&mut self, name: &str, path: &str) {
        let slug = slugify(name);
        let variant = if is_reserved_on_windows(name) {
            "windows"
        } else if slug != name {
            "slug"
        } else {
            return;
        };
        let suggestion = Some(slug).filter(|slug| !slug.is_empty() && slug != name);
        self.diagnostics.push(
            Diagnostic::about(&rule::BAD_FILE_NAME, path)
                .variant(variant)
                .text("name", name)
                .suggest(suggestion),
        );
    }
}

/// What Word puts before the name of a document that is open.
const WORD_LOCK: &str = "~$";

/// The variant of the diagnostic about a file that is no entry.
fn stray_variant(file: &str) -> &'static str {
    let lower = file.to_lowercase();
    if file.starts_with(WORD_LOCK) {
        "word-lock"
    } else if lower.ends_with(".md.txt") {
        "txt"
    } else if [".doc", ".docx", ".odt", ".rtf"].iter().any(|ending| lower.ends_with(ending)) {
        "word"
    } else {
        "beside"
    }
}
