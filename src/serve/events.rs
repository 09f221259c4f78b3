//! The stream of changes: the number of every preview that is shown, and a beat in between. A page
//! that hears no beat knows that the server has gone.

use std::{sync::Arc, time::Duration};

use hyper::{Response, StatusCode, body::Bytes, header};
use tokio::{
    sync::{mpsc, watch},
    time::timeout,
};

use super::{
    preview::Preview,
    response::{self, ResponseBody},
};

/// The content type of the stream.
const EVENTS: &str = "text/event-stream; charset=utf-8";
/// What is sent when nothing has changed for that long.
const BEAT_EVENT: &[u8] = b"event: beat\ndata:\n\n";
/// How long a stream is silent.
const BEAT: Duration = Duration::from_secs(15);

/// Answers with the stream. Whoever listens learns the present number first, so that a change
/// during a break is not missed.
pub(super) fn stream(mut shown: watch::Receiver<Arc<Preview>>) -> Response<ResponseBody> {
    let (sender, receiver) = mpsc::channel(1);
    tokio::task::spawn_local(async move {
        let mut first = true;
        loop {
            let generation = shown.borrow_and_update().generation;
            let retry = if first { "retry: 500\n" } else { "" };
            first = false;
            let head = format!("{retry}event: shown\nid: {generation}\n");
            let mut event = Bytes::from(format!("{head}data: {generation}\n\n"));
            loop {
                if sender.send(event).await.is_err() {
                    return;
                }
                tokio::select! {
                    changed = timeout(BEAT, shown.changed()) => match changed {
                        Ok(Ok(())) => break,
                        Ok(Err(_)) => return,
                        Err(_) => event = Bytes::from_static(BEAT_EVENT),
                    },
                    () = sender.closed() => return,
                }
            }
        }
    });
    let mut response = response::empty(StatusCode::OK);
    response::set_header(response.headers_mut(), header::CONTENT_TYPE, EVENTS);
    *response.body_mut() = ResponseBody::stream(receiver);
    response
}
