//! Something that was made → an answer: headers, conditions, ranges. Nothing of the request gets
//! into an answer; its headers only choose between answers.

use std::{
    pin::Pin,
    rc::Rc,
    task::{Context, Poll},
};

use hyper::{
    HeaderMap, Method, Response, StatusCode,
    body::{Body, Bytes, Frame, SizeHint},
    header::{self, HeaderName, HeaderValue},
    http::request::Parts,
};
use tokio::sync::mpsc::Receiver;

use super::{connection::Pulse, kind, site::Made};

/// What an open page compares itself with.
const MARKS: [&str; 4] = ["teladan-page", "teladan-style", "teladan-others", "teladan-folder"];

/// What is sent after the head.
#[derive(Debug)]
pub(super) struct Sent {
    content: Content,
    /// Learns when all is sent.
    pulse: Option<Rc<Pulse>>,
}

#[derive(Debug)]
enum Content {
    Whole(Bytes),
    Stream(Receiver<Bytes>),
}

impl Sent {
    fn whole(bytes: Bytes) -> Self {
        Self { content: Content::Whole(bytes), pulse: None }
    }

    /// A stream without an end of its own.
    pub(super) fn stream(events: Receiver<Bytes>) -> Self {
        Self { content: Content::Stream(events), pulse: None }
    }

    /// Tells a connection when it is done.
    pub(super) fn told_to(mut self, pulse: Rc<Pulse>) -> Self {
        self.pulse = Some(pulse);
        self
    }
}

impl Drop for Sent {
    fn drop(&mut self) {
        if let Some(pulse) = &self.pulse {
            pulse.answered();
        }
    }
}

impl Body for Sent {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        match &mut self.content {
            Content::Whole(bytes) if bytes.is_empty() => Poll::Ready(None),
            Content::Whole(bytes) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes))))),
            Content::Stream(events) => {
                events.poll_recv(context).map(|event| event.map(|bytes| Ok(Frame::data(bytes))))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(&self.content, Content::Whole(bytes) if bytes.is_empty())
    }

    fn size_hint(&self) -> SizeHint {
        match &self.content {
            Content::Whole(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Content::Stream(_) => SizeHint::default(),
        }
    }
}

/// The answer to a request for something that is there, or stands in for what is not.
pub(super) fn content(status: StatusCode, made: &Made, request: &Parts) -> Response<Sent> {
    let whole = made.bytes.len();
    let mut response = bare(status);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(made.kind));
    let tag = format!("\"{}\"", made.tag);
    insert(headers, header::ETAG, &tag);
    insert(headers, header::ACCEPT_RANGES, "bytes");
    if made.kind == kind::SVG {
        // A drawing that is opened by itself is a document and could hold scripts.
        insert(headers, header::CONTENT_SECURITY_POLICY, "sandbox; frame-ancestors 'self'");
    }
    if let Some(marks) = &made.marks {
        let values = [&marks.page, &marks.style, &marks.others, &marks.folder];
        for (name, value) in MARKS.into_iter().zip(values) {
            insert(headers, HeaderName::from_static(name), value);
        }
    }
    let mut part = 0..whole;
    if status == StatusCode::OK {
        if listed(&request.headers, &tag) {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return response;
        }
        match range(request, &tag, whole) {
            Range::Whole => {}
            Range::Part(first, last) => {
                insert(headers, header::CONTENT_RANGE, &format!("bytes {first}-{last}/{whole}"));
                *response.status_mut() = StatusCode::PARTIAL_CONTENT;
                part = first..last + 1;
            }
            Range::Beyond => {
                insert(headers, header::CONTENT_RANGE, &format!("bytes */{whole}"));
                insert(headers, header::CONTENT_LENGTH, "0");
                *response.status_mut() = StatusCode::RANGE_NOT_SATISFIABLE;
                return response;
            }
        }
    }
    insert(response.headers_mut(), header::CONTENT_LENGTH, &part.len().to_string());
    if request.method != Method::HEAD {
        *response.body_mut() = Sent::whole(made.bytes.slice(part));
    }
    response
}

/// An answer without content, with what every answer carries. No header lets another site read.
pub(super) fn bare(status: StatusCode) -> Response<Sent> {
    let mut response = Response::new(Sent::whole(Bytes::new()));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CACHE_CONTROL, "no-cache"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::CONTENT_SECURITY_POLICY, "frame-ancestors 'self'"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// An answer that says no in one line, in no language but that of the protocol.
pub(super) fn refusal(status: StatusCode) -> Response<Sent> {
    let mut response = bare(status);
    let reason = status.canonical_reason().unwrap_or_default();
    let headers = response.headers_mut();
    insert(headers, header::CONTENT_TYPE, "text/plain; charset=utf-8");
    if status == StatusCode::METHOD_NOT_ALLOWED {
        insert(headers, header::ALLOW, "GET, HEAD");
    }
    if status != StatusCode::METHOD_NOT_ALLOWED && status != StatusCode::NOT_FOUND {
        insert(headers, header::CONNECTION, "close");
    }
    *response.body_mut() = Sent::whole(Bytes::from_static(reason.as_bytes()));
    response
}

/// Leads to another path of the site: the map knows it, the request did not name it.
pub(super) fn redirect(to: &str) -> Response<Sent> {
    let mut response = bare(StatusCode::FOUND);
    insert(response.headers_mut(), header::LOCATION, to);
    response
}

/// Sets a header to a text of ours.
pub(super) fn insert(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

/// Whether the reader has this content already.
fn listed(headers: &HeaderMap, tag: &str) -> bool {
    let lists = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|it| it.to_str().ok());
    let mut tags = lists.flat_map(|list| list.split(',')).map(str::trim);
    tags.any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag)
}

/// Which part of a content is asked for.
enum Range {
    Whole,
    Part(usize, usize),
    Beyond,
}

/// A single range is granted; several, or one that makes no sense, are answered with the whole.
fn range(request: &Parts, tag: &str, whole: usize) -> Range {
    let text = |name| request.headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let asked = text(header::RANGE).and_then(|range| range.strip_prefix("bytes="));
    let Some((first, last)) = asked.and_then(|range| range.trim().split_once('-')) else {
        return Range::Whole;
    };
    let other = text(header::IF_RANGE).is_some_and(|condition| condition != tag);
    if request.method != Method::GET || other {
        return Range::Whole;
    }
    let number = |digits: &str| {
        let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        // A number too large to be counted lies beyond every end.
        plain.then(|| digits.parse().unwrap_or(usize::MAX))
    };
    match (number(first), number(last)) {
        (None, Some(0)) if first.is_empty() => Range::Beyond,
        (None, Some(_)) if first.is_empty() && whole == 0 => Range::Beyond,
        (None, Some(length)) if first.is_empty() => {
            Range::Part(whole.saturating_sub(length), whole - 1)
        }
        (Some(first), None) if last.is_empty() && first < whole => Range::Part(first, whole - 1),
        (Some(_), None) if last.is_empty() => Range::Beyond,
        (Some(first), Some(last)) if last < first => Range::Whole,
        (Some(first), Some(_)) if first >= whole => Range::Beyond,
        (Some(first), Some(last)) => Range::Part(first, last.min(whole - 1)),
        _ => Range::Whole,
    }
}
