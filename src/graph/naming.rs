//! Which entry a written name means, given which entries there are: in a key, in `[[brackets]]`, as
//! the path of a file, in the menu. Apart from the graph because an entry that is being renamed asks
//! it twice: of the names as they are, and of those that will be.

use crate::{
    model::EntryKey,
    names::{Kind, names, split_reference},
    parse::LinkKind,
    text::{
        invisible::trim,
        percent::decode,
        web_address::{WebAddress, WebAddressError},
    },
};

/// Whether there is an entry of that kind and name, published or not.
pub type EntryExists<'a> = &'a dyn Fn(Kind, &str) -> bool;

/// The entry that a bare name means in a key that takes these kinds.
pub fn entry_of_name(exists: EntryExists<'_>, kinds: &[Kind], name: &str) -> Option<EntryKey> {
    let kind = kinds.iter().find(|kind| exists(**kind, name))?;
    Some(EntryKey { kind: *kind, name: name.to_owned() })
}

/// The entry that a link in prose leads to. `path` is the file it stands in, from the root of the
/// site, and `first` the kind of that file's entry.
pub fn entry_of_link(
    exists: EntryExists<'_>,
    first: Kind,
    path: &str,
    link: &str,
    kind: LinkKind,
) -> Option<EntryKey> {
    let link = link.trim();
    if !matches!(WebAddress::parse(link), Err(WebAddressError::Relative)) {
        return None;
    }
    let (file, _) = split_anchor(link);
    match kind {
        LinkKind::Wiki => entry_of_wiki_link(exists, first, &file),
        LinkKind::Link | LinkKind::Image => entry_of_path(exists, path, &file),
    }
}

/// The entry that `[[kind/name]]` means, or the name alone: one of kind `first` is preferred then.
pub(super) fn entry_of_wiki_link(
    exists: EntryExists<'_>,
    first: Kind,
    text: &str,
) -> Option<EntryKey> {
    if let Some((kind, name)) = split_reference(text) {
        return entry_of_name(exists, &[kind], name);
    }
    let kinds: Vec<Kind> = std::iter::once(first).chain(Kind::ALL).collect();
    entry_of_name(exists, &kinds, text.trim())
}

/// The entry whose file, or translation, a path names. `from` is the file that the path stands in.
pub(super) fn entry_of_path(exists: EntryExists<'_>, from: &str, file: &str) -> Option<EntryKey> {
    let inner = path_in_content(from, file)?;
    let (kind, name) = split_reference(&inner)?;
    let whole = entry_of_name(exists, &[kind], name);
    whole.or_else(|| entry_of_name(exists, &[kind], name.rsplit_once('.')?.0))
}

/// The entry that an item of the menu leads to.
pub fn entry_of_menu_item(exists: EntryExists<'_>, link: &str) -> Option<EntryKey> {
    let is_list = names().kind_by_name(link).is_some_and(|kind| kind != Kind::Page);
    if is_list || !matches!(WebAddress::parse(link), Err(WebAddressError::Relative)) {
        return None;
    }
    let inner = link.trim_start_matches("./").trim_start_matches("content/");
    let inner = inner.strip_suffix(".md").unwrap_or(inner);
    entry_of_wiki_link(exists, Kind::Page, &split_anchor(inner.trim()).0)
}

/// A link without percent-encoding, in two: what leads to the page, and the heading there.
pub(super) fn split_anchor(link: &str) -> (String, Option<String>) {
    let (page, anchor) = match link.split_once('#') {
        Some((page, anchor)) => (page, Some(anchor)),
        None => (link, None),
    };
    let clean = |text: &str| trim(&decode(text)).into_owned();
    (clean(page), anchor.filter(|anchor| !anchor.is_empty()).map(clean))
}

/// A relative path made absolute within the content: `../lokus/x.md` in
/// `content/praktik/y.md` is `lokus/x.md`. Nothing if it leads out of the content or to a folder.
pub fn path_in_content(from: &str, file: &str) -> Option<String> {
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
