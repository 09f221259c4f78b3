//! Percent-encoding: how a name of a file stands in an address. Apart because links are written
//! and read by different rooms, which must agree about every character. The crate
//! `percent-encoding` does the work; which characters are encoded and what is refused is said here.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What is encoded in one name of a path: all but letters, digits and what stands for itself there
/// (RFC 3986, section 3.3). The colon is encoded too: a browser would take what stands before it
/// for a scheme.
const ENCODED: AsciiSet = NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b'@');

/// One name of a path, as it stands in an address.
///
/// ```
/// use teladan::text::percent::encode;
/// assert_eq!(encode("é ü.jpg"), "%C3%A9%20%C3%BC.jpg");
/// ```
pub fn encode(name: &str) -> Cow<'_, str> {
    utf8_percent_encode(name, &ENCODED).into()
}

/// Decodes what an editor wrote, once. A sign that encodes nothing stays as it is, and so does a
/// text whose bytes are no UTF-8.
pub fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8().map_or_else(|_| text.to_owned(), Cow::into_owned)
}

/// Decodes the path of a request, once. Nothing comes back for a sign that encodes nothing, for
/// bytes that are no UTF-8, or for an encoded slash: that is part of no name.
pub fn decode_path(path: &str) -> Option<String> {
    let mut encoded = path.split('%').skip(1).map(|rest| rest.as_bytes().get(..2));
    let all_are_right = encoded.all(|digits| {
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
            && digits.is_some_and(|digits| !digits.eq_ignore_ascii_case(b"2f"))
    });
    if !all_are_right {
        return None;
    }
    percent_decode_str(path).decode_utf8().ok().map(Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_encoded_and_decoded_to_itself() {
        for name in ["a b", "100%", "é ü.jpg", "a?b#c", "c:x", "-._~!$&'()*+,;=@", "a/b"] {
            assert_eq!(decode(&encode(name)), name);
            assert!(!encode(name).contains([' ', '?', '#', ':', '/']), "{name}");
        }
        assert_eq!(encode("-._~!$&'()*+,;=@"), "-._~!$&'()*+,;=@");
    }

    #[test]
    fn what_an_editor_wrote_is_decoded_once() {
        assert_eq!(decode("a%20b"), "a b");
        assert_eq!(decode("%2520"), "%20");
        assert_eq!(decode("100%"), "100%");
        assert_eq!(decode("%+f"), "%+f");
        assert_eq!(decode("%ff"), "%ff");
    }

    #[test]
    fn a_request_that_is_encoded_wrongly_is_refused() {
        assert_eq!(decode_path("/a%20b").as_deref(), Some("/a b"));
        assert_eq!(decode_path("/%252e").as_deref(), Some("/%2e"));
        for path in ["/%", "/%1", "/%zz", "/%+f", "/%2f", "/%2F", "/%ff", "/%é"] {
            assert_eq!(decode_path(path), None, "{path}");
        }
    }
}
