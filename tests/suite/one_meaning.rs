//! The words of pages: two strings with the same text mean the same, in each language.

use std::collections::BTreeMap;
use std::path::Path;

use teladan::{
    pipeline::{Options, compile},
    theme::built_in,
};

/// Strings that mean the same and may say the same, a line for each meaning.
const SAME: &str = "
kind.case.one kind.case.other brief.case brief.part.cases
kind.locus.one kind.locus.other case.locus choice.said_by.locus brief.locus brief.part.loci
kind.visit.one kind.visit.other choice.accepts.visit timeline.visit chain.visit chain.visits institute_year.visits.title institute_year.visits.visits
kind.institute.one kind.institute.other entry.institute chain.institute institute_year.column.institute
kind.adoption.one kind.adoption.other chain.adoption institute_year.adoptions.adoptions institute_year.adoptions.title
kind.page.one kind.page.other pager.page
case.how_to_visit locus.how_to_visit
card.since search.from_year
front.newest list.newest search.sort_by.date
front.factors search.by_factor
front.provinces search.by_province
list.order search.sort
list.filters search.filters
sector.one sector.plural search.filter.sector case.sectors finder.reason.sectors.name barometer.chart.sector
province.one province.plural search.filter.province fact.province barometer.chart.province
factor.one factor.plural
obstacle.one obstacle.plural search.filter.hindered case.obstacle case.obstacles finder.reason.obstacle.name
lessons.title case.lessons chain.lesson institute_year.lessons.lessons
data.files data.formats entry.source_file entry.files
data.type.text data.type.markdown
data.count data.type.number barometer.count_label institute_year.column.value finder.reckoning.value
data.type.term terms.title
search.title search.box.button
search.example_phrase choice.form.public-service
search.filter.helped case.success_factor case.success_factors
search.filter.stage case.stage barometer.chart.stage
search.filter.status case.status barometer.chart.status
search.filter.organizer visit.organizer brief.organizer
search.filter.awarded case.awards locus.awards timeline.award finder.favour.awards finder.reason.awards.name barometer.chart.awards
entry.sources entry.source brief.part.sources
case.checked fact.hosting_checked timeline.checked
map.all obstacle.any
map.area.dunia barometer.abroad
years.title spread.by_year
fact.ended timeline.ended
case.unknown special.unknown choice.novelty.unknown institute_year.unknown institute_year.column.unknown
case.results section.result chain.result
case.changed section.changed barometer.chart.change
case.confirmed visit.confirmed
case.unconfirmed visit.unconfirmed
visit.group_size fact.participants choice.said_by.cohort institute_year.visits.participants
adoption.by fact.by
related.inspired choice.relation.inspired
fact.regulation fact.legal_basis
choice.status.stopped choice.adoption_status.stopped timeline.ended
choice.lesson_kind.adopt choice.spread_step.implement fit_check.adopt
choice.lesson_kind.adapt choice.spread_step.adapt fit_check.adapt
choice.accepts.internship choice.visit_kind.internship
choice.adoption_status.done task.done
base.contact locus.contact brief.contact
base.withdrawn_reason section.why finder.reasons
finder.favour.evidence finder.reason.evidence.name
brief.sheet_group visit.groups
brief.reason shortlist.reason
brief.when visit.period
brief.who fact.cohort
brief.open visit.unanswered
brief.part.fits fit_check.title
case.prerequisite fit_check.required
fit_check.note shortlist.note
fit_check.answer.no no
fit_check.answer.yes fit_check.have.yes yes
fit_check.have.no task.open
locus.hosting finder.reason.hosting.name
fact.population finder.population
choice.said_by.document finder.by.document
choice.said_by.third-party finder.by.third-party
barometer.contents institute_year.column.part
chain.no_adoption chain.without_adoption
barometer.results.not-measured special.not_measured case.unmeasured
institute_year.column.of institute_year.of
barometer.digital.yes fact.digital
barometer.chart.locus-kind search.filter.locus_kind
barometer.chart.novelty fact.novelty
adoption.steps barometer.chart.adoption-step
institute_year.visits.loci visit.loci
institute_year.cases.cases institute_year.cases.title chain.cases
barometer.chart.evaluation-phase fact.evaluation_phase
chain.year institute_year.column.year search.filter.year
barometer.none.hindered barometer.none.stopped
barometer.chart.evaluation-purposes fact.evaluation_purposes
barometer.chart.goals fact.sdgs
barometer.chart.evaluation-by fact.evaluation_by
chain.adoptions.other count.adoptions.other
barometer.count.lessons.other chain.lessons.other count.lessons.other
fact.companions institute_year.visits.companions
barometer.chart.evidence search.filter.evidence
chain.adoptions.one count.adoptions.one
barometer.count.lessons.one chain.lessons.one count.lessons.one
";

/// Names that are the same in themselves: of countries, months, goals, folders, number marks.
const NAMES: [&str; 5] = ["country.", "month.", "sdg.", "route.", "number."];

#[test]
fn two_strings_with_the_same_text_have_the_same_meaning() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let compilation = compile(root, Options { drafts: false, keep_going: false });
    let theme = built_in(&compilation.config.expect("the sample has settings"));
    let mut wrong = Vec::new();
    for language in ["id", "en"] {
        let mut by_text: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for (path, text) in theme.strings(language).iter() {
            if !NAMES.iter().any(|names| path.starts_with(names)) {
                by_text.entry(text.to_lowercase()).or_default().push(path);
            }
        }
        for (text, paths) in by_text.iter().filter(|(_, paths)| paths.len() > 1) {
            let means_all = |line: &str| {
                let meaning: Vec<&str> = line.split(' ').collect();
                paths.iter().all(|path| meaning.contains(path))
            };
            if !SAME.lines().any(means_all) {
                wrong.push(format!("{language}: “{text}” is said by {}", paths.join(" ")));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "give each its own words, or name them in SAME:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn every_meaning_names_strings_that_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let compilation = compile(root, Options { drafts: false, keep_going: false });
    let theme = built_in(&compilation.config.expect("the sample has settings"));
    // Only English has a form of its own for one.
    let has = |path: &str| ["id", "en"].iter().any(|it| theme.strings(it).find(path).is_some());
    let gone = SAME.split_whitespace().filter(|path| !has(path));
    assert_eq!(gone.collect::<Vec<_>>(), Vec::<&str>::new());
}
