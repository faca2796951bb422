//! Which block was translated from which, and whether it still says the same. Beside the pipeline; knows no dossier.
//!
//! A document's blocks are its title, its summary and each block of its body. When an editor accepts a translation,
//! `translations.lock` keeps the hash of each block beside that of its counterpart. Later both sides are compared with
//! what was kept, so that it shows which one moved on: neither language is the other's master.

mod compare;
mod lock;

pub use compare::{Block, Comparison, Standing, Stretch, common, compare, stretches};
pub use lock::{TranslationsLock, TranslationsLockError};

use sha2::{Digest, Sha256};
use std::fmt;

/// The first eight bytes of SHA-256 over a block's text, runs of white space as one: what Markdown ignores changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BlockHash(u64);

impl BlockHash {
    /// The hash of a block.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut words = String::with_capacity(text.len() + 1);
        for word in text.split_whitespace() {
            words.push_str(word);
            words.push(' ');
        }
        let digest = Sha256::digest(words.as_bytes());
        Self(digest.iter().take(8).fold(0, |hash, byte| hash << 8 | u64::from(*byte)))
    }

    /// Reads sixteen hexadecimal digits.
    fn parse(text: &str) -> Option<Self> {
        let sound = text.len() == 16 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        sound.then(|| u64::from_str_radix(text, 16).ok().map(Self)).flatten()
    }
}

impl fmt::Display for BlockHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// A block and the counterpart that it was accepted beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The block in the language that is listed first.
    pub origin: BlockHash,
    /// The block in this language.
    pub own: BlockHash,
}
