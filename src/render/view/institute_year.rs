//! The page of what an institute did in a year: what its head has to report, on paper.

use serde::Serialize;

use super::{
    link::LinkView,
    page_context::PageContext,
    spread_tree::{SpreadNode, adoption_node},
    year_figures::{YearFigure, is_measured, year_figures},
};
use crate::{
    graph::{EntryRef, InstituteYear},
    model::{AdoptionId, CaseId, InstituteId, VisitId},
    names::ReferenceField,
    render::{data_files::year_table_path, locale, page::PageKind},
};

/// How many visits, cases and adoptions the page names each.
const MOST_NAMED: usize = 60;

/// What an institute did in a year.
#[derive(Debug, Serialize)]
pub struct InstituteYearView {
    /// The title.
    pub title: String,
    /// The year in a sentence.
    pub lead: String,
    /// The figures that are asked for first.
    pub main: Vec<FigureView>,
    /// Its visits, the first of the year first.
    pub visits: Vec<YearVisit>,
    /// How many of them are named here, if not all.
    pub more_visits: Option<String>,
    /// What followed from its visits, and what it adopted itself.
    pub adoptions: Vec<SpreadNode>,
    /// How many of them are named here, if not all.
    pub more_adoptions: Option<String>,
    /// The cases that it wrote.
    pub cases: Vec<YearCase>,
    /// How many of them are named here, if not all.
    pub more_cases: Option<String>,
    /// All figures, by what they are a part of.
    pub figures: Vec<FigureSection>,
    /// What is not counted in any year, in sentences.
    pub unknown: Vec<String>,
    /// The figures as a table for spreadsheets.
    pub csv: String,
    /// The year before of which something is told.
    pub previous: Option<LinkView>,
    /// The year after of which something is told.
    pub next: Option<LinkView>,
}

/// Figures of one part.
#[derive(Debug, Serialize)]
pub struct FigureSection {
    /// What they are about.
    pub title: String,
    /// The figures.
    pub figures: Vec<FigureView>,
}

/// A figure with what it was counted among.
#[derive(Debug, Serialize)]
pub struct FigureView {
    /// Its name, the same in all languages.
    pub key: String,
    /// Its name.
    pub label: String,
    /// The figure.
    pub value: String,
    /// Among how many it was counted.
    pub of: String,
    /// How many of these do not tell it, if any.
    pub unknown: Option<String>,
}

/// A visit of the year.
#[derive(Debug, Serialize)]
pub struct YearVisit {
    pub link: LinkView,
    pub when: String,
    pub loci: Vec<LinkView>,
    /// How many took part, if that is told.
    pub participants: Option<String>,
    pub lessons: String,
    pub adoptions: String,
    pub results: String,
    /// Whether nothing was adopted after it.
    pub is_broken: bool,
    /// Its last day for programs: a script tells how long ago that is.
    pub day: String,
}

/// A case of the year.
#[derive(Debug, Serialize)]
pub struct YearCase {
    pub link: LinkView,
    pub locus: LinkView,
    /// "2 measured results", or that there is none.
    pub results: String,
}

pub(super) fn institute_year(
    page: &PageContext<'_>,
    id: InstituteId,
    year: u16,
) -> InstituteYearView {
    let all = page.site.graph.institute_years(id);
    let none = InstituteYear::default();
    let told = all.years.get(&year).unwrap_or(&none);
    let figures = year_figures(page.site, told, page.language);
    let year_link = |other: Option<(&u16, &InstituteYear)>| {
        other.map(|(year, _)| LinkView {
            text: year.to_string(),
            url: Some(page.url(&PageKind::InstituteYear(id, *year))),
        })
    };
    let mut visits = told.visits.clone();
    let entries = &page.site.graph.entries.visits;
    visits.sort_by_key(|id| entries[*id].main().data.start.value);
    InstituteYearView {
        title: super::page_title::page_title(page, page.kind),
        lead: lead(page, year, &figures),
        main: figures.iter().filter(|it| is_main(it)).map(|it| figure_view(page, it)).collect(),
        visits: visits.iter().take(MOST_NAMED).map(|id| year_visit(page, *id)).collect(),
        more_visits: shown_of(page, visits.len()),
        adoptions: told_adoptions(told)
            .take(MOST_NAMED)
            .map(|id| adoption_node(page, id))
            .collect(),
        more_adoptions: shown_of(page, told_adoptions(told).count()),
        cases: told.cases.iter().take(MOST_NAMED).map(|id| year_case(page, *id)).collect(),
        more_cases: shown_of(page, told.cases.len()),
        figures: sections(page, &figures),
        unknown: unknown(page, &all.cases_without_year, &all.adoptions_without_year),
        csv: page.here.link_to(&year_table_path(page.site.routes, id, year, page.language)),
        previous: year_link(all.years.range(..year).next_back()),
        next: year_link(all.years.range(year + 1..).next()),
    }
}

