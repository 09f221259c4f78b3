//! One connection: what it is doing and since when, so that a silent one can be ended. The protocol
//! itself is hyper's.

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
const HEAD_TIMEOUT: Duration = Duration::from_secs(5);
/// How long a reader may take nothing of an answer.
const STALL_TIMEOUT: Duration = Duration::from_secs(10);
/// How long a connection may wait for its next request.
const IDLE_TIMEOUT: Duration = Duration::from_secs(15);
/// How long the client has to read a last answer.
const CLOSE_TIMEOUT: Duration = Duration::from_millis(500);
/// How many bytes of a request are read and dropped meanwhile.
const MOST_DRAINED: usize = 256 * 1024;

/// What a connection is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Idle,
    Receiving,
    Answering,
    /// An answer without an end: nobody waits for the rest of it.
    Streaming,
}

/// What a connection does, and since when.
#[derive(Debug)]
pub(super) struct Activity {
    phase: Cell<(Phase, Instant)>,
    /// Since when the reader takes nothing.
    stalled: Cell<Option<Instant>>,
    end: Notify,
}

impl Activity {
    /// A connection that has just come.
    pub(super) fn new() -> Self {
        let phase = Cell::new((Phase::Idle, Instant::now()));
        Self { phase, stalled: Cell::new(None), end: Notify::new() }
    }

    fn enter(&self, phase: Phase) {
        self.phase.set((phase, Instant::now()));
    }

    /// A whole head has come in.
    pub(super) fn begin_answer(&self) {
        self.enter(Phase::Answering);
    }

    /// The answer is one that has no end.
    pub(super) fn begin_stream(&self) {
        self.enter(Phase::Streaming);
    }

    /// The answer is complete.
    pub(super) fn end_answer(&self) {
        self.enter(Phase::Idle);
    }

    /// When it has to be ended if nothing happens.
    fn deadline(&self) -> Option<Instant> {
        let (phase, since) = self.phase.get();
        let of_phase = match phase {
            Phase::Idle => Some(since + IDLE_TIMEOUT),
            Phase::Receiving => Some(since + HEAD_TIMEOUT),
            Phase::Answering | Phase::Streaming => None,
        };
        let of_stall = self.stalled.get().map(|since| since + STALL_TIMEOUT);
        of_phase.into_iter().chain(of_stall).min()
    }

    /// Whether its time is over.
    pub(super) fn is_overdue(&self, now: Instant) -> bool {
        self.deadline().is_some_and(|deadline| deadline <= now)
    }

    /// Since when it has not sent a complete request, does not read its answer, or only listens;
    /// nothing if it is being answered.
    pub(super) fn incomplete_since(&self) -> Option<Instant> {
        let (phase, since) = self.phase.get();
        if phase == Phase::Answering { self.stalled.get() } else { Some(since) }
    }

    /// Ends the connection.
    pub(super) fn end(&self) {
        self.end.notify_one();
    }

    /// Waits until it has to end.
    pub(super) async fn wait_for_end(&self) {
        self.end.notified().await;
    }
}

/// A socket that notes what it does.
#[derive(Debug)]
pub(super) struct TrackedSocket {
    stream: TcpStream,
    /// What it does.
    pub(super) activity: Rc<Activity>,
}

impl TrackedSocket {
    /// Tracks a socket.
    pub(super) fn new(stream: TcpStream) -> Self {
        // Small answers go out at once; where that cannot be set they go out a little later.
        let _ = stream.set_nodelay(true);
        Self { stream, activity: Rc::new(Activity::new()) }
    }

    /// Closes the connection of a client that may still be sending. Unread bytes are drained first:
    /// a socket closed over them would reset the connection, and the last answer would be lost.
    pub(super) async fn close(mut self) {
        if self.stream.shutdown().await.is_err() {
            return;
        }
        let drained = timeout(CLOSE_TIMEOUT, async {
            let (mut buffer, mut left) = ([0; 4096], MOST_DRAINED);
            while let Ok(length @ 1..) = self.stream.read(&mut buffer).await {
                left = left.saturating_sub(length);
                if left == 0 {
                    break;
                }
            }
        });
        // A client that is still sending by then loses the answer.
        let _ = drained.await;
    }

    fn note_write(&self, poll: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        let stalled = &self.activity.stalled;
        match &poll {
            Poll::Pending => stalled.set(stalled.get().or_else(|| Some(Instant::now()))),
            Poll::Ready(_) => stalled.set(None),
        }
        poll
    }
}

impl AsyncRead for TrackedSocket {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let poll = Pin::new(&mut self.stream).poll_read(context, buffer);
        if buffer.filled().len() > before && self.activity.phase.get().0 == Phase::Idle {
            self.activity.enter(Phase::Receiving);
        }
        poll
    }
}

impl AsyncWrite for TrackedSocket {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let poll = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.note_write(poll)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let poll = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.note_write(poll)
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
