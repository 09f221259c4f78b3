//! Addresses outside the site: which of them a page may link to, decided in this one place. A
//! [`WebAddress`] cannot hold one that a browser would run.

use std::fmt;

/// What may stand before the colon of an address on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// `http`.
    Http,
    /// `https`.
    Https,
    /// `mailto`.
    Mailto,
    /// `tel`.
    Tel,
}

impl Scheme {
    fn from_name(name: &str) -> Option<Self> {
        match name {
            "http" => Some(Self::Http),
            "https" => Some(Self::Https),
            "mailto" => Some(Self::Mailto),
            "tel" => Some(Self::Tel),
            _ => None,
        }
    }
}

/// An address that a page may link to: a whole one, with an allowed scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebAddress {
    scheme: Scheme,
    text: String,
}

/// Why a text is no [`WebAddress`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WebAddressError {
    /// It has no scheme: it may be a path within the site.
    Relative,
    /// Its scheme is not allowed, in lower case; `//` for an address that borrows the page's.
    Forbidden(String),
    /// It leads nowhere: `https://` alone, `https:/contoh.go.id`, `mailto:`.
    Incomplete,
}

impl WebAddress {
    /// Reads an address as a browser does, which passes over white space around it and over tabs
    /// and line breaks within it.
    pub fn parse(text: &str) -> Result<Self, WebAddressError> {
        let text = text.trim_matches(|c: char| c.is_whitespace() || c.is_control());
        let text: String = text.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
        if text.starts_with("//") {
            return Err(WebAddressError::Forbidden("//".to_owned()));
        }
        let name = scheme_name(&text).ok_or(WebAddressError::Relative)?;
        match Scheme::from_name(&name) {
            Some(scheme) if leads_somewhere(scheme, &text[name.len() + 1..]) => {
                Ok(Self { scheme, text })
            }
            Some(_) => Err(WebAddressError::Incomplete),
            None => Err(WebAddressError::Forbidden(name)),
        }
    }

    /// Its scheme.
    pub fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// Whether it leads to a page rather than to a letter or a call.
    pub fn is_page(&self) -> bool {
        matches!(self.scheme, Scheme::Http | Scheme::Https)
    }

    /// The address that was most likely meant by an incomplete one: with both slashes, and with
    /// `https://` before a host that stands alone.
    pub fn complete(text: &str) -> Option<Self> {
        let text = text.trim();
        let (scheme, rest) = match text.split_once(':') {
            Some((scheme, rest)) if rest.starts_with(['/', '\\']) => (scheme, rest),
            _ => ("https", text),
        };
        let rest = rest.trim_start_matches(['/', '\\']);
        let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
        let whole = Self::parse(&format!("{scheme}://{rest}")).ok()?;
        (host.contains('.') && !rest.contains(char::is_whitespace)).then_some(whole)
    }

    /// The address without slashes at its end.
    pub fn without_end_slash(mut self) -> Self {
        self.text.truncate(self.text.trim_end_matches('/').len());
        self
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for WebAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Whether something stands behind the scheme that it can lead to: a host for a page.
fn leads_somewhere(scheme: Scheme, rest: &str) -> bool {
    match scheme {
        Scheme::Mailto | Scheme::Tel => !rest.trim().is_empty(),
        Scheme::Http | Scheme::Https => rest.strip_prefix("//").is_some_and(|rest| {
            let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or("");
            let host = authority.rsplit('@').next().unwrap_or("");
            host.starts_with(|c: char| c.is_alphanumeric() || c == '[')
                && !host.contains("..")
                && !host.contains(char::is_whitespace)
        }),
    }
}

/// What stands before the first colon, in lower case, if it has the form of a scheme (RFC 3986,
/// section 3.1).
fn scheme_name(text: &str) -> Option<String> {
    let (name, _) = text.split_once(':')?;
    let right = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    right.then(|| name.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_letters_and_calls_may_be_linked_to() {
        for text in ["https://a.id", "HTTP://a.id", "mailto:a@b.id", "tel:+62", " https://a.id "] {
            assert_eq!(WebAddress::parse(text).unwrap().as_str(), text.trim());
        }
        assert!(!WebAddress::parse("tel:+62").unwrap().is_page());
    }

    #[test]
    fn what_a_browser_would_run_is_refused_however_it_is_hidden() {
        for text in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "\u{1}javascript:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
        ] {
            let refused = Err(WebAddressError::Forbidden("javascript".to_owned()));
            assert_eq!(WebAddress::parse(text), refused, "{text:?}");
        }
        for text in ["data:text/html,x", "//a.id", "/\t/a.id", "file:///etc"] {
            assert!(
                matches!(WebAddress::parse(text), Err(WebAddressError::Forbidden(_))),
                "{text:?}"
            );
        }
    }

    #[test]
    fn an_address_that_leads_nowhere_is_none_and_the_whole_one_is_offered() {
        for text in ["https://", "https:/contoh.go.id", "http:contoh", "https://.", "mailto:"] {
            assert_eq!(WebAddress::parse(text), Err(WebAddressError::Incomplete), "{text}");
        }
        let complete = |text| WebAddress::complete(text).map(|address| address.to_string());
        for text in ["https:/contoh.go.id/a", "contoh.go.id/a", "https:\\\\contoh.go.id/a"] {
            assert_eq!(complete(text).as_deref(), Some("https://contoh.go.id/a"), "{text}");
        }
        assert_eq!(complete("https://"), None);
        assert_eq!(complete("javascript:alert(1)"), None);
    }

    #[test]
    fn a_path_has_no_scheme() {
        for text in ["lokus/b.md", "a/b:c", "#bagian", "", "12:30", "é:x"] {
            assert_eq!(WebAddress::parse(text), Err(WebAddressError::Relative), "{text}");
        }
    }
}
