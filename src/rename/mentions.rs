//! All mentions of one file, and the edits that they need.

use super::{
    key_mentions::mentions_of_values,
    links::links_of_body,
    mention::{Mention, MentionForm, MentionMeaning},
    name_place::{name_in_address, name_in_value},
    refusal::RenameRefusal,
    request::RenameRequest,
};
use crate::{
    graph::EntryExists,
    mend::Edit,
    names::{Kind, Mode, Reader, names},
    parse::{self, Document},
    source::{SourceId, line_and_column},
    text::language::Language,
};

/// A file, as far as names of entries stand in it.
pub(super) struct MentioningFile<'a> {
    pub(super) path: &'a str,
    /// Where it will be.
    pub(super) new_path: &'a str,
    pub(super) text: &'a str,
    pub(super) kind: Kind,
    pub(super) mentions: Vec<Mention>,
}

/// The mentions in a file of an entry, and whether some may be in lines that cannot be read.
pub(super) fn mentions_of_entry(
    kind: Kind,
    mode: Mode,
    source: SourceId,
    text: &str,
) -> (Vec<Mention>, bool) {
    let Document { front_matter, has_gaps, markdown, .. } = parse::parse(source, text).value;
    let mut mentions = Vec::new();
    let is_whole = front_matter.is_some() && !has_gaps;
    if let Some(root) = front_matter {
        let fields = names().fields(kind);
        let values =
            Reader::new(mode, &root, fields, Language::Id).entry(fields, &root, Vec::new());
        mentions_of_values(&values, fields, text, &mut mentions);
    }
    mentions.extend(links_of_body(text, markdown.body.range.clone(), &markdown.links));
    (mentions, is_whole)
}

impl MentioningFile<'_> {
    /// The edits after which every mention means what it meant before.
    pub(super) fn edits(
        &self,
        request: &RenameRequest<'_>,
        exists: EntryExists<'_>,
    ) -> Result<Vec<Edit>, RenameRefusal> {
        let new = request.new_key();
        let exists_then = |kind: Kind, name: &str| {
            let is = |key: &crate::model::EntryKey| key.kind == kind && key.name == name;
            is(&new) || exists(kind, name) && !is(request.old)
        };
        let mut edits: Vec<Edit> = Vec::new();
        for mention in &self.mentions {
            let wanted = match mention.meaning(exists, self.kind, self.path) {
                Some(MentionMeaning::Entry(key)) => MentionMeaning::Entry(request.rename_key(key)),
                Some(MentionMeaning::File(key, file)) => {
                    MentionMeaning::File(request.rename_key(key), file)
                }
                None => continue,
            };
            let then =
                |words: &str| mention.meaning_of(words, &exists_then, self.kind, self.new_path);
            if then(&mention.words).as_ref() == Some(&wanted) {
                continue;
            }
            let edit = edit_of(mention, request, &wanted, &then).ok_or_else(|| {
                let (line, _) = line_and_column(self.text, mention.near);
                RenameRefusal::Unplaced(self.path.to_owned(), line)
            })?;
            if !edits.contains(&edit) {
                edits.push(edit);
            }
        }
        Ok(edits)
    }
}

/// The edit of one mention: the name alone, or with its kind where the name alone would mean
/// another entry.
fn edit_of(
    mention: &Mention,
    request: &RenameRequest<'_>,
    wanted: &MentionMeaning,
    then: &dyn Fn(&str) -> Option<MentionMeaning>,
) -> Option<Edit> {
    let range = mention.range.clone()?;
    let within = |place: std::ops::Range<usize>| range.start + place.start..range.start + place.end;
    if let MentionForm::Reference(_) = mention.form {
        return Some(Edit::replace(within(name_in_value(&mention.words)), request.new));
    }
    if let Some(place) = name_in_address(&mention.words, &request.old.name) {
        let mut words = mention.words.clone();
        words.replace_range(place.clone(), request.new);
        if then(&words).as_ref() == Some(wanted) {
            return Some(Edit::replace(within(place), request.new));
        }
    }
    // A bare name that would now mean another entry says its kind too.
    let MentionMeaning::Entry(key) = wanted else { return None };
    let rest = mention.words.find('#').and_then(|at| mention.words.get(at..)).unwrap_or("");
    let folder = names().folder(key.kind, request.config.message_language());
    let words = format!("{folder}/{}{rest}", key.name);
    (then(&words).as_ref() == Some(wanted)).then(|| Edit::replace(range, words))
}
