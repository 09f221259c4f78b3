//! Where a link in prose leads. The checks and the renderer ask the same function, so a link that
//! passes is a link that works.

use super::{EntryRef, Graph, Resolution};
use crate::{
    names::{Kind, split_reference},
    parse::LinkKind,
    text::{
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
    File(String),
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
        if kind == LinkKind::Wiki {
            return self.named_target(from.kind(), &file, anchor);
        }
        if self.entries.attachments(from).iter().any(|name| *name == file.trim_start_matches("./"))
        {
            return Target::File(file.trim_start_matches("./").to_owned());
        }
        match path_in_content(path, &file) {
            Some(inner) => self.target_of_path(&inner, anchor),
            None => Target::Missing,
        }
    }

    /// Where `[[kind/name]]` leads, or the name alone: an entry of kind `first` is preferred then.
    pub(super) fn named_target(&self, first: Kind, text: &str, anchor: Option<String>) -> Target {
        if let Some((kind, name)) = split_reference(text) {
            return self.target_of_name(kind, name, anchor);
        }
        let name = text.trim();
        let mut kinds = std::iter::once(first).chain(Kind::ALL);
        match kinds.find(|kind| self.find(*kind, name) != Resolution::Missing) {
            Some(kind) => self.target_of_name(kind, name, anchor),
            None => Target::Missing,
        }
    }

    fn target_of_path(&self, inner: &str, anchor: Option<String>) -> Target {
        let Some((kind, name)) = split_reference(inner) else { return Target::Missing };
        let target = self.target_of_name(kind, name, anchor.clone());
        if target != Target::Missing {
            return target;
        }
        // A link to a translation means the entry.
        match name.rsplit_once('.') {
            Some((name, _)) => self.target_of_name(kind, name, anchor),
            None => Target::Missing,
        }
    }

    fn target_of_name(&self, kind: Kind, name: &str, anchor: Option<String>) -> Target {
        match self.find(kind, name) {
            Resolution::Entry(entry) => Target::Entry(entry, anchor),
            Resolution::Missing => Target::Missing,
            hidden => Target::Hidden(hidden),
        }
    }
}

/// A link without percent-encoding, in two: what leads to the page, and the heading there.
pub(super) fn split_anchor(link: &str) -> (String, Option<String>) {
    let (page, anchor) = match link.split_once('#') {
        Some((page, anchor)) => (page, Some(anchor)),
        None => (link, None),
    };
    (decode(page), anchor.filter(|anchor| !anchor.is_empty()).map(decode))
}

/// A relative path made absolute within the content: `../lokus/x.md` in
/// `content/praktik/y.md` is `lokus/x.md`. Nothing if it leads out of the content or to a folder.
fn path_in_content(from: &str, file: &str) -> Option<String> {
    let file = file.strip_prefix("/content/").or_else(|| file.strip_prefix('/')).map_or_else(
        || {
            let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
            format!("{}/{file}", folder.strip_prefix("content").unwrap_or(folder))
        },
        str::to_owned,
    );
    let mut parts: Vec<&str> = Vec::new();
    for part in file.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    (parts.len() >= 2).then(|| parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_resolved_within_the_content() {
        let from = "content/praktik/y.md";
        assert_eq!(path_in_content(from, "../lokus/x.md").as_deref(), Some("lokus/x.md"));
        assert_eq!(path_in_content(from, "z.md").as_deref(), Some("praktik/z.md"));
        assert_eq!(path_in_content(from, "/content/lokus/x.md").as_deref(), Some("lokus/x.md"));
        assert_eq!(path_in_content(from, "../../etc/passwd"), None);
        let bundle = "content/praktik/y/index.md";
        assert_eq!(path_in_content(bundle, "../../lokus/x.md").as_deref(), Some("lokus/x.md"));
    }
}
