//! Calls of built-in components, such as `{{<link link={item.factor} />}}`, written out where they stand
//! in the built-in templates: a page has a hundred of them, and a call costs the engine more than what
//! it writes. Apart because it is about the templates' text, before pages are made.

use std::collections::{BTreeMap, BTreeSet};

/// How a component begins and ends, and a call of one.
const COMPONENT: &str = "{% component ";
const COMPONENT_ENDS: &str = "{%- endcomponent ";
const CALL: &str = "{{<";
const CALL_ENDS: &str = "/>}}";

/// The strings of the interface and the page: a component may take them from where it is called.
const IMPLICIT: [&str; 2] = ["@t", "@page"];

/// Components whose body can stand in place of a call.
#[derive(Debug, Default)]
pub(super) struct SmallComponents<'a> {
    by_name: BTreeMap<&'a str, SmallComponent<'a>>,
}

#[derive(Debug)]
struct SmallComponent<'a> {
    /// The names of its parameters, each with the value that it has where a call gives none.
    parameters: Vec<(&'a str, Option<&'a str>)>,
    /// What stands in place of a call. It calls no others.
    body: String,
    /// The names that its loops give: where a call means another value by one, it stays a call.
    loops: BTreeSet<String>,
    /// Whether it takes something from the page, which other components do not see.
    takes_page: bool,
}

/// Where a call stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CallPlace {
    Page,
    Component,
}

impl<'a> SmallComponents<'a> {
    /// Those of the built-in templates that no template of the site's own defines anew.
    pub(super) fn find(
        built_in: impl Iterator<Item = &'a str>,
        own: impl Iterator<Item = &'a str>,
    ) -> Self {
        let own: BTreeSet<&str> = own.flat_map(list_components).map(|(name, ..)| name).collect();
        let all = built_in.flat_map(list_components).filter(|(name, ..)| !own.contains(name));
        let mut open: Vec<_> = all.collect();
        let mut small = Self::default();
        // One that calls only small ones is small itself.
        loop {
            let before = open.len();
            open.retain(|(name, parameters, body)| match small.read(parameters, body) {
                Some(component) => small.by_name.insert(name, component).is_some(),
                None => true,
            });
            if open.len() == before {
                return small;
            }
        }
    }

    fn read(&self, parameters: &'a str, body: &str) -> Option<SmallComponent<'a>> {
        let body = free_edges(&self.expand_calls(body, CallPlace::Page));
        let parameters = read_parameters(parameters)?;
        let loops = list_loops(&body);
        let is_clear = parameters.iter().all(|(name, _)| !loops.contains(*name));
        let is_small = is_clear && !body.contains(CALL) && !body.contains("{% set");
        let takes_page = body.contains("page.");
        is_small.then_some(SmallComponent { parameters, body, loops, takes_page })
    }

    /// The template with what the calls of these components stand for.
    pub(super) fn expand(&self, template: &str) -> String {
        let has_components = template.contains(COMPONENT);
        let place = if has_components { CallPlace::Component } else { CallPlace::Page };
        self.expand_calls(template, place)
    }

    fn expand_calls(&self, text: &str, place: CallPlace) -> String {
        let mut written = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = rest.find(CALL) {
            let Some(length) = rest[start..].find(CALL_ENDS) else { break };
            let (before, behind) = rest.split_at(start);
            let (call, behind) = behind.split_at(length + CALL_ENDS.len());
            written.push_str(before);
            written.push_str(self.expand_call(call, place).as_deref().unwrap_or(call));
            rest = behind;
        }
        written.push_str(rest);
        written
    }

    fn expand_call(&self, call: &str, place: CallPlace) -> Option<String> {
        let inner = call.strip_prefix(CALL)?.strip_suffix(CALL_ENDS)?;
        let (name, arguments) = inner.split_once(char::is_whitespace)?;
        let sees_all = |it: &&SmallComponent<'_>| !it.takes_page || place == CallPlace::Page;
        let component = self.by_name.get(name).filter(sees_all)?;
        let given = read_arguments(arguments)?;
        let value = |name: &str, default: Option<&'a str>| given.get(name).copied().or(default);
        let parameters = component.parameters.iter();
        let values: Option<BTreeMap<&str, &str>> =
            parameters.map(|(name, default)| Some((*name, value(name, *default)?))).collect();
        let values = values?;
        let means_other = |value: &&str| {
            let first = value.split('.').next().unwrap_or_default();
            first == "loop" || component.loops.contains(first)
        };
        let is_clear = !values.values().any(means_other);
        is_clear.then(|| fill_body(&component.body, &values))
    }
}

/// The components of a template: name, parameters, body.
fn list_components(template: &str) -> impl Iterator<Item = (&str, &str, &str)> {
    template.split(COMPONENT).skip(1).filter_map(|text| {
        let (head, rest) = text.split_once("-%}")?;
        let (name, parameters) = head.trim().strip_suffix(')')?.split_once('(')?;
        let (body, _) = rest.split_once(COMPONENT_ENDS)?;
        Some((name, parameters, body.trim()))
    })
}

/// A body as it stands in place of a call: its first and its last tag leave the white space beside the
/// call alone.
fn free_edges(body: &str) -> String {
    let mut body = body.to_owned();
    for (edge, free) in [("{%-", "{%"), ("{{-", "{{")] {
        if body.starts_with(edge) {
            body.replace_range(..edge.len(), free);
        }
    }
    for (edge, free) in [("-%}", "%}"), ("-}}", "}}")] {
        if body.ends_with(edge) {
            body.replace_range(body.len() - edge.len().., free);
        }
    }
    body
}

/// The names that the loops of a body give.
fn list_loops(body: &str) -> BTreeSet<String> {
    let heads = body.split("{% for ").skip(1).filter_map(|rest| rest.split_once(" in "));
    heads.flat_map(|(names, _)| names.split(',')).map(|name| name.trim().to_owned()).collect()
}

/// The names of parameters, such as `claim: map, here: bool = true, @t`, with their defaults.
fn read_parameters(parameters: &str) -> Option<Vec<(&str, Option<&str>)>> {
    let parameters = parameters.split(',').map(str::trim).filter(|it| !IMPLICIT.contains(it));
    let read = |parameter| {
        let (name, kind) = str::split_once(parameter, ':')?;
        let default = kind.split_once('=').map(|(_, default)| default.trim());
        is_path(name).then_some((name, default))
    };
    parameters.map(read).collect()
}

/// The arguments of a call, if each is the path of a value or a text: `link={item.factor} kind="a" note`.
fn read_arguments(arguments: &str) -> Option<BTreeMap<&str, &str>> {
    let arguments = arguments.split_whitespace().map(|argument| {
        let Some((name, value)) = argument.split_once('=') else {
            return is_path(argument).then_some((argument, argument));
        };
        let is_text = || value.len() > 1 && value.starts_with('"') && value.ends_with('"');
        let inner = value.strip_prefix('{').and_then(|value| value.strip_suffix('}'));
        let inner = inner.filter(|it| is_path(it) || it.bytes().all(|it| it.is_ascii_digit()));
        Some((name, inner.or_else(|| is_text().then_some(value))?))
    });
    arguments.collect()
}

fn is_path(text: &str) -> bool {
    text.starts_with(|it: char| it.is_ascii_lowercase()) && text.bytes().all(is_path_byte)
}

fn is_path_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.')
}

