//! The files of one entry → the entry, in every language it is written in. The kinds differ only
//! in one call; everything else here is the same for all six.

use std::{ops::Range, sync::Arc};

use super::{
    adoption::adoption,
    case::case,
    common::common,
    draft_texts::find_draft_texts,
    institute::institute,
    locus::locus,
    markdown_problems::{find_in_front_matter, report_problems},
    page::page,
    part_builder::PartBuilder,
    prose::{ProseText, check_prose},
    recommendations::check_recommendations,
    visit::visit,
};
use crate::{
    diagnostic::{Diagnostic, Outcome, Place},
    model::{
        AnyEntry, Entry, EntryKey, KeySection, Version, Vocabularies, VocabularyId, term::Lookup,
    },
    names::{Fields, Kind, Mode, Prose, Reader, Value, ValueType, Values, merge, names},
    parse::{self, Body, Document, Link, markdown},
    read::EntryFiles,
    rule,
    source::{Excerpt, SourceId, Sources, Span, Spanned},
    text::{fold::fold, language::Language},
};

/// What became of an entry's files.
#[derive(Debug)]
pub struct ValidatedEntry {
    /// Its identity, also if it could not be built: a reference to it is then not dangling.
    pub key: EntryKey,
    /// The entry, if everything it must have is there.
    pub entry: Option<AnyEntry>,
}

/// What entries are checked against.
#[derive(Debug, Clone, Copy)]
pub struct ValidationContext<'a> {
    /// The languages of the site, the main one first; never empty.
    pub languages: &'a [String],
    /// The terms.
    pub vocabularies: &'a Vocabularies,
    /// The texts.
    pub sources: &'a Sources,
}

impl ValidationContext<'_> {
    /// Whether two texts name one term: a translation may name an item by the term of which the
    /// main file wrote a synonym.
    fn is_same_term(&self, vocabulary: &str, a: &str, b: &str) -> bool {
        let Some(id) = VocabularyId::from_name(vocabulary) else { return false };
        let terms = self.vocabularies.get(id);
        match (terms.look_up(a), terms.look_up(b)) {
            (Lookup::Found(a), Lookup::Found(b)) => a.id == b.id,
            _ => false,
        }
    }

    /// The language in which the program speaks about the site.
    fn message_language(&self) -> Language {
        let main = self.languages.first();
        main.and_then(|code| Language::from_code(code)).unwrap_or_default()
    }
}

/// Parses and checks the files of one entry.
pub fn validate_entry(files: &EntryFiles, site: ValidationContext<'_>) -> Outcome<ValidatedEntry> {
    let mut diagnostics = Vec::new();
    let built = files.main.and_then(|main| {
        let readings = read_files(files, main, site, &mut diagnostics)?;
        let key = &files.key;
        match key.kind {
            Kind::Case => build(files, readings, site, &mut diagnostics, case).map(AnyEntry::Case),
            Kind::Locus => {
                build(files, readings, site, &mut diagnostics, locus).map(AnyEntry::Locus)
            }
            Kind::Visit => {
                build(files, readings, site, &mut diagnostics, visit).map(AnyEntry::Visit)
            }
            Kind::Institute => {
                build(files, readings, site, &mut diagnostics, |v, c| Some(institute(v, c)))
                    .map(AnyEntry::Institute)
            }
            Kind::Adoption => build(files, readings, site, &mut diagnostics, |v, _| adoption(v))
                .map(AnyEntry::Adoption),
            Kind::Page => build(files, readings, site, &mut diagnostics, |v, _| Some(page(v)))
                .map(AnyEntry::Page),
        }
    });
    Outcome { value: ValidatedEntry { key: files.key.clone(), entry: built }, diagnostics }
}

/// One file, read: its values are the entry's in its language.
struct EntryFile {
    language: String,
    values: Values,
    document: Document,
    key_sections: Vec<KeySection>,
    /// Texts of a draft that still stand in it.
    draft_texts: Vec<Diagnostic>,
}

