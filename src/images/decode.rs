//! Files → pixels, under limits: a picture that says it has more pixels than a camera makes, or that
//! costs more work than its pixels do, is refused before it is decoded. Containers come here without
//! metadata, so that decoders meet nothing but the picture.

use std::{borrow::Cow, io::Cursor};

use zune_jpeg::{
    JpegDecoder,
    zune_core::{bytestream::ZCursor, colorspace::ColorSpace, options::DecoderOptions},
};

use super::{ImageError, Size, jpeg, png as png_container, webp};

/// Phones make pictures of 108 million pixels; those of 200 million are for print.
const MOST_PIXELS: u64 = 120_000_000;

/// A JPEG that comes sharper step by step is held several times while it is decoded.
const MOST_PIXELS_IN_STEPS: u64 = 64_000_000;

/// As many steps a JPEG may have, and as many pixels may be gone over in all of them together. Usual
/// are ten; a file made to keep a computer busy has hundreds.
const MOST_STEPS: u64 = 40;
const MOST_WORK: u64 = 700_000_000;

/// No side is longer.
const LONGEST_SIDE: u32 = 20_000;

/// A picture as rows of bytes, one byte for each channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pixels {
    pub(super) size: Size,
    /// 1 for grey, 3 for colours, 4 for colours and alpha.
    pub(super) channels: usize,
    pub(super) bytes: Vec<u8>,
}

/// What a file holds: the pixels as they are stored, and how they are to be shown.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) pixels: Pixels,
    /// The colour profile of ICC.
    pub(super) profile: Option<Vec<u8>>,
    /// How the picture is turned, as EXIF counts: 1 for not at all.
    pub(super) orientation: u8,
}

/// How many bytes decoding takes at most; refuses what takes too many, or too long.
pub(super) fn check_limits(bytes: &[u8]) -> Result<u64, ImageError> {
    let stored = if bytes.starts_with(jpeg::SIGNATURE) {
        jpeg::size(bytes)
    } else if bytes.starts_with(png_container::SIGNATURE) {
        png_container::size(bytes)
    } else {
        webp::size(bytes)
    };
    let (width, height) = stored.filter(|(width, height)| *width > 0 && *height > 0).ok_or(
        // What has no size is no picture, however well it begins.
        ImageError::Broken,
    )?;
    let pixels = u64::from(width) * u64::from(height);
    if bytes.starts_with(jpeg::SIGNATURE) && jpeg::count_frames(bytes) != 1 {
        return Err(ImageError::Broken);
    }
    let steps = if bytes.starts_with(jpeg::SIGNATURE) { jpeg::count_scans(bytes) } else { 1 };
    let is_in_steps = bytes.starts_with(jpeg::SIGNATURE) && jpeg::is_progressive(bytes);
    let most = if is_in_steps { MOST_PIXELS_IN_STEPS } else { MOST_PIXELS };
    if pixels > most || width.max(height) > LONGEST_SIDE {
        return Err(ImageError::TooManyPixels);
    }
    if steps > MOST_STEPS || pixels * steps > MOST_WORK {
        return Err(ImageError::TooMuchWork);
    }
    Ok(pixels * if is_in_steps { 10 } else { 5 })
}

/// Decodes a file without metadata.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, ImageError> {
    if bytes.starts_with(jpeg::SIGNATURE) {
        decode_jpeg(bytes)
    } else if bytes.starts_with(png_container::SIGNATURE) {
        decode_png(bytes)
    } else {
        decode_webp(bytes)
    }
    .ok_or(ImageError::Broken)
}

/// What stands in the place of a photo's end: decoders look a few bytes ahead.
const AFTER_THE_PICTURE: [u8; 16] = [0; 16];

