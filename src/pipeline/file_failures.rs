//! What is told of a file beside an entry that cannot be read, or of a picture that cannot be shown.

use crate::{diagnostic::Diagnostic, images::ImageError, read, rule};

/// The diagnostic about a file that the system does not let us read.
pub(super) fn report_unreadable(
    file: &read::Attachment,
    error: &std::io::Error,
) -> Box<Diagnostic> {
    let diagnostic = Diagnostic::about(&rule::UNREADABLE_FILE, file.path.as_str());
    Box::new(diagnostic.system_error(error))
}

/// The diagnostic about a picture that is not published.
pub(super) fn report_image_error(file: &read::Attachment, error: ImageError) -> Box<Diagnostic> {
    let rule = match error {
        ImageError::Active => &rule::ACTIVE_FILE,
        ImageError::CutOff
        | ImageError::NotAnImage
        | ImageError::NotADrawing
        | ImageError::PictureInside
        | ImageError::Broken
        | ImageError::TooManyPixels
        | ImageError::TooMuchWork => &rule::DAMAGED_IMAGE,
    };
    Box::new(Diagnostic::about(rule, file.path.as_str()).variant(error.variant()))
}
