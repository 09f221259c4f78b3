//! The files of records, a portion of entries at a time. Apart from the site's other files, because
//! several of them are made at once.

use super::{Site, Task, isolate};
use crate::{
    config::Config,
    diagnostic::Diagnostic,
    export::{self, RecordFiles, RecordFrame, RecordPortion},
    render::DataFile,
};

/// What a portion of entries adds to files of records.
#[derive(Debug)]
pub struct WrittenPortion {
    /// What it adds to each file.
    pub pieces: Vec<Vec<u8>>,
    /// Which entries were looked at.
    pub reads: Vec<u8>,
}

impl Site {
    /// All entries that have records, in portions.
    pub fn record_portions(&self) -> Vec<RecordPortion> {
        export::list_portions(&self.graph)
    }

    /// What stands around the pieces of each of these files.
    pub fn record_frames(
        &self,
        config: &Config,
        language: &str,
        files: &[&DataFile],
    ) -> Result<Vec<RecordFrame>, Box<Diagnostic>> {
        isolate(Task::Data, name_of(files), || {
            let context = self.render_context(config);
            RecordFiles::new(&context, language, files.iter().copied()).frames()
        })
    }

    /// Writes a portion for some files of one language. A panic costs all of them.
    pub fn write_portion(
        &self,
        config: &Config,
        language: &str,
        files: &[&DataFile],
        portion: &RecordPortion,
    ) -> Result<WrittenPortion, Box<Diagnostic>> {
        let (graph, reads) = self.graph.noting();
        isolate(Task::Data, name_of(files), || {
            let context = self.render_context(config).with_graph(&graph);
            let pieces = RecordFiles::new(&context, language, files.iter().copied()).write(portion);
            WrittenPortion { pieces, reads: reads.to_bytes() }
        })
    }
}

/// The path by which files that are written together are named.
fn name_of<'a>(files: &[&'a DataFile]) -> &'a str {
    files.first().map_or("", |file| file.path.as_str())
}
