//! The title of every page, as its own head, the menu and the way back say it.

use super::{barometer::barometer_title, page_context::PageContext};
use crate::{
    graph::EntryRef,
    model::VocabularyId,
    render::{map::MapArea, page::PageKind},
};

/// The title of a page of the site, in the language of `page`.
pub(super) fn page_title(page: &PageContext<'_>, kind: &PageKind) -> String {
    let paged = |title: String, number: usize| match number {
        1 => title,
        number => format!("{title} ({number})"),
    };
    match kind {
        PageKind::Home => page.site.config.title.get(page.language).to_owned(),
        PageKind::List(listed, number) => {
            paged(page.word(&format!("kind.{}.other", listed.id())), *number)
        }
        PageKind::Entry(entry) | PageKind::Redirect(entry, _) => page.title(*entry).to_owned(),
        PageKind::EntryList(entry, listed, number) => {
            let words = format!("entry_list.{}.{}", entry.kind().id(), listed.id());
            paged(page.strings.fill(&words, &[("name", page.title(*entry))]), *number)
        }
        PageKind::InstituteYear(institute, year) => {
            let institute = page.title(EntryRef::Institute(*institute));
            let arguments = [("name", institute), ("year", &year.to_string())];
            page.strings.fill("institute_year.title", &arguments)
        }
        PageKind::Sectors => page.word("sector.plural"),
        PageKind::Sector(term, number) => paged(page.label(VocabularyId::Sectors, term), *number),
        PageKind::Provinces => page.word("province.plural"),
        PageKind::Province(term, number) => {
            paged(page.label(VocabularyId::Provinces, term), *number)
        }
        PageKind::Factors => page.word("factor.plural"),
        PageKind::Factor(term, number) => paged(page.label(VocabularyId::Factors, term), *number),
        PageKind::Obstacles => page.word("obstacle.plural"),
        PageKind::Obstacle(term, number) => {
            let name = page.label(VocabularyId::Factors, term);
            paged(page.strings.fill("obstacle.title", &[("name", &name)]), *number)
        }
        PageKind::Lessons(number) => paged(page.word("lessons.title"), *number),
        PageKind::Spread(number) => paged(page.word("spread.title"), *number),
        PageKind::Letter(letter, number) => {
            let letter = letter.to_uppercase();
            paged(page.strings.fill("letter.title", &[("letter", &letter)]), *number)
        }
        PageKind::Terms => page.word("terms.title"),
        PageKind::Barometer(scope) => barometer_title(page.site, page.language, scope),
        PageKind::Data => page.word("data.title"),
        PageKind::Map(MapArea::Indonesia) => page.word("map.title"),
        PageKind::Map(area) => map_title(page, *area),
        PageKind::Finder => page.word("finder.title"),
        PageKind::Brief => page.word("brief.title"),
        PageKind::FitCheck => page.word("fit_check.title"),
        PageKind::Compare => page.word("compare.title"),
        PageKind::Shortlist => page.word("shortlist.title"),
        PageKind::Offline => page.word("offline.title"),
        PageKind::Search => page.word("search.title"),
        PageKind::NotFound => page.word("not_found.title"),
    }
}

/// What the map of an area is called where it is not the only one: "Map of Java".
pub(super) fn map_title(page: &PageContext<'_>, area: MapArea) -> String {
    if area == MapArea::World {
        return page.word("map.abroad");
    }
    page.strings.fill("map.of", &[("name", page.strings.get(&format!("map.area.{}", area.id())))])
}
