//! Last good: while a file has an error that blocks, the pipeline is fed the bytes that it had when
//! it was sound, so that every page stays. What is said about the file is about its new text.
//!
//! A file without such bytes is left out. Some errors are nobody's own: a reference dangles because
//! another file has gone. Files that read as they did when they were sound are then kept as they
//! are, and if the cause is a file that all entries depend on (the settings, terms, the theme),
//! that one is fed as it was.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use super::{
    Compilation, Options,
    pass::{Pass, pass},
};
use crate::{
    diagnostic::{Argument, Diagnostic, Place},
    read::{CONTENT, Content, InputFile, SETTINGS, Snapshot, THEMES},
    rule::{Level, Rule},
    source::Source,
    theme::Theme,
};

/// How often the pipeline is run for one state of the folder: a file that is fed as it was may
/// disagree with others as they are.
const MOST_ROUNDS: usize = 5;

/// The sound texts of a folder.
#[derive(Debug, Default)]
pub(super) struct LastGood {
    good: HashMap<Arc<str>, Arc<Source>>,
    /// The theme of which a page of each sort could be made.
    proved: Option<Arc<Theme>>,
}

/// How many entries are suspected of an error of another one.
const MOST_SUSPECTS: usize = 4;

/// What a file is fed instead of what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Instead {
    /// Its last good text.
    Good,
    /// Nothing.
    Nothing,
}

/// What is fed instead of what files hold.
type Feed = BTreeMap<Arc<str>, Instead>;

/// The files that all entries depend on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Settings,
    Terms,
    Theme,
}

const SORTS_FOR_ALL: [Sort; 3] = [Sort::Settings, Sort::Terms, Sort::Theme];

/// Errors by the path of their file.
type Faults = BTreeMap<String, Vec<(&'static Rule, Vec<(&'static str, Argument)>)>>;

/// One run on what the pipeline is fed.
struct Attempt {
    fed: Snapshot,
    faults: Faults,
    compiled: Compilation,
}

impl LastGood {
    /// Puts the site that can be made into what came of the folder as it is, and keeps the passes
    /// that it took.
    pub(super) fn mend(
        &mut self,
        snapshot: &Snapshot,
        options: Options,
        compiled: &mut Compilation,
        passes: (&mut Vec<Pass>, &[Pass]),
    ) {
        let (made, before) = passes;
        compiled.prove(&mut self.proved);
        let faults = faults(compiled);
        if faults.is_empty() && compiled.site.is_some() {
            return self.remember(snapshot, &faults);
        }
        let attempt = Attempt { fed: snapshot.clone(), faults, compiled: compiled.clone() };
        let attempt = self.sounder(snapshot, attempt, &mut |last_good, feed| {
            last_good.run(snapshot, options, feed, (made, before))
        });
        if attempt.compiled.site.is_some() {
            self.remember(&attempt.fed, &attempt.faults);
        }
        compiled.site = attempt.compiled.site;
        compiled.config = attempt.compiled.config;
    }

    /// Feeds the pipeline what is sounder than the folder as it is, until nothing is.
    fn sounder(
        &mut self,
        snapshot: &Snapshot,
        first: Attempt,
        run: &mut dyn FnMut(&mut Self, &Feed) -> Attempt,
    ) -> Attempt {
        let faults = first.faults.clone();
        let mut feed = Feed::new();
        let mut attempt = self.without_the_accused(snapshot, first, &mut feed, run);
        for sort in SORTS_FOR_ALL {
            let altered = self.altered(snapshot, sort, &feed);
            if attempt.is_sound() || altered.is_empty() {
                continue;
            }
            let mut more = feed.clone();
            more.extend(altered);
            let other = run(self, &more);
            if other.is_sounder_than(&attempt) {
                feed = more;
                attempt = self.without_the_accused(snapshot, other, &mut feed, run);
            }
        }
        for one in self.altered_entries(snapshot, &feed) {
            if attempt.is_sound() {
                break;
            }
            let mut more = feed.clone();
            more.extend([one]);
            let other = run(self, &more);
            if other.is_sounder_than(&attempt) {
                feed = more;
                attempt = self.without_the_accused(snapshot, other, &mut feed, run);
            }
        }
        let vain = vain(&feed, &faults, &attempt.faults);
        if vain.is_empty() {
            return attempt;
        }
        feed.retain(|path, _| !vain.contains(path));
        run(self, &feed)
    }

