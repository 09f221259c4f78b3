//! What templates see: one struct for each kind of page, and the parts they share. Everything in
//! them is ready to be shown: links are relative to the page, words and numbers are in its
//! language, and fields whose name ends in `_html` hold HTML.

mod adoption;
mod brief;
mod case;
mod claims;
mod facet;
mod home;
mod institute;
mod layout;
mod lessons;
mod letter;
mod list;
mod locus;
mod map;
mod parts;
mod scope;
mod search;
mod terms;
mod visit;
mod voices;

pub use adoption::AdoptionView;
pub use case::CaseView;
pub use facet::{FacetsView, FactorView, ProvinceView, SectorView};
pub use home::HomeView;
pub use institute::InstituteView;
pub use layout::{LayoutView, RedirectView};
pub use lessons::LessonsView;
pub use letter::LetterView;
pub use list::ListView;
pub use locus::LocusView;
pub use parts::{Card, Fact, LinkView, TextView};
pub use scope::{PageContext, RenderContext};
pub use search::SearchView;
use serde::Serialize;
pub use terms::TermsView;
pub use visit::VisitView;

use super::page::{Job, Page};
use crate::names::Kind;

/// A page's own content, by its kind.
#[derive(Debug, Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "each variant is the page of its name")]
pub enum View {
    Home(Box<HomeView>),
    List(Box<ListView>),
    Case(Box<CaseView>),
    Locus(Box<LocusView>),
    Visit(Box<VisitView>),
    Institute(Box<InstituteView>),
    Adoption(Box<AdoptionView>),
    Text(Box<TextView>),
    Facets(Box<FacetsView>),
    Sector(Box<SectorView>),
    Province(Box<ProvinceView>),
    Factor(Box<FactorView>),
    Lessons(Box<LessonsView>),
    Letter(Box<LetterView>),
    Terms(Box<TermsView>),
    Search(Box<SearchView>),
    Redirect(Box<RedirectView>),
    NotFound {},
}

/// Makes the content of a page.
pub fn view(site: &RenderContext<'_>, page: &Page) -> View {
    let scope = PageContext::new(site, page);
    match &page.job {
        Job::Home => View::Home(Box::new(home::home(&scope))),
        Job::List(kind, number) => View::List(Box::new(list::list(&scope, *kind, *number))),
        Job::Entry(entry) => match entry.kind {
            Kind::Case => View::Case(Box::new(case::case(&scope, entry.index))),
            Kind::Locus => View::Locus(Box::new(locus::locus(&scope, entry.index))),
            Kind::Visit => View::Visit(Box::new(visit::visit(&scope, entry.index))),
            Kind::Institute => View::Institute(Box::new(institute::institute(&scope, entry.index))),
            Kind::Adoption => View::Adoption(Box::new(adoption::adoption(&scope, entry.index))),
            Kind::Page => View::Text(Box::new(parts::text(&scope, *entry))),
        },
        Job::Sectors => View::Facets(Box::new(facet::sectors(&scope))),
        Job::Sector(term, number) => View::Sector(Box::new(facet::sector(&scope, term, *number))),
        Job::Provinces => View::Facets(Box::new(facet::provinces(&scope))),
        Job::Province(term, number) => {
            View::Province(Box::new(facet::province(&scope, term, *number)))
        }
        Job::Factors => View::Facets(Box::new(facet::factors(&scope))),
        Job::Factor(term, number) => View::Factor(Box::new(facet::factor(&scope, term, *number))),
        Job::Lessons(number) => View::Lessons(Box::new(lessons::lessons(&scope, *number))),
        Job::Letter(letter, number) => {
            View::Letter(Box::new(letter::letter(&scope, letter, *number)))
        }
        Job::Terms => View::Terms(Box::new(terms::terms(&scope))),
        Job::Search => View::Search(Box::new(search::search(&scope))),
        Job::Redirect(entry, _) => View::Redirect(Box::new(layout::redirect(&scope, *entry))),
        Job::NotFound => View::NotFound {},
    }
}

/// Makes what surrounds the content of a page.
pub fn layout(site: &RenderContext<'_>, page: &Page) -> LayoutView {
    layout::layout(&PageContext::new(site, page), &page.job)
}
