//! Where a link in prose leads. The checks and the renderer ask the same function, so a link that
//! passes is a link that works.

use super::{
    EntryRef, Graph, Resolution,
    naming::{entry_of_path, entry_of_wiki_link, split_anchor},
};
use crate::{
    model::EntryKey,
    parse::LinkKind,
    text::{
        invisible::compose,
        percent::decode,
        web_address::{WebAddress, WebAddressError},
    },
};

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An address outside.
    Outside(String),
    /// A heading of the same page.
    Here(String),
    /// Another entry, at a heading if one is given.
    Entry(EntryRef, Option<String>),
    /// A file beside the entry.
    File {
        /// Its name.
        name: String,
        /// What stands behind the name in the link, such as `#page=5`.
        tail: String,
    },
    /// An entry that is not published or could not be read: shown as text.
    Hidden(Resolution),
    /// An address with a scheme that is not allowed.
    Forbidden(String),
    /// Nothing that exists.
    Missing,
}

impl Graph {
    /// Where a link leads. `path` is the file it stands in, from the root of the site, and `from`
    /// the entry of that file.
    pub fn target(&self, from: EntryRef, path: &str, link: &str, kind: LinkKind) -> Target {
        let link = link.trim();
        match WebAddress::parse(link) {
            Ok(address) => return Target::Outside(address.to_string()),
            Err(WebAddressError::Forbidden(scheme)) => return Target::Forbidden(scheme),
            Err(WebAddressError::Incomplete) => return Target::Missing,
            Err(WebAddressError::Relative) => {}
        }
        let (file, anchor) = split_anchor(link);
        if file.is_empty() {
            return anchor.map_or(Target::Missing, Target::Here);
        }
        let exists = |kind, name: &str| self.find(kind, name) != Resolution::Missing;
        if kind == LinkKind::Wiki {
            return self.target_of_key(entry_of_wiki_link(&exists, from.kind(), &file), anchor);
        }
        if let Some(target) = self.file_beside(from, link) {
            return target;
        }
        self.target_of_key(entry_of_path(&exists, path, &file), anchor)
    }

    /// The file beside an entry that a link names, and what stands behind the name: the page of a
    /// PDF, the version of a table.
    fn file_beside(&self, entry: EntryRef, link: &str) -> Option<Target> {
        let files = self.entries.attachments(entry);
        let hash = link.find('#').unwrap_or(link.len());
        let ends = [hash, link[..hash].find('?').unwrap_or(hash)];
        ends.into_iter().find_map(|end| {
            let name = decode(link[..end].trim_start_matches("./"));
            let name = compose(&name).into_owned();
            let is_there = files.binary_search_by(|known| known.as_str().cmp(&name)).is_ok();
            is_there.then(|| Target::File { name, tail: link[end..].to_owned() })
        })
    }

    fn target_of_key(&self, key: Option<EntryKey>, anchor: Option<String>) -> Target {
        let Some(key) = key else { return Target::Missing };
        match self.find(key.kind, &key.name) {
            Resolution::Entry(entry) => Target::Entry(entry, anchor),
            Resolution::Missing => Target::Missing,
            hidden => Target::Hidden(hidden),
        }
    }
}
