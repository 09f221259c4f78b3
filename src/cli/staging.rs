//! What `build` stages: every page, the index, and the files beside entries. Apart from
//! the command, which decides whether there is anything to be staged.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use rayon::prelude::*;

use crate::{
    cache::{Cache, CacheKey},
    config::Config,
    diagnostic::Diagnostic,
    output::{CopyError, MadeOf, OutputError, OutputFolder, OutputPath, StagedFile},
    pipeline::{BuildStep, ComposedCard, PageKeys, Progress, PublishedForm, Site},
    read::Attachment,
    rule,
    search::{IndexMemory, IndexSink},
};

/// Why a file beside an entry is not in the site.
pub(super) enum FileFailure {
    Output(OutputError),
    Diagnostic(Box<Diagnostic>),
}

/// Stages a file beside an entry, and the versions of a picture.
pub(super) fn stage_file(
    site: &Site,
    config: &Config,
    writer: &OutputFolder<'_>,
    cache: &Cache,
    entry: &(OutputPath, Attachment),
) -> Result<Vec<StagedFile>, FileFailure> {
    let (path, file) = entry;
    let form = site.published_form(config, entry, cache).map_err(FileFailure::Diagnostic)?;
    let stage = |path: &OutputPath, bytes: &[u8]| {
        writer.stage(path.clone(), bytes).map_err(FileFailure::Output)
    };
    match form {
        PublishedForm::Bytes(bytes) => Ok(vec![stage(path, &bytes)?]),
        PublishedForm::Picture(picture) => {
            let file = picture.file.iter().map(|bytes| stage(path, bytes));
            let versions = picture.versions.iter().map(|(path, bytes)| stage(path, bytes));
            file.chain(versions).collect()
        }
        PublishedForm::AsItIs => {
            let staged = writer.stage_copy(path.clone(), || file.binary.open());
            staged.map(|file| vec![file]).map_err(|failure| match failure {
                CopyError::Output(error) => FileFailure::Output(error),
                CopyError::Source(error) => {
                    let diagnostic = Diagnostic::about(&rule::UNREADABLE_FILE, file.path.as_str());
                    FileFailure::Diagnostic(Box::new(diagnostic.system_error(&error)))
                }
            })
        }
    }
}

/// Makes and stages every page. One that fails is left out, and told.
pub(super) fn write_pages(
    site: &Site,
    config: &Config,
    keys: &PageKeys<'_>,
    writer: &OutputFolder<'_>,
    add_diagnostic: &(dyn Fn(Diagnostic) + Sync),
    progress: &dyn Progress,
) -> Result<Vec<Option<StagedFile>>, OutputError> {
    progress.begin(BuildStep::Pages, Some(site.pages.len()));
    let pages = site.pages.par_iter().map(|page| {
        let begun = keys.begin_page(page);
        if let Some(file) = writer.find_made(&page.path, |reads| keys.complete(begun, reads)) {
            progress.advance(BuildStep::Pages);
            return Ok(Some(file));
        }
        let file = match site.render_noting(page, config) {
            Ok((html, reads)) => {
                let reads = reads.to_bytes();
                let made_of = MadeOf { key: keys.complete(begun, &reads), notes: reads.into() };
                writer.stage_made(page.path.clone(), made_of, html.as_bytes()).map(Some)
            }
            Err(diagnostic) => {
                add_diagnostic(*diagnostic);
                Ok(None)
            }
        };
        progress.advance(BuildStep::Pages);
        file
    });
    let pages = pages.collect();
    progress.end(BuildStep::Pages);
    pages
}

/// Draws and stages every social card.
pub(super) fn write_social_cards(
    site: &Site,
    config: &Config,
    cache: &Cache,
    writer: &OutputFolder<'_>,
    add_diagnostic: &(dyn Fn(Diagnostic) + Sync),
    progress: &dyn Progress,
) -> Result<Vec<Option<StagedFile>>, OutputError> {
    let cards = site.social_cards(config);
    progress.begin(BuildStep::SocialCards, Some(cards.len()));
    let drawn = cards.par_iter().map(|planned| {
        let stage = |card: &ComposedCard<'_>| {
            let key = card.key();
            if let Some(file) = writer.find_made(&planned.path, |_| key) {
                return Ok(Some(file));
            }
            let Some(bytes) = card.draw(cache) else { return Ok(None) };
            writer.stage_made(planned.path.clone(), key, &bytes).map(Some)
        };
        let staged = site.compose_social_card(config, planned, stage).unwrap_or_else(|fault| {
            add_diagnostic(*fault);
            Ok(None)
        });
        progress.advance(BuildStep::SocialCards);
        staged
    });
    let drawn = drawn.collect();
    progress.end(BuildStep::SocialCards);
    drawn
}

/// Writes the index that readers search.
pub(super) fn write_search_index(
    site: &Site,
    config: &Config,
    keys: &PageKeys<'_>,
    cache: &Cache,
    writer: &OutputFolder<'_>,
    add_diagnostic: &(dyn Fn(Diagnostic) + Sync),
    progress: &dyn Progress,
) -> Result<Vec<Option<StagedFile>>, OutputError> {
    progress.begin(BuildStep::Index, None);
    let memory = IndexMemory { cache, keys };
    let (there, made) = (Mutex::default(), Mutex::default());
    let staged = StagedIndex { writer, progress, there, made };
    let index = site.update_search(config, &staged, &memory);
    progress.end(BuildStep::Index);
    if let Err(fault) = index {
        // Half an index answers wrongly: none of it is published.
        add_diagnostic(*fault);
        return Ok(Vec::new());
    }
    let made = staged.made.into_inner().unwrap_or_else(PoisonError::into_inner);
    made.into_iter().map(|file| file.map(Some)).collect()
}

/// The files of the index, staged as they come.
struct StagedIndex<'a> {
    writer: &'a OutputFolder<'a>,
    progress: &'a dyn Progress,
    /// Files that were found in their places.
    there: Mutex<HashMap<String, StagedFile>>,
    made: Mutex<Vec<Result<StagedFile, OutputError>>>,
}

impl StagedIndex<'_> {
    fn add(&self, file: Result<StagedFile, OutputError>) {
        self.progress.advance(BuildStep::Index);
        self.made.lock().unwrap_or_else(PoisonError::into_inner).push(file);
    }
}

impl IndexSink for StagedIndex<'_> {
    fn has(&self, path: &OutputPath, made_of: CacheKey) -> bool {
        let Some(file) = self.writer.find_made(path, |_| made_of) else { return false };
        let mut there = self.there.lock().unwrap_or_else(PoisonError::into_inner);
        there.insert(path.as_str().to_owned(), file);
        true
    }

    fn keep(&self, path: &OutputPath, _made_of: CacheKey) {
        let file = self.there.lock().unwrap_or_else(PoisonError::into_inner).remove(path.as_str());
        if let Some(file) = file {
            self.add(Ok(file));
        }
    }

    fn put(&self, path: OutputPath, made_of: CacheKey, bytes: Vec<u8>) {
        self.add(self.writer.stage_made(path, made_of, &bytes));
    }
}
