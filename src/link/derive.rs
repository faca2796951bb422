//! What follows from the records: the other end of every reference, in an order that a reader can use.

use super::backlinks::backlinks;
use super::concordance::concordance;
use super::dossier::{
    Companion, Dossier, EntityMention, NameCount, Named, NamedPlace, NoteTarget, Passage, RecordRef, Source,
    SourceMention, Speaker,
};
use super::independence::voices;
use super::memory::Memory;
use super::mention::digest_mentions;
use super::prose::LinkedProse;
use super::table::{ClaimNo, DisputeNo, EntityNo, EventNo, NoteNo, SourceNo};
use crate::capture::CaptureRecord;
use crate::memo::Same;
use crate::parse::Paragraphs;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Fills in every derived list.
pub(super) fn derive(dossier: &mut Dossier, memory: &Memory) {
    topics(dossier);
    claims(dossier);
    events(dossier);
    sources_of_entities(dossier);
    disputes(dossier);
    mentions(dossier, memory);
    concordance(dossier);
    notes(dossier);
    backlinks(dossier);
}

/// The order of time; what has no date comes last.
fn source_key(dossier: &Dossier, no: SourceNo) -> impl Ord {
    let source = &dossier.sources[no].record;
    let date = source.date.as_ref().map(|date| date.value.sort_key());
    (date.is_none(), date, source.id.value.clone())
}

fn event_key(dossier: &Dossier, no: EventNo) -> impl Ord {
    let event = &dossier.events[no].record;
    (event.date.sort_key(), event.id.value.clone())
}

fn topics(dossier: &mut Dossier) {
    let mut sources: Vec<SourceNo> = dossier.sources.numbers().collect();
    sources.sort_by_cached_key(|no| source_key(dossier, *no));
    let mut events: Vec<EventNo> = dossier.events.numbers().collect();
    events.sort_by_cached_key(|no| event_key(dossier, *no));
    for no in sources {
        for topic in dossier.sources[no].topics.clone() {
            dossier.topics[topic].sources.push(no);
        }
    }
    for no in events {
        for topic in dossier.events[no].topics.clone() {
            dossier.topics[topic].events.push(no);
        }
    }
    for no in dossier.disputes.numbers() {
        for topic in dossier.disputes[no].topics.clone() {
            dossier.topics[topic].disputes.push(no);
        }
    }
}

/// Claims by source and paragraph; contradictions shown from both sides; who speaks and of whom.
fn claims(dossier: &mut Dossier) {
    let mut order: Vec<ClaimNo> = dossier.claims.numbers().collect();
    order.sort_by_key(|no| (dossier.claims[*no].source, dossier.claims[*no].paragraph(), *no));
    for no in order {
        let claim = &dossier.claims[no];
        let about: BTreeSet<RecordRef> = claim.about.iter().copied().collect();
        let (source, via) = (claim.source, claim.via.clone());
        let speaker = match claim.speaker {
            Speaker::Entity(entity) => Some(entity),
            _ => None,
        };
        dossier.sources[source].claims.push(no);
        if let Some(entity) = speaker {
            dossier.entities[entity].claims_by.push(no);
        }
        for entity in via {
            dossier.entities[entity].claims_relayed.push(no);
        }
        for record in about {
            match record {
                RecordRef::Entity(entity) => dossier.entities[entity].claims_about.push(no),
                RecordRef::Event(event) => dossier.events[event].claims.push(no),
                RecordRef::Topic(topic) => dossier.topics[topic].claims.push(no),
                // What else it is about has it among what speaks of it: `backlinks`.
                _ => {}
            }
        }
    }
    let pairs: Vec<(ClaimNo, ClaimNo)> =
        dossier.claims.iter().flat_map(|(no, claim)| claim.contradicts.iter().map(move |other| (*other, no))).collect();
    for (no, other) in pairs {
        dossier.claims[no].contradicts.push(other);
    }
    for (_, claim) in dossier.claims.iter_mut() {
        claim.contradicts.sort_unstable();
        claim.contradicts.dedup();
    }
}

fn disputes(dossier: &mut Dossier) {
    let mut held: Vec<(ClaimNo, DisputeNo, usize)> = Vec::new();
    for no in dossier.disputes.numbers() {
        for index in 0..dossier.disputes[no].positions.len() {
            let claims = dossier.disputes[no].positions[index].claims.clone();
            let sources: BTreeSet<SourceNo> = claims.iter().map(|claim| dossier.claims[*claim].source).collect();
            let sources: Vec<SourceNo> = sources.into_iter().collect();
            let voices = voices(dossier, &claims);
            let position = &mut dossier.disputes[no].positions[index];
            position.sources = sources;
            position.voices = voices;
            held.extend(claims.into_iter().map(|claim| (claim, no, index)));
        }
    }
    for (claim, dispute, position) in held {
        dossier.claims[claim].positions.push((dispute, position));
    }
}

