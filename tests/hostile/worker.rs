//! A thread of its own for work that may panic or never end, and what panics said.

use std::{
    collections::BTreeMap,
    panic::{self, AssertUnwindSafe},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread,
};

use crate::plan::patience;

/// What went wrong with a project.
#[derive(Debug)]
pub(crate) enum Fault {
    Panic(String),
    Hang,
    Lost { kind: String, word: String },
    Script(String),
    Other(String),
}

/// Panics by the name of the thread that they happened in.
static PANICS: Mutex<BTreeMap<String, Vec<String>>> = Mutex::new(BTreeMap::new());

/// Keeps what panics say instead of printing it, also where somebody catches them.
pub(crate) fn listen_to_panics() {
    let print = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let name = thread::current().name().unwrap_or("nameless").to_owned();
        if name == "main" {
            return print(info);
        }
        let payload = info.payload();
        let text = payload.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| payload.downcast_ref::<&str>().copied());
        let said = text.unwrap_or("something that is no text");
        let place = info.location().map_or_else(String::new, ToString::to_string);
        let mut panics = PANICS.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        panics.entry(name).or_default().push(format!("{place}: {said}"));
    }));
}

pub(crate) fn take_panics(thread: &str) -> Vec<String> {
    let mut panics = PANICS.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    panics.remove(thread).unwrap_or_default()
}

/// A thread of its own with as much stack as the program's, on which also the library's threads are.
pub(crate) struct Worker {
    name: String,
    pool: Arc<rayon::ThreadPool>,
}

impl Worker {
    pub(crate) fn new(number: usize) -> Self {
        let name = format!("hostile-{number}");
        let inner = name.clone();
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1);
        let pool = pool.thread_name(move |_| inner.clone()).build();
        Self { name, pool: Arc::new(pool.expect("the system has a thread left")) }
    }

    /// Does something that may panic or never end.
    pub(crate) fn run<T: Send + 'static>(
        &mut self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Vec<Fault>> {
        let (sender, receiver) = mpsc::channel();
        self.pool.spawn(move || {
            // Whoever waited may have given up.
            let _ = sender.send(panic::catch_unwind(AssertUnwindSafe(work)));
        });
        let Ok(result) = receiver.recv_timeout(patience()) else {
            // The thread is lost: what follows needs another.
            static NEXT: AtomicUsize = AtomicUsize::new(1000);
            *self = Self::new(NEXT.fetch_add(1, Ordering::Relaxed));
            return Err(vec![Fault::Hang]);
        };
        let panics = take_panics(&self.name);
        match result {
            Ok(value) if panics.is_empty() => Ok(value),
            _ => Err(panics.into_iter().map(of_panic).collect()),
        }
    }
}

/// What the program's own runs assert is no panic of the program.
fn of_panic(said: String) -> Fault {
    let is_ours = said.starts_with("tests/") && !said.contains("panicked at");
    match (is_ours, said.contains("hangs in")) {
        (true, true) => Fault::Hang,
        (true, false) => Fault::Other(said),
        (false, _) => Fault::Panic(said),
    }
}
