//! What built-in templates write the same on every page of a language, written out once: strings of the
//! interface, such as `{{ t.base.skip }}`, and calls of components with nothing but constants, such as
//! `{{<icon name="mark" />}}`. A page has a hundred of them, and each costs the engine as much as a
//! paragraph. Apart because it is about the templates' text, before pages are made.

use tera::{ComponentArg, Context, Tera};

/// The name of the strings of the interface.
const STRINGS: &str = "t";

/// How a tag that writes something begins and ends.
const OPENS: &str = "{{";
const CLOSES: &str = "}}";

/// The template with what such tags write in their place. `engine` knows the components and the strings.
pub(super) fn write_constants(engine: &Tera, template: &str) -> String {
    let mut written = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(start) = rest.find(OPENS) {
        let Some(length) = rest[start..].find(CLOSES) else { break };
        let (before, behind) = rest.split_at(start);
        let (tag, behind) = behind.split_at(length + CLOSES.len());
        written.push_str(before);
        written.push_str(render_constant(engine, tag).as_deref().unwrap_or(tag));
        rest = behind;
    }
    written.push_str(rest);
    written
}

/// What a tag writes, if it is the same on every page. White space at an edge belongs to the tags
/// beside it, and a brace would be read as another tag: then the tag stays.
fn render_constant(engine: &Tera, tag: &str) -> Option<String> {
    let inner = tag.strip_prefix(OPENS)?.strip_suffix(CLOSES)?;
    if !is_string(inner) && !is_constant_call(engine, inner) {
        return None;
    }
    let text = engine.render_str(tag, &Context::new(), true).ok()?;
    (text.trim() == text && !text.is_empty() && !text.contains('{')).then_some(text)
}

/// Whether a tag holds nothing but the path of a string.
fn is_string(inner: &str) -> bool {
    let path = inner.trim().strip_prefix(STRINGS).and_then(|path| path.strip_prefix('.'));
    path.is_some_and(|path| {
        path.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'_' | b'.'))
    })
}

/// Whether a tag holds a call of a component that takes nothing from the page.
fn is_constant_call(engine: &Tera, inner: &str) -> bool {
    let call = inner.strip_prefix('<').and_then(|call| call.strip_suffix("/>"));
    let Some((name, arguments)) = call.and_then(|call| call.split_once(char::is_whitespace)) else {
        return false;
    };
    let from_page = |arg: &ComponentArg| arg.is_implicit() && arg.name() != STRINGS;
    engine
        .get_component_definition(name)
        .is_some_and(|component| !component.args().iter().any(from_page))
        && has_only_texts(arguments)
}

/// Whether arguments are texts, or lists of texts, and no names of values.
fn has_only_texts(arguments: &str) -> bool {
    let mut outside = arguments.split('"').step_by(2);
    let is_balanced = arguments.matches('"').count().is_multiple_of(2);
    is_balanced
        && !arguments.contains(['\\', '\'', '`'])
        && outside.all(|part| {
            let mut words = part.split(|c: char| " \n{}[],".contains(c));
            words.all(|word| word.is_empty() || word.ends_with('='))
        })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn a_call_with_texts_alone_is_written_out() {
        let mut engine = Tera::new();
        let components = [
            ("a.html", "{% component a(name: string) %}<b>{{ name }}</b>{% endcomponent a %}"),
            (
                "c.html",
                "{% component c(names: array) %}{% for n in names %}{{<a name={n} />}}{% endfor %}{% endcomponent c %}",
            ),
            ("t.html", "{% component t(name: string, @t) %}{{ t.skip }}{% endcomponent t %}"),
            ("p.html", "{% component p(name: string, @page) %}{{ page }}{% endcomponent p %}"),
        ];
        engine.add_raw_templates(components).unwrap();
        let strings = [("skip", "Go < on"), ("part", "a {n}"), ("edge", "a ")];
        engine.global_context().insert("t", &BTreeMap::from(strings));
        for (template, written) in [
            ("x {{<a name=\"y\" />}} z", "x <b>y</b> z"),
            ("{{<c names={[\"x\", \"y\"]} />}}", "<b>x</b><b>y</b>"),
            ("{{<a name={y} />}}{{<a name=\"y\" />}}", "{{<a name={y} />}}<b>y</b>"),
            ("{{<t name=\"y\" />}}", "Go &lt; on"),
            ("{{ t.skip }}{{ page.skip }}{{ t[word] }}", "Go &lt; on{{ page.skip }}{{ t[word] }}"),
            ("{{ t.part }}{{ t.edge }}{{ t.other }}", "{{ t.part }}{{ t.edge }}{{ t.other }}"),
            ("{{<p name=\"y\" />}}", "{{<p name=\"y\" />}}"),
            ("{{<a name=\"{\" />}}", "{{<a name=\"{\" />}}"),
            ("{{<a name=", "{{<a name="),
        ] {
            assert_eq!(write_constants(&engine, template), written);
        }
    }
}
