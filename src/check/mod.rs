//! Stage four: what an editor should mend, found in the finished dossier by a table of rules, one rule a file.
//!
//! Faults that keep a record from being read or a name from being resolved are found by the stages that meet them; they
//! stand in the same table ([`RULES`]), so that levels, explanations and examples cover every message there is.

#[macro_use]
mod registry;
mod docs;
mod excuse;
mod memory;
mod mend;
mod order;
mod rules;
mod tidy;

pub use docs::{explain, rules_as_markdown};
pub use excuse::Excuses;
pub use memory::Memory;
pub use mend::{Mended, mended};
pub use registry::{Found, RULES, Rule, Stage, find_rule, is_rule, level, nearest_rule};
pub use rules::evidence::uncited_paragraph::{Statement, statements};
pub use tidy::mend_ids;

use crate::diagnostic::{Diagnostics, File, FileId, Files};
use crate::ingest::Originals;
use crate::link::{Dossier, LinkedDocuments, LinkedProse, Source};
use crate::memo::Same;
use crate::parse::{ClaimRecord, Config, LanguageNo, SourceRecord, Texts};
use rayon::prelude::*;
use std::sync::Arc;

/// All prose of the dossier, in each language.
#[must_use]
pub fn all_prose(dossier: &Dossier) -> Vec<&LinkedProse> {
    rules::all_prose(dossier).into_iter().map(|(_, prose)| prose).collect()
}

/// Runs every rule that is not off and looks at texts as they stand in their files. `memory` was told of this reading by
/// [`Memory::turn`].
pub fn check_texts(config: &Config, files: &Files, memory: &Memory, faults: &mut Diagnostics) {
    let rules = rules_of(config);
    let pieces = Pieces { rules: &rules, config, memory };
    faults.append(pieces.judged(files.iter().map(|(file, entry)| Piece::Text(file, entry))));
}

/// Runs every other rule that is not off; `originals` are the captures at hand, if any. What `memory` knows of what is the
/// very same is taken over.
pub fn check(dossier: &Dossier, originals: &Originals, memory: &Memory, faults: &mut Diagnostics) {
    let rules = rules_of(&dossier.config);
    let pieces = Pieces { rules: &rules, config: &dossier.config, memory };
    let whole = || {
        let of = |found: &Found| whole(*found, dossier, originals);
        rules.par_iter().map(of).collect::<Vec<Diagnostics>>()
    };
    let (found, of_pieces) = rayon::join(whole, || pieces.of(dossier));
    found.into_iter().chain([of_pieces]).for_each(|found| faults.append(found));
}

fn rules_of(config: &Config) -> Vec<Found> {
    let is_on = |rule: &&Rule| config.checks.get(rule.name) != Some(&None);
    RULES.iter().filter(is_on).map(|rule| rule.found).collect()
}

/// What a rule says that looks at the dossier as a whole.
fn whole(found: Found, dossier: &Dossier, originals: &Originals) -> Diagnostics {
    let mut faults = Diagnostics::new();
    match found {
        Found::In(check) | Found::Also(_, check) | Found::InAllTexts(_, _, check) => check(dossier, &mut faults),
        Found::WithOriginals(check) => check(dossier, originals, &mut faults),
        Found::InTexts(_)
        | Found::InProse(_)
        | Found::AlsoInProse(..)
        | Found::InDocuments(_)
        | Found::InDigests(_)
        | Found::By(_) => {}
    }
    faults
}

/// Rules that look at one piece of the dossier at a time.
struct Pieces<'a> {
    rules: &'a [Found],
    config: &'a Config,
    memory: &'a Memory,
}

impl Pieces<'_> {
    fn of(&self, dossier: &Dossier) -> Diagnostics {
        let prose = rules::shared_prose(dossier).into_iter().map(|(no, prose)| Piece::Prose(no, prose));
        let documents = rules::all_documents(dossier).into_iter().map(Piece::Documents);
        let digests = dossier.sources.iter().map(|(_, source)| Piece::Digest(source));
        let sources = dossier.sources.iter().map(|(_, source)| Piece::Source(&source.record));
        let claims = dossier.claims.iter().map(|(_, claim)| Piece::Claim(&claim.record));
        let others = rules::other_texts(dossier).into_iter().map(|(_, texts)| Piece::Texts(texts));
        let records = sources.chain(claims).chain(others);
        self.judged(prose.chain(documents).chain(digests).chain(records))
    }

    fn judged<'p>(&self, pieces: impl Iterator<Item = Piece<'p>>) -> Diagnostics {
        let mut found = Diagnostics::new();
        rules::in_parallel(pieces, &mut found, |piece, found| found.append(self.remembered(piece)));
        found
    }

    fn remembered(&self, piece: Piece<'_>) -> Diagnostics {
        let judge = || self.judge(piece);
        match piece {
            Piece::Text(file, entry) => {
                let key = (file, Same::new(&entry.path), Same::new(&entry.text));
                self.memory.texts.get_or(key, judge)
            }
            Piece::Prose(no, prose) => self.memory.prose.get_or((no, Same::new(prose)), judge),
            Piece::Source(record) => self.memory.sources.get_or(Same::new(record), judge),
            Piece::Claim(record) => self.memory.claims.get_or(Same::new(record), judge),
            Piece::Texts(_) => judge(),
            Piece::Documents(documents) => self.memory.documents.get_or(memory::texts_of(documents), judge),
            Piece::Digest(source) => match memory::digest_of(source) {
                Some(key) => self.memory.digests.get_or(key, judge),
                None => Diagnostics::new(),
            },
        }
    }

    fn judge(&self, piece: Piece<'_>) -> Diagnostics {
        let mut faults = Diagnostics::new();
        for found in self.rules {
            match (found, piece) {
                (Found::InTexts(check), Piece::Text(file, entry)) => check(self.config, file, entry, &mut faults),
                (Found::InProse(check) | Found::AlsoInProse(_, check), Piece::Prose(no, prose)) => {
                    check(self.config, no, prose, &mut faults);
                }
                (Found::InAllTexts(_, check, _), Piece::Source(record)) => {
                    rules::texts_of_source(record).for_each(|(_, texts)| check(self.config, texts, &mut faults));
                }
                (Found::InAllTexts(_, check, _), Piece::Claim(record)) => {
                    rules::texts_of_claim(record).for_each(|(_, texts)| check(self.config, texts, &mut faults));
                }
                (Found::InAllTexts(_, check, _), Piece::Texts(texts)) => check(self.config, texts, &mut faults),
                (Found::InDocuments(check) | Found::InAllTexts(check, ..), Piece::Documents(documents)) => {
                    check(self.config, documents, &mut faults);
                }
                (Found::InDigests(check), Piece::Digest(source)) => {
                    if let Some(capture) = &source.capture {
                        check(&source.record.id.value, capture, &source.documents, &mut faults);
                    }
                }
                _ => {}
            }
        }
        faults
    }
}

/// One piece of the dossier.
#[derive(Clone, Copy)]
enum Piece<'a> {
    Text(FileId, &'a File),
    Prose(LanguageNo, &'a Arc<LinkedProse>),
    Documents(&'a LinkedDocuments),
    Source(&'a Arc<SourceRecord>),
    Claim(&'a Arc<ClaimRecord>),
    Texts(&'a Texts),
    Digest(&'a Source),
}
