//! How long each stage of a build takes, over dossiers that `examples/make-dossier` makes.
//!
//! ```sh
//! cargo bench --bench stages                              # 100 and 1,000 bilingual sources
//! MALAF_BENCH_SIZES=1000,10000 cargo bench --bench stages
//! cargo bench --bench stages -- check                     # one stage
//! ```
//!
//! `malaf build --timings` tells the same of a dossier of your own.

#![expect(clippy::expect_used, reason = "a benchmark that meets the unexpected stops at once")]

#[path = "../examples/make-dossier/articles.rs"]
mod articles;
#[path = "../examples/make-dossier/dossier.rs"]
mod dossier;
#[path = "../examples/make-dossier/files.rs"]
mod files;
#[path = "../examples/make-dossier/random.rs"]
mod random;
#[path = "../examples/make-dossier/words.rs"]
mod words;

use divan::Bencher;
use malaf::Error;
use malaf::check::{Memory as CheckMemory, check as check_all, check_texts};
use malaf::diagnostic::Diagnostics;
use malaf::emit::{Asked, Fill, Key, Output, Shard, Site};
use malaf::ingest::Originals;
use malaf::link::{MentionFinder, link as link_all};
use malaf::load::{Loaded, load as load_all};
use malaf::parse::{Parsed, parse as parse_all};
use malaf::pipeline::{Examined, Options, examine};
use malaf::render::{Renderer, Sink, index, render};
use rayon::prelude::*;
use std::path::Path;
use std::sync::Mutex;
use tempfile::TempDir;

fn main() {
    divan::main();
}

fn sizes() -> Vec<usize> {
    let asked = std::env::var("MALAF_BENCH_SIZES").unwrap_or_else(|_| "100,1000".to_owned());
    asked.split(',').map(|size| size.trim().parse().expect("MALAF_BENCH_SIZES is numbers with commas")).collect()
}

/// A dossier of `size` bilingual sources, in a folder of its own.
struct Made(TempDir);

impl Made {
    fn new(size: usize) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let dossier = articles::Dossier::new(size, 1);
        dossier::write_dossier(&dossier, folder.path()).expect("room for the dossier");
        Self(folder)
    }

    fn root(&self) -> &Path {
        self.0.path()
    }

    fn loaded(&self) -> Loaded {
        load_all(self.root(), &mut Diagnostics::new()).expect("the machine works")
    }

    fn parsed(&self) -> Parsed {
        parse_all(&self.loaded(), &mut Diagnostics::new()).expect("a usable site.toml")
    }

    fn examined(&self) -> Examined {
        examine(self.root(), &Options::default()).expect("the machine works")
    }

    /// Every page and every file beside them.
    fn outputs(&self) -> Vec<Output> {
        let examined = self.examined();
        let renderer = renderer(&examined);
        let outputs = Mutex::new(Vec::new());
        let keep = |output: Output| {
            outputs.lock().expect("no panic").push(output);
            Ok(())
        };
        let fill = |path: &str, fill: Fill<'_>| keep(Output::filled(path, fill)?);
        let sink = Sink { write: &keep, fill: &fill, list: &|_| Ok(()), stands: &|_, _| Ok(false) };
        render(&renderer, Shard::default(), &sink).expect("the templates hold");
        outputs.into_inner().expect("no panic")
    }
}

fn renderer(examined: &Examined) -> Renderer<'_> {
    let dossier = examined.dossier.as_ref().expect("a usable site.toml");
    Renderer::new(dossier, &examined.assets).expect("the theme is whole")
}

#[divan::bench(args = sizes())]
fn load(bencher: Bencher<'_, '_>, size: usize) {
    let made = Made::new(size);
    bencher.bench_local(|| made.loaded());
}

#[divan::bench(args = sizes())]
fn parse(bencher: Bencher<'_, '_>, size: usize) {
    let loaded = Made::new(size).loaded();
    bencher.bench_local(|| parse_all(&loaded, &mut Diagnostics::new()));
}

