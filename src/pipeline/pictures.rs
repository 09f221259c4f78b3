//! Pictures beside entries: what of each is shown, known from its header, and its versions, made of
//! its bytes. A version that was made before of the same bytes is not made again.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{
    Site,
    file_failures::{report_image_error, report_unreadable},
    isolation::{Task, isolate},
    memory_gate::MemoryGate,
};
use crate::{
    cache::{Cache, CacheArea, CacheKey},
    config::{Config, PhotoSettings},
    diagnostic::{Diagnostic, Outcome},
    images::{
        self, CheckedPicture, Picture, PictureFormat, PictureHeader, PictureVersion, Size,
        version_path,
    },
    output::OutputPath,
    read,
    render::{ShownFile, ShownFiles},
};

/// Everything that making versions needs beside the picture.
#[derive(Clone, Copy)]
pub(super) struct PictureWorkshop<'a> {
    pub(super) settings: &'a PhotoSettings,
    pub(super) gate: &'a MemoryGate,
    pub(super) cache: &'a Cache,
}

/// What is published of a picture.
#[derive(Debug)]
pub struct PublishedPicture {
    /// The file itself without metadata, if it is published.
    pub file: Option<Vec<u8>>,
    /// Its versions.
    pub versions: Vec<(OutputPath, Vec<u8>)>,
}

/// What is known of each file beside an entry before it is read.
pub(super) fn describe_files(
    files: &[(OutputPath, read::Attachment)],
    settings: &PhotoSettings,
) -> Outcome<ShownFiles> {
    let described = files.par_iter().map(|(path, file)| {
        let picture = find_picture(file, settings);
        let (picture, fault) = match picture {
            Ok(picture) => (picture, None),
            Err(fault) => (None, Some(*fault)),
        };
        let described = ShownFile { bytes: file.binary.size, picture };
        ((path.as_str().to_owned(), described), fault)
    });
    let described: Vec<_> = described.collect();
    let mut outcome: Outcome<BTreeMap<_, _>> = Outcome::default();
    for ((path, file), fault) in described {
        outcome.value.insert(path, file);
        outcome.diagnostics.extend(fault);
    }
    outcome
}

/// The picture in a file, if its name says that it holds one and its first bytes tell its size.
fn find_picture(
    file: &read::Attachment,
    settings: &PhotoSettings,
) -> Result<Option<Picture>, Box<Diagnostic>> {
    if !images::is_image(&file.name) && !images::is_drawing(&file.name) {
        return Ok(None);
    }
    let header: Option<PictureHeader> = isolate(Task::Attachment, &file.path, || {
        let head = file.binary.head(images::HEADER_BYTES).ok()?;
        let longer = || images::read_header(&file.binary.head(images::LONGEST_HEADER).ok()?);
        let header = images::read_header(&head).or_else(longer)?;
        let is_turned_behind = matches!(header.format, PictureFormat::Png | PictureFormat::WebP)
            && header.is_upright
            && file.binary.size > images::HEADER_BYTES
            && images::may_be_turned_behind(&head, &file.binary.tail(images::HEADER_BYTES).ok()?);
        if is_turned_behind { images::read_header(&file.binary.load().ok()?) } else { Some(header) }
    })?;
    let picture = header.map(|header| {
        Picture::new(&header, file.binary.size, &settings.widths, settings.keeps_originals)
    });
    Ok(picture)
}

/// Where the versions of a picture stand, in the order of its plan.
pub(super) fn version_paths<'a>(
    file: &'a OutputPath,
    picture: &'a Picture,
) -> impl Iterator<Item = (OutputPath, &'a PictureVersion)> {
    picture.plan.versions.iter().filter_map(|version| {
        Some((OutputPath::new(version_path(file.as_str(), version))?, version))
    })
}

impl Site {
    /// Whether a file beside an entry is published itself; of some pictures only versions are.
    pub fn publishes_file(&self, path: &OutputPath) -> bool {
        self.picture(path).is_none_or(|picture| picture.file_is_published)
    }

    /// The versions of all pictures: where each stands, the position of its file, and which it is.
    pub fn picture_versions(&self) -> impl Iterator<Item = (OutputPath, usize, PictureVersion)> {
        let pictures = self
            .files
            .iter()
            .enumerate()
            .filter_map(|(index, (path, _))| Some((path, index, self.picture(path)?)));
        pictures.flat_map(|(path, index, picture)| {
            version_paths(path, picture).map(move |(path, version)| (path, index, *version))
        })
    }

    /// Makes one version of a picture; nothing if there is no such picture.
    pub fn make_version(
        &self,
        config: &Config,
        index: usize,
        version: &PictureVersion,
        cache: &Cache,
    ) -> Option<Result<Vec<u8>, Box<Diagnostic>>> {
        let (path, file) = self.files.get(index)?;
        let workshop = self.workshop(config, cache);
        Some(workshop.make_version(file, self.picture(path)?, version))
    }

