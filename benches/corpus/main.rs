//! Writes a knowledge base of any size into a folder that does not exist yet:
//!
//! ```text
//! cargo run --release --example corpus -- CASES FOLDER [--seed N] [--one-language] [--hugo]
//! cargo run --release --example corpus -- contoh FOLDER
//! ```
//!
//! `contoh` is a province that does not exist, with forty cases, to look at; every page says that it is
//! invented. `--hugo` writes the same cases as a site of Hugo.
#![expect(clippy::disallowed_methods, reason = "an example writes files")]
#![expect(clippy::print_stderr, reason = "it says what was wrong")]
#![expect(clippy::cast_precision_loss, reason = "nobody has so many words")]
#![allow(dead_code, unreachable_pub, reason = "benches and tests use the rest")]

#[path = "mod.rs"]
mod corpus;

use std::{fs, path::Path, process::ExitCode};

use corpus::{Corpus, Plan};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (Some(size), Some(folder)) = (arguments.first(), arguments.get(1)) else {
        eprintln!("corpus CASES|contoh FOLDER [--seed N] [--one-language] [--hugo]");
        return ExitCode::FAILURE;
    };
    let mut plan = match (size.as_str(), size.parse()) {
        ("contoh", _) => Plan::for_looking(),
        (_, Ok(cases)) if cases > 0 => Plan::for_measuring(cases),
        _ => {
            eprintln!("`{size}` is neither a number of cases nor `contoh`");
            return ExitCode::FAILURE;
        }
    };
    let seed = arguments.iter().position(|it| it == "--seed").and_then(|at| arguments.get(at + 1));
    plan.seed = seed.and_then(|seed| seed.parse().ok()).unwrap_or(plan.seed);
    plan.is_bilingual = !arguments.iter().any(|it| it == "--one-language");
    let root = Path::new(folder);
    if fs::read_dir(root).is_ok_and(|mut files| files.next().is_some()) {
        eprintln!("{folder} is not empty");
        return ExitCode::FAILURE;
    }
    let emit = |path: &str, bytes: &[u8]| {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("it lies in a folder"))
            .expect("folders can be made");
        fs::write(path, bytes).expect("files can be written");
    };
    let corpus = Corpus::new(plan);
    if arguments.iter().any(|it| it == "--hugo") {
        corpus.write_hugo(&emit);
    } else {
        corpus.write(&emit);
    }
    ExitCode::SUCCESS
}
