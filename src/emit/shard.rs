//! A part of a site's files, so that several machines make one site and the parts join by copying.
//!
//! Which part a file belongs to follows from its path alone: every machine knows the whole dossier and finds the same.

use sha2::{Digest, Sha256};
use std::str::FromStr;

/// Part `number` of `of`, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    number: u64,
    of: u64,
}

impl Default for Shard {
    fn default() -> Self {
        Self { number: 1, of: 1 }
    }
}

impl FromStr for Shard {
    type Err = String;

    /// Reads `2/8`: the second of eight.
    fn from_str(text: &str) -> Result<Self, String> {
        let number = |text: &str| text.parse::<u64>().ok().filter(|n| *n > 0);
        let read = text.split_once('/').and_then(|(k, n)| Some(Self { number: number(k)?, of: number(n)? }));
        read.filter(|shard| shard.number <= shard.of)
            .ok_or_else(|| "a part is written 2/8: the second of eight".to_owned())
    }
}

impl Shard {
    /// Whether the file at `path` belongs to this part.
    ///
    /// ```
    /// use malaf::emit::Shard;
    /// let [one, two]: [Shard; 2] = ["1/2", "2/2"].map(|text| text.parse().expect("a part"));
    /// assert_ne!(one.holds("en/index.html"), two.holds("en/index.html"));
    /// assert!(Shard::default().holds("en/index.html"));
    /// assert!("3/2".parse::<Shard>().is_err() && "0/2".parse::<Shard>().is_err());
    /// ```
    #[must_use]
    pub fn holds(self, path: &str) -> bool {
        if self.of == 1 {
            return true;
        }
        let hash = Sha256::digest(path.as_bytes());
        let start = hash.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        start % self.of == self.number - 1
    }
}
