//! The page of a barometer: the base, or a part of it, as charts with their tables.

use serde::Serialize;

use super::{
    barometer::{ChartInWords, RowInWords, bar_url, barometer_title, chart_in_words, scope_name},
    count_bar::{BarPart, CountMeaning, count_bar},
    kind_counts::count_of_kind,
    link::LinkView,
    page_context::PageContext,
    stopped::{StoppedView, stopped},
    year_chart::{YearChartView, year_chart},
};
use crate::{
    graph::barometer::{BarometerChart as Chart, BarometerScope, ChartValue},
    names::Kind,
    render::{
        data_files::{DataFormat, barometer_table_path, chart_path},
        locale,
        page::PageKind,
    },
};

/// How many bars of a chart are open at once.
const MOST_OPEN: usize = 10;

/// A barometer.
#[derive(Debug, Serialize)]
pub struct BarometerView {
    /// The title.
    pub title: String,
    /// What the page is for.
    pub intro: String,
    /// "40 cases", with their list.
    pub cases: LinkView,
    /// "12 adoptions", if there are any.
    pub adoptions: Option<String>,
    /// The newest date in the base.
    pub date: Option<String>,
    /// All figures of the page as a table.
    pub table_url: String,
    /// Open data.
    pub data_url: String,
    /// The barometer of the whole base, on that of a part.
    pub whole: Option<LinkView>,
    /// The charts, by what they are about.
    pub sections: Vec<ChartSection>,
    /// Cases, visits and adoptions by year, on that of the whole.
    pub years: Option<YearChartView>,
    /// Barometers of parts, on that of the whole.
    pub parts: Vec<BarometerList>,
}

/// Charts that belong together.
#[derive(Debug, Serialize)]
pub struct ChartSection {
    /// The anchor.
    pub id: &'static str,
    /// The title.
    pub title: String,
    /// "4 charts", where they are folded.
    pub count: String,
    /// The charts.
    pub charts: Vec<ChartView>,
    /// What was stopped and why, where that belongs here.
    pub stopped: Option<StoppedView>,
}

/// A chart with its table.
#[derive(Debug, Serialize)]
pub struct ChartView {
    /// The anchor.
    pub id: &'static str,
    /// The title.
    pub title: String,
    /// What it shows.
    pub sentence: String,
    /// "n = 40 cases".
    pub base: String,
    /// That bars add up to more than all, where they can.
    pub note: Option<String>,
    /// Whether there are shares.
    pub has_shares: bool,
    /// The bars that are open.
    pub bars: Vec<BarView>,
    /// Those that are folded.
    pub more: Vec<BarView>,
    /// "12 more".
    pub more_text: String,
    /// What the colours of parts mean.
    pub legend: Vec<CountMeaning>,
    /// The files of the chart.
    pub files: Vec<LinkView>,
}

/// A bar of a chart.
#[derive(Debug, Serialize)]
pub struct BarView {
    /// What it counts, with the list of it.
    pub label: LinkView,
    /// How many.
    pub count: String,
    /// The share, where it says something.
    pub share: Option<String>,
    /// The bar.
    pub bar: Vec<BarPart>,
    /// "7 overcome", for each part.
    pub parts: Vec<String>,
}

/// Barometers of one kind of part.
#[derive(Debug, Serialize)]
pub struct BarometerList {
    /// What they are of.
    pub title: String,
    /// Each with its number of cases.
    pub links: Vec<LinkView>,
}

