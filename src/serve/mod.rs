//! `teladan serve`: a site shown while it is written. The same pipeline as for a build, pages made
//! when they are asked for, and open pages that follow their source.
//!
//! Two threads: one waits for changes and compiles (`rebuild`), one serves (`host`). Between
//! them stands one value, a `preview::Preview`, which is replaced as a whole: every answer comes
//! from one moment. Pages are made on further threads (`maker`).
//!
//! Nothing a client sends can stop it or read more than the site. Paths are looked up in a map and
//! never joined to a folder (`address`); only the preview's own pages are answered (`guard`);
//! slow and silent connections end (`connection`, `hall`); no address has an effect.

mod address;
mod answer;
mod attachments;
mod connection;
mod events;
mod guard;
mod hall;
mod host;
mod kind;
mod maker;
mod network;
mod preview;
mod qr;
mod rebuild;
mod report;
mod shards;
mod shell;
mod site;

use std::{io, net::IpAddr, path::PathBuf, sync::Arc, thread};

pub use qr::qr;
use rebuild::Rebuilder;

use crate::{
    diagnostic::Diagnostic,
    source::Sources,
    text::{date::Date, language::Language},
    watch::{Changes, Unwatched},
};

/// The script that is added to pages, and its style sheet.
const SCRIPT: &str = "/_teladan/preview.js";
const STYLE: &str = "/_teladan/preview.css";
/// The stream of changes.
const EVENTS: &str = "/_teladan/events";
/// What was found, as JSON.
const STATE: &str = "/_teladan/state";

/// How to serve.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The root of the site.
    pub root: PathBuf,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// Where to listen; this machine alone if nothing is said.
    pub host: Option<String>,
    /// The port; the first free one if nothing is said.
    pub port: Option<u16>,
    /// The language of messages; the site's if nothing is said.
    pub language: Option<Language>,
    /// The language while the site's is not known.
    pub spoken: Language,
    /// The day it is.
    pub today: fn() -> Date,
}

/// What there is to say on the way.
#[derive(Debug)]
pub enum Told<'a> {
    /// The preview can be opened.
    Ready {
        /// Its address on this machine.
        local: String,
        /// Its address in the network.
        network: Option<String>,
        /// The language to say so in.
        language: Language,
    },
    /// A change was taken up.
    Built {
        /// What was found.
        diagnostics: Diagnostics<'a>,
        /// How many pages there are; nothing if the old ones are still shown.
        pages: Option<usize>,
        /// How long it took.
        seconds: f64,
    },
    /// More was found when the files beside entries were looked at.
    Checked(Diagnostics<'a>),
    /// Something was found when a page was made.
    Late(Diagnostics<'a>),
    /// The system does not tell of changes: the folder is looked at again and again.
    Unwatched {
        /// Why.
        reason: &'a Unwatched,
        /// The language to say so in.
        language: Language,
    },
}

/// Diagnostics, with what it takes to say them.
#[derive(Debug, Clone, Copy)]
pub struct Diagnostics<'a> {
    /// The diagnostics.
    pub list: &'a [Diagnostic],
    /// The texts they point into.
    pub sources: &'a Sources,
    /// The language to say them in.
    pub language: Language,
}

/// Why there is no preview.
#[derive(Debug)]
pub enum Failure {
    /// Somebody else listens on this port.
    Busy(u16),
    /// This host is no address of this machine.
    Host(String, io::Error),
    /// The system refuses.
    Io(io::Error),
}

/// Says something, on whatever thread it happens.
type Tell = Arc<dyn Fn(Told<'_>) + Send + Sync>;

/// Serves until somebody ends the program.
pub fn serve(
    settings: &Settings,
    tell: impl Fn(Told<'_>) + Send + Sync + 'static,
) -> Result<(), Failure> {
    let tell: Tell = Arc::new(tell);
    let sockets = network::open(settings.host.as_deref(), settings.port)?;
    let (teller, language) = (Arc::clone(&tell), settings.spoken);
    let changes = Changes::of(&settings.root, move |reason| {
        teller(Told::Unwatched { reason, language });
    });
    let mut rebuilder = Rebuilder::new(settings, Arc::clone(&tell));
    let shown = rebuilder.first();
    let receiver = shown.subscribe();
    let (port, network) = (sockets.port, sockets.in_network);
    let guard = guard::Guard::new(settings.host.as_deref(), port);
    tell(ready(&receiver.borrow(), port, network));
    // It ends with the program: nothing it does has to be finished.
    thread::Builder::new()
        .name("rebuild".to_owned())
        .spawn(move || rebuilder.run(changes, &shown))
        .map_err(Failure::Io)?;
    host::run(sockets, guard, receiver, tell).map_err(Failure::Io)
}

fn ready(preview: &preview::Preview, port: u16, network: Option<IpAddr>) -> Told<'static> {
    let base = preview.site.as_ref().map_or("/", |site| &site.base.written);
    let network = network.map(|address| match address {
        IpAddr::V4(address) => format!("http://{address}:{port}{base}"),
        IpAddr::V6(address) => format!("http://[{address}]:{port}{base}"),
    });
    let local = format!("http://localhost:{port}{base}");
    Told::Ready { local, network, language: preview.report.language() }
}
