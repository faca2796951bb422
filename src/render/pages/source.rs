//! A source: who published it and when, the digest paragraph by paragraph, claims, notes, integrity.

use super::builder::{Builder, evidence};
use super::downloads::Download;
use super::frame::{Face, Frame};
use super::full_text::FullText;
use super::parts::{ClaimView, DateView, Html, Label, Link, NoteView, TextNotice, UsedOn};
use crate::Error;
use crate::capture::Role;
use crate::link::{ClaimNo, LinkedDocument, NoteNo, NoteTarget, Passage, RecordRef, Source, SourceNo};
use crate::parse::{ArchivedRecord, Paragraphs, Publish};
use crate::render::prose::Placer;
use crate::render::templates::Shared;
use serde::Serialize;
use std::collections::BTreeSet;

/// The page of a source.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct SourcePage {
    /// Head, header and footer.
    pub frame: Frame,
    /// Our title of it.
    pub title: Label,
    /// What it says, in a sentence or two.
    pub summary: Option<Html>,
    /// Who published it.
    pub publisher: Option<Shared<Link>>,
    /// Who republished it.
    pub republished_by: Option<Shared<Link>>,
    /// The byline.
    pub byline: Option<Label>,
    /// The headline as it was written, in its own language.
    pub headline: Option<Label>,
    /// Our translation of the headline, where the page is in another language.
    pub headline_translated: Option<Label>,
    /// When it was published.
    pub date: Option<Shared<DateView>>,
    /// `stated`, `inferred`, `bounded`.
    pub evidence: Option<&'static str>,
    /// How the date is known.
    pub why: Option<Label>,
    /// The passages the date rests on.
    pub date_cites: Vec<Html>,
    /// What it is a rewrite of.
    pub derived_from: Vec<Shared<Link>>,
    /// The language it was written in, as a name in itself.
    pub language: Option<Label>,
    /// The address of the original.
    pub original: Option<String>,
    /// A copy of it in a web archive.
    pub archived: Option<ArchivedView>,
    /// Admiralty grades: `C3`.
    pub grade: Option<String>,
    /// Its topics.
    pub topics: Vec<Shared<Link>>,
    /// The digest, block by block.
    pub digest: Vec<DigestBlock>,
    /// What to know of the digest's language.
    pub notice: Option<TextNotice>,
    /// The article itself, where it may be shown.
    pub full_text: Option<FullText>,
    /// Notes on the source as a whole.
    pub notes: Vec<NoteView>,
    /// The claims made in it, by paragraph.
    pub claims: Vec<ClaimView>,
    /// The entities it names, by first paragraph.
    pub mentions: Vec<Html>,
    /// What cites it or links to it.
    pub used_on: Vec<UsedOn>,
    /// What is known of its capture.
    pub integrity: Option<Integrity>,
    /// How to cite it, in words.
    pub cite_as: String,
    /// The same for other programs.
    pub cite_files: Vec<Download>,
    /// `full`, `digest`, `metadata`.
    pub publish: &'static str,
}

/// A block of the digest.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct DigestBlock {
    /// The paragraphs of the source it accounts for.
    pub mark: Option<Mark>,
    /// Its text.
    pub html: Html,
    /// Notes on these paragraphs.
    pub notes: Vec<NoteView>,
    /// How many blocks there are from this one to the next that has notes, up to [`LONGEST_SPAN`]: so far its own
    /// notes may reach down the margin.
    pub span: usize,
}

/// The most blocks that notes in the margin stand beside; themes have a class for each number (somewhat arbitrary).
const LONGEST_SPAN: usize = 9;

/// The ¶ in the margin.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Mark {
    /// `¶4–6`.
    pub label: String,
    /// The fragment that the block itself carries.
    pub anchor: String,
    /// The fragments of its other paragraphs.
    pub others: Vec<String>,
}

