//! Where ids and keys are written: for finding and renaming ids, and for putting keys in order. The readers themselves
//! note each that they meet, so no field and no syntax can be forgotten; in a build nothing is noted.

use super::{RecordId, RecordKind};
use crate::diagnostic::{FileId, Place};

/// What readers note, if anybody asks.
#[derive(Debug, Default)]
pub struct Written {
    /// The ids.
    pub ids: Vec<WrittenId>,
    /// The tables whose every key is known.
    pub tables: Vec<WrittenTable>,
}

/// The keys of one table, in the order in which they are declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenTable {
    /// Where each key that is there stands, and its value.
    pub keys: Vec<(Place, Place)>,
}

/// An id as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct WrittenId {
    /// What it is written in.
    pub place: Place,
    /// How.
    pub syntax: IdSyntax,
    /// The id; where it cannot be one, it is not noted.
    pub id: RecordId,
}

/// How an id is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum IdSyntax {
    /// The value of a key that gives a record its id.
    Own,
    /// A TOML string: an id, or an id and a paragraph.
    Value,
    /// `[[id]]` or `[[id|words]]`
    Wikilink,
    /// `[@id ¶4]`, perhaps with others between the same brackets.
    Citation,
    /// `{claim: id}`
    Placed,
    /// A relative path to the record's file, in a Markdown link.
    Path,
}

/// A record's own files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordFiles {
    /// What it is.
    pub kind: RecordKind,
    /// Its id, which is the name of its folder or file.
    pub id: RecordId,
    /// Its TOML file.
    pub toml: Option<FileId>,
    /// Its claims.
    pub claims: Option<FileId>,
    /// Its texts.
    pub texts: Vec<FileId>,
}

/// Every id that is written, and every record's files.
#[derive(Debug, Default)]
pub struct Ids {
    /// In the order of the files and the text.
    pub written: Vec<WrittenId>,
    /// By kind and id.
    pub records: Vec<RecordFiles>,
}
