//! Which versions of a picture are published: narrower ones for narrower screens, never wider than
//! the picture itself. Decided by the header and the size of the file alone, so that pages can name
//! versions before any of them is made.

use super::{
    Size,
    header::{PictureFormat, PictureHeader},
};
use crate::text::file_name::strip_extension;

/// A lighter picture is loaded at once as it is: in half a second at 2 Mbit/s.
const LIGHT_BYTES: u64 = 120_000;

/// A PNG with more bytes for a hundred pixels is a photo, which JPEG holds in a fifth of them. Drawings
/// and screens have fewer, and JPEG blurs their edges.
const PHOTO_BYTES_PER_HUNDRED_PIXELS: u64 = 70;

/// The format of a version. Browsers of all phones in use read both, and encoders for both are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum VersionFormat {
    /// For photos.
    Jpeg,
    /// For drawings, screens, and whatever lets the background through.
    Png,
}

impl VersionFormat {
    /// The ending of file names.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }
}

/// One version of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PictureVersion {
    /// Width and height in pixels, as it is shown.
    pub size: Size,
    /// Its format.
    pub format: VersionFormat,
}

/// The versions of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct VersionPlan {
    /// From the narrowest to the widest; none for a picture that is published only as it is.
    pub versions: Vec<PictureVersion>,
    /// Whether the file itself is the widest picture that pages show.
    pub file_is_widest: bool,
}

/// A picture as pages know it, before any version is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Width and height as it is shown.
    pub size: Size,
    /// Its versions.
    pub plan: VersionPlan,
    /// Whether the file itself is published too, without its metadata.
    pub file_is_published: bool,
    /// Whether every browser shows the file as it is meant.
    pub file_is_shown_upright: bool,
    is_still_photo: bool,
}

impl Picture {
    /// A picture whose file has so many bytes. Without `keeps_originals` a file that is larger than
    /// any page shows it is left out.
    pub fn new(header: &PictureHeader, bytes: u64, widths: &[u32], keeps_originals: bool) -> Self {
        let plan = plan_versions(header, bytes, widths);
        let file_is_published = keeps_originals || plan.file_is_widest || plan.versions.is_empty();
        let is_still_photo = !header.is_animated && header.format != PictureFormat::Svg;
        let file_is_shown_upright = is_shown_upright(header);
        Self { size: header.size, plan, file_is_published, file_is_shown_upright, is_still_photo }
    }

    /// Whether it is decoded before it is published: all but drawings and what moves.
    pub fn is_decoded(&self) -> bool {
        self.is_still_photo
    }

    /// Whether readers load it as large as it is, or nearly so: it moves, or has transparent parts.
    pub fn stays_heavy(&self) -> bool {
        let is_png = |version: &PictureVersion| version.format == VersionFormat::Png;
        self.plan.versions.last().is_none_or(is_png)
    }
}

/// Where a version stands: beside the file, named by it.
pub fn version_path(file: &str, version: &PictureVersion) -> String {
    let ending = version.format.ending();
    let stem = strip_extension(file, ending).or_else(|| match version.format {
        VersionFormat::Jpeg => strip_extension(file, "jpeg"),
        VersionFormat::Png => None,
    });
    format!("{}.{}w.{ending}", stem.unwrap_or(file), version.size.width)
}

/// Plans the versions of a picture whose file has so many bytes. `widths` are ascending.
pub(super) fn plan_versions(header: &PictureHeader, bytes: u64, widths: &[u32]) -> VersionPlan {
    let only_the_file = VersionPlan { versions: Vec::new(), file_is_widest: true };
    if header.is_animated || header.format == PictureFormat::Svg || widths.is_empty() {
        return only_the_file;
    }
    let format = version_format(header, bytes);
    let is_light = bytes <= LIGHT_BYTES && is_shown_upright(header);
    if is_light && format == VersionFormat::Png {
        return only_the_file;
    }
    let own = header.size.width;
    let widest = widths.last().copied().unwrap_or(own);
    let file_is_widest = is_light && own <= widest;
    let mut wanted: Vec<u32> = widths.iter().copied().filter(|width| *width < own).collect();
    // A last one just below the picture's own width would save nothing.
    if file_is_widest || own <= widest {
        wanted.retain(|width| u64::from(*width) * 10 < u64::from(own) * 9);
    }
    if !file_is_widest && own <= widest {
        wanted.push(own);
    }
    let versions =
        wanted.into_iter().map(|width| PictureVersion { size: scale(header.size, width), format });
    VersionPlan { versions: versions.collect(), file_is_widest }
}

