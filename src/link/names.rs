//! Ids → records. One resolver for all references: TOML lists, wikilinks, citations and placed records.

use super::dossier::RecordRef;
use super::table::{ClaimNo, DisputeNo, EntityNo, EventNo, NoteNo, Number, PageNo, SourceNo, TermNo, TopicNo};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Spanned, nearest};
use crate::parse::{LeftOut, Limit, Paragraphs, RecordId, RecordKind, Records};
use std::collections::BTreeMap;

/// Every id of the dossier.
#[derive(Debug)]
pub struct Names {
    ids: BTreeMap<RecordId, (RecordRef, Place)>,
    left_out: BTreeMap<RecordId, LeftOut>,
    /// Ids that records had before, with where that was written and what they are now.
    former: BTreeMap<RecordId, (RecordId, Place)>,
    /// The number of paragraphs of each source's capture, where the lock knows it.
    lengths: Vec<Option<u32>>,
    most_mentions: Limit,
}

impl RecordRef {
    /// What kind of record it is.
    #[must_use]
    pub fn kind(self) -> RecordKind {
        match self {
            Self::Topic(_) => RecordKind::Topic,
            Self::Source(_) => RecordKind::Source,
            Self::Entity(_) => RecordKind::Entity,
            Self::Event(_) => RecordKind::Event,
            Self::Claim(_) => RecordKind::Claim,
            Self::Dispute(_) => RecordKind::Dispute,
            Self::Term(_) => RecordKind::Term,
            Self::Note(_) => RecordKind::Note,
            Self::Page(_) => RecordKind::Page,
        }
    }
}

impl Names {
    /// Numbers every record; an id that stands twice is reported at both places.
    #[must_use]
    pub fn new(
        records: &Records,
        left_out: BTreeMap<RecordId, LeftOut>,
        lengths: Vec<Option<u32>>,
        most_mentions: Limit,
        faults: &mut Diagnostics,
    ) -> Self {
        let mut names = Self { ids: BTreeMap::new(), former: BTreeMap::new(), left_out, lengths, most_mentions };
        let mut add = |id: &Spanned<RecordId>, record: RecordRef| names.add(id, record, faults);
        for (index, topic) in records.topics.iter().enumerate() {
            add(&topic.id, RecordRef::Topic(TopicNo::at(index)));
        }
        for (index, source) in records.sources.iter().enumerate() {
            add(&source.id, RecordRef::Source(SourceNo::at(index)));
        }
        for (index, entity) in records.entities.iter().enumerate() {
            add(&entity.id, RecordRef::Entity(EntityNo::at(index)));
        }
        for (index, event) in records.events.iter().enumerate() {
            add(&event.id, RecordRef::Event(EventNo::at(index)));
        }
        let claims = records.sources.iter().flat_map(|source| &source.claims);
        for (index, claim) in claims.enumerate() {
            add(&claim.id, RecordRef::Claim(ClaimNo::at(index)));
        }
        for (index, dispute) in records.disputes.iter().enumerate() {
            add(&dispute.id, RecordRef::Dispute(DisputeNo::at(index)));
        }
        for (index, term) in records.terms.iter().enumerate() {
            add(&term.id, RecordRef::Term(TermNo::at(index)));
        }
        for (index, note) in records.notes.iter().enumerate() {
            add(&note.id, RecordRef::Note(NoteNo::at(index)));
        }
        for (index, page) in records.pages.iter().enumerate() {
            add(&page.id, RecordRef::Page(PageNo::at(index)));
        }
        names.remember(records, faults);
        names
    }

    /// Former ids: none may be an id that is in use, or another record's former one, since an id is never used again.
    fn remember(&mut self, records: &Records, faults: &mut Diagnostics) {
        let topics = records.topics.iter().map(|record| (&record.id, &record.formerly));
        let sources = records.sources.iter().map(|record| (&record.id, &record.formerly));
        let entities = records.entities.iter().map(|record| (&record.id, &record.formerly));
        let events = records.events.iter().map(|record| (&record.id, &record.formerly));
        let disputes = records.disputes.iter().map(|record| (&record.id, &record.formerly));
        let terms = records.terms.iter().map(|record| (&record.id, &record.formerly));
        let all = topics.chain(sources).chain(entities).chain(events).chain(disputes).chain(terms);
        for (id, former) in all.flat_map(|(id, formerly)| formerly.iter().map(move |former| (id, former))) {
            let taken = self.ids.get(&former.value).map(|(_, place)| *place);
            let taken = taken.or_else(|| self.former.get(&former.value).map(|(_, place)| *place));
            if let Some(there) = taken {
                let message =
                    format!("the former id `{}` of `{}` stands for another record too", former.value, id.value);
                let fault = Diagnostic::error("duplicate-id", former.place, message).related(there, "here".to_owned());
                faults.push(fault.hint("an id is never used again, or old links would lead to something else"));
            } else {
                self.former.insert(former.value.clone(), (id.value.clone(), former.place));
            }
        }
    }

