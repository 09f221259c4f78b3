//! The server: sockets, connections, requests, on one thread. Whatever a client does, it goes on.

use std::{
    convert::Infallible, future::poll_fn, io, net::SocketAddr, rc::Rc, sync::Arc, time::Duration,
};

use hyper::{
    Request, Response, StatusCode, body::Incoming, http::request::Parts, server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use tokio::{
    net::TcpListener,
    sync::watch,
    task::{LocalSet, spawn_local},
    time::sleep,
};

use super::{
    EVENTS, OnEvent, SCRIPT, STATE, STYLE, address,
    connection::{Activity, TrackedSocket},
    connections::{ConnectionSlot, Connections},
    events,
    guard::Guard,
    network::Sockets,
    on_demand::OnDemand,
    placeholder,
    preview::{AddressTarget, Preview},
    response::{self, ResponseBody},
    served_file::ServedFile,
};
use crate::text::content_type;

/// The most bytes that the head of a request may have.
const LARGEST_HEAD: usize = 16 * 1024;
/// The most headers that a request may have.
const MOST_HEADERS: usize = 100;
/// How long nothing is accepted after the system refused to accept: it needs time to free
/// descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);
/// How many pages may be made at once.
const MOST_PAGE_THREADS: usize = 8;

/// Everything that an answer depends on.
struct Server {
    shown: watch::Receiver<Arc<Preview>>,
    guard: Guard,
    on_demand: Rc<OnDemand>,
    script: ServedFile,
    style: ServedFile,
}

/// Serves until somebody ends the program.
pub(super) fn run(
    sockets: Sockets,
    guard: Guard,
    shown: watch::Receiver<Arc<Preview>>,
    on_event: OnEvent,
) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(MOST_PAGE_THREADS)
        .build()?;
    let server = Rc::new(Server {
        shown,
        guard,
        on_demand: OnDemand::new(on_event),
        script: ServedFile::file(include_str!("client/preview.js"), content_type::of_path(SCRIPT)),
        style: ServedFile::file(include_str!("client/preview.css"), content_type::of_path(STYLE)),
    });
    let served = LocalSet::new().block_on(&runtime, async {
        let end = wait_for_shutdown()?;
        let connections = Connections::new();
        spawn_local(Rc::clone(&connections).end_overdue());
        for listener in sockets.listeners {
            let listener = TcpListener::from_std(listener)?;
            spawn_local(accept(listener, Rc::clone(&connections), Rc::clone(&server)));
        }
        end.await;
        Ok(())
    });
    // A page that is still being made is of no use to anybody now.
    runtime.shutdown_background();
    served
}

/// Waits until the program is to end: Ctrl-C, a polite request, a closed terminal.
#[cfg(unix)]
fn wait_for_shutdown() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupted = signal(SignalKind::interrupt())?;
    let mut terminated = signal(SignalKind::terminate())?;
    let mut hung_up = signal(SignalKind::hangup())?;
    Ok(async move {
        tokio::select! {
            _ = interrupted.recv() => {}
            _ = terminated.recv() => {}
            _ = hung_up.recv() => {}
        }
    })
}

/// Waits until the program is to end.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "on other systems it can fail")]
fn wait_for_shutdown() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        // Where Ctrl-C cannot be heard, the system ends the program by itself.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}

