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
    EVENTS, SCRIPT, STATE, STYLE, Tell, address,
    answer::{self, Sent},
    connection::{Pulse, Watched},
    events,
    guard::Guard,
    hall::{Hall, Place},
    kind,
    maker::Maker,
    network::Sockets,
    preview::{Found, Preview},
    shell,
    site::Made,
};

/// The most that the head of a request may weigh, and the most lines it may have.
const LARGEST_HEAD: usize = 16 * 1024;
const MOST_LINES: usize = 100;
/// How long nothing is accepted after the system refused to.
const PAUSE: Duration = Duration::from_millis(50);
/// How many pages may be made at once.
const MAKERS: usize = 8;

/// Everything that an answer depends on.
struct House {
    shown: watch::Receiver<Arc<Preview>>,
    guard: Guard,
    maker: Rc<Maker>,
    script: Made,
    style: Made,
}

/// Serves until somebody ends the program.
pub(super) fn run(
    sockets: Sockets,
    guard: Guard,
    shown: watch::Receiver<Arc<Preview>>,
    tell: Tell,
) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(MAKERS)
        .build()?;
    let house = Rc::new(House {
        shown,
        guard,
        maker: Maker::new(tell),
        script: Made::file(include_str!("client/preview.js"), kind::of(SCRIPT)),
        style: Made::file(include_str!("client/preview.css"), kind::of(STYLE)),
    });
    let served = LocalSet::new().block_on(&runtime, async {
        let end = end()?;
        let hall = Hall::new();
        spawn_local(Rc::clone(&hall).watch());
        for listener in sockets.listeners {
            let listener = TcpListener::from_std(listener)?;
            spawn_local(accept(listener, Rc::clone(&hall), Rc::clone(&house)));
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
fn end() -> io::Result<impl Future<Output = ()>> {
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
fn end() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        // Where Ctrl-C cannot be heard, the system ends the program by itself.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}

/// Accepts for ever: no error of the system is a reason to stop.
async fn accept(listener: TcpListener, hall: Rc<Hall>, house: Rc<House>) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                let came_in = stream.local_addr();
                let watched = Watched::new(stream);
                match (came_in, hall.enter(&watched.pulse)) {
                    (Ok(came_in), Some(place)) => {
                        spawn_local(serve(watched, came_in, place, Rc::clone(&house)));
                    }
                    (_, None) => {
                        spawn_local(turn_away(watched));
                    }
                    (Err(_), Some(_)) => {}
                }
            }
            Err(error) if is_of_one_client(&error) => {}
            Err(_) => {
                hall.exhausted();
                sleep(PAUSE).await;
            }
        }
    }
}

/// Whether an error concerns one client, who has gone, and not the system.
fn is_of_one_client(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionReset, Interrupted};
    matches!(error.kind(), ConnectionAborted | ConnectionReset | Interrupted)
}

/// Says that the house is full.
async fn turn_away(watched: Watched) {
    use tokio::io::AsyncWriteExt as _;
    const FULL: &[u8] =
        b"HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
    let mut watched = watched;
    if watched.write_all(FULL).await.is_ok() {
        watched.leave().await;
    }
}

/// Serves one connection until it ends, or has to.
async fn serve(watched: Watched, came_in: SocketAddr, place: Place, house: Rc<House>) {
    let pulse = Rc::clone(&watched.pulse);
    let of_request = Rc::clone(&pulse);
    let service = service_fn(move |request: Request<Incoming>| {
        let (house, pulse) = (Rc::clone(&house), Rc::clone(&of_request));
        Box::pin(
            async move { Ok::<_, Infallible>(answered(request, came_in, &house, pulse).await) },
        )
    });
    let mut connection = http1::Builder::new()
        .max_buf_size(LARGEST_HEAD)
        .max_headers(MOST_LINES)
        .serve_connection(TokioIo::new(watched), service);
    let over = tokio::select! {
        _ = poll_fn(|context| connection.poll_without_shutdown(context)) => true,
        () = pulse.ended() => false,
    };
    if over {
        connection.into_parts().io.into_inner().leave().await;
    }
    drop(place);
}

async fn answered(
    request: Request<Incoming>,
    came_in: SocketAddr,
    house: &House,
    pulse: Rc<Pulse>,
) -> Response<Sent> {
    pulse.asked();
    // A body is never read: whatever has one is refused.
    let (head, _) = request.into_parts();
    let response = match house.guard.refuses(&head, came_in) {
        Some(status) => answer::refusal(status),
        None => house.respond(&head).await,
    };
    response.map(|sent| sent.told_to(pulse))
}

impl House {
    async fn respond(&self, head: &Parts) -> Response<Sent> {
        let preview = Arc::clone(&self.shown.borrow());
        match head.uri.path() {
            EVENTS if head.method == hyper::Method::HEAD => {
                return answer::refusal(StatusCode::METHOD_NOT_ALLOWED);
            }
            EVENTS => return events::stream(self.shown.clone()),
            STATE => {
                let state = Made::file(preview.json(), kind::JSON);
                return answer::content(StatusCode::OK, &state, head);
            }
            SCRIPT => return answer::content(StatusCode::OK, &self.script, head),
            STYLE => return answer::content(StatusCode::OK, &self.style, head),
            _ => {}
        }
        let Some(path) = address::decode(head.uri.path()) else {
            return answer::refusal(StatusCode::NOT_FOUND);
        };
        let (file, status) = match preview.find(&path) {
            Found::Folder(address) => return answer::redirect(&address),
            Found::File(file) => (file, StatusCode::OK),
            Found::Missing(file) => (file, StatusCode::NOT_FOUND),
            Found::Shard(file) => {
                return match self.maker.shard(&preview, &file).await {
                    Some(made) => answer::content(StatusCode::OK, &made, head),
                    None => answer::refusal(StatusCode::NOT_FOUND),
                };
            }
            Found::Nothing if preview.site.is_some() => {
                return answer::refusal(StatusCode::NOT_FOUND);
            }
            Found::Nothing => {
                let shell = shell::shell(&preview);
                return answer::content(StatusCode::INTERNAL_SERVER_ERROR, &shell, head);
            }
        };
        match self.maker.make(&preview, &file).await {
            Some(made) => answer::content(status, &made, head),
            None if kind::of(&file) == kind::HTML => {
                let shell = shell::shell(&preview);
                answer::content(StatusCode::INTERNAL_SERVER_ERROR, &shell, head)
            }
            None => answer::refusal(StatusCode::INTERNAL_SERVER_ERROR),
        }
    }
}