/// Looking for names in the digests alone; a part of `link`.
#[divan::bench(args = sizes())]
fn mentions(bencher: Bencher<'_, '_>, size: usize) {
    let examined = Made::new(size).examined();
    let dossier = examined.dossier.as_ref().expect("a usable site.toml");
    let finder = MentionFinder::new(dossier.entities.iter().map(|(_, entity)| &entity.record));
    let mut texts = Vec::new();
    for (_, source) in dossier.sources.iter() {
        let documents = source.documents.iter().filter_map(|(_, document)| document.as_ref());
        texts.extend(documents.map(|document| document.body.prose.plain_text()));
    }
    bencher.bench_local(|| texts.iter().map(|text| finder.find_in_paragraphs(&[text]).len()).sum::<usize>());
}

#[divan::bench(args = sizes())]
fn link(bencher: Bencher<'_, '_>, size: usize) {
    let made = Made::new(size);
    bencher.with_inputs(|| made.parsed()).bench_local_values(|parsed| link_all(parsed, &mut Diagnostics::new()));
}

#[divan::bench(args = sizes())]
fn check(bencher: Bencher<'_, '_>, size: usize) {
    let made = Made::new(size);
    let (examined, originals) = (made.examined(), Originals::below(made.root()));
    let dossier = examined.dossier.as_ref().expect("a usable site.toml");
    let known = CheckMemory::default();
    bencher.bench_local(|| {
        let mut faults = Diagnostics::new();
        check_texts(&dossier.config, &examined.files, &known, &mut faults);
        check_all(dossier, &originals, &known, &mut faults);
        faults
    });
}

/// Views and their hashes, and the files beside the pages: what a build makes where no page differs.
#[divan::bench(args = sizes())]
fn views(bencher: Bencher<'_, '_>, size: usize) {
    rendered(bencher, size, &|_, _| Ok(true));
}

/// The same, and each page made of its view with its template.
#[divan::bench(args = sizes())]
fn pages(bencher: Bencher<'_, '_>, size: usize) {
    rendered(bencher, size, &|_, _| Ok(false));
}

fn rendered(bencher: Bencher<'_, '_>, size: usize, stands: &(dyn Fn(&str, &Key) -> Result<bool, Error> + Sync)) {
    let examined = Made::new(size).examined();
    bencher.bench_local(|| {
        // Views have parts in common, which a build makes once.
        let renderer = renderer(&examined);
        let fill = |path: &str, fill: Fill<'_>| drop_output(Output::filled(path, fill)?);
        let sink = Sink { write: &|output| drop_output(output), fill: &fill, list: &|_| Ok(()), stands };
        render(&renderer, Shard::default(), &sink).expect("the templates hold");
    });
}

#[divan::bench(args = sizes())]
fn search(bencher: Bencher<'_, '_>, size: usize) {
    let examined = Made::new(size).examined();
    let renderer = renderer(&examined);
    bencher.bench_local(|| index(&renderer, drop_output).expect("an index"));
}

/// Writing every page, and the files beside them, into a new folder, and publishing it.
#[divan::bench(args = sizes())]
fn emit(bencher: Bencher<'_, '_>, size: usize) {
    written(bencher, size, Asked::default);
}

/// The same with the compressed copies that `[hosting] compress` asks for.
#[divan::bench(args = sizes(), sample_count = 5)]
fn compress(bencher: Bencher<'_, '_>, size: usize) {
    written(bencher, size, || Asked { compress: true, ..Asked::default() });
}

fn written(bencher: Bencher<'_, '_>, size: usize, asked: fn() -> Asked) {
    let outputs = Made::new(size).outputs();
    // What was written is removed after all is measured: some file systems are slow where much was just deleted.
    let folders = Mutex::new(Vec::new());
    bencher.with_inputs(|| tempfile::tempdir().expect("a folder")).bench_local_values(|folder| {
        let site = Site::begin(&folder.path().join("site"), asked()).expect("a free folder");
        outputs.par_iter().try_for_each(|output| site.write(output)).expect("room for the site");
        site.publish().expect("room for the site");
        folders.lock().expect("no panic").push(folder);
    });
}

#[expect(clippy::unnecessary_wraps, reason = "what takes files may fail")]
fn drop_output(output: Output) -> Result<(), Error> {
    divan::black_box_drop(output);
    Ok(())
}
