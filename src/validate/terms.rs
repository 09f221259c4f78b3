//! The built-in vocabularies, and a site's own that add to or override them. Both are read by the
//! same code.

use include_dir::{Dir, include_dir};

use super::{
    common::coordinates,
    synonyms::{SYNONYMS, read_groups},
};
use crate::{
    diagnostic::{Diagnostic, Outcome},
    model::{Synonym, Term, TermId, Vocabularies, Vocabulary, VocabularyId},
    names::{Mode, Name, Reader, Values, names},
    parse::parse_data,
    read::TermsFile,
    rule,
    source::{SourceId, Sources, Span},
    text::{language::Language, localized::LocalizedText, suggest::nearest},
    yaml::{self, Limits, Node},
};

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/model/terms");

/// All vocabularies: the built-in ones with those of the site over them.
pub fn read_vocabularies(
    files: &[TermsFile],
    sources: &Sources,
    main: &str,
) -> Outcome<Vocabularies> {
    let mut all = Vocabularies::default();
    let mut diagnostics = Vec::new();
    for file in BUILT_IN.files() {
        let name = file.path().file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        let text = file.contents_utf8().unwrap_or_default();
        let root = yaml::parse(text, SourceId(0), 0, Limits::DATA).root;
        match root {
            Some(root) if name == SYNONYMS => {
                all.synonyms.extend(read_groups(&root, &mut Vec::new()));
            }
            Some(root) => {
                if let Some(id) = VocabularyId::from_name(name) {
                    define(all.get_mut(id), &root, main, false, &mut Vec::new());
                }
            }
            None => {}
        }
    }
    for file in files {
        let Some(name) = vocabulary_name(file, &mut diagnostics) else { continue };
        let text = &sources.get(file.source).text;
        let root = parse_data(file.source, text, Limits::DATA).into_value(&mut diagnostics);
        match root {
            Some(root) if name == SYNONYMS => {
                all.synonyms.extend(read_groups(&root, &mut diagnostics));
            }
            Some(root) => {
                if let Some(id) = VocabularyId::from_name(name) {
                    define(all.get_mut(id), &root, main, true, &mut diagnostics);
                }
            }
            None => {}
        }
    }
    all.index();
    Outcome { value: all, diagnostics }
}

fn vocabulary_name(file: &TermsFile, diagnostics: &mut Vec<Diagnostic>) -> Option<&'static str> {
    let vocabulary = names().vocabulary(&file.name);
    if vocabulary.is_none() {
        let known = names().vocabularies.iter();
        diagnostics.push(
            Diagnostic::at(&rule::UNKNOWN_VOCABULARY, Span::new(file.source, 0..0))
                .text("name", &*file.name)
                .names("names", known.clone().map(|name| name.id.clone()))
                .suggest(nearest(&file.name, known.flat_map(Name::all))),
        );
    }
    vocabulary
}

fn define(
    vocabulary: &mut Vocabulary,
    root: &Node,
    main: &str,
    of_site: bool,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let fields = &names().term;
    let mut reader = Reader::new(Mode::Main, root, fields, Language::Id);
    let values = reader.entry(fields, root, Vec::new());
    diagnostics.append(&mut reader.diagnostics);
    if let Some(label) = localized(&values, "label", main) {
        vocabulary.label = Some(label);
    }
    for group in values.maps("groups") {
        if let (Some(id), Some(label)) = (group.string("id"), localized(group, "label", main)) {
            vocabulary.groups.retain(|(known, _)| *known != id);
            vocabulary.groups.push((id, label));
        }
    }
    for values in values.maps("terms") {
        if let Some(term) = term(values, main, of_site) {
            vocabulary.define(term);
        }
    }
}

fn term(values: &Values, main: &str, of_site: bool) -> Option<Term> {
    Some(Term {
        id: TermId(values.string("id")?),
        label: localized(values, "label", main)?,
        description: localized(values, "description", main),
        synonyms: read_synonyms(values),
        code: values.string("code"),
        iso: values.string("iso"),
        coordinates: coordinates(values),
        group: values.string("group"),
        span: values.text("id").filter(|_| of_site).map(|id| id.span),
    })
}

/// The other names of a term, by language as far as it is told.
fn read_synonyms(values: &Values) -> Vec<Synonym> {
    let Some(by_language) = values.map("synonyms") else { return Vec::new() };
    let lists = by_language.iter().map(|(language, _)| language);
    let synonyms = lists.flat_map(|key| {
        let language = (key != "any").then(|| key.to_owned());
        let texts = by_language.strings(key).into_iter();
        texts.map(move |text| Synonym { text, language: language.clone() })
    });
    synonyms.collect()
}

fn localized(values: &Values, key: &str, main: &str) -> Option<LocalizedText> {
    let map = values.map(key)?;
    let wordings = map.free().iter().map(|(language, text)| (language.as_str(), text.as_str()));
    LocalizedText::by_language(wordings, main)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_vocabularies_are_clean_and_every_name_is_one() {
        for file in BUILT_IN.files() {
            let name = file.path().file_stem().and_then(|name| name.to_str()).unwrap();
            assert!(names().vocabulary(name) == Some(name), "{name}");
            let parsed = yaml::parse(file.contents_utf8().unwrap(), SourceId(0), 0, Limits::DATA);
            assert!(parsed.problems.is_empty(), "{name}: {:?}", parsed.problems);
            if name == SYNONYMS {
                continue;
            }
            let mut diagnostics = Vec::new();
            let mut vocabulary = Vocabulary::default();
            define(&mut vocabulary, &parsed.root.unwrap(), "id", false, &mut diagnostics);
            assert!(diagnostics.is_empty(), "{name}: {diagnostics:?}");
            vocabulary.index();
            for name in vocabulary.all_names() {
                let lookup = vocabulary.look_up(name);
                assert!(
                    matches!(lookup, crate::model::term::Lookup::Found(_)),
                    "{name}: {lookup:?}"
                );
            }
        }
    }

    #[test]
    fn the_provinces_are_thirty_eight() {
        let all = read_vocabularies(&[], &Sources::default(), "id").value;
        let provinces = all.get(VocabularyId::Provinces).terms();
        assert_eq!(provinces.len(), 38);
        for province in provinces {
            let place = province.coordinates.expect("each stands on the map");
            assert!((-11.0..=6.0).contains(&place.latitude), "{:?}", province.id);
            assert!((95.0..=141.0).contains(&place.longitude), "{:?}", province.id);
        }
    }
}