fn events(dossier: &mut Dossier) {
    let mut order: Vec<EventNo> = dossier.events.numbers().collect();
    order.sort_by_cached_key(|no| event_key(dossier, *no));
    for no in order {
        let event = &dossier.events[no];
        let entities: BTreeSet<EntityNo> = event.places.iter().chain(&event.involved).copied().collect();
        for entity in entities {
            dossier.entities[entity].events.push(no);
        }
    }
}

fn sources_of_entities(dossier: &mut Dossier) {
    let mut order: Vec<SourceNo> = dossier.sources.numbers().collect();
    order.sort_by_cached_key(|no| source_key(dossier, *no));
    for no in order {
        let source = &dossier.sources[no];
        let outlets = source.publisher.iter().chain(&source.republished_by).chain(&source.derived_from);
        let outlets: BTreeSet<EntityNo> = outlets.copied().collect();
        for entity in outlets {
            dossier.entities[entity].sources.push(no);
        }
    }
}

/// Who is named where, and with whom.
fn mentions(dossier: &mut Dossier, memory: &Memory) {
    let numbers: Vec<SourceNo> = dossier.sources.numbers().collect();
    let entities = entities_by_id(dossier);
    let named = |no: &SourceNo| {
        let source = &dossier.sources[*no];
        memory.named.get_or(names_key(source), || Arc::new(NamesOfSource::of(source, &entities)))
    };
    let mut together: BTreeMap<(EntityNo, EntityNo), Together> = BTreeMap::new();
    let mut mentions: Vec<Vec<SourceMention>> = Vec::with_capacity(numbers.len());
    // Pairs are many: those of a few sources at a time are held.
    for some in numbers.chunks(AT_A_TIME) {
        let found: Vec<Arc<NamesOfSource>> = some.par_iter().map(named).collect();
        for (source, found) in some.iter().zip(found) {
            for (one, other, mark) in &found.pairs {
                let pair = together.entry((*one, *other)).or_default();
                pair.count += 1;
                if pair.passages.len() < PASSAGES {
                    pair.passages.push(Passage { source: *source, paragraphs: Some(*mark) });
                }
            }
            mentions.push(found.mentions.clone());
        }
    }
    drop(entities);
    for (source, mentions) in numbers.into_iter().zip(mentions) {
        for SourceMention { entity, named } in &mentions {
            dossier.entities[*entity].mentions.push(EntityMention { source, named: Arc::clone(named) });
        }
        dossier.sources[source].mentions = mentions;
    }
    let mut with: BTreeMap<EntityNo, Vec<Companion>> = BTreeMap::new();
    for ((a, b), Together { count, passages }) in together {
        with.entry(a).or_default().push(Companion { entity: b, count, passages: passages.clone() });
        with.entry(b).or_default().push(Companion { entity: a, count, passages });
    }
    for (entity, mut others) in with {
        others.sort_by_key(|companion| (std::cmp::Reverse(companion.count), companion.entity));
        dossier.entities[entity].appears_with = others;
    }
}

fn entities_by_id(dossier: &Dossier) -> HashMap<&str, EntityNo> {
    dossier.entities.iter().map(|(no, entity)| (entity.record.id.value.as_str(), no)).collect()
}

/// Where a source names each entity: the article, as the lock has it, and where our digest names one that the article
/// there does not, by the digest.
fn named_in(source: &Source, entities: &HashMap<&str, EntityNo>) -> BTreeMap<EntityNo, Named> {
    let mut found: BTreeMap<EntityNo, (Vec<NamedPlace>, Vec<NameCount>)> = BTreeMap::new();
    let capture = source.capture.as_ref();
    for mention in capture.and_then(|capture| capture.mentions.as_ref()).iter().flat_map(|m| &m.list) {
        let Some(entity) = entities.get(&*mention.record) else { continue };
        let (places, names) = found.entry(*entity).or_default();
        let named = mention.paragraphs.iter();
        places.extend(named.map(|(n, times)| NamedPlace { paragraphs: Paragraphs::one(n.get()), times: *times }));
        let times = mention.paragraphs.iter().map(|(_, times)| times).sum();
        names.push(NameCount { name: Arc::clone(&mention.name), times });
    }
    for (entity, mark) in digest_mentions(&source.documents) {
        let (places, _) = found.entry(entity).or_default();
        let covers = |place: &NamedPlace| mark.first <= place.paragraphs.last && place.paragraphs.first <= mark.last;
        if !places.iter().any(|place| place.times > 0 && covers(place)) {
            places.push(NamedPlace { paragraphs: mark, times: 0 });
        }
    }
    found.into_iter().map(|(entity, (places, names))| (entity, settled(places, names))).collect()
}

