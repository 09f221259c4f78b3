//! The files of records as `build` writes them: those of a language side by side, so that the record of
//! an entry is made once for all of them. Portions of entries that say the same as in the last build are
//! taken out of the files that stand in their places.

use std::ops::Range;

use rayon::prelude::*;

use super::staging::FileFailure;
use crate::{
    cache::CacheKey,
    config::Config,
    export::{RecordFrame, RecordPortion, kinds_in_file},
    names::Kind,
    output::{
        FileInMaking, OldFile, OutputError, OutputFolder, OutputPath, PortionRecord, StagedFile,
    },
    pipeline::{DataFile, PageKeys, Site, WrittenPortion},
};

/// How many portions each thread makes before they are written: so many are held.
const PORTIONS_OF_THREAD: usize = 4;

/// What files of open data are made of, and where they go.
#[derive(Clone, Copy)]
pub(super) struct DataBuild<'a> {
    pub(super) site: &'a Site,
    pub(super) config: &'a Config,
    pub(super) keys: &'a PageKeys<'a>,
    pub(super) writer: &'a OutputFolder<'a>,
}

/// The files of records in a language, and what the last build made them of.
struct LanguageFiles<'a> {
    build: &'a DataBuild<'a>,
    language: &'a str,
    files: &'a [&'a DataFile],
    frames: Vec<RecordFrame>,
    /// The kinds of entries that each file tells of.
    kinds: Vec<Vec<Kind>>,
    portions: Vec<RecordPortion>,
    /// The key of each portion, but for what its records show of entries.
    begun: Vec<CacheKey>,
    /// The portions of the last build: as many, or none.
    known: Vec<PortionRecord>,
}

/// A file that is being joined of pieces.
struct JoinedFile<'a> {
    /// Its number among the files of the language.
    number: usize,
    kinds: &'a [Kind],
    frame: &'a RecordFrame,
    made: FileInMaking,
    /// Whether it has no piece yet.
    is_empty: bool,
    /// The file that stands in its place, where pieces are taken from.
    old: Option<OldPieces>,
}

/// The pieces of a file of the old site, one after the other.
struct OldPieces {
    file: OldFile,
    is_before_first: bool,
}

/// Makes and stages the files of records in a language.
pub(super) fn write_record_files(
    build: &DataBuild<'_>,
    language: &str,
    files: &[&DataFile],
) -> Result<Vec<StagedFile>, FileFailure> {
    LanguageFiles::new(build, language, files)?.write()
}

