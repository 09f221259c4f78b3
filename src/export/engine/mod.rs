//! Files with which spreadsheets, databases and search engines load a site. Apart from the open
//! data of the site, because each program dictates the shape of its own files.

mod content;
mod facet;
mod opensearch;
mod opensearch_mapping;
mod postgres;
mod postgres_schema;
mod workbook;

use super::exported_file::ExportedFile;
use crate::render::view::RenderContext;

/// A program that loads the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// A program for spreadsheets.
    Spreadsheet,
    /// `PostgreSQL`, from 12 on.
    Postgres,
    /// `OpenSearch`, from 2 on.
    Opensearch,
}

/// The files for an engine, in a fixed order.
pub(super) fn engine_files<'a>(
    site: &'a RenderContext<'a>,
    engine: Engine,
) -> Vec<ExportedFile<'a>> {
    match engine {
        Engine::Spreadsheet => workbook::write_files(site),
        Engine::Postgres => postgres::write_files(site),
        Engine::Opensearch => opensearch::write_files(site),
    }
}
