//! The file itself: style, list, data and script in one page that loads nothing. Its policy names
//! style and scripts by their hashes, so that nothing else runs, whatever the texts say.

use std::{collections::BTreeMap, fmt::Write as _};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest as _, Sha256};

use super::{
    client::{APP, START, STYLE, TOKENS},
    payload::{ReadyEntry, write_payload},
};
use crate::{
    names::Kind,
    render::{view::RenderContext, write_count, write_date},
    text::{date::Date, html::escape, placeholder::fill, script::strip_comments},
};

/// How many entries of a kind are in a pocket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KindRoom {
    /// The kind.
    pub kind: Kind,
    /// How many of them found room.
    pub shown: usize,
    /// How many there are.
    pub all: usize,
}

/// Counts the entries that found room among all of them.
pub(super) fn count_kinds(site: &RenderContext<'_>, shown: &[ReadyEntry]) -> Vec<KindRoom> {
    let entries = &site.graph.entries;
    let kinds = Kind::ALL.into_iter().map(|kind| KindRoom {
        kind,
        shown: shown.iter().filter(|it| it.entry.kind() == kind).count(),
        all: entries.of_kind(kind).filter(|it| !entries.is_withdrawn(*it)).count(),
    });
    kinds.filter(|room| room.all > 0).collect()
}

/// Writes a pocket of these entries.
pub(super) fn write_page(
    site: &RenderContext<'_>,
    entries: &[ReadyEntry],
    newest: Option<Date>,
) -> String {
    let rooms = count_kinds(site, entries);
    let all: BTreeMap<&'static str, usize> =
        rooms.iter().map(|room| (room.kind.id(), room.all)).collect();
    let main = site.config.main_language();
    let (style, app) = (write_style(site), strip_comments(&APP.concat()));
    let start = strip_comments(START);
    let policy = format!(
        "default-src 'none'; img-src data:; style-src {}; script-src {} {}; base-uri 'none'; form-action 'none'",
        hash(&style),
        hash(&start),
        hash(&app)
    );
    let (mut lists, mut data) = (String::new(), String::new());
    for (place, language) in site.config.languages.iter().enumerate() {
        lists.push_str(&write_list(site, entries, place, &rooms, newest));
        let payload = write_payload(site, entries, place, &all);
        let name = escape(site.theme.strings(language).get("language"));
        let _ = writeln!(
            data,
            "<script type=\"text/plain\" class=\"pocket-data\" data-language=\"{}\" data-name=\"{name}\">{payload}</script>",
            escape(language)
        );
    }
    let values = [
        ("language", main),
        ("code", &escape(&site.config.code)),
        ("policy", &escape(&policy)),
        ("title", &escape(site.config.title.get(main))),
        ("style", &style),
        ("start", &start),
        ("lists", &lists),
        ("data", &data),
        ("app", &app),
    ];
    fill(include_str!("page.html"), &values)
}

/// The theme's colours and sizes, those that the site chose, and the pocket's own style.
fn write_style(site: &RenderContext<'_>) -> String {
    let mut style = TOKENS.to_owned();
    style.push_str(":root {\n");
    for (name, value) in &site.config.colors {
        let _ = writeln!(style, "  --color-{name}: {};", value.value);
    }
    style.push_str("}\n");
    style + STYLE
}

/// How a policy names a script or style.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

/// What is read without the script in a language: titles and summaries by kind, and what has no room.
fn write_list(
    site: &RenderContext<'_>,
    entries: &[ReadyEntry],
    place: usize,
    rooms: &[KindRoom],
    newest: Option<Date>,
) -> String {
    let language = &site.config.languages[place];
    let strings = site.theme.strings(language);
    let number = |count: usize| write_count(count as u64, strings);
    let word = |path: &str| escape(strings.get(path));
    let mut out = format!(
        "<section lang=\"{}\">\n<h1>{}</h1>\n<p class=\"notice\">{}</p>\n",
        escape(language),
        escape(site.config.title.get(language)),
        word("pocket.plain")
    );
    if let Some(day) = newest {
        let day = write_date(day.into(), strings);
        let line = strings.fill("pocket.newest", &[("date", &day)]);
        let _ = writeln!(out, "<p>{}</p>", escape(&line));
    }
    let left_out: Vec<String> = rooms
        .iter()
        .filter(|room| room.shown < room.all)
        .map(|room| {
            let kind = strings.get(&format!("kind.{}.other", room.kind.id())).to_lowercase();
            let values = [("n", number(room.shown)), ("all", number(room.all)), ("kind", kind)];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            strings.fill("pocket.some_of", &values)
        })
        .collect();
    if !left_out.is_empty() {
        let line = strings.fill("pocket.left_out", &[("counts", &left_out.join(", "))]);
        let _ = writeln!(out, "<p class=\"notice\">{}</p>", escape(&line));
    }
    for room in rooms.iter().filter(|room| room.shown > 0) {
        let versions = entries.iter().filter(|it| it.entry.kind() == room.kind);
        let versions = versions.flat_map(|it| &it.versions).filter(|(it, ..)| *it == place);
        let items = versions.map(|(_, version, _)| {
            let [title, place, summary] =
                [&version.title, &version.place, &version.summary].map(|text| escape(text));
            format!("<li><strong>{title}</strong> <small>{place}</small> {summary}</li>\n")
        });
        let items: String = items.collect();
        if !items.is_empty() {
            let heading = word(&format!("kind.{}.other", room.kind.id()));
            let _ = write!(out, "<h2>{heading}</h2>\n<ul>\n{items}</ul>\n");
        }
    }
    out + "</section>\n"
}
