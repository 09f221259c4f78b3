//! The page of an institute.

use serde::Serialize;

use super::{
    parts::{Card, EntryView, Fact, LinkView, TocItem, cards, entry_view, fact, text_fact, toc},
    scope::PageContext,
};
use crate::{graph::EntryRef, names::Kind};

/// The page of an institute.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "each field is a key described in names.yaml, or is named for it")]
pub struct InstituteView {
    pub entry: EntryView,
    pub kind: Option<String>,
    pub facts: Vec<Fact>,
    /// What the body says before its first heading.
    pub intro_html: String,
    pub body_html: String,
    pub toc: Vec<TocItem>,
    pub visits: Vec<Card>,
    pub cases: Vec<Card>,
    pub adoptions: Vec<Card>,
}

pub(super) fn institute(scope: &PageContext<'_>, index: usize) -> InstituteView {
    let entry = EntryRef { kind: Kind::Institute, index };
    let institute = &scope.graph.entries.institutes[index].version(scope.language).data;
    let body = scope.body(entry);
    let links = &scope.graph.backlinks;
    let province = institute.province.iter().map(|id| scope.term("provinces", id));
    let url =
        institute.url.iter().map(|url| LinkView { text: url.clone(), url: Some(url.clone()) });
    let facts = [
        text_fact(scope, "short_name", institute.short_name.clone()),
        fact(scope, "province", province.collect()),
        fact(scope, "website", url.collect()),
    ];
    InstituteView {
        entry: entry_view(scope, entry),
        kind: institute.kind.as_ref().map(|id| scope.label("institute_kinds", id)),
        facts: facts.into_iter().flatten().collect(),
        visits: cards(scope, Kind::Visit, links.visits_of_institute[index].iter().copied()),
        cases: cards(scope, Kind::Case, links.cases_of_institute[index].iter().copied()),
        adoptions: cards(
            scope,
            Kind::Adoption,
            links.adoptions_by_institute[index].iter().copied(),
        ),
        toc: toc(body.outline),
        intro_html: body.intro,
        body_html: body.html,
    }
}
