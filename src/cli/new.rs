//! `teladan new` and `teladan init`: files for editors, never over one that is there.
#![expect(clippy::disallowed_methods, reason = "only the command line writes an editor's files")]

use std::{
    fs::{self, OpenOptions},
    io::{self, Write as _},
    path::Path,
};

use super::{
    Exit,
    args::{InitArguments, NewArguments},
    kind_argument::read_kind,
    terminal,
};
use crate::{
    diagnostic::{Place, human, system_error::explain_system_error, wording::phrase},
    names::{Kind, names},
    pipeline::{self, Options},
    read::CONTENT,
    rule,
    scaffold::{self, Length},
    source::Sources,
    text::language::Language,
    validate::read_vocabularies,
};

/// Writes a new entry.
pub(super) fn new(root: &Path, arguments: &NewArguments, fallback_language: Language) -> Exit {
    let site_language =
        pipeline::read_config(root).map_or(fallback_language, |config| config.message_language());
    let language = arguments.lang.map_or(site_language, Language::from);
    let Some(kind) = read_kind(&arguments.kind, language) else { return Exit::Failed };
    let length = if arguments.short { Length::Short } else { Length::Full };
    let case = first_case(root);
    // The built-in terms: a site's own would need every file to be read.
    let terms = read_vocabularies(&[], &Sources::default(), site_language.code()).value;
    let Some(draft) = scaffold::write_draft(
        kind,
        &arguments.name,
        length,
        site_language,
        case.as_deref(),
        &terms,
    ) else {
        terminal::print_line(&phrase(language, "cli.new.no-name", &[("name", &arguments.name)]));
        return Exit::Failed;
    };
    let folder = format!("{CONTENT}/{}", folder(root, kind, site_language));
    let path = format!("{folder}/{}.md", draft.name);
    let bundle = root.join(&folder).join(&draft.name).join("index.md");
    if bundle.exists() {
        terminal::print_line(&phrase(language, "cli.new.exists", &[("path", &path)]));
        return Exit::Failed;
    }
    match create(&root.join(&path), draft.text.as_bytes()) {
        Ok(()) if !is_name_free(root, &path, language) => Exit::Failed,
        Ok(()) => {
            terminal::print_line(&phrase(language, "cli.new.made", &[("path", &path)]));
            Exit::Clean
        }
        Err(error) => report_failure(&path, &error, language),
    }
}

/// Whether a check has nothing against the name of a new file. If it has, the file goes again, and
/// what the check says is printed.
fn is_name_free(root: &Path, path: &str, language: Language) -> bool {
    let compilation = pipeline::compile(root, Options { drafts: true, keep_going: false });
    let mut refusals = compilation.diagnostics;
    refusals.retain(|diagnostic| {
        let is_of_name = [&rule::OUTPUT_COLLISION, &rule::BAD_FILE_NAME, &rule::DUPLICATE_ENTRY]
            .contains(&diagnostic.rule);
        let file = match &diagnostic.place {
            Place::Span(span) => &compilation.sources.get(span.source).path,
            Place::Path(path) => path,
        };
        is_of_name && file == path
    });
    if refusals.is_empty() {
        return true;
    }
    // It was made a moment ago, and nobody has written into it.
    let _ = fs::remove_file(root.join(path));
    terminal::print_text(&human::render(&refusals, &compilation.sources, language));
    false
}

/// Writes a new knowledge base.
pub(super) fn init(arguments: &InitArguments, fallback_language: Language) -> Exit {
    let language = arguments.lang.map_or(fallback_language, Language::from);
    let site_language = arguments.lang.map_or(Language::Id, Language::from);
    let folder_text = arguments.dir.display().to_string();
    let is_occupied = match fs::read_dir(&arguments.dir) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) => return report_failure(&folder_text, &error, language),
    };
    if is_occupied {
        terminal::print_line(&phrase(language, "cli.init.occupied", &[("path", &folder_text)]));
        return Exit::Failed;
    }
    for kind in Kind::ALL {
        let folder = arguments.dir.join(CONTENT).join(names().folder(kind, site_language));
        if let Err(error) = fs::create_dir_all(&folder) {
            return report_failure(&folder.display().to_string(), &error, language);
        }
    }
    for file in scaffold::start(site_language) {
        if let Err(error) = create(&arguments.dir.join(file.path), file.bytes) {
            return report_failure(file.path, &error, language);
        }
    }
    terminal::print_line(&phrase(language, "cli.init.made", &[("path", &folder_text)]));
    Exit::Clean
}

/// The folder of a kind: the one that the site has under either name, or that of its language.
fn folder(root: &Path, kind: Kind, site_language: Language) -> String {
    let named = names().kinds.iter().find(|names| names.kind == Some(kind));
    let there = named.into_iter().flat_map(|names| names.folder.all());
    let folder = there.into_iter().find(|name| root.join(CONTENT).join(name).is_dir());
    folder.unwrap_or(names().folder(kind, site_language)).to_owned()
}

/// The name of some case, for an adoption to refer to: the first by name.
fn first_case(root: &Path) -> Option<String> {
    let folder = root.join(CONTENT).join(folder(root, Kind::Case, Language::Id));
    let entries = fs::read_dir(folder).ok()?;
    let names = entries.filter_map(|entry| {
        let name = entry.ok()?.file_name().into_string().ok()?;
        let stem = name.strip_suffix(".md").unwrap_or(&name);
        (!stem.contains('.') && !stem.is_empty()).then(|| stem.to_owned())
    });
    names.min()
}

/// Writes a file that must not be there yet.
fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(bytes)
}

fn report_failure(path: &str, error: &io::Error, site_language: Language) -> Exit {
    let text = if error.kind() == io::ErrorKind::AlreadyExists {
        phrase(site_language, "cli.new.exists", &[("path", path)])
    } else {
        phrase(
            site_language,
            "cli.out.io",
            &[("path", path), ("error", &explain_system_error(error, site_language))],
        )
    };
    terminal::print_line(&text);
    Exit::Failed
}