/// What is known of a capture.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Integrity {
    /// The capture's file name.
    pub file: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// The paragraph table.
    pub paragraphs: Vec<ParagraphRow>,
    /// How many paragraphs are body text.
    pub body: usize,
    /// How many were set aside as repeated.
    pub duplicates: usize,
    /// How many were set aside as boilerplate.
    pub boilerplate: usize,
}

/// A row of the paragraph table.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ParagraphRow {
    /// Its number.
    pub n: u32,
    /// `title`, `byline`, `caption`, `credit`, `heading`, `body`, `boilerplate`, `source-line`, `duplicate`.
    pub role: &'static str,
    /// The paragraph it repeats.
    pub of: Option<u32>,
    /// How many words it has.
    pub words: u32,
    /// Its fragment, where the digest has none for it.
    pub anchor: Option<String>,
}

/// A copy of the original in a web archive.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ArchivedView {
    /// Its address.
    pub href: String,
    /// The day it was taken, for programs: `2017-05-08`.
    pub day: String,
    /// The same in words.
    pub date: DateView,
}

impl Builder<'_> {
    /// The page of a source.
    ///
    /// # Errors
    /// Where the theme lacks a word.
    pub fn source(&self, no: SourceNo, placer: &dyn Placer) -> Result<SourcePage, Error> {
        let source = &self.site.dossier.sources[no];
        let record = RecordRef::Source(no);
        let title = self.label(self.site.name(self.language, record));
        let document = self.shown(record, &source.documents);
        let (of_paragraphs, of_whole) = split_notes(self, source);
        let digest = match &document {
            Some(document) if source.rights.publish != Publish::Metadata => {
                self.digest(document.value, &of_paragraphs, placer)
            }
            _ => Vec::new(),
        };
        let covered: BTreeSet<u32> =
            digest.iter().filter_map(|block| block.mark.as_ref()).flat_map(Mark::numbers).collect();
        let full_text = self.full_text(source, &of_paragraphs, &covered);
        // With the text on the page every paragraph has its fragment there.
        let covered = if full_text.is_some() { every_paragraph(source) } else { covered };
        let date = source.record.date.as_ref();
        Ok(SourcePage {
            frame: self.frame(Face {
                kind: "source",
                path: self.site.addresses.page_of(record),
                title: title.clone(),
                description: self.description(&source.documents),
                section: Some("sources"),
                record: Some(record),
            })?,
            summary: self.document_summary(&source.documents),
            publisher: source.publisher.map(|entity| self.link(RecordRef::Entity(entity))),
            republished_by: source.republished_by.map(|entity| self.link(RecordRef::Entity(entity))),
            byline: self.text(&source.record.byline),
            headline: self.headline(source),
            headline_translated: self.headline_translated(source),
            date: self.source_date(no)?,
            evidence: date.map(|date| evidence(Some(date.evidence.status))),
            why: date.and_then(|date| self.text(&date.evidence.why)),
            date_cites: self.date_cites(no),
            derived_from: self.entity_links(&source.derived_from),
            language: self.written_in(source),
            original: source.record.original.as_ref().map(|address| address.value.clone()),
            archived: source.record.archived.as_ref().map(|copy| self.archived(copy)),
            grade: source.record.grade.as_ref().map(|grade| format!("{}{}", grade.source, grade.information)),
            topics: self.links(source.topics.iter().map(|topic| RecordRef::Topic(*topic))),
            notice: self.notice(record, &source.documents),
            notes: self.notes(&of_whole),
            claims: self.claims_here(no)?,
            mentions: self.source_mentions(source)?,
            used_on: self.used_on(&source.backlinks),
            integrity: integrity(source, &covered),
            full_text,
            cite_as: self.cite_as(no, &title)?,
            cite_files: self.citation_files(no),
            publish: publish(source.rights.publish),
            digest,
            title,
        })
    }

    fn archived(&self, copy: &ArchivedRecord) -> ArchivedView {
        ArchivedView { href: copy.address.value.clone(), day: copy.date.to_string(), date: self.day(copy.date) }
    }

    /// The passages the date rests on: its own first.
    fn date_cites(&self, no: SourceNo) -> Vec<Html> {
        let source = &self.site.dossier.sources[no];
        let own = source.record.date.iter().flat_map(|date| &date.evidence.paragraphs);
        let own = own.map(|p| self.citation_here(Passage { source: no, paragraphs: Some(p.value) }));
        own.chain(self.citations(&source.date_cites)).collect()
    }

    fn claims_here(&self, no: SourceNo) -> Result<Vec<ClaimView>, Error> {
        let dossier = self.site.dossier;
        let view = |claim: &ClaimNo| {
            let view = self.claim_cited(*claim, |passage| self.citation_here(passage))?;
            Ok(ClaimView { notes: self.notes(&dossier.claims[*claim].notes), noted: Vec::new(), ..view })
        };
        dossier.sources[no].claims.iter().map(view).collect()
    }

    fn headline(&self, source: &Source) -> Option<Label> {
        let language = source.record.language.as_ref()?;
        let own = self.site.languages().iter().find(|l| l.tag.as_str() == language.value)?;
        let text = source.record.headline[own.no].as_ref()?;
        Some(self.label(crate::render::site::Name { text: text.value.clone(), language: Some(own.no) }))
    }

    /// Our translation of the headline: only where the article is in another language than the page.
    fn headline_translated(&self, source: &Source) -> Option<Label> {
        let language = source.record.language.as_ref()?;
        let text = source.record.headline[self.language.no].as_ref()?;
        (language.value != self.language.tag.as_str()).then(|| self.own(text.value.clone()))
    }

    fn written_in(&self, source: &Source) -> Option<Label> {
        let tag = source.record.language.as_ref()?;
        let own = self.site.languages().iter().find(|l| l.tag.as_str() == tag.value);
        let name = own.map_or_else(
            || crate::render::site::Name { text: tag.value.clone(), language: None },
            |l| crate::render::site::Name { text: l.name.clone(), language: Some(l.no) },
        );
        Some(self.label(name))
    }

    fn digest(
        &self,
        document: &LinkedDocument,
        notes: &[(Paragraphs, NoteNo)],
        placer: &dyn Placer,
    ) -> Vec<DigestBlock> {
        let html = self.writer(placer).each_block(&document.body);
        let mut anchored = BTreeSet::new();
        let mut blocks = Vec::with_capacity(html.len());
        for (block, html) in document.body.prose.blocks.iter().zip(html) {
            let within = |mark: Paragraphs| {
                notes.iter().filter(move |(on, _)| mark.first <= on.first && on.first <= mark.last).map(|(_, no)| *no)
            };
            let numbers: Vec<NoteNo> = block.mark.map(|mark| within(mark).collect()).unwrap_or_default();
            blocks.push(DigestBlock {
                mark: block.mark.and_then(|mark| Mark::new(mark, &mut anchored)),
                html,
                notes: self.notes(&numbers),
                span: 1,
            });
        }
        spread(&mut blocks);
        blocks
    }

    fn source_mentions(&self, source: &Source) -> Result<Vec<Html>, Error> {
        let line = |mention: &crate::link::SourceMention| {
            let entity = self.known_link(RecordRef::Entity(mention.entity));
            self.mention(entity, &mention.named, "")
        };
        source.mentions.iter().map(line).collect()
    }

    fn cite_as(&self, no: SourceNo, title: &Label) -> Result<String, Error> {
        use crate::render::strings::{Argument, Surface};
        let text = |text: String| Argument::Text(text);
        let publisher = self.site.dossier.sources[no].publisher;
        let publisher = publisher.map(|no| self.site.name(self.language, RecordRef::Entity(no)).text);
        let date = self.source_date(no)?;
        let unknown = |key| self.site.say(self.language, key, &[], Surface::Markup);
        let publisher = publisher.map_or_else(|| unknown("publisher-unknown"), Ok)?;
        let date = date.map_or_else(|| unknown("date-unknown"), |date| Ok(date.text.clone()))?;
        let arguments = [
            ("title", text(title.text.clone())),
            ("publisher", text(publisher)),
            ("date", text(date)),
            ("dossier", text(self.site_title().text)),
        ];
        self.site.say(self.language, "cite-as", &arguments, Surface::Markup)
    }
}

