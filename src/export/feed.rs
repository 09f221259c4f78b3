//! Feeds as Atom and as JSON Feed.

use serde_json::{Value, json};

use super::{stream::RecordStream, xml::escape_xml};
use crate::{
    graph::EntryRef,
    model::VocabularyId,
    render::{DataFormat, FeedSubject, PageKind, feed_path, newest_entries, view::RenderContext},
    text::date::Date,
};

/// How many entries a feed holds.
const NEWEST: usize = 50;

/// A feed, the newest entries first.
pub(super) fn open_feed<'a>(
    site: &'a RenderContext<'a>,
    about: &'a FeedSubject,
    format: DataFormat,
    language: &'a str,
) -> RecordStream<'a> {
    let news = newest_entries(site.graph, about, language, NEWEST);
    let feed = Feed { site, language, about, news };
    let text = match format {
        DataFormat::Atom => feed.atom(),
        _ => feed.json(),
    };
    RecordStream::new(std::iter::once(text.into_bytes()))
}

struct Feed<'a> {
    site: &'a RenderContext<'a>,
    language: &'a str,
    about: &'a FeedSubject,
    news: Vec<(Date, EntryRef)>,
}

impl Feed<'_> {
    fn title(&self) -> String {
        let site = self.site.config.title.get(self.language);
        let strings = self.site.theme.strings(self.language);
        let kind_word;
        let about = match self.about {
            FeedSubject::All => return site.to_owned(),
            FeedSubject::Kind(kind) => {
                kind_word = format!("kind.{}.other", kind.id());
                strings.get(&kind_word)
            }
            FeedSubject::Sector(term) => {
                self.site.label(VocabularyId::Sectors, term, self.language)
            }
            FeedSubject::Institute(id) => self.site.title(EntryRef::Institute(*id), self.language),
        };
        format!("{site} · {about}")
    }

    fn publisher(&self) -> &str {
        let publisher = self.site.config.publisher.as_ref();
        publisher.map_or(self.site.config.title.get(self.language), |it| it.name.as_str())
    }

    fn home(&self) -> String {
        self.site.page_url(&self.about.page(), self.language)
    }

    fn own_address(&self, format: DataFormat) -> String {
        let path = feed_path(self.site.routes, self.about, format, self.language);
        self.site.full_address(&path)
    }

    fn atom(&self) -> String {
        let own = self.own_address(DataFormat::Atom);
        let updated = self.news.first().map_or_else(String::new, |(date, _)| atom_date(*date));
        let mut out = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<title>{}</title>\n\
             <id>{own}</id>\n<link rel=\"self\" href=\"{own}\"/>\n<link href=\"{}\"/>\n\
             {updated}\n<author><name>{}</name></author>\n",
            escape_xml(self.language),
            escape_xml(&self.title()),
            escape_xml(&self.home()),
            escape_xml(self.publisher()),
            own = escape_xml(&own),
        );
        for (date, entry) in &self.news {
            out.push_str(&self.atom_entry(*date, *entry));
        }
        out.push_str("</feed>\n");
        out
    }

    fn atom_entry(&self, date: Date, entry: EntryRef) -> String {
        let address = self.site.page_url(&PageKind::Entry(entry), self.language);
        let common = self.site.graph.entries.version(entry, self.language).common;
        let summary = common.summary.as_deref().map(escape_xml);
        let summary = summary.map(|it| format!("<summary>{it}</summary>")).unwrap_or_default();
        format!(
            "<entry><title>{}</title><id>{address}</id><link href=\"{address}\"/>\
             {}{summary}</entry>\n",
            escape_xml(&common.title.value),
            atom_date(date),
            address = escape_xml(&address),
        )
    }

    fn json(&self) -> String {
        let items = self.news.iter().map(|(date, entry)| self.json_item(*date, *entry));
        let feed = json!({
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.title(),
            "home_page_url": self.home(),
            "feed_url": self.own_address(DataFormat::JsonFeed),
            "language": self.language,
            "authors": [{ "name": self.publisher() }],
            "items": items.collect::<Vec<_>>(),
        });
        format!("{feed}\n")
    }

    fn json_item(&self, date: Date, entry: EntryRef) -> Value {
        let address = self.site.page_url(&PageKind::Entry(entry), self.language);
        let common = self.site.graph.entries.version(entry, self.language).common;
        // An item must have a content.
        let content = common.summary.as_ref().unwrap_or(&common.title.value);
        json!({
            "id": address,
            "url": address,
            "title": common.title.value,
            "content_text": content,
            "date_modified": format!("{date}T00:00:00Z"),
        })
    }
}

fn atom_date(date: Date) -> String {
    format!("<updated>{date}T00:00:00Z</updated>")
}
