//! Footnotes: numbered in the order in which they are called, gathered below the text.

use std::{collections::BTreeMap, fmt::Write as _};

use super::context::MarkdownContext;
use crate::text::html::escape;

/// The footnotes of a text.
#[derive(Default)]
pub(super) struct Footnotes {
    /// Their names, in the order in which they are first called.
    order: Vec<String>,
    /// By name: the number of a note, and how often it has been called so far.
    calls: BTreeMap<String, (usize, usize)>,
    /// By name: the HTML of a note.
    texts: BTreeMap<String, String>,
}

impl Footnotes {
    /// Keeps the HTML of a note until all notes are written. Of two with one name it is the first.
    pub(super) fn define(&mut self, name: &str, html: String) {
        self.texts.entry(name.to_owned()).or_insert(html);
    }

    /// The number that stands in the text where a note is called, with the way to the note.
    pub(super) fn call(&mut self, name: &str, prefix: &str) -> String {
        let next = self.order.len() + 1;
        let (number, calls) = self.calls.entry(name.to_owned()).or_insert((next, 0));
        *calls += 1;
        let (number, calls) = (*number, *calls);
        if number == next {
            self.order.push(name.to_owned());
        }
        let id = if calls == 1 { number.to_string() } else { format!("{number}-{calls}") };
        format!(
            "<sup class=\"note-call\"><a href=\"#_{prefix}fn-{number}\" id=\"_{prefix}fnref-{id}\">{number}</a></sup>"
        )
    }

    /// All notes that are called, with the way back from each; nothing if there are none.
    pub(super) fn to_html(&self, prefix: &str, context: &dyn MarkdownContext) -> String {
        if self.order.is_empty() {
            return String::new();
        }
        let label = escape(&context.word("notes.title"));
        let back = escape(&context.word("notes.back"));
        let mut out =
            format!("<div class=\"notes\" role=\"group\" aria-label=\"{label}\">\n<ol>\n");
        for (index, name) in self.order.iter().enumerate() {
            let number = index + 1;
            let text = self.texts.get(name).map_or("", String::as_str).trim_end();
            // The way back stands at the end of the note's last paragraph.
            let (text, open) =
                text.strip_suffix("</p>").map_or((text, "\n<p>"), |text| (text, " "));
            // Writing to a string cannot fail.
            let _ = writeln!(
                out,
                "<li id=\"_{prefix}fn-{number}\">{text}{open}<a class=\"note-back\" href=\"#_{prefix}fnref-{number}\" aria-label=\"{back}\">↩</a></p></li>"
            );
        }
        out.push_str("</ol>\n</div>\n");
        out
    }
}
