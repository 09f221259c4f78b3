//! A command line that cannot be understood → what is wrong with it, in the reader's language. The
//! parser of arguments speaks English alone, so only its findings are taken, never its words.

use clap::{
    Error,
    error::{ContextKind, ContextValue, ErrorKind},
};

use super::help;
use crate::{
    diagnostic::wording::{phrase, word},
    text::{language::Language, suggest::nearest},
};

/// Why a command line was refused, how it is typed, and where more is told.
pub(super) fn explain(error: &Error, arguments: &[String], language: Language) -> String {
    let program = help::command(language);
    let named = arguments.iter().skip(1).find(|it| program.find_subcommand(it).is_some());
    let command = named.and_then(|name| program.find_subcommand(name));
    let full_name = named.map_or("teladan".to_owned(), |name| format!("teladan {name}"));
    let usage = help::usage_line(command.unwrap_or(&program), &full_name, language);
    let help = named.map_or("teladan help".to_owned(), |name| format!("teladan help {name}"));
    let mut lines = vec![format!("{}: {}", word(language, "error"), title(error, language))];
    if let Some(meant) = suggestion(error) {
        lines.push(phrase(language, "did-you-mean", &[("name", &meant)]));
    }
    lines.push(format!("\n{}: {usage}", word(language, "cli.usage")));
    lines.push(phrase(language, "cli.more", &[("command", &help)]));
    lines.join("\n") + "\n"
}

/// That there is no such command, and the nearest one.
pub(super) fn explain_unknown_command(name: &str, language: Language) -> String {
    let program = help::command(language);
    let names: Vec<&str> = program.get_subcommands().map(clap::Command::get_name).collect();
    let unknown =
        phrase(language, "cli.wrong.command", &[("name", name), ("all", &names.join(", "))]);
    let mut text = format!("{}: {unknown}\n", word(language, "error"));
    if let Some(meant) = nearest(name, names) {
        text.push_str(&phrase(language, "did-you-mean", &[("name", meant)]));
        text.push('\n');
    }
    text
}

fn title(error: &Error, language: Language) -> String {
    let argument = text(error, ContextKind::InvalidArg);
    let value = text(error, ContextKind::InvalidValue);
    let say = |key: &str| {
        let choices = text(error, ContextKind::ValidValue);
        phrase(language, key, &[("name", &argument), ("value", &value), ("all", &choices)])
    };
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = text(error, ContextKind::InvalidSubcommand);
            let program = help::command(language);
            let names: Vec<&str> = program.get_subcommands().map(clap::Command::get_name).collect();
            phrase(language, "cli.wrong.command", &[("name", &name), ("all", &names.join(", "))])
        }
        ErrorKind::UnknownArgument if argument.starts_with('-') => say("cli.wrong.option"),
        ErrorKind::UnknownArgument => say("cli.wrong.surplus"),
        ErrorKind::InvalidValue if value.is_empty() => say("cli.wrong.no-value"),
        ErrorKind::InvalidValue => say("cli.wrong.choice"),
        ErrorKind::ValueValidation => say("cli.wrong.value"),
        ErrorKind::TooManyValues => say("cli.wrong.flag"),
        ErrorKind::ArgumentConflict => say("cli.wrong.twice"),
        ErrorKind::MissingRequiredArgument => say("cli.wrong.missing"),
        ErrorKind::InvalidUtf8 => say("cli.wrong.letters"),
        _ => say("cli.wrong.other"),
    }
}

/// What was probably meant: an option or a command. Choices are all shown already.
fn suggestion(error: &Error) -> Option<String> {
    let kinds = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand];
    kinds.into_iter().find_map(|kind| match error.get(kind)? {
        ContextValue::String(name) => Some(name.clone()),
        ContextValue::Strings(names) => names.first().cloned(),
        _ => None,
    })
}

fn text(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    }
}
