//! What a page is made from, as one hash: its view, which is its whole dependency list, and what all pages are made with.

use super::templates::Shown;
use crate::Error;
use crate::emit::Key;
use crate::load::Assets;
use crate::parse::Config;
use crate::stamp::{Stamp, hexadecimal};
use sha2::{Digest as _, Sha256};
use std::hash::{Hash, Hasher};

/// How it is found out whether a page stands as it would be made.
#[derive(Clone, Copy)]
pub struct Known<'k> {
    /// What all pages are made with.
    pub made_with: &'k str,
    /// Whether the page stands, made from the same.
    pub stands: &'k dyn Fn(&Key) -> Result<bool, Error>,
}

/// The hash of all that pages are made with beside their views: the program, templates, words and settings.
pub fn made_with(config: &Config, assets: &Assets) -> Option<String> {
    let mut hasher = Sha256::new_with_prefix(Stamp::of_program()?.mark());
    // Settings are few; one that no page depends on makes pages again, and nothing worse.
    hasher.update(format!("{config:?}"));
    for folder in ["templates", "themes"] {
        for (path, bytes) in assets.below(folder) {
            hasher.update(format!("\0{folder}/{path}\0{}\0", bytes.len()));
            hasher.update(bytes);
        }
    }
    Some(hexadecimal(&hasher.finalize()))
}

impl Known<'_> {
    /// Whether the page stands as the template would make it of `view`, shown as `page`.
    ///
    /// # Errors
    /// Where the site cannot tell.
    pub fn stands<V: Hash>(&self, template: &str, view: &V, page: &Shown<'_>) -> Result<bool, Error> {
        (self.stands)(&Key(digest(&(self.made_with, template, page, view))))
    }
}

/// The beginning of a SHA-256: two parts of a view that differ have different ones.
pub type Digest = [u8; 16];

/// The digest of a part of a view.
#[must_use]
pub fn digest(part: &impl Hash) -> Digest {
    let mut bytes = Bytes(Vec::with_capacity(ROOM));
    part.hash(&mut bytes);
    let whole = Sha256::digest(&bytes.0);
    let mut digest = Digest::default();
    digest.iter_mut().zip(whole).for_each(|(to, byte)| *to = byte);
    digest
}

/// Room for most views (somewhat arbitrary).
const ROOM: usize = 4 * 1024;

/// All that a value hands to a hasher: each text with its end, each list with its length.
struct Bytes(Vec<u8>);

impl Hasher for Bytes {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// Asked for by nobody: the digest is of all bytes.
    fn finish(&self) -> u64 {
        0
    }
}
