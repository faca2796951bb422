//! What speaks of each record, by how: cites it, names it, shows it, lists it, or links to it.

use super::dossier::{Backlink, Dossier, NoteTarget, Passage, RecordRef, Relation};
use super::table::{Number, Table};
use super::{LinkedDocuments, LinkedProse, LinkedTexts, ProseMention, Target};
use rayon::prelude::*;

/// To, from, and how; once sorted, what one record says of another in several ways stands together, the strongest first.
struct Edges<'d> {
    dossier: &'d Dossier,
    list: Vec<(RecordRef, RecordRef, Relation)>,
}

impl<'d> Edges<'d> {
    fn new(dossier: &'d Dossier) -> Self {
        Self { dossier, list: Vec::new() }
    }

    /// Most of what a large dossier's texts speak of has a place of its own there, and is not held.
    fn extend(&mut self, edges: impl Iterator<Item = (RecordRef, RecordRef, Relation)>) {
        let dossier = self.dossier;
        let shown = edges.map(|(to, from, relation)| (shown_on(dossier, to), from, relation));
        self.list.extend(shown.filter(|(to, from, _)| to != from && !is_shown_there(dossier, *to, *from)));
    }
}

/// Fills in every record's backlinks, and makes nearness of topics and difference of terms mutual.
pub(super) fn backlinks(dossier: &mut Dossier) {
    let mut edges = Edges::new(dossier);
    documents(dossier, &mut edges);
    summaries(dossier, &mut edges);
    lists(dossier, &mut edges);
    claims(dossier, &mut edges);
    let mut edges = edges.list;
    edges.par_sort_unstable();
    let mut before = None;
    for (to, from, relation) in edges {
        if before == Some((to, from)) {
            continue;
        }
        before = Some((to, from));
        if let Some(list) = list_of(dossier, to) {
            list.push(Backlink { from, relation });
        }
    }
    from_both_sides(&mut dossier.topics, |topic| &mut topic.related);
    from_both_sides(&mut dossier.terms, |term| &mut term.distinct_from);
}

/// The record on whose page a record stands: a claim on its source's, a note on that of what it speaks of.
fn shown_on(dossier: &Dossier, record: RecordRef) -> RecordRef {
    match record {
        RecordRef::Claim(no) => RecordRef::Source(dossier.claims[no].source),
        RecordRef::Note(no) => match dossier.notes[no].on {
            Some(NoteTarget::Passage(passage)) => RecordRef::Source(passage.source),
            Some(NoteTarget::Record(RecordRef::Claim(no))) => RecordRef::Source(dossier.claims[no].source),
            Some(NoteTarget::Record(on)) => on,
            None => record,
        },
        record => record,
    }
}

/// Whether the page of `to` has a place of its own for `from`: notes on it, articles that name an entity, events that an
/// entity takes part in, what a topic lists.
fn is_shown_there(dossier: &Dossier, to: RecordRef, from: RecordRef) -> bool {
    match (to, from) {
        (_, RecordRef::Note(note)) => dossier.notes[note].on.is_none() || shown_on(dossier, from) == to,
        (RecordRef::Entity(entity), RecordRef::Source(source)) => {
            dossier.entities[entity].mentions.binary_search_by_key(&source, |mention| mention.source).is_ok()
        }
        (RecordRef::Topic(topic), RecordRef::Entity(entity)) => dossier.topics[topic].entities.contains(&entity),
        (RecordRef::Topic(topic), RecordRef::Term(term)) => dossier.topics[topic].terms.contains(&term),
        (RecordRef::Entity(entity), RecordRef::Event(event)) => {
            let event = &dossier.events[event];
            event.places.contains(&entity) || event.involved.contains(&entity)
        }
        _ => false,
    }
}

fn list_of(dossier: &mut Dossier, to: RecordRef) -> Option<&mut Vec<Backlink>> {
    Some(match to {
        RecordRef::Topic(no) => &mut dossier.topics[no].backlinks,
        RecordRef::Source(no) => &mut dossier.sources[no].backlinks,
        RecordRef::Entity(no) => &mut dossier.entities[no].backlinks,
        RecordRef::Event(no) => &mut dossier.events[no].backlinks,
        RecordRef::Dispute(no) => &mut dossier.disputes[no].backlinks,
        RecordRef::Term(no) => &mut dossier.terms[no].backlinks,
        RecordRef::Page(no) => &mut dossier.pages[no].backlinks,
        RecordRef::Claim(_) | RecordRef::Note(_) => return None,
    })
}

fn documents(dossier: &Dossier, edges: &mut Edges<'_>) {
    for (no, topic) in dossier.topics.iter() {
        document_edges(RecordRef::Topic(no), &topic.documents, edges);
    }
    for (no, page) in dossier.pages.iter() {
        document_edges(RecordRef::Page(no), &page.documents, edges);
    }
    for (no, note) in dossier.notes.iter() {
        document_edges(RecordRef::Note(no), &note.documents, edges);
    }
    for (no, source) in dossier.sources.iter() {
        document_edges(RecordRef::Source(no), &source.documents, edges);
    }
}

