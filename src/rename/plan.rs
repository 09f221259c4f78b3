//! A request for another name → a plan of every change, or the reason why not.

use std::{
    collections::{BTreeSet, HashSet},
    sync::Arc,
};

use super::{
    mention::{Mention, MentionForm},
    mentions::{MentioningFile, mentions_of_entry},
    old_address::{OldAddresses, as_old_address},
    refusal::RenameRefusal,
    request::RenameRequest,
};
use crate::{
    mend::{Edit, apply_edits},
    model::EntryKey,
    names::{Kind, Mode, Reader, names},
    parse,
    read::{CONTENT, Content, EntryFiles, InputFile, SETTINGS, inventory},
    source::{SourceId, Sources, line_and_column},
    text::{
        slug::{is_slug, slugify},
        suggest::nearest,
    },
};

/// What is to be done, in this order: texts are changed, then files are moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenamePlan {
    /// Files that change, at their old paths, sorted by path.
    pub changed: Vec<ChangedSource>,
    /// Files and folders that may be there and then move: old and new path.
    pub moves: Vec<(String, String)>,
    /// The addresses that will lead to the new one.
    pub kept: Vec<String>,
    /// Files that hold the old name in lines that could not be read.
    pub unread: Vec<String>,
}

/// A file that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedSource {
    /// Its path from the root of the site.
    pub path: String,
    /// What was read, without a byte order mark.
    pub before: Arc<str>,
    /// What it becomes.
    pub after: String,
    /// The lines in which a name changes.
    pub lines: Vec<usize>,
}

/// Finds out what is to be done.
pub fn plan_rename(request: &RenameRequest<'_>) -> Result<RenamePlan, RenameRefusal> {
    let entries = read_inventory(request.sources, &request.config.languages);
    let keys: HashSet<&EntryKey> = entries.iter().map(|entry| &entry.key).collect();
    check_names(request, &keys)?;
    let exists = |kind: Kind, name: &str| keys.contains(&EntryKey { kind, name: name.to_owned() });
    let moves = moves(request);
    let mut plan = RenamePlan { changed: Vec::new(), moves, kept: Vec::new(), unread: Vec::new() };
    for entry in &entries {
        let translations = entry.translations.iter().map(|(_, id)| (Mode::Translation, *id));
        let main = entry.main.map(|id| (Mode::Main, id));
        for (mode, source) in main.into_iter().chain(translations) {
            let file = request.sources.get(source);
            let (mentions, is_whole) = mentions_of_entry(entry.key.kind, mode, source, &file.text);
            let new_path = path_after(&file.path, &plan.moves);
            let mentioning = MentioningFile {
                path: &file.path,
                new_path: &new_path,
                text: &file.text,
                kind: entry.key.kind,
                mentions,
            };
            let of_names = mentioning.edits(request, &exists)?;
            let mut edits = of_names.clone();
            if !is_whole && holds_word(&file.text, &request.old.name) {
                plan.unread.push(file.path.clone());
            }
            if entry.key == *request.old && mode == Mode::Main {
                edits.extend(keep_old_addresses(request, source, &mut plan.kept)?);
            }
            plan.change(request.sources, source, &edits, &of_names)?;
        }
    }
    change_menu(request, &exists, &mut plan)?;
    plan.changed.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(plan)
}

impl RenamePlan {
    fn change(
        &mut self,
        sources: &Sources,
        source: SourceId,
        edits: &[Edit],
        of_names: &[Edit],
    ) -> Result<(), RenameRefusal> {
        if edits.is_empty() {
            return Ok(());
        }
        let file = sources.get(source);
        let (path, before) = (file.path.clone(), Arc::clone(&file.text));
        let after =
            apply_edits(&before, edits).map_err(|_| RenameRefusal::Unplaced(path.clone(), 1))?;
        let line = |edit: &Edit| line_and_column(&before, edit.range.start).0;
        let lines: BTreeSet<usize> = of_names.iter().map(line).collect();
        let lines = lines.into_iter().collect();
        self.changed.push(ChangedSource { path, before, after, lines });
        Ok(())
    }
}

/// All entries, by their files.
fn read_inventory(sources: &Sources, languages: &[String]) -> Vec<EntryFiles> {
    let files = sources.iter().map(|(id, file)| InputFile {
        path: file.path.as_str().into(),
        content: Content::Text(id),
    });
    let mut files: Vec<InputFile> = files.collect();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    inventory(&files, languages).value.entries
}