fn read_files(
    files: &EntryFiles,
    main: SourceId,
    site: ValidationContext<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<EntryFile>> {
    let fields = names().fields(files.key.kind);
    let first = read_file(fields, main, Mode::Main, site, diagnostics)?;
    let top = first.document.top;
    let mut recommendations = check_recommendations(files.key.kind, &first.values, top);
    // What seems to be left out may stand in a line that could not be read.
    if first.document.has_gaps {
        recommendations.retain(|diagnostic| diagnostic.place != Place::Span(top));
    }
    diagnostics.extend(recommendations);
    let language = main_language(&first.values, site.languages, diagnostics);
    let is_draft = first.values.bool("draft") == Some(true);
    let tell_draft_texts = |file: &mut EntryFile, diagnostics: &mut Vec<Diagnostic>| {
        let draft_texts = std::mem::take(&mut file.draft_texts);
        diagnostics.extend(draft_texts.into_iter().filter(|_| !is_draft));
    };
    let mut first = first;
    tell_draft_texts(&mut first, diagnostics);
    let mut all = vec![EntryFile { language, ..first }];
    for (language, source) in &files.translations {
        let Some(mut other) = read_file(fields, *source, Mode::Translation, site, diagnostics)
        else {
            continue;
        };
        tell_draft_texts(&mut other, diagnostics);
        let values = merge::merge(
            fields,
            &all[0].values,
            &other.values,
            &|vocabulary, a, b| site.is_same_term(vocabulary, a, b),
            diagnostics,
        );
        all.push(EntryFile { language: language.clone(), values, ..other });
    }
    Some(all)
}

fn main_language(
    values: &Values,
    languages: &[String],
    diagnostics: &mut Vec<Diagnostic>,
) -> String {
    let Some(lang) = values.text("lang") else {
        return languages.first().cloned().unwrap_or_default();
    };
    if !languages.contains(&lang.value) {
        diagnostics.push(
            Diagnostic::at(&rule::UNKNOWN_LANGUAGE, lang.span)
                .text("code", lang.value.as_str())
                .names("names", languages.to_vec()),
        );
    }
    lang.value
}

fn read_file(
    fields: &'static Fields,
    source: SourceId,
    mode: Mode,
    site: ValidationContext<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<EntryFile> {
    let text = &site.sources.get(source).text;
    let mut document = parse::parse(source, text).into_value(diagnostics);
    let contact = document.front_matter.as_ref().and_then(|root| find_contact(fields, root));
    let below = &document.markdown;
    diagnostics.extend(check_prose(&ProseText {
        source,
        whole: text,
        body: &below.body,
        images: &below.images,
        contact,
    }));
    let draft_texts = find_draft_texts(source, text, &document);
    let mut problems = std::mem::take(&mut document.markdown.problems);
    let Some(root) = document.front_matter.take() else {
        report_problems(source, &mut problems, diagnostics);
        return None;
    };
    let key_sections = find_key_sections(fields, &document.markdown.body, &root);
    let texts = key_sections.iter().map(|part| {
        let text = Excerpt::of(text, part.content.clone());
        (part.key, Prose { text, span: Span::new(source, part.content.clone()) })
    });
    let mut reader = Reader::new(mode, &root, fields, site.message_language());
    let mut values = reader.entry(fields, &root, texts.collect());
    values.hold_prose_in(text);
    diagnostics.append(&mut reader.diagnostics);
    each_prose(&values, &mut |prose| {
        if !inside(prose.span, &document.markdown.body.range) {
            problems.extend(find_in_front_matter(prose, text));
        }
    });
    report_problems(source, &mut problems, diagnostics);
    Some(EntryFile { language: String::new(), values, document, key_sections, draft_texts })
}

/// Where an entry tells how to reach an office.
fn find_contact(fields: &Fields, root: &crate::yaml::Node) -> Option<Range<usize>> {
    let field = fields.get("contact")?;
    let pair = root.pairs().iter().find(|pair| field.name.is(&fold(&pair.key)))?;
    Some(pair.value.span.range())
}

/// The sections of a body whose heading is named like a key that may stand there, unless the front
/// matter has the text already.
fn find_key_sections(
    fields: &'static Fields,
    body: &Body,
    root: &crate::yaml::Node,
) -> Vec<KeySection> {
    let typed = |field: &crate::names::Field| {
        root.pairs().iter().any(|pair| field.name.is(&fold(&pair.key)))
    };
    let mut sections: Vec<KeySection> = Vec::new();
    for (index, heading) in body.headings.iter().enumerate() {
        let Some(field) = fields.find(&heading.text).filter(|field| field.heading) else {
            continue;
        };
        let is_text = field.value_type == ValueType::Markdown;
        let twice = sections.iter().any(|part| part.key == field.key);
        if heading.level != 2 || twice || (is_text && typed(field)) {
            continue;
        }
        let end = section_end(body, index);
        let content = heading.range.end..end;
        sections.push(KeySection { key: &field.key, range: heading.range.start..end, content });
    }
    sections
}

fn section_end(body: &Body, index: usize) -> usize {
    let level = body.headings[index].level;
    let next = body.headings[index + 1..].iter().find(|heading| heading.level <= level);
    next.map_or(body.range.end, |heading| heading.range.start)
}

fn build<T>(
    files: &EntryFiles,
    readings: Vec<EntryFile>,
    site: ValidationContext<'_>,
    diagnostics: &mut Vec<Diagnostic>,
    data: impl Fn(&Values, &mut PartBuilder<'_>) -> Option<T>,
) -> Option<Arc<Entry<T>>> {
    let top = readings.first()?.document.top;
    let slug = readings.first()?.values.text("slug");
    let mut versions = Vec::with_capacity(readings.len());
    let mut complete = true;
    for (index, reading) in readings.into_iter().enumerate() {
        let mut builder = PartBuilder {
            vocabularies: site.vocabularies,
            source_ids: reading.values.maps("sources").map(|item| item.string("id")).collect(),
            sources: site.sources,
            diagnostics: Vec::new(),
        };
        let common = common(&reading.values, reading.document.markdown.lead.as_deref());
        let data = data(&reading.values, &mut builder);
        // Facts are the main file's: what is wrong with them is said once.
        if index == 0 {
            diagnostics.append(&mut builder.diagnostics);
        }
        let (Some(common), Some(data)) = (common, data) else {
            complete = false;
            continue;
        };
        versions.push(Version {
            of: reading.values.date("of"),
            links: collect_links(&reading, site.sources),
            language: reading.language,
            source: reading.document.source,
            common,
            data,
            body: reading.document.markdown.body,
            key_sections: reading.key_sections,
        });
    }
    if !complete || versions.is_empty() {
        return None;
    }
    let mut attachments: Vec<String> =
        files.attachments.iter().map(|file| file.name.clone()).collect();
    attachments.sort_unstable();
    Some(Arc::new(Entry {
        key: files.key.clone(),
        slug: slug.unwrap_or(Spanned { value: files.key.name.clone(), span: top }),
        attachments,
        versions,
    }))
}

/// Every link of one file: those of the body, and those of the texts in its front matter.
fn collect_links(reading: &EntryFile, sources: &Sources) -> Vec<Link> {
    let mut links = reading.document.markdown.links.clone();
    let body = reading.document.markdown.body.range.clone();
    let mut visit = |prose: &Prose| {
        let of_this_file = prose.span.source == reading.document.source;
        if of_this_file && !inside(prose.span, &body) {
            let text = &sources.get(prose.span.source).text;
            links.extend(markdown::find_links(&prose.text, prose.span, text));
        }
    };
    each_prose(&reading.values, &mut visit);
    links.shrink_to_fit();
    links
}

fn inside(span: Span, body: &Range<usize>) -> bool {
    body.contains(&span.range().start)
}

fn each_prose(values: &Values, visit: &mut impl FnMut(&Prose)) {
    for (_, value) in values.iter() {
        each_prose_in(value, visit);
    }
}

fn each_prose_in(value: &Value, visit: &mut impl FnMut(&Prose)) {
    match value {
        Value::Prose(prose) => visit(prose),
        Value::List(values) => values.iter().for_each(|value| each_prose_in(value, visit)),
        Value::Map(values) => each_prose(values, visit),
        _ => {}
    }
}