/// Accepts for ever: no error of the system is a reason to stop.
async fn accept(listener: TcpListener, connections: Rc<Connections>, server: Rc<Server>) {
    loop {
        match listener.accept().await {
            Ok((stream, from)) => {
                let local = stream.local_addr();
                let socket = TrackedSocket::new(stream);
                match (local, connections.admit(&socket.activity, from.ip())) {
                    (Ok(local), Some(slot)) => {
                        spawn_local(serve_connection(socket, local, slot, Rc::clone(&server)));
                    }
                    (_, None) => {
                        spawn_local(refuse_connection(socket));
                    }
                    (Err(_), Some(_)) => {}
                }
            }
            Err(error) if is_of_one_client(&error) => {}
            Err(_) => {
                connections.lower_limit();
                sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

/// Whether an error concerns one client, who has gone, and not the system.
fn is_of_one_client(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionReset, Interrupted};
    matches!(error.kind(), ConnectionAborted | ConnectionReset | Interrupted)
}

/// Says that there are too many connections.
async fn refuse_connection(socket: TrackedSocket) {
    use tokio::io::AsyncWriteExt as _;
    const FULL: &[u8] =
        b"HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
    let mut socket = socket;
    if socket.write_all(FULL).await.is_ok() {
        socket.close().await;
    }
}

/// Serves one connection until its client or we end it.
async fn serve_connection(
    socket: TrackedSocket,
    local: SocketAddr,
    slot: ConnectionSlot,
    server: Rc<Server>,
) {
    let activity = Rc::clone(&socket.activity);
    let of_request = Rc::clone(&activity);
    let service = service_fn(move |request: Request<Incoming>| {
        let (server, activity) = (Rc::clone(&server), Rc::clone(&of_request));
        Box::pin(async move {
            Ok::<_, Infallible>(answer_request(request, local, &server, activity).await)
        })
    });
    let mut connection = http1::Builder::new()
        .max_buf_size(LARGEST_HEAD)
        .max_headers(MOST_HEADERS)
        .serve_connection(TokioIo::new(socket), service);
    let over = tokio::select! {
        _ = poll_fn(|context| connection.poll_without_shutdown(context)) => true,
        () = activity.wait_for_end() => false,
    };
    if over {
        connection.into_parts().io.into_inner().close().await;
    }
    drop(slot);
}

async fn answer_request(
    request: Request<Incoming>,
    local: SocketAddr,
    server: &Server,
    activity: Rc<Activity>,
) -> Response<ResponseBody> {
    activity.begin_answer();
    // A body is never read: whatever has one is refused.
    let (head, _) = request.into_parts();
    let response = match server.guard.refuses(&head, local) {
        Some(status) => response::refusal(status),
        None => server.respond(&head).await,
    };
    response.map(|sent| sent.with_activity(activity))
}

impl Server {
    async fn respond(&self, head: &Parts) -> Response<ResponseBody> {
        let preview = Arc::clone(&self.shown.borrow());
        match head.uri.path() {
            EVENTS if head.method == hyper::Method::HEAD => {
                return response::refusal(StatusCode::METHOD_NOT_ALLOWED);
            }
            EVENTS => return events::stream(self.shown.clone()),
            STATE => {
                let state = ServedFile::file(preview.json(), content_type::JSON);
                return response::file(StatusCode::OK, &state, head);
            }
            SCRIPT => return response::file(StatusCode::OK, &self.script, head),
            STYLE => return response::file(StatusCode::OK, &self.style, head),
            _ => {}
        }
        let Some(path) = address::decode(head.uri.path()) else {
            return response::refusal(StatusCode::NOT_FOUND);
        };
        let (file, status) = match preview.find(&path) {
            AddressTarget::Folder(address) => return response::redirect(&address),
            AddressTarget::File(file) => (file, StatusCode::OK),
            AddressTarget::Missing(file) => (file, StatusCode::NOT_FOUND),
            AddressTarget::SearchFile(file) => {
                return match self.on_demand.search_file(&preview, &file).await {
                    Some(made) => response::file(StatusCode::OK, &made, head),
                    None => response::refusal(StatusCode::NOT_FOUND),
                };
            }
            AddressTarget::Nothing if preview.site.is_some() => {
                return response::refusal(StatusCode::NOT_FOUND);
            }
            AddressTarget::Nothing => {
                let page = placeholder::placeholder_page(&preview);
                return response::file(StatusCode::INTERNAL_SERVER_ERROR, &page, head);
            }
        };
        match self.on_demand.file(&preview, &file).await {
            Some(made) => response::file(status, &made, head),
            None if content_type::of_path(&file) == content_type::HTML => {
                let page = placeholder::placeholder_page(&preview);
                response::file(StatusCode::INTERNAL_SERVER_ERROR, &page, head)
            }
            None => response::refusal(StatusCode::INTERNAL_SERVER_ERROR),
        }
    }
}