/// The sections of the page, each with its charts.
const SECTIONS: [(&str, &[Chart]); 7] = [
    ("kind", &[Chart::Novelty, Chart::Change, Chart::Form, Chart::Digital]),
    ("people", &[Chart::Initiator, Chart::Partners]),
    ("factors", &[Chart::Helped, Chart::Hindered, Chart::Outcomes]),
    (
        "evidence",
        &[
            Chart::Results,
            Chart::Evidence,
            Chart::SaidBy,
            Chart::Awards,
            Chart::EvaluationPhase,
            Chart::EvaluationBy,
            Chart::EvaluationPurposes,
        ],
    ),
    ("life", &[Chart::Stage, Chart::Status, Chart::Stopped]),
    ("spread", &[Chart::Lessons, Chart::AdoptionStatus, Chart::AdoptionMode, Chart::AdoptionStep]),
    ("where", &[Chart::Year, Chart::Sector, Chart::Province, Chart::LocusKind, Chart::Goals]),
];

pub(super) fn barometer_page(page: &PageContext<'_>, scope: &BarometerScope) -> BarometerView {
    let barometer = page.site.graph.barometer();
    let adoptions = barometer.table(scope, Chart::AdoptionStatus).map(|table| table.n);
    let name = scope_name(page.site, page.language, scope);
    let cases = LinkView {
        text: count_of_kind(page, Kind::Case, barometer.case_count(scope)),
        url: Some(page.url(&list_of_cases(scope))),
    };
    BarometerView {
        title: barometer_title(page.site, page.language, scope),
        intro: match &name {
            Some(name) => page.strings.fill("barometer.intro_of", &[("name", name)]),
            None => page.word("barometer.intro"),
        },
        cases,
        adoptions: adoptions.map(|count| count_of_kind(page, Kind::Adoption, count)),
        date: page.site.catalogue.newest_date().map(|date| locale::day(date, page.strings)),
        table_url: page.here.link_to(&barometer_table_path(page.site.routes, scope, page.language)),
        data_url: page.url(&PageKind::Data),
        whole: name.is_some().then(|| LinkView {
            text: page.word("barometer.whole"),
            url: Some(page.url(&PageKind::Barometer(BarometerScope::Whole))),
        }),
        sections: SECTIONS.iter().filter_map(|it| section(page, scope, it)).collect(),
        years: match scope {
            BarometerScope::Whole => year_chart(page),
            _ => None,
        },
        parts: match scope {
            BarometerScope::Whole => barometers_of_parts(page),
            _ => Vec::new(),
        },
    }
}

/// The page that lists the cases of a scope.
fn list_of_cases(scope: &BarometerScope) -> PageKind {
    match scope {
        BarometerScope::Whole => PageKind::List(Kind::Case, 1),
        BarometerScope::Sector(term) => PageKind::Sector(term.clone(), 1),
        BarometerScope::Province(term) => PageKind::Province(term.clone(), 1),
        BarometerScope::Institute(id) => PageKind::Entry((*id).into()),
    }
}

