//! The file itself: style, list, data and script in one page that loads nothing. Its policy names
//! style and scripts by their hashes, so that nothing else runs, whatever the texts say.

use std::{collections::BTreeMap, fmt::Write as _};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest as _, Sha256};

use super::{
    client::{APP, START, STYLE, TOKENS},
    payload::{ReadyEntry, write_payload},
    plain_list::{ListDepth, PlainList},
    room::count_kinds,
};
use crate::{
    render::view::RenderContext,
    text::{date::Date, html::escape, placeholder::fill, script::strip_comments},
};

/// Writes a pocket of these entries.
pub(super) fn write_page(
    site: &RenderContext<'_>,
    entries: &[ReadyEntry],
    depth: ListDepth,
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
        let list = PlainList { site, entries, place, rooms: &rooms, depth, newest };
        lists.push_str(&list.write());
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
