//! The old addresses of an entry in its own front matter: the one that it leaves is added, the one
//! that it comes back to is taken out.

use crate::{
    mend::write_scalar,
    mend::{Edit, Notation, add_items, insert_key, remove_item, remove_key, replace_scalar},
    names::{Kind, names},
    text::{fold::fold, language::Language},
    yaml::{Node, NodeValue, Pair},
};

/// What happens to the list of old addresses.
pub(super) struct OldAddresses<'a> {
    /// The text of the main file.
    pub(super) source: &'a str,
    /// Its front matter.
    pub(super) root: &'a Node,
    /// The addresses that the entry leaves, as they are written in the list.
    pub(super) leaves: Vec<&'a str>,
    /// The addresses that it will have.
    pub(super) arrives: Vec<&'a str>,
}

impl OldAddresses<'_> {
    /// The edits of the file. Nothing if the list is written in a way that cannot be edited.
    pub(super) fn edits(&self, kind: Kind, language: Language) -> Option<Vec<Edit>> {
        let fields = names().fields(kind);
        let field = fields.get("aliases")?;
        let find = |key: &str| {
            let name = &fields.get(key)?.name;
            self.root.pairs().iter().find(|pair| name.is(&fold(&pair.key)))
        };
        match find("aliases") {
            Some(pair) => self.change(pair),
            None if self.leaves.is_empty() => Some(Vec::new()),
            None => {
                let items: Vec<String> =
                    self.leaves.iter().map(|it| write_scalar(it, Notation::Flow)).collect();
                let (key, list) = (field.name.get(language), format!("[{}]", items.join(", ")));
                let edit = insert_key(self.source, self.root, find("title"), key, &list)?;
                Some(vec![edit])
            }
        }
    }

    /// An address that comes back gives its line to one that is left; whatever remains is added or
    /// taken out.
    fn change(&self, pair: &Pair) -> Option<Vec<Edit>> {
        let items: &[Node] = match &pair.value.value {
            NodeValue::List(items) => items,
            _ if pair.value.is_empty() => &[],
            _ => std::slice::from_ref(&pair.value),
        };
        let text = |item: &Node| item.text().unwrap_or("").to_owned();
        let back = |item: &&Node| self.arrives.iter().any(|it| is_same_address(it, &text(item)));
        let known = |new: &&&str| items.iter().any(|item| is_same_address(new, &text(item)));
        let mut new: Vec<&str> = self.leaves.iter().filter(|it| !known(it)).copied().collect();
        let returning: Vec<&Node> = items.iter().filter(back).collect();
        if returning.len() == items.len() && !items.is_empty() && new.is_empty() {
            return Some(vec![remove_key(self.source, pair)?]);
        }
        let mut edits = Vec::new();
        for item in returning {
            if new.is_empty() {
                let at = items.iter().position(|other| std::ptr::eq(other, item))?;
                edits.push(remove_item(self.source, &pair.value, at)?);
            } else {
                edits.push(replace_scalar(self.source, item, new.remove(0), Notation::Flow)?);
            }
        }
        if !new.is_empty() {
            edits.push(add_items(self.source, pair, &new)?);
        }
        Some(edits)
    }
}

/// The path of a page as it is written among old addresses.
pub fn as_old_address(path: &str) -> &str {
    let stem = path.strip_suffix(".html").unwrap_or(path);
    // What looks like a file's ending is read as one.
    if stem.rsplit('/').next().is_some_and(|name| name.contains('.')) { path } else { stem }
}

/// Whether two addresses are one page.
fn is_same_address(one: &str, other: &str) -> bool {
    let bare = |address: &str| {
        let inner = address.trim().trim_matches('/');
        inner.strip_suffix(".html").unwrap_or(inner).to_owned()
    };
    bare(one) == bare(other)
}
