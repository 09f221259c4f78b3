//! `teladan pack --saku`: the words of the site as one file, for a chat.
#![expect(
    clippy::disallowed_methods,
    reason = "a file that is there is looked at before it is replaced"
)]

use std::{fs, path::Path};

use super::{
    Exit,
    args::PackArguments,
    compiled_site::{CompiledSite, compile_to_write},
    terminal,
};
use crate::{
    diagnostic::wording::phrase,
    output::{OutputError, replace_file},
    pipeline::{self, Options},
    pocket::{Pocket, is_pocket},
    text::{
        language::Language,
        number::{write_count, write_size},
    },
};

/// Bytes of what `--limit` counts.
const MEGABYTE: usize = 1_000_000;

/// Writes the pocket.
pub(super) fn pack_pocket(root: &Path, arguments: &PackArguments, fallback: Language) -> Exit {
    let options =
        Options { drafts: arguments.build.drafts, keep_going: arguments.build.keep_going };
    let compiled = match compile_to_write(root, options, arguments.build.report, fallback) {
        Ok(compiled) => compiled,
        Err(exit) => return exit,
    };
    let CompiledSite { site, config, mut compilation, verdict, language } = compiled;
    let pocket = match site.write_pocket(&config, usize::from(arguments.limit) * MEGABYTE) {
        Ok(pocket) => pocket,
        Err(fault) => {
            compilation.diagnostics =
                pipeline::arrange_diagnostics(vec![*fault], Some(&config), &compilation.sources);
            return terminal::report(&compilation, arguments.build.report);
        }
    };
    let file = arguments.file.clone();
    let file = file.unwrap_or_else(|| root.join(format!("{}-saku.html", config.code)));
    match write(&file, &pocket) {
        Ok(()) => {
            terminal::print_line(&describe(&pocket, &file, arguments.limit, language));
            verdict
        }
        Err(error) => {
            terminal::print_line(&terminal::explain_output_error(&error, language));
            Exit::Failed
        }
    }
}

/// Puts the pocket in its place, unless another file stands there.
fn write(file: &Path, pocket: &Pocket) -> Result<(), OutputError> {
    let is_ours = |file: &Path| fs::read(file).is_ok_and(|bytes| is_pocket(&bytes));
    replace_file(file, is_ours, |staged| fs::write(staged, &pocket.html))
}

/// What was written, and what found no room.
fn describe(pocket: &Pocket, file: &Path, limit: u16, language: Language) -> String {
    let count = |number: usize| write_count(number, language);
    let rooms: Vec<String> = pocket
        .rooms
        .iter()
        .map(|room| {
            let form = if room.all == 1 { "one" } else { "other" };
            let all = phrase(
                language,
                &format!("cli.count.{}.{form}", room.kind.id()),
                &[("n", &count(room.all))],
            );
            if room.shown == room.all {
                return all;
            }
            phrase(language, "cli.some-of", &[("n", &count(room.shown)), ("all", &all)])
        })
        .collect();
    let (path, size) = (file.display().to_string(), write_size(pocket.html.len() as u64, language));
    let mut text = phrase(language, "cli.pocketed", &[("path", &path), ("size", &size)]);
    text.push_str("\n  ");
    text.push_str(&rooms.join(" · "));
    if pocket.rooms.iter().any(|room| room.shown < room.all) {
        text.push_str("\n  ");
        text.push_str(&phrase(language, "cli.pocket-full", &[("limit", &limit.to_string())]));
    }
    text
}
