//! Colours of any profile → sRGB, which browsers expect where nothing is said. A phone's wide colours
//! look dull if their profile is merely dropped.

use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::decode::Pixels;

/// The colours of a picture in sRGB. A profile that cannot be read, or is of another sort of colours
/// than the pixels, changes nothing: the picture is there, and looks as it would without it.
pub(super) fn convert_to_srgb(pixels: Pixels, profile: &[u8]) -> Pixels {
    convert(&pixels, profile).unwrap_or(pixels)
}

fn convert(pixels: &Pixels, profile: &[u8]) -> Option<Pixels> {
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    let (from, channels) = match (pixels.channels, profile.color_space) {
        (1, DataColorSpace::Gray) => (Layout::Gray, 3),
        (3, DataColorSpace::Rgb) => (Layout::Rgb, 3),
        (4, DataColorSpace::Rgb) => (Layout::Rgba, 4),
        _ => return None,
    };
    let to = if channels == 4 { Layout::Rgba } else { Layout::Rgb };
    let srgb = ColorProfile::new_srgb();
    let transform =
        profile.create_transform_8bit(from, &srgb, to, TransformOptions::default()).ok()?;
    let mut bytes = vec![0; pixels.bytes.len() / pixels.channels * channels];
    transform.transform(&pixels.bytes, &mut bytes).ok()?;
    Some(Pixels { size: pixels.size, channels, bytes })
}
