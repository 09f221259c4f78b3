//! What a search knows of a case.

use super::Writer;
use crate::{
    model::{
        TextOrTerm, VocabularyId,
        case::{Case, Figure},
    },
    names::ReferenceField,
};

pub(super) fn write(writer: &mut Writer<'_>, index: usize) {
    let graph = writer.site.graph;
    let case = &graph.case(index).version(writer.language).data;
    names(writer, case);
    writer.listing(
        "success_factors",
        "case.success_factors",
        &case.success_factors,
        |it, factor, out| {
            out.push_str(&it.label(VocabularyId::Factors, &factor.factor));
            out.push_str(": ");
            it.plain(&factor.note.text, out);
        },
    );
    writer.listing("obstacles", "case.obstacles", &case.obstacles, |it, obstacle, out| {
        out.push_str(&it.label(VocabularyId::Factors, &obstacle.factor));
        out.push_str(": ");
        it.plain(&obstacle.note.text, out);
        if let Some(response) = &obstacle.response {
            it.plain(&response.text, out);
        }
    });
    writer.listing("results", "case.results", &case.results, |_, result, out| {
        out.push_str(&result.indicator);
        for figure in [&result.before, &result.after].into_iter().flatten() {
            if let Figure::Text(text) = figure {
                out.push_str(" · ");
                out.push_str(text);
            }
        }
    });
    writer.listing("lessons", "case.lessons", &case.lessons, |it, lesson, out| {
        let texts = [Some(&lesson.text), lesson.condition.as_ref(), lesson.change.as_ref()];
        for text in texts.into_iter().flatten() {
            it.plain(&text.text, out);
        }
    });
    let texts = [
        ("problem", &case.problem),
        ("goal", &case.goal),
        ("origin", &case.origin),
        ("how", &case.how),
        ("beneficiaries", &case.beneficiaries),
        ("plans", &case.plans),
    ];
    for (key, prose) in texts {
        writer.prose(key, prose.as_ref());
    }
    let steps = case.process.iter().map(|step| step.what.as_str());
    let told = case.process_text.iter().map(|prose| prose.text.as_str());
    writer.lines("process", "case.process", steps.chain(told));
    writer.listing("awards", "case.awards", &case.awards, |_, award, out| {
        out.push_str(&award.name);
        for text in award.giver.iter().chain(match &award.rank {
            Some(TextOrTerm::Text(text)) => Some(text),
            _ => None,
        }) {
            out.push_str(" · ");
            out.push_str(text);
        }
    });
    profile(writer, case);
}

/// The names that stand for it, and its place.
fn names(writer: &mut Writer<'_>, case: &Case) {
    let graph = writer.site.graph;
    let locus = writer.named(&case.locus, ReferenceField::CaseLocus);
    writer.name(&locus);
    writer.found.place = locus;
    if let Some(index) = graph.locus_of(case) {
        let data = &graph.locus(index).main().data;
        if let Some(province) = &data.province {
            writer.term(VocabularyId::Provinces, province);
        }
        if let Some(short) = &data.short_name {
            writer.name(short);
        }
    }
    for sector in &case.sectors {
        writer.term(VocabularyId::Sectors, sector);
    }
    let factors = case.success_factors.items.iter().map(|it| &it.factor);
    for factor in factors.chain(case.obstacles.items.iter().map(|it| &it.factor)) {
        writer.term(VocabularyId::Factors, factor);
    }
    if let Some(implementer) = &case.implementer {
        let name = writer.named(implementer, ReferenceField::CaseImplementer);
        writer.name(&name);
    }
}

/// Who had a part in it, and what it took.
fn profile(writer: &mut Writer<'_>, case: &Case) {
    let parties = case.stakeholders.iter().map(|it| match &it.part {
        Some(part) => format!("{}: {part}", it.who),
        None => it.who.clone(),
    });
    let resources = case.resources.iter().flat_map(|it| &it.tools).cloned();
    let rules = case.resources.iter().flat_map(|it| &it.regulation.items).cloned();
    let lines: Vec<String> = parties.chain(resources).chain(rules).collect();
    writer.lines("profile", "case.profile", lines.iter().map(String::as_str));
    for partner in &case.partners.items {
        writer.term(VocabularyId::Partners, partner);
    }
}
