//! The workbook of `export xlsx` holds what the tables of the open data hold, cell by cell.

use std::{collections::BTreeMap, fs, io::Read as _, path::Path};

use zip::ZipArchive;

use crate::project::{Project, tree};

type Archive = ZipArchive<fs::File>;

fn read_part(archive: &mut Archive, name: &str) -> String {
    let mut text = String::new();
    let mut part = archive.by_name(name).expect("the part is there");
    part.read_to_string(&mut text).expect("text");
    text
}

/// All texts of an element, one after the other.
fn text_of(node: roxmltree::Node<'_, '_>) -> String {
    node.descendants().filter(|it| it.has_tag_name("t")).filter_map(|it| it.text()).collect()
}

/// The column of a cell such as `AB12`, counted from 0.
fn column(reference: &str) -> usize {
    let letters = reference.bytes().take_while(u8::is_ascii_uppercase);
    letters.fold(0, |sum, letter| sum * 26 + usize::from(letter - b'A') + 1) - 1
}

/// The rows of each sheet, by its name.
fn sheets(path: &Path) -> BTreeMap<String, Vec<Vec<String>>> {
    let mut archive = ZipArchive::new(fs::File::open(path).expect("a file")).expect("an archive");
    let strings = read_part(&mut archive, "xl/sharedStrings.xml");
    let strings = roxmltree::Document::parse(&strings).expect("XML");
    let strings: Vec<String> =
        strings.root_element().children().filter(|it| it.has_tag_name("si")).map(text_of).collect();
    let workbook = read_part(&mut archive, "xl/workbook.xml");
    let workbook = roxmltree::Document::parse(&workbook).expect("XML");
    let names = workbook.descendants().filter(|it| it.has_tag_name("sheet"));
    let names = names.map(|it| it.attribute("name").expect("a name").to_owned());
    let read = |(number, name): (usize, String)| {
        let sheet = read_part(&mut archive, &format!("xl/worksheets/sheet{}.xml", number + 1));
        let sheet = roxmltree::Document::parse(&sheet).expect("XML");
        let rows = sheet.descendants().filter(|it| it.has_tag_name("row")).map(|row| {
            let mut cells = Vec::new();
            for cell in row.children().filter(|it| it.has_tag_name("c")) {
                let at = column(cell.attribute("r").expect("a place"));
                cells.resize(cells.len().max(at + 1), String::new());
                let value = cell.children().find(|it| it.has_tag_name("v"));
                let value = value.and_then(|it| it.text()).unwrap_or_default();
                cells[at] = match cell.attribute("t") {
                    Some("s") => strings[value.parse::<usize>().expect("a number")].clone(),
                    _ => value.to_owned(),
                };
            }
            cells
        });
        (name, rows.collect())
    };
    names.enumerate().map(read).collect()
}

#[test]
fn the_workbook_holds_every_cell_of_the_tables() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/full");
    let project = Project::new();
    for (path, bytes) in tree(&folder.join("content")) {
        project.bytes(&format!("content/{path}"), &bytes);
    }
    let settings = fs::read_to_string(folder.join("teladan.yaml")).expect("it is there");
    project.file("teladan.yaml", settings);
    project.build();
    project.run(["export", "xlsx", "--out", "workbook"]).exit(0);
    let files = tree(&project.path("workbook"));
    let name = files.keys().find(|path| path.ends_with("-id.xlsx")).expect("a workbook");
    let sheets = sheets(&project.path(&format!("workbook/{name}")));
    let mut compared = 0;
    for (path, bytes) in tree(&project.path("public/data")) {
        let Some(name) = path.strip_suffix(".csv") else { continue };
        let sheet = &sheets[name];
        let text = String::from_utf8(bytes).expect("text");
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        for (row, wanted) in reader.records().enumerate() {
            for (column, wanted) in wanted.expect("a row").iter().enumerate() {
                let found = sheet[row].get(column).map_or("", String::as_str);
                let number = |text: &str| text.parse::<f64>().ok();
                let same = found == wanted
                    || Some(found) == wanted.strip_prefix('\'')
                    || number(found).is_some() && number(found) == number(wanted);
                assert!(same, "{name}, row {row}, column {column}: {found} for {wanted}");
                compared += 1;
            }
        }
    }
    assert!(compared > 1000, "{compared}");
    assert!(sheets["Keterangan"].len() > 100, "every column is explained");
}