    /// Feeds something else instead of every file with an error of its own.
    fn without_the_accused(
        &mut self,
        snapshot: &Snapshot,
        mut attempt: Attempt,
        feed: &mut Feed,
        run: &mut dyn FnMut(&mut Self, &Feed) -> Attempt,
    ) -> Attempt {
        for _ in 0..MOST_ROUNDS {
            let mut accused = self.accused(snapshot, &attempt, feed);
            // Their errors are those of many: what is left without them is seen next time round.
            if accused.iter().any(|(path, _)| sort_of(path).is_some()) {
                accused.retain(|(path, _)| sort_of(path).is_some());
            }
            if accused.is_empty() {
                break;
            }
            feed.extend(accused);
            attempt = run(self, feed);
        }
        attempt
    }

    fn run(
        &mut self,
        snapshot: &Snapshot,
        options: Options,
        feed: &Feed,
        (made, before): (&mut Vec<Pass>, &[Pass]),
    ) -> Attempt {
        let fed = self.fed(snapshot, feed);
        let (pass, mut compiled) = pass(&fed, options, made.iter().chain(before));
        made.push(pass);
        compiled.prove(&mut self.proved);
        Attempt { fed, faults: faults(&compiled), compiled }
    }

    /// The files with an error of their own, and what they are fed instead.
    fn accused(
        &self,
        snapshot: &Snapshot,
        attempt: &Attempt,
        feed: &Feed,
    ) -> Vec<(Arc<str>, Instead)> {
        let accused = attempt.faults.keys().filter(|path| !feed.contains_key(path.as_str()));
        let accused = accused.filter_map(|path| {
            let file = snapshot.file(path)?;
            let path = Arc::clone(&file.path);
            match self.good.get(&path) {
                None => Some((path, Instead::Nothing)),
                Some(good) if text(snapshot, file) != Some(&good.text) => {
                    Some((path, Instead::Good))
                }
                Some(_) => None,
            }
        });
        accused.collect()
    }

    /// The files of a sort that are not as they were.
    fn altered(&self, snapshot: &Snapshot, sort: Sort, feed: &Feed) -> Vec<(Arc<str>, Instead)> {
        let there = snapshot.files.iter().map(|file| &file.path);
        let all: BTreeSet<&Arc<str>> = there.chain(self.good.keys()).collect();
        let of_sort = all.into_iter().filter(|path| sort_of(path) == Some(sort));
        let altered = of_sort.filter(|path| !feed.contains_key(*path)).filter_map(|path| {
            let now = snapshot.file(path).and_then(|file| text(snapshot, file));
            let instead = match self.good.get(path) {
                Some(good) => (now != Some(&good.text)).then_some(Instead::Good),
                None => now.map(|_| Instead::Nothing),
            };
            Some((Arc::clone(path), instead?))
        });
        altered.collect()
    }

    /// Some entries that are not as they were, although nothing is said about them: one may have
    /// taken the address of another.
    fn altered_entries(&self, snapshot: &Snapshot, feed: &Feed) -> Vec<(Arc<str>, Instead)> {
        let entries = snapshot.files.iter().filter(|file| sort_of(&file.path).is_none());
        let altered = entries.filter(|file| !feed.contains_key(&file.path)).filter_map(|file| {
            let now = text(snapshot, file)?;
            let instead = match self.good.get(&file.path) {
                Some(good) if good.text == *now => return None,
                Some(_) => Instead::Good,
                None => Instead::Nothing,
            };
            Some((Arc::clone(&file.path), instead))
        });
        altered.take(MOST_SUSPECTS).collect()
    }

