//! A site's template → the same template with calls that count: at the beginning of every round of a
//! loop, block and component, behind every value that gets a name, and round what is printed. The
//! page stays the same; places in messages are those of the template as it was written.

use std::ops::Range;

/// Counts a round or a use, and weighs values.
pub(super) const STEP: &str = "teladan_step";
/// Counts a value that was printed.
pub(super) const PRINTED: &str = "teladan_printed";
/// Counts a value that is about to be printed.
pub(super) const PRINTS: &str = "teladan_prints";

/// A template that counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Metered {
    pub(super) text: String,
    /// Where something was put in: the place in the text as it was written, and how long it is.
    insertions: Vec<(usize, usize)>,
    /// The templates that it includes, extends or imports, by their place.
    pub(super) names: Vec<(usize, String)>,
}

impl Metered {
    /// The range in the template as it was written. What was put in belongs to the tag before it.
    pub(super) fn original(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.original_position(range.start);
        let end = self.original_position(range.end);
        // A call that was put in has no text of its own: the sign before it is shown.
        if start == end && start > 0 { start - 1..start } else { start..end }
    }

    fn original_position(&self, position: usize) -> usize {
        let mut shift = 0;
        for (at, length) in &self.insertions {
            if position < at + shift {
                break;
            }
            if position < at + shift + length {
                return *at;
            }
            shift += length;
        }
        position - shift
    }
}

/// A tag or a print: what stands between its marks.
struct Tag<'a> {
    is_print: bool,
    /// The whole, with its marks.
    range: Range<usize>,
    /// Without marks, dashes and white space at both ends.
    content: &'a str,
    /// Where the content begins.
    start: usize,
    /// Whether it takes away white space behind it.
    trims: bool,
}

/// Makes a template count.
pub(super) fn meter(template: &str) -> Metered {
    let mut writer = Writer { template, copied: 0, metered: Metered::default() };
    let mut captures: Vec<Option<&str>> = Vec::new();
    let mut position = 0;
    while let Some(tag) = next_tag(template, position) {
        position = tag.range.end;
        if tag.is_print {
            writer.meter_print(&tag);
            continue;
        }
        let (word, rest) = split_word(tag.content);
        match word {
            "for" => writer.step(&tag, &loop_variables(rest)),
            "block" => writer.step(&tag, &[]),
            "component" => writer.step(&tag, &parameters(rest)),
            "include" | "extends" => {
                writer.metered.names.extend(names_in_quotes(rest).map(|name| (tag.start, name)));
                if word == "include" {
                    writer.step(&tag, &[]);
                }
            }
            "set" | "set_global" => {
                let (name, rest) = split_word(rest);
                if rest.starts_with('=') {
                    writer.step(&tag, &[name]);
                } else {
                    captures.push(Some(name));
                }
            }
            "endset" => {
                let name = captures.pop().flatten();
                writer.step(&tag, name.as_slice());
            }
            "raw" => position = end_of_raw(template, position),
            _ => {}
        }
    }
    writer.copy(template.len());
    writer.metered
}

/// Copies a template and puts calls in between.
struct Writer<'a> {
    template: &'a str,
    copied: usize,
    metered: Metered,
}

impl Writer<'_> {
    fn copy(&mut self, end: usize) {
        self.metered.text.push_str(&self.template[self.copied..end]);
        self.copied = end;
    }

    fn insert(&mut self, at: usize, text: &str) {
        self.copy(at);
        self.metered.text.push_str(text);
        self.metered.insertions.push((at, text.len()));
    }

    /// Puts a call behind a tag, which takes away the same white space as the tag.
    fn call(&mut self, tag: &Tag<'_>, function: &str, values: &[&str]) {
        let arguments = values.iter().enumerate().map(|(at, value)| format!("v{at}={value}"));
        let arguments = arguments.collect::<Vec<_>>().join(", ");
        let end = if tag.trims { "-}}" } else { "}}" };
        self.insert(tag.range.end, &format!("{{{{ {function}({arguments}) {end}"));
    }

    fn step(&mut self, tag: &Tag<'_>, values: &[&str]) {
        self.call(tag, STEP, values);
    }

    fn meter_print(&mut self, tag: &Tag<'_>) {
        // A component counts by itself, and so does the block that `super()` prints.
        if tag.content.starts_with('<') || tag.content.is_empty() || tag.content == "super()" {
            return;
        }
        // A name is printed first, so that a message about one that is missing names it.
        if is_path(tag.content) {
            self.call(tag, PRINTED, &[tag.content]);
        } else {
            self.insert(tag.start, "(");
            self.insert(tag.start + tag.content.len(), &format!(") | {PRINTS}"));
        }
    }
}

/// The next tag or print at or behind a place; comments are passed over.
fn next_tag(template: &str, from: usize) -> Option<Tag<'_>> {
    let mut from = from;
    loop {
        let open = from + template.get(from..)?.find('{')?;
        match template.as_bytes().get(open + 1)? {
            b'#' => from = open + 2 + template[open + 2..].find("#}")? + 2,
            mark @ (b'{' | b'%') => {
                let is_print = *mark == b'{';
                let close = find_end(template, open + 2, if is_print { "}}" } else { "%}" })?;
                let inner = &template[open + 2..close];
                let trims = inner.ends_with('-');
                let inner = inner.strip_suffix('-').unwrap_or(inner);
                let after_dash = inner.strip_prefix('-').unwrap_or(inner);
                let content = after_dash.trim_start();
                let start = open + 2 + inner.len() - content.len();
                let content = content.trim_end();
                return Some(Tag { is_print, range: open..close + 2, content, start, trims });
            }
            _ => from = open + 1,
        }
    }
}

