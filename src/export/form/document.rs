//! A case under the headings of a form, as an HTML document: it opens with a double click, and its
//! parts are copied into a form or into a document of an office program.

use super::{
    answer::{FormAnswers, measure},
    definition::{FormDefinition, FormSection, LengthLimit},
};
use crate::{
    diagnostic::wording::{phrase, word},
    export::xml::escape_xml,
    graph::EntryRef,
    model::CaseId,
    render::view::RenderContext,
    text::{language::Language, number::write_count},
};

/// Where the document of a case lies.
pub(super) fn path(site: &RenderContext<'_>, case: CaseId) -> String {
    format!("{}.html", site.graph.entries.slug(EntryRef::Case(case)).value)
}

/// A document that is being made.
pub(super) struct FormDocument<'a> {
    site: &'a RenderContext<'a>,
    form: &'static FormDefinition,
    case: CaseId,
    answers: FormAnswers<'a>,
    /// The language of notes to those who fill in the form.
    notes: Language,
}

impl<'a> FormDocument<'a> {
    pub(super) fn new(
        site: &'a RenderContext<'a>,
        form: &'static FormDefinition,
        case: CaseId,
    ) -> Self {
        let answers = FormAnswers::new(site, case, answer_language(site, form));
        Self { site, form, case, answers, notes: site.config.message_language() }
    }

    /// The headings that the case has an answer to.
    fn answered(&self) -> usize {
        self.form.sections.iter().filter(|it| !self.answers.lines(it).is_empty()).count()
    }

    pub(super) fn write(&self) -> String {
        let language = answer_language(self.site, self.form);
        let entry = EntryRef::Case(self.case);
        let title = self.site.title(entry, language);
        let mut out = write_head(self.form, title);
        out += &element("p", self.form.title);
        let speaks = self.site.graph.entries.speaks(entry, self.form.language);
        if !speaks {
            out += &self.note(word(self.notes, "form.other-language"));
        }
        if self.site.config.base_url.is_some() {
            out += &element("p", &self.site.page_address(entry, language));
        }
        for section in self.form.sections {
            out += &self.write_section(section);
        }
        out + "</body>\n</html>\n"
    }

    fn write_section(&self, section: &FormSection) -> String {
        let mut out = element("h2", section.heading);
        let lines = self.answers.lines(section);
        out.extend(lines.iter().map(|line| element("p", line)));
        if lines.is_empty() {
            let question = section.question(self.notes);
            out += &self.note(&phrase(self.notes, "form.open", &[("question", question)]));
        }
        if let Some(limit) = section.limit {
            out += &self.note(&self.write_length(limit, measure(&lines, limit)));
        }
        out
    }

    fn write_length(&self, limit: LengthLimit, length: usize) -> String {
        let (key, bound) = match limit {
            LengthLimit::WordsAtLeast(least) if length < least => ("form.too-short", least),
            LengthLimit::WordsAtLeast(least) => ("form.long-enough", least),
            LengthLimit::CharactersAtMost(most) if length > most => ("form.too-long", most),
            LengthLimit::CharactersAtMost(most) => ("form.short-enough", most),
        };
        let [length, bound] = [length, bound].map(|count| write_count(count, self.notes));
        phrase(self.notes, key, &[("n", &length), ("limit", &bound)])
    }

    /// What is not to be pasted.
    fn note(&self, text: &str) -> String {
        format!("<p lang=\"{}\"><em>[{}]</em></p>\n", self.notes.code(), escape_xml(text))
    }
}

/// The page that lists the documents, with how many headings of each are answered.
pub(super) fn write_list(
    site: &RenderContext<'_>,
    form: &'static FormDefinition,
    cases: &[CaseId],
) -> String {
    let notes = site.config.message_language();
    let mut out = write_head(form, form.title);
    let (language, about) = (notes.code(), escape_xml(word(notes, "form.about")));
    out.extend(["<p lang=\"", language, "\">", &about, "</p>\n<ol>\n"]);
    for case in cases {
        let document = FormDocument::new(site, form, *case);
        let title = site.title(EntryRef::Case(*case), answer_language(site, form));
        let [n, all] = [document.answered(), form.sections.len()].map(|n| write_count(n, notes));
        let count = phrase(notes, "form.answered", &[("n", &n), ("all", &all)]);
        let path = path(site, *case);
        let [path, title, count] = [&path, title, &count].map(escape_xml);
        out.extend(["<li><a href=\"", &path, "\">", &title, "</a>: ", &count, "</li>\n"]);
    }
    out + "</ol>\n</body>\n</html>\n"
}

/// The form's language, if the site has it; else the main one.
fn answer_language<'a>(site: &'a RenderContext<'a>, form: &FormDefinition) -> &'a str {
    let found = site.config.languages.iter().find(|language| *language == form.language);
    found.map_or(site.config.main_language(), String::as_str)
}

/// Lines are as long as they are read well. Nothing is said of letters, so that what is pasted takes
/// those of the form.
const STYLE: &str = "body { max-width: 44rem; margin: 1.5rem auto; padding: 0 1rem; line-height: 1.5 } \
                     h1, h2 { line-height: 1.25 }";

fn write_head(form: &FormDefinition, title: &str) -> String {
    let (language, title) = (form.language, escape_xml(title));
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
    )
}

fn element(name: &str, text: &str) -> String {
    format!("<{name}>{}</{name}>\n", escape_xml(text))
}
