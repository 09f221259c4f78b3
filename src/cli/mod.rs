//! The command line: what was typed → one function for each command → an exit code. Data goes to
//! standard output, messages to people to standard error.

mod args;
mod build;
mod build_summary;
mod check;
mod compiled_site;
mod data_files;
mod explain;
mod export;
mod help;
mod host;
mod kind_argument;
mod new;
mod offline;
mod open;
mod pack;
mod pocket;
mod progress;
mod published;
mod record_files;
mod rename;
mod root;
mod serve;
mod source_files;
mod staging;
mod terminal;
mod usage;

use std::{ffi::OsString, process::ExitCode};

use clap::FromArgMatches as _;

use args::{Arguments, Command, HelpArguments, ServeArguments};

use crate::{diagnostic::wording, text::language::Language};

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Nothing stands in the way.
    Clean,
    /// Something blocks: an error, or a warning where warnings are denied.
    Diagnostics,
    /// The command could not be carried out: usage, settings, the system.
    Failed,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Clean => Self::SUCCESS,
            Exit::Diagnostics => Self::from(1),
            Exit::Failed => Self::from(2),
        }
    }
}

/// Runs the program.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let language = terminal::guess_language(&arguments);
    let parsed = help::command(language)
        .try_get_matches_from(&arguments)
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    match parsed {
        Ok(arguments) => run_command(arguments, language),
        Err(error) if error.use_stderr() => {
            let typed: Vec<String> =
                arguments.iter().map(|it| it.to_string_lossy().into_owned()).collect();
            terminal::print_text(&usage::explain(&error, &typed, language));
            Exit::Failed
        }
        // The help or the version was asked for.
        Err(answer) => {
            terminal::print_data(&answer.render().ansi().to_string());
            Exit::Clean
        }
    }
}

fn run_command(arguments: Arguments, language: Language) -> Exit {
    let Arguments { command, root, lang } = arguments;
    let root = root.as_deref();
    match &command {
        Some(Command::Init(arguments)) => return new::init(arguments, language),
        Some(Command::Help(arguments)) => return print_help(arguments, language),
        _ => {}
    }
    if let Some(missing) = root.filter(|root| !root.is_dir()) {
        let path = missing.display().to_string();
        terminal::print_line(&wording::phrase(language, "cli.root-missing", &[("path", &path)]));
        return Exit::Failed;
    }
    let nearest = root::find(root);
    // Rules and lists can be explained where there is no knowledge base.
    if let (Some(Command::Explain(arguments)), None, None) = (&command, root, &nearest) {
        return explain::explain(arguments, None, language);
    }
    let Some(root) = nearest else {
        let key = if command.is_some() { "cli.no-root" } else { "cli.begin" };
        terminal::print_line(&wording::phrase(language, key, &[]));
        return Exit::Failed;
    };
    // Who types nothing but the name wants to see the knowledge base.
    let command = command.unwrap_or_else(|| {
        Command::Serve(ServeArguments { open: true, lang, ..ServeArguments::default() })
    });
    match command {
        Command::Init(arguments) => new::init(&arguments, language),
        Command::New(arguments) => new::new(&root, &arguments, language),
        Command::Check(arguments) => check::check(&root, &arguments, language),
        Command::Explain(arguments) => explain::explain(&arguments, Some(&root), language),
        Command::Help(arguments) => print_help(&arguments, language),
        Command::Build(arguments) => build::build(&root, &arguments, language),
        Command::Rename(arguments) => rename::rename(&root, &arguments, language),
        Command::Export(arguments) => export::export(&root, &arguments, language),
        Command::Pack(arguments) => pack::pack(&root, &arguments, language),
        Command::Serve(arguments) => serve::serve(&root, &arguments, language),
    }
}

fn print_help(arguments: &HelpArguments, language: Language) -> Exit {
    let name = arguments.about.as_deref();
    if let Some(help) = help::write(name, language) {
        terminal::print_data(&help);
        return Exit::Clean;
    }
    let unknown = usage::explain_unknown_command(name.unwrap_or_default(), language);
    terminal::print_text(&unknown);
    Exit::Failed
}
