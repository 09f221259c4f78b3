//! The texts of an entry as HTML: its body, and what its front matter says at length.

use std::{collections::BTreeMap, ops::Range};

use super::{entry_files::describe_file, page_context::PageContext};
use crate::{
    graph::{EntryRef, target::Target},
    names::Prose,
    parse::LinkKind,
    render::{
        markdown::{self, Href, MarkdownContext, SectionRange},
        page::PageKind,
    },
};

/// A body in parts.
pub(super) struct EntryBody {
    /// What stands before the first heading.
    pub(super) intro: String,
    /// What no key has claimed, from the first heading on.
    pub(super) html: String,
    /// What belongs to a key.
    pub(super) sections: BTreeMap<&'static str, String>,
    /// The anchors of sections that belong to a key.
    pub(super) anchors: BTreeMap<&'static str, String>,
    /// The remaining headings: level, anchor, text.
    pub(super) outline: Vec<(u8, String, String)>,
}

impl PageContext<'_> {
    /// A text of an entry's front matter. `prefix` keeps its footnotes apart.
    pub(super) fn prose(&self, entry: EntryRef, prose: &Prose, prefix: &str) -> String {
        markdown::prose(&prose.text, prefix, &EntryTextContext { page: self, entry, prose })
    }

    /// The body of an entry.
    pub(super) fn body(&self, entry: EntryRef) -> EntryBody {
        let version = self.site.graph.entries.version(entry, self.language);
        let text = &self.site.sources.get(version.source).text;
        let start = version.body.range.start;
        let slice = text.get(version.body.range.clone()).unwrap_or("");
        let shifted = |range: &Range<usize>| range.start - start..range.end - start;
        let headings: Vec<_> = version
            .body
            .headings
            .iter()
            .map(|heading| (shifted(&heading.range), heading.id.as_str()))
            .collect();
        let sections: Vec<_> = version
            .key_sections
            .iter()
            .map(|part| SectionRange {
                key: part.key,
                range: shifted(&part.range),
                heading: version.body.headings.iter().find(|h| h.range.start == part.range.start),
            })
            .collect();
        let prose = Prose { text: "".into(), span: version.common.title.span };
        let context = EntryTextContext { page: self, entry, prose: &prose };
        let written = markdown::body(slice, &headings, &sections, &context);
        let anchors = sections.iter().filter_map(|part| Some((part.key, part.heading?.id.clone())));
        let inside = |at: usize| version.key_sections.iter().any(|part| part.range.contains(&at));
        let outline = version.body.headings.iter().filter(|heading| !inside(heading.range.start));
        EntryBody {
            anchors: anchors.collect(),
            outline: outline
                .filter(|heading| heading.level <= 3)
                .map(|heading| (heading.level, heading.id.clone(), heading.text.clone()))
                .collect(),
            intro: written.intro,
            html: written.html,
            sections: written.sections,
        }
    }
}

/// A text of an entry, as the writer of Markdown asks about it.
struct EntryTextContext<'a> {
    page: &'a PageContext<'a>,
    entry: EntryRef,
    prose: &'a Prose,
}

impl MarkdownContext for EntryTextContext<'_> {
    fn link(&self, target: &str, kind: LinkKind) -> Href {
        let page = self.page;
        let path = &page.site.sources.get(self.prose.span.source).path;
        let to = |url: String, title: Option<String>| Href::To {
            url,
            title,
            file: None,
            outside: false,
            picture: None,
        };
        match page.site.graph.target(self.entry, path, target, kind) {
            Target::Outside(url) => {
                Href::To { url, title: None, file: None, outside: true, picture: None }
            }
            Target::Here(anchor) => to(format!("#{anchor}"), None),
            Target::File { name, tail } => Href::To {
                url: page.file_url(self.entry, &name) + &tail,
                title: None,
                file: describe_file(page, self.entry, &name),
                outside: false,
                picture: page.picture(self.entry, &name),
            },
            Target::Entry(entry, anchor) => {
                // The page may show another version than the text was written for, with headings
                // of its own.
                let headings = &page.site.graph.entries.version(entry, page.language).body.headings;
                let anchor = anchor.filter(|it| headings.iter().any(|heading| heading.id == *it));
                let anchor = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
                let url = format!("{}{anchor}", page.url(&PageKind::Entry(entry)));
                to(url, Some(page.title(entry).to_owned()))
            }
            Target::Hidden(_) | Target::Forbidden(_) | Target::Missing => Href::Nowhere,
        }
    }

    fn word(&self, path: &str) -> String {
        self.page.word(path)
    }
}
