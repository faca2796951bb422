//! The search index: plain records of pages → small files that a reader's browser asks for one by one.
//!
//! Stands beside `render`, which makes the records; knows no HTML, no dossier and no disk. `docs/search.md` describes
//! the files. A result is a page in all its languages; what it is called by, what it says and what it mentions lead to
//! it. Numbers of pages come from hashes of their paths and files are cut by content, so that a change of one page
//! changes few files.

mod counted;
mod entry;
mod names;
mod numbers;
mod readings;
mod record;
mod script;
mod table;

pub use record::{Facet, NamedPage, Page, Part, Version, Weight};

use counted::{Counted, Counter};
use names::names_file;
use numbers::{Numbers, Region};
use rayon::prelude::*;
use readings::merge_readings;
use script::{File, Kept};
use serde::Serialize;
use table::{Guides, cut};

/// The format's version: raised with each change that an older client cannot read.
const VERSION: u32 = 1;

/// What the index is made of, but for the pages' texts.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// The languages' tags, in the dossier's order; at most eight are told apart.
    pub languages: Vec<String>,
    /// The kinds of pages, in the order of their numbers: the largest last, so that its growth moves no other.
    pub kinds: Vec<&'static str>,
    /// Every page: its path below a language's folder, and its kind's place in `kinds`.
    pub pages: Vec<(String, usize)>,
    /// Pages that names lead to.
    pub names: Vec<NamedPage>,
}

/// A file of the index: a path below the site's folder, and its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexFile {
    /// The path, with `/`.
    pub path: String,
    /// A script that hands its content to the client.
    pub bytes: Vec<u8>,
}

/// Makes the index and hands each file to `emit`, from many threads; `read` makes the record of a page of the plan by
/// its place there, and is asked once for each.
///
/// # Errors
/// Where `emit` fails.
pub fn build<E: Send>(
    plan: &Plan,
    read: impl Fn(usize) -> Page + Sync,
    emit: impl Fn(IndexFile) -> Result<(), E> + Sync,
) -> Result<(), E> {
    let numbers = Numbers::of(plan);
    let counted = |pages: &[(u32, usize)]| {
        let mut counter = Counter::default();
        for (number, place) in pages {
            let page = read(*place);
            emit(File::Page(*number).with(&page))?;
            counter.page(*number, &page);
        }
        Ok(counter.finish())
    };
    let pages = numbers.in_order();
    let counted = pages.par_chunks(TOGETHER).map(counted);
    let mut counted = counted.try_reduce(Counted::default, |earlier, later| Ok(earlier.joined(later)))?;
    merge_readings(&mut counted.lists, &names::words(plan));
    let Guides { terms, forward, backward } = cut(&counted, plan.languages.len(), &emit)?;
    drop(counted);
    let names = Kept::of(names_file(plan, &numbers));
    let root = Root {
        version: VERSION,
        languages: &plan.languages,
        kinds: plan.kinds.iter().zip(&numbers.regions).map(|(kind, region)| (*kind, *region)).collect(),
        names: names.hash.clone(),
        terms,
        forward,
        backward,
    };
    emit(File::Root.with(&root))?;
    emit(names.into_file())
}

/// So many pages' words are counted together (somewhat arbitrary: most words of a text have then been seen before).
const TOGETHER: usize = 256;

/// What the client reads first.
#[derive(Debug, Serialize)]
struct Root<'a> {
    version: u32,
    languages: &'a [String],
    kinds: Vec<(&'static str, Region)>,
    names: String,
    terms: String,
    forward: String,
    backward: String,
}
