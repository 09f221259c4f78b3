//! Every call into the library stands here, so that a change of its names changes one file.

use std::{collections::BTreeMap, path::Path, sync::Mutex};

use teladan::{
    diagnostic::{Diagnostic, github, human, json},
    images,
    output::OutputPath,
    parse,
    pipeline::{self, Compilation, Options},
    source::Sources,
    text::{self, language::Language},
};

/// What came of a folder: the files of the site, if there can be one, and what is said.
#[derive(Debug)]
pub(crate) struct Built {
    /// The bytes of each file of the site by its path.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// Where the theme's own files stand.
    pub(crate) assets: String,
    compilation: Compilation,
}

impl Built {
    /// Everything that is said, as it is shown.
    pub(crate) fn report(&self) -> String {
        human::render(&self.compilation.diagnostics, &self.compilation.sources, Language::Id)
    }

    /// Whether something said about a file shows a word: in its sentences, or in the lines of the
    /// file that it shows.
    pub(crate) fn tells(&self, path: &str, word: &str) -> bool {
        let sources = &self.compilation.sources;
        let about = |diagnostic: &&Diagnostic| match &diagnostic.place {
            teladan::diagnostic::Place::Span(span) => sources.get(span.source).path == path,
            teladan::diagnostic::Place::Path(place) => place == path,
        };
        self.compilation.diagnostics.iter().filter(about).any(|diagnostic| {
            let one = std::slice::from_ref(diagnostic);
            human::render(one, sources, Language::Id).contains(word)
        })
    }

    /// Whether an error about a file stands in the way of its page.
    pub(crate) fn refuses(&self, path: &str) -> bool {
        let sources = &self.compilation.sources;
        self.compilation.diagnostics.iter().any(|diagnostic| {
            diagnostic.level == teladan::rule::Level::Error
                && match &diagnostic.place {
                    teladan::diagnostic::Place::Span(span) => sources.get(span.source).path == path,
                    teladan::diagnostic::Place::Path(place) => place == path,
                }
        })
    }
}

/// Makes everything that a build of the folder would write, although some of it has errors.
pub(crate) fn build(root: &Path) -> Built {
    let mut compilation = pipeline::compile(root, Options { drafts: false, keep_going: true });
    compilation.check_files();
    speak(&compilation.diagnostics, &compilation.sources);
    let (mut files, mut assets) = (BTreeMap::new(), String::new());
    if let (Some(site), Some(config)) = (&compilation.site, &compilation.config) {
        for page in site.pages.iter() {
            match site.render(page, config) {
                Ok(html) => drop(files.insert(page.path.to_string(), html.into_bytes())),
                Err(diagnostic) => speak(&[*diagnostic], &compilation.sources),
            }
        }
        for (path, file) in site.files.iter() {
            if let Ok(bytes) = pipeline::published_bytes(file, config) {
                files.insert(path.to_string(), bytes);
            }
        }
        let found = Mutex::new(BTreeMap::new());
        site.search(config, teladan::search::TIER, &|path, bytes| {
            found.lock().expect("nobody panics here").insert(path.to_string(), bytes);
        })
        .expect("the index can be made");
        files.extend(found.into_inner().expect("nobody panics here"));
        files.extend(site.assets().map(|(path, bytes)| (path.to_string(), bytes.to_vec())));
        site.asset_folder().clone_into(&mut assets);
    }
    Built { files, assets, compilation }
}

/// Everything that is said can be said, in every form and language.
fn speak(diagnostics: &[Diagnostic], sources: &Sources) {
    for language in Language::ALL {
        drop(human::render(diagnostics, sources, language));
    }
    drop(json::render(diagnostics, sources, Language::Id));
    drop(github::render(diagnostics, sources, Language::Id));
}

/// A picture as it would be published; nothing if it is refused.
pub(crate) fn clean_picture(name: &str, bytes: Vec<u8>) -> Option<Vec<u8>> {
    let _ = images::size(&bytes);
    images::clean(name, bytes).ok()
}

/// Whether a path is one that a site may have.
pub(crate) fn output_path(path: &str) -> Option<String> {
    OutputPath::new(path).map(|path| path.to_string())
}

/// The link from one path of a site to another.
pub(crate) fn link(from: &str, to: &str) -> Option<String> {
    Some(OutputPath::new(from)?.link_to(to))
}

/// Takes a file apart, and gives the ranges of bytes that are spoken of.
pub(crate) fn take_apart(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut sources = Sources::default();
    let source = sources.add("content/halaman/uji.md", text);
    let document = parse::parse(source, text);
    speak(&document.diagnostics, &sources);
    let below = document.value.markdown;
    let mut ranges = vec![below.body.range];
    ranges.extend(below.body.headings.into_iter().map(|heading| heading.range));
    ranges.extend(below.links.into_iter().map(|link| link.span.range()));
    ranges.extend(below.images.into_iter().map(|image| image.range));
    ranges
}

/// A number as its value, if the text is one.
pub(crate) fn number(text: &str) -> Option<f64> {
    text::number::parse(text).ok().map(|number| number.value)
}

/// A date in its own form, if the text is one.
pub(crate) fn date(text: &str) -> Option<String> {
    text::date::PartialDate::parse(text).ok().map(|date| date.to_string())
}

/// The part of an address that a title becomes, and whether it is one.
pub(crate) fn slug(title: &str) -> (String, bool) {
    let slug = text::slug::slugify(title);
    let is_one = text::slug::is_slug(&slug);
    (slug, is_one)
}
