//! What a page is made from, as one hash: its view, which is its whole dependency list, and what all pages are made with.

use super::templates::Told;
use crate::Error;
use crate::emit::Key;
use crate::load::Assets;
use crate::parse::Config;
use crate::stamp::{Stamp, hexadecimal};
use sha2::{Digest, Sha256};

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
    /// Whether the page stands as the template would make it of what it was told.
    ///
    /// # Errors
    /// Where the site cannot tell.
    pub fn stands(&self, template: &str, told: &Told<'_>) -> Result<bool, Error> {
        let mut hasher = Sha256::new_with_prefix(self.made_with);
        told.hash_into(template, &mut |bytes| hasher.update(bytes));
        (self.stands)(&Key::new(hexadecimal(hasher.finalize().get(..16).unwrap_or_default())))
    }
}
