//! `teladan rename`: another name for an entry, in every file that names it.

use std::path::Path;

use super::{
    Exit,
    args::RenameArguments,
    kind_argument::read_kind,
    source_files::{SourceWriteError, change_together, disk_path, find_in_the_way},
    terminal::print_line,
};
use crate::{
    diagnostic::{
        system_error::explain_system_error,
        wording::{phrase, word},
    },
    model::EntryKey,
    names::{Kind, names, split_reference},
    pipeline::{self, Options},
    rename::{RenamePlan, RenameRefusal},
    text::language::Language,
};

/// Renames an entry.
pub(super) fn rename(root: &Path, arguments: &RenameArguments, fallback: Language) -> Exit {
    let compilation = pipeline::compile(root, Options { drafts: true, keep_going: false });
    let of_site = compilation.config.as_ref().map(crate::config::Config::message_language);
    let language = arguments.lang.map(Language::from).or(of_site).unwrap_or(fallback);
    let Some(kind) = read_kind(&arguments.kind, language) else { return Exit::Failed };
    let old = EntryKey { kind, name: bare_name(kind, &arguments.old) };
    let new = bare_name(kind, &arguments.new);
    let plan = match pipeline::plan_rename(&compilation, &old, &new) {
        Ok(plan) => plan,
        Err(refusal) => {
            explain_refusal(&refusal, &old, &new, language);
            return Exit::Failed;
        }
    };
    if arguments.dry_run {
        if let Some(path) = find_in_the_way(root, &plan.moves) {
            explain_failure(&SourceWriteError::InTheWay(path.to_owned()), language);
            return Exit::Failed;
        }
        let is_there = |path: &str| disk_path(root, path).exists();
        let moves = plan.moves.iter().filter(|(old, _)| is_there(old));
        show(&plan, moves, language);
        print_line(word(language, "cli.rename.dry-run"));
        return Exit::Clean;
    }
    match change_together(root, &plan.changed, &plan.moves) {
        Ok(moves) => {
            show(&plan, moves.into_iter(), language);
            Exit::Clean
        }
        Err(error) => {
            explain_failure(&error, language);
            Exit::Failed
        }
    }
}

/// A name as it was typed: also with its kind in front, or the ending of its file.
fn bare_name(kind: Kind, typed: &str) -> String {
    let typed = typed.replace('\\', "/");
    let name = match split_reference(&typed) {
        Some((named, name)) if named == kind => name,
        _ => typed.strip_suffix(".md").unwrap_or(&typed),
    };
    name.to_owned()
}

/// What was done, or would be.
fn show<'m>(
    plan: &RenamePlan,
    moves: impl Iterator<Item = &'m (String, String)>,
    language: Language,
) {
    for (old, new) in moves {
        print_line(&phrase(language, "cli.rename.moved", &[("old", old), ("new", new)]));
    }
    for file in plan.changed.iter().filter(|file| !file.lines.is_empty()) {
        let lines: Vec<String> = file.lines.iter().map(usize::to_string).collect();
        let key =
            if lines.len() == 1 { "cli.rename.changed.one" } else { "cli.rename.changed.other" };
        let arguments = [("path", file.path.as_str()), ("lines", &lines.join(", "))];
        print_line(&phrase(language, key, &arguments));
    }
    for address in &plan.kept {
        print_line(&phrase(language, "cli.rename.kept", &[("address", address)]));
    }
    for path in &plan.unread {
        print_line(&phrase(language, "cli.rename.unread", &[("path", path)]));
    }
}

fn explain_refusal(refusal: &RenameRefusal, old: &EntryKey, new: &str, language: Language) {
    let folder = names().folder(old.kind, language);
    let entry = format!("{folder}/{}", old.name);
    let (key, argument, meant) = match refusal {
        RenameRefusal::Unknown(meant) => ("cli.rename.unknown", entry.as_str(), meant.as_deref()),
        RenameRefusal::Invalid(meant) => ("cli.rename.invalid", new, meant.as_deref()),
        RenameRefusal::Same => ("cli.rename.same", entry.as_str(), None),
        RenameRefusal::Taken(path) => ("cli.rename.taken", path.as_str(), None),
        RenameRefusal::Broken => ("cli.rename.broken", entry.as_str(), None),
        RenameRefusal::Unplaced(path, line) => {
            let (line, name) = (line.to_string(), old.name.as_str());
            let arguments = [("path", path.as_str()), ("line", &line), ("name", name)];
            return print_line(&phrase(language, "cli.rename.unplaced", &arguments));
        }
    };
    print_line(&phrase(language, key, &[("name", argument)]));
    if let Some(meant) = meant {
        print_line(&phrase(language, "did-you-mean", &[("name", meant)]));
    }
}

fn explain_failure(error: &SourceWriteError, language: Language) {
    let (key, path, error) = match error {
        SourceWriteError::Changed(path) => ("cli.rename.has-changed", path, None),
        SourceWriteError::InTheWay(path) => ("cli.rename.taken", path, None),
        SourceWriteError::Io(path, error) => ("cli.rename.failed", path, Some(error)),
        SourceWriteError::NotUndone(path, error) => ("cli.rename.not-undone", path, Some(error)),
    };
    let error = error.map(|it| explain_system_error(it, language)).unwrap_or_default();
    print_line(&phrase(language, key, &[("path", path), ("name", path), ("error", &error)]));
}
