//! Every quotation of a source in the dossier: block quotations with a citation, spans between quotation marks, and the
//! `quote` of claims and notes. What is quoted in another language than the source's is a translation, and left out.

use crate::capture::WINDOW;
use crate::diagnostic::Place;
use crate::language::{Direction, direction_of, words};
use crate::link::{Dossier, LinkedProse, NoteTarget, Passage, RecordRef, Source, Target};
use crate::parse::{Block, BlockKind, Inline, LanguageNo, Paragraphs, QUOTATION_MARKS};

/// A quotation.
pub(super) struct Quotation {
    /// Of what.
    pub passage: Passage,
    /// The words.
    pub text: String,
    /// Where it was written.
    pub place: Place,
}

/// All quotations in the words of their sources, in the order of the records.
pub(super) fn quotations(dossier: &Dossier) -> Vec<Quotation> {
    let mut found = Vec::new();
    for (no, source) in dossier.sources.iter() {
        for (language, document) in source.documents.iter() {
            let Some(document) = document.as_ref().filter(|document| document.body.may_quote) else { continue };
            let digest = Reader { dossier, language, prose: &document.body };
            for block in &document.body.prose.blocks {
                let own = block.mark.map(|mark| Passage { source: no, paragraphs: Some(mark) });
                digest.block(block, own, &mut found);
            }
        }
    }
    for (language, prose) in super::super::all_prose(dossier).into_iter().filter(|(_, prose)| prose.may_quote) {
        let reader = Reader { dossier, language, prose };
        prose.prose.blocks.iter().for_each(|block| reader.block(block, None, &mut found));
    }
    of_records(dossier, &mut found);
    found.sort_by_key(|quotation| (quotation.place.file, quotation.place.start));
    found.dedup_by(|a, b| a.place == b.place && a.text == b.text && a.passage == b.passage);
    found
}

/// The `quote` of claims and notes.
fn of_records(dossier: &Dossier, found: &mut Vec<Quotation>) {
    for (_, claim) in dossier.claims.iter() {
        let Some(quote) = &claim.record.quote else { continue };
        let first = claim.record.paragraphs.iter().map(|p| p.value.first).min();
        let last = claim.record.paragraphs.iter().map(|p| p.value.last).max();
        let paragraphs = first.zip(last).map(|(first, last)| Paragraphs { first, last });
        let passage = Passage { source: claim.source, paragraphs };
        found.push(Quotation { passage, text: quote.value.clone(), place: quote.place });
    }
    for (_, note) in dossier.notes.iter() {
        let passage = match note.on {
            Some(NoteTarget::Passage(passage)) => passage,
            Some(NoteTarget::Record(RecordRef::Source(source))) => Passage { source, paragraphs: None },
            _ => continue,
        };
        if let Some(quote) = &note.record.quote {
            found.push(Quotation { passage, text: quote.value.clone(), place: quote.place });
        }
    }
}

struct Reader<'a> {
    dossier: &'a Dossier,
    language: LanguageNo,
    prose: &'a LinkedProse,
}

