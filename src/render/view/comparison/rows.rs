//! What the rows of a comparison are: the one description that comparisons, briefs and tables of
//! entries share. A row that is added here is in all of them.

use serde::Serialize;

/// A row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ComparisonRow {
    /// Its key: the English name in the table of names, where it is a key of the front matter.
    pub key: &'static str,
    /// The path of its label among the theme's strings.
    #[serde(skip)]
    pub label: &'static str,
    /// What its values are.
    pub form: ValueForm,
    /// Which values are better, if any are.
    pub better: Better,
    /// What its numbers count, as the symbol or English name of the unit.
    pub unit: Option<&'static str>,
    /// Whether it is a question for the next visit where nobody told it; else there simply is none.
    pub asked: bool,
}

/// What the values of a row are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ValueForm {
    /// Words, a line for each value.
    Words,
    /// A number.
    Number,
    /// A day, month or year; its number is 20190402, with 0 for what is not known.
    Date,
}

/// Which values are better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Better {
    /// The higher ones, or the later.
    More,
    /// The lower ones.
    Less,
    /// None: they only differ.
    Neither,
}

const fn words(key: &'static str, label: &'static str) -> ComparisonRow {
    ComparisonRow {
        key,
        label,
        form: ValueForm::Words,
        better: Better::Neither,
        unit: None,
        asked: true,
    }
}

const fn date(key: &'static str, label: &'static str, better: Better) -> ComparisonRow {
    ComparisonRow { key, label, form: ValueForm::Date, better, unit: None, asked: true }
}

const fn number(
    key: &'static str,
    label: &'static str,
    better: Better,
    unit: Option<&'static str>,
) -> ComparisonRow {
    ComparisonRow { key, label, form: ValueForm::Number, better, unit, asked: true }
}

/// A row that many entries have no value in, without anybody having forgotten it.
const fn unasked(row: ComparisonRow) -> ComparisonRow {
    ComparisonRow { asked: false, ..row }
}

/// The rows of cases, in their order.
pub const CASE_ROWS: &[ComparisonRow] = &[
    words("summary", "fact.summary"),
    words("locus", "case.locus"),
    unasked(words("province", "fact.province")),
    words("locus_kind", "search.filter.locus_kind"),
    number("population", "fact.population", Better::Neither, None),
    words("sectors", "case.sectors"),
    words("stage", "case.stage"),
    words("status", "case.status"),
    date("checked", "case.checked", Better::More),
    words("implementer", "fact.implementer"),
    words("form", "fact.form"),
    unasked(words("digital", "fact.digital")),
    words("change", "fact.change"),
    unasked(words("novelty", "fact.novelty")),
    unasked(words("initiator", "fact.initiator")),
    date("since", "fact.since", Better::Neither),
    unasked(date("ended", "fact.ended", Better::Neither)),
    words("partners", "fact.partners"),
    unasked(words("sdgs", "fact.sdgs")),
    words("success_factors", "case.success_factors"),
    words("prerequisites", "case.prerequisite"),
    words("obstacles", "case.obstacles"),
    words("results", "case.results"),
    words("lessons", "case.lessons"),
    words("staff", "fact.staff"),
    number("budget", "fact.budget", Better::Less, Some("IDR")),
    number("months", "fact.months", Better::Less, Some("month")),
    words("tools", "fact.tools"),
    words("regulation", "fact.regulation"),
    unasked(words("awards", "case.awards")),
    unasked(words("evaluation_phase", "fact.evaluation_phase")),
    unasked(words("evaluation_by", "fact.evaluation_by")),
    unasked(words("evaluation_purposes", "fact.evaluation_purposes")),
    unasked(number("visits", "case.visits", Better::More, None)),
    unasked(number("adoptions", "case.adoptions", Better::More, None)),
    words("accepts", "fact.accepts"),
    number("notice_days", "fact.notice_days", Better::Less, Some("day")),
];

/// The rows of loci, in their order.
pub const LOCUS_ROWS: &[ComparisonRow] = &[
    words("summary", "fact.summary"),
    words("kind", "search.filter.locus_kind"),
    unasked(words("parent", "locus.parent")),
    unasked(words("short_name", "fact.short_name")),
    unasked(words("original_name", "fact.original_name")),
    unasked(words("country", "fact.country")),
    unasked(words("province", "fact.province")),
    words("regency", "fact.regency"),
    unasked(words("address", "fact.address")),
    unasked(words("coordinates", "fact.coordinates")),
    number("population", "fact.population", Better::Neither, None),
    number("area_km2", "fact.area_km2", Better::Neither, Some("km²")),
    words("traits", "fact.traits"),
    words("accepts", "fact.accepts"),
    number("notice_days", "fact.notice_days", Better::Less, Some("day")),
    words("days", "fact.days"),
    number("capacity", "fact.capacity", Better::More, None),
    words("letter_to", "fact.letter_to"),
    unasked(words("hosting_url", "fact.hosting_url")),
    date("hosting_checked", "fact.hosting_checked", Better::More),
    unasked(words("awards", "locus.awards")),
    number("cases", "locus.cases", Better::More, None),
    unasked(number("visits", "locus.visits", Better::Neither, None)),
    unasked(number("adoptions", "locus.adoptions", Better::More, None)),
];
