//! Where a record is used: what speaks of it, by how, then by kind, each kind in an order that a reader can use.

use super::builder::Builder;
use super::parts::{OfKind, UsedOn};
use crate::link::{Backlink, RecordRef, Relation};
use crate::parse::EntityKind;

/// The key of a kind's name, and what is of it.
type KindOfRecord = (&'static str, fn(Kind) -> bool);

/// The kinds of records that speak of others, in the order of the page.
const KINDS: [KindOfRecord; 10] = [
    ("nav-topics", |kind| matches!(kind, Kind::Record(RecordRef::Topic(_)))),
    ("nav-disputes", |kind| matches!(kind, Kind::Record(RecordRef::Dispute(_)))),
    ("nav-events", |kind| matches!(kind, Kind::Record(RecordRef::Event(_)))),
    ("nav-terms", |kind| matches!(kind, Kind::Record(RecordRef::Term(_)))),
    ("nav-sources", |kind| matches!(kind, Kind::Record(RecordRef::Source(_)))),
    ("nav-people", |kind| matches!(kind, Kind::Entity(EntityKind::Person))),
    ("nav-organizations", |kind| matches!(kind, Kind::Entity(EntityKind::Organization))),
    ("nav-places", |kind| matches!(kind, Kind::Entity(EntityKind::Place))),
    ("heading-notes", |kind| matches!(kind, Kind::Record(RecordRef::Note(_)))),
    ("heading-pages", |kind| matches!(kind, Kind::Record(RecordRef::Page(_)))),
];

/// One record that speaks of another.
struct Use {
    relation: Relation,
    kind: &'static str,
    from: RecordRef,
}

/// What kind of record it is, as lists tell them apart.
#[derive(Clone, Copy)]
enum Kind {
    Entity(EntityKind),
    Record(RecordRef),
}

impl Builder<'_> {
    /// What speaks of a record: this part of it, where the page has several.
    #[must_use]
    pub fn used_on(&self, backlinks: &[Backlink]) -> Vec<UsedOn> {
        // Nothing to sort where other lists have made the page longer than this one.
        if self.part_of(backlinks).is_empty() {
            return Vec::new();
        }
        let relations = [
            Relation::Cites,
            Relation::Names,
            Relation::Shows,
            Relation::Lists,
            Relation::BelongsTo,
            Relation::LinksTo,
        ];
        let all: Vec<Use> = relations.into_iter().flat_map(|relation| self.uses(relation, backlinks)).collect();
        let by_relation = self.part_of(&all).chunk_by(|a, b| a.relation == b.relation);
        let used = by_relation.filter_map(|uses| {
            let by_kind = uses.chunk_by(|a, b| a.kind == b.kind);
            let of_kind = |uses: &[Use]| {
                Some(OfKind { key: uses.first()?.kind, links: self.links(uses.iter().map(|it| it.from)) })
            };
            Some(UsedOn { relation: uses.first()?.relation.as_str(), kinds: by_kind.filter_map(of_kind).collect() })
        });
        used.collect()
    }

    /// What speaks of a record in one way, by kind, in the order of the page.
    fn uses(&self, relation: Relation, backlinks: &[Backlink]) -> Vec<Use> {
        let records: Vec<RecordRef> =
            backlinks.iter().filter(|link| link.relation == relation).map(|link| link.from).collect();
        let of = |(kind, is_kind): KindOfRecord| {
            let of_kind = records.iter().copied().filter(|record| is_kind(self.kind(*record))).collect();
            self.in_order(of_kind).into_iter().map(move |from| Use { relation, kind, from })
        };
        KINDS.into_iter().flat_map(of).collect()
    }

    fn kind(&self, record: RecordRef) -> Kind {
        match record {
            RecordRef::Entity(no) => Kind::Entity(self.site.dossier.entities[no].record.kind),
            record => Kind::Record(record),
        }
    }

    /// Topics in the editors' order, events and sources by date, all else by name.
    fn in_order(&self, mut records: Vec<RecordRef>) -> Vec<RecordRef> {
        let dossier = self.site.dossier;
        match records.first() {
            Some(RecordRef::Topic(_)) => records.sort_unstable(),
            Some(RecordRef::Event(_) | RecordRef::Source(_)) => records.sort_by_cached_key(|record| {
                let date = match record {
                    RecordRef::Event(no) => Some(dossier.events[*no].record.date.sort_key()),
                    RecordRef::Source(no) => {
                        dossier.sources[*no].record.date.as_ref().map(|date| date.value.sort_key())
                    }
                    _ => None,
                };
                (date.is_none(), date, *record)
            }),
            _ => return self.by_name(records.into_iter(), |record| record),
        }
        records
    }
}
