//! One connection under watch: what it is doing and since when, so that one that does nothing can
//! be ended. The protocol itself is hyper's.

use std::{
    cell::Cell,
    io,
    pin::Pin,
    rc::Rc,
    task::{Context, Poll},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, ReadBuf},
    net::TcpStream,
    sync::Notify,
    time::{Instant, timeout},
};

/// How long the head of a request may take, from its first byte.
const HEAD: Duration = Duration::from_secs(5);
/// How long a reader may take nothing of an answer.
const STALL: Duration = Duration::from_secs(10);
/// How long a connection may wait for its next request.
const IDLE: Duration = Duration::from_secs(15);
/// How long a last answer may lie before it is read, and how much more of a request is let in.
const FAREWELL: Duration = Duration::from_millis(500);
const DRAINED: usize = 256 * 1024;

/// What a connection is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Waiting,
    Asking,
    Answering,
}

/// What a connection does, and since when.
#[derive(Debug)]
pub(super) struct Pulse {
    phase: Cell<(Phase, Instant)>,
    /// Since when the reader takes nothing.
    stalled: Cell<Option<Instant>>,
    end: Notify,
}

impl Pulse {
    fn new() -> Self {
        let phase = Cell::new((Phase::Waiting, Instant::now()));
        Self { phase, stalled: Cell::new(None), end: Notify::new() }
    }

    fn enter(&self, phase: Phase) {
        self.phase.set((phase, Instant::now()));
    }

    /// A whole head has come in.
    pub(super) fn asked(&self) {
        self.enter(Phase::Answering);
    }

    /// The answer is complete.
    pub(super) fn answered(&self) {
        self.enter(Phase::Waiting);
    }

    /// When it has to be ended if nothing happens.
    fn deadline(&self) -> Option<Instant> {
        let (phase, since) = self.phase.get();
        let of_phase = match phase {
            Phase::Waiting => Some(since + IDLE),
            Phase::Asking => Some(since + HEAD),
            Phase::Answering => None,
        };
        let of_stall = self.stalled.get().map(|since| since + STALL);
        of_phase.into_iter().chain(of_stall).min()
    }

    /// Whether its time is over.
    pub(super) fn is_overdue(&self, now: Instant) -> bool {
        self.deadline().is_some_and(|deadline| deadline <= now)
    }

    /// Since when it has kept a place without a complete request; nothing if it is being answered.
    pub(super) fn incomplete_since(&self) -> Option<Instant> {
        let (phase, since) = self.phase.get();
        if phase == Phase::Answering { self.stalled.get() } else { Some(since) }
    }

    /// Ends the connection.
    pub(super) fn end(&self) {
        self.end.notify_one();
    }

    /// Waits until it has to end.
    pub(super) async fn ended(&self) {
        self.end.notified().await;
    }
}

/// A socket whose every move is noted.
#[derive(Debug)]
pub(super) struct Watched {
    stream: TcpStream,
    /// What it does.
    pub(super) pulse: Rc<Pulse>,
}

impl Watched {
    /// Begins to watch a socket.
    pub(super) fn new(stream: TcpStream) -> Self {
        // Small answers go out at once; where that cannot be set they go out a little later.
        let _ = stream.set_nodelay(true);
        Self { stream, pulse: Rc::new(Pulse::new()) }
    }

    /// Says good-bye to somebody who may still be sending: a socket that is closed over unread
    /// bytes takes the last answer with it.
    pub(super) async fn leave(mut self) {
        if self.stream.shutdown().await.is_err() {
            return;
        }
        let drained = timeout(FAREWELL, async {
            let (mut buffer, mut left) = ([0; 4096], DRAINED);
            while let Ok(length @ 1..) = self.stream.read(&mut buffer).await {
                left = left.saturating_sub(length);
                if left == 0 {
                    break;
                }
            }
        });
        // Whoever is still sending by then has had his time.
        let _ = drained.await;
    }

    fn wrote(&self, poll: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        let stalled = &self.pulse.stalled;
        match &poll {
            Poll::Pending => stalled.set(stalled.get().or_else(|| Some(Instant::now()))),
            Poll::Ready(_) => stalled.set(None),
        }
        poll
    }
}

impl AsyncRead for Watched {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let poll = Pin::new(&mut self.stream).poll_read(context, buffer);
        if buffer.filled().len() > before && self.pulse.phase.get().0 == Phase::Waiting {
            self.pulse.enter(Phase::Asking);
        }
        poll
    }
}

impl AsyncWrite for Watched {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let poll = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.wrote(poll)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let poll = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.wrote(poll)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
