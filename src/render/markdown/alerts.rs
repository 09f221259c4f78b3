//! Quotations and alerts: GitHub's five, and those with an Indonesian name.

use pulldown_cmark::{BlockQuoteKind, Event, TagEnd};

use super::writer::HtmlWriter;
use crate::{names::names, parse::markdown::SpannedEvent, text::html::escape};

impl HtmlWriter<'_> {
    /// A quotation, or an alert: GitHub's five, and those with an Indonesian name. Gives the
    /// position to go on from.
    pub(super) fn quote(
        &mut self,
        kind: Option<BlockQuoteKind>,
        at: usize,
        events: &[SpannedEvent<'_>],
        index: usize,
    ) -> usize {
        let named = match kind {
            Some(BlockQuoteKind::Note) => Some("NOTE"),
            Some(BlockQuoteKind::Tip) => Some("TIP"),
            Some(BlockQuoteKind::Important) => Some("IMPORTANT"),
            Some(BlockQuoteKind::Warning) => Some("WARNING"),
            Some(BlockQuoteKind::Caution) => Some("CAUTION"),
            None => None,
        };
        let written = named.is_none().then(|| alert_name(&self.source[at..])).flatten();
        let Some(name) = named.or(written) else {
            self.alerts.push(false);
            self.out.push_str("<blockquote>\n");
            return index + 1;
        };
        self.alerts.push(true);
        let id = name.to_lowercase();
        let title = escape(&self.context.word(&format!("alert.{id}")));
        self.put(format_args!(
            "<aside class=\"alert alert-{id}\">\n<p class=\"alert-title\">{title}</p>\n"
        ));
        if written.is_none() {
            return index + 1;
        }
        // The mark itself is the first line of the first paragraph: it is not shown.
        let line_end = at + self.source[at..].find('\n').unwrap_or(self.source.len() - at);
        let mut next = index + 1;
        while let Some((event, range)) = events.get(next) {
            let ends = matches!(event, Event::End(TagEnd::Paragraph | TagEnd::BlockQuote(_)));
            let of_mark = range.start < line_end && !ends;
            if !of_mark && !matches!(event, Event::SoftBreak) {
                break;
            }
            next += 1;
        }
        if let Some((Event::End(TagEnd::Paragraph), _)) = events.get(next) {
            next + 1
        } else {
            self.out.push_str("<p>");
            next
        }
    }
}

/// The English name of the alert that a quotation starts with: `> [!CATATAN]`.
fn alert_name(quote: &str) -> Option<&'static str> {
    let first = quote.trim_start_matches(' ').strip_prefix('>')?.trim_start_matches(' ');
    let name = first.strip_prefix("[!")?.lines().next()?.trim_end().strip_suffix(']')?;
    names().alert(name)
}
