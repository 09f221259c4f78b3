//! A file → an HTTP response: headers, conditions, ranges. Nothing of the request gets into a
//! response; its headers only choose between responses.

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

use super::{connection::Activity, served_file::ServedFile};
use crate::text::content_type;

/// The headers of a page's versions, which an open page compares with its own.
const VERSION_HEADERS: [&str; 4] =
    ["teladan-page", "teladan-style", "teladan-others", "teladan-folder"];

/// What is sent after the headers.
#[derive(Debug)]
pub(super) struct ResponseBody {
    content: BodyContent,
    /// The connection, which waits for its next request when all is sent.
    activity: Option<Rc<Activity>>,
}

#[derive(Debug)]
enum BodyContent {
    Whole(Bytes),
    Stream(Receiver<Bytes>),
}

impl ResponseBody {
    fn whole(bytes: Bytes) -> Self {
        Self { content: BodyContent::Whole(bytes), activity: None }
    }

    /// A stream without an end of its own.
    pub(super) fn stream(events: Receiver<Bytes>) -> Self {
        Self { content: BodyContent::Stream(events), activity: None }
    }

    /// Notes on the connection when all is sent, or that there will be no end.
    pub(super) fn with_activity(mut self, activity: Rc<Activity>) -> Self {
        if matches!(self.content, BodyContent::Stream(_)) {
            activity.begin_stream();
        }
        self.activity = Some(activity);
        self
    }
}

impl Drop for ResponseBody {
    fn drop(&mut self) {
        if let Some(activity) = &self.activity {
            activity.end_answer();
        }
    }
}

impl Body for ResponseBody {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        match &mut self.content {
            BodyContent::Whole(bytes) if bytes.is_empty() => Poll::Ready(None),
            BodyContent::Whole(bytes) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes))))),
            BodyContent::Stream(events) => {
                events.poll_recv(context).map(|event| event.map(|bytes| Ok(Frame::data(bytes))))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(&self.content, BodyContent::Whole(bytes) if bytes.is_empty())
    }

    fn size_hint(&self) -> SizeHint {
        match &self.content {
            BodyContent::Whole(bytes) => SizeHint::with_exact(bytes.len() as u64),
            BodyContent::Stream(_) => SizeHint::default(),
        }
    }
}

/// A response with a file: the one that was asked for, or one that stands in for it.
pub(super) fn file(
    status: StatusCode,
    file: &ServedFile,
    request: &Parts,
) -> Response<ResponseBody> {
    let whole = file.bytes.len();
    let mut response = empty(status);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.content_type));
    let etag = format!("\"{}\"", file.etag);
    set_header(headers, header::ETAG, &etag);
    set_header(headers, header::ACCEPT_RANGES, "bytes");
    if file.content_type == content_type::SVG {
        // A drawing that is opened by itself is a document and could hold scripts.
        set_header(headers, header::CONTENT_SECURITY_POLICY, "sandbox; frame-ancestors 'self'");
    }
    if let Some(versions) = &file.versions {
        let values = [&versions.page, &versions.style, &versions.others, &versions.folder];
        for (name, value) in VERSION_HEADERS.into_iter().zip(values) {
            set_header(headers, HeaderName::from_static(name), value);
        }
    }
    let mut part = 0..whole;
    if status == StatusCode::OK {
        if has_etag(&request.headers, &etag) {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return response;
        }
        match requested_range(request, &etag, whole) {
            Range::Whole => {}
            Range::Part(first, last) => {
                set_header(
                    headers,
                    header::CONTENT_RANGE,
                    &format!("bytes {first}-{last}/{whole}"),
                );
                *response.status_mut() = StatusCode::PARTIAL_CONTENT;
                part = first..last + 1;
            }
            Range::Beyond => {
                set_header(headers, header::CONTENT_RANGE, &format!("bytes */{whole}"));
                set_header(headers, header::CONTENT_LENGTH, "0");
                *response.status_mut() = StatusCode::RANGE_NOT_SATISFIABLE;
                return response;
            }
        }
    }
    set_header(response.headers_mut(), header::CONTENT_LENGTH, &part.len().to_string());
    if request.method != Method::HEAD {
        *response.body_mut() = ResponseBody::whole(file.bytes.slice(part));
    }
    response
}

/// A response without content, with the headers that all carry. None lets another site read.
pub(super) fn empty(status: StatusCode) -> Response<ResponseBody> {
    let mut response = Response::new(ResponseBody::whole(Bytes::new()));
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

/// A response that says no, in one line and in the words of the protocol.
pub(super) fn refusal(status: StatusCode) -> Response<ResponseBody> {
    let mut response = empty(status);
    let reason = status.canonical_reason().unwrap_or_default();
    let headers = response.headers_mut();
    set_header(headers, header::CONTENT_TYPE, "text/plain; charset=utf-8");
    if status == StatusCode::METHOD_NOT_ALLOWED {
        set_header(headers, header::ALLOW, "GET, HEAD");
    }
    if status != StatusCode::METHOD_NOT_ALLOWED && status != StatusCode::NOT_FOUND {
        set_header(headers, header::CONNECTION, "close");
    }
    *response.body_mut() = ResponseBody::whole(Bytes::from_static(reason.as_bytes()));
    response
}

/// Leads to another path of the site. The path comes from the map of the site, not from the request.
pub(super) fn redirect(to: &str) -> Response<ResponseBody> {
    let mut response = empty(StatusCode::FOUND);
    set_header(response.headers_mut(), header::LOCATION, to);
    response
}

/// Sets a header to a text of ours.
pub(super) fn set_header(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

/// Whether the reader has this content already, by its etag.
fn has_etag(headers: &HeaderMap, etag: &str) -> bool {
    let lists = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|it| it.to_str().ok());
    let mut tags = lists.flat_map(|list| list.split(',')).map(str::trim);
    tags.any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == etag)
}

/// Which part of a content is asked for.
enum Range {
    Whole,
    Part(usize, usize),
    Beyond,
}

/// A single range is granted; several, or one that makes no sense, are answered with the whole.
fn requested_range(request: &Parts, etag: &str, whole: usize) -> Range {
    let text = |name| request.headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let asked = text(header::RANGE).and_then(|range| range.strip_prefix("bytes="));
    let Some((first, last)) = asked.and_then(|range| range.trim().split_once('-')) else {
        return Range::Whole;
    };
    let other = text(header::IF_RANGE).is_some_and(|condition| condition != etag);
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
