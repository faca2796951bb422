//! What the lock keeps of the names in a capture: the ids and names that the dossier itself writes, by paragraph, and
//! never a word of the capture.

use super::paragraph::ParagraphNo;
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

/// Tells whether mentions were found with the names that a dossier has now: eight bytes of SHA-256, in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamesHash(String);

/// Counted up whenever finding names changes what it finds.
const FINDER: &str = "finder 1";

impl NamesHash {
    /// The hash of everything that names are found by, in a fixed order.
    pub fn of<'a>(parts: impl Iterator<Item = &'a str>) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(FINDER);
        for part in parts {
            hasher.update(b"\n");
            hasher.update(part);
        }
        Self(hasher.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect())
    }

    /// Reads what was written; `None` where it is no such hash.
    pub(super) fn read(text: &str) -> Option<Self> {
        let sound = text.len() == 16 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        sound.then(|| Self(text.to_owned()))
    }
}

impl fmt::Display for NamesHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where a capture names what the dossier knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaptureMentions {
    /// The names they were found by.
    pub names: NamesHash,
    /// One a name that stands in it, by the record's id and then by the name.
    pub list: Vec<CaptureMention>,
}

/// One name of one record, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaptureMention {
    /// The id of the record that has the name.
    pub record: Arc<str>,
    /// The name, as the record writes it, on one line.
    pub name: Arc<str>,
    /// The paragraphs, in order, each once, with how often it stands there.
    pub paragraphs: Box<[(ParagraphNo, u32)]>,
}

/// Ids and names, each kept once: many lines of a lock have the same.
#[derive(Default)]
pub(super) struct Shared(HashSet<Arc<str>>);

impl Shared {
    fn of(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.0.get(text) {
            return Arc::clone(known);
        }
        let new: Arc<str> = text.into();
        self.0.insert(Arc::clone(&new));
        new
    }
}

/// A name on one line, as the lock writes it.
///
/// ```
/// assert_eq!(malaf::capture::on_one_line(" two\n words "), "two words");
/// ```
pub fn on_one_line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl CaptureMention {
    /// The line of the lock.
    pub(super) fn to_line(&self) -> String {
        let place = |(n, times): &(ParagraphNo, u32)| match times {
            1 => n.to_string(),
            times => format!("{n}*{times}"),
        };
        let places: Vec<String> = self.paragraphs.iter().map(place).collect();
        format!("mention {} {} = {}", self.record, places.join(" "), self.name)
    }

    /// Reads what follows the word `mention`.
    ///
    /// # Errors
    /// Says in a phrase what is wrong.
    pub(super) fn read(rest: &str, shared: &mut Shared) -> Result<Self, String> {
        let wrong = || "a mention is an id, paragraphs and a name: mention the-town ¶4 ¶7*2 = Town".to_owned();
        let (places, name) = rest.split_once(" = ").ok_or_else(wrong)?;
        let (record, places) = places.split_once(' ').ok_or_else(wrong)?;
        let place = |text: &str| -> Option<(ParagraphNo, u32)> {
            let (n, times) = text.strip_prefix('¶')?.split_once('*').unwrap_or((text.strip_prefix('¶')?, "1"));
            let times = times.parse().ok().filter(|times| *times > 0)?;
            Some((ParagraphNo::new(n.parse().ok()?)?, times))
        };
        let paragraphs: Option<Box<[_]>> = places.split(' ').map(place).collect();
        let paragraphs = paragraphs.ok_or_else(wrong)?;
        if name.is_empty() || !paragraphs.windows(2).all(|pair| pair[0].0 < pair[1].0) {
            return Err(wrong());
        }
        Ok(Self { record: shared.of(record), name: shared.of(name), paragraphs })
    }
}