fn section(
    page: &PageContext<'_>,
    scope: &BarometerScope,
    (id, charts): &(&'static str, &[Chart]),
) -> Option<ChartSection> {
    let charts: Vec<ChartView> =
        charts.iter().filter_map(|chart| chart_view(page, scope, *chart)).collect();
    let stopped = (*id == "life").then(|| stopped(page, scope)).flatten();
    (!charts.is_empty()).then(|| ChartSection {
        id,
        title: page.word(&format!("barometer.section.{id}")),
        count: page.count("barometer.count.charts", charts.len()),
        charts,
        stopped,
    })
}

fn chart_view(page: &PageContext<'_>, scope: &BarometerScope, chart: Chart) -> Option<ChartView> {
    let words = chart_in_words(page.site, page.language, scope, chart)?;
    let most = words.rows.iter().map(|row| row.count).max().unwrap_or_default();
    let mut bars: Vec<BarView> =
        words.rows.iter().map(|row| bar(page, scope, &words, row, most)).collect();
    // One bar alone is not worth a fold.
    let open = if bars.len() > MOST_OPEN + 1 { MOST_OPEN } else { bars.len() };
    let more = bars.split_off(open);
    let legend = words.parts.iter();
    let legend = legend.map(|(id, text)| CountMeaning { id, text: text.clone() }).collect();
    Some(ChartView {
        id: chart.id(),
        files: files(page, scope, chart),
        has_shares: words.rows.iter().any(|row| row.share.is_some()),
        more_text: page.count("count.more", more.len()),
        bars,
        more,
        legend,
        title: words.title,
        sentence: words.sentence,
        base: words.base,
        note: words.note,
    })
}

fn bar(
    page: &PageContext<'_>,
    scope: &BarometerScope,
    words: &ChartInWords,
    row: &RowInWords,
    most: usize,
) -> BarView {
    let whole = if row.value == ChartValue::Unknown { "unknown" } else { "whole" };
    let of_parts = words.parts.iter().zip(&row.parts);
    let counts: Vec<(&'static str, usize)> = if row.parts.is_empty() {
        vec![(whole, row.count)]
    } else {
        of_parts.clone().map(|((id, _), count)| (*id, *count)).collect()
    };
    let told = of_parts.filter(|(_, count)| **count > 0).map(|((_, label), count)| {
        let n = locale::count(*count as u64, page.strings);
        page.strings.fill("obstacle.ended", &[("n", &n), ("outcome", &label.to_lowercase())])
    });
    BarView {
        label: LinkView {
            text: row.label.clone(),
            url: (row.count > 0).then(|| bar_url(page, scope, words.chart, &row.value)).flatten(),
        },
        count: locale::count(row.count as u64, page.strings),
        share: row.share.clone(),
        bar: count_bar(&counts, most),
        parts: told.collect(),
    }
}

/// The files of a chart. Only the whole base has one for each: parts have all charts in one table.
fn files(page: &PageContext<'_>, scope: &BarometerScope, chart: Chart) -> Vec<LinkView> {
    if *scope != BarometerScope::Whole {
        return Vec::new();
    }
    let link = |text: &str, format: DataFormat| {
        let path = chart_path(page.site.routes, chart, format, page.language);
        LinkView { text: text.to_owned(), url: Some(page.here.link_to(&path)) }
    };
    vec![link("CSV", DataFormat::Csv), link("SVG", DataFormat::Svg)]
}

/// The barometers of all parts, those with most cases first.
fn barometers_of_parts(page: &PageContext<'_>) -> Vec<BarometerList> {
    let mut lists = [
        ("sector.plural", Vec::new()),
        ("province.plural", Vec::new()),
        ("kind.institute.other", Vec::new()),
    ];
    for scope in page.site.graph.barometer_scopes() {
        let at = match &scope {
            BarometerScope::Whole => continue,
            BarometerScope::Sector(_) => 0,
            BarometerScope::Province(_) => 1,
            BarometerScope::Institute(_) => 2,
        };
        let Some(name) = scope_name(page.site, page.language, &scope) else { continue };
        let count = page.site.graph.barometer().case_count(&scope);
        let n = locale::count(count as u64, page.strings);
        let text = page.strings.fill("obstacle.value", &[("label", &name), ("n", &n)]);
        let url = Some(page.url(&PageKind::Barometer(scope)));
        lists[at].1.push((count, LinkView { text, url }));
    }
    let lists = lists.into_iter().filter(|(_, links)| !links.is_empty());
    lists
        .map(|(title, mut links)| {
            // A stable sort: those with as many cases keep the order of their names.
            links.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
            let links = links.into_iter().map(|(_, link)| link).collect();
            BarometerList { title: page.word(title), links }
        })
        .collect()
}

/// The way to a barometer, if anything is counted there.
pub(super) fn barometer_link(page: &PageContext<'_>, scope: BarometerScope) -> Option<LinkView> {
    page.site.graph.has_barometer(&scope).then(|| LinkView {
        text: page.word(match scope {
            BarometerScope::Whole => "barometer.link_whole",
            _ => "barometer.link",
        }),
        url: Some(page.url(&PageKind::Barometer(scope))),
    })
}
