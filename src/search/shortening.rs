//! The client's source → a shorter script that does the same: without comments, indentation and
//! spaces, and with short names for what its parts declare. Not for any script: a comment has lines
//! of its own, a string or template ends on its line, and a statement ends in `;`.

use std::collections::{BTreeMap, BTreeSet};

/// A script shortened.
pub(super) fn shortened(source: &str) -> String {
    let lines = source.lines().map(str::trim);
    let code: Vec<&str> = lines.filter(|line| !line.is_empty() && !is_comment(line)).collect();
    let names = declared(source);
    let pieces: Vec<Piece> = code.iter().flat_map(|line| pieces(line)).collect();
    let pieces = renamed(pieces, &names);
    let mut out = String::new();
    for piece in pieces {
        // A space is needed between words, and between signs that would be one sign together.
        if let (Some(before), Some(first)) = (out.chars().last(), piece.text.chars().next())
            && piece.is_apart
            && (is_word(before) && is_word(first)
                || "+-/".contains(before) && "+-/".contains(first))
        {
            out.push(' ');
        }
        out.push_str(&piece.text);
    }
    out
}

fn is_comment(line: &str) -> bool {
    ["//", "/*", "*"].iter().any(|mark| line.starts_with(mark))
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

/// A word, a sign, or a whole string, template or regular expression.
#[derive(Debug)]
struct Piece {
    text: String,
    /// Whether there is a space or the beginning of a line before it.
    is_apart: bool,
    is_name: bool,
}

/// A line in pieces.
fn pieces(line: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut rest = line;
    let mut is_apart = true;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            ' ' => 1,
            '"' | '\'' | '`' => quoted(rest, first),
            '/' if opens_expression(&pieces) => quoted(rest, '/'),
            _ if is_word(first) => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        if first != ' ' {
            let is_name = is_word(first) && !first.is_ascii_digit();
            pieces.push(Piece { text: rest[..length].to_owned(), is_apart, is_name });
        }
        is_apart = first == ' ';
        rest = &rest[length..];
    }
    pieces
}

/// Whether a slash after these pieces begins a regular expression: it divides only after a value.
fn opens_expression(before: &[Piece]) -> bool {
    before.last().is_none_or(|piece| match piece.text.as_str() {
        "return" => true,
        text => !text.ends_with(|c| is_word(c) || ")]}\"'`".contains(c)),
    })
}

/// The length of what begins with a quotation mark or slash, up to the next that counts. In a class
/// of a regular expression slashes do not count.
fn quoted(text: &str, mark: char) -> usize {
    let (mut is_escaped, mut is_class) = (false, false);
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '[' if mark == '/' => is_class = true,
            ']' if mark == '/' => is_class = false,
            _ if c == mark && !is_class => return at + 1,
            _ => {}
        }
    }
    panic!("{text} does not end on its line");
}

/// The names that the source declares for all its parts: at the beginning of a line.
fn declared(source: &str) -> BTreeSet<&str> {
    let declares = |line: &'_ str| -> Option<usize> {
        let words = ["function ", "async function ", "const ", "let ", "class "];
        words.iter().find(|word| line.starts_with(**word)).map(|word| word.len())
    };
    let names = source.lines().filter_map(|line| {
        let rest = &line[declares(line)?..];
        rest.split(|c| !is_word(c)).next().filter(|name| name.len() > 2)
    });
    names.collect()
}

