//! Links prose: each reference to what it points to, and names of entities to their pages.

use super::backlinks::speaks_of;
use super::dossier::{LinkedDocument, RecordRef};
use super::memory::Memory;
use super::mention::{FoundMention, MentionFinder, Runs, marked_mentions, runs};
use super::prose::{Linked, LinkedProse, ProseMention, Target};
use super::resolve::Resolver;
use super::table::{EntityNo, SourceNo};
use crate::diagnostic::{Diagnostic, Place};
use crate::memo::Same;
use crate::parse::{
    AddressKinds, Document, PlacedKind, Prose, RawTarget, RecordKind, check_address, scheme, target_of_path,
};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Whose text it is: a source's own digest may cite `[¶4]`, and no page links to itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct Owner {
    /// The record whose page the text stands on.
    pub record: Option<RecordRef>,
}

impl Owner {
    /// The text of a record.
    #[must_use]
    pub fn of(record: RecordRef) -> Self {
        Self { record: Some(record) }
    }

    fn source(self) -> Option<SourceNo> {
        match self.record {
            Some(RecordRef::Source(no)) => Some(no),
            _ => None,
        }
    }

    fn is(self, entity: EntityNo) -> bool {
        self.record == Some(RecordRef::Entity(entity))
    }
}

/// Links a whole document.
pub fn link_document(
    document: &Document,
    owner: Owner,
    resolver: &mut Resolver<'_>,
    finder: &Finder<'_>,
) -> LinkedDocument {
    LinkedDocument {
        title: document.title.clone(),
        summary: document.summary.as_ref().map(|prose| link_prose(prose, owner, resolver, finder)),
        body: link_prose(&document.body, owner, resolver, finder),
        file: document.file,
        hashes: Arc::clone(&document.hashes),
        standings: Vec::new(),
    }
}

/// What finds names in texts, and what it found before.
#[derive(Clone, Copy)]
pub struct Finder<'a> {
    /// The finder.
    pub names: &'a MentionFinder,
    /// What it found, and what was linked, in the reading before.
    pub memory: &'a Memory,
}

/// Links one text, or takes it as it was linked: with the same ids and names the same text is linked in the same way.
pub fn link_prose(
    prose: &Arc<Prose>,
    owner: Owner,
    resolver: &mut Resolver<'_>,
    finder: &Finder<'_>,
) -> Arc<LinkedProse> {
    let (linked, faults) = finder.memory.linked.get_or((Same::new(prose), owner.record), || {
        let mut own = resolver.another();
        let linked = Arc::new(linked(Arc::clone(prose), owner, &mut own, finder));
        (linked, own.faults)
    });
    // Where ids lead elsewhere, what was found in it holds all the same.
    finder.memory.found.keep(&Same::new(prose));
    resolver.faults.append(faults);
    linked
}

fn linked(prose: Arc<Prose>, owner: Owner, resolver: &mut Resolver<'_>, finder: &Finder<'_>) -> LinkedProse {
    let anchors: BTreeSet<&str> = prose.anchors().collect();
    let targets: Vec<Target> = prose
        .references
        .iter()
        .map(|reference| target(&reference.target, reference.place, owner, &anchors, resolver))
        .collect();
    check_marks(&prose, owner, resolver);
    let runs = runs(&prose);
    let found = finder.memory.found.get_or(Same::new(&prose), || Arc::new(finder.names.find(&runs)));
    let (found, ambiguous) = found.as_ref();
    let mut mentions = mentions(&runs, found.clone(), &targets, owner);
    mentions.shrink_to_fit();
    let limit = resolver.most_mentions();
    if limit.is_over(mentions.len())
        && let Some(block) = prose.blocks.first()
    {
        resolver.faults.push(limit.fault("the number of names found in this text", block.place));
        mentions.truncate(limit.most);
    }
    let ambiguous = ambiguous.clone();
    let speaks_of = speaks_of(&targets, &mentions);
    let marked = marked_mentions(&prose, &targets, &mentions);
    let may_quote = prose.may_quote();
    LinkedProse { prose, targets, mentions, ambiguous, may_quote, speaks_of, marked }
}

