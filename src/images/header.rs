//! What the first bytes of a picture tell: its size as it is shown, its format, and whether it has
//! parts that let the background through or that move. Apart because pages are planned by it, and no
//! picture is decoded for that.

use super::{Size, jpeg, png, svg, webp};

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
    let (width, height) = dimensions;
    let (has_alpha, is_animated) = match format {
        PictureFormat::Jpeg => (false, false),
        PictureFormat::Png => (png::has_alpha(bytes), png::is_animated(bytes)),
        PictureFormat::WebP => (webp::has_alpha(bytes), webp::is_animated(bytes)),
        PictureFormat::Svg => (true, false),
    };
    let size = Size { width, height };
    (width > 0 && height > 0).then_some(PictureHeader { size, format, has_alpha, is_animated })
}
