//! All records resolved, relations included, as one JSON object: what a program needs to work on the dossier without
//! reading its files.

use super::tables::SCHEMA;
use super::words::{Export, PassageName, status};
use super::{Out, json_file};
use crate::link::{
    Backlink, ClaimNo, DisputeNo, Dossier, EntityNo, EventNo, NameUse, NoteNo, NoteTarget, OneVoice, PageNo, Passage,
    RecordRef, SourceNo, Speaker, TermNo, TopicNo,
};
use crate::object::{Keyed, list, object};
use crate::parse::{Alias, DatedRecord, Framing};
use serde::Serialize;
use std::io;

/// The whole dossier. Every reference is an id; a passage is `{"source", "first", "last"}`; a text is keyed by language.
///
/// # Errors
/// Where `out` fails.
pub fn dossier(dossier: &Dossier, out: &mut Out<'_>) -> io::Result<()> {
    let export = Export::new(dossier);
    json_file(&export.whole(), out)
}

/// Who speaks; `null` where nobody is named.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum SpeakerName<'a> {
    Entity(&'a str),
    Unnamed(Keyed<&'a str, &'a str>),
}

/// What a note speaks of.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum TargetName<'a> {
    Record(&'a str),
    Passage(PassageName<'a>),
}

impl Export<'_> {
    fn whole(&self) -> impl Serialize {
        let dossier = self.dossier;
        object!({
            "$schema": SCHEMA,
            "title": self.texts(&dossier.config.title),
            "base-url": dossier.config.base_url.absolute(dossier.config.base_url.path()),
            "languages": list(|| dossier.config.languages.iter().map(|language| language.tag.as_str())),
            "topics": list(|| dossier.topics.numbers().map(|no| self.topic(no))),
            "sources": list(|| dossier.sources.numbers().map(|no| self.source(no))),
            "entities": list(|| dossier.entities.numbers().map(|no| self.entity(no))),
            "events": list(|| dossier.events.numbers().map(|no| self.event(no))),
            "claims": list(|| dossier.claims.numbers().map(|no| self.claim(no))),
            "disputes": list(|| dossier.disputes.numbers().map(|no| self.dispute(no))),
            "terms": list(|| dossier.terms.numbers().map(|no| self.term(no))),
            "notes": list(|| dossier.notes.numbers().map(|no| self.note(no))),
            "pages": list(|| dossier.pages.numbers().map(|no| self.page(no))),
        })
    }

    fn topic(&self, no: TopicNo) -> impl Serialize {
        let topic = &self.dossier.topics[no];
        object!({
            "id": topic.record.id.value.as_str(),
            "url": self.urls(RecordRef::Topic(no)),
            "title": self.titles(&topic.documents),
            "summary": self.summaries(&topic.documents),
            "related": self.ids(topic.related.iter().copied().map(RecordRef::Topic)),
            "entities": self.ids(topic.entities.iter().copied().map(RecordRef::Entity)),
            "terms": self.ids(topic.terms.iter().copied().map(RecordRef::Term)),
            "sources": self.ids(topic.sources.iter().copied().map(RecordRef::Source)),
            "events": self.ids(topic.events.iter().copied().map(RecordRef::Event)),
            "disputes": self.ids(topic.disputes.iter().copied().map(RecordRef::Dispute)),
            "claims": self.ids(topic.claims.iter().copied().map(RecordRef::Claim)),
            "notes": self.ids(topic.notes.iter().copied().map(RecordRef::Note)),
            "backlinks": self.backlinks(&topic.backlinks),
        })
    }

    fn source(&self, no: SourceNo) -> impl Serialize {
        let source = &self.dossier.sources[no];
        let record = &source.record;
        let capture = source.capture.as_ref();
        let paragraphs = capture.map(|capture| {
            capture.paragraphs.iter().map(|p| object!({ "n": p.n.get(), "role": p.role.as_str(), "words": p.words }))
        });
        let mentions = source.mentions.iter().map(|mention| {
            let places = &mention.named.places;
            let marks = places.iter().map(|place| (place.paragraphs.first, place.paragraphs.last));
            let times = places.iter().map(|place| place.times);
            let names = mention.named.names.iter().map(|name| object!({ "name": &*name.name, "times": name.times }));
            object!({
                "entity": self.id(RecordRef::Entity(mention.entity)),
                "paragraphs": marks.collect::<Vec<_>>(),
                "times": times.collect::<Vec<_>>(),
                "names": names.collect::<Vec<_>>(),
            })
        });
        object!({
            "id": record.id.value.as_str(),
            "url": self.urls(RecordRef::Source(no)),
            "title": self.titles(&source.documents),
            "summary": self.summaries(&source.documents),
            "capture": &record.capture.value,
            "sha256": capture.map(|capture| capture.sha256.as_str()),
            "paragraphs": paragraphs.map(Iterator::collect::<Vec<_>>),
            "language": record.language.as_ref().map(|language| language.value.as_str()),
            "publisher": source.publisher.map(|no| self.id(RecordRef::Entity(no))),
            "republished-by": source.republished_by.map(|no| self.id(RecordRef::Entity(no))),
            "derived-from": self.ids(source.derived_from.iter().copied().map(RecordRef::Entity)),
            "byline": self.texts(&record.byline),
            "headline": self.texts(&record.headline),
            "date": record.date.as_ref().map(|date| self.date(no, date)),
            "grade": record.grade.as_ref().map(|grade| object!({ "source": grade.source, "information": grade.information })),
            "original": record.original.as_ref().map(|address| address.value.as_str()),
            "archived": record.archived.as_ref().map(|copy| {
                object!({ "address": &copy.address.value, "date": copy.date.to_string() })
            }),
            "topics": self.ids(source.topics.iter().copied().map(RecordRef::Topic)),
            "claims": self.ids(source.claims.iter().copied().map(RecordRef::Claim)),
            "mentions": mentions.collect::<Vec<_>>(),
            "notes": self.ids(source.notes.iter().copied().map(RecordRef::Note)),
            "backlinks": self.backlinks(&source.backlinks),
        })
    }

    /// A source's date rests on paragraphs of its own and of others.
    fn date(&self, no: SourceNo, date: &DatedRecord) -> impl Serialize {
        let own = date.evidence.paragraphs.iter();
        let own = own.map(|paragraphs| Passage { source: no, paragraphs: Some(paragraphs.value) });
        let cites: Vec<Passage> = own.chain(self.dossier.sources[no].date_cites.iter().copied()).collect();
        object!({
            "edtf": date.value.to_string(),
            "status": status(date.evidence.status),
            "why": self.texts(&date.evidence.why),
            "cites": self.passages(&cites),
        })
    }

    pub(super) fn entity(&self, no: EntityNo) -> impl Serialize {
        let entity = &self.dossier.entities[no];
        let record = &entity.record;
        let aliases = record.aliases.iter().filter(|(_, aliases)| !aliases.is_empty());
        let aliases = Keyed(aliases.map(|(no, aliases)| (self.tag(no), texts_of(aliases))).collect());
        let roles = entity
            .roles
            .iter()
            .map(|role| object!({ "passage": self.passage(role.passage), "text": self.texts(&role.text) }));
        let together = entity.appears_with.iter().map(
            |companion| object!({ "entity": self.id(RecordRef::Entity(companion.entity)), "paragraphs": companion.count }),
        );
        object!({
            "id": record.id.value.as_str(),
            "url": self.urls(RecordRef::Entity(no)),
            "kind": record.kind.as_str(),
            "name": self.texts(&record.name),
            "aliases": aliases,
            "summary": self.proses(&entity.summary),
            "roles": roles.collect::<Vec<_>>(),
            "coordinates": record.coordinates,
            "same-as": record.same_as.iter().map(|address| address.value.as_str()).collect::<Vec<_>>(),
            "topics": self.ids(entity.topics.iter().copied().map(RecordRef::Topic)),
            "claims-by": self.ids(entity.claims_by.iter().copied().map(RecordRef::Claim)),
            "claims-relayed": self.ids(entity.claims_relayed.iter().copied().map(RecordRef::Claim)),
            "claims-about": self.ids(entity.claims_about.iter().copied().map(RecordRef::Claim)),
            "events": self.ids(entity.events.iter().copied().map(RecordRef::Event)),
            "sources": self.ids(entity.sources.iter().copied().map(RecordRef::Source)),
            "appears-with": together.collect::<Vec<_>>(),
            "backlinks": self.backlinks(&entity.backlinks),
            "notes": self.ids(entity.notes.iter().copied().map(RecordRef::Note)),
        })
    }

    pub(super) fn event(&self, no: EventNo) -> impl Serialize {
        let event = &self.dossier.events[no];
        let evidence = event.record.evidence.as_ref();
        object!({
            "id": event.record.id.value.as_str(),
            "url": self.urls(RecordRef::Event(no)),
            "title": self.texts(&event.record.title),
            "summary": self.proses(&event.summary),
            "date": object!({
                "edtf": event.record.date.value.to_string(),
                "status": evidence.map_or("stated", |evidence| status(evidence.status)),
                "why": evidence.map(|evidence| self.texts(&evidence.why)),
                "cites": self.passages(&event.date_cites),
            }),
            "status": event.record.status.as_str(),
            "places": self.ids(event.places.iter().copied().map(RecordRef::Entity)),
            "involved": self.ids(event.involved.iter().copied().map(RecordRef::Entity)),
            "topics": self.ids(event.topics.iter().copied().map(RecordRef::Topic)),
            "cites": self.passages(&event.cites),
            "claims": self.ids(event.claims.iter().copied().map(RecordRef::Claim)),
            "notes": self.ids(event.notes.iter().copied().map(RecordRef::Note)),
            "backlinks": self.backlinks(&event.backlinks),
        })
    }

    pub(super) fn claim(&self, no: ClaimNo) -> impl Serialize {
        let claim = &self.dossier.claims[no];
        let speaker = match &claim.speaker {
            Speaker::Entity(no) => Some(SpeakerName::Entity(self.id(RecordRef::Entity(*no)))),
            Speaker::Unnamed(texts) => Some(SpeakerName::Unnamed(self.texts(texts))),
            Speaker::Missing => None,
        };
        let paragraphs = claim.record.paragraphs.iter();
        let passages = paragraphs.map(|p| Passage { source: claim.source, paragraphs: Some(p.value) });
        let positions = claim.positions.iter().map(
            |(dispute, position)| object!({ "dispute": self.id(RecordRef::Dispute(*dispute)), "position": position }),
        );
        object!({
            "id": claim.record.id.value.as_str(),
            "url": self.urls(RecordRef::Claim(no)),
            "text": self.texts(&claim.record.text),
            "speaker": speaker,
            "via": self.ids(claim.via.iter().copied().map(RecordRef::Entity)),
            "stance": claim.record.stance.as_str(),
            "passages": self.passages(&passages.collect::<Vec<_>>()),
            "date": claim.record.date.as_ref().map(|date| date.value.to_string()),
            "about": self.ids(claim.about.iter().copied()),
            "contradicts": self.ids(claim.contradicts.iter().copied().map(RecordRef::Claim)),
            "positions": positions.collect::<Vec<_>>(),
            "notes": self.ids(claim.notes.iter().copied().map(RecordRef::Note)),
        })
    }

    fn dispute(&self, no: DisputeNo) -> impl Serialize {
        let dispute = &self.dossier.disputes[no];
        let positions = dispute.positions.iter().map(|position| {
            object!({
                "label": self.texts(&position.label),
                "claims": self.ids(position.claims.iter().copied().map(RecordRef::Claim)),
                "sources": self.ids(position.sources.iter().copied().map(RecordRef::Source)),
                "independent": position.independent(),
                "one-voice": position.voices.iter().flat_map(|voice| &voice.reasons).map(|it| self.one_voice(it)).collect::<Vec<_>>(),
            })
        });
        object!({
            "id": dispute.record.id.value.as_str(),
            "url": self.urls(RecordRef::Dispute(no)),
            "question": self.texts(&dispute.record.question),
            "summary": self.proses(&dispute.summary),
            "topics": self.ids(dispute.topics.iter().copied().map(RecordRef::Topic)),
            "positions": positions.collect::<Vec<_>>(),
            "notes": self.ids(dispute.notes.iter().copied().map(RecordRef::Note)),
            "backlinks": self.backlinks(&dispute.backlinks),
        })
    }

    fn one_voice(&self, reason: &OneVoice) -> impl Serialize {
        object!({
            "sources": self.ids(reason.sources.iter().copied().map(RecordRef::Source)),
            "by": reason.by.as_str(),
            "whose": self.id(RecordRef::Entity(reason.whose)),
        })
    }

    fn term(&self, no: TermNo) -> impl Serialize {
        let term = &self.dossier.terms[no];
        let names = term.record.names.iter().zip(&term.uses).map(|(name, uses)| {
            object!({
                "text": self.texts(&name.text),
                "framing": if name.framing == Framing::Framed { "framed" } else { "neutral" },
                "why": self.texts(&name.why),
                "used-in": self.passages(&uses.listed),
                "uses": self.uses(&uses.used),
                "elsewhere": self.uses(&uses.elsewhere),
            })
        });
        object!({
            "id": term.record.id.value.as_str(),
            "url": self.urls(RecordRef::Term(no)),
            "concept": self.texts(&term.record.concept),
            "summary": self.proses(&term.summary),
            "distinct-from": self.ids(term.distinct_from.iter().copied().map(RecordRef::Term)),
            "topics": self.ids(term.topics.iter().copied().map(RecordRef::Topic)),
            "names": names.collect::<Vec<_>>(),
            "notes": self.ids(term.notes.iter().copied().map(RecordRef::Note)),
            "backlinks": self.backlinks(&term.backlinks),
        })
    }

    fn backlinks(&self, backlinks: &[Backlink]) -> impl Serialize {
        let one = |link: &Backlink| object!({ "from": self.id(link.from), "relation": link.relation.as_str() });
        backlinks.iter().map(one).collect::<Vec<_>>()
    }

    /// Each passage with how often the name stands there; `null` where only the editors say that it does.
    fn uses(&self, uses: &[NameUse]) -> impl Serialize {
        let one = |used: &NameUse| object!({ "passage": self.passage(used.passage), "times": used.times });
        uses.iter().map(one).collect::<Vec<_>>()
    }

    fn note(&self, no: NoteNo) -> impl Serialize {
        let note = &self.dossier.notes[no];
        let on = note.on.map(|on| match on {
            NoteTarget::Record(record) => TargetName::Record(self.id(record)),
            NoteTarget::Passage(passage) => TargetName::Passage(self.passage(passage)),
        });
        object!({
            "id": note.record.id.value.as_str(),
            "kind": note.record.kind.as_str(),
            "url": self.urls(RecordRef::Note(no)),
            "title": self.titles(&note.documents),
            "text": self.bodies(&note.documents),
            "on": on,
            "date": note.record.date.as_ref().map(|date| date.value.to_string()),
            "author": note.record.author.as_ref().map(|author| author.value.as_str()),
        })
    }

    fn page(&self, no: PageNo) -> impl Serialize {
        let page = &self.dossier.pages[no];
        object!({
            "id": page.record.id.value.as_str(),
            "url": self.urls(RecordRef::Page(no)),
            "title": self.titles(&page.documents),
            "summary": self.summaries(&page.documents),
            "notes": self.ids(page.notes.iter().copied().map(RecordRef::Note)),
            "backlinks": self.backlinks(&page.backlinks),
        })
    }
}

fn texts_of(aliases: &[Alias]) -> Vec<&str> {
    aliases.iter().map(|alias| alias.text.value.as_str()).collect()
}
