//! A file → its versions: decoded once, made as small as the widest version, turned upright, brought
//! to sRGB, then scaled and encoded. Each version comes from the widest one, so that its bytes are the
//! same whether it is made alone or with the others.

use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer, images::Image};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::{
    ImageError, Size, clean,
    color_profile::convert_to_srgb,
    decode::{Pixels, check_limits, decode},
    orient::{is_turned, orient},
    versions::{PictureVersion, VersionFormat, VersionPlan},
};

/// A picture's file whose limits are checked, without metadata.
#[derive(Debug)]
pub struct CheckedPicture {
    bytes: Vec<u8>,
    /// How many bytes of memory it takes at most to decode it.
    pub memory: u64,
}

/// Takes the metadata off a picture, and refuses what no camera makes.
pub fn check_picture(name: &str, bytes: Vec<u8>) -> Result<CheckedPicture, ImageError> {
    let bytes = clean(name, bytes)?;
    let memory = check_limits(&bytes)? + bytes.len() as u64;
    Ok(CheckedPicture { bytes, memory })
}

impl CheckedPicture {
    /// The file without metadata.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The same, without a copy.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Decodes it to see whether that can be done.
    pub fn try_decode(&self) -> Result<(), ImageError> {
        decode(&self.bytes).map(drop)
    }

    /// Makes the versions of a plan for which `wanted` says so, in the order of the plan.
    pub fn make_versions(
        &self,
        plan: &VersionPlan,
        quality: u8,
        wanted: impl Fn(&PictureVersion) -> bool,
    ) -> Result<Vec<Vec<u8>>, ImageError> {
        let Some(widest) = plan.versions.last() else { return Ok(Vec::new()) };
        let decoded = decode(&self.bytes)?;
        let upright = widest.size;
        let stored = if is_turned(decoded.orientation) {
            Size { width: upright.height, height: upright.width }
        } else {
            upright
        };
        let pixels = resize(decoded.pixels, stored)?;
        let pixels = orient(pixels, decoded.orientation);
        let pixels = match &decoded.profile {
            Some(profile) => convert_to_srgb(pixels, profile),
            None => pixels,
        };
        let versions = plan.versions.iter().filter(|version| wanted(version));
        versions
            .map(|version| encode(&scaled(&pixels, version.size)?, version.format, quality))
            .collect()
    }
}

/// A copy of another size.
fn scaled(pixels: &Pixels, size: Size) -> Result<Pixels, ImageError> {
    resize(pixels.clone(), size)
}

fn resize(pixels: Pixels, size: Size) -> Result<Pixels, ImageError> {
    if pixels.size == size {
        return Ok(pixels);
    }
    let kind = match pixels.channels {
        1 => PixelType::U8,
        3 => PixelType::U8x3,
        _ => PixelType::U8x4,
    };
    let Pixels { size: before, channels, bytes } = pixels;
    let source = Image::from_vec_u8(before.width, before.height, bytes, kind);
    let source = source.map_err(|_| ImageError::Broken)?;
    let mut scaled = Image::new(size.width, size.height, kind);
    let filter = ResizeAlg::Convolution(FilterType::CatmullRom);
    let options = ResizeOptions::new().resize_alg(filter);
    Resizer::new().resize(&source, &mut scaled, &options).map_err(|_| ImageError::Broken)?;
    Ok(Pixels { size, channels, bytes: scaled.into_vec() })
}

fn encode(pixels: &Pixels, format: VersionFormat, quality: u8) -> Result<Vec<u8>, ImageError> {
    match format {
        VersionFormat::Jpeg => encode_jpeg(pixels, quality),
        VersionFormat::Png => encode_png(pixels),
    }
    .ok_or(ImageError::Broken)
}

/// A JPEG that comes sharper while it is loaded, and is smaller for it.
fn encode_jpeg(pixels: &Pixels, quality: u8) -> Option<Vec<u8>> {
    let color = match pixels.channels {
        1 => ColorType::Luma,
        3 => ColorType::Rgb,
        _ => ColorType::Rgba,
    };
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, quality);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    let Size { width, height } = pixels.size;
    let (width, height) = (u16::try_from(width).ok()?, u16::try_from(height).ok()?);
    encoder.encode(&pixels.bytes, width, height, color).ok()?;
    Some(bytes)
}

fn encode_png(pixels: &Pixels) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixels.size.width, pixels.size.height);
    encoder.set_color(match pixels.channels {
        1 => png::ColorType::Grayscale,
        3 => png::ColorType::Rgb,
        _ => png::ColorType::Rgba,
    });
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Balanced);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&pixels.bytes).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}