/// Sorted, several names in one paragraph added up.
fn settled(mut places: Vec<NamedPlace>, mut names: Vec<NameCount>) -> Named {
    places.sort_unstable();
    places.dedup_by(|later, kept| {
        let same = later.paragraphs == kept.paragraphs;
        kept.times += if same { later.times } else { 0 };
        same
    });
    names.sort_by(|a, b| b.times.cmp(&a.times).then_with(|| a.name.cmp(&b.name)));
    Named { places: places.into(), names: names.into() }
}

/// Paragraphs that name two entities.
#[derive(Default)]
struct Together {
    count: usize,
    passages: Vec<Passage>,
}

/// So many sources (somewhat arbitrary).
const AT_A_TIME: usize = 512;

/// So many paragraphs are kept of a pair: who wants all of them has the pages of both (somewhat arbitrary).
const PASSAGES: usize = 12;

/// Pairs in a paragraph that names more than this say little and would grow with the square (somewhat arbitrary).
const CROWD: usize = 40;

/// Who is named in one source, and with whom: all that follows from its capture and its texts alone.
#[derive(Debug)]
pub(super) struct NamesOfSource {
    /// By first paragraph.
    mentions: Vec<SourceMention>,
    /// Pairs that one paragraph names.
    pairs: Vec<(EntityNo, EntityNo, Paragraphs)>,
}

/// All that the names in a source are found in.
pub(super) type NamesKey = (Option<Same<CaptureRecord>>, Vec<Same<LinkedProse>>);

fn names_key(source: &Source) -> NamesKey {
    let documents = source.documents.iter().filter_map(|(_, document)| document.as_ref());
    (source.capture.as_ref().map(Same::new), documents.map(|document| Same::new(&document.body)).collect())
}

impl NamesOfSource {
    fn of(source: &Source, entities: &HashMap<&str, EntityNo>) -> Self {
        let found = named_in(source, entities);
        let pairs = pairs(&found);
        let mention = |(entity, named)| SourceMention { entity, named: Arc::new(named) };
        let mut mentions: Vec<SourceMention> = found.into_iter().map(mention).collect();
        mentions.sort_by_key(|mention| (mention.named.places.first().copied(), mention.entity));
        Self { mentions, pairs }
    }
}

fn pairs(found: &BTreeMap<EntityNo, Named>) -> Vec<(EntityNo, EntityNo, Paragraphs)> {
    let mut by_mark: BTreeMap<Paragraphs, Vec<EntityNo>> = BTreeMap::new();
    for (entity, named) in found {
        named.places.iter().for_each(|place| by_mark.entry(place.paragraphs).or_default().push(*entity));
    }
    let mut pairs = Vec::new();
    for (mark, entities) in by_mark.iter().filter(|(_, entities)| entities.len() <= CROWD) {
        for (index, a) in entities.iter().enumerate() {
            let others = entities.iter().skip(index + 1).filter(|b| *b != a);
            pairs.extend(others.map(|b| (*a.min(b), *a.max(b), *mark)));
        }
    }
    pairs
}

fn notes(dossier: &mut Dossier) {
    let mut order: Vec<NoteNo> = dossier.notes.numbers().collect();
    let paragraphs = |dossier: &Dossier, no: NoteNo| match dossier.notes[no].on {
        Some(NoteTarget::Passage(passage)) => passage.paragraphs,
        _ => None,
    };
    order.sort_by_key(|no| (paragraphs(dossier, *no), *no));
    for no in order {
        let list = match dossier.notes[no].on {
            Some(NoteTarget::Passage(passage)) => &mut dossier.sources[passage.source].notes,
            Some(NoteTarget::Record(RecordRef::Source(source))) => &mut dossier.sources[source].notes,
            Some(NoteTarget::Record(RecordRef::Topic(topic))) => &mut dossier.topics[topic].notes,
            Some(NoteTarget::Record(RecordRef::Entity(entity))) => &mut dossier.entities[entity].notes,
            Some(NoteTarget::Record(RecordRef::Event(event))) => &mut dossier.events[event].notes,
            Some(NoteTarget::Record(RecordRef::Dispute(dispute))) => &mut dossier.disputes[dispute].notes,
            Some(NoteTarget::Record(RecordRef::Term(term))) => &mut dossier.terms[term].notes,
            Some(NoteTarget::Record(RecordRef::Claim(claim))) => &mut dossier.claims[claim].notes,
            Some(NoteTarget::Record(RecordRef::Page(page))) => &mut dossier.pages[page].notes,
            // The linker lets no note speak of another.
            Some(NoteTarget::Record(RecordRef::Note(_))) | None => continue,
        };
        list.push(no);
    }
}
