//! How much is tried and from which seed, and what came of it.

use std::{
    fmt::Write as _,
    time::{Duration, Instant},
};

/// The seed where none is given: a run that everybody can repeat.
const SEED: u64 = 12;

/// How many times as much `HOSTILE_FULL=1` tries.
const FULL: usize = 120;

/// How long one project may take on a machine that has nothing else to do.
const PATIENCE: Duration = Duration::from_secs(20);

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan {
    pub(crate) seed: u64,
    pub(crate) full: bool,
}

impl Plan {
    /// What the environment asks for.
    pub(crate) fn read() -> Self {
        let seed = std::env::var("SEED").ok().map(|seed| {
            seed.parse().unwrap_or_else(|_| panic!("SEED is a whole number, not {seed:?}"))
        });
        let full = std::env::var_os("HOSTILE_FULL").is_some_and(|value| value == "1");
        Self { seed: seed.unwrap_or(SEED), full }
    }

    /// How many inputs to try where every run tries so many.
    pub(crate) fn count(self, every_run: usize) -> usize {
        if self.full { every_run * FULL } else { every_run }
    }
}

/// How long one project may take now: as many times longer as the machine is busy.
pub(crate) fn patience() -> Duration {
    let load = std::fs::read_to_string("/proc/loadavg").ok();
    let load = load.and_then(|text| text.split(' ').next()?.parse::<f64>().ok()).unwrap_or(1.0);
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let cores = u32::try_from(cores).unwrap_or(u32::MAX);
    PATIENCE.mul_f64((load / f64::from(cores)).clamp(1.0, 10.0))
}

/// What came of one kind of attack.
#[derive(Debug, Default)]
pub(crate) struct Report {
    pub(crate) tried: usize,
    pub(crate) panics: usize,
    pub(crate) hangs: usize,
    pub(crate) lost: usize,
    /// Of all faults those that an item of an issue will mend, by that item.
    pub(crate) known: std::collections::BTreeSet<String>,
    /// What must be looked at.
    pub(crate) faults: Vec<String>,
    /// What was left out, and why.
    pub(crate) skipped: Option<String>,
}

impl Report {
    /// Takes in another.
    pub(crate) fn add(&mut self, other: Self) {
        self.tried += other.tried;
        self.panics += other.panics;
        self.hangs += other.hangs;
        self.lost += other.lost;
        self.known.extend(other.known);
        self.faults.extend(other.faults);
        self.skipped = self.skipped.take().or(other.skipped);
    }

    /// One line for people.
    pub(crate) fn line(&self, name: &str, started: Instant) -> String {
        let Self { tried, panics, hangs, lost, .. } = self;
        let mut line = format!("{name:<14} tried {tried}, panics {panics}, hangs {hangs}");
        let _ = write!(line, ", words lost {lost}, faults {}", self.faults.len());
        let _ = write!(line, " ({:.1} s)", started.elapsed().as_secs_f64());
        if !self.known.is_empty() {
            let known: Vec<&str> = self.known.iter().map(String::as_str).collect();
            let _ = write!(line, "; known: {}", known.join(", "));
        }
        if let Some(reason) = &self.skipped {
            let _ = write!(line, "; skipped: {reason}");
        }
        line
    }
}
