//! Which requests are answered. A preview shows drafts, and any site that is open in the same browser
//! can send requests to it. So only requests of its own pages, by its own name, are answered.

use std::net::{IpAddr, SocketAddr};

use hyper::{
    Method, StatusCode,
    header::{self, HeaderMap, HeaderName},
    http::request::Parts,
};

/// The names by which the preview may be called.
#[derive(Debug, Clone)]
pub(super) struct Guard {
    /// Names beside those of this machine, in lower case.
    names: Vec<String>,
    port: u16,
}

impl Guard {
    /// Knows the names of this machine, and the host that the preview listens at.
    pub(super) fn new(host: Option<&str>, port: u16) -> Self {
        let mut names = vec!["localhost".to_owned(), "127.0.0.1".to_owned(), "[::1]".to_owned()];
        names.extend(host.filter(|it| it.parse::<IpAddr>().is_err()).map(str::to_ascii_lowercase));
        Self { names, port }
    }

    /// Why a request is refused that came in at this `local` address; nothing if it may be answered.
    pub(super) fn refuses(&self, request: &Parts, local: SocketAddr) -> Option<StatusCode> {
        let uri = &request.uri;
        if uri.scheme().is_some() || uri.authority().is_some() || !uri.path().starts_with('/') {
            return Some(StatusCode::BAD_REQUEST);
        }
        let Some(host) = single(&request.headers, &header::HOST) else {
            return Some(StatusCode::BAD_REQUEST);
        };
        if !self.knows(host, local.ip()) {
            return Some(StatusCode::FORBIDDEN);
        }
        if has_body(&request.headers) {
            return Some(StatusCode::PAYLOAD_TOO_LARGE);
        }
        if request.method != Method::GET && request.method != Method::HEAD {
            return Some(StatusCode::METHOD_NOT_ALLOWED);
        }
        if !is_own(&request.headers, host) {
            return Some(StatusCode::FORBIDDEN);
        }
        None
    }

    /// Whether a `Host` header names this preview: by one of its names, or by the address at which the
    /// request came in. A foreign name that was made to point here (DNS rebinding) is neither.
    fn knows(&self, host: &str, local: IpAddr) -> bool {
        let name = match host.rsplit_once(':') {
            Some((name, port)) if !port.ends_with(']') => {
                if port != self.port.to_string() {
                    return false;
                }
                name
            }
            _ if self.port == 80 => host,
            _ => return false,
        };
        let address = match local.to_canonical() {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => format!("[{address}]"),
        };
        let name = name.to_ascii_lowercase();
        name == address || self.names.contains(&name)
    }
}

/// The text of a header that must be there exactly once.
fn single<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

/// Whether a request has a body: none that is answered needs one.
fn has_body(headers: &HeaderMap) -> bool {
    let length = headers.get_all(header::CONTENT_LENGTH).iter();
    headers.contains_key(header::TRANSFER_ENCODING)
        || length.into_iter().any(|length| length.as_bytes() != b"0")
}

/// Whether a request comes from a page of the preview, or from a person who follows a link or types
/// an address. Browsers say which. A request that does not say comes from another program or from an
/// old browser, which has to rely on the headers of the response.
fn is_own(headers: &HeaderMap, host: &str) -> bool {
    if headers.contains_key(header::ORIGIN) {
        let origin = single(headers, &header::ORIGIN).and_then(|it| it.strip_prefix("http://"));
        if !origin.is_some_and(|origin| origin.eq_ignore_ascii_case(host)) {
            return false;
        }
    }
    let sec = |name: &'static str| {
        headers.get(HeaderName::from_static(name)).map(|it| it.to_str().unwrap_or("other"))
    };
    match sec("sec-fetch-site") {
        None | Some("same-origin" | "none") => true,
        Some(_) => {
            sec("sec-fetch-mode") == Some("navigate") && sec("sec-fetch-dest") == Some("document")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn knows(host: &str) -> bool {
        Guard::new(Some("Peladen.local"), 4747).knows(host, IpAddr::from([192, 168, 1, 20]))
    }

    #[test]
    fn a_preview_answers_to_its_own_names_alone() {
        for host in ["localhost:4747", "LOCALHOST:4747", "127.0.0.1:4747", "[::1]:4747"] {
            assert!(knows(host), "{host}");
        }
        assert!(knows("192.168.1.20:4747") && knows("peladen.local:4747"));
        for host in [
            "",
            ":",
            ":4747",
            "localhost",
            "localhost:",
            "localhost:80",
            "localhost:04747",
            "localhost:+4747",
            "localhost.:4747",
            "localhost.evil:4747",
            "evil:4747",
            "127.0.0.1.nip.io:4747",
            "[::1]",
            "[::1]4747",
            "::1:4747",
            "192.168.1.21:4747",
            "localhost:4747:4747",
            "user@localhost:4747",
            "localhost:4747/",
            "0.0.0.0:4747",
            "2130706433:4747",
            "0x7f.1:4747",
            "[::ffff:127.0.0.1]:4747",
            " localhost:4747",
        ] {
            assert!(!knows(host), "{host}");
        }
    }
}
