//! Graph + theme → pages. What pages there are is planned first; each is then rendered on its own,
//! from a typed view, by a template. Templates never see the graph.

mod catalogue;
mod chart;
mod data_files;
mod entry_citation;
mod entry_date;
mod feeds;
mod locale;
mod map;
mod markdown;
mod page;
mod plan;
mod routes;
mod shown_files;
mod shown_picture;
mod site_files;
mod social_cards;
mod template;
pub mod view;

pub use catalogue::Catalogue;
pub use data_files::{DataFile, DataFormat, DataSubject, list_data_files, list_year_tables};
pub use entry_citation::EntryCitation;
pub use entry_date::sort_date;
pub use feeds::{FeedSubject, newest_entries};
pub use locale::{count as write_count, date as write_date};
pub use map::MapArea;
pub use page::{PageKind, PlannedPage};
pub use plan::plan;
pub use routes::Routes;
pub use shown_files::{ShownFile, ShownFiles};
pub use site_files::{
    MOST_ADDRESSES, feed_path, is_for_engines, list_site_files, sitemap_part_path,
};
pub use social_cards::{PlannedSocialCard, list_social_cards};
pub use template::{Renderer, TemplateError};