    /// Whether every id leads where it leads in another dossier's ids: a text that is resolved with either is the same.
    #[must_use]
    pub fn lead_as(&self, other: &Self) -> bool {
        let ids = self.ids.iter().map(|(id, (record, _))| (id, record));
        let former = self.former.iter().map(|(id, (now, _))| (id, now));
        ids.eq(other.ids.iter().map(|(id, (record, _))| (id, record)))
            && former.eq(other.former.iter().map(|(id, (now, _))| (id, now)))
            && self.left_out == other.left_out
            && self.lengths == other.lengths
            && self.most_mentions == other.most_mentions
    }

    /// What a record of that former id is called now.
    fn renamed(&self, id: &str) -> Option<&RecordId> {
        self.former.get(id).map(|(now, _)| now)
    }

    fn add(&mut self, id: &Spanned<RecordId>, record: RecordRef, faults: &mut Diagnostics) {
        if let Some((other, place)) = self.ids.get(&id.value) {
            let message = format!("the id `{}` names two records", id.value);
            let why = format!("the {} of the same id", other.kind().as_str());
            let hint = "an id is unique over the whole dossier, whatever the kind";
            let fault = |here: Place, there: Place, why: String| {
                Diagnostic::error("duplicate-id", here, message.clone()).related(there, why).hint(hint)
            };
            faults.push(fault(id.place, *place, why));
            faults.push(fault(*place, id.place, format!("the {} of the same id", record.kind().as_str())));
        } else {
            self.ids.insert(id.value.clone(), (record, id.place));
        }
    }

    /// How many names may be found in one text.
    #[must_use]
    pub fn most_mentions(&self) -> Limit {
        self.most_mentions
    }

    /// The record of that id, whatever its kind.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<RecordRef> {
        self.ids.get(id).map(|(record, _)| *record)
    }

    /// The record of that id, or a fault with the nearest id of the `wanted` kinds; no fault where the record is there
    /// and could not be read, which was reported.
    pub fn resolve(
        &self,
        id: &str,
        place: Place,
        rule: &'static str,
        wanted: &[RecordKind],
    ) -> Result<RecordRef, Option<Box<Diagnostic>>> {
        let left_out = self.left_out.get(id).copied();
        let accepts = |kind: RecordKind| wanted.is_empty() || wanted.contains(&kind);
        match self.find(id) {
            Some(record) if accepts(record.kind()) => Ok(record),
            Some(record) => {
                let message =
                    format!("`{id}` is {}, not {}", with_article(record.kind().as_str()), with_article(&words(wanted)));
                Err(Some(Box::new(Diagnostic::error(rule, place, message))))
            }
            None if left_out == Some(LeftOut::Broken) => Err(None),
            None if left_out == Some(LeftOut::Draft) => {
                let message = format!("`{id}` belongs to a draft, which is no part of the dossier yet");
                let hint = "take `draft = true` out of its source.toml, or try it with --drafts";
                Err(Some(Box::new(Diagnostic::error(rule, place, message).hint(hint))))
            }
            None => {
                let known = self.ids.iter().filter(|(_, (record, _))| accepts(record.kind()));
                let near = nearest(id, known.map(|(id, _)| id.as_str()));
                let message = format!("no {} is named `{id}`", words(wanted));
                let renamed = self.renamed(id).map(|now| format!("it is now named `{now}`"));
                let hint = renamed.or_else(|| near.map(|near| format!("did you mean `{near}`?")));
                Err(Some(Box::new(Diagnostic::error(rule, place, message).maybe_hint(hint))))
            }
        }
    }

    /// Checks that a source has the paragraphs; sources without a capture record are not judged here.
    pub fn check_paragraphs(
        &self,
        source: SourceNo,
        paragraphs: Paragraphs,
        place: Place,
    ) -> Result<(), Box<Diagnostic>> {
        match self.lengths.get(source.index()).copied().flatten() {
            Some(length) if paragraphs.last > length => {
                let message = format!("the source ends with ¶{length}, and {paragraphs} is past it");
                Err(Box::new(Diagnostic::error("paragraph-out-of-range", place, message)))
            }
            None if paragraphs.last > MOST_PARAGRAPHS => {
                let message = format!("no article has so many paragraphs as {paragraphs} says");
                Err(Box::new(Diagnostic::error("paragraph-out-of-range", place, message)))
            }
            _ => Ok(()),
        }
    }
}

/// No capture that is read has more; a range without an end would be walked through number by number.
const MOST_PARAGRAPHS: u32 = 1_000_000;

/// With its article.
fn with_article(words: &str) -> String {
    let article = if words.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {words}")
}

fn words(kinds: &[RecordKind]) -> String {
    if kinds.is_empty() {
        return "record".to_owned();
    }
    kinds.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(" or ")
}
