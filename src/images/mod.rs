//! Photos on their way out: what a camera or phone wrote beside the picture, its place above all,
//! is never published. The picture itself is not decoded and stays byte for byte; colour profile
//! and orientation are kept. Libraries that edit containers keep what follows the picture (a second
//! image, a short film), so the three containers are walked here.

mod jpeg;
mod png;
mod svg;
mod webp;

/// An image larger than this is a diagnostic: a phone on the road has to load it.
pub const LARGE: u64 = 1_000_000;

/// How many bytes of an image tell its size, but for some with much before the picture.
pub const HEAD: u64 = 64 * 1024;

/// Width and height in pixels, as the picture is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "said by their names")]
pub struct Size {
    pub width: u32,
    pub height: u32,
}

/// The size of an image, from its first bytes; nothing if they do not tell it.
pub fn size(bytes: &[u8]) -> Option<Size> {
    let found = if bytes.starts_with(jpeg::SIGNATURE) {
        jpeg::size(bytes)
    } else if bytes.starts_with(png::SIGNATURE) {
        png::size(bytes)
    } else if webp::is_webp(bytes) {
        webp::size(bytes)
    } else {
        return svg::size(bytes);
    };
    let (width, height) = found.filter(|(width, height)| *width > 0 && *height > 0)?;
    Some(Size { width, height })
}

/// Why an image could not be cleaned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// The file ends before the picture does.
    CutOff,
    /// The file's name says that it is such an image, its content does not.
    NotAnImage,
    /// A drawing that holds script, or leads to one.
    Active,
}

impl Damage {
    /// The wording for it.
    pub fn variant(self) -> &'static str {
        match self {
            Self::CutOff => "cut-off",
            Self::NotAnImage => "not-an-image",
            Self::Active => "drawing",
        }
    }
}

/// Whether a file is named like an image that is cleaned.
pub fn is_image(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["jpg", "jpeg", "png", "webp"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// Whether a file is named like a drawing.
pub fn is_drawing(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ending.eq_ignore_ascii_case("svg")
}

/// Whether a file is a photo in a format that browsers do not show.
pub fn is_unsupported(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["heic", "heif", "tif", "tiff", "bmp"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// The bytes of a file as they are published: an image without its metadata, whatever its name
/// says; any other file as it is, but for a drawing that runs script.
pub fn published(name: &str, bytes: Vec<u8>) -> Result<Vec<u8>, Damage> {
    if bytes.starts_with(jpeg::SIGNATURE) {
        jpeg::clean(&bytes).ok_or(Damage::CutOff)
    } else if bytes.starts_with(png::SIGNATURE) {
        png::clean(&bytes).ok_or(Damage::CutOff)
    } else if webp::is_webp(&bytes) {
        webp::clean(&bytes).ok_or(Damage::CutOff)
    } else if is_image(name) {
        Err(Damage::NotAnImage)
    } else if is_drawing(name) && svg::is_active(&bytes) {
        Err(Damage::Active)
    } else {
        Ok(bytes)
    }
}