fn target(
    raw: &RawTarget,
    place: Place,
    owner: Owner,
    anchors: &BTreeSet<&str>,
    resolver: &mut Resolver<'_>,
) -> Target {
    match raw {
        RawTarget::Record(id) => record(id, place, resolver),
        RawTarget::Citation { source: Some(source), paragraphs } => {
            resolver.citation(source, *paragraphs, place).map_or(Target::Broken, Target::Passage)
        }
        RawTarget::Citation { source: None, paragraphs } => match owner.source() {
            Some(source) => resolver.own_citation(source, *paragraphs, place).map_or(Target::Broken, Target::Passage),
            None => {
                let message = "a citation without a source, outside a source's own digest";
                let fault = Diagnostic::error("broken-citation", place, message);
                resolver.faults.push(fault.hint("name the source: [@source ¶4]"));
                Target::Broken
            }
        },
        RawTarget::Address(address) => self::address(address, place, anchors, resolver),
        RawTarget::Placed(kind, id) => placed(*kind, id, place, resolver),
    }
}

fn record(id: &str, place: Place, resolver: &mut Resolver<'_>) -> Target {
    let (id, fragment) = match id.split_once('#') {
        Some((id, fragment)) => (id, Some(fragment.to_owned())),
        None => (id, None),
    };
    resolver.record(id, place, "broken-link", &[]).map_or(Target::Broken, |record| Target::Record(record, fragment))
}

fn address(address: &str, place: Place, anchors: &BTreeSet<&str>, resolver: &mut Resolver<'_>) -> Target {
    let mut refuse = |rule, message: String, hint: &str| {
        resolver.faults.push(Diagnostic::error(rule, place, message).hint(hint));
        Target::Broken
    };
    if let Some(fragment) = address.strip_prefix('#') {
        return if anchors.contains(fragment) {
            Target::Fragment(fragment.to_owned())
        } else {
            let known = anchors.iter().map(|a| format!("#{a}")).collect::<Vec<_>>().join(", ");
            let hint = if known.is_empty() { "it has no headings".to_owned() } else { format!("it has: {known}") };
            refuse("broken-anchor", format!("this page has no heading `#{fragment}`"), &hint)
        };
    }
    match scheme(address).map(|_| check_address(address, AddressKinds::WebAndMail)) {
        Some(Ok(())) => Target::External(address.to_owned()),
        Some(Err(fault)) => refuse(fault.rule, fault.message, fault.hint),
        None => match target_of_path(address) {
            Some((id, fragment)) => {
                let id = fragment.map_or_else(|| id.to_owned(), |fragment| format!("{id}#{fragment}"));
                record(&id, place, resolver)
            }
            None => refuse(
                "broken-link",
                format!("`{address}` leads to no record"),
                "link to a record by its id: [[id]] or [[id|words]]",
            ),
        },
    }
}

fn placed(kind: PlacedKind, id: &str, place: Place, resolver: &mut Resolver<'_>) -> Target {
    let wanted: &[RecordKind] = match kind {
        PlacedKind::Claim => &[RecordKind::Claim],
        PlacedKind::Dispute => &[RecordKind::Dispute],
        PlacedKind::Timeline => &[RecordKind::Topic, RecordKind::Entity],
        PlacedKind::Map => &[RecordKind::Topic],
    };
    resolver.record(id, place, "broken-link", wanted).map_or(Target::Broken, |record| Target::Placed(kind, record))
}

/// `[¶4]` before a block: only in a source's own digest, and only what the source has.
fn check_marks(prose: &Prose, owner: Owner, resolver: &mut Resolver<'_>) {
    for (mark, place) in prose.marks() {
        match owner.source() {
            Some(source) => {
                let _ = resolver.own_citation(source, Some(mark), place);
            }
            None => {
                // The reference itself was already reported as a citation without a source.
            }
        }
    }
}

fn mentions(runs: &Runs<'_>, found: Vec<FoundMention>, targets: &[Target], owner: Owner) -> Vec<ProseMention> {
    let linked_by_hand: BTreeSet<(usize, EntityNo)> = runs
        .references
        .iter()
        .filter_map(|(section, number)| match targets.get(*number) {
            Some(Target::Record(RecordRef::Entity(entity), _)) => Some((*section, *entity)),
            _ => None,
        })
        .collect();
    let mut seen = linked_by_hand;
    let mut mentions = Vec::new();
    for found in found {
        let Some(run) = runs.list.get(found.run) else {
            continue;
        };
        let first = run.may_link && !owner.is(found.entity) && seen.insert((run.section, found.entity));
        let link = if first { Linked::First } else { Linked::No };
        mentions.extend(ProseMention::new(found.entity, link, (found.run, run.block), &found.range));
    }
    mentions.shrink_to_fit();
    mentions
}
