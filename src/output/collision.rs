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
}

/// Everything that is claimed twice. A name that another entry has collides at the address of
/// every language: that is one mistake, and none if `known` has it already.
pub fn find_collisions(
    claims: impl IntoIterator<Item = PathClaim>,
    known: &[Diagnostic],
) -> Vec<Diagnostic> {
    let place = |diagnostic: &Diagnostic| match diagnostic.place {
        Place::Span(span) => Some((span.source, span.start)),
        Place::Path(_) => None,
    };
    let taken = known.iter().filter(|diagnostic| diagnostic.rule == &rule::DUPLICATE_ENTRY);
    let mut reported: BTreeSet<_> = taken.filter_map(place).collect();
    let mut collisions = collect_collisions(claims);
    collisions.retain(|collision| place(collision).is_none_or(|place| reported.insert(place)));
    collisions
}

fn collect_collisions(claims: impl IntoIterator<Item = PathClaim>) -> Vec<Diagnostic> {
    let mut taken: BTreeMap<String, PathClaim> = BTreeMap::new();
    let mut collisions = Vec::new();
    for claim in claims {
        let folded = claim.path.collision_key();
        if let Some(first) = taken.get(&folded) {
            collisions.push(collision(first, &claim));
        } else {
            taken.insert(folded, claim);
        }
    }
    // A file where another path needs a folder.
    for (path, claim) in &taken {
        let mut folder = path.as_str();
        while let Some((outer, _)) = folder.rsplit_once('/') {
            if let Some(file) = taken.get(outer) {
                collisions.push(collision(file, claim));
            }
            folder = outer;
        }
    }
    collisions
}

fn collision(first: &PathClaim, second: &PathClaim) -> Diagnostic {
    let (named, other) = if second.span.is_some() { (second, first) } else { (first, second) };
    let diagnostic = match named.span {
        Some(span) => Diagnostic::at(&rule::OUTPUT_COLLISION, span),
        None => Diagnostic::about(&rule::OUTPUT_COLLISION, named.owner.as_str()),
    };
    let diagnostic = diagnostic.text("path", named.path.as_str());
    diagnostic.text("first", named.owner.as_str()).text("second", other.owner.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claims(paths: &[&str]) -> Vec<PathClaim> {
        let claim = |path: &&str| PathClaim {
            path: OutputPath::new(*path).unwrap(),
            span: None,
            owner: (*path).to_owned(),
        };
        paths.iter().map(claim).collect()
    }

    #[test]
    fn what_some_system_takes_for_one_file_collides_everywhere() {
        assert_eq!(find_collisions(claims(&["a.html", "A.html"]), &[]).len(), 1);
        assert_eq!(find_collisions(claims(&["x/\u{e9}.jpg", "x/e\u{301}.jpg"]), &[]).len(), 1);
        assert_eq!(find_collisions(claims(&["a", "a/b.html"]), &[]).len(), 1);
        assert_eq!(find_collisions(claims(&["a.html", "b.html", "a/b.html"]), &[]).len(), 0);
    }
}