/// A JPEG whose picture stops before its end is filled up with grey by decoders, without a word. So the
/// end of one that is stored in one step is taken away: then they miss what is not there.
fn without_end(bytes: &[u8]) -> Vec<u8> {
    let mut picture = bytes.strip_suffix(&[0xFF, 0xD9]).unwrap_or(bytes).to_vec();
    picture.extend(AFTER_THE_PICTURE);
    picture
}

fn decode_jpeg(bytes: &[u8]) -> Option<Decoded> {
    let is_in_steps = jpeg::count_scans(bytes) > 1 || jpeg::is_progressive(bytes);
    let bytes = if is_in_steps { Cow::Borrowed(bytes) } else { Cow::Owned(without_end(bytes)) };
    let bytes = &*bytes;
    let options = DecoderOptions::new_safe()
        .set_strict_mode(true)
        .set_max_width(LONGEST_SIDE as usize)
        .set_max_height(LONGEST_SIDE as usize)
        .jpeg_set_max_scans(MOST_STEPS as usize);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().ok()?;
    let is_grey = decoder.input_colorspace() == Some(ColorSpace::Luma);
    let wanted = if is_grey { ColorSpace::Luma } else { ColorSpace::RGB };
    decoder.set_options(options.jpeg_set_out_colorspace(wanted));
    let (width, height) = decoder.dimensions()?;
    let profile = decoder.icc_profile();
    let pixels = decoder.decode().ok()?;
    let size = Size { width: width as u32, height: height as u32 };
    Some(Decoded {
        pixels: sized(size, if is_grey { 1 } else { 3 }, pixels)?,
        profile,
        orientation: jpeg::orientation(bytes),
    })
}

fn decode_png(bytes: &[u8]) -> Option<Decoded> {
    let orientation = png_container::orientation(bytes).unwrap_or(1);
    let limits = png::Limits { bytes: MOST_PIXELS as usize * 4 };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    decoder.set_ignore_text_chunk(true);
    let mut reader = decoder.read_info().ok()?;
    let mut bytes = vec![0; reader.output_buffer_size()?];
    let frame = reader.next_frame(&mut bytes).ok()?;
    bytes.truncate(frame.buffer_size());
    // The last rows may be all there is of a file whose end is wrong.
    reader.finish().ok()?;
    let profile = reader.info().icc_profile.as_ref().map(|profile| profile.to_vec());
    let size = Size { width: frame.width, height: frame.height };
    let pixels = match frame.color_type {
        png::ColorType::Grayscale => sized(size, 1, bytes),
        png::ColorType::GrayscaleAlpha => {
            let colours = bytes.chunks_exact(2).flat_map(|it| [it[0], it[0], it[0], it[1]]);
            sized(size, 4, colours.collect())
        }
        png::ColorType::Rgb => sized(size, 3, bytes),
        png::ColorType::Rgba => sized(size, 4, bytes),
        png::ColorType::Indexed => None,
    };
    Some(Decoded { pixels: pixels?, profile, orientation })
}

fn decode_webp(bytes: &[u8]) -> Option<Decoded> {
    let orientation = webp::orientation(bytes).unwrap_or(1);
    let mut decoder = image_webp::WebPDecoder::new(Cursor::new(bytes)).ok()?;
    decoder.set_memory_limit(MOST_PIXELS as usize * 4);
    let (width, height) = decoder.dimensions();
    let channels = if decoder.has_alpha() { 4 } else { 3 };
    let profile = decoder.icc_profile().ok().flatten();
    let mut bytes = vec![0; decoder.output_buffer_size()?];
    decoder.read_image(&mut bytes).ok()?;
    let pixels = sized(Size { width, height }, channels, bytes)?;
    Some(Decoded { pixels, profile, orientation })
}

/// Pixels of a size; nothing if there are fewer or more of them.
fn sized(size: Size, channels: usize, bytes: Vec<u8>) -> Option<Pixels> {
    let wanted = size.width as usize * size.height as usize * channels;
    (bytes.len() == wanted).then_some(Pixels { size, channels, bytes })
}
