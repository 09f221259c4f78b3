//! Footnotes: numbered in the order in which they are called, gathered below the text.

use std::collections::BTreeMap;

use pulldown_cmark::CowStr;

use super::writer::HtmlWriter;
use crate::text::html::escape;

/// Footnotes, numbered in the order in which they are first called.
#[derive(Default)]
pub(super) struct Footnotes {
    pub(super) order: Vec<String>,
    /// The number of a note, and how often it was called so far.
    calls: BTreeMap<String, (usize, usize)>,
    pub(super) texts: BTreeMap<String, String>,
}

impl HtmlWriter<'_> {
    pub(super) fn call(&mut self, name: &CowStr<'_>) {
        let next = self.notes.order.len() + 1;
        let (number, calls) = self.notes.calls.entry(name.to_string()).or_insert((next, 0));
        *calls += 1;
        let (number, calls) = (*number, *calls);
        if number == next {
            self.notes.order.push(name.to_string());
        }
        let id = if calls == 1 { number.to_string() } else { format!("{number}-{calls}") };
        let prefix = self.prefix;
        self.put(format_args!(
            "<sup class=\"note-call\"><a href=\"#_{prefix}fn-{number}\" id=\"_{prefix}fnref-{id}\">{number}</a></sup>"
        ));
    }

    pub(super) fn write_notes(&mut self) {
        let notes = std::mem::take(&mut self.notes);
        if notes.order.is_empty() {
            return;
        }
        let label = escape(&self.context.word("notes.title"));
        let back = escape(&self.context.word("notes.back"));
        let prefix = self.prefix;
        self.put(format_args!(
            "<div class=\"notes\" role=\"group\" aria-label=\"{label}\">\n<ol>\n"
        ));
        for (index, name) in notes.order.iter().enumerate() {
            let number = index + 1;
            let text = notes.texts.get(name).map_or("", String::as_str).trim_end();
            // The way back stands at the end of the note's last paragraph.
            let (text, open) =
                text.strip_suffix("</p>").map_or((text, "\n<p>"), |text| (text, " "));
            self.put(format_args!(
                "<li id=\"_{prefix}fn-{number}\">{text}{open}<a class=\"note-back\" href=\"#_{prefix}fnref-{number}\" aria-label=\"{back}\">↩</a></p></li>\n"
            ));
        }
        self.out.push_str("</ol>\n</div>\n");
    }
}
