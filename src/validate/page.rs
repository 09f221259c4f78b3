//! Values → page.

use crate::{model::page::Page, names::Values};

pub(super) fn page(values: &Values) -> Page {
    Page { menu: values.bool("menu").unwrap_or(false) }
}
