//! The work of a stage on one file, run so that a panic costs that file alone: it becomes an error
//! that names the file and asks for a report. Stages are expected never to panic; this is for the
//! mistake that nobody has found yet.

use std::{
    any::Any,
    cell::{Cell, RefCell},
    panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook},
    sync::Once,
};

use crate::{diagnostic::Diagnostic, rule};

/// The work that is run by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// Reading the settings.
    Settings,
    /// Reading a file of terms.
    Terms,
    /// Parsing and checking the files of an entry.
    Entry,
    /// Linking an entry with all others.
    Links,
    /// Putting the theme together.
    Theme,
    /// Giving everything its address.
    Addresses,
    /// Reading the bytes of a file beside an entry.
    Attachment,
    /// Making a page.
    Page,
    /// Making the search index.
    Search,
    /// Writing a file of open data.
    Data,
    /// Everything that the preview does after a change.
    Rebuild,
}

impl Task {
    /// Its name in a report.
    pub fn id(self) -> &'static str {
        match self {
            Self::Settings => "settings",
            Self::Terms => "terms",
            Self::Entry => "entry",
            Self::Links => "links",
            Self::Theme => "theme",
            Self::Addresses => "addresses",
            Self::Attachment => "attachment",
            Self::Page => "page",
            Self::Search => "search",
            Self::Data => "data",
            Self::Rebuild => "rebuild",
        }
    }
}

/// Runs the work on one file. If it panics, the error about the file comes back.
pub fn isolate<T>(task: Task, path: &str, work: impl FnOnce() -> T) -> Result<T, Box<Diagnostic>> {
    record_panics();
    DEPTH.set(DEPTH.get() + 1);
    let result = catch_unwind(AssertUnwindSafe(|| {
        inject_fault(task, path);
        work()
    }));
    DEPTH.set(DEPTH.get() - 1);
    result.map_err(|payload| Box::new(describe(task, path, &*payload)))
}

/// Runs work on everything at once. If it panics, the items are searched for those without which it
/// does not, so that the fault of one file does not take the others with it. `run` gets the
/// positions that are left out; the error about each of them comes back beside the result. Nothing
/// comes back if no few items are to blame.
pub(super) fn isolate_items<T>(
    task: Task,
    paths: &[&str],
    run: impl Fn(&dyn Fn(usize) -> bool) -> T,
) -> (Option<T>, Vec<Diagnostic>) {
    let (mut left_out, mut faults): (Vec<usize>, Vec<Diagnostic>) = (Vec::new(), Vec::new());
    loop {
        let without = |end: usize, left_out: &[usize]| {
            isolate(task, "", || {
                let takes = |at: usize| at < end && !left_out.contains(&at);
                for (at, path) in paths.iter().enumerate() {
                    if takes(at) {
                        inject_fault(task, path);
                    }
                }
                run(&takes)
            })
        };
        match without(paths.len(), &left_out) {
            Ok(result) => return (Some(result), faults),
            Err(_) if left_out.len() == MOST_TO_BLAME => return (None, faults),
            Err(_) => {}
        }
        // The first item that makes it panic together with those before it.
        let (mut sound, mut faulty) = (0, paths.len());
        let Err(mut fault) = without(faulty, &left_out) else { continue };
        if without(0, &left_out).is_err() {
            return (None, vec![*fault]);
        }
        while faulty - sound > 1 {
            let middle = usize::midpoint(sound, faulty);
            match without(middle, &left_out) {
                Ok(_) => sound = middle,
                Err(earlier) => (faulty, fault) = (middle, earlier),
            }
        }
        left_out.push(sound);
        faults.push(Diagnostic {
            place: crate::diagnostic::Place::Path(paths[sound].to_owned()),
            ..*fault
        });
    }
}

/// How many items are left out before the work is given up.
const MOST_TO_BLAME: usize = 8;

/// The error about a file on which work panicked.
fn describe(task: Task, path: &str, payload: &(dyn Any + Send)) -> Diagnostic {
    let message = RECORDED.take();
    let message = message.unwrap_or_else(|| message_of(payload).unwrap_or("panic").to_owned());
    Diagnostic::about(&rule::INTERNAL_FAULT, path)
        .text("task", task.id())
        .text("error", message.lines().next().unwrap_or_default())
}

/// What a panic says.
fn message_of(payload: &dyn Any) -> Option<&str> {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str))
}

thread_local! {
    /// How many works are running by themselves on this thread. A panic hook gets no argument, so
    /// that there is no other way to tell it.
    static DEPTH: Cell<usize> = const { Cell::new(0) };
    /// What the last panic on this thread said, and where: the payload does not say where.
    static RECORDED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Panics within isolated work are noted for the report instead of being printed in English.
fn record_panics() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let other = take_hook();
        set_hook(Box::new(move |info| {
            if DEPTH.get() == 0 {
                return other(info);
            }
            let message = message_of(info.payload()).unwrap_or("panic");
            let place = info.location().map(|it| format!(" ({}:{})", it.file(), it.line()));
            RECORDED.set(Some(format!("{message}{}", place.unwrap_or_default())));
        }));
    });
}

/// Panics where a test asks for it: `TELADAN_FAULT=entry:content/halaman/uji.md`. Not part of what is
/// released.
#[cfg(debug_assertions)]
#[expect(clippy::disallowed_methods, reason = "only tests set this, and only they compile it")]
fn inject_fault(task: Task, path: &str) {
    use std::sync::LazyLock;
    static FAULT: LazyLock<Option<String>> = LazyLock::new(|| std::env::var("TELADAN_FAULT").ok());
    let is_meant =
        |fault: &str| fault.split(' ').any(|it| it.split_once(':') == Some((task.id(), path)));
    assert!(!FAULT.as_deref().is_some_and(is_meant), "a fault for a test");
}

#[cfg(not(debug_assertions))]
fn inject_fault(_: Task, _: &str) {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;

    #[test]
    fn a_panic_becomes_an_error_that_names_the_file() {
        assert_eq!(isolate(Task::Entry, "a.md", || 7), Ok(7));
        let fault = isolate(Task::Entry, "a.md", || "é".split_at(1).0.len()).unwrap_err();
        assert_eq!(fault.rule, &rule::INTERNAL_FAULT);
        assert_eq!(fault.place, Place::Path("a.md".to_owned()));
        assert!(format!("{:?}", fault.arguments).contains(".rs:"), "{fault:?}");
    }

    #[test]
    fn items_to_blame_are_left_out_and_all_others_stay() {
        let names: Vec<String> = (0..100).map(|number| number.to_string()).collect();
        let paths: Vec<&str> = names.iter().map(String::as_str).collect();
        let sum = |faulty: &[usize]| {
            isolate_items(Task::Links, &paths, |takes| {
                (0..100).filter(|at| takes(*at)).inspect(|at| assert!(!faulty.contains(at))).sum()
            })
        };
        let (all, faults): (Option<usize>, _) = sum(&[]);
        assert_eq!((all, faults.len()), (Some(4950), 0));
        let (rest, faults) = sum(&[3, 99]);
        assert_eq!(rest, Some(4950 - 102));
        let places: Vec<_> = faults.into_iter().map(|fault| fault.place).collect();
        assert_eq!(places, [Place::Path("3".to_owned()), Place::Path("99".to_owned())]);
        assert_eq!(sum(&(0..9).collect::<Vec<_>>()).0, None);
    }
}
