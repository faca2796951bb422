//! Which source uses which name of a concept, where, and how often.
//!
//! What the editors list under `used-in` is their judgement, and holds: an ordinary word names the concept in one
//! paragraph and something else in the next. The lock says how often a name stands there. Names without a list are
//! counted wherever articles have them. A name that two concepts share is nobody's, unless the editors list it; of two
//! names one within the other, the longer stands ([`crate::language::NameFinder`]).

use super::dossier::{Dossier, NameUse, NameUses, Passage};
use super::mention::{find_in, runs};
use super::table::{SourceNo, TermNo};
use crate::capture::on_one_line;
use crate::language::{Name, NameFinder, NameFlags};
use crate::parse::Paragraphs;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};

/// A name of a term, by the numbers of both.
type TermName = (TermNo, usize);

/// Where each name stands: how often in the article, or `None` by the digest.
type Uses = BTreeMap<TermName, BTreeMap<Passage, Option<u32>>>;

/// Fills in where each name of each term is used.
pub(super) fn concordance(dossier: &mut Dossier) {
    let found = uses(dossier);
    let nowhere = BTreeMap::new();
    let numbers: Vec<TermNo> = dossier.terms.numbers().collect();
    for term in numbers {
        for (name, uses) in dossier.terms[term].uses.iter_mut().enumerate() {
            let there = found.get(&(term, name)).unwrap_or(&nowhere);
            fill(uses, there);
        }
    }
}

fn fill(uses: &mut NameUses, there: &BTreeMap<Passage, Option<u32>>) {
    let found = |(passage, times): (&Passage, &Option<u32>)| NameUse { passage: *passage, times: *times };
    if uses.listed.is_empty() {
        uses.used = there.iter().map(found).collect();
        return;
    }
    let counted = |passage: &Passage| {
        let times: u32 =
            there.iter().filter(|(place, _)| within(**place, *passage)).filter_map(|(_, times)| *times).sum();
        NameUse { passage: *passage, times: (times > 0).then_some(times) }
    };
    uses.used = uses.listed.iter().map(counted).collect();
    uses.used.sort_unstable();
    uses.used.dedup();
    let unlisted = |place: Passage| !uses.listed.iter().any(|passage| within(place, *passage));
    let elsewhere = there.iter().filter(|(place, times)| times.is_some() && unlisted(**place));
    uses.elsewhere = elsewhere.map(found).collect();
}

/// Whether a paragraph is one of a passage's; a passage without paragraphs is the whole source.
fn within(place: Passage, passage: Passage) -> bool {
    let inside = |all: Paragraphs, one: Paragraphs| all.first <= one.first && one.last <= all.last;
    place.source == passage.source
        && passage.paragraphs.is_none_or(|all| place.paragraphs.is_some_and(|one| inside(all, one)))
}

fn uses(dossier: &Dossier) -> Uses {
    let mut found = in_articles(dossier);
    for (name, passages) in in_digests(dossier) {
        found.entry(name).or_default().extend(passages);
    }
    found
}

fn in_articles(dossier: &Dossier) -> Uses {
    let mut names: HashMap<&str, HashMap<String, TermName>> = HashMap::new();
    for (no, index, text) in all_names(dossier) {
        let of_term = names.entry(dossier.terms[no].record.id.value.as_str()).or_default();
        of_term.entry(on_one_line(text)).or_insert((no, index));
    }
    let mut found = Uses::new();
    for (source, record) in dossier.sources.iter() {
        let mentions = record.capture.as_ref().and_then(|capture| capture.mentions.as_ref());
        for mention in mentions.iter().flat_map(|mentions| &mentions.list) {
            let of_term = names.get(&*mention.record);
            let Some(name) = of_term.and_then(|names| names.get(&*mention.name)) else { continue };
            let there = found.entry(*name).or_default();
            for (n, times) in &mention.paragraphs {
                let passage = Passage { source, paragraphs: Some(Paragraphs::one(n.get())) };
                let sum = there.entry(passage).or_default();
                *sum = Some(sum.unwrap_or(0) + times);
            }
        }
    }
    found
}

/// In digests of articles that the lock knows no mentions of: only names that the editors do not list themselves.
fn in_digests(dossier: &Dossier) -> Uses {
    let sought: Vec<(TermNo, usize, &str)> =
        all_names(dossier).filter(|(no, index, _)| is_unlisted(dossier, *no, *index)).collect();
    let unread: Vec<SourceNo> =
        dossier.sources.iter().filter(|(_, source)| !has_mentions(source)).map(|(no, _)| no).collect();
    if sought.is_empty() || unread.is_empty() {
        return Uses::new();
    }
    let numbered = (0..).zip(&sought);
    let names = numbered.map(|(id, (_, _, text))| Name { id, text, flags: NameFlags::default() });
    let finder = NameFinder::new(names).for_terms();
    let per_source: Vec<Vec<(TermName, Passage)>> =
        unread.par_iter().map(|no| in_digest(dossier, *no, &finder, &sought)).collect();
    let mut found = Uses::new();
    for (name, passage) in per_source.into_iter().flatten() {
        found.entry(name).or_default().insert(passage, None);
    }
    found
}

fn in_digest(
    dossier: &Dossier,
    source: SourceNo,
    finder: &NameFinder,
    sought: &[(TermNo, usize, &str)],
) -> Vec<(TermName, Passage)> {
    let mut found = Vec::new();
    for document in dossier.sources[source].documents.iter().filter_map(|(_, document)| document.as_ref()) {
        let prose = &document.body.prose;
        let runs = runs(prose);
        for name in find_in(finder, runs.texts()) {
            let mark = runs.list.get(name.run).and_then(|run| prose.blocks.get(run.block)?.mark);
            if let (Some(mark), Some((no, index, _))) = (mark, sought.get(name.id)) {
                found.push(((*no, *index), Passage { source, paragraphs: Some(mark) }));
            }
        }
    }
    found
}

fn has_mentions(source: &super::Source) -> bool {
    source.capture.as_ref().is_some_and(|capture| capture.mentions.is_some())
}

fn is_unlisted(dossier: &Dossier, term: TermNo, name: usize) -> bool {
    dossier.terms[term].uses.get(name).is_some_and(|uses| uses.listed.is_empty())
}

/// Every name of every term in every language.
fn all_names(dossier: &Dossier) -> impl Iterator<Item = (TermNo, usize, &str)> {
    dossier.terms.iter().flat_map(|(no, term)| {
        let names = term.record.names.iter().enumerate();
        names.flat_map(move |(index, name)| {
            name.text.iter().filter_map(move |(_, text)| text.as_ref().map(|text| (no, index, text.value.as_str())))
        })
    })
}
