//! Calls of components with nothing but constants, such as `{{<icon name="mark" />}}`, written out
//! once in the built-in templates: a page has dozens of them, and each costs the engine as much as a
//! paragraph. Apart because it is about the templates' text, before pages are made.

use tera::{Context, Tera};

/// How such a call begins and ends.
const OPENS: &str = "{{<";
const CLOSES: &str = "/>}}";

/// The template with what such calls write in their place. `engine` knows the components.
pub(super) fn write_constants(engine: &Tera, template: &str) -> String {
    let mut written = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(start) = rest.find(OPENS) {
        let Some(length) = rest[start..].find(CLOSES) else { break };
        let (before, behind) = rest.split_at(start);
        let (call, behind) = behind.split_at(length + CLOSES.len());
        written.push_str(before);
        written.push_str(render_constant(engine, call).as_deref().unwrap_or(call));
        rest = behind;
    }
    written.push_str(rest);
    written
}

/// What a call writes, if it is the same on every page. White space at an edge belongs to the tags
/// beside it, and a brace would be read as another tag: then the call stays.
fn render_constant(engine: &Tera, call: &str) -> Option<String> {
    let inner = call.strip_prefix(OPENS)?.strip_suffix(CLOSES)?;
    let (name, arguments) = inner.split_once(char::is_whitespace)?;
    let component = engine.get_component_definition(name)?;
    let takes_from_page = component.args().iter().any(tera::ComponentArg::is_implicit);
    if takes_from_page || !has_only_texts(arguments) {
        return None;
    }
    let text = engine.render_str(call, &Context::new(), true).ok()?;
    (text.trim() == text && !text.is_empty() && !text.contains('{')).then_some(text)
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
            ("t.html", "{% component t(name: string, @t) %}{{ t }}{% endcomponent t %}"),
        ];
        engine.add_raw_templates(components).unwrap();
        for (template, written) in [
            ("x {{<a name=\"y\" />}} z", "x <b>y</b> z"),
            ("{{<c names={[\"x\", \"y\"]} />}}", "<b>x</b><b>y</b>"),
            ("{{<a name={y} />}}{{<a name=\"y\" />}}", "{{<a name={y} />}}<b>y</b>"),
            ("{{<t name=\"y\" />}}", "{{<t name=\"y\" />}}"),
            ("{{<a name=\"{\" />}}", "{{<a name=\"{\" />}}"),
            ("{{<a name=", "{{<a name="),
        ] {
            assert_eq!(write_constants(&engine, template), written);
        }
    }
}
