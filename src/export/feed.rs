//! What is new, for feed readers: as Atom and as JSON Feed.

use serde_json::json;

use super::{record::has_record, stream::RecordStream, xml::escape_xml};
use crate::{
    graph::EntryRef,
    names::Kind,
    render::{DataFormat, PageKind, feed_path, sort_date, view::RenderContext},
    text::date::Date,
};

/// How many entries a feed holds.
const NEWEST: usize = 50;

/// A feed of all entries, or of a kind, the newest first. An entry without a date is no news.
pub(super) fn open_feed<'a>(
    site: &'a RenderContext<'a>,
    about: Option<Kind>,
    format: DataFormat,
    language: &str,
) -> RecordStream<'a> {
    let feed = Feed { site, language, about, news: newest(site, about) };
    let text = match format {
        DataFormat::Atom => feed.atom(),
        _ => feed.json(),
    };
    RecordStream::new(std::iter::once(text.into_bytes()))
}

/// The newest entries; of one day those whose names come first.
fn newest(site: &RenderContext<'_>, about: Option<Kind>) -> Vec<(Date, EntryRef)> {
    let entries = site.graph.entries.all().filter(|entry| {
        has_record(site.graph, *entry)
            && about.map_or(entry.kind() != Kind::Page, |kind| entry.kind() == kind)
    });
    let dated = entries.filter_map(|entry| Some((sort_date(site.graph, entry)?, entry)));
    let mut dated: Vec<(Date, EntryRef)> = dated.collect();
    dated.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    dated.truncate(NEWEST);
    dated
}

struct Feed<'a> {
    site: &'a RenderContext<'a>,
    language: &'a str,
    about: Option<Kind>,
    news: Vec<(Date, EntryRef)>,
}

impl Feed<'_> {
    fn title(&self) -> String {
        let site = self.site.config.title.get(self.language);
        match self.about {
            Some(kind) => {
                let strings = self.site.theme.strings(self.language);
                format!("{site} · {}", strings.get(&format!("kind.{}.other", kind.id())))
            }
            None => site.to_owned(),
        }
    }

    fn publisher(&self) -> &str {
        let publisher = self.site.config.publisher.as_ref();
        publisher.map_or(self.site.config.title.get(self.language), |it| it.name.as_str())
    }

    fn home(&self) -> String {
        let page = self.about.map_or(PageKind::Home, |kind| PageKind::List(kind, 1));
        self.site.page_url(&page, self.language)
    }

    fn own_address(&self, format: DataFormat) -> String {
        let path = feed_path(self.site.routes, self.about, format, self.language);
        self.site.full_address(&path)
    }

    fn atom(&self) -> String {
        let own = self.own_address(DataFormat::Atom);
        // A feed must have a date, also one without entries; no page depends on the day.
        let updated =
            self.news.first().map_or("1970-01-01".to_owned(), |(date, _)| date.to_string());
        let mut out = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<title>{}</title>\n\
             <id>{own}</id>\n<link rel=\"self\" href=\"{own}\"/>\n<link href=\"{}\"/>\n\
             <updated>{updated}T00:00:00Z</updated>\n<author><name>{}</name></author>\n",
            escape_xml(self.language),
            escape_xml(&self.title()),
            escape_xml(&self.home()),
            escape_xml(self.publisher()),
            own = escape_xml(&own),
        );
        for (date, entry) in &self.news {
            let address = self.site.page_url(&PageKind::Entry(*entry), self.language);
            let address = escape_xml(&address);
            let common = self.site.graph.entries.version(*entry, self.language).common;
            let summary = common.summary.as_deref().unwrap_or_default();
            out.push_str(&format!(
                "<entry><title>{}</title><id>{address}</id><link href=\"{address}\"/>\
                 <updated>{date}T00:00:00Z</updated><summary>{}</summary></entry>\n",
                escape_xml(&common.title.value),
                escape_xml(summary),
            ));
        }
        out.push_str("</feed>\n");
        out
    }

    fn json(&self) -> String {
        let items = self.news.iter().map(|(date, entry)| {
            let address = self.site.page_url(&PageKind::Entry(*entry), self.language);
            let common = self.site.graph.entries.version(*entry, self.language).common;
            let summary = common.summary.as_deref().unwrap_or_default();
            json!({
                "id": address,
                "url": address,
                "title": common.title.value,
                "content_text": summary,
                "date_modified": format!("{date}T00:00:00Z"),
            })
        });
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
}