impl Reader<'_> {
    /// `own`: what a digest's block is marked with, which its quotation marks then quote.
    fn block(&self, block: &Block, own: Option<Passage>, found: &mut Vec<Quotation>) {
        match &block.kind {
            BlockKind::Quote(blocks) => match self.quoted(blocks) {
                Some((text, passage)) => self.push(text, passage, block.place, found),
                None => blocks.iter().for_each(|inner| self.block(inner, own, found)),
            },
            BlockKind::Paragraph(inlines) => self.spans(inlines, own, block.place, found),
            BlockKind::Alert(_, blocks) | BlockKind::Footnote { blocks, .. } => {
                blocks.iter().for_each(|inner| self.block(inner, own, found));
            }
            BlockKind::List { items, .. } => items.iter().flatten().for_each(|inner| self.block(inner, own, found)),
            _ => {}
        }
    }

    /// The words of a block quotation and the passage that it ends in.
    fn quoted(&self, blocks: &[Block]) -> Option<(String, Passage)> {
        let mut flat = Flat::default();
        for block in blocks {
            if let BlockKind::Paragraph(inlines) = &block.kind {
                flat.text.push(' ');
                self.flatten(inlines, &mut flat);
            }
        }
        let (at, passage) = *flat.citations.last()?;
        flat.text.get(at..).is_some_and(|rest| rest.trim().is_empty()).then_some((flat.text, passage))
    }

    /// Spans between quotation marks that are a digest's own, or right before a citation.
    fn spans(&self, inlines: &[Inline], own: Option<Passage>, place: Place, found: &mut Vec<Quotation>) {
        let mut flat = Flat::default();
        self.flatten(inlines, &mut flat);
        for (span, end) in spans(&flat.text) {
            let cited = flat.citations.iter().find(|(at, _)| {
                flat.text.get(end..*at).is_some_and(|between| between.chars().all(|c| !c.is_alphanumeric()))
            });
            let passage = cited.map(|(_, passage)| *passage).or(own);
            // A name or a term between quotation marks is no quotation.
            if let Some(passage) = passage.filter(|_| words(span).count() >= WINDOW) {
                self.push(span.to_owned(), passage, place, found);
            }
        }
    }

    fn push(&self, text: String, passage: Passage, place: Place, found: &mut Vec<Quotation>) {
        if is_verbatim(self.dossier, self.language, &self.dossier.sources[passage.source], &text) {
            found.push(Quotation { passage, text, place });
        }
    }

    fn flatten(&self, inlines: &[Inline], flat: &mut Flat) {
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Code(text) => flat.text.push_str(text),
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) | Inline::Link(_, inner) => {
                    self.flatten(inner, flat);
                }
                Inline::HardBreak => flat.text.push(' '),
                Inline::Citation(numbers) => {
                    let passages = numbers.iter().filter_map(|number| match self.prose.targets.get(*number) {
                        Some(Target::Passage(passage)) => Some((flat.text.len(), *passage)),
                        _ => None,
                    });
                    flat.citations.extend(passages);
                }
                Inline::Image { .. } | Inline::FootnoteReference(_) => {}
            }
        }
    }
}

/// A paragraph's words, and the citations with where in them they stand.
#[derive(Default)]
struct Flat {
    text: String,
    citations: Vec<(usize, Passage)>,
}

/// Whether a quotation on a page of that language is in the source's own words, and no translation of them.
fn is_verbatim(dossier: &Dossier, language: LanguageNo, source: &Source, text: &str) -> bool {
    let Some(written) = &source.record.language else { return false };
    let page = &dossier.config.languages[language.index()].tag;
    if page.as_str() == written.value {
        return true;
    }
    let script = written.value.parse().map(|tag: crate::language::LanguageTag| tag.direction());
    let own: Direction = direction_of(text).unwrap_or(page.direction());
    script.is_ok_and(|direction| direction == own && own != page.direction())
}

/// What stands between quotation marks, outermost, with the byte after the closing mark.
pub(super) fn spans(text: &str) -> Vec<(&str, usize)> {
    let mut found = Vec::new();
    if !QUOTATION_MARKS.iter().any(|mark| text.contains(mark)) {
        return found;
    }
    let mut open: Option<(usize, char)> = None;
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match open {
            None => {
                if let Some(close) = closing(c) {
                    (open, depth) = (Some((at + c.len_utf8(), close)), 0);
                }
            }
            Some((start, close)) if c == close && depth == 0 => {
                found.extend(text.get(start..at).map(|span| (span, at + c.len_utf8())));
                open = None;
            }
            Some((_, close)) if c == close => depth -= 1,
            Some((_, close)) if closing(c) == Some(close) => depth += 1,
            Some(_) => {}
        }
    }
    found
}

fn closing(open: char) -> Option<char> {
    match open {
        '«' => Some('»'),
        '“' => Some('”'),
        '"' => Some('"'),
        _ => None,
    }
}
