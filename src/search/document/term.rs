//! The text of a term's page, for the search: its names, and for a factor how others got round it.
//! Apart from entries, because a term has neither a body nor a source.

use super::{
    address,
    content::{SearchDocument, SearchSection},
};
use crate::{
    graph::{EntryRef, ObstacleAt},
    model::{TermId, VocabularyId},
    parse::markdown::append_plain_text,
    render::{PageKind, view::RenderContext, write_count},
};

/// How many ways round an obstacle its document tells: as many as an answer shows.
const RESPONSES: usize = 3;

pub(super) fn read(
    site: &RenderContext<'_>,
    vocabulary: VocabularyId,
    id: &TermId,
    language: &str,
) -> SearchDocument {
    let page = match vocabulary {
        VocabularyId::Factors if is_mostly_met(site, id) => PageKind::Obstacle(id.clone(), 1),
        VocabularyId::Factors => PageKind::Factor(id.clone(), 1),
        VocabularyId::Sectors => PageKind::Sector(id.clone(), 1),
        _ => PageKind::Province(id.clone(), 1),
    };
    let mut document = SearchDocument {
        title: site.label(vocabulary, id, language).to_owned(),
        path: address(site, &page, language),
        place: counts(site, vocabulary, id, language),
        sections: vec![SearchSection::default()],
        ..SearchDocument::default()
    };
    let terms = site.graph.vocabularies.get(vocabulary);
    if let Some(term) = terms.get(id) {
        for term in std::iter::once(term).chain(terms.namesakes(term)) {
            for name in term.names() {
                document.names.push_str(name);
                document.names.push('\n');
            }
        }
        if let Some(description) = &term.description {
            description.get(language).clone_into(&mut document.summary);
        }
    }
    if vocabulary == VocabularyId::Provinces {
        let strings = site.theme.strings(language);
        for kind in ["kind.locus.other", "kind.case.other"] {
            // What it lists, as people ask for it: "lokus di Jawa Timur".
            let asked = format!("{} {}\n", strings.get(kind), document.title);
            document.names.push_str(&asked);
        }
    }
    if vocabulary == VocabularyId::Factors {
        // As many as the factor's own page shows, too: their anchors are on both pages.
        let ways = site.catalogue.ways_round(id).iter();
        let responses = ways.filter_map(|at| response(site, *at, language));
        document.sections.extend(responses.take(RESPONSES));
    }
    document
}

/// Whether a factor hindered more often than it helped: who asks for it looks for a way round it.
fn is_mostly_met(site: &RenderContext<'_>, factor: &TermId) -> bool {
    let facets = &site.graph.facets;
    let met = facets.hindered.get(factor).map_or(0, Vec::len);
    met > facets.helped.get(factor).map_or(0, Vec::len)
}

/// How much there is under the term: "helped 8 times · hindered 3 times".
fn counts(
    site: &RenderContext<'_>,
    vocabulary: VocabularyId,
    id: &TermId,
    language: &str,
) -> String {
    let facets = &site.graph.facets;
    let counted = match vocabulary {
        VocabularyId::Factors => vec![
            ("count.helped", facets.helped.get(id).map_or(0, Vec::len)),
            ("count.hindered", facets.hindered.get(id).map_or(0, Vec::len)),
        ],
        VocabularyId::Sectors => {
            vec![("count.cases", facets.sectors.get(id).map_or(0, Vec::len))]
        }
        _ => vec![
            ("count.loci", facets.loci_by_province.get(id).map_or(0, Vec::len)),
            ("count.cases", facets.cases_by_province.get(id).map_or(0, Vec::len)),
        ],
    };
    let strings = site.theme.strings(language);
    let words = counted.into_iter().filter(|(_, count)| *count > 0);
    let words =
        words.map(|(path, count)| strings.count(path, count, &write_count(count as u64, strings)));
    words.collect::<Vec<_>>().join(" · ")
}

/// What was done about an obstacle, under the title of the case.
fn response(site: &RenderContext<'_>, at: ObstacleAt, language: &str) -> Option<SearchSection> {
    let case = &site.graph.case(at.case).version(language).data;
    let response = at.obstacle.get(&case.obstacles.items)?.response.as_ref()?;
    let mut text = String::new();
    append_plain_text(&response.text, &|_| None, &mut text);
    Some(SearchSection {
        anchor: site.obstacle_anchor(at),
        heading: site.title(EntryRef::Case(at.case), language).to_owned(),
        text,
        is_factors: true,
        ..SearchSection::default()
    })
}
