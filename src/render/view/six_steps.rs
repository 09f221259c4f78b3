//! The six steps of spreading an innovation, small: how far an adoption has come.

use serde::Serialize;

use super::page_context::PageContext;
use crate::{model::choice::SpreadStep, render::locale};

/// How far an adoption has come.
#[derive(Debug, Serialize)]
pub struct SixStepsView {
    /// "Step 3 of 6: adapt", or that nobody tells.
    pub text: String,
    /// Each step, whether it is reached; none where nobody tells.
    pub reached: Vec<bool>,
}

pub(super) fn six_steps(page: &PageContext<'_>, at: Option<SpreadStep>) -> SixStepsView {
    let all = SpreadStep::ALL;
    let Some(at) = at else {
        return SixStepsView { text: page.word("spread.step_unknown"), reached: Vec::new() };
    };
    let shown = |number: usize| locale::count(number as u64, page.strings);
    let number = all.iter().position(|step| *step == at).map_or(0, |position| position + 1);
    let arguments = [
        ("n", shown(number)),
        ("of", shown(all.len())),
        ("step", page.choice("spread_step", at.id()).to_lowercase()),
    ];
    let arguments: Vec<(&str, &str)> =
        arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
    SixStepsView {
        text: page.strings.fill("spread.step", &arguments),
        reached: all.iter().map(|step| *step <= at).collect(),
    }
}
