//! How many voices stand behind a statement, and why not more: rewrites of one outlet are that outlet's voice, however many
//! hands they went through, and sources that repeat one speaker's statement, or relay it from the same hand, are one.

use super::dossier::{Claim, Dossier, Speaker};
use super::table::{ClaimNo, EntityNo, SourceNo};
use std::collections::{BTreeMap, BTreeSet};

/// Sources that count once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// The sources, sorted.
    pub sources: Vec<SourceNo>,
    /// Why they are one; none where there is one source.
    pub reasons: Vec<OneVoice>,
}

/// Why some sources are one voice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OneVoice {
    /// These sources, sorted.
    pub sources: Vec<SourceNo>,
    /// What joins them.
    pub by: Joined,
    /// Whose voice it is.
    pub whose: EntityNo,
}

/// What joins sources to one voice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joined {
    /// All are articles of one outlet.
    Outlet,
    /// One is the outlet's own, the others rewrite it.
    Report,
    /// All rewrite an outlet, perhaps through others.
    Rewrites,
    /// All relay it from the same hand.
    Relayed,
    /// All repeat what one speaker states.
    Statement,
}

impl Joined {
    /// The word in keys and exports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Outlet => "outlet",
            Self::Report => "report",
            Self::Rewrites => "rewrites",
            Self::Relayed => "relayed",
            Self::Statement => "statement",
        }
    }
}

/// Where what a source says began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Origin {
    Outlet(EntityNo),
    /// A source whose publisher nobody names stands for itself.
    Unknown(SourceNo),
}

/// One source's word for something.
#[derive(Debug, Clone)]
struct Word {
    source: SourceNo,
    origins: BTreeSet<Origin>,
    relays: BTreeSet<EntityNo>,
    speaker: Option<EntityNo>,
}

impl Word {
    /// Whether two words may be one: two witnesses share nothing.
    fn depends_on(&self, other: &Self) -> bool {
        let same_speaker = self.speaker.is_some() && self.speaker == other.speaker;
        let passed_on = |a: &Self, b: &Self| a.relays.iter().any(|hand| b.origins.contains(&Origin::Outlet(*hand)));
        same_speaker
            || !self.origins.is_disjoint(&other.origins)
            || !self.relays.is_disjoint(&other.relays)
            || passed_on(self, other)
            || passed_on(other, self)
    }
}

impl Dossier {
    /// How many voices some sources are once rewrites of one outlet count as one.
    #[must_use]
    pub fn independent(&self, sources: &[SourceNo]) -> usize {
        let word = |no: &SourceNo| Word {
            source: *no,
            origins: origins(self, *no, sources),
            relays: BTreeSet::new(),
            speaker: None,
        };
        witnesses(sources.iter().map(word).collect()).0.len()
    }
}

/// The voices that hold some claims. There are never fewer in truth: who cannot be told apart is counted together.
pub(super) fn voices(dossier: &Dossier, claims: &[ClaimNo]) -> Vec<Voice> {
    let claims: Vec<&Claim> = claims.iter().map(|no| &dossier.claims[*no]).collect();
    let sources: BTreeSet<SourceNo> = claims.iter().map(|claim| claim.source).collect();
    let sources: Vec<SourceNo> = sources.into_iter().collect();
    let word = |claim: &&Claim| Word {
        source: claim.source,
        origins: origins(dossier, claim.source, &sources),
        relays: claim.via.iter().copied().collect(),
        speaker: match claim.speaker {
            Speaker::Entity(entity) => Some(entity),
            Speaker::Unnamed(_) | Speaker::Missing => None,
        },
    };
    let (witnesses, rest) = witnesses(claims.iter().map(word).collect());
    let mut members: BTreeMap<SourceNo, usize> =
        witnesses.iter().enumerate().map(|(index, word)| (word.source, index)).collect();
    for word in &rest {
        if let Some(index) = witnesses.iter().position(|witness| witness.depends_on(word)) {
            members.entry(word.source).or_insert(index);
        }
    }
    let words: Vec<Word> = witnesses.iter().cloned().chain(rest).collect();
    (0..witnesses.len()).map(|index| voice(dossier, index, &members, &words)).collect()
}

/// Words that share nothing with each other, and the rest. Those who say the least in common with others are heard first,
/// so that one source of two speakers does not hide the second.
fn witnesses(mut words: Vec<Word>) -> (Vec<Word>, Vec<Word>) {
    let depends = |word: &Word| words.iter().filter(|other| other.depends_on(word)).count();
    let mut order: Vec<(usize, usize)> = words.iter().map(depends).zip(0..).collect();
    order.sort_unstable();
    let mut heard: Vec<usize> = Vec::new();
    for (_, index) in order {
        let is_new = |word: &Word| !heard.iter().filter_map(|no| words.get(*no)).any(|other| other.depends_on(word));
        if words.get(index).is_some_and(is_new) {
            heard.push(index);
        }
    }
    heard.sort_unstable();
    let numbered: Vec<(usize, Word)> = words.drain(..).enumerate().collect();
    let (heard, rest): (Vec<_>, Vec<_>) = numbered.into_iter().partition(|(index, _)| heard.contains(index));
    (heard.into_iter().map(|(_, word)| word).collect(), rest.into_iter().map(|(_, word)| word).collect())
}

