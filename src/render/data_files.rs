//! The files of open data: one for each kind of record and format, in every language. Apart from
//! what writes them, because the page that lists them must name the same.

use super::{
    catalogue::Catalogue,
    feeds::FeedSubject,
    page::{PageKind, PlannedPage},
    routes::Routes,
};
use crate::{
    config::Config,
    graph::{
        Graph,
        barometer::{BarometerChart, BarometerScope},
    },
    model::InstituteId,
    names::{
        Kind, names,
        open_data::{LongTable, long_tables},
    },
    output::OutputPath,
    text::language::Language,
};

/// What the records of a file are about.
#[derive(Debug, Clone)]
pub enum DataSubject {
    /// Entries of a kind.
    Entries(Kind),
    /// The items of a list of entries.
    Items(LongTable),
    /// The terms of all vocabularies.
    Terms,
    /// What an institute did in a year, in figures.
    InstituteYear(InstituteId, u16),
    /// How each entry is cited.
    Citations,
    /// All charts of a barometer.
    Barometer(BarometerScope),
    /// A chart of the whole base.
    Chart(BarometerChart),
    /// What is new.
    Feed(FeedSubject),
    /// A part of the addresses of the site, counted from 0.
    Sitemap(usize),
    /// So many sitemaps.
    SitemapIndex(usize),
    /// What search engines may read.
    Robots,
}

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "said by their names")]
pub enum DataFormat {
    Csv,
    Json,
    Ndjson,
    Schema,
    Bibtex,
    Ris,
    Csl,
    Svg,
    Atom,
    JsonFeed,
    Xml,
    Text,
}

/// A file of open data.
#[derive(Debug, Clone)]
pub struct DataFile {
    /// What it tells of.
    pub subject: DataSubject,
    /// How it is written.
    pub format: DataFormat,
    /// The language of its texts.
    pub language: String,
    /// Where it stands in the site.
    pub path: OutputPath,
}

impl DataFormat {
    /// Those of records, in the order in which they are offered.
    pub const OF_RECORDS: [Self; 4] = [Self::Csv, Self::Json, Self::Ndjson, Self::Schema];

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::Schema => "schema.json",
            Self::Bibtex => "bib",
            Self::Ris => "ris",
            Self::Csl => "csl.json",
            Self::Svg => "svg",
            Self::Atom => "atom",
            Self::JsonFeed => "json",
            Self::Xml => "xml",
            Self::Text => "txt",
        }
    }
}

impl DataSubject {
    /// What a site with these entries tells of; nothing if it has none.
    pub fn list(catalogue: &Catalogue) -> Vec<Self> {
        let has = |kind: &Kind| !catalogue.entries(*kind).is_empty();
        let kinds: Vec<Kind> = Kind::ALL.into_iter().filter(has).collect();
        if kinds.is_empty() {
            return Vec::new();
        }
        let tables = long_tables().into_iter().filter(|table| table.kinds.iter().any(has));
        let entries = kinds.into_iter().map(Self::Entries);
        entries.chain(tables.map(Self::Items)).chain([Self::Terms, Self::Citations]).collect()
    }

    /// The formats of its files. Lists stand in the JSON of their entries.
    pub fn formats(&self) -> &'static [DataFormat] {
        match self {
            Self::Items(_) => &[DataFormat::Csv],
            Self::Entries(_) | Self::Terms => &DataFormat::OF_RECORDS,
            // Those have addresses of their own.
            Self::InstituteYear(..)
            | Self::Feed(_)
            | Self::Sitemap(_)
            | Self::SitemapIndex(_)
            | Self::Robots
            | Self::Barometer(_)
            | Self::Chart(_) => &[],
            Self::Citations => &[DataFormat::Bibtex, DataFormat::Ris, DataFormat::Csl],
        }
    }

    /// The name of its files in a language, without the ending.
    pub fn file_name(&self, language: &str) -> String {
        let language = Language::from_code(language).unwrap_or(Language::En);
        match self {
            Self::Entries(kind) => names().folder(*kind, language).to_owned(),
            Self::Items(table) => table.field.name.get(language).replace('_', "-"),
            Self::InstituteYear(_, year) => year.to_string(),
            Self::Feed(_) => "feed".to_owned(),
            Self::Sitemap(_) | Self::SitemapIndex(_) => "sitemap".to_owned(),
            Self::Robots => "robots".to_owned(),
            Self::Barometer(_) => "barometer".to_owned(),
            Self::Chart(chart) => chart.name(Some(language)).to_owned(),
            Self::Citations => match language {
                Language::Id => "sitasi",
                Language::En => "citations",
            }
            .to_owned(),
            Self::Terms => {
                let terms = names().kinds.iter().find(|names| names.kind.is_none());
                terms.map_or("terms", |names| names.folder.get(language)).to_owned()
            }
        }
    }
}

