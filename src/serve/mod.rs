//! `teladan serve`: a site shown while it is written. The same pipeline as for a build, pages made
//! when they are asked for, and open pages that follow their source.
//!
//! Two threads: one waits for changes and compiles (`rebuild`), one serves (`server`). Between them
//! stands one value, a `preview::Preview`, which is replaced as a whole: every response comes from
//! one moment. Pages are made on further threads (`on_demand`).
//!
//! Nothing a client sends can stop it or read more than the site. Paths are looked up in a map and
//! never joined to a folder (`address`); only the preview's own pages are answered (`guard`);
//! slow and silent connections are ended (`connection`, `connections`); no address has an effect.

mod address;
mod attachments;
mod background_index;
mod connection;
mod connections;
mod events;
mod guard;
mod network;
mod on_demand;
mod panel;
mod placeholder;
mod preview;
mod qr;
mod rebuild;
mod response;
mod served_file;
mod served_index;
mod server;
mod site;

use std::{io, net::IpAddr, path::PathBuf, sync::Arc, thread};

pub use qr::qr;
use rebuild::Rebuilder;

use crate::{
    diagnostic::Diagnostic,
    pipeline::Progress,
    source::Sources,
    text::{date::Date, language::Language},
    watch::{Changes, Unwatched},
};

/// The script that is added to pages, and its style sheet.
const SCRIPT: &str = "/_teladan/preview.js";
const STYLE: &str = "/_teladan/preview.css";
/// The stream of changes.
const EVENTS: &str = "/_teladan/events";
/// The diagnostics, as JSON.
const STATE: &str = "/_teladan/state";

/// How to serve.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The root of the site.
    pub root: PathBuf,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// Where to listen; this machine alone unless given.
    pub host: Option<String>,
    /// The port; the first free one unless given.
    pub port: Option<u16>,
    /// The language of messages; the site's unless given.
    pub language: Option<Language>,
    /// The language while the site's is not known.
    pub fallback_language: Language,
    /// The day it is.
    pub today: fn() -> Date,
    /// Who is told how far the first compilation is.
    pub progress: Arc<dyn Progress>,
}

/// What happens while a site is served.
#[derive(Debug)]
pub enum ServeEvent<'a> {
    /// The preview can be opened.
    Ready {
        /// Its address on this machine.
        local: String,
        /// Its address in the network.
        network: Option<String>,
        /// The language to say so in.
        language: Language,
    },
    /// The site was compiled again.
    Rebuilt {
        /// All diagnostics.
        diagnostics: DiagnosticList<'a>,
        /// How many pages there are; nothing if the old ones are still shown.
        pages: Option<usize>,
        /// How long it took.
        seconds: f64,
    },
    /// Checks of the files beside entries have given other diagnostics: all that there are now.
    AttachmentsChecked(DiagnosticList<'a>),
    /// A page could not be made: the diagnostics about it.
    PageFailed(DiagnosticList<'a>),
    /// The system does not tell of changes: the folder is looked at again and again.
    Unwatched {
        /// Why.
        reason: &'a Unwatched,
        /// The language to say so in.
        language: Language,
    },
}

/// Diagnostics, with what it takes to print them.
#[derive(Debug, Clone, Copy)]
pub struct DiagnosticList<'a> {
    /// The diagnostics.
    pub list: &'a [Diagnostic],
    /// The texts they point into.
    pub sources: &'a Sources,
    /// The language to print them in.
    pub language: Language,
}

/// Why there is no preview.
#[derive(Debug)]
pub enum ServeError {
    /// Somebody else listens on this port.
    Busy(u16),
    /// This host is no address of this machine.
    Host(String, io::Error),
    /// The system refuses.
    Io(io::Error),
}

/// Called for every event, on the thread on which it happens.
type OnEvent = Arc<dyn Fn(ServeEvent<'_>) + Send + Sync>;

/// Serves until somebody ends the program.
pub fn serve(
    settings: &Settings,
    on_event: impl Fn(ServeEvent<'_>) + Send + Sync + 'static,
) -> Result<(), ServeError> {
    let on_event: OnEvent = Arc::new(on_event);
    let sockets = network::open(settings.host.as_deref(), settings.port)?;
    let (on_unwatched, language) = (Arc::clone(&on_event), settings.fallback_language);
    let changes = Changes::of(&settings.root, move |reason| {
        on_unwatched(ServeEvent::Unwatched { reason, language });
    });
    let mut rebuilder = Rebuilder::new(settings, Arc::clone(&on_event));
    let shown = rebuilder.show_first();
    let receiver = shown.subscribe();
    let (port, network) = (sockets.port, sockets.in_network);
    let guard = guard::Guard::new(settings.host.as_deref(), port);
    on_event(ready_event(&receiver.borrow(), port, network));
    // It ends with the program: nothing it does has to be finished.
    thread::Builder::new()
        .name("rebuild".to_owned())
        .spawn(move || rebuilder.run(changes, &shown))
        .map_err(ServeError::Io)?;
    server::run(sockets, guard, receiver, on_event).map_err(ServeError::Io)
}

fn ready_event(
    preview: &preview::Preview,
    port: u16,
    network: Option<IpAddr>,
) -> ServeEvent<'static> {
    let base = preview.site.as_ref().map_or("/", |site| &site.base.written);
    let network = network.map(|address| match address {
        IpAddr::V4(address) => format!("http://{address}:{port}{base}"),
        IpAddr::V6(address) => format!("http://[{address}]:{port}{base}"),
    });
    let local = format!("http://localhost:{port}{base}");
    ServeEvent::Ready { local, network, language: preview.panel.language() }
}
