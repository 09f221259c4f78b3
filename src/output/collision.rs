//! Two things at one address: found before anything is written, also where the addresses differ
//! only in case or in the composition of letters, because some systems take them for one file.

use std::collections::{BTreeMap, BTreeSet};

use super::OutputPath;
use crate::{
    diagnostic::{Diagnostic, Place},
    rule,
    source::Span,
};

/// A path that something wants, and who wants it.
#[derive(Debug, Clone)]
pub struct PathClaim {
    /// The path.
    pub path: OutputPath,
    /// The place in a file that decides the path, if an editor does.
    pub span: Option<Span>,
    /// Who wants it, by the path of its file or the name of the page.
    pub owner: String,
    /// Whether it is a folder with everything in it, whatever that will be named.
    pub whole_folder: bool,
}

/// Which claims were given what they want.
#[derive(Debug)]
pub struct SettledClaims {
    /// The positions of those that come too late.
    pub lost: BTreeSet<usize>,
    /// A diagnostic for each, but for what is known already.
    pub diagnostics: Vec<Diagnostic>,
}

/// Gives every path to the first that claims it. A name that another entry has collides at the
/// address of every language: that is one mistake, and none if `known` has it already.
pub fn settle_claims(claims: &[PathClaim], known: &[Diagnostic]) -> SettledClaims {
    let place = |diagnostic: &Diagnostic| match diagnostic.place {
        Place::Span(span) => Some((span.source, span.start)),
        Place::Path(_) => None,
    };
    let taken = known.iter().filter(|diagnostic| diagnostic.rule == &rule::DUPLICATE_ENTRY);
    let mut reported: BTreeSet<_> = taken.filter_map(place).collect();
    let mut paths = TakenPaths::default();
    let mut settled = SettledClaims { lost: BTreeSet::new(), diagnostics: Vec::new() };
    for (position, claim) in claims.iter().enumerate() {
        let key = claim.path.collision_key();
        let Some(first) = paths.find(&key) else {
            paths.take(key, claim, position);
            continue;
        };
        settled.lost.insert(position);
        let diagnostic = collision(&claims[first], claim);
        if place(&diagnostic).is_none_or(|place| reported.insert(place)) {
            settled.diagnostics.push(diagnostic);
        }
    }
    settled
}

/// What is taken, by the form in which paths are compared, with the position of the claim.
#[derive(Default)]
struct TakenPaths {
    files: BTreeMap<String, usize>,
    /// Folders that a file lies in.
    folders: BTreeMap<String, usize>,
    /// Folders that are taken with everything in them.
    whole_folders: BTreeMap<String, usize>,
}

impl TakenPaths {
    /// The claim that stands in the way of another.
    fn find(&self, key: &str) -> Option<usize> {
        let at = |paths: &BTreeMap<String, usize>, key: &str| paths.get(key).copied();
        let here = at(&self.files, key)
            .or_else(|| at(&self.folders, key))
            .or_else(|| at(&self.whole_folders, key));
        let above = || {
            let mut folders = ancestors(key);
            folders.find_map(|it| at(&self.files, it).or_else(|| at(&self.whole_folders, it)))
        };
        here.or_else(above)
    }

    fn take(&mut self, key: String, claim: &PathClaim, position: usize) {
        for folder in ancestors(&key) {
            if !self.folders.contains_key(folder) {
                self.folders.insert(folder.to_owned(), position);
            }
        }
        let paths = if claim.whole_folder { &mut self.whole_folders } else { &mut self.files };
        paths.insert(key, position);
    }
}

/// The folders that a path lies in, the innermost first.
fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(path.rsplit_once('/'), |(outer, _)| outer.rsplit_once('/'))
        .map(|(outer, _)| outer)
}

fn collision(first: &PathClaim, second: &PathClaim) -> Diagnostic {
    let (named, other) = if second.span.is_some() { (second, first) } else { (first, second) };
    let diagnostic = match named.span {
        Some(span) => Diagnostic::at(&rule::OUTPUT_COLLISION, span),
        None => Diagnostic::about(&rule::OUTPUT_COLLISION, named.owner.as_str()),
    };
    let diagnostic = diagnostic.text("path", second.path.as_str());
    diagnostic.text("first", named.owner.as_str()).text("second", other.owner.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lost(paths: &[&str]) -> Vec<usize> {
        let claim = |path: &&str| PathClaim {
            path: OutputPath::new(path.trim_end_matches("/*")).unwrap(),
            span: None,
            owner: (*path).to_owned(),
            whole_folder: path.ends_with("/*"),
        };
        let claims: Vec<PathClaim> = paths.iter().map(claim).collect();
        let settled = settle_claims(&claims, &[]);
        assert_eq!(settled.diagnostics.len(), settled.lost.len());
        settled.lost.into_iter().collect()
    }

    #[test]
    fn what_some_system_takes_for_one_file_collides_everywhere() {
        assert_eq!(lost(&["a.html", "A.html"]), [1]);
        assert_eq!(lost(&["x/\u{e9}.jpg", "x/e\u{301}.jpg"]), [1]);
        assert_eq!(lost(&["a.html", "b.html", "a/b.html"]), [0; 0]);
    }

    #[test]
    fn a_file_where_another_needs_a_folder_collides_whichever_comes_first() {
        assert_eq!(lost(&["a", "a/b.html"]), [1]);
        assert_eq!(lost(&["A/b/c.html", "a", "a/B"]), [1, 2]);
    }

    #[test]
    fn a_folder_may_be_taken_with_everything_in_it() {
        assert_eq!(
            lost(&["cari/*", "cari/akar.js", "Cari/x/y.js", "cari", "cari.html"]),
            [1, 2, 3]
        );
    }
}
