//! Texts that `teladan new` writes for an editor to replace, and that still stand in an entry which is
//! no draft any more.

use std::{collections::HashSet, sync::LazyLock};

use crate::{
    diagnostic::{Diagnostic, wording::words_below},
    parse::Document,
    rule,
    source::{SourceId, Span},
    text::{
        fold::{fold, fold_first_word},
        language::Language,
    },
    yaml::{Node, NodeValue},
};

/// What earlier versions of the program wrote into drafts; entries outlive versions.
const FORMER: [&str; 12] = [
    "Tulis inti halaman ini dalam satu atau dua kalimat",
    "Tulis judul dokumen, berita, atau wawancara",
    "Nama tempat atau instansi",
    "Nama lembaga penyelenggara",
    "Nama instansi penerima",
    "Tulis isi halaman di sini.",
    "Write the gist of this page in one or two sentences",
    "Write the title of a document, article or interview",
    "Name of the place or office",
    "Name of the organising institute",
    "Name of the receiving office",
    "Write the page here.",
];

/// The words of a draft that stand where an editor's text belongs. All others are comments, and some
/// of those ("For example:") are words that anybody may write.
const PLACEHOLDERS: [&str; 6] = [
    "draft.summary",
    "draft.source",
    "draft.locus",
    "draft.institute",
    "draft.office",
    "draft.body",
];

/// Every text that stands for one still to be written, folded.
static TEXTS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let languages = Language::ALL.into_iter();
    let current = languages.flat_map(|language| {
        PLACEHOLDERS.into_iter().flat_map(move |key| words_below(language, key))
    });
    current.chain(FORMER).map(normalize).collect()
});

/// How those texts begin: most texts are known not to be one by their first word.
static FIRST_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let words = TEXTS.iter().map(|text| fold_first_word(text));
    words.map(|word| word.trim_end_matches('.').to_owned()).collect()
});

/// Whether a text stands for one still to be written.
fn is_draft_text(text: &str) -> bool {
    FIRST_WORDS.contains(fold_first_word(text).trim_end_matches('.'))
        && TEXTS.contains(&normalize(text))
}

/// A text as it is compared: a full stop more or less is no other text.
fn normalize(text: &str) -> String {
    fold(text.trim().trim_end_matches('.')).into_owned()
}

/// A diagnostic for each text of a draft in a file.
pub(super) fn find_draft_texts(
    source: SourceId,
    text: &str,
    document: &Document,
) -> Vec<Diagnostic> {
    let mut spans = Vec::new();
    if let Some(root) = &document.front_matter {
        collect(root, &mut spans);
    }
    let body = document.markdown.body.range.clone();
    let mut start = body.start;
    for line in text.get(body).unwrap_or("").split_inclusive('\n') {
        let shown = line.trim();
        if !shown.is_empty() && is_draft_text(shown) {
            let at = start + line.len() - line.trim_start().len();
            spans.push(Span::new(source, at..at + shown.len()));
        }
        start += line.len();
    }
    let diagnostics = spans.into_iter().map(|span| {
        let written = text.get(span.range()).unwrap_or("").trim_matches(['"', '\'']);
        Diagnostic::at(&rule::DRAFT_TEXT, span).text("value", written)
    });
    diagnostics.collect()
}

fn collect(node: &Node, spans: &mut Vec<Span>) {
    match &node.value {
        NodeValue::Scalar(scalar) if is_draft_text(&scalar.text) => spans.push(node.span),
        NodeValue::Scalar(_) => {}
        NodeValue::List(items) => items.iter().for_each(|item| collect(item, spans)),
        NodeValue::Map(pairs) => pairs.iter().for_each(|pair| collect(&pair.value, spans)),
    }
}
