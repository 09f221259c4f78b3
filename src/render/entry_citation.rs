//! How an entry is cited: as a line of text, and in the notations of BibTeX, RIS and CSL-JSON. Apart
//! because pages show what the files of all citations hold too.

use serde_json::json;

use super::{entry_date::sort_date, view::RenderContext};
use crate::{graph::EntryRef, text::date::Date};

/// What a citation of an entry says. The day of reading is the reader's to add.
#[derive(Debug, Clone)]
pub struct EntryCitation {
    /// The name under which a text cites it.
    key: String,
    /// Who wrote it, or who publishes it where nobody is named.
    authors: Vec<String>,
    title: String,
    date: Option<Date>,
    /// Who publishes it, or the name of the site.
    publisher: String,
    /// Its page, where the site's address is known.
    url: Option<String>,
    language: String,
}

impl EntryCitation {
    /// The citation of an entry in a language.
    pub fn new(site: &RenderContext<'_>, entry: EntryRef, language: &str) -> Self {
        let version = site.graph.entries.version(entry, language);
        let publisher = site.config.publisher.as_ref().map(|publisher| publisher.name.as_str());
        let publisher = publisher.unwrap_or_else(|| site.config.title.get(language)).to_owned();
        let authors = version.common.authors.clone();
        let url = site.config.base_url.as_ref().map(|_| site.page_address(entry, language));
        Self {
            key: format!("{}-{}", entry.kind().id(), site.graph.entries.slug(entry).value),
            authors: if authors.is_empty() { vec![publisher.clone()] } else { authors },
            title: version.common.title.value.clone(),
            date: sort_date(site.graph, entry),
            publisher,
            url,
            language: version.language.to_owned(),
        }
    }

    /// A line to copy. `no_date` stands where no year is known.
    pub fn text(&self, no_date: &str) -> String {
        let year = self.date.map_or_else(|| no_date.to_owned(), |date| date.year.to_string());
        let mut line = format!("{}. ({year}). {}.", self.authors.join("; "), self.title);
        if !self.authors.contains(&self.publisher) {
            line.extend([" ", &self.publisher, "."]);
        }
        if let Some(url) = &self.url {
            line.extend([" ", url]);
        }
        line
    }

    /// An entry of BibTeX. Names in braces are taken as a whole: most are of offices.
    pub fn bibtex(&self) -> String {
        let authors = self.authors.iter().map(|name| format!("{{{}}}", escape_bibtex(name)));
        let authors = authors.collect::<Vec<_>>().join(" and ");
        let mut fields = vec![
            ("author", authors),
            ("title", format!("{{{}}}", escape_bibtex(&self.title))),
            ("publisher", escape_bibtex(&self.publisher)),
        ];
        if let Some(date) = self.date {
            fields.push(("year", date.year.to_string()));
            fields.push(("date", date.to_string()));
        }
        fields.extend(self.url.clone().map(|url| ("url", url)));
        fields.push(("langid", escape_bibtex(&self.language)));
        let fields: Vec<String> =
            fields.into_iter().map(|(name, value)| format!("  {name} = {{{value}}}")).collect();
        format!("@misc{{{},\n{}\n}}\n", self.key, fields.join(",\n"))
    }

    /// A record of RIS.
    pub fn ris(&self) -> String {
        let mut lines = vec![("TY", "ELEC".to_owned()), ("ID", self.key.clone())];
        lines.extend(self.authors.iter().map(|name| ("AU", name.clone())));
        lines.push(("TI", self.title.clone()));
        lines.push(("PB", self.publisher.clone()));
        if let Some(date) = self.date {
            lines.push(("PY", date.year.to_string()));
            lines.push(("DA", format!("{:04}/{:02}/{:02}", date.year, date.month, date.day)));
        }
        lines.push(("LA", self.language.clone()));
        lines.extend(self.url.clone().map(|url| ("UR", url)));
        lines.push(("ER", String::new()));
        let mut record = String::new();
        for (tag, value) in lines {
            record.extend([tag, "  - ", &value.replace(['\r', '\n'], " "), "\r\n"]);
        }
        record
    }

    /// An item of CSL-JSON.
    pub fn csl(&self) -> String {
        let authors = self.authors.iter().map(|name| json!({ "literal": name }));
        let mut item = json!({
            "id": self.key,
            "type": "webpage",
            "title": self.title,
            "author": authors.collect::<Vec<_>>(),
            "publisher": self.publisher,
            "language": self.language,
        });
        if let Some(date) = self.date {
            item["issued"] = json!({ "date-parts": [[date.year, date.month, date.day]] });
        }
        if let Some(url) = &self.url {
            item["URL"] = json!(url);
        }
        item.to_string()
    }
}

/// A text in which no character means anything to BibTeX.
fn escape_bibtex(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        match character {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '{' | '}' | '&' | '%' | '$' | '#' | '_' => out.extend(['\\', character]),
            '\r' | '\n' => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_bibtex_would_understand_is_escaped() {
        assert_eq!(escape_bibtex("a_b & 5% {c} \\d"), "a\\_b \\& 5\\% \\{c\\} \\textbackslash{}d");
    }
}
