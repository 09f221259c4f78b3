//! What is read of a pocket without its script: viewers on phones often run none, and old browsers cannot
//! unpack its texts. Titles and summaries by kind; where there is room, whole pages that unfold.

use std::fmt::Write as _;

use super::{
    entry::{LabelledText, PocketEntry, PocketItem, PocketSection},
    payload::ReadyEntry,
    room::KindRoom,
};
use crate::{
    render::{view::RenderContext, write_count, write_date},
    text::{date::Date, html::escape},
    theme::Strings,
};

/// How much of each entry can be read without the script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ListDepth {
    /// Its title, place and summary.
    Summaries,
    /// All that it says.
    Everything,
}

/// The list in one language.
pub(super) struct PlainList<'a> {
    pub(super) site: &'a RenderContext<'a>,
    pub(super) entries: &'a [ReadyEntry],
    /// The position of the language.
    pub(super) place: usize,
    pub(super) rooms: &'a [KindRoom],
    pub(super) depth: ListDepth,
    /// The newest day of any entry.
    pub(super) newest: Option<Date>,
}

impl PlainList<'_> {
    /// Writes it.
    pub(super) fn write(&self) -> String {
        let language = &self.site.config.languages[self.place];
        let strings = self.site.theme.strings(language);
        let about = match self.depth {
            ListDepth::Summaries => "pocket.plain",
            ListDepth::Everything => "pocket.plain_whole",
        };
        let mut out = format!(
            "<section lang=\"{}\">\n<h1>{}</h1>\n<p class=\"notice\">{}</p>\n",
            escape(language),
            escape(self.site.config.title.get(language)),
            escape(strings.get(about))
        );
        if let Some(day) = self.newest {
            let day = write_date(day.into(), strings);
            let line = strings.fill("pocket.newest", &[("date", &day)]);
            let _ = writeln!(out, "<p>{}</p>", escape(&line));
        }
        if let Some(line) = self.describe_left_out(strings) {
            let _ = writeln!(out, "<p class=\"notice\">{}</p>", escape(&line));
        }
        for room in self.rooms {
            let of_kind = self.entries.iter().filter(|it| it.entry.kind() == room.kind);
            let versions = of_kind.flat_map(|it| &it.versions);
            let versions = versions.filter(|(place, ..)| *place == self.place);
            let items: String = versions.map(|(_, entry, _)| self.write_entry(entry)).collect();
            if !items.is_empty() {
                let heading = escape(strings.get(&format!("kind.{}.other", room.kind.id())));
                let _ = writeln!(out, "<h2>{heading}</h2>\n{}", self.wrap(&items));
            }
        }
        out + "</section>\n"
    }

    /// What found no room.
    fn describe_left_out(&self, strings: &Strings) -> Option<String> {
        let number = |count: usize| write_count(count as u64, strings);
        let short = self.rooms.iter().filter(|room| room.shown < room.all);
        let counts = short.map(|room| {
            let kind = strings.get(&format!("kind.{}.other", room.kind.id())).to_lowercase();
            let (shown, all) = (number(room.shown), number(room.all));
            let values = [("n", shown.as_str()), ("all", &all), ("kind", &kind)];
            strings.fill("pocket.some_of", &values)
        });
        let counts: Vec<String> = counts.collect();
        let line = || strings.fill("pocket.left_out", &[("counts", &counts.join(", "))]);
        (!counts.is_empty()).then(line)
    }

    fn wrap(&self, items: &str) -> String {
        match self.depth {
            ListDepth::Summaries => format!("<ul>\n{items}</ul>"),
            ListDepth::Everything => items.to_owned(),
        }
    }

    fn write_entry(&self, entry: &PocketEntry) -> String {
        let lang = match &entry.language {
            own if *own == self.site.config.languages[self.place] => String::new(),
            other => format!(" lang=\"{}\"", escape(other)),
        };
        let [title, place, summary] =
            [&entry.title, &entry.place, &entry.summary].map(|text| escape(text));
        let head = format!("<strong>{title}</strong> <small>{place}</small> {summary}");
        match self.depth {
            ListDepth::Summaries => format!("<li{lang}>{head}</li>\n"),
            ListDepth::Everything => {
                let texts = write_texts(entry);
                format!("<details{lang}><summary>{head}</summary>\n{texts}</details>\n")
            }
        }
    }
}

/// All that an entry says beside its title and summary.
fn write_texts(entry: &PocketEntry) -> String {
    let mut out = write_pairs(&entry.gist);
    write_sections(&entry.sections, &mut out);
    out.push_str(&write_pairs(&entry.facts));
    out.push_str(&write_pairs(&entry.hosting));
    write_sections(&entry.endnotes, &mut out);
    out
}

fn write_sections(sections: &[PocketSection], out: &mut String) {
    for section in sections {
        if !section.heading.is_empty() {
            let _ = writeln!(out, "<h3>{}</h3>", escape(&section.heading));
        }
        section.items.iter().for_each(|item| write_item(item, out));
    }
}

fn write_item(item: &PocketItem, out: &mut String) {
    out.push_str("<p>");
    if !item.label.is_empty() {
        let _ = write!(out, "<strong>{}</strong><br>", escape(&item.label));
    }
    out.push_str(&escape(&item.text));
    for LabelledText(label, text) in &item.details {
        let label = if label.is_empty() { String::new() } else { format!("{label}: ") };
        let _ = write!(out, "<br><small>{}{}</small>", escape(&label), escape(text));
    }
    out.push_str("</p>\n");
}

fn write_pairs(pairs: &[LabelledText]) -> String {
    if pairs.is_empty() {
        return String::new();
    }
    let mut out = String::from("<dl>\n");
    for LabelledText(label, text) in pairs {
        let _ = writeln!(out, "<dt>{}</dt><dd>{}</dd>", escape(label), escape(text));
    }
    out + "</dl>\n"
}
