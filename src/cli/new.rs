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
    talk,
};
use crate::{
    diagnostic::wording::phrase,
    names::{Kind, names},
    pipeline,
    read::CONTENT,
    scaffold::{self, Length},
    text::{language::Language, suggest::nearest},
};

/// Writes a new entry.
pub(super) fn new(root: &Path, arguments: &NewArguments, spoken: Language) -> Exit {
    let language = pipeline::read_config(root).map_or(spoken, |config| config.message_language());
    let said = arguments.lang.map_or(language, Language::from);
    let Some(kind) = names().kind_called(&arguments.kind) else {
        let known = names().kinds.iter().filter(|kind| kind.kind.is_some());
        let all: Vec<&str> = known.clone().map(|kind| kind.command.get(said)).collect();
        talk::say(&phrase(
            said,
            "cli.new.unknown-kind",
            &[("kind", &arguments.kind), ("kinds", &all.join(", "))],
        ));
        if let Some(meant) = nearest(&arguments.kind, known.flat_map(|kind| kind.command.all())) {
            talk::say(&phrase(said, "did-you-mean", &[("name", meant)]));
        }
        return Exit::Failed;
    };
    let length = if arguments.short { Length::Short } else { Length::Full };
    let case = first_case(root);
    let Some(draft) = scaffold::draft(kind, &arguments.name, length, language, case.as_deref())
    else {
        talk::say(&phrase(said, "cli.new.no-name", &[("name", &arguments.name)]));
        return Exit::Failed;
    };
    let folder = format!("{CONTENT}/{}", folder(root, kind, language));
    let path = format!("{folder}/{}.md", draft.name);
    let bundle = root.join(&folder).join(&draft.name).join("index.md");
    if bundle.exists() {
        talk::say(&phrase(said, "cli.new.exists", &[("path", &path)]));
        return Exit::Failed;
    }
    match create(&root.join(&path), draft.text.as_bytes()) {
        Ok(()) => {
            talk::say(&phrase(said, "cli.new.made", &[("path", &path)]));
            Exit::Clean
        }
        Err(error) => failed(&path, &error, said),
    }
}

/// Writes a new knowledge base.
pub(super) fn init(arguments: &InitArguments, spoken: Language) -> Exit {
    let said = arguments.lang.map_or(spoken, Language::from);
    let language = arguments.lang.map_or(Language::Id, Language::from);
    let shown = arguments.dir.display().to_string();
    let occupied = match fs::read_dir(&arguments.dir) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) => return failed(&shown, &error, said),
    };
    if occupied {
        talk::say(&phrase(said, "cli.init.occupied", &[("path", &shown)]));
        return Exit::Failed;
    }
    for kind in Kind::ALL {
        let folder = arguments.dir.join(CONTENT).join(names().folder(kind, language));
        if let Err(error) = fs::create_dir_all(&folder) {
            return failed(&folder.display().to_string(), &error, said);
        }
    }
    for file in scaffold::start(language) {
        if let Err(error) = create(&arguments.dir.join(file.path), file.bytes) {
            return failed(file.path, &error, said);
        }
    }
    talk::say(&phrase(said, "cli.init.made", &[("path", &shown)]));
    Exit::Clean
}

/// The folder of a kind: the one that the site has under either name, or that of its language.
fn folder(root: &Path, kind: Kind, language: Language) -> String {
    let named = names().kinds.iter().find(|names| names.kind == Some(kind));
    let there = named.into_iter().flat_map(|names| names.folder.all());
    let found = there.into_iter().find(|name| root.join(CONTENT).join(name).is_dir());
    found.unwrap_or(names().folder(kind, language)).to_owned()
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

fn failed(path: &str, error: &io::Error, language: Language) -> Exit {
    let text = if error.kind() == io::ErrorKind::AlreadyExists {
        phrase(language, "cli.new.exists", &[("path", path)])
    } else {
        phrase(language, "cli.out.io", &[("path", path), ("error", &error.to_string())])
    };
    talk::say(&text);
    Exit::Failed
}
