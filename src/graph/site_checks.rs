//! Checks that need the whole site: circles, places of which nothing is told, terms that nobody uses, pages
//! that nothing leads to, translations that are behind.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::{EntryRef, Graph, entry_map::EntryMap, menu::MenuTarget, target::Target};
use crate::{
    diagnostic::Diagnostic,
    model::{CaseId, Id, LocusId, PageId, TermId, TextOrTerm, VocabularyId, choice::Status},
    names::{Kind, ReferenceField},
    rule,
    source::{Sources, Span, Spanned},
    text::date::Date,
};

/// How many months a status may be old before somebody should ask again.
const FRESH_MONTHS: u32 = 12;

pub(super) fn check_site(
    graph: &Graph,
    sources: &Sources,
    menu: &[Spanned<String>],
) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let unread = words_of_excluded(graph, sources);
    find_circles(graph, &mut diagnostics);
    check_empty_loci(graph, &unread, &mut diagnostics);
    check_unused_terms(graph, &unread, &mut diagnostics);
    check_orphan_pages(graph, sources, menu, &unread, &mut diagnostics);
    check_old_translations(graph, &mut diagnostics);
    diagnostics
}

impl Graph {
    /// Cases that go on, as far as is known, but of which nobody has made sure for a year.
    pub fn find_stale(&self, today: Date) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        for entry in self.entries.cases.values() {
            let version = entry.main();
            let Some(checked) = version.data.checked else { continue };
            // What has come to its end need not be asked about again.
            if matches!(version.data.status, Some(Status::Stopped | Status::Replaced)) {
                continue;
            }
            let months = months_between(checked, today);
            if months >= FRESH_MONTHS && version.common.withdrawn.is_none() {
                diagnostics.push(
                    Diagnostic::at(&rule::STALE_STATUS, version.common.title.span)
                        .text("date", checked.to_string())
                        .number("months", months as usize),
                );
            }
        }
        diagnostics
    }
}

fn months_between(from: Date, to: Date) -> u32 {
    let months = |date: Date| u32::from(date.year) * 12 + u32::from(date.month);
    let whole = months(to).saturating_sub(months(from));
    if to.day < from.day { whole.saturating_sub(1) } else { whole }
}

fn find_circles(graph: &Graph, diagnostics: &mut Vec<Diagnostic>) {
    let inspired = |case: CaseId| -> Vec<(CaseId, Span)> {
        let case = &graph.case(case).main().data;
        let models = case.inspired_by.iter().filter_map(|model| {
            let entry = graph.resolve_any(model, ReferenceField::CaseInspiredBy)?;
            Some((entry.case()?, model.span()))
        });
        models.collect()
    };
    report_circles(&graph.entries.cases, "inspiration", inspired, diagnostics);
    let parent = |locus: LocusId| -> Vec<(LocusId, Span)> {
        let locus = &graph.locus(locus).main().data;
        let span = locus.parent.as_ref().map(crate::model::TextOrEntry::span);
        graph.parent_of(locus).zip(span).into_iter().collect()
    };
    report_circles(&graph.entries.loci, "parent", parent, diagnostics);
}

/// What an entry leads to, each at the place where it says so.
type Unvisited<T> = std::vec::IntoIter<(Id<T>, Span)>;

/// Reports each circle once, at the reference that closes it.
fn report_circles<T>(
    entries: &EntryMap<T>,
    variant: &'static str,
    next: impl Fn(Id<T>) -> Vec<(Id<T>, Span)>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    #[derive(Clone, Copy, PartialEq)]
    enum VisitState {
        Never,
        OnTheWay,
        Done,
    }
    let mut states = entries.with_each(&VisitState::Never);
    for (start, _) in entries.iter() {
        let mut way: Vec<(Id<T>, Unvisited<T>)> = Vec::new();
        if states[start] == VisitState::Never {
            states[start] = VisitState::OnTheWay;
            way.push((start, next(start).into_iter()));
        }
        while let Some((here, rest)) = way.last_mut() {
            let here = *here;
            let Some((there, span)) = rest.next() else {
                states[here] = VisitState::Done;
                way.pop();
                continue;
            };
            match states[there] {
                VisitState::Done => {}
                VisitState::Never => {
                    states[there] = VisitState::OnTheWay;
                    way.push((there, next(there).into_iter()));
                }
                VisitState::OnTheWay => {
                    let from = way.iter().position(|(entry, _)| *entry == there).unwrap_or(0);
                    let names = way[from..].iter().map(|(id, _)| entries[*id].key.name.as_str());
                    let names: Vec<&str> = names.collect();
                    let diagnostic = Diagnostic::at(&rule::CIRCLE, span).variant(variant);
                    diagnostics.push(diagnostic.text("names", names.join(" → ")));
                }
            }
        }
    }
}

/// The words of the entries that are not in the graph, because they are drafts or could not be
/// read: what they name may be told of there.
fn words_of_excluded<'a>(graph: &Graph, sources: &'a Sources) -> HashSet<&'a str> {
    let is_part = |c: char| c.is_alphanumeric() || c == '-';
    let texts = graph.index.excluded.sources.iter().map(|id| &sources.get(*id).text);
    texts.flat_map(|text| text.split(move |c| !is_part(c))).collect()
}

fn check_empty_loci(graph: &Graph, unread: &HashSet<&str>, diagnostics: &mut Vec<Diagnostic>) {
    for (id, entry) in graph.entries.loci.iter() {
        let links = &graph.backlinks;
        let is_told = !links.cases_of_locus[id].is_empty()
            || !links.parts_of_locus[id].is_empty()
            || unread.contains(entry.key.name.as_str());
        if !is_told && entry.main().common.withdrawn.is_none() {
            let span = entry.main().common.title.span;
            diagnostics.push(Diagnostic::at(&rule::LOCUS_WITHOUT_CASE, span));
        }
    }
}

