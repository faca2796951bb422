//! One-way fingerprints of word sequences: enough to verify a quotation, and never the text itself.
//!
//! A fingerprint is 18 bits of SHA-256 over four words that follow each other, salted with the capture's own hash. A
//! paragraph keeps the set of its fingerprints, sorted, so that their order is lost. What that reveals and what not, and
//! what a short quotation costs, is told in `docs/captures.md`.

use crate::language::words;
use sha2::{Digest, Sha256};

/// So many words make one fingerprint. Shorter ones could be guessed from a word list.
pub const WINDOW: usize = 4;

/// Eighteen bits, as three letters of this alphabet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint([u8; 3]);

const ALPHABET: &[u8; 64] = b"-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

/// The place of each letter in the alphabet.
const SIX_BITS: [u8; 256] = {
    let mut places = [0; 256];
    let mut place = 0;
    while place < 64 {
        places[ALPHABET[place as usize] as usize] = place;
        place += 1;
    }
    places
};

/// Whether a byte is a letter of the alphabet.
fn is_letter(byte: u8) -> bool {
    byte == ALPHABET[0] || SIX_BITS[usize::from(byte)] > 0
}

impl Fingerprint {
    /// `hasher` has taken the salt.
    fn of(mut hasher: Sha256, words: &[&str]) -> Self {
        for word in words {
            hasher.update(b"\n");
            hasher.update(word.as_bytes());
        }
        let hash = hasher.finalize();
        let letter = |index: usize| ALPHABET[usize::from(hash[index] & 0x3F)];
        Self([letter(0), letter(1), letter(2)])
    }

    /// The eighteen bits.
    fn bits(self) -> usize {
        self.0.iter().fold(0, |bits, letter| bits << 6 | usize::from(SIX_BITS[usize::from(*letter)]))
    }
}

/// The fingerprints of many paragraphs, for who asks often whether one of them has one.
#[derive(Debug, Clone)]
pub struct FingerprintIndex {
    /// A bit for each fingerprint there can be.
    bits: Vec<u64>,
}

impl FingerprintIndex {
    /// An index of these sets.
    pub fn new<'a>(sets: impl Iterator<Item = &'a FingerprintSet>) -> Self {
        let mut bits = vec![0_u64; 1 << 12];
        for triple in sets.flat_map(|set| set.0.as_bytes().as_chunks::<3>().0) {
            let bit = Fingerprint(*triple).bits();
            bits[bit >> 6] |= 1 << (bit & 63);
        }
        Self { bits }
    }

    /// Whether one of the paragraphs has it.
    pub fn holds(&self, fingerprint: Fingerprint) -> bool {
        let bit = fingerprint.bits();
        self.bits[bit >> 6] & (1 << (bit & 63)) != 0
    }
}

/// The fingerprints of a text's words, in their order.
///
/// ```
/// use malaf::capture::fingerprints;
/// assert_eq!(fingerprints("salt", "one two three four five").len(), 2);
/// assert_eq!(fingerprints("salt", "«one two», three four"), fingerprints("salt", "one two three four"));
/// assert_ne!(fingerprints("salt", "one two three fours"), fingerprints("salt", "one two three four"));
/// ```
pub fn fingerprints(salt: &str, text: &str) -> Vec<Fingerprint> {
    Windows::of(salt, text).all().collect()
}

/// Every four words of a text that follow each other, for who need not have all their fingerprints made.
pub struct Windows<'t> {
    words: Vec<&'t str>,
    salted: Sha256,
}

impl<'t> Windows<'t> {
    /// Those of a text.
    pub fn of(salt: &str, text: &'t str) -> Self {
        let words = words(text).filter_map(|word| text.get(word)).collect();
        Self { words, salted: Sha256::new_with_prefix(salt.as_bytes()) }
    }

    /// The fingerprint of each, in their order.
    pub fn all(&self) -> impl Iterator<Item = Fingerprint> {
        self.one_in(1)
    }

    /// The fingerprint of the last of every `n`.
    pub fn one_in(&self, n: usize) -> impl Iterator<Item = Fingerprint> {
        let windows = self.words.windows(WINDOW).skip(n.saturating_sub(1)).step_by(n.max(1));
        windows.map(|window| Fingerprint::of(self.salted.clone(), window))
    }
}

/// The set of a paragraph's fingerprints, as it stands in the lock.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FingerprintSet(String);

impl FingerprintSet {
    /// The set of a paragraph.
    pub fn of(salt: &str, text: &str) -> Self {
        let mut all = fingerprints(salt, text);
        all.sort_unstable();
        all.dedup();
        Self(all.iter().flat_map(|fingerprint| fingerprint.0).map(char::from).collect())
    }

    /// Reads what [`Self::as_str`] gave.
    ///
    /// # Errors
    /// Says in a phrase what is wrong.
    pub fn read(text: &str) -> Result<Self, String> {
        let (triples, rest) = text.as_bytes().as_chunks::<3>();
        let sound = rest.is_empty() && text.bytes().all(is_letter);
        if !sound || !triples.is_sorted() {
            return Err("these are no fingerprints: threes of letters, sorted".to_owned());
        }
        Ok(Self(text.to_owned()))
    }

    /// As it stands in the lock: three letters a fingerprint, sorted.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the paragraph has none: it is too short, or of a role that is never quoted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a fingerprint is among them.
    pub fn holds(&self, fingerprint: Fingerprint) -> bool {
        let all = self.0.as_bytes();
        let (mut low, mut high) = (0, all.len() / 3);
        while low < high {
            let middle = low.midpoint(high);
            let here = all.get(middle * 3..middle * 3 + 3).unwrap_or_default();
            match here.cmp(&fingerprint.0) {
                std::cmp::Ordering::Equal => return true,
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "فاض النهر ليلة الأحد وغمر حقول البلدة كلها";

    #[test]
    fn a_changed_letter_changes_each_fingerprint_that_it_stands_in() {
        let set = FingerprintSet::of("salt", TEXT);
        assert!(fingerprints("salt", TEXT).iter().all(|one| set.holds(*one)));
        let changed = fingerprints("salt", "فاض النهر ليلة الاحد وغمر حقول البلدة كلها");
        assert_eq!(changed.iter().filter(|one| set.holds(**one)).count(), 1);
        assert!(!fingerprints("other", TEXT).iter().any(|one| set.holds(*one)));
    }

    proptest! {
        #[test]
        fn a_set_is_read_as_it_was_written_and_holds_what_it_was_made_of(text in "[a-f ]{0,200}") {
            let set = FingerprintSet::of("salt", &text);
            prop_assert_eq!(FingerprintSet::read(set.as_str()), Ok(set.clone()));
            prop_assert!(fingerprints("salt", &text).iter().all(|one| set.holds(*one)));
        }
    }
}