impl Mark {
    /// The mark of a block; a paragraph that an earlier block already anchors is not anchored again.
    fn new(paragraphs: Paragraphs, anchored: &mut BTreeSet<u32>) -> Option<Self> {
        let mut fresh = paragraphs.numbers().filter(|n| anchored.insert(*n)).map(|n| format!("p{n}"));
        let anchor = fresh.next()?;
        Some(Self { label: paragraphs.to_string(), anchor, others: fresh.collect() })
    }

    fn numbers(&self) -> Vec<u32> {
        let all = std::iter::once(&self.anchor).chain(&self.others);
        all.filter_map(|anchor| anchor.strip_prefix('p')?.parse().ok()).collect()
    }
}

/// Says how far down the margin each block's notes may reach.
fn spread(blocks: &mut [DigestBlock]) {
    let mut below = 1;
    for block in blocks.iter_mut().rev() {
        block.span = below.min(LONGEST_SPAN);
        below = if block.notes.is_empty() { below + 1 } else { 1 };
    }
}

fn split_notes(builder: &Builder<'_>, source: &Source) -> (Vec<(Paragraphs, NoteNo)>, Vec<NoteNo>) {
    let digest: BTreeSet<u32> = source
        .documents
        .iter()
        .filter_map(|(_, document)| document.as_ref())
        .flat_map(|document| document.body.prose.marks().flat_map(|(mark, _)| mark.numbers().collect::<Vec<_>>()))
        .collect();
    let mut of_paragraphs = Vec::new();
    let mut of_whole = Vec::new();
    for no in &source.notes {
        match builder.site.dossier.notes[*no].on {
            // A note on a paragraph that the digest passes over (a caption, a duplicate) speaks of the whole.
            Some(NoteTarget::Passage(crate::link::Passage { paragraphs: Some(paragraphs), .. }))
                if digest.contains(&paragraphs.first) =>
            {
                of_paragraphs.push((paragraphs, *no));
            }
            _ => of_whole.push(*no),
        }
    }
    (of_paragraphs, of_whole)
}

