//! What each page was made from, kept until the next build: a page whose view and templates are as they were, and whose
//! file is as it was written, is neither rendered nor read again.
//!
//! The memory is never trusted beyond that: a line that cannot be read, a file that is missing, has other dates than it
//! had when the memory was written, or was written only a moment before that, is a page that is made again.

use crate::aside::write_cache;
use crate::stamp::{Stamp, hexadecimal};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The first line, with the format's version.
const HEADER: &str = "malaf memory 1";

/// The hash of all that a page is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key(pub [u8; 16]);

impl Key {
    /// As text, in hexadecimal.
    fn as_text(self) -> String {
        hexadecimal(&self.0)
    }
}

/// A page that now stands.
#[derive(Debug, Clone, Copy)]
pub struct Made<'a> {
    /// Its path.
    pub path: &'a str,
    /// What it was made from.
    pub key: Key,
    /// Whether its file was written, or linked, by this build.
    pub is_touched: bool,
}

/// What the last build made each page from.
#[derive(Debug, Default)]
pub struct Memory {
    place: Option<PathBuf>,
    pages: BTreeMap<String, Line>,
}

#[derive(Debug, PartialEq, Eq)]
struct Line {
    key: String,
    mark: String,
}

impl Memory {
    /// The memory at `place`; empty where there is none that can be read.
    #[must_use]
    pub fn read(place: &Path) -> Self {
        let text = fs::read_to_string(place).unwrap_or_default();
        let mut lines = text.lines();
        let sound = lines.next() == Some(HEADER) && text.ends_with('\n');
        let pages = if sound { lines.filter_map(line).collect() } else { BTreeMap::new() };
        Self { place: Some(place.to_path_buf()), pages }
    }

    /// Whether the page at `path` of the site in `out` was made from the same and stands as it was written.
    #[must_use]
    pub fn holds(&self, out: &Path, path: &str, key: &Key) -> bool {
        let is_as_written = |line: &Line| mark(&out.join(path)).as_ref() == Some(&line.mark);
        self.pages.get(path).is_some_and(|line| line.key == key.as_text() && is_as_written(line))
    }

    /// Keeps what the pages that now stand in `out` were made from. That it cannot be kept makes the next build a whole
    /// one, and is no failure of this one.
    pub fn keep(&self, out: &Path, made: &[Made<'_>]) {
        let Some(place) = &self.place else { return };
        let now = SystemTime::now();
        let lines = made.par_iter().filter_map(|Made { path, key, is_touched }| {
            let known = self.pages.get(*path).filter(|_| !is_touched).map(|line| line.mark.clone());
            let settled = || stamp(&out.join(path)).filter(|stamp| stamp.is_older_than(now));
            let mark = known.or_else(|| settled().map(|stamp| stamp.mark()))?;
            // A path with a line end in it is none that we make.
            (!path.contains('\n')).then(|| format!("{} {mark} {path}\n", key.as_text()))
        });
        let lines: Vec<String> = lines.collect();
        let _ = write_cache(place, &format!("{HEADER}\n{}", lines.concat()));
    }
}

fn line(line: &str) -> Option<(String, Line)> {
    let (key, rest) = line.split_once(' ')?;
    let (mark, path) = rest.split_once(' ')?;
    Some((path.to_owned(), Line { key: key.to_owned(), mark: mark.to_owned() }))
}

fn stamp(path: &Path) -> Option<Stamp> {
    Stamp::read(path, &fs::symlink_metadata(path).ok()?).ok()
}

fn mark(path: &Path) -> Option<String> {
    stamp(path).map(|stamp| stamp.mark())
}