    /// The folder as the pipeline is fed it.
    fn fed(&self, snapshot: &Snapshot, feed: &Feed) -> Snapshot {
        let mut fed = snapshot.clone();
        let mut files = snapshot.files.to_vec();
        for (path, instead) in feed {
            let at = files.binary_search_by(|file| file.path.cmp(path));
            let now = at.ok().map(|at| files[at].content.clone());
            let content = match (instead, self.good.get(path), now) {
                (Instead::Good, Some(good), Some(Content::Text(id))) => {
                    fed.sources.replace_shared(id, Arc::clone(good));
                    Content::Text(id)
                }
                (Instead::Good, Some(good), _) => {
                    Content::Text(fed.sources.add_shared(Arc::clone(good)))
                }
                _ => Content::Unreadable,
            };
            match at {
                Ok(at) => files[at].content = content,
                Err(at) => files.insert(at, InputFile { path: Arc::clone(path), content }),
            }
        }
        // What kept a file from being read is not said of the text that it is fed.
        if fed.diagnostics.iter().any(|diagnostic| is_fed(diagnostic, feed)) {
            let others = fed.diagnostics.iter().filter(|diagnostic| !is_fed(diagnostic, feed));
            fed.diagnostics = Arc::new(others.cloned().collect());
        }
        // The list of files is compared as a whole: where it is the same it stays the same one.
        if files != *snapshot.files {
            fed.files = Arc::new(files);
        }
        fed
    }

    /// Keeps what is sound. A file that has gone is forgotten, unless it is still fed.
    fn remember(&mut self, fed: &Snapshot, faults: &Faults) {
        self.good.retain(|path, _| fed.file(path).is_some());
        for file in fed.files.iter() {
            let Content::Text(id) = file.content else { continue };
            let now = fed.sources.get(id);
            let known = self.good.get(&file.path);
            if known.is_some_and(|known| Arc::ptr_eq(known, now))
                || faults.contains_key(&*file.path)
            {
                continue;
            }
            self.good.insert(Arc::clone(&file.path), Arc::clone(now));
        }
    }
}

/// Whether a diagnostic is about a file as a whole that is fed something else.
fn is_fed(diagnostic: &Diagnostic, feed: &Feed) -> bool {
    matches!(&diagnostic.place, Place::Path(path) if feed.contains_key(path.as_str()))
}

/// The files that are no sounder for being fed as they were: then their authors had better see
/// what they write.
fn vain(feed: &Feed, before: &Faults, after: &Faults) -> BTreeSet<Arc<str>> {
    let good = feed.iter().filter(|(_, instead)| **instead == Instead::Good);
    let vain = good.filter(|(path, _)| {
        let fault = |faults: &Faults| faults.get(&***path).cloned();
        fault(before)
            .zip(fault(after))
            .is_some_and(|(before, after)| before.iter().all(|fault| after.contains(fault)))
    });
    vain.map(|(path, _)| Arc::clone(path)).collect()
}

impl Attempt {
    fn is_sound(&self) -> bool {
        self.faults.is_empty() && self.compiled.site.is_some()
    }

    fn is_sounder_than(&self, other: &Self) -> bool {
        let badness = |attempt: &Self| {
            let errors: usize = attempt.faults.values().map(Vec::len).sum();
            // What cannot be looked at yet has no errors yet.
            let compiled = &attempt.compiled;
            (compiled.config.is_none(), compiled.site.is_none(), errors)
        };
        badness(self) < badness(other)
    }
}

/// Which of the files that all entries depend on a file is, if it is one.
fn sort_of(path: &str) -> Option<Sort> {
    let below = |folder: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    if path == SETTINGS {
        Some(Sort::Settings)
    } else if below(THEMES) {
        Some(Sort::Theme)
    } else if below(CONTENT) && !path.ends_with(".md") {
        Some(Sort::Terms)
    } else {
        None
    }
}

fn text<'a>(snapshot: &'a Snapshot, file: &InputFile) -> Option<&'a Arc<str>> {
    match file.content {
        Content::Text(id) => Some(&snapshot.sources.get(id).text),
        Content::Unreadable | Content::Binary(_) => None,
    }
}

/// The errors that block, by file.
fn faults(compiled: &Compilation) -> Faults {
    let mut faults = Faults::new();
    let errors = compiled.diagnostics.iter().filter(|diagnostic| diagnostic.level == Level::Error);
    for diagnostic in errors {
        let path = path(diagnostic, compiled);
        let fault = (diagnostic.rule, diagnostic.arguments.clone());
        faults.entry(path).or_default().push(fault);
    }
    faults
}

fn path(diagnostic: &Diagnostic, compiled: &Compilation) -> String {
    match &diagnostic.place {
        Place::Span(span) => compiled.sources.get(span.source).path.clone(),
        Place::Path(path) => path.clone(),
    }
}
