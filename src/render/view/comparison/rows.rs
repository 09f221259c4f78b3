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
    ComparisonRow { key, label, form: ValueForm::Words, better: Better::Neither, unit: None }
}

const fn date(key: &'static str, label: &'static str, better: Better) -> ComparisonRow {
    ComparisonRow { key, label, form: ValueForm::Date, better, unit: None }
}

const fn number(
    key: &'static str,
    label: &'static str,
    better: Better,
    unit: Option<&'static str>,
) -> ComparisonRow {
    ComparisonRow { key, label, form: ValueForm::Number, better, unit }
}

/// The rows of cases, in their order.
pub const CASE_ROWS: &[ComparisonRow] = &[
    words("locus", "case.locus"),
    words("province", "fact.province"),
    words("sectors", "case.sectors"),
    words("stage", "case.stage"),
    words("status", "case.status"),
    date("checked", "case.checked", Better::More),
    words("implementer", "fact.implementer"),
    words("form", "fact.form"),
    words("digital", "fact.digital"),
    words("change", "fact.change"),
    words("novelty", "fact.novelty"),
    words("initiator", "fact.initiator"),
    date("since", "fact.since", Better::Neither),
    date("ended", "fact.ended", Better::Neither),
    words("partners", "fact.partners"),
    words("sdgs", "fact.sdgs"),
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
    words("awards", "case.awards"),
    words("evaluation_phase", "fact.evaluation_phase"),
    words("evaluation_by", "fact.evaluation_by"),
    words("evaluation_purposes", "fact.evaluation_purposes"),
    number("visits", "case.visits", Better::More, None),
    number("adoptions", "case.adoptions", Better::More, None),
];

/// The rows of loci, in their order.
pub const LOCUS_ROWS: &[ComparisonRow] = &[
    words("kind", "search.filter.locus_kind"),
    words("parent", "locus.parent"),
    words("short_name", "fact.short_name"),
    words("original_name", "fact.original_name"),
    words("country", "fact.country"),
    words("province", "fact.province"),
    words("regency", "fact.regency"),
    words("address", "fact.address"),
    words("coordinates", "fact.coordinates"),
    number("population", "fact.population", Better::Neither, None),
    number("area_km2", "fact.area_km2", Better::Neither, Some("km²")),
    words("traits", "fact.traits"),
    words("accepts", "fact.accepts"),
    number("notice_days", "fact.notice_days", Better::Less, Some("day")),
    words("days", "fact.days"),
    number("capacity", "fact.capacity", Better::More, None),
    words("letter_to", "fact.letter_to"),
    words("hosting_url", "fact.hosting_url"),
    date("hosting_checked", "fact.hosting_checked", Better::More),
    words("awards", "locus.awards"),
    number("cases", "locus.cases", Better::More, None),
    number("visits", "locus.visits", Better::Neither, None),
    number("adoptions", "locus.adoptions", Better::More, None),
];
