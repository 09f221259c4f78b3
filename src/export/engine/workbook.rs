//! Entries → one workbook of Excel's form: a sheet for each table of the open data, and one that
//! says what its columns mean. Numbers are numbers; texts are texts, also where they look like a
//! formula.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use crate::{
    export::{
        exported_file::ExportedFile,
        fields,
        record_table::{RecordTable, TableCell, names_language},
        records,
        stream::RecordStream,
    },
    names::open_data::DataField,
    output::OutputPath,
    render::{DataFormat, DataSubject, view::RenderContext},
    text::language::Language,
};

/// Rows of a sheet below its first, and characters of a cell (Microsoft, "Excel specifications and
/// limits").
const ROWS: usize = 1_048_575;
const CHARACTERS: usize = 32_767;

/// A workbook for each language.
pub(super) fn write_files<'a>(site: &'a RenderContext<'a>) -> Vec<ExportedFile<'a>> {
    let languages = site.config.languages.iter();
    let files = languages.filter_map(|language| {
        let path = OutputPath::new(format!("{}-{language}.xlsx", site.config.code))?;
        // Made when it is read, so that one is held at a time.
        let bytes = std::iter::once_with(move || write_workbook(site, language));
        Some((path, RecordStream::new(bytes)))
    });
    files.collect()
}

#[expect(
    clippy::panic,
    reason = "the caller turns it into a diagnostic, as it does with every fault of the program"
)]
fn write_workbook(site: &RenderContext<'_>, language: &str) -> Vec<u8> {
    // Every limit that the writer checks is kept before it is asked.
    fill_workbook(site, language).unwrap_or_else(|error| panic!("the workbook: {error}"))
}

fn fill_workbook(site: &RenderContext<'_>, language: &str) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The day of the making would make each file another.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new().set_title(site.config.title.get(language));
    workbook.set_properties(&properties.set_creation_datetime(&day));
    let mut dictionary = Dictionary::new(names_language(language));
    for subject in DataSubject::list(site.catalogue) {
        if !subject.formats().contains(&DataFormat::Csv) {
            continue;
        }
        let name = sheet_name(&subject.file_name(language));
        let fields = fields(&subject);
        let table = RecordTable::new(site, language, &fields);
        let mut cut = 0;
        let mut rows = records(site, &subject, language).peekable();
        let mut part = 1;
        loop {
            let sheet = workbook.add_worksheet();
            sheet.set_name(if part == 1 { name.clone() } else { format!("{name} {part}") })?;
            write_head(sheet, &table)?;
            let mut row = 0;
            for record in rows.by_ref().take(ROWS) {
                row += 1;
                cut += write_row(sheet, row, table.cells(&record))?;
            }
            sheet.autofilter(0, 0, row, (table.headers().len().max(1) - 1) as u16)?;
            if rows.peek().is_none() {
                break;
            }
            part += 1;
        }
        dictionary.add(&name, &fields, cut);
    }
    dictionary.write(workbook.add_worksheet())?;
    workbook.save_to_buffer()
}

/// The names of the columns, which stay in sight.
fn write_head(sheet: &mut Worksheet, table: &RecordTable<'_>) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    for (column, header) in table.headers().enumerate() {
        sheet.write_string_with_format(0, column as u16, header, &bold)?;
        // Wide enough for a title; longer texts are read in the cell.
        sheet.set_column_width(column as u16, 22)?;
    }
    sheet.set_freeze_panes(1, 1)?;
    Ok(())
}

/// Writes a row, and says how many of its texts did not fit.
fn write_row(
    sheet: &mut Worksheet,
    row: u32,
    cells: impl Iterator<Item = TableCell>,
) -> Result<usize, XlsxError> {
    let mut cut = 0;
    for (column, cell) in cells.enumerate() {
        match cell {
            TableCell::Number(number) => {
                sheet.write_number(row, column as u16, number.value)?;
            }
            TableCell::Text(text) if text.is_empty() => {}
            TableCell::Text(text) => {
                let fitting = fit(&text);
                cut += usize::from(fitting.is_some());
                sheet.write_string(row, column as u16, fitting.as_deref().unwrap_or(&text))?;
            }
        }
    }
    Ok(cut)
}

/// The beginning of a text that a cell cannot hold. Cells count UTF-16.
fn fit(text: &str) -> Option<String> {
    if text.len() <= CHARACTERS || text.encode_utf16().count() <= CHARACTERS {
        return None;
    }
    let mut room = CHARACTERS - 1;
    let beginning = text.chars().take_while(|character| {
        let size = character.len_utf16();
        let fits = size <= room;
        room = room.saturating_sub(size);
        fits
    });
    Some(beginning.chain(['…']).collect())
}

/// A sheet's name has at most 31 characters; there is room for a number behind it.
fn sheet_name(name: &str) -> String {
    name.chars().take(27).collect()
}

/// What the columns of all sheets mean.
struct Dictionary {
    language: Language,
    rows: Vec<[String; 3]>,
}

impl Dictionary {
    fn new(language: Language) -> Self {
        Self { language, rows: Vec::new() }
    }

    fn add(&mut self, sheet: &str, fields: &[DataField], cut: usize) {
        for field in fields.iter().filter(|field| !field.is_table()) {
            let doc = field.field.doc_in(self.language).to_owned();
            self.rows.push([sheet.to_owned(), field.name(self.language), doc]);
        }
        if cut > 0 {
            let note = match self.language {
                Language::Id => {
                    format!("{cut} teks terlalu panjang untuk satu sel; utuhnya ada dalam CSV")
                }
                Language::En => format!("{cut} texts are too long for a cell; CSV has them whole"),
            };
            self.rows.push([sheet.to_owned(), "…".to_owned(), note]);
        }
    }

    fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let (name, heads) = match self.language {
            Language::Id => ("Keterangan", ["Lembar", "Kolom", "Arti"]),
            Language::En => ("Dictionary", ["Sheet", "Column", "Meaning"]),
        };
        sheet.set_name(name)?;
        let bold = Format::new().set_bold();
        let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        for (column, (head, width)) in heads.iter().zip([22, 28, 90]).enumerate() {
            sheet.write_string_with_format(0, column as u16, *head, &bold)?;
            sheet.set_column_width(column as u16, width)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        for (row, cells) in self.rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                sheet.write_string_with_format(row as u32 + 1, column as u16, cell, &wrapped)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_only_where_a_cell_ends() {
        assert_eq!(fit(&"a".repeat(CHARACTERS)), None);
        let cut = fit(&"a".repeat(CHARACTERS + 1)).expect("it does not fit");
        assert_eq!(cut.encode_utf16().count(), CHARACTERS);
        let cut = fit(&"𝄞".repeat(CHARACTERS)).expect("it does not fit");
        assert!(cut.encode_utf16().count() <= CHARACTERS);
        assert!(cut.ends_with('…'));
    }
}
