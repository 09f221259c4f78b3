//! The text of a case, for the search.

use std::fmt::Write as _;

use super::{builder::DocumentBuilder, content::LessonText};
use crate::{
    model::{
        CaseId, TextOrTerm, VocabularyId,
        case::{Case, Figure},
        choice::{LessonKind, Status},
    },
    names::ReferenceField,
    render::view::case_highlight,
};

pub(super) fn read(builder: &mut DocumentBuilder<'_>, id: CaseId) {
    let graph = builder.site.graph;
    let case = &graph.case(id).version(builder.language).data;
    add_names(builder, case);
    add_highlight(builder, id);
    builder.add_listing(
        "success_factors",
        "case.success_factors",
        &case.success_factors,
        |it, factor, out| {
            out.push_str(&it.label(VocabularyId::Factors, &factor.factor));
            out.push_str(": ");
            it.append_plain(&factor.note.text, out);
        },
    );
    builder.add_listing("obstacles", "case.obstacles", &case.obstacles, |it, obstacle, out| {
        out.push_str(&it.label(VocabularyId::Factors, &obstacle.factor));
        out.push_str(": ");
        it.append_plain(&obstacle.note.text, out);
        if let Some(response) = &obstacle.response {
            let _ = write!(out, "{}: ", it.strings.get("case.response"));
            it.append_plain(&response.text, out);
        }
    });
    builder.add_listing("results", "case.results", &case.results, |_, result, out| {
        out.push_str(&result.indicator);
        for figure in [&result.before, &result.after].into_iter().flatten() {
            if let Figure::Text(text) = figure {
                out.push_str(" · ");
                out.push_str(text);
            }
        }
    });
    add_lessons(builder, case);
    let texts = [
        ("problem", &case.problem),
        ("goal", &case.goal),
        ("origin", &case.origin),
        ("how", &case.how),
        ("beneficiaries", &case.beneficiaries),
        ("plans", &case.plans),
    ];
    for (key, prose) in texts {
        builder.add_prose(key, prose.as_ref());
    }
    let steps = case.process.iter().map(|step| step.what.as_str());
    let narrative = case.process_text.iter().map(|prose| &*prose.text);
    builder.add_lines("process", "case.process", steps.chain(narrative));
    builder.add_listing("awards", "case.awards", &case.awards, |_, award, out| {
        out.push_str(&award.name);
        for text in award.giver.iter().chain(match &award.rank {
            Some(TextOrTerm::Text(text)) => Some(text),
            _ => None,
        }) {
            out.push_str(" · ");
            out.push_str(text);
        }
    });
    add_profile(builder, case);
}

/// Its lessons: their texts, and which lines of them are which lesson.
fn add_lessons(builder: &mut DocumentBuilder<'_>, case: &Case) {
    builder.add_listing("lessons", "case.lessons", &case.lessons, |it, lesson, out| {
        let texts = [Some(&lesson.text), lesson.condition.as_ref(), lesson.change.as_ref()];
        let lines = texts.map(|text| {
            let start = out.len();
            if let Some(text) = text {
                it.append_plain(&text.text, out);
            }
            out.get(start..).unwrap_or_default().lines().count()
        });
        let place = LessonKind::ALL.iter().position(|kind| Some(*kind) == lesson.kind);
        let kind = LessonText::kind_at(place.unwrap_or(LessonKind::ALL.len()));
        it.document.lessons.push(LessonText { kind, section: 0, lines });
    });
}

/// The names that stand for it, and its place.
fn add_names(builder: &mut DocumentBuilder<'_>, case: &Case) {
    let graph = builder.site.graph;
    let locus = builder.title_or_text(&case.locus, ReferenceField::CaseLocus);
    builder.add_name(&locus);
    builder.document.place = join_place(builder, case, locus);
    if let Some(since) = case.since {
        builder.add_date(since);
    }
    if let Some(id) = graph.locus_of(case) {
        let data = &graph.locus(id).main().data;
        if let Some(province) = &data.province {
            builder.add_term(VocabularyId::Provinces, province);
        }
        if let Some(short) = &data.short_name {
            builder.add_name(short);
        }
    }
    for sector in &case.sectors {
        builder.add_term(VocabularyId::Sectors, sector);
    }
    let factors = case.success_factors.items.iter().map(|it| &it.factor);
    for factor in factors.chain(case.obstacles.items.iter().map(|it| &it.factor)) {
        builder.add_term(VocabularyId::Factors, factor);
    }
    if let Some(implementer) = &case.implementer {
        let name = builder.title_or_text(implementer, ReferenceField::CaseImplementer);
        builder.add_name(&name);
    }
}

/// What decides for it, which its card says.
fn add_highlight(builder: &mut DocumentBuilder<'_>, id: CaseId) {
    let Some(highlight) = case_highlight(builder.site, id, builder.language) else { return };
    let label = if highlight.kind == "figure" { &highlight.label } else { "" };
    let lines = [label, &highlight.text].into_iter().chain(highlight.change.as_deref());
    builder.document.highlight = lines.collect::<Vec<_>>().join("\n");
}

/// Where it is and how it stands, which is searchable, too: "Banyuwangi · Diterapkan · Masih berjalan".
fn join_place(builder: &mut DocumentBuilder<'_>, case: &Case, locus: String) -> String {
    let stage = case.stage.map(|it| format!("choice.stage.{}", it.id()));
    let status = case
        .status
        .filter(|it| *it != Status::Unknown)
        .map(|it| format!("choice.status.{}", it.id()));
    let words = stage.iter().chain(&status).map(|path| builder.strings.get(path));
    let mut place = locus;
    for word in words {
        builder.add_name(word);
        place.push_str(" · ");
        place.push_str(word);
    }
    place
}

/// Who had a part in it, and what it took.
fn add_profile(builder: &mut DocumentBuilder<'_>, case: &Case) {
    let parties = case.stakeholders.iter().map(|it| match &it.part {
        Some(part) => format!("{}: {part}", it.who),
        None => it.who.clone(),
    });
    let resources = case.resources.iter().flat_map(|it| &it.tools).cloned();
    let rules = case.resources.iter().flat_map(|it| &it.regulation.items).cloned();
    let lines: Vec<String> = parties.chain(resources).chain(rules).collect();
    builder.add_lines("profile", "case.profile", lines.iter().map(String::as_str));
    for partner in &case.partners.items {
        builder.add_term(VocabularyId::Partners, partner);
    }
}
