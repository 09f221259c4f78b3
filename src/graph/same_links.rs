//! Whether two readings of an entry hang together alike with all others: only its words differ, and
//! facts that stand on pages and decide nothing else. Then who points at whom and which terms have
//! which entries is known without looking at any other entry.

use crate::{
    model::{
        AnyEntry, Common, Entry, TextOrEntry, adoption::Adoption, case::Case, locus::Locus,
        visit::Visit,
    },
    names::{Kind, Reference},
};

/// Whether back-links, terms and addresses are the same with another reading of an entry.
pub fn has_same_links(old: &AnyEntry, new: &AnyEntry) -> bool {
    describe_links(old) == describe_links(new)
}

/// Everything of an entry that decides how it hangs together with others.
fn describe_links(entry: &AnyEntry) -> String {
    match entry {
        AnyEntry::Case(it) => describe(it, case),
        AnyEntry::Locus(it) => describe(it, locus),
        AnyEntry::Visit(it) => describe(it, visit),
        AnyEntry::Adoption(it) => describe(it, adoption),
        AnyEntry::Institute(it) => describe(it, |_| String::new()),
        AnyEntry::Page(it) => describe(it, |page| page.menu.to_string()),
    }
}

/// What holds for every kind, and the links of its own kind.
fn describe<T>(entry: &Entry<T>, links: impl Fn(&T) -> String) -> String {
    let versions = entry.versions.iter().map(|version| {
        (&version.language, version.source, common(&version.common), links(&version.data))
    });
    let versions: Vec<_> = versions.collect();
    format!("{:?}", (&entry.key, &entry.slug.value, &entry.attachments, versions))
}

fn common(common: &Common) -> String {
    let aliases: Vec<&str> = common.aliases.iter().map(|alias| alias.value.as_str()).collect();
    let institute = common.institute.as_ref().map(reference);
    let state = (common.withdrawn.is_some(), common.draft);
    format!("{:?}", (aliases, institute, state))
}

fn case(case: &Case) -> String {
    let related = case.related.iter().map(|it| (reference(&it.case), it.how.map(|how| how.value)));
    let lessons = case.lessons.items.iter().map(|it| (&it.id, it.visit.as_ref().map(reference)));
    let factors = case.success_factors.items.iter().map(|it| &it.factor);
    let obstacles = case.obstacles.items.iter();
    let obstacles = obstacles.map(|it| (&it.factor, it.outcome, it.response.is_some()));
    let (locus, models) = (named(&case.locus), case.inspired_by.iter().map(named));
    format!(
        "{:?}",
        (
            (locus, models.collect::<Vec<_>>(), related.collect::<Vec<_>>()),
            (&case.sectors, factors.collect::<Vec<_>>()),
            (obstacles.collect::<Vec<_>>(), lessons.collect::<Vec<_>>()),
        )
    )
}

fn locus(locus: &Locus) -> String {
    format!("{:?}", (&locus.kind, locus.parent.as_ref().map(named), &locus.province))
}

fn visit(visit: &Visit) -> String {
    let loci: Vec<_> = visit.loci.iter().map(named).collect();
    let cases: Vec<_> = visit.cases.iter().map(reference).collect();
    let groups = visit.groups.iter().map(|group| {
        let cases: Vec<_> = group.cases.iter().map(reference).collect();
        (group.locus.as_ref().map(named), cases)
    });
    let findings = visit.findings.items.iter().map(|it| it.case.as_ref().map(reference));
    let (groups, findings): (Vec<_>, Vec<_>) = (groups.collect(), findings.collect());
    format!("{:?}", (named(&visit.organizer), visit.start.value, loci, cases, groups, findings))
}

fn adoption(adoption: &Adoption) -> String {
    let (case, visit) = (adoption.case.as_ref(), adoption.visit.as_ref());
    let lesson = adoption.lesson.as_ref().map(|lesson| &lesson.value);
    format!("{:?}", (named(&adoption.by), case.map(reference), lesson, visit.map(reference)))
}

/// A name without its place.
fn named(named: &TextOrEntry) -> (Option<Kind>, &str) {
    match named {
        TextOrEntry::Text(text) => (None, &text.value),
        TextOrEntry::Entry(entry) => (Some(entry.kind), &entry.name),
    }
}

/// A reference without its place.
fn reference(reference: &Reference) -> (Kind, &str) {
    (reference.kind, &reference.name)
}
