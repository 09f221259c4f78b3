//! How a page shows a picture: which file, and which others a browser may take in its place. Apart
//! because texts in Markdown, photos, cards and links all show pictures in the same way.

use std::fmt::Write as _;

use super::shown_files::ShownFiles;
use crate::{
    images::{Size, version_path},
    output::OutputPath,
};

/// What browsers that know no choice of versions take: wide enough for a column of text.
const USUAL_WIDTH: u32 = 1080;

/// A picture on a page.
#[derive(Debug, Clone)]
pub(in crate::render) struct ShownPicture {
    /// The file that every browser can take.
    pub(in crate::render) url: String,
    /// All files with their widths, where there are several.
    pub(in crate::render) srcset: Option<String>,
    /// Its size in pixels, as large as it is ever shown.
    pub(in crate::render) size: Size,
    /// The largest file there is.
    pub(in crate::render) largest: String,
}

/// The picture at a path of the site, seen from a page; nothing if there is none that tells its size.
pub(in crate::render) fn show_picture(
    files: &ShownFiles,
    path: &str,
    here: &OutputPath,
) -> Option<ShownPicture> {
    let picture = files.get(path)?.picture.as_ref()?;
    let mut shown: Vec<(String, Size)> = picture
        .plan
        .versions
        .iter()
        .map(|version| (here.link_to(&version_path(path, version)), version.size))
        .collect();
    let file = here.link_to(path);
    if picture.plan.file_is_widest || shown.is_empty() {
        shown.push((file.clone(), picture.size));
    }
    let usual =
        shown.iter().rfind(|(_, size)| size.width <= USUAL_WIDTH).or_else(|| shown.first())?;
    let (widest, size) = shown.last()?;
    let mut srcset = String::new();
    for (url, size) in &shown {
        let comma = if srcset.is_empty() { "" } else { ", " };
        // Writing to a string cannot fail.
        let _ = write!(srcset, "{comma}{url} {}w", size.width);
    }
    Some(ShownPicture {
        url: usual.0.clone(),
        size: *size,
        largest: if picture.file_is_published && picture.file_is_shown_upright {
            file
        } else {
            widest.clone()
        },
        srcset: (shown.len() > 1).then_some(srcset),
    })
}

/// Previews of links are this wide.
const PREVIEW_WIDTH: u32 = 1200;

/// Previews show no picture that is smaller.
const LEAST_PREVIEW: u32 = 200;

/// The published version of the picture at a path of the site whose width is nearest to that of
/// previews of links, from the root of the site; nothing where there is no photo that is large enough.
pub(super) fn preview_version(files: &ShownFiles, path: &str) -> Option<(String, Size)> {
    let picture = files.get(path)?.picture.as_ref().filter(|picture| picture.is_decoded())?;
    let versions = picture.plan.versions.iter();
    let versions = versions.map(|version| (version_path(path, version), version.size));
    let is_shown = picture.plan.file_is_widest || picture.plan.versions.is_empty();
    let file = is_shown.then(|| (path.to_owned(), picture.size));
    let nearest = versions.chain(file).min_by_key(|(_, size)| size.width.abs_diff(PREVIEW_WIDTH));
    nearest.filter(|(_, size)| size.width.min(size.height) >= LEAST_PREVIEW)
}
