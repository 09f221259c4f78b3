//! The form for case studies of the OECD's Observatory of Public Sector Innovation. Where headings
//! and limits are from: `docs/decisions/forms.md`.

use super::definition::{
    AnswerPart::{self, Body, LabelledRow, List, Row, Text},
    FormDefinition, FormSection,
    LengthLimit::CharactersAtMost,
};

/// A heading with the characters that its answer may have at most, where the form says so.
const fn ask(
    heading: &'static str,
    parts: &'static [AnswerPart],
    characters: Option<usize>,
    question: [&'static str; 2],
) -> FormSection {
    let limit = match characters {
        Some(most) => Some(CharactersAtMost(most)),
        None => None,
    };
    FormSection { heading, parts, limit, question }
}

pub(super) const OPSI: FormDefinition = FormDefinition {
    title: "OPSI Case Study Submission",
    language: "en",
    sections: &[
        ask(
            "Innovation Name",
            &[Text("title")],
            None,
            ["Apa nama inovasinya dalam bahasa Inggris?", "What is the innovation called?"],
        ),
        ask(
            "Organisation and Place",
            &[Row("locus"), LabelledRow("implementer"), LabelledRow("province")],
            None,
            [
                "Lembaga mana yang menjalankannya, dan di tingkat pemerintahan mana?",
                "Which organisation runs it, and at which level of government?",
            ],
        ),
        ask(
            "Year Launched",
            &[Row("since")],
            None,
            ["Tahun berapa inovasi ini dimulai?", "In which year was it launched?"],
        ),
        ask(
            "Short and Simple Explanation",
            &[Text("summary")],
            None,
            [
                "Apa inovasi ini, dalam tiga kalimat sederhana?",
                "What is it, in three simple sentences?",
            ],
        ),
        ask(
            "Innovation Overview",
            &[Text("problem"), Text("goal"), Text("how"), Text("plans"), Body],
            Some(5000),
            [
                "Masalah apa yang dijawab, apa inovasinya, apa tujuannya, dan apa rencana selanjutnya?",
                "Which problem does it solve, what is it, what are its goals, and what comes next?",
            ],
        ),
        ask(
            "What Makes Your Project Innovative?",
            &[Text("origin"), LabelledRow("novelty"), LabelledRow("change")],
            Some(1000),
            [
                "Apa bedanya dengan yang pernah dicoba di sana atau di tempat lain?",
                "How does it differ from what was tried before, there or elsewhere?",
            ],
        ),
        ask(
            "What is the current status of your innovation?",
            &[
                LabelledRow("stage"),
                LabelledRow("status"),
                LabelledRow("checked"),
                LabelledRow("evaluation_phase"),
            ],
            None,
            ["Sejauh mana inovasi ini berjalan sekarang?", "How far is it put to use today?"],
        ),
        ask(
            "Collaborations & Partnerships",
            &[List("partners"), List("stakeholders")],
            Some(500),
            [
                "Siapa yang ikut merancang, dan apa sumbangan masing-masing?",
                "Who helped to design it, and what did each bring?",
            ],
        ),
        ask(
            "Users, Stakeholders & Beneficiaries",
            &[Text("beneficiaries")],
            Some(500),
            [
                "Siapa pemakainya, dan apa yang berubah bagi mereka?",
                "Who uses it, and what changed for them?",
            ],
        ),
        ask(
            "Results, Outcomes & Impacts",
            &[List("results")],
            Some(1000),
            [
                "Apa hasilnya, dengan angka, dan bagaimana diukur?",
                "What came of it, in figures, and how was it measured?",
            ],
        ),
        ask(
            "Challenges and Failures",
            &[List("obstacles")],
            Some(1000),
            [
                "Apa yang menghambat atau gagal, dan apa yang dilakukan?",
                "What stood in the way or failed, and what was done about it?",
            ],
        ),
        ask(
            "Conditions for Success",
            &[List("success_factors")],
            Some(1000),
            [
                "Apa yang harus ada supaya inovasi seperti ini berhasil?",
                "What must be there for such an innovation to succeed?",
            ],
        ),
        ask(
            "Replication",
            &[LabelledRow("adoptions"), LabelledRow("prerequisites")],
            Some(1000),
            [
                "Di mana inovasi ini sudah ditiru, dan di mana lagi dapat dipakai?",
                "Where was it copied, and where else could it be used?",
            ],
        ),
        ask(
            "Lessons Learned",
            &[List("lessons")],
            Some(4000),
            [
                "Apa yang patut diketahui mereka yang hendak melakukan hal yang sama?",
                "What should others know who want to do the same?",
            ],
        ),
    ],
};
