//! Paragraphs and their roles.

use super::fingerprint::FingerprintSet;
use super::mention::CaptureMentions;
use std::fmt;

/// The number of a paragraph: the non-empty line *n* of a capture, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ParagraphNo(u32);

impl ParagraphNo {
    /// Paragraph `n`; there is no paragraph 0.
    pub fn new(n: u32) -> Option<Self> {
        (n > 0).then_some(Self(n))
    }

    /// The number, from 1.
    pub fn get(self) -> u32 {
        self.0
    }
}

impl fmt::Display for ParagraphNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "¶{}", self.0)
    }
}

/// What a paragraph is in its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The headline.
    Title,
    /// Who wrote it, mostly with a date.
    Byline,
    /// What a picture shows.
    Caption,
    /// Who took a picture.
    Credit,
    /// A heading within the text.
    Heading,
    /// The text itself.
    Body,
    /// What the site puts round every article: share links, comment forms, disclaimers.
    Boilerplate,
    /// The line that names where the text comes from.
    SourceLine,
    /// The same as an earlier paragraph.
    Duplicate(ParagraphNo),
}

impl Role {
    /// The word in the lock and in messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Byline => "byline",
            Self::Caption => "caption",
            Self::Credit => "credit",
            Self::Heading => "heading",
            Self::Body => "body",
            Self::Boilerplate => "boilerplate",
            Self::SourceLine => "source-line",
            Self::Duplicate(_) => "duplicate",
        }
    }

    /// Whether text of this role may be quoted, so that the lock keeps fingerprints of it. A duplicate is verified by the
    /// paragraph that it repeats.
    pub fn may_be_quoted(self) -> bool {
        !matches!(self, Self::Boilerplate | Self::Duplicate(_))
    }

    /// Every role that names no other paragraph.
    pub const SIMPLE: [Self; 8] = [
        Self::Title,
        Self::Byline,
        Self::Caption,
        Self::Credit,
        Self::Heading,
        Self::Body,
        Self::Boilerplate,
        Self::SourceLine,
    ];
}

/// What the lock keeps of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParagraphRecord {
    /// Its number.
    pub n: ParagraphNo,
    /// What it is.
    pub role: Role,
    /// How many words it has.
    pub words: u32,
    /// One-way fingerprints of its words; none for what is never quoted: boilerplate and duplicates.
    pub fingerprints: FingerprintSet,
}

/// What the lock keeps of a capture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaptureRecord {
    /// Its file name below `captures/`.
    pub file: String,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// The encoding it was read in, by its WHATWG name.
    pub encoding: String,
    /// Its paragraphs, ¶1 first, none left out.
    pub paragraphs: Vec<ParagraphRecord>,
    /// Where it names what the dossier knows; `None` where nobody has looked yet.
    pub mentions: Option<CaptureMentions>,
}

/// The paragraphs of a text: its lines that hold anything but white space, in order, without the line ends.
///
/// ```
/// let text = "Headline\r\n\r\n \u{a0}\nFirst\rSecond\n";
/// assert_eq!(malaf::capture::lines(text).collect::<Vec<_>>(), ["Headline", "First", "Second"]);
/// ```
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\r']).filter(|line| !line.trim().is_empty())
}

impl CaptureRecord {
    /// Lets go of where names stand, which linking has told the dossier of.
    pub fn forget_what_is_linked(&mut self) {
        self.mentions.iter_mut().for_each(|mentions| mentions.list = Vec::new());
    }

    /// Lets go of what pages do not show: fingerprints, and by which names it was searched.
    pub fn forget_what_is_checked(&mut self) {
        self.paragraphs.iter_mut().for_each(|paragraph| paragraph.fingerprints = FingerprintSet::default());
        self.mentions = None;
    }

    /// The paragraph of that number; for a duplicate, the one that it repeats.
    pub fn paragraph(&self, n: u32) -> Option<&ParagraphRecord> {
        let found = self.paragraphs.get((n as usize).checked_sub(1)?)?;
        match found.role {
            Role::Duplicate(of) => self.paragraphs.get((of.get() as usize).checked_sub(1)?),
            _ => Some(found),
        }
    }

    /// Whether the lock keeps fingerprints of it; a lock of an older malaf has none.
    pub fn has_fingerprints(&self) -> bool {
        self.paragraphs.iter().any(|paragraph| !paragraph.fingerprints.is_empty())
    }
}