/// The body with values in place of its parameters.
fn fill_body(body: &str, values: &BTreeMap<&str, &str>) -> String {
    let mut filled = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(start) = rest.find("{{").into_iter().chain(rest.find("{%")).min() {
        let (before, tag) = rest.split_at(start);
        let end = tag.find("}}").into_iter().chain(tag.find("%}")).min().unwrap_or(tag.len());
        let (tag, behind) = tag.split_at(end);
        filled.push_str(before);
        fill_tag(tag, values, &mut filled);
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

/// Appends a tag with values in place of parameters. Texts in it, and names of arguments, stay.
fn fill_tag(tag: &str, values: &BTreeMap<&str, &str>, filled: &mut String) {
    for (at, part) in tag.split('"').enumerate() {
        if at > 0 {
            filled.push('"');
        }
        if at % 2 == 1 {
            filled.push_str(part);
            continue;
        }
        let mut rest = part;
        while !rest.is_empty() {
            let length = rest.bytes().position(|it| !is_path_byte(it)).unwrap_or(rest.len());
            let (path, behind) = rest.split_at(length);
            let (first, inner) = path.split_at(path.find('.').unwrap_or(path.len()));
            let is_name = behind.starts_with('=') && !behind.starts_with("==");
            filled.push_str(values.get(first).filter(|_| !is_name).unwrap_or(&first));
            filled.push_str(inner);
            let gap = behind.chars().next().map_or(0, char::len_utf8);
            filled.push_str(&behind[..gap]);
            rest = &behind[gap..];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &str = "{% component link(link: map, note: string = \"\") -%}
        {% if link.url %}<a href=\"{{ link.url }}\">link {{ link.text | default(link=\"link\") }}</a>{% endif %}{{ note }}
      {%- endcomponent link %}";

    #[test]
    fn a_call_of_a_small_component_is_written_out() {
        let components = SmallComponents::find([LINK].into_iter(), [].into_iter());
        for (call, written) in [
            (
                "a {{<link link={item.factor} />}} b",
                "a {% if item.factor.url %}<a href=\"{{ item.factor.url }}\">link {{ item.factor.text | default(link=\"link\") }}</a>{% endif %}{{ \"\" }} b",
            ),
            (
                "{{<link link={a | first} />}}{{<links />}}",
                "{{<link link={a | first} />}}{{<links />}}",
            ),
            ("{{<link note=\"a b\" />}}", "{{<link note=\"a b\" />}}"),
        ] {
            assert_eq!(components.expand(call), written);
        }
    }

    #[test]
    fn what_a_site_defines_anew_is_called() {
        let own = "{% component link(link: map) -%}{{ link }}{%- endcomponent link %}";
        let components = SmallComponents::find([LINK].into_iter(), [own].into_iter());
        assert!(components.by_name.is_empty());
    }

    #[test]
    fn what_calls_small_ones_is_small_and_what_takes_the_page_is_seen_on_pages_alone() {
        let calls = "{% component all(links: array, @page) -%}
              {% for link in links -%}
                {{<link link={link} />}}{{ page.lang }}
              {% endfor -%}
            {%- endcomponent all %}";
        let components = SmallComponents::find([calls, LINK].into_iter(), [].into_iter());
        let call = "{{<all links={view.links} />}}";
        let written = components.expand(call);
        assert!(written.starts_with("{% for link in view.links -%}"), "{written}");
        assert!(
            written.ends_with("{% endfor %}") && written.contains("{{ page.lang }}"),
            "{written}"
        );
        let within = format!("{{% component a(b: map) -%}}{call}{{%- endcomponent a %}}");
        assert_eq!(components.expand(&within), within);
        for call in ["{{<all links={link.all} />}}", "{{<all links={loop.index} />}}"] {
            assert_eq!(components.expand(call), call);
        }
    }
}
