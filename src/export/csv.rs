//! Records → CSV for spreadsheets: UTF-8 with its mark, formulas disarmed.

use std::borrow::Cow;

use super::{
    datum::Record,
    record_table::{RecordTable, TableCell, write_number},
};

/// Without it spreadsheets take UTF-8 for an older encoding.
pub(super) const MARK: &[u8] = b"\xef\xbb\xbf";

/// Characters with which a spreadsheet begins a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// What every table begins with.
pub(super) fn start_table() -> Vec<u8> {
    MARK.to_vec()
}

/// The first line, with the mark before it.
pub(super) fn write_header(table: &RecordTable<'_>) -> Vec<u8> {
    let mut out = start_table();
    out.extend(write_line(table.headers().map(Cow::from)));
    out
}

/// The line of a record.
pub(super) fn write_record(table: &RecordTable<'_>, record: &Record<'_>) -> Vec<u8> {
    write_line(table.cells(record).map(|cell| match cell {
        TableCell::Number(number) => Cow::from(write_number(number)),
        TableCell::Text(text) => Cow::from(disarm(text)),
    }))
}

/// A cell that a spreadsheet shows, whatever it begins with.
pub(super) fn disarm(cell: String) -> String {
    if cell.starts_with(FORMULA) { format!("'{cell}") } else { cell }
}

/// A line of a table.
pub(super) fn write_line<'c>(cells: impl Iterator<Item = Cow<'c, str>>) -> Vec<u8> {
    let mut builder = csv::WriterBuilder::new();
    // Each line has a buffer of its own: most are short.
    let builder = builder.terminator(csv::Terminator::CRLF).buffer_capacity(512).flexible(true);
    let mut writer = builder.from_writer(Vec::new());
    // Writing to memory does not fail.
    for cell in cells {
        let _ = writer.write_field(cell.as_bytes());
    }
    let _ = writer.write_record(None::<&[u8]>);
    writer.into_inner().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_disarmed_and_quotes_doubled() {
        for cell in ["=1+1", "+1", "-1", "@a", "\ta", "\ra"] {
            assert_eq!(disarm(cell.to_owned()), format!("'{cell}"));
        }
        assert_eq!(disarm("a=1".to_owned()), "a=1");
        let line = write_line(["a,b".into(), "\"c\"".into(), "d\ne".into()].into_iter());
        assert_eq!(line, b"\"a,b\",\"\"\"c\"\"\",\"d\ne\"\r\n");
    }
}
