//! Documents of Office and `OpenDocument` without their properties: the archive is written anew, with
//! empty lists of properties and without times; everything else in it stays as it was packed.

use std::io::{Cursor, Read, Seek, Write as _};

use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter, write::SimpleFileOptions};

/// More parts has no document that somebody wrote.
const MOST_PARTS: usize = 10_000;

/// The lists of properties, and what stands in them when nothing does.
const EMPTY: [(&str, &str); 4] = [
    (
        "docProps/core.xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"/>",
    ),
    (
        "docProps/app.xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"/>",
    ),
    (
        "docProps/custom.xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\"/>",
    ),
    (
        "meta.xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         office:version=\"1.3\"><office:meta/></office:document-meta>",
    ),
];

/// A document without its properties; nothing if it is no archive that can be read.
pub(in crate::pipeline) fn clean(document: impl Read + Seek) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(document).ok()?;
    if archive.len() > MOST_PARTS {
        return None;
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).ok()?;
        let name = part.name().ok()?;
        let empty = EMPTY.iter().find(|(known, _)| name == *known);
        if let Some((name, text)) = empty {
            let options = SimpleFileOptions::default()
                .compression_method(CompressionMethod::Stored)
                .last_modified_time(DateTime::DEFAULT);
            writer.start_file(*name, options).ok()?;
            writer.write_all(text.as_bytes()).ok()?;
        } else {
            writer.raw_copy_file_touch(part, DateTime::DEFAULT, None).ok()?;
        }
    }
    writer.finish().ok().map(Cursor::into_inner)
}