/// Gives short names to what is declared. The same name everywhere leaves all as it was, unless the
/// name is also one of a property, or stands in a template; such names stay.
fn renamed(mut pieces: Vec<Piece>, names: &BTreeSet<&str>) -> Vec<Piece> {
    let mut kept: BTreeSet<String> = BTreeSet::new();
    let mut open = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        match piece.text.as_str() {
            "{" | "(" | "[" => open.push(piece.text.as_str()),
            "}" | ")" | "]" => drop(open.pop()),
            _ => {}
        }
        let near = |at: usize| pieces.get(at).map_or("", |piece| piece.text.as_str());
        let (before, after) = (near(at.wrapping_sub(1)), near(at + 1));
        let is_spread = before == "." && near(at.wrapping_sub(2)) == ".";
        let may_be_property = before == "." && !is_spread
            || after == ":"
            || open.last() == Some(&"{")
                && ["{", ","].contains(&before)
                && ["}", ",", "="].contains(&after);
        if piece.is_name && may_be_property {
            kept.insert(piece.text.clone());
        }
        if piece.text.starts_with('`') {
            let words = piece.text.split(|c| !is_word(c));
            kept.extend(words.map(str::to_owned));
        }
    }
    let taken: BTreeSet<String> = pieces.iter().map(|piece| piece.text.clone()).collect();
    let mut free = short_names().filter(|name| !taken.contains(name));
    let mut short: BTreeMap<String, String> = BTreeMap::new();
    for piece in pieces.iter_mut().filter(|piece| piece.is_name) {
        if names.contains(piece.text.as_str()) && !kept.contains(&piece.text) {
            let name = short.entry(piece.text.clone()).or_insert_with(|| {
                free.next().expect("there are more names than any client declares")
            });
            piece.text.clone_from(name);
        }
    }
    pieces
}

/// A, B …, Z, Aa, Ab …: more than any client declares.
fn short_names() -> impl Iterator<Item = String> {
    let single = ('A'..='Z').map(String::from);
    single.chain(
        ('A'..='Z').flat_map(|first| ('a'..='z').map(move |second| format!("{first}{second}"))),
    )
}

#[cfg(test)]
mod tests {
    use super::shortened;

    fn assert_short(source: &str, expected: &str) {
        assert_eq!(shortened(source), expected);
    }

    #[test]
    fn spaces_go_and_what_they_keep_apart_stays_apart() {
        assert_short("  let at = a + b;\n", "let at=a+b;");
        assert_short("return - 1;", "return-1;");
        assert_short("a = b + +c - -d;", "a=b+ +c- -d;");
        assert_short(
            "for (const x of y) if (x in z) throw x;",
            "for(const x of y)if(x in z)throw x;",
        );
        assert_short("} else if (a) b();\nelse c();", "}else if(a)b();else c();");
    }

    #[test]
    fn comments_go() {
        assert_short("// a\n/** b */\n/*\n * c\n */\nd();\n", "d();");
    }

    #[test]
    fn strings_templates_and_expressions_stay_as_they_are() {
        for text in [r#""a  b""#, r#""a \" // b""#, "`a ${b + c} d`", r#"/a [/ "' ] \/ b/u"#] {
            assert_short(&format!("f( {text} );"), &format!("f({text});"));
            assert_short(&format!("return {text} ;"), &format!("return{text};"));
        }
        assert_short("a = b / c / d;", "a=b/c/d;");
        assert_short("a = (b) / c + \" / \";", "a=(b)/c+\" / \";");
    }

    #[test]
    fn names_that_are_no_properties_are_short() {
        assert_short("function total(a) {\n  return total(a);\n}\n", "function A(a){return A(a);}");
        assert_short(
            "const LONG = 1;\nf({ a: g(b, LONG, c), d });\n",
            "const A=1;f({a:g(b,A,c),d});",
        );
        assert_short("const LONG = [];\nf(...LONG);\n", "const A=[];f(...A);");
        assert_short("const LONG = 1;\nf(LONG, A);\n", "const B=1;f(B,A);");
        assert_short("const LONG = 1;\nlet other = f(LONG);\n", "const A=1;let B=f(A);");
    }

    #[test]
    fn names_that_may_be_properties_stay() {
        for use_of in [
            "a.name(b);",
            "a({ name });",
            "a({ b, name });",
            "a({ name: 1 });",
            "a = { name = 1 };",
            "a(`${name}`);",
        ] {
            let found = shortened(&format!("function name() {{}}\n{use_of}\n"));
            assert!(found.starts_with("function name(){}"), "{found}");
        }
    }
}
