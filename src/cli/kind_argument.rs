//! A kind as it was typed behind a command, or what could have been meant.

use super::terminal;
use crate::{
    diagnostic::wording::phrase,
    names::{Kind, names},
    text::{language::Language, suggest::nearest},
};

/// The kind of that name. If there is none, says so.
pub(super) fn read_kind(typed: &str, language: Language) -> Option<Kind> {
    let kind = names().kind_by_name(typed);
    if kind.is_none() {
        let known = names().kinds.iter().filter(|kind| kind.kind.is_some());
        let all: Vec<&str> = known.clone().map(|kind| kind.command.get(language)).collect();
        terminal::print_line(&phrase(
            language,
            "cli.new.unknown-kind",
            &[("kind", typed), ("kinds", &all.join(", "))],
        ));
        if let Some(meant) = nearest(typed, known.flat_map(|kind| kind.command.all())) {
            terminal::print_line(&phrase(language, "did-you-mean", &[("name", meant)]));
        }
    }
    kind
}