/// Where a mark stands outside of texts in quotation marks.
fn find_end(template: &str, from: usize, mark: &str) -> Option<usize> {
    let bytes = template.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        match bytes[at] {
            quote @ (b'"' | b'\'' | b'`') => {
                at += 1;
                while *bytes.get(at)? != quote {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
            }
            _ if bytes[at..].starts_with(mark.as_bytes()) => return Some(at),
            _ => {}
        }
        at += 1;
    }
    None
}

/// Where the text ends that is no template.
fn end_of_raw(template: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(open) = template[at..].find("{%") {
        at += open + 2;
        let rest = &template[at..];
        if rest.strip_prefix('-').unwrap_or(rest).trim_start().starts_with("endraw") {
            return at - 2;
        }
    }
    template.len()
}

/// The first word, and what stands behind it.
fn split_word(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    (&text[..end], text[end..].trim_start())
}

/// `a` of `a in …`, or `a` and `b` of `a, b in …`.
fn loop_variables(text: &str) -> Vec<&str> {
    let (first, rest) = split_word(text);
    let second = rest.strip_prefix(',').map(|rest| split_word(rest.trim_start()).0);
    [Some(first), second].into_iter().flatten().filter(|name| !name.is_empty()).collect()
}

/// The names of a component's parameters, and of its content.
fn parameters(text: &str) -> Vec<&str> {
    let (_, rest) = split_word(text);
    let mut names = vec!["body"];
    let (mut depth, mut is_start, mut quote) = (0, false, None);
    for (at, c) in rest.char_indices() {
        match c {
            _ if quote.is_some() => quote = quote.filter(|quote| *quote != c),
            '"' | '\'' | '`' => quote = Some(c),
            '(' | '[' | '{' => {
                depth += 1;
                is_start = depth == 1;
            }
            ')' if depth == 1 => break,
            ')' | ']' | '}' => depth -= 1,
            ',' => is_start = depth == 1,
            // What comes from the page by itself is large and was weighed when it was made.
            '@' => is_start = false,
            _ if is_start && (c.is_alphabetic() || c == '_') => {
                names.push(split_word(&rest[at..]).0);
                is_start = false;
            }
            _ => {}
        }
    }
    names
}

/// Whether an expression is only a name with the names of fields behind it.
fn is_path(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '.')
}

/// The texts in quotation marks.
fn names_in_quotes(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split(['"', '\'', '`']).skip(1).step_by(2);
    parts.map(str::to_owned).collect::<Vec<_>>().into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_names_and_prints_are_counted() {
        for (template, metered) in [
            ("{% for a in b %}x{% endfor %}", "{% for a in b %}{{ S(v0=a) }}x{% endfor %}"),
            ("{% for a, b in c -%} x", "{% for a, b in c -%}{{ S(v0=a, v1=b) -}} x"),
            ("{%- set a = b ~ b %}", "{%- set a = b ~ b %}{{ S(v0=a) }}"),
            (
                "{% set a %}{{ b }}{% endset %}",
                "{% set a %}{{ b }}{{ P(v0=b) }}{% endset %}{{ S(v0=a) }}",
            ),
            ("{{- a ~ \"}}\" -}}", "{{- (a ~ \"}}\") | Q -}}"),
            (
                "{% component c(a: map, b: string = \"x,y\", ...d) %}",
                "{% component c(a: map, b: string = \"x,y\", ...d) %}{{ S(v0=body, v1=a, v2=b, v3=d) }}",
            ),
            (
                "{# {{ a }} #}{{<c a={a} />}}{{ super() }}",
                "{# {{ a }} #}{{<c a={a} />}}{{ super() }}",
            ),
            (
                "{% raw %}{{ a }}{% endraw %}{{ a.b }}",
                "{% raw %}{{ a }}{% endraw %}{{ a.b }}{{ P(v0=a.b) }}",
            ),
            ("{ {% if a %}é{% endif %}", "{ {% if a %}é{% endif %}"),
            ("{{ open", "{{ open"),
        ] {
            let short =
                meter(template).text.replace(STEP, "S").replace(PRINTED, "P").replace(PRINTS, "Q");
            assert_eq!(short, metered);
        }
    }

    #[test]
    fn places_are_those_of_the_template_as_it_was_written() {
        let template = "{% for a in b %}{{ a ~ a }}{% endfor %}{{ wrong }}";
        let metered = meter(template);
        let at = metered.text.rfind("wrong }}").expect("it is there");
        let original = metered.original(&(at..at + 5));
        assert_eq!(&template[original], "wrong");
        let at = metered.text.find(STEP).expect("it is there");
        assert_eq!(metered.original(&(at..at + 4)), 15..16);
    }
}
