//! What templates see: one struct for each kind of page, and the parts they share. Everything in
//! them is ready to be shown: links are relative to the page, words and numbers are in its
//! language, and fields whose name ends in `_html` hold HTML.

mod adoption;
mod barometer;
mod barometer_page;
mod brief;
mod brief_page;
mod card;
mod case;
mod case_head;
mod chain_counts;
mod cite;
mod claims;
mod compare;
mod comparison;
mod count_bar;
mod data;
mod desk;
mod dictionary;
mod draft_words;
mod entry;
mod entry_body;
mod entry_files;
mod entry_list;
mod facet;
mod facet_terms;
mod facets;
mod fact;
mod finder;
mod fit_check;
mod highlight;
mod home;
mod inset;
mod institute;
mod institute_year;
mod json_ld;
mod kind_counts;
mod layout;
mod lessons;
mod letter;
mod link;
mod list;
mod list_filters;
mod locus;
mod map;
mod map_drawing;
mod map_filters;
mod map_page;
mod map_points;
mod menu;
mod obstacle;
mod obstacles;
mod offline;
mod page_context;
mod page_title;
mod pager;
mod plain_line;
mod render_context;
mod results;
mod search;
mod section;
mod shortlist;
mod six_steps;
mod social_card;
mod spread;
mod spread_tree;
mod stopped;
mod strongest;
mod terms;
mod text_page;
mod timeline;
mod top_terms;
mod visit;
mod visit_chain;
mod voices;
mod year_chart;
mod year_figures;

pub use adoption::AdoptionView;
pub use barometer::{
    ChartInWords, RowInWords, chart_drawing, chart_in_words, percent_with_decimal,
};
pub use barometer_page::BarometerView;
pub use brief::{BriefLesson, BriefObstacle, EntryBrief, entry_brief};
pub use brief_page::BriefView;
pub use card::Card;
pub use case::CaseView;
pub use compare::CompareView;
pub use comparison::{
    Better, CASE_ROWS, ComparedValue, ComparisonRow, LOCUS_ROWS, ValueForm, compared_values,
    comparison_rows,
};
pub use data::DataView;
pub use entry_list::EntryListView;
pub use facet::{FactorView, ProvinceView, SectorView};
pub use facets::FacetsView;
pub use fact::Fact;
pub use finder::FinderView;
pub use fit_check::FitCheckView;
pub use highlight::{Highlight, case_highlight};
pub use home::HomeView;
pub use institute::InstituteView;
pub use institute_year::InstituteYearView;
pub use layout::{LayoutView, RedirectView};
pub use lessons::LessonsView;
pub use letter::LetterView;
pub use link::LinkView;
pub use list::ListView;
pub use locus::LocusView;
pub use map_page::MapPageView;
pub use obstacle::ObstacleView;
pub use obstacles::ObstaclesView;
pub use offline::OfflineView;
pub use page_context::PageContext;
pub use render_context::RenderContext;
pub use search::SearchView;
use serde::Serialize;
pub use shortlist::ShortlistView;
pub use social_card::social_card;
pub use spread::SpreadView;
pub use terms::TermsView;
pub use text_page::TextView;
pub use visit::VisitView;
pub use year_figures::{YearFigure, year_figures};

use super::page::{PageKind, PlannedPage};
use crate::graph::EntryRef;

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
    Obstacles(Box<ObstaclesView>),
    Obstacle(Box<ObstacleView>),
    EntryList(Box<EntryListView>),
    InstituteYear(Box<InstituteYearView>),
    Lessons(Box<LessonsView>),
    Spread(Box<SpreadView>),
    Letter(Box<LetterView>),
    Terms(Box<TermsView>),
    Barometer(Box<BarometerView>),
    Data(Box<DataView>),
    Map(Box<MapPageView>),
    Finder(Box<FinderView>),
    Brief(Box<BriefView>),
    FitCheck(Box<FitCheckView>),
    Compare(Box<CompareView>),
    Shortlist(Box<ShortlistView>),
    Offline(Box<OfflineView>),
    Search(Box<SearchView>),
    Redirect(Box<RedirectView>),
    NotFound {},
}

