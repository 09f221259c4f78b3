//! Attacks by chance that can be repeated: seeded generators of every kind of input, kills and
//! faults at system calls, and properties over any bytes. `SEED=n` chooses other inputs,
//! `HOSTILE_FULL=1` tries 120 times as many, and a name on the command line runs only those checks
//! that hold it. Without the usual test harness, because what was counted must be seen in every run.
#![expect(clippy::disallowed_methods, reason = "the tests look at what is on the disk")]
#![expect(clippy::print_stdout, reason = "it is a program of its own that tells what it counted")]
#![expect(clippy::format_push_string, reason = "inputs are small and read better so")]

mod attack;
mod bodies;
mod faults;
mod front_matter;
mod known;
mod library;
mod lost;
mod names;
mod pictures;
mod plan;
mod program;
mod properties;
mod random;
mod requests;
mod script;
mod settings;
mod strace;
mod terms;
mod themes;
mod worker;

#[path = "../harness/mod.rs"]
#[expect(dead_code, reason = "the suite uses all of it")]
mod harness;

use std::{process::ExitCode, time::Instant};

use harness::{html, project, run, samples, serving};
use plan::{Plan, Report};

/// What is tried, and what came of it.
type Check = fn(Plan) -> Report;

/// Every check by its name.
const CHECKS: [(&str, Check); 11] = [
    ("front-matter", front_matter::attack),
    ("bodies", bodies::attack),
    ("names", names::attack),
    ("settings", settings::attack),
    ("terms", terms::attack),
    ("themes", themes::attack),
    ("pictures", pictures::attack),
    ("requests", requests::attack),
    ("kills", faults::kill),
    ("faults", faults::inject),
    ("properties", properties::attack),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--list") {
        return ExitCode::SUCCESS;
    }
    let filters: Vec<&String> = arguments.iter().filter(|it| !it.starts_with('-')).collect();
    let wanted = |name: &str| filters.is_empty() || filters.iter().any(|it| name.contains(*it));
    let checks = CHECKS.iter().filter(|(name, _)| wanted(name));
    let plan = Plan::read();
    let times = if plan.full { "all" } else { "every run's" };
    println!("hostile: SEED={}, {times} inputs", plan.seed);
    let started = Instant::now();
    let mut all = Report::default();
    worker::listen_to_panics();
    for (name, check) in checks {
        let began = Instant::now();
        let report = check(plan);
        println!("hostile: {}", report.line(name, began));
        all.add(report);
    }
    if all.tried == 0 && all.skipped.is_none() {
        return ExitCode::SUCCESS;
    }
    all.skipped = None;
    if plan.full && filters.is_empty() {
        all.faults.extend(known::no_longer_needed(&all.known));
    }
    println!("hostile: {}", all.line("all", started));
    for fault in &all.faults {
        println!("hostile: FAULT {fault}");
    }
    if all.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
