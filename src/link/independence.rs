//! How many voices a set of sources is: a rewrite of another outlet counts as that outlet's, not as a second voice.

use super::dossier::{Dossier, Source};
use super::table::{EntityNo, SourceNo, Table};
use std::collections::BTreeSet;

/// Whose voice a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Voice {
    Outlet(EntityNo),
    /// A source whose publisher nobody names stands for itself.
    Unknown(SourceNo),
}

impl Dossier {
    /// How many voices some sources are once rewrites of one outlet count as one.
    #[must_use]
    pub fn independent(&self, sources: &[SourceNo]) -> usize {
        independent(sources, &self.sources)
    }
}

/// The number of independent voices among `sources`.
pub(super) fn independent(sources: &[SourceNo], table: &Table<SourceNo, Source>) -> usize {
    let voices: BTreeSet<Voice> = sources.iter().map(|no| voice(*no, &table[*no])).collect();
    voices.len()
}

fn voice(no: SourceNo, source: &Source) -> Voice {
    let original = source.derived_from.first().copied().or(source.publisher);
    original.map_or(Voice::Unknown(no), Voice::Outlet)
}
