//! What may be typed. The help texts stand with the other words of the program, in both languages:
//! see [`super::help`].

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::text::language::Language;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "teladan",
    version,
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,
    #[arg(long, global = true, value_enum, value_name = "id|en")]
    pub(super) lang: Option<Lang>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Init(InitArguments),
    New(NewArguments),
    Check(CheckArguments),
    Build(BuildArguments),
    Serve(ServeArguments),
    Explain(ExplainArguments),
    Help(HelpArguments),
    Rename(RenameArguments),
    Export(ExportArguments),
    Pack(PackArguments),
}

/// What `init` takes.
#[derive(Debug, Args)]
pub(super) struct InitArguments {
    #[arg(value_name = "DIR")]
    pub(super) dir: PathBuf,
    #[arg(from_global)]
    pub(super) lang: Option<Lang>,
}

/// What `new` takes.
#[derive(Debug, Args)]
pub(super) struct NewArguments {
    #[arg(value_name = "KIND")]
    pub(super) kind: String,
    #[arg(value_name = "NAME")]
    pub(super) name: String,
    #[arg(long)]
    pub(super) short: bool,
    #[arg(from_global)]
    pub(super) lang: Option<Lang>,
}

/// What `rename` takes.
#[derive(Debug, Args)]
pub(super) struct RenameArguments {
    #[arg(value_name = "KIND", display_order = 0)]
    pub(super) kind: String,
    #[arg(value_name = "OLD", display_order = 1)]
    pub(super) old: String,
    #[arg(value_name = "NEW", display_order = 2)]
    pub(super) new: String,
    #[arg(long)]
    pub(super) dry_run: bool,
    #[arg(from_global)]
    pub(super) lang: Option<Lang>,
}

/// What `export` takes.
#[derive(Debug, Args)]
pub(super) struct ExportArguments {
    #[arg(value_enum, value_name = "FORMAT")]
    pub(super) export_format: ExportFormat,
    #[arg(id = "export_out", long = "out", value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    #[arg(long)]
    pub(super) keep_going: bool,
    #[command(flatten)]
    pub(super) report: ReportArguments,
}

/// What `build` takes.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the command line")]
pub(super) struct BuildArguments {
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    #[arg(long)]
    pub(super) drafts: bool,
    #[arg(long)]
    pub(super) keep_going: bool,
    #[arg(long)]
    pub(super) allow_removal: bool,
    #[arg(long)]
    pub(super) no_cache: bool,
    #[arg(long, value_name = "URL")]
    pub(super) base_url: Option<String>,
    #[arg(long, value_enum, value_name = "folder|apache|nginx|iis|github|netlify")]
    pub(super) target: Option<HostName>,
    #[command(flatten)]
    pub(super) report: ReportArguments,
}

/// What `pack` takes: what `build` does, and the archive; or what makes the pocket.
#[derive(Debug, Args)]
pub(super) struct PackArguments {
    #[arg(long, value_name = "FILE")]
    pub(super) file: Option<PathBuf>,
    #[arg(
        long = "saku",
        visible_alias = "pocket",
        conflicts_with_all = ["out", "target", "base_url", "allow_removal", "no_cache"]
    )]
    pub(super) pocket: bool,
    #[arg(
        long,
        value_name = "MB",
        requires = "pocket",
        default_value = "3",
        value_parser = clap::value_parser!(u16).range(1..=100)
    )]
    pub(super) limit: u16,
    #[command(flatten)]
    pub(super) build: BuildArguments,
}

/// What `check` takes.
#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "human")]
    pub(super) format: Format,
    #[arg(long, value_name = "DATE")]
    pub(super) now: Option<String>,
    #[arg(long)]
    pub(super) watch: bool,
    #[command(flatten)]
    pub(super) report: ReportArguments,
}

/// What `serve` takes.
#[derive(Debug, Default, Args)]
pub(super) struct ServeArguments {
    #[arg(long, value_name = "N")]
    pub(super) port: Option<u16>,
    #[arg(long, value_name = "HOST")]
    pub(super) host: Option<String>,
    #[arg(long)]
    pub(super) open: bool,
    #[arg(long)]
    pub(super) no_drafts: bool,
    #[arg(from_global)]
    pub(super) lang: Option<Lang>,
}

/// What `explain` takes.
#[derive(Debug, Args)]
pub(super) struct ExplainArguments {
    #[arg(value_name = "RULE")]
    pub(super) rule: Option<String>,
    #[arg(from_global)]
    pub(super) lang: Option<Lang>,
}

/// What `help` takes.
#[derive(Debug, Args)]
pub(super) struct HelpArguments {
    #[arg(value_name = "COMMAND")]
    pub(super) about: Option<String>,
}

/// The format of diagnostics: for people, for programs, or for annotations on GitHub.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Human,
    Json,
    Github,
}

/// The format of exported data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ExportFormat {
    Csv,
    Json,
    Ndjson,
    Bibtex,
    Ris,
    Csl,
    Xlsx,
    Postgres,
    Opensearch,
    Iga,
    Opsi,
}

/// How diagnostics are printed, which of them block, and whether steps are timed.
#[derive(Debug, Clone, Copy, Args)]
pub(super) struct ReportArguments {
    #[arg(from_global)]
    pub(super) lang: Option<Lang>,
    #[arg(long, value_enum, value_name = "warnings")]
    pub(super) deny: Option<Deny>,
    #[arg(long)]
    pub(super) timings: bool,
}

/// The host of a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum HostName {
    Folder,
    Apache,
    Nginx,
    Iis,
    Github,
    Netlify,
}

/// A language of messages.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Lang {
    Id,
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Id => Self::Id,
            Lang::En => Self::En,
        }
    }
}

/// What blocks beside errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Deny {
    Warnings,
}
