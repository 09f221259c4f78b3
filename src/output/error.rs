//! Why a site could not be written.

use std::{io, path::PathBuf};

/// Why an output folder is not written to. Only [`OutputError::Mixed`] has changed anything.
#[derive(Debug)]
pub enum OutputError {
    /// The folder is, holds or lies in the content or the themes.
    Overlaps(PathBuf),
    /// Something else lies there.
    NotOurs(PathBuf),
    /// A file, not a folder.
    NotAFolder(PathBuf),
    /// Another build is writing there.
    Busy(PathBuf),
    /// A file that Teladan did not write stands where one is to be put.
    InTheWay(PathBuf),
    /// The system refused.
    Io(PathBuf, io::Error),
    /// The system refused one file, and then to put back the old form of others: the folder holds
    /// some new files and some old ones.
    Mixed {
        /// The file that could not be put in its place.
        path: PathBuf,
        /// Why not.
        error: io::Error,
        /// How many files could not be put back.
        not_restored: usize,
    },
}

/// Why a file was not copied into the stage.
#[derive(Debug)]
pub enum CopyError {
    /// The file itself could not be read.
    Source(io::Error),
    /// The stage could not be written.
    Output(OutputError),
}
