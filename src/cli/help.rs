//! The help of the command line, in the reader's language: the texts stand with all other words of
//! the program, and are put into the commands here.

use clap::CommandFactory as _;

use super::args::Arguments;
use crate::{diagnostic::wording::word, text::language::Language};

/// The command line with its help in a language.
pub(super) fn command(language: Language) -> clap::Command {
    describe(Arguments::command(), "cli.help", language)
}

fn describe(command: clap::Command, path: &str, language: Language) -> clap::Command {
    let text = |path: &str| word(language, path);
    let mut command = command.about(text(path));
    let arguments: Vec<String> =
        command.get_arguments().map(|argument| argument.get_id().to_string()).collect();
    for id in arguments.iter().filter(|id| !matches!(id.as_str(), "help" | "version")) {
        let help = text(&format!("cli.option.{}", id.replace('_', "-")));
        command = command.mut_arg(id, |argument| argument.help(help));
    }
    let names: Vec<String> =
        command.get_subcommands().map(|inner| inner.get_name().to_owned()).collect();
    for name in names {
        let inner = format!("{path}.{name}");
        command = command.mut_subcommand(name, |command| describe(command, &inner, language));
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_option_is_explained_in_both_languages() {
        for language in Language::ALL {
            command(language).debug_assert();
        }
    }
}
