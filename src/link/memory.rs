//! What linking takes over from one reading of the dossier to the next: names found in texts, and whole linked texts.

use super::derive::{NamesKey, NamesOfSource};
use super::dossier::RecordRef;
use super::mention::{AmbiguousMention, FoundMention, MentionFinder, names};
use super::names::Names;
use super::prose::LinkedProse;
use super::translations::StandingsKey;
use crate::diagnostic::Diagnostics;
use crate::language::NameFlags;
use crate::memo::{Keeping, Memo, Same};
use crate::parse::{EntityRecord, Prose, RecordId};
use crate::translation::Standing;
use std::sync::Arc;

/// What was found in texts, and by which names.
#[derive(Default)]
pub struct Memory {
    pub(super) keeping: Keeping,
    /// The ids that the linked texts were resolved with.
    ids: Option<Names>,
    finder: Option<(Vec<OwnName>, Arc<MentionFinder>)>,
    /// The entities that numbers meant.
    entities: Vec<RecordId>,
    pub(super) found: Memo<Same<Prose>, Arc<Found>>,
    pub(super) linked: Memo<(Same<Prose>, Option<RecordRef>), LinkedText>,
    /// Who is named in each source; holds as long as ids and entities do.
    pub(super) named: Memo<NamesKey, Arc<NamesOfSource>>,
    pub(super) standings: Memo<StandingsKey, (Vec<Standing>, Vec<Standing>)>,
}

/// What the finder found in a text.
pub(super) type Found = (Vec<FoundMention>, Vec<AmbiguousMention>);
/// A linked text, and what is wrong with it.
pub(super) type LinkedText = (Arc<LinkedProse>, Diagnostics);
/// A name that is looked for.
type OwnName = (u32, String, NameFlags);

impl Memory {
    /// Of many readings, or of one.
    #[must_use]
    pub fn new(keeping: Keeping) -> Self {
        Self {
            keeping,
            ids: None,
            finder: None,
            entities: Vec::new(),
            found: Memo::new(keeping),
            linked: Memo::new(keeping),
            named: Memo::new(keeping),
            standings: Memo::new(keeping),
        }
    }

    /// A new reading begins.
    pub(super) fn turn(&mut self) {
        self.found.turn();
        self.linked.turn();
        self.named.turn();
        self.standings.turn();
    }

    /// The finder of the dossier's names; where these are others than before, nothing that was found holds.
    pub(super) fn finder(&mut self, entities: &[EntityRecord]) -> Arc<MentionFinder> {
        let ids = entities.iter().map(|entity| entity.id.value.clone());
        let ids: Vec<RecordId> = ids.collect();
        // Also an id that two records claim has led to one of them by number.
        if self.entities != ids {
            self.named.clear();
            self.entities = ids;
        }
        let now: Vec<OwnName> = entities
            .iter()
            .enumerate()
            .flat_map(|(index, entity)| names(index, entity))
            .map(|name| (name.id, name.text.to_owned(), name.flags))
            .collect();
        if let Some((before, finder)) = &self.finder
            && *before == now
        {
            return Arc::clone(finder);
        }
        self.found.clear();
        self.linked.clear();
        let finder = Arc::new(MentionFinder::new(entities.iter()));
        self.finder = Some((now, Arc::clone(&finder)));
        finder
    }

    /// Forgets what was linked where ids lead elsewhere than before.
    pub(super) fn resolve_with(&mut self, ids: &Names) {
        if !self.ids.as_ref().is_some_and(|before| before.lead_as(ids)) {
            self.linked.clear();
            self.named.clear();
            // Until this reading ends nobody knows what is linked with which.
            self.ids = None;
        }
    }

    /// Keeps the ids that this reading's texts were resolved with.
    pub(super) fn keep(&mut self, ids: Names) {
        self.ids = Some(ids);
    }
}
