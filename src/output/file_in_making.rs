//! A file of the new site that is written piece by piece, so that none is held whole, and one that
//! pieces are taken from. Apart from the folder, because several are written side by side.
#![expect(clippy::disallowed_methods, reason = "this is the door for writing")]

use std::{
    fs::{self, File},
    io::{self, Read as _, Seek as _, SeekFrom, Write as _},
    path::PathBuf,
};

use super::{
    OutputError, OutputFolder, OutputPath, StagedFile,
    folder::{has_size, hash_file},
    manifest::FileHash,
};
use crate::{cache::CacheKey, read::open_regular};

/// A file that is being written into the stage.
#[derive(Debug)]
pub struct FileInMaking {
    path: OutputPath,
    /// Its place in the site.
    target: PathBuf,
    staged: PathBuf,
    file: File,
    hasher: blake3::Hasher,
    size: u64,
}

impl OutputFolder<'_> {
    /// Begins a file. May be called from several threads.
    pub fn begin_file(&self, path: OutputPath) -> Result<FileInMaking, OutputError> {
        let target = self.root.join(path.as_str());
        let staged = self.next_stage_path();
        let file = File::create(&staged).map_err(|error| OutputError::Io(target.clone(), error))?;
        Ok(FileInMaking { path, target, staged, file, hasher: blake3::Hasher::new(), size: 0 })
    }

    /// Opens the file at a path, if the last build made it of what has this key, and it is still the
    /// same on the disk.
    pub fn open_made(&self, path: &OutputPath, key: CacheKey) -> Option<OldFile> {
        self.find_made(path, |_| key)?;
        let target = self.root.join(path.as_str());
        let file = open_regular(&target).ok()?;
        Some(OldFile { target, file })
    }
}

/// A file of the old site, of which pieces are taken.
#[derive(Debug)]
pub struct OldFile {
    target: PathBuf,
    file: File,
}

impl OldFile {
    /// Passes over so many bytes.
    pub fn skip(&mut self, bytes: u64) -> Result<(), OutputError> {
        let sought = self.file.seek(SeekFrom::Current(bytes.cast_signed()));
        sought.map(drop).map_err(|error| OutputError::Io(self.target.clone(), error))
    }

    /// Takes so many bytes.
    pub fn take(&mut self, bytes: u64) -> Result<Vec<u8>, OutputError> {
        let mut taken = vec![0; bytes as usize];
        let read = self.file.read_exact(&mut taken);
        read.map(|()| taken).map_err(|error| OutputError::Io(self.target.clone(), error))
    }
}

impl FileInMaking {
    /// Adds bytes at its end.
    pub fn add(&mut self, bytes: &[u8]) -> Result<(), OutputError> {
        self.hasher.update(bytes);
        self.size += bytes.len() as u64;
        self.file.write_all(bytes).map_err(|error| self.fail(error))
    }

    /// The file, which is whole now. If the same stands in its place, the stage keeps none.
    pub fn finish(self) -> Result<StagedFile, OutputError> {
        let hash = FileHash::shorten(self.hasher.finalize());
        let is_there = has_size(&self.target, self.size)
            && hash_file(&self.target).is_ok_and(|there| there == hash);
        if is_there {
            fs::remove_file(&self.staged).map_err(|error| self.fail(error))?;
        }
        let staged = (!is_there).then_some(self.staged);
        Ok(StagedFile { path: self.path, hash, size: self.size, staged, made_of: None })
    }

    /// The error about it.
    pub fn fail(&self, error: io::Error) -> OutputError {
        OutputError::Io(self.target.clone(), error)
    }
}
