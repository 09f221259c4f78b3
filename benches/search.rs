//! The search of a knowledge base, measured: how long its index takes, how large it is, how well it
//! answers; and the answers of the oracle, for comparing the client with them.
//!
//! ```text
//! cargo bench --bench search -- ROOT [--tier N] [--out DIR] [--known QUERIES.json]
//!                                    [--parity COUNT ANSWERS.json]
//! ```
//!
//! `node tests/browser/engine/parity.mjs ANSWERS.json DIR` then asks the client all questions.
#![expect(clippy::disallowed_methods, reason = "a measurement looks at the clock and at files")]
#![expect(clippy::cast_precision_loss, reason = "nobody counts so many files or queries")]
#![expect(clippy::print_stdout, reason = "what is measured is printed")]

#[path = "../tests/suite/oracle/mod.rs"]
mod oracle;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::Mutex,
    time::Instant,
};

use rayon::prelude::*;
use serde_json::{Value, json};
use teladan::{
    pipeline::{Options, compile},
    search::{IndexContents, TIER},
};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|it| it != "--bench").collect();
    let after = |name: &str, place: usize| {
        let at = arguments.iter().position(|it| it == name)?;
        arguments.get(at + place).cloned()
    };
    let Some(root) = arguments.first().filter(|it| !it.starts_with('-')) else {
        println!("nothing to measure: name a knowledge base");
        return;
    };
    let tier = after("--tier", 1).and_then(|it| it.parse().ok()).unwrap_or(TIER);
    let out = after("--out", 1).map(PathBuf::from);
    let (site, languages) = index(Path::new(root), tier, out.as_deref());
    if let Some(known) = after("--known", 1) {
        known_items(&site, &fs::read_to_string(known).expect("readable queries"));
    }
    if let (Some(count), Some(path)) = (after("--parity", 1), after("--parity", 2)) {
        let questions =
            oracle::random_questions(&site, count.parse().expect("a number of questions"));
        let answers: Vec<Value> =
            questions.par_iter().map(|it| oracle::expected_answer(&site, &languages, it)).collect();
        fs::write(path, json!(answers).to_string()).expect("writable answers");
    }
}

/// Makes the index, and tells how long it took and how large each part is.
fn index(root: &Path, tier: usize, out: Option<&Path>) -> (IndexContents, Vec<String>) {
    let compiled = compile(root, Options::default());
    let (Some(site), Some(config)) = (compiled.site, compiled.config) else {
        panic!("{} does not compile", root.display());
    };
    let sizes: Mutex<BTreeMap<String, (usize, usize)>> = Mutex::default();
    let started = Instant::now();
    let searchable = site.search(&config, tier, &|path, bytes| {
        let folder = path.as_str().rsplit_once('/').map_or("", |it| it.0).to_owned();
        let mut sizes = sizes.lock().expect("no thread failed");
        let size = sizes.entry(folder).or_default();
        *size = (size.0 + 1, size.1 + bytes.len());
        drop(sizes);
        if let Some(out) = out {
            let file = out.join(path.as_str());
            fs::create_dir_all(file.parent().expect("in a folder")).expect("a folder");
            fs::write(file, bytes).expect("a file");
        }
    });
    let searchable = searchable.expect("the index can be made");
    println!("index: {:.2} s", started.elapsed().as_secs_f64());
    for (folder, (files, bytes)) in sizes.into_inner().expect("no thread failed") {
        println!("{folder}: {files} files, {:.2} MB", bytes as f64 / 1e6);
    }
    (searchable, config.languages.clone())
}

/// Prints how far up known documents stand: the mean of 1 / place among the first ten.
fn known_items(site: &IndexContents, queries: &str) {
    let queries: BTreeMap<String, Vec<String>> = serde_json::from_str(queries).expect("queries");
    let (mut sum, mut first, mut ten, mut none) = (0.0, 0, 0, 0);
    for (query, wanted) in &queries {
        let found = oracle::answer(site, query, None).results(site);
        none += usize::from(found.is_empty());
        let is_wanted = |document: &u32| {
            let path = &site.paths[*document as usize];
            wanted.iter().any(|name| path.trim_end_matches(".html").ends_with(name.as_str()))
        };
        if let Some(place) = found.iter().take(10).position(is_wanted) {
            sum += 1.0 / (place + 1) as f64;
            first += usize::from(place == 0);
            ten += 1;
        }
    }
    let share = |count: usize| count as f64 / queries.len() as f64;
    let mrr = sum / queries.len() as f64;
    println!(
        "{} known items: MRR@10 {mrr:.4}, success@1 {:.4}, success@10 {:.4}, empty {none}",
        queries.len(),
        share(first),
        share(ten),
    );
}