fn voice(dossier: &Dossier, index: usize, members: &BTreeMap<SourceNo, usize>, words: &[Word]) -> Voice {
    let is_member = |source: &SourceNo| members.get(source) == Some(&index);
    let words: Vec<&Word> = words.iter().filter(|word| is_member(&word.source)).collect();
    let shared = |of: &dyn Fn(&Word) -> Vec<EntityNo>| {
        let mut by: BTreeMap<EntityNo, BTreeSet<SourceNo>> = BTreeMap::new();
        for word in &words {
            of(word).into_iter().for_each(|entity| by.entry(entity).or_default().extend([word.source]));
        }
        by.retain(|_, sources| sources.len() > 1);
        by.into_iter().map(|(entity, sources)| (entity, sources.into_iter().collect::<Vec<SourceNo>>()))
    };
    let mut reasons: Vec<OneVoice> = Vec::new();
    for (whose, sources) in shared(&outlets) {
        reasons.push(OneVoice { by: joined(dossier, whose, &sources), sources, whose });
    }
    for (whose, sources) in shared(&|word| word.relays.iter().copied().chain(outlets(word)).collect()) {
        if !reasons.iter().any(|reason| reason.whose == whose) {
            reasons.push(OneVoice { by: Joined::Relayed, sources, whose });
        }
    }
    for (whose, sources) in shared(&|word| word.speaker.into_iter().collect()) {
        reasons.push(OneVoice { by: Joined::Statement, sources, whose });
    }
    Voice { sources: members.keys().copied().filter(is_member).collect(), reasons }
}

fn outlets(word: &Word) -> Vec<EntityNo> {
    let outlet = |origin: &Origin| match origin {
        Origin::Outlet(entity) => Some(*entity),
        Origin::Unknown(_) => None,
    };
    word.origins.iter().filter_map(outlet).collect()
}

fn joined(dossier: &Dossier, whose: EntityNo, sources: &[SourceNo]) -> Joined {
    let is_own = |no: &&SourceNo| {
        let source = &dossier.sources[**no];
        source.publisher == Some(whose) && source.derived_from.is_empty()
    };
    match sources.iter().filter(is_own).count() {
        0 => Joined::Rewrites,
        own if own == sources.len() => Joined::Outlet,
        _ => Joined::Report,
    }
}

/// Where what a source says began: at its publisher, or where it rewrites others at the end of that way.
fn origins(dossier: &Dossier, no: SourceNo, among: &[SourceNo]) -> BTreeSet<Origin> {
    let source = &dossier.sources[no];
    if source.derived_from.is_empty() {
        return BTreeSet::from([source.publisher.map_or(Origin::Unknown(no), Origin::Outlet)]);
    }
    let (mut seen, mut ends) = (BTreeSet::new(), BTreeSet::new());
    let mut ahead = source.derived_from.clone();
    while let Some(outlet) = ahead.pop() {
        if seen.insert(outlet) {
            let (own, further) = way_on(dossier, outlet, among);
            ends.extend(own);
            ahead.extend(further);
        }
    }
    // Who rewrite each other in a circle are all one.
    if ends.is_empty() { seen } else { ends }.into_iter().map(Origin::Outlet).collect()
}

/// The outlet itself, where it has something of its own, and whom it rewrites. Its articles among those in question tell;
/// without any, all of the dossier's, if they agree.
fn way_on(dossier: &Dossier, outlet: EntityNo, among: &[SourceNo]) -> (Option<EntityNo>, Vec<EntityNo>) {
    let all = dossier.entities[outlet].sources.iter().map(|no| (no, &dossier.sources[*no]));
    let (beside, elsewhere): (Vec<_>, Vec<_>) =
        all.filter(|(_, source)| source.publisher == Some(outlet)).partition(|(no, _)| among.contains(no));
    let has_own = |articles: &[(&SourceNo, &super::dossier::Source)]| {
        articles.is_empty() || articles.iter().any(|(_, source)| source.derived_from.is_empty())
    };
    if beside.is_empty() && has_own(&elsewhere) {
        return (Some(outlet), Vec::new());
    }
    let articles = if beside.is_empty() { elsewhere } else { beside };
    let own = has_own(&articles).then_some(outlet);
    (own, articles.iter().flat_map(|(_, source)| source.derived_from.iter().copied()).collect())
}
