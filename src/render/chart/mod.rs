//! Numbers → SVG, at build time. Apart because charts know nothing of entries: they are given
//! numbers and give markup that classes alone style, beside which the page writes the same figures.

mod bar;
mod scale;

pub(super) use bar::bar;
pub(super) use scale::Scale;
