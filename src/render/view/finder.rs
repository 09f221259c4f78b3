//! The page that finds a place to go: its questions, with the answers that this site can tell
//! apart, and what each reason weighs. Places are ranked in the browser, from the columns of the index.

use serde::Serialize;

use super::{
    facet_terms::{FacetGroup, sector_terms},
    kind_counts::kind_counts,
    link::LinkView,
    page_context::PageContext,
};
use crate::{
    model::{Term, VocabularyId},
    render::page::PageKind,
};

/// The page that finds a place to go.
#[derive(Debug, Serialize)]
pub struct FinderView {
    /// The title.
    pub title: String,
    /// What the page is for.
    pub intro: String,
    /// The sectors that have cases.
    pub sectors: Vec<FacetGroup>,
    /// The obstacles that were met, in the order of their names.
    pub obstacles: Vec<FinderChoice>,
    /// All kinds of places: the reader's own need not be one of those on the site.
    pub kinds: Vec<FinderChoice>,
    /// All provinces.
    pub provinces: Vec<FinderChoice>,
    /// The reasons for a place, with their weights.
    pub reasons: Vec<FinderReason>,
    /// What its script says about places.
    pub words: Vec<FinderWord>,
    /// Where readers go without script: lists, and what cases and loci are listed by.
    pub ways: Vec<LinkView>,
}

/// An answer to choose.
#[derive(Debug, Serialize)]
pub struct FinderChoice {
    /// The term's id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Latitude and longitude of a province's seat of government: `-7.3,112.7`.
    pub coordinates: Option<String>,
}

/// A reason for a place.
#[derive(Debug, Serialize)]
pub struct FinderReason {
    /// Its name in the settings.
    pub id: &'static str,
    /// Its name for readers.
    pub label: String,
    /// How it is reckoned.
    pub text: String,
    /// What it weighs at first, from 0 to 5.
    pub weight: u64,
}

/// A sentence of the script, or a word in it.
#[derive(Debug, Serialize)]
pub struct FinderWord {
    /// Its name in the script: `says_obstacle_overcome`.
    pub name: String,
    /// The text, with its placeholders.
    pub text: String,
}

/// The strings that the script takes its words from, each with what their names begin with there.
const WORDS: [(&str, &str); 3] =
    [("finder.says.", "says_"), ("finder.by.", "by_"), ("choice.evidence.", "evidence_")];

pub(super) fn finder(page: &PageContext<'_>) -> FinderView {
    let reasons = page.site.config.finder_weights.iter().map(|(id, weight)| FinderReason {
        id,
        label: page.word(&format!("finder.reason.{id}.name")),
        text: page.word(&format!("finder.reason.{id}.text")),
        weight,
    });
    FinderView {
        title: page.word("finder.title"),
        intro: page.word("finder.intro"),
        sectors: sector_terms(page).groups,
        obstacles: obstacles(page),
        kinds: choices(page, VocabularyId::LocusKinds),
        provinces: choices(page, VocabularyId::Provinces),
        reasons: reasons.collect(),
        words: words(page),
        ways: ways(page),
    }
}

fn obstacles(page: &PageContext<'_>) -> Vec<FinderChoice> {
    let met = page.site.graph.facets.hindered.keys().map(|term| FinderChoice {
        id: term.0.clone(),
        label: page.label(VocabularyId::Factors, term),
        coordinates: None,
    });
    let mut met: Vec<FinderChoice> = met.collect();
    met.sort_by(|a, b| a.label.cmp(&b.label));
    met
}

fn choices(page: &PageContext<'_>, vocabulary: VocabularyId) -> Vec<FinderChoice> {
    let terms = page.site.graph.vocabularies.get(vocabulary).terms().iter();
    let choice = |term: &Term| FinderChoice {
        id: term.id.0.clone(),
        label: term.label.get(page.language).to_owned(),
        coordinates: term.coordinates.map(|at| format!("{},{}", at.latitude, at.longitude)),
    };
    terms.map(choice).collect()
}

fn words(page: &PageContext<'_>) -> Vec<FinderWord> {
    let words = page.strings.iter().filter_map(|(path, text)| {
        let (from, to) = WORDS.iter().find(|(from, _)| path.starts_with(from))?;
        Some(FinderWord { name: path.replacen(from, to, 1), text: text.to_owned() })
    });
    words.collect()
}

/// The lists that serve where no script runs.
fn ways(page: &PageContext<'_>) -> Vec<LinkView> {
    let mut links = kind_counts(page);
    let facets = &page.site.graph.facets;
    let mut add = |is_there: bool, kind: PageKind, word: &str| {
        if is_there {
            links.push(LinkView { text: page.word(word), url: Some(page.url(&kind)) });
        }
    };
    add(!facets.sectors.is_empty(), PageKind::Sectors, "sector.plural");
    add(!facets.hindered.is_empty(), PageKind::Obstacles, "obstacle.plural");
    add(!facets.loci_by_province.is_empty(), PageKind::Provinces, "province.plural");
    links
}
