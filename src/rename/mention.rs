//! A place in a file where an entry is named, and what its words mean there.

use std::ops::Range;

use crate::{
    graph::{EntryExists, entry_of_link, entry_of_menu_item, entry_of_name, path_in_content},
    model::EntryKey,
    names::{Kind, names},
    parse::LinkKind,
    text::percent::decode,
};

/// A place where an entry, or a file beside one, may be named.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    /// The words, without quotes.
    pub(super) words: String,
    /// Their bytes in the file; nothing if they are written with escapes.
    pub(super) range: Option<Range<usize>>,
    /// Where to tell of it if it cannot be changed.
    pub(super) near: usize,
    /// How they are to be understood.
    pub(super) form: MentionForm,
}

/// How the words of a mention are to be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum MentionForm {
    /// A reference with its kind, or where only one is possible.
    Reference(EntryKey),
    /// A text that may be the bare name of an entry of these kinds.
    BareName(&'static [Kind]),
    /// An address in prose.
    Address(LinkKind),
    /// An item of the menu.
    MenuItem,
}

/// What a mention means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum MentionMeaning {
    /// An entry.
    Entry(EntryKey),
    /// A file in the folder of an entry.
    File(EntryKey, String),
}

impl Mention {
    /// What it means in a file of an entry of kind `first` at `path`.
    pub(super) fn meaning(
        &self,
        exists: EntryExists<'_>,
        first: Kind,
        path: &str,
    ) -> Option<MentionMeaning> {
        self.meaning_of(&self.words, exists, first, path)
    }

    /// What other words would mean in its place.
    pub(super) fn meaning_of(
        &self,
        words: &str,
        exists: EntryExists<'_>,
        first: Kind,
        path: &str,
    ) -> Option<MentionMeaning> {
        match &self.form {
            MentionForm::Reference(key) => {
                let (kind, name) = (key.kind, key.name.as_str());
                entry_of_name(exists, &[kind], name).map(MentionMeaning::Entry)
            }
            MentionForm::BareName(kinds) => {
                let named = crate::names::split_reference(words);
                let entry = match named {
                    Some((kind, name)) => entry_of_name(exists, &[kind], name),
                    None => entry_of_name(exists, kinds, words),
                };
                entry.map(MentionMeaning::Entry)
            }
            MentionForm::Address(kind) => {
                let entry =
                    entry_of_link(exists, first, path, words, *kind).map(MentionMeaning::Entry);
                let file = || file_beside(exists, path, words);
                entry.or_else(|| if *kind == LinkKind::Wiki { None } else { file() })
            }
            MentionForm::MenuItem => entry_of_menu_item(exists, words).map(MentionMeaning::Entry),
        }
    }
}

/// The file in the folder of an entry that a relative address leads to.
fn file_beside(exists: EntryExists<'_>, path: &str, address: &str) -> Option<MentionMeaning> {
    let file = decode(address.split(['#', '?']).next()?);
    if file.contains(':') {
        return None;
    }
    let inner = path_in_content(path, &file)?;
    let mut parts = inner.splitn(3, '/');
    let kind = names().kind_of_folder(parts.next()?)??;
    let entry = entry_of_name(exists, &[kind], parts.next()?)?;
    Some(MentionMeaning::File(entry, parts.next()?.to_owned()))
}
