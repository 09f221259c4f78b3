//! Files with which spreadsheets, databases and search engines load a site. Apart from the open
//! data of the site, because each program dictates the shape of its own files.

mod content;
mod facet;
mod opensearch;
mod opensearch_mapping;
mod postgres;
mod postgres_schema;
mod workbook;

use super::stream::RecordStream;
use crate::{output::OutputPath, render::view::RenderContext};

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

/// A file for an engine, made as it is read.
pub type EngineFile<'a> = (OutputPath, RecordStream<'a>);

/// The files for an engine, in a fixed order.
pub fn engine_files<'a>(site: &'a RenderContext<'a>, engine: Engine) -> Vec<EngineFile<'a>> {
    match engine {
        Engine::Spreadsheet => workbook::write_files(site),
        Engine::Postgres => postgres::write_files(site),
        Engine::Opensearch => opensearch::write_files(site),
    }
}

/// A file that is short enough to be held whole.
fn whole_file<'a>(path: &str, text: String) -> Option<EngineFile<'a>> {
    let path = OutputPath::new(path)?;
    Some((path, RecordStream::new(std::iter::once(text.into_bytes()))))
}