fn told_adoptions(year: &InstituteYear) -> impl Iterator<Item = AdoptionId> + '_ {
    year.adoptions.iter().chain(&year.own_adoptions).copied()
}

/// "60 of 75 are shown", if not all are.
fn shown_of(page: &PageContext<'_>, count: usize) -> Option<String> {
    let shown = |count: usize| locale::count(count as u64, page.strings);
    (count > MOST_NAMED).then(|| {
        let (some, all) = (shown(MOST_NAMED), shown(count));
        page.strings.fill("institute_year.named_of", &[("n", &some), ("all", &all)])
    })
}

/// The figures that stand large at the top.
fn is_main(figure: &YearFigure) -> bool {
    let main = ["visits", "participants", "cases", "adoptions", "measured_results"];
    main.contains(&figure.key.as_str())
}

fn lead(page: &PageContext<'_>, year: u16, figures: &[YearFigure]) -> String {
    let value = |key: &str| {
        let found = figures.iter().find(|figure| figure.key == key);
        usize::try_from(found.map_or(0, |figure| figure.value)).unwrap_or(usize::MAX)
    };
    page.strings.fill(
        "institute_year.lead",
        &[
            ("year", &year.to_string()),
            ("visits", &page.count("count.visits", value("visits"))),
            ("participants", &page.count("count.participants", value("participants"))),
            ("cases", &page.count("count.cases", value("cases"))),
            ("adoptions", &page.count("count.adoptions", value("adoptions"))),
        ],
    )
}

fn figure_view(page: &PageContext<'_>, figure: &YearFigure) -> FigureView {
    let shown = |count: usize| locale::count(count as u64, page.strings);
    FigureView {
        key: figure.key.clone(),
        label: figure.label.clone(),
        value: locale::count(figure.value, page.strings),
        of: shown(figure.of),
        unknown: (figure.unknown > 0).then(|| shown(figure.unknown)),
    }
}

/// The figures by what they are a part of. What was counted among nothing is left out here, and so are
/// values of a list that nothing has; the table for spreadsheets has them.
fn sections(page: &PageContext<'_>, figures: &[YearFigure]) -> Vec<FigureSection> {
    let names = ["visits", "chain", "lessons", "adoptions", "cases"];
    let sections = names.into_iter().map(|name| FigureSection {
        title: page.word(&format!("institute_year.{name}.title")),
        figures: figures
            .iter()
            .filter(|figure| figure.section == name && figure.of > 0)
            .filter(|figure| figure.value > 0 || !figure.is_of_list())
            .map(|figure| figure_view(page, figure))
            .collect(),
    });
    sections.filter(|section| !section.figures.is_empty()).collect()
}

fn unknown(page: &PageContext<'_>, cases: &[CaseId], adoptions: &[AdoptionId]) -> Vec<String> {
    let counts = [
        ("institute_year.cases_without_year", cases.len()),
        ("institute_year.adoptions_without_year", adoptions.len()),
    ];
    counts.iter().filter(|(_, n)| *n > 0).map(|(word, n)| page.count(word, *n)).collect()
}

fn year_visit(page: &PageContext<'_>, id: VisitId) -> YearVisit {
    let visit = &page.site.graph.entries.visits[id].version(page.language).data;
    let chain = page.site.graph.visit_chain(id);
    let end = visit.end.map(|end| end.value);
    let shown = |count: usize| locale::count(count as u64, page.strings);
    let loci = visit.loci.iter().map(|locus| page.link_or_name(locus, ReferenceField::VisitLoci));
    YearVisit {
        link: page.entry_link(id),
        when: locale::period(visit.start.value, end, page.strings),
        loci: loci.collect(),
        participants: visit.participants.map(|count| locale::count(count, page.strings)),
        lessons: shown(chain.lessons.len()),
        adoptions: shown(chain.adoptions.len()),
        results: shown(chain.results),
        is_broken: chain.adoptions.is_empty(),
        day: end.unwrap_or(visit.start.value).to_string(),
    }
}

fn year_case(page: &PageContext<'_>, id: CaseId) -> YearCase {
    let case = &page.site.graph.case(id).version(page.language).data;
    let measured = case.results.items.iter().filter(|it| is_measured(it)).count();
    YearCase {
        link: page.entry_link(EntryRef::Case(id)),
        locus: page.link_or_name(&case.locus, ReferenceField::CaseLocus),
        results: match measured {
            0 => page.word("institute_year.no_measured_result"),
            count => page.count("institute_year.measured", count),
        },
    }
}
