//! Documents that are ZIP archives: those of Office (ECMA-376) keep their properties in
//! `docProps/core.xml` and `docProps/app.xml`, `OpenDocument` in `meta.xml`.

use std::{fs::File, io::Read as _};

/// The endings of such documents.
pub(super) const ENDINGS: [&str; 6] = ["docx", "xlsx", "pptx", "odt", "ods", "odp"];

/// The parts that hold properties.
const PARTS: [&str; 3] = ["docProps/core.xml", "docProps/app.xml", "meta.xml"];

/// The elements that name a person or an office.
const ELEMENTS: [&str; 7] =
    ["creator", "lastModifiedBy", "Company", "Manager", "initial-creator", "printed-by", "editor"];

/// A longer part is no list of properties: a bomb may unpack to any size.
const LONGEST_PART: u64 = 256 * 1024;

/// The names in the properties of a document; none if it is no such document.
pub(super) fn find_names(file: File) -> Vec<String> {
    let Ok(mut archive) = zip::ZipArchive::new(file) else { return Vec::new() };
    let mut names = Vec::new();
    for part in PARTS {
        let Ok(part) = archive.by_name(part) else { continue };
        let mut text = String::new();
        if part.take(LONGEST_PART).read_to_string(&mut text).is_ok() {
            names.extend(read_names(&text));
        }
    }
    names
}

fn read_names(xml: &str) -> Vec<String> {
    let Ok(tree) = roxmltree::Document::parse(xml) else { return Vec::new() };
    let elements = tree.descendants().filter(|node| ELEMENTS.contains(&node.tag_name().name()));
    elements.filter_map(|node| node.text().map(str::to_owned)).collect()
}