fn check_unused_terms(graph: &Graph, unread: &HashSet<&str>, diagnostics: &mut Vec<Diagnostic>) {
    let used = used_terms(graph);
    for (name, list) in graph.vocabularies.iter() {
        for term in list.terms() {
            if let Some(span) = term.span.filter(|_| !used.contains(&(name, &term.id)))
                && !unread.contains(term.id.0.as_str())
            {
                let diagnostic = Diagnostic::at(&rule::UNUSED_TERM, span);
                diagnostics.push(diagnostic.text("term", term.id.0.as_str()));
            }
        }
    }
}

fn used_terms(graph: &Graph) -> BTreeSet<(VocabularyId, &TermId)> {
    let mut used = BTreeSet::new();
    let facets = &graph.facets;
    used.extend(facets.sectors.keys().map(|id| (VocabularyId::Sectors, id)));
    used.extend(
        facets.helped.keys().chain(facets.hindered.keys()).map(|id| (VocabularyId::Factors, id)),
    );
    for entry in graph.entries.cases.values() {
        let case = &entry.main().data;
        used.extend(case.partners.items.iter().map(|id| (VocabularyId::Partners, id)));
        used.extend(
            case.evaluation_purposes.iter().map(|id| (VocabularyId::EvaluationPurposes, id)),
        );
        used.extend(award_ranks(&case.awards.items));
    }
    for entry in graph.entries.loci.values() {
        let locus = &entry.main().data;
        used.insert((VocabularyId::LocusKinds, &locus.kind));
        used.extend(locus.province.iter().map(|id| (VocabularyId::Provinces, id)));
        used.extend(award_ranks(&locus.awards.items));
    }
    for entry in graph.entries.visits.values() {
        let visit = &entry.main().data;
        used.extend(visit.program.iter().map(|id| (VocabularyId::Programs, id)));
        used.extend(visit.methods.iter().map(|id| (VocabularyId::Methods, id)));
    }
    for entry in graph.entries.institutes.values() {
        let institute = &entry.main().data;
        used.extend(institute.kind.iter().map(|id| (VocabularyId::InstituteKinds, id)));
        used.extend(institute.province.iter().map(|id| (VocabularyId::Provinces, id)));
    }
    used
}

fn award_ranks(
    awards: &[crate::model::case::Award],
) -> impl Iterator<Item = (VocabularyId, &TermId)> {
    awards.iter().filter_map(|award| match award.rank.as_ref()? {
        TextOrTerm::Term(id) => Some((VocabularyId::AwardRanks, id)),
        TextOrTerm::Text(_) => None,
    })
}

/// A page is reached by the menu or by a link; no list shows it.
fn check_orphan_pages(
    graph: &Graph,
    sources: &Sources,
    menu: &[Spanned<String>],
    unread: &HashSet<&str>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if graph.entries.pages.is_empty() {
        return;
    }
    let mut linked: BTreeSet<PageId> = BTreeSet::new();
    for entry in graph.entries.all() {
        for version in graph.entries.versions(entry) {
            let path = &sources.get(version.source).path;
            for link in version.links {
                if let Target::Entry(target, _) = graph.target(entry, path, &link.target, link.kind)
                    && target != entry
                {
                    linked.extend(target.page());
                }
            }
        }
    }
    for item in menu {
        if let MenuTarget::Entry(entry) = graph.menu_target(&item.value) {
            linked.extend(entry.page());
        }
    }
    for (id, entry) in graph.entries.pages.iter() {
        let named = linked.contains(&id) || unread.contains(entry.key.name.as_str());
        if !entry.main().data.menu && !named {
            let span = entry.main().common.title.span;
            diagnostics.push(Diagnostic::at(&rule::ORPHAN_PAGE, span));
        }
    }
}

fn check_old_translations(graph: &Graph, diagnostics: &mut Vec<Diagnostic>) {
    for entry in graph.entries.all() {
        let versions = graph.entries.versions(entry);
        let Some(updated) = versions.first().and_then(|main| main.common.updated) else { continue };
        for version in versions.iter().skip(1) {
            let diagnostic = match version.of {
                Some(of) if of.value < updated => Diagnostic::at(&rule::STALE_TRANSLATION, of.span)
                    .text("of", of.value.to_string()),
                Some(_) => continue,
                None => {
                    let span = version.common.title.span;
                    Diagnostic::at(&rule::STALE_TRANSLATION, span).variant("no-date").text("of", "")
                }
            };
            diagnostics.push(diagnostic.text("updated", updated.to_string()));
        }
    }
}

/// Two entries of a kind with one slug would be one page.
pub(super) fn check_slugs(graph: &Graph, sources: &Sources) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut first: HashMap<(Kind, &str), EntryRef> = HashMap::new();
    for entry in graph.entries.all() {
        let slug = graph.entries.slug(entry);
        if let Some(other) = first.insert((entry.kind(), &slug.value), entry) {
            let path = &sources.get(graph.entries.main(other).source).path;
            diagnostics.push(
                Diagnostic::at(&rule::DUPLICATE_ENTRY, slug.span)
                    .variant("slug")
                    .text("slug", slug.value.as_str())
                    .text("other", path),
            );
        }
    }
    diagnostics
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_over_on_the_day_it_is_over() {
        let day = |text: &str| Date::parse(text).unwrap();
        assert_eq!(months_between(day("2024-02-10"), day("2025-02-09")), 11);
        assert_eq!(months_between(day("2024-02-10"), day("2025-02-10")), 12);
        assert_eq!(months_between(day("2025-02-10"), day("2024-02-10")), 0);
    }
}
