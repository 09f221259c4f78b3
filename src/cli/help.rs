//! The help of the command line, in the reader's language: the texts stand with all other words of
//! the program, and take the place of those that the parser of arguments would write.

use clap::{Arg, ArgAction, Command, CommandFactory as _};

use super::args;
use crate::{diagnostic::wording::word, text::language::Language};

/// The help of the program, or of the command that is named, if there is one of that name.
pub(super) fn write(name: Option<&str>, language: Language) -> Option<String> {
    let mut program = command(language);
    // Paths of commands, such as `teladan check`, are put together only then.
    program.build();
    let about = match name {
        None => &mut program,
        Some(name) => program.find_subcommand_mut(name)?,
    };
    Some(about.render_help().ansi().to_string())
}

/// The command line with its help in a language.
pub(super) fn command(language: Language) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let program = args::Arguments::command().arg(help.global(true)).arg(version);
    describe(program, "cli.help", "teladan", language)
}

/// How a command is typed, in one line: `teladan new <KIND> <NAME> [OPTIONS]`.
pub(super) fn usage_line(command: &Command, name: &str, language: Language) -> String {
    let mut line = name.to_owned();
    for argument in command.get_positionals() {
        let [open, close] = if argument.is_required_set() { ["<", ">"] } else { ["[", "]"] };
        let value = argument.get_value_names().and_then(<[_]>::first).map_or("", |it| it.as_str());
        line.extend([" ", open, value, close]);
    }
    if command.has_subcommands() {
        line.extend([" [", word(language, "cli.value.command"), "]"]);
    }
    line.extend([" [", word(language, "cli.value.options"), "]"]);
    line
}

fn describe(command: Command, path: &str, name: &str, language: Language) -> Command {
    let mut command = command.about(word(language, path));
    let arguments: Vec<String> =
        command.get_arguments().map(|argument| argument.get_id().to_string()).collect();
    for id in &arguments {
        command = command.mut_arg(id, |argument| describe_argument(argument, language));
    }
    let names: Vec<String> =
        command.get_subcommands().map(|inner| inner.get_name().to_owned()).collect();
    for inner in names {
        let path = format!("{path}.{inner}");
        let full_name = format!("{name} {inner}");
        command =
            command.mut_subcommand(inner, |command| describe(command, &path, &full_name, language));
    }
    let usage = usage_line(&command, name, language);
    let template =
        format!("{{about}}\n\n{}: {{usage}}\n\n{{all-args}}", word(language, "cli.usage"));
    command
        .override_usage(usage)
        .help_template(template)
        .subcommand_help_heading(word(language, "cli.heading.commands"))
}

fn describe_argument(argument: Arg, language: Language) -> Arg {
    let help =
        word(language, &format!("cli.option.{}", argument.get_id().as_str().replace('_', "-")));
    let heading =
        if argument.is_positional() { "cli.heading.values" } else { "cli.heading.options" };
    let argument = argument.help(help).help_heading(word(language, heading));
    if !argument.get_action().takes_values() {
        return argument;
    }
    let name = argument.get_value_names().and_then(<[_]>::first).map(ToString::to_string);
    // The texts name values and what holds without the option: the parser would in English.
    let argument = argument.hide_possible_values(true).hide_default_value(true);
    // A name in small letters is what is typed, as in `--deny warnings`.
    match name.filter(|name| !name.contains(char::is_lowercase)) {
        Some(name) => {
            argument.value_name(word(language, &format!("cli.value.{}", name.to_lowercase())))
        }
        None => argument,
    }
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
