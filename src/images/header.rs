//! What the first bytes of a picture tell: its size as it is shown, its format, and whether it has
//! parts that let the background through or that move. Apart because pages are planned by it, and no
//! picture is decoded for that.

use super::{Size, jpeg, orient::is_turned, png, svg, webp};

/// The format of a picture's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureFormat {
    /// A photo.
    Jpeg,
    /// A picture without loss: a drawing, a screen, sometimes a photo.
    Png,
    /// Either of both.
    WebP,
    /// A drawing of lines and areas.
    Svg,
}

/// What the first bytes of a picture tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PictureHeader {
    /// Width and height as it is shown.
    pub size: Size,
    /// The format by its content, whatever its name says.
    pub format: PictureFormat,
    /// Whether it may have transparent parts.
    pub has_alpha: bool,
    /// Whether it moves.
    pub is_animated: bool,
    /// Whether its pixels are stored as they are shown, and not to be turned.
    pub is_upright: bool,
}

/// Reads the first bytes of a picture; nothing if they do not tell its size.
pub fn read_header(bytes: &[u8]) -> Option<PictureHeader> {
    let (format, dimensions) = if bytes.starts_with(jpeg::SIGNATURE) {
        (PictureFormat::Jpeg, jpeg::size(bytes)?)
    } else if bytes.starts_with(png::SIGNATURE) {
        (PictureFormat::Png, png::size(bytes)?)
    } else if webp::is_webp(bytes) {
        (PictureFormat::WebP, webp::size(bytes)?)
    } else {
        let size = svg::size(bytes)?;
        (PictureFormat::Svg, (size.width, size.height))
    };
    let orientation = match format {
        PictureFormat::Jpeg => Some(jpeg::orientation(bytes)),
        PictureFormat::Png => png::orientation(bytes),
        PictureFormat::WebP => webp::orientation(bytes),
        PictureFormat::Svg => None,
    };
    let orientation = orientation.unwrap_or(1);
    let (width, height) = match (dimensions, format) {
        ((width, height), PictureFormat::Png | PictureFormat::WebP) if is_turned(orientation) => {
            (height, width)
        }
        // JPEG tells its size as it is shown.
        (shown, _) => shown,
    };
    let (has_alpha, is_animated) = match format {
        PictureFormat::Jpeg => (false, false),
        PictureFormat::Png => (png::has_alpha(bytes), png::is_animated(bytes)),
        PictureFormat::WebP => (webp::has_alpha(bytes), webp::is_animated(bytes)),
        PictureFormat::Svg => (true, false),
    };
    let size = Size { width, height };
    let is_upright = orientation == 1;
    (width > 0 && height > 0).then_some(PictureHeader {
        size,
        format,
        has_alpha,
        is_animated,
        is_upright,
    })
}

/// Whether a file may say behind its first bytes that its picture is turned: then [`read_header`]
/// needs the whole file. `tail` are its last bytes.
pub fn may_be_turned_behind(head: &[u8], tail: &[u8]) -> bool {
    if head.starts_with(png::SIGNATURE) {
        memchr::memmem::find(tail, png::EXIF).is_some()
    } else {
        webp::is_webp(head) && webp::promises_exif(head)
    }
}
