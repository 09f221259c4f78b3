//! The main stages one by one, on generated cases: `cargo bench --bench stages`, one of them with
//! `cargo bench --bench stages -- index`.
#![expect(clippy::disallowed_methods, reason = "a measurement writes files")]
#![expect(clippy::cast_precision_loss, reason = "nobody has so many words")]
#![allow(dead_code, unreachable_pub, reason = "others use the rest of the corpus")]

#[path = "corpus/mod.rs"]
mod corpus;

use std::{fs, path::Path, sync::LazyLock};

use corpus::{Corpus, Plan};
use divan::{Bencher, black_box};
use rayon::prelude::*;
use teladan::{
    config::Config,
    pipeline::{Changed, Compilation, Memo, Options, Site, compile},
    search::TIER,
};
use tempfile::TempDir;

/// How many cases.
const CASES: usize = 500;

/// The knowledge base, on the disk.
static FOLDER: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("the system has room for a folder");
    Corpus::new(Plan::for_measuring(CASES)).write(&|path, bytes| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("in a folder")).expect("folders can be made");
        fs::write(path, bytes).expect("files can be written");
    });
    folder
});

static COMPILED: LazyLock<Compilation> = LazyLock::new(|| compile(root(), Options::default()));

fn root() -> &'static Path {
    FOLDER.path()
}

fn site() -> (&'static Site, &'static Config) {
    let site = COMPILED.site.as_ref().expect("the corpus is sound");
    (site, COMPILED.config.as_ref().expect("the corpus has settings"))
}

fn main() {
    divan::main();
}

/// Everything before the pages: reading, parsing, checking, linking.
#[divan::bench(sample_count = 10)]
fn compile_all() {
    black_box(compile(root(), Options::default()));
}

/// The same again after one case has changed.
#[divan::bench(sample_count = 10)]
fn compile_again(bencher: Bencher<'_, '_>) {
    let mut memo = Memo::new(root(), Options::default());
    memo.compile(Changed::Anything);
    let corpus = Corpus::new(Plan::for_measuring(CASES));
    let mut round = 0;
    bencher.bench_local(|| {
        round += 1;
        let (path, text) = corpus.edited_case(7, &format!("Kalimat tambahan nomor {round}."));
        let path = root().join(path);
        fs::write(&path, text).expect("files can be written");
        black_box(memo.compile(Changed::Paths(vec![path])));
    });
}

/// Every page, on all threads.
#[divan::bench(sample_count = 10)]
fn pages() {
    let (site, config) = site();
    let bytes =
        site.pages.par_iter().map(|page| site.render(page, config).map_or(0, |it| it.len()));
    black_box(bytes.sum::<usize>());
}

/// The search index.
#[divan::bench(sample_count = 10)]
fn index() {
    let (site, config) = site();
    let emit = |_, bytes: Vec<u8>| {
        black_box(bytes.len());
    };
    black_box(site.search(config, TIER, &emit).expect("the index can be made"));
}