    pub(super) fn workshop<'a>(
        &'a self,
        config: &'a Config,
        cache: &'a Cache,
    ) -> PictureWorkshop<'a> {
        PictureWorkshop { settings: &config.photos, gate: &self.gate, cache }
    }

    pub(super) fn picture(&self, path: &OutputPath) -> Option<&Picture> {
        self.published_files.get(path.as_str())?.picture.as_ref()
    }
}

impl PictureWorkshop<'_> {
    /// Everything that is published of a picture. Where no version is wanted it is decoded all the
    /// same: what readers cannot see is not published.
    pub(super) fn publish(
        &self,
        path: &OutputPath,
        file: &read::Attachment,
        picture: &Picture,
    ) -> Result<PublishedPicture, Box<Diagnostic>> {
        let bytes = file.binary.load().map_err(|error| report_unreadable(file, &error))?;
        isolate(Task::Attachment, &file.path, || {
            let hash = blake3::hash(&bytes);
            let paths: Vec<_> = version_paths(path, picture).collect();
            let keys: Vec<CacheKey> =
                paths.iter().map(|(_, version)| self.key(hash, picture, version)).collect();
            let get = |key: &CacheKey| self.cache.get(CacheArea::Photos, *key);
            let kept: Option<Vec<Vec<u8>>> = keys.iter().map(get).collect();
            let kept = kept.filter(|kept| !kept.is_empty());
            let (file, versions) = match kept {
                Some(kept) if !picture.file_is_published => (None, kept),
                Some(kept) => (Some(images::clean(&file.name, bytes)?), kept),
                None => {
                    let checked = images::check_picture(&file.name, bytes)?;
                    let made = self.make(&checked, picture, |_| true)?;
                    for (key, bytes) in keys.iter().zip(&made) {
                        self.cache.put(CacheArea::Photos, *key, bytes);
                    }
                    (picture.file_is_published.then(|| checked.into_bytes()), made)
                }
            };
            let paths = paths.into_iter().map(|(path, _)| path);
            Ok(PublishedPicture { file, versions: paths.zip(versions).collect() })
        })?
        .map_err(|error| report_image_error(file, error))
    }

    /// One version of a picture.
    pub(super) fn make_version(
        &self,
        file: &read::Attachment,
        picture: &Picture,
        wanted: &PictureVersion,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let bytes = file.binary.load().map_err(|error| report_unreadable(file, &error))?;
        isolate(Task::Attachment, &file.path, || {
            let key = self.key(blake3::hash(&bytes), picture, wanted);
            if let Some(kept) = self.cache.get(CacheArea::Photos, key) {
                return Ok(kept);
            }
            let checked = images::check_picture(&file.name, bytes)?;
            let made = self.make(&checked, picture, |version| version == wanted)?.pop();
            let made = made.unwrap_or_default();
            self.cache.put(CacheArea::Photos, key, &made);
            Ok(made)
        })?
        .map_err(|error| report_image_error(file, error))
    }

    /// The diagnostic about a picture that cannot be decoded.
    pub(super) fn check(&self, file: &read::Attachment) -> Option<Diagnostic> {
        let check = || -> Result<(), Box<Diagnostic>> {
            let bytes = file.binary.load().map_err(|error| report_unreadable(file, &error))?;
            isolate(Task::Attachment, &file.path, || {
                let checked = images::check_picture(&file.name, bytes)?;
                self.gate.pass(checked.memory, || checked.try_decode())
            })?
            .map_err(|error| report_image_error(file, error))
        };
        check().err().map(|diagnostic| *diagnostic)
    }

    fn make(
        &self,
        checked: &CheckedPicture,
        picture: &Picture,
        wanted: impl Fn(&PictureVersion) -> bool,
    ) -> Result<Vec<Vec<u8>>, images::ImageError> {
        self.gate.pass(checked.memory, || {
            if picture.plan.versions.is_empty() {
                checked.try_decode().map(|()| Vec::new())
            } else {
                checked.make_versions(&picture.plan, self.settings.quality, wanted)
            }
        })
    }

    /// Under what a version is kept: everything that decides its bytes.
    fn key(&self, content: blake3::Hash, picture: &Picture, version: &PictureVersion) -> CacheKey {
        let widest = picture.plan.versions.last().map_or(0, |version| version.size.width);
        let Size { width, height } = version.size;
        let (ending, quality) = (version.format.ending(), self.settings.quality);
        let recipe = format!("{width}x{height} of {widest} as {ending}, quality {quality}");
        CacheKey::of(&[recipe.as_bytes(), content.as_bytes()])
    }
}
