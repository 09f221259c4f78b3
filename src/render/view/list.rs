//! A page of the list of a kind.

use serde::Serialize;

use super::{
    home::plural,
    parts::{Card, LinkView, card},
    scope::Scope,
};
use crate::{
    names::Kind,
    render::{locale, page::Job, plan::PER_PAGE},
};

/// A page of the list of a kind.
#[derive(Debug, Serialize)]
pub struct ListView {
    /// The kind's English name.
    pub kind: &'static str,
    /// The title.
    pub title: String,
    /// What the page is for.
    pub intro: String,
    /// "120 cases".
    pub count: String,
    /// The entries of this page.
    pub cards: Vec<Card>,
    /// The way to the other pages.
    pub pager: Option<Pager>,
}

/// The way through a list of several pages.
#[derive(Debug, Serialize)]
pub struct Pager {
    /// "Page 2 of 5".
    pub label: String,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
    /// All pages; this one without an address.
    pub pages: Vec<LinkView>,
}

pub(super) fn list(scope: &Scope<'_>, kind: Kind, number: usize) -> ListView {
    let all = scope.catalogue.listed(kind);
    let count = locale::count(all.len() as u64, scope.strings);
    ListView {
        kind: kind.id(),
        title: scope.word(&format!("kind.{}.other", kind.id())),
        intro: scope.word(&format!("kind.{}.intro", kind.id())),
        count: scope.strings.count(&format!("count.{}", plural(kind)), all.len(), &count),
        cards: on_page(all, number).map(|entry| card(scope, *entry)).collect(),
        pager: pager(scope, number, all.len(), |number| Job::List(kind, number)),
    }
}

/// The things on one page, counted from 1.
pub(super) fn on_page<T>(all: &[T], number: usize) -> impl Iterator<Item = &T> {
    all.iter().skip((number - 1) * PER_PAGE).take(PER_PAGE)
}

/// The way through `count` things, fifty on a page; nothing if one page holds them.
pub(super) fn pager(
    scope: &Scope<'_>,
    number: usize,
    count: usize,
    job: impl Fn(usize) -> Job,
) -> Option<Pager> {
    let last = count.div_ceil(PER_PAGE);
    let url = |number: usize| scope.url(&job(number));
    let shown = |number: usize| locale::count(number as u64, scope.strings);
    (last > 1).then(|| Pager {
        label: scope
            .strings
            .fill("pager.label", &[("page", &shown(number)), ("pages", &shown(last))]),
        previous: (number > 1).then(|| url(number - 1)),
        next: (number < last).then(|| url(number + 1)),
        pages: (1..=last)
            .map(|page| LinkView { text: shown(page), url: (page != number).then(|| url(page)) })
            .collect(),
    })
}