/// Whether every browser shows a file as it is meant: only of JPEG do all of them heed that it is
/// turned.
fn is_shown_upright(header: &PictureHeader) -> bool {
    header.is_upright || header.format == PictureFormat::Jpeg
}

/// The size of a picture that is so wide.
fn scale(size: Size, width: u32) -> Size {
    let height = u64::from(size.height) * u64::from(width);
    let height = (height + u64::from(size.width) / 2) / u64::from(size.width).max(1);
    Size { width, height: u32::try_from(height).unwrap_or(u32::MAX).max(1) }
}

fn version_format(header: &PictureHeader, bytes: u64) -> VersionFormat {
    let pixels = u64::from(header.size.width) * u64::from(header.size.height);
    let is_photo = bytes * 100 > pixels * PHOTO_BYTES_PER_HUNDRED_PIXELS;
    match header.format {
        _ if header.has_alpha => VersionFormat::Png,
        PictureFormat::Png if !is_photo => VersionFormat::Png,
        _ => VersionFormat::Jpeg,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDTHS: [u32; 4] = [360, 720, 1080, 1600];

    fn header(width: u32, height: u32, format: PictureFormat) -> PictureHeader {
        let size = Size { width, height };
        PictureHeader { size, format, has_alpha: false, is_animated: false, is_upright: true }
    }

    fn widths(plan: &VersionPlan) -> Vec<u32> {
        plan.versions.iter().map(|version| version.size.width).collect()
    }

    #[test]
    fn a_photo_of_a_camera_has_all_widths() {
        let plan = plan_versions(&header(4000, 3000, PictureFormat::Jpeg), 4_000_000, &WIDTHS);
        assert_eq!(widths(&plan), WIDTHS);
        assert_eq!(plan.versions[0].size, Size { width: 360, height: 270 });
        assert!(!plan.file_is_widest);
    }

    #[test]
    fn nothing_is_enlarged() {
        let photo = header(800, 600, PictureFormat::Jpeg);
        let heavy = plan_versions(&photo, 900_000, &WIDTHS);
        assert_eq!((widths(&heavy), heavy.file_is_widest), (vec![360, 800], false));
        let light = plan_versions(&photo, 90_000, &WIDTHS);
        assert_eq!((widths(&light), light.file_is_widest), (vec![360], true));
        let small = plan_versions(&header(320, 240, PictureFormat::Jpeg), 20_000, &WIDTHS);
        assert_eq!((widths(&small), small.file_is_widest), (vec![], true));
    }

    #[test]
    fn drawings_stay_without_loss_and_photos_become_light() {
        let png = header(2000, 1000, PictureFormat::Png);
        let format = |plan: VersionPlan| plan.versions.first().map(|version| version.format);
        let drawing = plan_versions(&png, 400_000, &WIDTHS);
        assert_eq!(format(drawing), Some(VersionFormat::Png));
        let photo = plan_versions(&png, 3_000_000, &WIDTHS);
        assert_eq!(format(photo), Some(VersionFormat::Jpeg));
        let see_through = PictureHeader { has_alpha: true, ..png };
        let see_through = plan_versions(&see_through, 3_000_000, &WIDTHS);
        assert_eq!(format(see_through), Some(VersionFormat::Png));
        assert_eq!(format(plan_versions(&png, 100_000, &WIDTHS)), None, "light as it is");
    }

    #[test]
    fn what_browsers_would_show_lying_has_versions_however_light_it_is() {
        for format in [PictureFormat::Png, PictureFormat::WebP] {
            let lying = PictureHeader { is_upright: false, ..header(300, 200, format) };
            let plan = plan_versions(&lying, 9_000, &WIDTHS);
            assert_eq!((widths(&plan), plan.file_is_widest), (vec![300], false));
        }
    }

    #[test]
    fn versions_stand_beside_the_file() {
        let size = Size { width: 720, height: 540 };
        let path = |file, format| version_path(file, &PictureVersion { size, format });
        assert_eq!(path("praktik/a/loket.JPG", VersionFormat::Jpeg), "praktik/a/loket.720w.jpg");
        assert_eq!(path("praktik/a/b.jpeg", VersionFormat::Jpeg), "praktik/a/b.720w.jpg");
        assert_eq!(path("praktik/a/b.png", VersionFormat::Jpeg), "praktik/a/b.png.720w.jpg");
        assert_eq!(path("praktik/a/b.png", VersionFormat::Png), "praktik/a/b.720w.png");
    }

    #[test]
    fn what_moves_stays_as_it_is() {
        let moving = header(2000, 1000, PictureFormat::WebP);
        let moving = PictureHeader { is_animated: true, ..moving };
        assert_eq!(widths(&plan_versions(&moving, 3_000_000, &WIDTHS)), Vec::<u32>::new());
    }
}