impl<'a> LanguageFiles<'a> {
    fn new(
        build: &'a DataBuild<'a>,
        language: &'a str,
        files: &'a [&'a DataFile],
    ) -> Result<Self, FileFailure> {
        let frames = build.site.record_frames(build.config, language, files);
        let frames = frames.map_err(FileFailure::Diagnostic)?;
        let kinds = files.iter().map(|file| kinds_in_file(file)).collect();
        let portions = build.site.record_portions();
        let begun = portions.iter().map(|portion| build.keys.begin_records(language, portion));
        let begun = begun.collect();
        let mut known = build.writer.known_portions(paths(files));
        if known.len() != portions.len() {
            known.clear();
        }
        Ok(Self { build, language, files, frames, kinds, portions, begun, known })
    }

    fn write(&self) -> Result<Vec<StagedFile>, FileFailure> {
        let mut same: Vec<bool> = (0..self.portions.len()).map(|at| self.is_same(at)).collect();
        let (mut staged, mut joined) = (Vec::new(), Vec::new());
        for number in 0..self.files.len() {
            match self.find_made(number, &same) {
                Some(file) => staged.push(file),
                None => joined.push(self.begin_file(number).map_err(FileFailure::Output)?),
            }
        }
        // What is made for one file is made for all.
        if joined.iter().any(|file| file.old.is_none()) {
            same.fill(false);
        }
        let portions = self.join(&mut joined, &same)?;
        for file in joined {
            let key = self.file_key(file.number, &portions);
            let file = file.finish().map_err(FileFailure::Output)?;
            staged.push(file.made_of(key));
        }
        if portions != self.known {
            self.build.writer.keep_portions(paths(self.files), &portions);
        }
        Ok(staged)
    }

    /// Whether a portion would be made of the same as in the last build.
    fn is_same(&self, at: usize) -> bool {
        let known = self.known.get(at);
        known.is_some_and(|it| self.build.keys.complete(self.begun[at], &it.notes) == it.key)
    }

    /// A file that is already in its place.
    fn find_made(&self, number: usize, same: &[bool]) -> Option<StagedFile> {
        let mut portions = self.portions.iter().zip(same);
        let is_same = portions.all(|(it, same)| *same || !self.kinds[number].contains(&it.kind));
        let key = is_same.then(|| self.file_key(number, &self.known))?;
        self.build.writer.find_made(&self.files[number].path, |_| key)
    }

    fn begin_file(&self, number: usize) -> Result<JoinedFile<'_>, OutputError> {
        let (writer, path) = (self.build.writer, &self.files[number].path);
        let old = writer.open_made(path, self.file_key(number, &self.known));
        Ok(JoinedFile {
            number,
            kinds: &self.kinds[number],
            frame: &self.frames[number],
            made: writer.begin_file(path.clone())?,
            is_empty: true,
            old: old.map(|file| OldPieces { file, is_before_first: true }),
        })
    }

    /// The key of a file that is joined of these portions.
    fn file_key(&self, number: usize, portions: &[PortionRecord]) -> CacheKey {
        let told = self.portions.iter().zip(portions);
        let told = told.filter(|(portion, _)| self.kinds[number].contains(&portion.kind));
        let keys = told.map(|(_, record)| &record.key.bytes()[..]);
        let path = self.files[number].path.as_str().as_bytes();
        CacheKey::of(&[&b"records"[..], path].into_iter().chain(keys).collect::<Vec<_>>())
    }

    /// Makes the portions that are not the same, some at a time, and adds all of them to the files.
    fn join(
        &self,
        joined: &mut [JoinedFile<'_>],
        same: &[bool],
    ) -> Result<Vec<PortionRecord>, FileFailure> {
        let wanted: Vec<&DataFile> = joined.iter().map(|file| self.files[file.number]).collect();
        let at_once = PORTIONS_OF_THREAD * rayon::current_num_threads();
        let mut records = Vec::with_capacity(self.portions.len());
        for start in (0..self.portions.len()).step_by(at_once) {
            let turn = start..(start + at_once).min(self.portions.len());
            let written = self.write_portions(turn.clone(), &wanted, same)?;
            let add = |(position, file): (usize, &mut JoinedFile<'_>)| {
                turn.clone().zip(&written).try_for_each(|(at, portion)| {
                    let piece = portion.as_ref().map(|portion| portion.pieces[position].as_slice());
                    file.add(self.portions[at].kind, piece, self.known.get(at))
                })
            };
            joined.par_iter_mut().enumerate().try_for_each(add).map_err(FileFailure::Output)?;
            let written = turn.zip(written);
            records.extend(written.filter_map(|(at, portion)| self.record(at, portion, joined)));
        }
        Ok(records)
    }

    /// Makes those of some portions that are not the same, for the files that are wanted.
    fn write_portions(
        &self,
        numbers: Range<usize>,
        wanted: &[&DataFile],
        same: &[bool],
    ) -> Result<Vec<Option<WrittenPortion>>, FileFailure> {
        let DataBuild { site, config, .. } = self.build;
        let write = |at: usize| {
            let portion = Some(&self.portions[at]).filter(|_| !same[at]);
            let written =
                portion.map(|portion| site.write_portion(config, self.language, wanted, portion));
            written.transpose().map_err(FileFailure::Diagnostic)
        };
        numbers.into_par_iter().map(write).collect()
    }

    /// What is known of a portion from now on.
    fn record(
        &self,
        at: usize,
        written: Option<WrittenPortion>,
        joined: &[JoinedFile<'_>],
    ) -> Option<PortionRecord> {
        let known = self.known.get(at).cloned();
        let Some(WrittenPortion { pieces, reads }) = written else { return known };
        let mut lengths = known.map_or_else(|| vec![0; self.files.len()], |known| known.lengths);
        for (file, piece) in joined.iter().zip(pieces) {
            lengths[file.number] = piece.len() as u64;
        }
        let key = self.build.keys.complete(self.begun[at], &reads);
        Some(PortionRecord { key, notes: reads, lengths })
    }
}

impl JoinedFile<'_> {
    /// Adds what a portion of a kind gives: its new piece, or else the one that stands in the old file.
    fn add(
        &mut self,
        kind: Kind,
        piece: Option<&[u8]>,
        known: Option<&PortionRecord>,
    ) -> Result<(), OutputError> {
        if !self.kinds.contains(&kind) {
            return Ok(());
        }
        let length = known.map_or(0, |known| known.lengths[self.number]);
        let old = match &mut self.old {
            Some(old) => old.next(self.frame, length, piece.is_none())?,
            None => Vec::new(),
        };
        let piece = piece.unwrap_or(&old);
        if piece.is_empty() {
            return Ok(());
        }
        self.made.add(self.frame.before(self.is_empty))?;
        self.is_empty = false;
        self.made.add(piece)
    }

    fn finish(mut self) -> Result<StagedFile, OutputError> {
        self.made.add(self.frame.end(self.is_empty))?;
        self.made.finish()
    }
}

impl OldPieces {
    /// Goes to the next piece, which has so many bytes, and takes it if it is wanted.
    fn next(
        &mut self,
        frame: &RecordFrame,
        length: u64,
        is_wanted: bool,
    ) -> Result<Vec<u8>, OutputError> {
        if length == 0 {
            return Ok(Vec::new());
        }
        let before = frame.before(std::mem::replace(&mut self.is_before_first, false));
        if !is_wanted {
            return self.file.skip(before.len() as u64 + length).map(|()| Vec::new());
        }
        self.file.skip(before.len() as u64)?;
        self.file.take(length)
    }
}

fn paths<'a>(files: &'a [&'a DataFile]) -> impl Iterator<Item = &'a OutputPath> {
    files.iter().map(|file| &file.path)
}