fn every_paragraph(source: &Source) -> BTreeSet<u32> {
    source.capture.iter().flat_map(|capture| &capture.paragraphs).map(|paragraph| paragraph.n.get()).collect()
}

fn integrity(source: &Source, covered: &BTreeSet<u32>) -> Option<Integrity> {
    let capture = source.capture.as_ref()?;
    let row = |paragraph: &crate::capture::ParagraphRecord| {
        let n = paragraph.n.get();
        let (role, of) = role(paragraph.role);
        let anchor = (!covered.contains(&n)).then(|| format!("p{n}"));
        ParagraphRow { n, role, of, words: paragraph.words, anchor }
    };
    let paragraphs: Vec<ParagraphRow> = capture.paragraphs.iter().map(row).collect();
    let count = |role| paragraphs.iter().filter(|row| row.role == role).count();
    Some(Integrity {
        file: capture.file.clone(),
        sha256: capture.sha256.clone(),
        body: count("body"),
        duplicates: count("duplicate"),
        boilerplate: count("boilerplate"),
        paragraphs,
    })
}

fn role(role: Role) -> (&'static str, Option<u32>) {
    match role {
        Role::Title => ("title", None),
        Role::Byline => ("byline", None),
        Role::Caption => ("caption", None),
        Role::Credit => ("credit", None),
        Role::Heading => ("heading", None),
        Role::Body => ("body", None),
        Role::Boilerplate => ("boilerplate", None),
        Role::SourceLine => ("source-line", None),
        Role::Duplicate(of) => ("duplicate", Some(of.get())),
    }
}

fn publish(publish: Publish) -> &'static str {
    match publish {
        Publish::Full => "full",
        Publish::Digest => "digest",
        Publish::Metadata => "metadata",
    }
}
