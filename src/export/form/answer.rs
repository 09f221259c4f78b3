//! What a case says under the headings of a form: in lines, as they are pasted. Nothing is said that
//! the case does not say.

use super::definition::{AnswerPart, FormSection, LengthLimit};
use crate::{
    export::{
        datum::{Datum, Record, get},
        record::{case_body, entry_record},
        record_table::names_language,
    },
    graph::EntryRef,
    model::{CaseId, TermId, VocabularyId},
    names::{SpecialWord, names},
    render::view::{ComparedValue, RenderContext, compared_values, comparison_rows},
    theme::Strings,
};

/// A case as forms ask for it, in one language.
pub(super) struct FormAnswers<'a> {
    site: &'a RenderContext<'a>,
    case: CaseId,
    language: &'a str,
    strings: &'a Strings,
    record: Record<'a>,
    rows: Vec<ComparedValue>,
}

impl<'a> FormAnswers<'a> {
    pub(super) fn new(site: &'a RenderContext<'a>, case: CaseId, language: &'a str) -> Self {
        let entry = EntryRef::Case(case);
        Self {
            site,
            case,
            language,
            strings: site.theme.strings(language),
            record: entry_record(site, entry, language),
            rows: compared_values(site, entry, language),
        }
    }

    /// The lines under a heading; none where the case does not say it.
    pub(super) fn lines(&self, section: &FormSection) -> Vec<String> {
        section.parts.iter().flat_map(|part| self.part(*part)).collect()
    }

    fn part(&self, part: AnswerPart) -> Vec<String> {
        match part {
            AnswerPart::Text(key) => self.text(key),
            AnswerPart::Row(key) => self.row(key),
            AnswerPart::LabelledRow(key) => self.labelled_row(key),
            AnswerPart::List(key) => self.list(key),
            AnswerPart::Since(stage) => match get(&self.record, "stage") {
                Some(Datum::Text(found)) if found == stage => self.row("since"),
                _ => Vec::new(),
            },
            AnswerPart::Body => split_lines(&case_body(self.site, self.case, self.language)),
        }
    }

    fn text(&self, key: &str) -> Vec<String> {
        match get(&self.record, key) {
            Some(Datum::Text(text)) => split_lines(text),
            _ => Vec::new(),
        }
    }

    /// A row of the comparison. A fixed value that says that nobody knows is no answer.
    fn row(&self, key: &str) -> Vec<String> {
        if matches!(get(&self.record, key), Some(Datum::Text(value)) if value == "unknown") {
            return Vec::new();
        }
        let found = self.rows.iter().find(|row| row.row == key);
        found.map(|row| split_lines(&row.text)).unwrap_or_default()
    }

    fn labelled_row(&self, key: &str) -> Vec<String> {
        let values = self.row(key);
        let row = comparison_rows(EntryRef::Case(self.case)).iter().find(|row| row.key == key);
        match row {
            Some(row) if !values.is_empty() => {
                let label = self.strings.get(row.label);
                let colon = if label.ends_with('?') { "" } else { ":" };
                vec![format!("{label}{colon} {}", values.join(", "))]
            }
            _ => Vec::new(),
        }
    }

    fn list(&self, key: &str) -> Vec<String> {
        let mut lines = match get(&self.record, key) {
            Some(Datum::List(items)) => self.items(key, items),
            _ => self.row(key),
        };
        lines.extend(self.text(&format!("{key}_text")));
        if lines.is_empty() {
            lines.extend(self.stated(key));
        }
        lines
    }

    /// Items that the comparison shortens are written in full here.
    fn items(&self, key: &str, items: &[Datum<'_>]) -> Vec<String> {
        let records = items.iter().filter_map(|item| match item {
            Datum::Map(record) => Some(record),
            _ => None,
        });
        match key {
            "success_factors" => records.map(|item| self.factor(item)).collect(),
            "obstacles" => records.map(|item| self.obstacle(item)).collect(),
            "process" => records.map(|item| write_pair(item, "when", "what")).collect(),
            "stakeholders" => records.map(|item| write_pair(item, "who", "part")).collect(),
            _ => self.row(key),
        }
    }

    /// "Pimpinan: Kepala dinas membahas capaian setiap pekan".
    fn factor(&self, item: &Record<'_>) -> String {
        let factor = TermId(text_of(item, "factor").to_owned());
        let label = self.site.label(VocabularyId::Factors, &factor, self.language);
        format!("{label}: {}", text_of(item, "note"))
    }

    /// "Anggaran (teratasi): Dana terbatas. Cara mengatasi: …".
    fn obstacle(&self, item: &Record<'_>) -> String {
        let mut line = self.factor(item);
        let response = text_of(item, "response");
        if !response.is_empty() {
            line.extend([" ", self.strings.get("case.response"), ": ", response]);
        }
        let outcome = text_of(item, "outcome");
        if !outcome.is_empty() {
            line.extend([" (", self.strings.get(&format!("choice.outcome.{outcome}")), ")"]);
        }
        line
    }

    /// The word that stands instead of a list. What is not known is no answer.
    fn stated(&self, key: &str) -> Option<String> {
        let Some(Datum::Text(word)) = get(&self.record, &format!("{key}_stated")) else {
            return None;
        };
        let special = names().special(word).filter(|it| *it != SpecialWord::Unknown)?;
        let name = names().special_name(special, names_language(self.language));
        Some(name.replace('-', " "))
    }
}

fn text_of<'r>(record: &'r Record<'_>, key: &str) -> &'r str {
    match get(record, key) {
        Some(Datum::Text(text)) => text,
        _ => "",
    }
}

/// "2018-10: Uji coba di dua loket".
fn write_pair(item: &Record<'_>, first: &str, second: &str) -> String {
    let parts = [text_of(item, first), text_of(item, second)];
    parts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(": ")
}

fn split_lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// How long an answer is by the measure of a limit.
pub(super) fn measure(lines: &[String], limit: LengthLimit) -> usize {
    match limit {
        LengthLimit::WordsAtLeast(_) => {
            lines.iter().map(|line| line.split_whitespace().count()).sum()
        }
        LengthLimit::CharactersAtMost(_) => lines.join("\n").chars().count(),
    }
}
