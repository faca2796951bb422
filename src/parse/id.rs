//! Ids of records, and the kinds of record.

use std::borrow::Borrow;
use std::fmt;

/// A record's id: a short kebab-case ASCII slug, unique over the whole dossier and the same in every language.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RecordId(String);

/// Names of devices, which Windows keeps from files and folders.
const RESERVED: &[&str] = &[
    "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt0",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Folders of the site that are no pages of a dossier's own.
pub(super) const TAKEN: &[&str] = &[
    "topics",
    "sources",
    "people",
    "organizations",
    "places",
    "events",
    "disputes",
    "terms",
    "timeline",
    "map",
    "search",
    "data",
    "print",
];

/// An id longer than this makes addresses that some hosts and file systems refuse (somewhat arbitrary).
const LONGEST: usize = 80;

/// It is compared as its text is.
impl Borrow<str> for RecordId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl RecordId {
    /// Reads an id.
    ///
    /// # Errors
    /// Says in a phrase what is wrong with the text as an id.
    ///
    /// ```
    /// use malaf::parse::RecordId;
    /// assert!(RecordId::new("hmeimim-air-base").is_ok());
    /// assert!(RecordId::new("Hmeimim_Base").is_err());
    /// ```
    pub fn new(text: &str) -> Result<Self, String> {
        let kebab = !text.is_empty()
            && text
                .split('-')
                .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
        if !kebab {
            return Err(format!(
                "`{text}` cannot be an id: only lower-case letters a–z, digits and single hyphens between them"
            ));
        }
        if text.len() > LONGEST {
            return Err(format!("`{text}` is too long for an id: at most {LONGEST} letters"));
        }
        if RESERVED.contains(&text) {
            return Err(format!("`{text}` cannot be an id: no folder of Windows may have this name"));
        }
        Ok(Self(text.to_owned()))
    }

    /// An id that stands for any, where a record is described and none is read.
    pub(super) fn example() -> Self {
        Self("id".to_owned())
    }

    /// The nearest id to a text that is none, for a hint.
    #[must_use]
    pub fn suggestion(text: &str) -> Option<Self> {
        let lower: String =
            text.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
        let parts: Vec<&str> = lower.split('-').filter(|part| !part.is_empty()).collect();
        Self::new(&parts.join("-")).ok()
    }

    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a record is. The order is the order in which kinds are read and listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RecordKind {
    /// An editors' page that brings the others together.
    Topic,
    /// The record of one article.
    Source,
    /// A person, organisation or place.
    Entity,
    /// Something dated.
    Event,
    /// What a source has somebody say.
    Claim,
    /// A question on which claims stand against each other.
    Dispute,
    /// A concept that sources name differently.
    Term,
    /// Editors' commentary.
    Note,
    /// A page of its own: about, method.
    Page,
}

impl RecordKind {
    /// The word for messages.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Source => "source",
            Self::Entity => "entity",
            Self::Event => "event",
            Self::Claim => "claim",
            Self::Dispute => "dispute",
            Self::Term => "term",
            Self::Note => "note",
            Self::Page => "page",
        }
    }

    /// The folder below `content/`; claims stand in their source's folder and have none.
    #[must_use]
    pub fn folder(self) -> Option<&'static str> {
        Some(match self {
            Self::Topic => "topics",
            Self::Source => "sources",
            Self::Entity => "entities",
            Self::Event => "events",
            Self::Claim => return None,
            Self::Dispute => "disputes",
            Self::Term => "terms",
            Self::Note => "notes",
            Self::Page => "pages",
        })
    }

    /// Every kind that has a folder.
    pub const WITH_FOLDER: [Self; 8] =
        [Self::Topic, Self::Source, Self::Entity, Self::Event, Self::Dispute, Self::Term, Self::Note, Self::Page];
}