/// Makes the content of a page.
pub fn view(site: &RenderContext<'_>, planned: &PlannedPage) -> View {
    let page = PageContext::new(site, planned);
    match page.kind {
        PageKind::Home => View::Home(Box::new(home::home(&page))),
        PageKind::List(kind, number) => View::List(Box::new(list::list(&page, *kind, *number))),
        PageKind::Entry(entry) => match *entry {
            EntryRef::Case(id) => View::Case(Box::new(case::case(&page, id))),
            EntryRef::Locus(id) => View::Locus(Box::new(locus::locus(&page, id))),
            EntryRef::Visit(id) => View::Visit(Box::new(visit::visit(&page, id))),
            EntryRef::Institute(id) => View::Institute(Box::new(institute::institute(&page, id))),
            EntryRef::Adoption(id) => View::Adoption(Box::new(adoption::adoption(&page, id))),
            EntryRef::Page(_) => View::Text(Box::new(text_page::text_page(&page, *entry))),
        },
        PageKind::EntryList(entry, kind, number) => {
            View::EntryList(Box::new(entry_list::entry_list(&page, *entry, *kind, *number)))
        }
        PageKind::InstituteYear(id, year) => {
            View::InstituteYear(Box::new(institute_year::institute_year(&page, *id, *year)))
        }
        PageKind::Sectors => View::Facets(Box::new(facets::sectors(&page))),
        PageKind::Sector(term, number) => {
            View::Sector(Box::new(facet::sector(&page, term, *number)))
        }
        PageKind::Provinces => View::Facets(Box::new(facets::provinces(&page))),
        PageKind::Province(term, number) => {
            View::Province(Box::new(facet::province(&page, term, *number)))
        }
        PageKind::Factors => View::Facets(Box::new(facets::factors(&page))),
        PageKind::Factor(term, number) => {
            View::Factor(Box::new(facet::factor(&page, term, *number)))
        }
        PageKind::Obstacles => View::Obstacles(Box::new(obstacles::obstacles(&page))),
        PageKind::Obstacle(term, number) => {
            View::Obstacle(Box::new(obstacle::obstacle(&page, term, *number)))
        }
        PageKind::Lessons(number) => View::Lessons(Box::new(lessons::lessons(&page, *number))),
        PageKind::Spread(number) => View::Spread(Box::new(spread::spread(&page, *number))),
        PageKind::Letter(letter, number) => {
            View::Letter(Box::new(letter::letter(&page, letter, *number)))
        }
        PageKind::Terms => View::Terms(Box::new(terms::terms(&page))),
        PageKind::Barometer(scope) => {
            View::Barometer(Box::new(barometer_page::barometer_page(&page, scope)))
        }
        PageKind::Data => View::Data(Box::new(data::data(&page))),
        PageKind::Map(area) => View::Map(Box::new(map_page::map_page(&page, *area))),
        PageKind::Finder => View::Finder(Box::new(finder::finder(&page))),
        PageKind::Brief => View::Brief(Box::new(brief_page::brief_page(&page))),
        PageKind::FitCheck => View::FitCheck(Box::new(fit_check::fit_check(&page))),
        PageKind::Compare => View::Compare(Box::new(compare::compare(&page))),
        PageKind::Shortlist => View::Shortlist(Box::new(shortlist::shortlist(&page))),
        PageKind::Offline => View::Offline(Box::new(offline::offline(&page))),
        PageKind::Search => View::Search(Box::new(search::search(&page))),
        PageKind::Redirect(entry, _) => View::Redirect(Box::new(layout::redirect(&page, *entry))),
        PageKind::NotFound => View::NotFound {},
    }
}

/// Makes what surrounds the content of a page.
pub fn layout(site: &RenderContext<'_>, planned: &PlannedPage) -> LayoutView {
    layout::layout(&PageContext::new(site, planned))
}
