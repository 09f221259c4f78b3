//! Numbers → SVG, at build time. Apart because charts know nothing of entries: they are given
//! numbers and give markup that classes alone style, beside which the page writes the same figures.
//! A drawing that is a file of its own has its words and colours in itself.

mod bar;
mod drawing;
mod scale;

pub(super) use bar::bar;
pub(super) use drawing::{Drawing, DrawnBar, draw};
pub(super) use scale::Scale;
