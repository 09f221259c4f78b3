//! What can only be checked when all entries are known: references, links, anchors, files beside
//! an entry.

use rayon::prelude::*;

use super::{
    EntryRef, Graph, Resolution,
    backlinks::{find_lesson, looks_like_a_name},
    entries::AnyVersion,
    own_names::OwnNames,
    target::Target,
};
use crate::{
    diagnostic::Diagnostic,
    model::{CaseId, Photo, TextOrEntry, adoption::Adoption, case::Case, visit::Visit},
    names::{Kind, Reference, ReferenceField},
    parse::{Link, LinkKind},
    rule,
    source::{Sources, Span, Spanned},
    text::{
        file_name::{has_extension, relative_path, strip_extension},
        percent::encode,
        suggest::nearest,
        web_address::{WebAddress, WebAddressError},
    },
};

/// What every entry names that is not there.
pub(super) fn check_entries(graph: &Graph, sources: &Sources) -> Vec<Diagnostic> {
    let all: Vec<EntryRef> = graph.entries.all().collect();
    let diagnostics = all.par_chunks(ENTRIES_AT_ONCE).flat_map_iter(|some| {
        let mut checker = EntryChecker::new(graph, sources);
        for entry in some {
            checker.check_keys(*entry);
        }
        checker.diagnostics
    });
    diagnostics.collect()
}

/// What one entry names that is not there.
pub(super) fn check_entry(graph: &Graph, sources: &Sources, entry: EntryRef) -> Vec<Diagnostic> {
    let mut checker = EntryChecker::new(graph, sources);
    checker.check_keys(entry);
    checker.diagnostics
}

/// How many entries a thread takes at once: a single one is checked in a microsecond.
const ENTRIES_AT_ONCE: usize = 256;

struct EntryChecker<'a> {
    graph: &'a Graph,
    sources: &'a Sources,
    own_names: OwnNames,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> EntryChecker<'a> {
    fn new(graph: &'a Graph, sources: &'a Sources) -> Self {
        Self { graph, sources, own_names: OwnNames::default(), diagnostics: Vec::new() }
    }
}

