//! Themes: templates of the default theme spoilt, words of the interface, style sheets and files.

use std::fs;

use crate::{
    attack::{self, Generator, Input},
    front_matter::value,
    plan::{Plan, Report},
    random::{PAYLOADS, PIECES, Random},
    samples::{CASE, CASE_PATH, LOCUS, LOCUS_PATH},
};

/// Tries themes.
pub(crate) fn attack(plan: Plan) -> Report {
    attack::run(plan, Generator { name: "themes", count: 30, group: 1, make })
}

/// Whether templates that never end are stopped (issue 12, item 6), so that they may be tried.
const ENDLESS_ONES_ARE_STOPPED: bool = false;

/// Templates that would never end, or fill the memory.
const ENDLESS: [&str; 4] = [
    "{% for a in range(end=99999) %}{% for b in range(end=99999) %}{% for c in range(end=99999) %}x{% endfor %}{% endfor %}{% endfor %}",
    "{% include \"partials/head.html\" %}{% include \"page.html\" %}{% include \"page.html\" %}",
    "{% set s = \"xxxxxxxxxxxxxxxx\" %}{% for a in range(end=64) %}{% set_global s = s ~ s %}{% endfor %}{{ s }}",
    "{% for a in range(end=9999) %}{% for b in range(end=9999) %}{{ a }}{{ b }}{% endfor %}{% endfor %}",
];

const TEMPLATES: [&str; 12] = [
    "base.html",
    "page.html",
    "case.html",
    "home.html",
    "list.html",
    "locus.html",
    "search.html",
    "terms.html",
    "redirect.html",
    "404.html",
    "partials/head.html",
    "components/narrow.html",
];

/// What templates are strewn with.
const TAGS: [&str; 34] = [
    "{{ x }}",
    "{{ page }}",
    "{{ view.entry.title | safe }}",
    "{{ 1 / 0 }}",
    "{{ 9223372036854775807 + 1 }}",
    "{% if %}",
    "{% endif %}",
    "{% for a in b %}",
    "{% endfor %}",
    "{% block main %}",
    "{% endblock %}",
    "{% extends \"page.html\" %}",
    "{% extends \"base.html\" %}",
    "{% include \"x\" %}",
    "{% include \"../../teladan.yaml\" %}",
    "{% raw %}",
    "{{<prose html={view} />}}",
    "{{<x />}}",
    "{{ view.entry | upper | lower }}",
    "{{ -1 }}",
    "{{ view[0] }}",
    "{{ \"a\" ~ 1 }}",
    "{# ",
    "{{",
    "}}",
    "{%",
    "{% set a = [1,2,3] %}{{ a[9] }}",
    "{{ page.root[1:0] }}",
    "{{ view.entry.title | truncate(length=1) }}",
    "{{ view.entry.title | split(pat=\"\") }}",
    "{{ now() }}",
    "{{ get_env(name=\"PATH\") }}",
    "{% filter upper %}ß{% endfilter %}",
    "{{ page | json_encode }}",
];

fn make(random: &mut Random, _: usize) -> Input {
    let mut input = Input::default();
    input.file(CASE_PATH, CASE);
    input.file(LOCUS_PATH, LOCUS);
    input.file("content/halaman/tentang.md", "---\njudul: Tentang\nmenu: ya\n---\n\nIsi.\n");
    if ENDLESS_ONES_ARE_STOPPED && random.once_in(10) {
        input.file("themes/default/templates/page.html", random.pick(&ENDLESS));
        input.is_trusted = true;
        return input;
    }
    match random.below(4) {
        0 => words(random, &mut input),
        1 => {
            let pieces = [PIECES, PAYLOADS].concat();
            let text = random.spoil_text(&default_file("css/tokens.css"), &pieces);
            let name = random.pick(&["css/main.css", "css/own.css", "css/tokens.css"]);
            input.file(format!("themes/default/{name}"), text);
            input.file("themes/default/static/CON.txt", random.bytes(100));
            // What a style sheet of the site's own holds is its own.
            input.is_trusted = true;
        }
        _ => template(random, &mut input),
    }
    input
}

fn default_file(name: &str) -> String {
    let path = format!("{}/themes/default/{name}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(path).unwrap_or_default()
}

/// Words of the interface, which are text wherever they stand.
fn words(random: &mut Random, input: &mut Input) {
    let default = default_file("i18n/id.yaml");
    let mut text = String::new();
    for line in default.lines() {
        let key = line.split_once(": ").map(|(key, _)| key);
        match key.filter(|_| random.once_in(6)) {
            Some(key) if random.once_in(2) => text.push_str(&format!("{key}: {}\n", value(random))),
            Some(key) => text.push_str(&format!("{key}: '{{n}} {{nn}} {{'\n")),
            None => text.push_str(&format!("{line}\n")),
        }
    }
    if random.once_in(3) {
        text = random.spoil_text(&text, &[PIECES, PAYLOADS].concat());
    }
    let language = random.pick(&["id", "en", "xx", "ID"]);
    input.file(format!("themes/default/i18n/{language}.yaml"), text);
}

fn template(random: &mut Random, input: &mut Input) {
    let name = random.pick(&TEMPLATES);
    let mut text = default_file(&format!("templates/{name}"));
    text = random.spoil_text(&text, &[&TAGS, PIECES].concat());
    let mut bytes = text.into_bytes();
    if random.once_in(4) {
        random.spoil_bytes(&mut bytes);
    }
    let name = if random.once_in(8) {
        random.pick(&["x.html", "a/../b.html", "page", "é.html"])
    } else {
        name
    };
    input.file(format!("themes/default/templates/{name}"), bytes);
    input.is_trusted = true;
}