fn check_names(
    request: &RenameRequest<'_>,
    keys: &HashSet<&EntryKey>,
) -> Result<(), RenameRefusal> {
    let (old, new) = (request.old, request.new);
    if !keys.contains(old) {
        let names = keys.iter().filter(|key| key.kind == old.kind).map(|key| key.name.as_str());
        let mut names: Vec<&str> = names.collect();
        names.sort_unstable();
        return Err(RenameRefusal::Unknown(nearest(&old.name, names).map(str::to_owned)));
    }
    if old.name == new {
        return Err(RenameRefusal::Same);
    }
    if !is_slug(new) {
        let meant = Some(slugify(new)).filter(|slug| !slug.is_empty());
        return Err(RenameRefusal::Invalid(meant));
    }
    // What `check` would say about a file of that name is a reason too.
    let path = format!("{CONTENT}/{}/{new}.md", names().folder(old.kind, language(request)));
    let file = InputFile { path: path.as_str().into(), content: Content::Text(SourceId(0)) };
    let said = inventory(&[file], &request.config.languages).diagnostics;
    if let Some(diagnostic) = said.into_iter().next() {
        return Err(RenameRefusal::Invalid(diagnostic.suggestion));
    }
    match keys.get(&request.new_key()) {
        Some(_) => Err(RenameRefusal::Taken(path)),
        None => Ok(()),
    }
}

fn language(request: &RenameRequest<'_>) -> crate::text::language::Language {
    request.config.message_language()
}

/// The files and folders that an entry may consist of, under every name that its kind's folder may
/// have.
fn moves(request: &RenameRequest<'_>) -> Vec<(String, String)> {
    let (old, new) = (&request.old.name, request.new);
    let codes = request.config.languages.iter().skip(1).map(|code| format!(".{code}.md"));
    let endings: Vec<String> = [String::new(), ".md".to_owned()].into_iter().chain(codes).collect();
    let mut moves = BTreeSet::new();
    for (_, file) in request.sources.iter() {
        let Some((folder, _)) = file
            .path
            .strip_prefix(CONTENT)
            .and_then(|path| path.strip_prefix('/')?.split_once('/'))
            .filter(|(folder, _)| names().kind_of_folder(folder) == Some(Some(request.old.kind)))
        else {
            continue;
        };
        let path = |name: &str, ending: &str| format!("{CONTENT}/{folder}/{name}{ending}");
        for ending in &endings {
            moves.insert((path(old, ending), path(new, ending)));
        }
    }
    moves.into_iter().collect()
}

/// Where a file will be.
fn path_after(path: &str, moves: &[(String, String)]) -> String {
    for (old, new) in moves {
        match path.strip_prefix(old.as_str()) {
            Some("") => return new.clone(),
            Some(rest) if rest.starts_with('/') => return format!("{new}{rest}"),
            _ => {}
        }
    }
    path.to_owned()
}

fn keep_old_addresses(
    request: &RenameRequest<'_>,
    source: SourceId,
    kept: &mut Vec<String>,
) -> Result<Vec<Edit>, RenameRefusal> {
    let file = request.sources.get(source);
    let document = parse::parse(source, &file.text).value;
    let root = document.front_matter.ok_or(RenameRefusal::Broken)?;
    let addresses = OldAddresses {
        source: &file.text,
        root: &root,
        leaves: request.leaves.iter().map(|path| as_old_address(path)).collect(),
        arrives: request.arrives.iter().map(String::as_str).collect(),
    };
    kept.extend(addresses.leaves.iter().map(|it| (*it).to_owned()));
    let fields = names().fields(request.old.kind);
    let reader = Reader::new(Mode::Main, &root, fields, language(request));
    let edits = addresses.edits(request.old.kind, reader.key_language());
    edits.ok_or_else(|| RenameRefusal::Unplaced(file.path.clone(), 1))
}

/// The items of the menu that name the entry.
fn change_menu(
    request: &RenameRequest<'_>,
    exists: crate::graph::EntryExists<'_>,
    plan: &mut RenamePlan,
) -> Result<(), RenameRefusal> {
    let Some((source, file)) = request.sources.iter().find(|(_, file)| file.path == SETTINGS)
    else {
        return Ok(());
    };
    let mentions = request.config.menu.iter().map(|item| {
        let (range, words) = (item.link.span.range(), item.link.value.clone());
        let at = file.text.get(range.clone()).and_then(|written| written.find(&words));
        let at = at.map(|at| range.start + at);
        Mention {
            range: at.map(|at| at..at + words.len()),
            near: range.start,
            words,
            form: MentionForm::MenuItem,
        }
    });
    let settings = MentioningFile {
        path: SETTINGS,
        new_path: SETTINGS,
        text: &file.text,
        kind: Kind::Page,
        mentions: mentions.collect(),
    };
    let edits = settings.edits(request, exists)?;
    plan.change(request.sources, source, &edits, &edits)
}

/// Whether a text holds a name, not as a part of a longer one.
fn holds_word(text: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '-';
    text.match_indices(name).any(|(at, _)| {
        !text[..at].ends_with(is_part) && !text[at + name.len()..].starts_with(is_part)
    })
}
