//! What a build read and wrote, by name, size and time: where both are as they were, nothing need be read or written.
//!
//! Beside the pipeline. It is kept below `.malaf/` in the dossier's folder, as one line a question, and only after a
//! build that found nothing wrong: what was found would have to be said again. It is never trusted beyond that: whatever
//! differs, is missing, cannot be listed or was written a moment ago makes the build a whole one.

use crate::aside::{own_folder, write_cache};
use crate::stamp::{Stamp, hexadecimal};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// All that a build reads below the dossier's folder.
const READ: [&str; 7] =
    ["site.toml", "captures.lock", "translations.lock", "content", "captures", "templates", "themes"];

/// The first line, with the format's version.
const HEADER: &str = "malaf footprint 1";

/// Where it is kept what the pages of the site in `out` were made from.
pub fn memory(root: &Path, out: &Path) -> Option<PathBuf> {
    kept_of(root, out, "pages")
}

/// Where the folder is kept that the site in `out` stood in before.
pub fn spare(root: &Path, out: &Path) -> Option<PathBuf> {
    kept_of(root, out, "spare")
}

fn kept_of(root: &Path, out: &Path, what: &str) -> Option<PathBuf> {
    let (root, out) = (std::path::absolute(root).ok()?, std::path::absolute(out).ok()?);
    // One folder may be named in several ways.
    let around = out.parent().and_then(|around| around.canonicalize().ok());
    let out = around.zip(out.file_name()).map_or_else(|| out.clone(), |(around, name)| around.join(name));
    let name = hexadecimal(&Sha256::digest(out.as_os_str().as_encoded_bytes()));
    Some(own_folder(&root).join(what).join(name.get(..16)?))
}

/// What a build is about to read.
#[derive(Debug)]
pub struct Footprint {
    place: PathBuf,
    out: PathBuf,
    read: String,
    is_settled: bool,
}

impl Footprint {
    /// The footprint of a build of `root` into `out`; `asked` is whatever else the site depends on. `None` where it
    /// cannot be told: a folder that cannot be listed, a link that leads elsewhere.
    pub fn before(root: &Path, out: &Path, asked: &str) -> Option<Self> {
        let (root, out) = (std::path::absolute(root).ok()?, std::path::absolute(out).ok()?);
        let now = SystemTime::now();
        let mut stamps = vec![Stamp::of_program()?];
        for name in READ {
            stamps.extend(stamps_at(&root.join(name)).ok()?);
        }
        let is_settled = stamps.iter().all(|stamp| stamp.is_older_than(now));
        let asked = format!("{HEADER}\n{}\n{}\n{asked}\n", root.display(), out.display());
        let name = hexadecimal(&Sha256::digest(asked.as_bytes()));
        Some(Self {
            place: own_folder(&root).join("footprints").join(name.get(..16)?),
            out,
            read: digest(&asked, stamps),
            is_settled,
        })
    }

    /// How many files the site has, where it stands as the last build of the same wrote it.
    pub fn stands(&self) -> Option<usize> {
        let kept = fs::read_to_string(&self.place).ok()?;
        let mut lines = kept.lines();
        let sound = lines.next() == Some(HEADER) && lines.next() == Some(self.read.as_str());
        let (wrote, files) = (lines.next()?, lines.next()?.parse().ok()?);
        (sound && self.wrote()? == wrote).then_some(files)
    }

    /// Keeps what was read and what now stands in the output folder. That it cannot be kept makes the next build a
    /// whole one, and is no failure of this one.
    pub fn keep(&self, files: usize) {
        if let (true, Some(wrote)) = (self.is_settled, self.wrote()) {
            let text = format!("{HEADER}\n{}\n{wrote}\n{files}\n", self.read);
            let _ = write_cache(&self.place, &text);
        }
    }

    fn wrote(&self) -> Option<String> {
        Some(digest(HEADER, stamps_at(&self.out).ok()?))
    }
}

/// The file at `path`, or all below the folder; nothing where there is neither.
fn stamps_at(path: &Path) -> io::Result<Vec<Stamp>> {
    match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_dir() => stamps_below(path),
        Ok(metadata) => Stamp::read(path, &metadata).map(|stamp| vec![stamp]),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// Level by level: folders may stand one in the other as deep as a disk can name them.
fn stamps_below(folder: &Path) -> io::Result<Vec<Stamp>> {
    let (mut stamps, mut level) = (Vec::new(), vec![folder.to_path_buf()]);
    while !level.is_empty() {
        let listed = level.par_iter().map(|folder| listed(folder)).collect::<io::Result<Vec<_>>>()?;
        level.clear();
        for (files, folders) in listed {
            stamps.extend(files);
            level.extend(folders);
        }
    }
    Ok(stamps)
}

/// The files and the folders in a folder itself.
fn listed(folder: &Path) -> io::Result<(Vec<Stamp>, Vec<PathBuf>)> {
    let (mut stamps, mut folders) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            folders.push(entry.path());
        } else {
            stamps.push(Stamp::read(&entry.path(), &entry.metadata()?)?);
        }
    }
    Ok((stamps, folders))
}

fn digest(head: &str, mut stamps: Vec<Stamp>) -> String {
    stamps.sort_unstable();
    let mut hasher = Sha256::new_with_prefix(head.as_bytes());
    stamps.iter().for_each(|stamp| stamp.hash_into(&mut hasher));
    hexadecimal(&hasher.finalize())
}
