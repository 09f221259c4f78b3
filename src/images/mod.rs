//! Photos on their way out: what a camera or phone wrote beside the picture, its place above all,
//! is never published, and readers load a version as wide as their screen needs. The published file
//! itself stays byte for byte what its picture was; colour profile and orientation are kept in it.
//! Libraries that edit containers keep what follows the picture (a second image, a short film), so the
//! three containers are walked here. Versions are decoded, turned upright, brought to sRGB, scaled and
//! encoded by crates.

mod color_profile;
mod decode;
mod exif;
mod header;
mod icon;
mod jpeg;
mod lettering;
mod make;
mod orient;
mod png;
mod social_card;
mod svg;
mod versions;
mod webp;

pub use header::{PictureFormat, PictureHeader, may_be_turned_behind, read_header};
pub use icon::draw_icon;
pub use lettering::can_be_lettered;
pub use make::{CheckedPicture, check_picture};
pub use social_card::{SOCIAL_CARD_SIZE, SocialCard, SocialCardStyle, draw_social_card};
pub use versions::{Picture, PictureVersion, VersionFormat, VersionPlan, version_path};

use crate::text::file_name::has_extension;

/// A larger image is reported: a phone on the road has to load it, and a megabyte takes four
/// seconds at 2 Mbit/s.
pub const LARGE_IMAGE_BYTES: u64 = 1_000_000;

/// As many bytes from the start of an image nearly always hold its size: one segment of JPEG, which
/// is where a camera puts its thumbnail, has at most 64 KiB.
pub const HEADER_BYTES: u64 = 64 * 1024;

/// Where they do not, as many are looked at.
pub const LONGEST_HEADER: u64 = 1024 * 1024;

/// As many bytes from the start of a file tell whether it is an image.
pub const SIGNATURE_BYTES: u64 = 16;

/// Width and height in pixels, as the picture is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "said by their names")]
pub struct Size {
    pub width: u32,
    pub height: u32,
}

/// The size of an image, from its first bytes; nothing if they do not tell it.
pub fn size(bytes: &[u8]) -> Option<Size> {
    read_header(bytes).map(|header| header.size)
}

/// Why an image is not published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImageError {
    /// The file ends before the picture does.
    CutOff,
    /// The file's name says that it is such an image, its content does not.
    NotAnImage,
    /// A drawing that holds script, or leads to one.
    Active,
    /// The file's name says that it is a drawing; it is none that can be read as plain XML.
    NotADrawing,
    /// A drawing with a picture inside it.
    PictureInside,
    /// The file is whole, but what is in it is no picture that can be decoded.
    Broken,
    /// It has more pixels than a camera makes.
    TooManyPixels,
    /// It is made so that decoding it takes very long.
    TooMuchWork,
}

impl ImageError {
    /// The wording for it.
    pub fn variant(self) -> &'static str {
        match self {
            Self::CutOff => "cut-off",
            Self::NotAnImage => "not-an-image",
            Self::Active => "drawing",
            Self::NotADrawing => "not-a-drawing",
            Self::PictureInside => "picture-inside",
            Self::Broken => "broken",
            Self::TooManyPixels => "too-many-pixels",
            Self::TooMuchWork => "too-much-work",
        }
    }
}

/// Whether a file is named like an image whose metadata is removed.
pub fn is_image(name: &str) -> bool {
    has_extension(name, &["jpg", "jpeg", "png", "webp"])
}

/// Whether a file is named like a drawing.
pub fn is_drawing(name: &str) -> bool {
    has_extension(name, &["svg"])
}

/// Whether a file is named like a picture of any kind that browsers show.
pub fn is_picture(name: &str) -> bool {
    is_image(name) || is_drawing(name) || has_extension(name, &["gif", "avif"])
}

/// Whether a file is a photo in a format that browsers do not show: those of phones and scanners, and
/// the raw forms of cameras.
pub fn is_unsupported(name: &str) -> bool {
    const PHONES_AND_SCANNERS: [&str; 6] = ["heic", "heif", "tif", "tiff", "bmp", "jxl"];
    const CAMERAS: [&str; 12] =
        ["dng", "raw", "cr2", "cr3", "nef", "arw", "raf", "orf", "rw2", "pef", "srw", "x3f"];
    has_extension(name, &PHONES_AND_SCANNERS) || has_extension(name, &CAMERAS)
}

/// Whether [`clean`] changes or refuses a file: one that is named like an image or a drawing, or that
/// begins like an image.
pub fn needs_cleaning(name: &str, head: &[u8]) -> bool {
    let is_image_inside = head.starts_with(jpeg::SIGNATURE)
        || head.starts_with(png::SIGNATURE)
        || webp::is_webp(head);
    is_image(name) || is_drawing(name) || is_image_inside
}

/// Removes the metadata of an image, whatever its name says. A drawing is written
/// anew, or refused; any other file stays as it is.
pub fn clean(name: &str, bytes: Vec<u8>) -> Result<Vec<u8>, ImageError> {
    if bytes.starts_with(jpeg::SIGNATURE) {
        jpeg::clean(&bytes).ok_or(ImageError::CutOff)
    } else if bytes.starts_with(png::SIGNATURE) {
        png::clean(&bytes).ok_or(ImageError::CutOff)
    } else if webp::is_webp(&bytes) {
        webp::clean(&bytes).ok_or(ImageError::CutOff)
    } else if is_image(name) {
        Err(ImageError::NotAnImage)
    } else if is_drawing(name) {
        svg::clean(&bytes)
    } else {
        Ok(bytes)
    }
}