/// Every file of open data, in a fixed order.
pub fn list_data_files(
    graph: &Graph,
    catalogue: &Catalogue,
    config: &Config,
    routes: Routes<'_>,
) -> Vec<DataFile> {
    let mut files = Vec::new();
    let subjects = DataSubject::list(catalogue);
    let scopes = graph.barometer_scopes();
    let mut charts = BarometerChart::ALL.to_vec();
    charts.retain(|chart| !scopes.is_empty() && graph.has_barometer_chart(*chart));
    for language in &config.languages {
        for subject in &subjects {
            for format in subject.formats() {
                let path = data_path(routes, subject, *format, language);
                files.extend(OutputPath::new(path).map(|path| DataFile {
                    subject: subject.clone(),
                    format: *format,
                    language: language.clone(),
                    path,
                }));
            }
        }
        files.extend(list_barometer_files(&scopes, &charts, language, routes));
    }
    files
}

/// The tables and drawings of the barometers in a language: for each scope a table of all charts, and
/// for the whole base also a table and a drawing of each chart.
fn list_barometer_files(
    scopes: &[BarometerScope],
    charts: &[BarometerChart],
    language: &str,
    routes: Routes<'_>,
) -> Vec<DataFile> {
    let mut files = Vec::new();
    let mut add = |subject: DataSubject, format: DataFormat, path: String| {
        let language = language.to_owned();
        let file = |path| DataFile { subject, format, language, path };
        files.extend(OutputPath::new(path).map(file));
    };
    for scope in scopes {
        let path = barometer_table_path(routes, scope, language);
        add(DataSubject::Barometer(scope.clone()), DataFormat::Csv, path);
    }
    for chart in charts.iter().copied() {
        for format in [DataFormat::Csv, DataFormat::Svg] {
            let path = chart_path(routes, chart, format, language);
            add(DataSubject::Chart(chart), format, path);
        }
    }
    files
}

/// Where the table of all charts of a scope stands: beside its page.
pub(super) fn barometer_table_path(
    routes: Routes<'_>,
    scope: &BarometerScope,
    language: &str,
) -> String {
    let page = routes.path(&PageKind::Barometer(scope.clone()), language);
    format!("{}.{}", page.trim_end_matches(".html"), DataFormat::Csv.ending())
}

/// Where a file of a chart of the whole base stands: in the folder that is named as its page.
pub(super) fn chart_path(
    routes: Routes<'_>,
    chart: BarometerChart,
    format: DataFormat,
    language: &str,
) -> String {
    let page = routes.path(&PageKind::Barometer(BarometerScope::Whole), language);
    let folder = page.trim_end_matches(".html");
    format!("{folder}/{}.{}", chart.name(Language::from_code(language)), format.ending())
}

/// Where a file stands: beside the page that describes it.
pub(super) fn data_path(
    routes: Routes<'_>,
    subject: &DataSubject,
    format: DataFormat,
    language: &str,
) -> String {
    let page = routes.path(&PageKind::Data, language);
    let folder = page.trim_end_matches("index.html");
    format!("{folder}{}.{}", subject.file_name(language), format.ending())
}

/// Where the figures of an institute's year stand: beside its page.
pub(super) fn year_table_path(
    routes: Routes<'_>,
    institute: InstituteId,
    year: u16,
    language: &str,
) -> String {
    let page = routes.path(&PageKind::InstituteYear(institute, year), language);
    format!("{}.csv", page.trim_end_matches(".html"))
}

/// The figures of every year of every institute that has a page.
pub fn list_year_tables(pages: &[PlannedPage], routes: Routes<'_>) -> Vec<DataFile> {
    let tables = pages.iter().filter_map(|page| {
        let PageKind::InstituteYear(institute, year) = page.kind else { return None };
        let path = year_table_path(routes, institute, year, &page.language);
        Some(DataFile {
            subject: DataSubject::InstituteYear(institute, year),
            format: DataFormat::Csv,
            language: page.language.clone(),
            path: OutputPath::new(path)?,
        })
    });
    tables.collect()
}
