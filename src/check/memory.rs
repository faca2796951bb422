//! What checking takes over from one reading of the dossier to the next: what rules said of what is the very same now.
//!
//! Only rules that are handed one thing and the settings, and so can look at nothing else, are remembered.

use super::excuse::Excuse;
use crate::capture::CaptureRecord;
use crate::diagnostic::{Diagnostics, FileId, Files};
use crate::link::{LinkedDocuments, LinkedProse, Source};
use crate::memo::{Keeping, Memo, Same};
use crate::parse::{ClaimRecord, LanguageNo, RecordId, SourceRecord};
use std::sync::Arc;

/// What rules said.
#[derive(Default)]
pub struct Memory {
    keeping: Keeping,
    /// The text of `site.toml`.
    settings: Option<Arc<str>>,
    pub(super) texts: Memo<(FileId, Same<str>, Same<str>), Diagnostics>,
    pub(super) excuses: Memo<(FileId, Same<str>), Arc<[Excuse]>>,
    pub(super) prose: Memo<(LanguageNo, Same<LinkedProse>), Diagnostics>,
    pub(super) documents: Memo<Texts, Diagnostics>,
    pub(super) sources: Memo<Same<SourceRecord>, Diagnostics>,
    pub(super) claims: Memo<Same<ClaimRecord>, Diagnostics>,
    pub(super) digests: Memo<(RecordId, Same<CaptureRecord>, Texts), Diagnostics>,
}

/// A record's texts: title and summary stand in the same file as the body, and are the same where it is.
type Texts = Vec<(LanguageNo, Same<LinkedProse>)>;

impl Memory {
    /// Of many readings, or of one.
    #[must_use]
    pub fn new(keeping: Keeping) -> Self {
        Self {
            keeping,
            settings: None,
            texts: Memo::new(keeping),
            excuses: Memo::new(keeping),
            prose: Memo::new(keeping),
            documents: Memo::new(keeping),
            sources: Memo::new(keeping),
            claims: Memo::new(keeping),
            digests: Memo::new(keeping),
        }
    }

    /// A new reading begins; with other settings nothing that was said holds.
    pub fn turn(&mut self, files: &Files) {
        let settings = files.find("site.toml").map(|site| Arc::clone(files.shared(site)));
        if self.settings != settings {
            *self = Self { settings, ..Self::new(self.keeping) };
            return;
        }
        self.texts.turn();
        self.excuses.turn();
        self.prose.turn();
        self.documents.turn();
        self.sources.turn();
        self.claims.turn();
        self.digests.turn();
    }
}

/// What tells a record's texts from others.
pub(super) fn texts_of(documents: &LinkedDocuments) -> Texts {
    let there = documents.iter().filter_map(|(no, document)| Some((no, document.as_ref()?)));
    there.map(|(no, document)| (no, Same::new(&document.body))).collect()
}

/// A source that is the very same, with a capture.
pub(super) fn digest_of(source: &Source) -> Option<(RecordId, Same<CaptureRecord>, Texts)> {
    let capture = Same::new(source.capture.as_ref()?);
    Some((source.record.id.value.clone(), capture, texts_of(&source.documents)))
}
