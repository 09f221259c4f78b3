//! PDF (ISO 32000): `/Author` and `/Company` of its information dictionary, also where that lies in a
//! compressed object stream, and `dc:creator` of its XMP. The file is searched, not parsed: a file that
//! no reader opens may still name somebody. What is encrypted is not found.

/// The keys whose values name a person or an office.
const KEYS: [&[u8]; 2] = [b"/Author", b"/Company"];

/// No more is unpacked of one object stream, and of all of them together.
const LARGEST_STREAM: usize = 1024 * 1024;
const MOST_STREAMS: usize = 200;

/// A longer name is none.
const LONGEST: usize = 400;

/// The names in the properties of a PDF.
pub(super) fn find_names(bytes: &[u8]) -> Vec<String> {
    if !bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-") {
        return Vec::new();
    }
    let mut names = read_values(bytes);
    for stream in object_streams(bytes).take(MOST_STREAMS) {
        let unpacked =
            miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(stream, LARGEST_STREAM);
        // A stream that is longer than the limit gives what was unpacked so far.
        let unpacked = unpacked.unwrap_or_else(|failure| failure.output);
        names.extend(read_values(&unpacked));
    }
    names.extend(read_xmp(bytes));
    names
}

/// Where a text begins in others, from a place on.
fn find(bytes: &[u8], text: &[u8], from: usize) -> Option<usize> {
    let offset = bytes.get(from..)?.windows(text.len()).position(|window| window == text)?;
    Some(from + offset)
}

/// The compressed bytes of every object stream.
fn object_streams(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut at = 0;
    std::iter::from_fn(move || {
        at = find(bytes, b"/ObjStm", at)? + b"/ObjStm".len();
        let start = find(bytes, b"stream", at)? + b"stream".len();
        let line_end = bytes.get(start..)?.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let start = start + line_end.count().min(2);
        let end = find(bytes, b"endstream", start).unwrap_or(bytes.len());
        at = end;
        bytes.get(start..end)
    })
}

/// The values of all keys that name somebody.
fn read_values(bytes: &[u8]) -> Vec<String> {
    let mut names = Vec::new();
    for key in KEYS {
        let mut at = 0;
        while let Some(key_at) = find(bytes, key, at) {
            at = key_at + key.len();
            let value = bytes.get(at..).unwrap_or_default().trim_ascii_start();
            names.extend(match value.first() {
                Some(b'(') => Some(decode(&literal(&value[1..]))),
                Some(b'<') if value.get(1) != Some(&b'<') => {
                    Some(decode(&hexadecimal(&value[1..])))
                }
                _ => None,
            });
        }
    }
    names
}

/// The bytes of a string in parentheses, which may nest, with its escapes.
fn literal(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut depth = 1;
    let mut rest = bytes.iter().copied().peekable();
    while let Some(byte) = rest.next() {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 1 => break,
            b')' => depth -= 1,
            b'\\' => {
                let Some(escaped) = rest.next() else { break };
                if let b'0'..=b'7' = escaped {
                    let mut code = u32::from(escaped - b'0');
                    for _ in 0..2 {
                        let Some(digit) = rest.next_if(|digit| (b'0'..=b'7').contains(digit))
                        else {
                            break;
                        };
                        code = code * 8 + u32::from(digit - b'0');
                    }
                    out.push(code as u8);
                } else if !matches!(escaped, b'\r' | b'\n') {
                    out.push(match escaped {
                        b'n' | b'r' | b't' => b' ',
                        other => other,
                    });
                }
                continue;
            }
            _ => {}
        }
        if out.len() >= LONGEST {
            break;
        }
        out.push(byte);
    }
    out
}

/// The bytes of a string in hexadecimal digits.
fn hexadecimal(bytes: &[u8]) -> Vec<u8> {
    let digits = bytes.iter().take(LONGEST).take_while(|byte| **byte != b'>');
    let digits: Vec<u8> =
        digits.filter_map(|byte| (*byte as char).to_digit(16)).map(|digit| digit as u8).collect();
    digits.chunks(2).map(|pair| pair[0] * 16 + pair.get(1).copied().unwrap_or(0)).collect()
}

/// A text string: UTF-16 or UTF-8 behind its mark, else a byte for each letter.
fn decode(bytes: &[u8]) -> String {
    if let Some(units) = bytes.strip_prefix(b"\xFE\xFF") {
        let units: Vec<u16> =
            units.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        return String::from_utf16_lossy(&units);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// The items of `dc:creator` in the XMP packet, which is never compressed in practice.
fn read_xmp(bytes: &[u8]) -> Vec<String> {
    let mut names = Vec::new();
    let mut at = 0;
    while let Some(start) = find(bytes, b"<dc:creator>", at) {
        let end = find(bytes, b"</dc:creator>", start).unwrap_or(bytes.len());
        at = end;
        let inner = bytes.get(start..end.min(start + 8 * LONGEST)).unwrap_or_default();
        let inner = String::from_utf8_lossy(inner);
        for item in inner.split("<rdf:li").skip(1) {
            let text = item.split_once('>').map_or("", |(_, text)| text);
            names.push(text.split('<').next().unwrap_or_default().replace("&amp;", "&"));
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(body: &str) -> Vec<String> {
        find_names(format!("%PDF-1.7\n{body}").as_bytes())
    }

    #[test]
    fn names_are_read_in_every_form_of_text() {
        assert_eq!(names("<< /Author (Budi \\(Dinas\\) S\\363n) >>"), ["Budi (Dinas) Són"]);
        assert_eq!(names("<< /Author<FEFF0042007500640069>/Company (PT X) >>"), ["Budi", "PT X"]);
        let xmp = "<dc:creator><rdf:Seq><rdf:li>A &amp; B</rdf:li><rdf:li>C</rdf:li></rdf:Seq>\
                   </dc:creator>";
        assert_eq!(names(xmp), ["A & B", "C"]);
        assert_eq!(names("<< /Author 5 0 R /AuthorX << >>"), Vec::<String>::new());
        assert_eq!(find_names(b"/Author (Budi)"), Vec::<String>::new());
    }

    #[test]
    fn names_in_compressed_objects_are_read() {
        let packed = miniz_oxide::deflate::compress_to_vec_zlib(b"<< /Author (Siti) >>", 6);
        let mut bytes = b"%PDF-1.5\n1 0 obj << /Type /ObjStm /Length 9 >> stream\r\n".to_vec();
        bytes.extend(packed);
        bytes.extend(b"\nendstream");
        assert_eq!(find_names(&bytes), ["Siti"]);
    }

    #[test]
    fn no_bytes_end_the_program() {
        for text in
            ["/Author (", "/Author <", "/Author", "/ObjStm", "/ObjStm stream", "/Author (\\"]
        {
            names(text);
        }
    }
}
