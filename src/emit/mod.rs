//! Stage six: outputs → disk. Written aside, swapped in whole; only files that malaf wrote are ever deleted.
//!
//! A build writes into a sibling folder, `.<out>.next`. A file that is the same as in the published site is a hard
//! link to it, so an unchanged page costs no write. Files in the output folder that malaf did not write are carried
//! over. Then the two folders change places, and where little differs the old one is kept for the next build
//! ([`spare`]). A build that ends early leaves the published site as it was.

mod compressed;
mod draft;
mod manifest;
mod memory;
mod packed;
mod shard;
mod spare;
mod staging;

pub use manifest::{MANIFEST, Manifest};
pub use memory::{Key, Memory};
pub use packed::zip_beside;
pub use shard::Shard;
pub use spare::Spare;
pub use staging::{Asked, Emitted, Site};

use crate::Error;
use std::io;
use std::path::Path;

/// What writes a file, a piece after the other.
pub type Fill<'f> = &'f dyn Fn(&mut dyn io::Write) -> io::Result<()>;

/// One file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Its path below the output folder, with `/`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Output {
    /// A file that comes in pieces, for whoever wants it whole.
    ///
    /// # Errors
    /// Where `fill` fails.
    pub fn filled(path: &str, fill: Fill<'_>) -> Result<Self, Error> {
        let mut bytes = Vec::new();
        fill(&mut bytes).map_err(Error::file("make", Path::new(path)))?;
        Ok(Self { path: path.to_owned(), bytes })
    }
}