fn summaries(dossier: &Dossier, edges: &mut Edges<'_>) {
    for (no, event) in dossier.events.iter() {
        text_edges(RecordRef::Event(no), &event.summary, edges);
        cited(RecordRef::Event(no), event.cites.iter().chain(&event.date_cites), edges);
    }
    for (no, dispute) in dossier.disputes.iter() {
        text_edges(RecordRef::Dispute(no), &dispute.summary, edges);
    }
    for (no, term) in dossier.terms.iter() {
        text_edges(RecordRef::Term(no), &term.summary, edges);
        cited(RecordRef::Term(no), term.uses.iter().flat_map(|uses| &uses.listed), edges);
    }
    for (no, entity) in dossier.entities.iter() {
        text_edges(RecordRef::Entity(no), &entity.summary, edges);
        cited(RecordRef::Entity(no), entity.roles.iter().map(|role| &role.passage), edges);
    }
    for (no, source) in dossier.sources.iter() {
        cited(RecordRef::Source(no), &source.date_cites, edges);
    }
}

fn cited<'a>(from: RecordRef, passages: impl IntoIterator<Item = &'a Passage>, edges: &mut Edges<'_>) {
    edges.extend(passages.into_iter().map(|passage| (RecordRef::Source(passage.source), from, Relation::Cites)));
}

/// Topics that list an entity or a term, and those that these name as theirs.
fn lists(dossier: &Dossier, edges: &mut Edges<'_>) {
    for (no, topic) in dossier.topics.iter() {
        let from = RecordRef::Topic(no);
        edges.extend(topic.entities.iter().map(|entity| (RecordRef::Entity(*entity), from, Relation::Lists)));
        edges.extend(topic.terms.iter().map(|term| (RecordRef::Term(*term), from, Relation::Lists)));
    }
    for (no, entity) in dossier.entities.iter() {
        let record = RecordRef::Entity(no);
        let topics = entity.topics.iter().copied().map(RecordRef::Topic);
        edges.extend(topics.flat_map(|topic| [(topic, record, Relation::BelongsTo), (record, topic, Relation::Lists)]));
    }
    for (no, term) in dossier.terms.iter() {
        let topics = term.topics.iter().copied().map(RecordRef::Topic);
        edges.extend(topics.map(|topic| (topic, RecordRef::Term(no), Relation::BelongsTo)));
    }
}

/// What claims are about and whose page has no list of them: their source speaks of it.
fn claims(dossier: &Dossier, edges: &mut Edges<'_>) {
    for (_, claim) in dossier.claims.iter() {
        let has_no_list =
            |on: &&RecordRef| !matches!(on, RecordRef::Entity(_) | RecordRef::Event(_) | RecordRef::Topic(_));
        let about = claim.about.iter().filter(has_no_list);
        edges.extend(about.map(|on| (*on, RecordRef::Source(claim.source), Relation::Names)));
    }
}

/// What one record lists another for, that one lists it for too: a topic near another, a term that is not another.
fn from_both_sides<N: Number + PartialEq, T>(table: &mut Table<N, T>, list: fn(&mut T) -> &mut Vec<N>) {
    let mut pairs: Vec<(N, N)> = Vec::new();
    for (no, record) in table.iter_mut() {
        pairs.extend(list(record).iter().map(|other| (*other, no)));
    }
    for (one, other) in pairs {
        let listed = list(&mut table[one]);
        if one != other && !listed.contains(&other) {
            listed.push(other);
        }
    }
}

fn document_edges(from: RecordRef, documents: &LinkedDocuments, edges: &mut Edges<'_>) {
    for document in documents.iter().filter_map(|(_, document)| document.as_ref()) {
        prose_edges(from, &document.body, edges);
        if let Some(summary) = &document.summary {
            prose_edges(from, summary, edges);
        }
    }
}

fn text_edges(from: RecordRef, texts: &LinkedTexts, edges: &mut Edges<'_>) {
    texts.iter().filter_map(|(_, prose)| prose.as_ref()).for_each(|prose| prose_edges(from, prose, edges));
}

fn prose_edges(from: RecordRef, prose: &LinkedProse, edges: &mut Edges<'_>) {
    edges.extend(prose.speaks_of.iter().map(|(record, relation)| (*record, from, *relation)));
}

/// What a text speaks of, and how; sorted, each once.
pub(super) fn speaks_of(targets: &[Target], mentions: &[ProseMention]) -> Vec<(RecordRef, Relation)> {
    let targets = targets.iter().filter_map(|target| match target {
        Target::Passage(passage) => Some((RecordRef::Source(passage.source), Relation::Cites)),
        Target::Record(record @ RecordRef::Entity(_), _) => Some((*record, Relation::Names)),
        Target::Record(record, _) => Some((*record, Relation::LinksTo)),
        Target::Placed(_, record) => Some((*record, Relation::Shows)),
        Target::External(_) | Target::Fragment(_) | Target::Broken => None,
    });
    let named = mentions.iter().map(|mention| (RecordRef::Entity(mention.entity), Relation::Names));
    let mut all: Vec<(RecordRef, Relation)> = targets.chain(named).collect();
    all.sort_unstable();
    all.dedup();
    all.shrink_to_fit();
    all
}