impl EntryChecker<'_> {
    fn check_case(&mut self, case: &Case) {
        self.check_place(&case.locus, ReferenceField::CaseLocus);
        self.check_optional_name(case.implementer.as_ref(), ReferenceField::CaseImplementer);
        for model in &case.inspired_by {
            self.check_name(model, ReferenceField::CaseInspiredBy);
        }
        for related in &case.related {
            self.check_reference(&related.case);
        }
        for visit in case.lessons.items.iter().filter_map(|lesson| lesson.visit.as_ref()) {
            self.check_reference(visit);
        }
    }

    fn check_visit(&mut self, visit: &Visit) {
        self.check_name(&visit.organizer, ReferenceField::VisitOrganizer);
        for locus in &visit.loci {
            self.check_place(locus, ReferenceField::VisitLoci);
        }
        for locus in visit.speakers.iter().filter_map(|speaker| speaker.locus.as_ref()) {
            self.check_name(locus, ReferenceField::SpeakerLocus);
        }
        for locus in visit.groups.iter().filter_map(|group| group.locus.as_ref()) {
            self.check_name(locus, ReferenceField::GroupLocus);
        }
        let of_groups = visit.groups.iter().flat_map(|group| &group.cases);
        let of_findings = visit.findings.items.iter().filter_map(|finding| finding.case.as_ref());
        for case in visit.cases.iter().chain(of_groups).chain(of_findings) {
            self.check_reference(case);
        }
    }

    fn check_adoption(&mut self, adoption: &Adoption) {
        self.check_name(&adoption.by, ReferenceField::AdoptionBy);
        for reference in adoption.case.iter().chain(&adoption.visit) {
            self.check_reference(reference);
        }
        let case = adoption.case.as_ref().and_then(|case| self.graph.resolve(case)?.case());
        if let (Some(lesson), Some(case)) = (&adoption.lesson, case) {
            self.check_lesson(lesson, case);
        }
    }

    /// A lesson is named by its number or id, or told in words: one word alone is a name.
    fn check_lesson(&mut self, lesson: &Spanned<String>, case: CaseId) {
        let lessons = &self.graph.case(case).main().data.lessons.items;
        let is_name = !lesson.value.contains(char::is_whitespace);
        if !is_name || find_lesson(lessons, &lesson.value).is_some() {
            return;
        }
        let ids = lessons.iter().filter_map(|lesson| lesson.id.as_deref());
        self.diagnostics.push(
            Diagnostic::at(&rule::DANGLING_REFERENCE, lesson.span)
                .variant("lesson")
                .text("name", lesson.value.as_str())
                .number("count", lessons.len())
                .suggest(nearest(&lesson.value, ids)),
        );
    }

    fn check_keys(&mut self, entry: EntryRef) {
        let entries = &self.graph.entries;
        match entry {
            EntryRef::Case(id) => self.check_case(&entries.cases[id].main().data),
            EntryRef::Locus(id) => {
                let locus = &entries.loci[id].main().data;
                self.check_optional_name(locus.parent.as_ref(), ReferenceField::LocusParent);
            }
            EntryRef::Visit(id) => self.check_visit(&entries.visits[id].main().data),
            EntryRef::Adoption(id) => self.check_adoption(&entries.adoptions[id].main().data),
            EntryRef::Institute(_) | EntryRef::Page(_) => {}
        }
        self.check_common(entry);
    }

    /// What holds for entries of every kind.
    fn check_common(&mut self, entry: EntryRef) {
        let main = self.graph.entries.main(entry);
        if let Some(institute) = &main.common.institute {
            self.check_reference(institute);
        }
        let of_sources = main.common.sources.iter().filter_map(|source| source.file.as_ref());
        for file in main.common.photos.iter().map(|photo| &photo.file).chain(of_sources) {
            self.check_file(entry, file);
        }
        for photo in main.common.photos.iter().filter(|photo| photo.credit.is_none()) {
            self.ask_for_credit(photo);
        }
        for version in self.graph.entries.versions(entry) {
            for link in version.links {
                self.check_link(entry, version, link);
            }
        }
    }

    /// A drawing is no photo: it shows what somebody made up, not whom somebody met.
    fn ask_for_credit(&mut self, photo: &Photo) {
        let Spanned { value: file, span } = &photo.file;
        if !has_extension(file, &["svg"]) {
            let diagnostic = Diagnostic::at(&rule::MISSING_CREDIT, *span);
            self.diagnostics.push(diagnostic.text("file", file.trim_start_matches("./")));
        }
    }

    fn check_file(&mut self, entry: EntryRef, file: &Spanned<String>) {
        let files = self.graph.entries.attachments(entry);
        let name = file.value.trim_start_matches("./");
        if files.binary_search_by(|known| known.as_str().cmp(name)).is_err() {
            self.report_missing_file(entry, name, file.span);
        }
    }

    fn check_link(&mut self, entry: EntryRef, version: AnyVersion<'_>, link: &Link) {
        let path = &self.sources.get(version.source).path;
        let target = self.graph.target(entry, path, &link.target, link.kind);
        let at = |rule| Diagnostic::at(rule, link.span).text("target", link.target.as_str());
        match target {
            Target::Outside(_) | Target::File { .. } | Target::Hidden(Resolution::Broken) => {}
            Target::Entry(_, None) => {}
            Target::Here(anchor) => self.check_anchor(entry, version.language, &anchor, link),
            Target::Entry(other, Some(anchor)) => {
                self.check_anchor(other, version.language, &anchor, link);
            }
            Target::Hidden(_) => self.diagnostics.push(at(&rule::LINK_TO_DRAFT)),
            Target::Forbidden(scheme) => {
                self.diagnostics.push(at(&rule::FORBIDDEN_SCHEME).text("scheme", scheme));
            }
            Target::Missing
                if WebAddress::parse(&link.target) == Err(WebAddressError::Incomplete) =>
            {
                let meant = WebAddress::complete(&link.target).map(|meant| meant.to_string());
                self.diagnostics.push(at(&rule::DANGLING_LINK).variant("address").suggest(meant));
            }
            Target::Missing => {
                let is_file = link.kind == LinkKind::Image
                    || !link.target.contains('/')
                        && link.target.contains('.')
                        && !link.target.contains(".md");
                if is_file {
                    self.report_missing_file(entry, &link.target, link.span);
                } else {
                    let meant = self.nearest_entry(path, &link.target, link.kind);
                    self.diagnostics.push(at(&rule::DANGLING_LINK).suggest(meant));
                }
            }
        }
    }

    fn report_missing_file(&mut self, entry: EntryRef, name: &str, span: Span) {
        let files = self.own_names.files(self.graph, entry);
        let diagnostic = Diagnostic::at(&rule::MISSING_FILE, span).text("file", name);
        self.diagnostics.push(match files.in_other_case(name) {
            // The name is right, but a sign in it ends it in an address.
            Some(there) if there == name => {
                let there = encode(there);
                diagnostic.variant("address").text("there", &*there).suggest(Some(&*there))
            }
            Some(there) => diagnostic.variant("case").text("there", there).suggest(Some(there)),
            None => diagnostic.suggest(files.nearest(name)),
        });
    }

    fn check_anchor(&mut self, entry: EntryRef, language: &str, anchor: &str, link: &Link) {
        let headings = self.own_names.headings(self.graph, entry, language);
        if headings.has(anchor) {
            return;
        }
        self.diagnostics.push(
            Diagnostic::at(&rule::MISSING_ANCHOR, link.span)
                .text("anchor", anchor)
                .text("target", link.target.as_str())
                .suggest(headings.nearest(anchor)),
        );
    }

    /// The entry that a link may have meant, written as the link is. `path` is the file that the
    /// link stands in.
    fn nearest_entry(&self, path: &str, link: &str, kind: LinkKind) -> Option<String> {
        let file = link.split('#').next().unwrap_or(link);
        let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
        let stem = strip_extension(name, "md").or_else(|| strip_extension(name, "html"));
        let name = stem.unwrap_or(name);
        let meant = crate::names::names().kind_by_name(folder.rsplit('/').next().unwrap_or(folder));
        let kinds = meant.map_or_else(|| Kind::ALL.to_vec(), |kind| vec![kind]);
        let exact = kinds.iter().find(|kind| self.graph.find(**kind, name) != Resolution::Missing);
        let near = || {
            let near = kinds.iter().filter_map(|kind| {
                self.graph.nearest_name(*kind, name).map(|(slips, name)| (slips, *kind, name))
            });
            near.min_by_key(|(slips, ..)| *slips)
        };
        let (_, entry_kind, name) = exact.map(|kind| (0, *kind, name)).or_else(near)?;
        // A folder that is that of another page is no way to this one.
        if meant.is_none() && kind != LinkKind::Wiki {
            let Resolution::Entry(entry) = self.graph.find(entry_kind, name) else { return None };
            let main = self.graph.entries.main(entry);
            return Some(relative_path(path, &self.sources.get(main.source).path));
        }
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let ending = if kind == LinkKind::Wiki { "" } else { ".md" };
        Some(format!("{folder}{name}{ending}"))
    }

    fn check_reference(&mut self, reference: &Reference) {
        match self.graph.find(reference.kind, &reference.name) {
            Resolution::Entry(_) | Resolution::Broken => {}
            Resolution::Draft => self.report_draft(&reference.name, reference.span),
            Resolution::Missing => self.report_dangling(reference),
        }
    }

    fn report_dangling(&mut self, reference: &Reference) {
        let titled = self.graph.find_by_title(reference.kind, &reference.name);
        let titled = titled.map(|entry| self.graph.entries.key(entry).name.as_str());
        let near =
            || self.graph.nearest_name(reference.kind, &reference.name).map(|(_, name)| name);
        self.diagnostics.push(
            Diagnostic::at(&rule::DANGLING_REFERENCE, reference.span)
                .text("name", reference.name.as_str())
                .word("wanted", reference.kind.word())
                .suggest(titled.or_else(near)),
        );
    }

    fn report_draft(&mut self, name: &str, span: Span) {
        self.diagnostics.push(Diagnostic::at(&rule::LINK_TO_DRAFT, span).text("target", name));
    }

    fn check_optional_name(&mut self, named: Option<&TextOrEntry>, field: ReferenceField) {
        if let Some(named) = named {
            self.check_name(named, field);
        }
    }

    /// A reference must lead somewhere; a text may stand, unless an entry has that very title.
    fn check_name(&mut self, named: &TextOrEntry, field: ReferenceField) {
        match named {
            TextOrEntry::Entry(reference) => self.check_reference(reference),
            TextOrEntry::Text(text) => {
                if self.graph.resolve_any(named, field).is_some() {
                    return;
                }
                for kind in field.kinds() {
                    if self.graph.find(*kind, &text.value) == Resolution::Draft {
                        return self.report_draft(&text.value, text.span);
                    }
                    if self.graph.find(*kind, &text.value) == Resolution::Broken {
                        return;
                    }
                }
                let mut kinds = field.kinds().iter();
                if let Some(entry) =
                    kinds.find_map(|kind| self.graph.find_by_title(*kind, &text.value))
                {
                    self.report_plain_name(text, entry.kind(), Some(entry));
                }
            }
        }
    }

    /// A locus without an entry is worth one: a warning offers to make it.
    fn check_place(&mut self, named: &TextOrEntry, field: ReferenceField) {
        let before = self.diagnostics.len();
        self.check_name(named, field);
        let known = self.graph.resolve_any(named, field).is_some();
        let TextOrEntry::Text(text) = named else { return };
        let hidden = self.graph.find(Kind::Locus, &text.value) != Resolution::Missing;
        if known || hidden || self.diagnostics.len() > before {
            return;
        }
        if looks_like_a_name(named)
            && let Some((_, meant)) = self.graph.nearest_name(Kind::Locus, &text.value)
        {
            let diagnostic = Diagnostic::at(&rule::DANGLING_REFERENCE, text.span);
            let diagnostic = diagnostic.text("name", text.value.as_str());
            self.diagnostics
                .push(diagnostic.word("wanted", Kind::Locus.word()).suggest(Some(meant)));
        } else {
            self.report_plain_name(text, Kind::Locus, None);
        }
    }

    fn report_plain_name(&mut self, text: &Spanned<String>, kind: Kind, meant: Option<EntryRef>) {
        let meant = meant.map(|entry| {
            let key = self.graph.entries.key(entry);
            let language = crate::text::language::Language::Id;
            format!("{}/{}", crate::names::names().folder(key.kind, language), key.name)
        });
        let diagnostic = Diagnostic::at(&rule::PLAIN_REFERENCE, text.span)
            .text("name", text.value.as_str())
            .word("wanted", kind.word());
        self.diagnostics.push(match meant {
            Some(meant) => diagnostic.variant("titled").suggest(Some(meant)),
            None => diagnostic,
        });
    }
}
