//! Markdown to [`Prose`]. The one door to `pulldown-cmark`.
//!
//! Citations are read where `CommonMark` would look for a link reference that nobody defined, so `[@a ¶1]` in code or in
//! a link's text stays what it is without any scanning of our own.

use super::anchor::Anchors;
use super::citation::{looks_like_citation, read_citations};
use super::comment::{Beside, beside_comments};
use super::slips::{self, Slip};
use super::{Alert, Block, BlockKind, Inline, Paragraphs, PlacedKind, Prose, RawTarget, Reference, target_of_path};
use crate::diagnostic::{Diagnostic, Place, Spanned};
use crate::parse::characters::check_characters;
use crate::parse::fields::Context;
use crate::parse::written::IdSyntax;
use pulldown_cmark::{BlockQuoteKind, BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag};
use std::ops::Range;

/// Where a text stands, so that what is found in it can be placed.
#[derive(Debug, Clone, Copy)]
pub enum Origin {
    /// Byte for byte in the file from this offset.
    Exact(usize),
    /// Somewhere in this place: a TOML string with escapes.
    Within(Place),
}

impl Origin {
    /// The origin of a TOML string: exact unless it has escapes.
    #[must_use]
    pub fn of(text: &Spanned<String>, file: &str) -> Self {
        let written = file.get(text.place.range()).unwrap_or_default();
        let quotes = if written.starts_with("\"\"\"") || written.starts_with("'''") { 3 } else { 1 };
        let inner = written.get(quotes..written.len().saturating_sub(quotes)).unwrap_or_default();
        if inner == text.value { Self::Exact(text.place.start as usize + quotes) } else { Self::Within(text.place) }
    }
}

/// Reads a whole text.
#[must_use]
pub fn read_prose(context: &Context<'_>, text: &str, origin: Origin) -> Prose {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_GFM
        | Options::ENABLE_WIKILINKS;
    let cite = |link: BrokenLink<'_>| {
        looks_like_citation(&link.reference).then(|| (CowStr::from("citation:"), CowStr::from("")))
    };
    let parser = Parser::new_with_broken_link_callback(text, options, Some(cite));
    let mut reader = Reader::new(context, text, origin);
    let limit = context.limits.parts;
    for (count, (event, range)) in parser.into_offset_iter().enumerate() {
        if limit.is_over(count) {
            let place = reader.place(range);
            context.report(limit.fault("this text", place));
            reader.close_all();
            break;
        }
        reader.event(event, range);
    }
    reader.finish()
}

/// Reads a text that may hold one paragraph only: a summary in a TOML string.
#[must_use]
pub fn read_inline(context: &Context<'_>, text: &Spanned<String>) -> Prose {
    let prose = read_prose(context, &text.value, Origin::of(text, context.text));
    let one = matches!(prose.blocks.as_slice(), [] | [Block { kind: BlockKind::Paragraph(_), .. }]);
    if !one {
        let message = "this text may be one paragraph only, without headings or lists";
        context.report(Diagnostic::error("not-one-paragraph", text.place, message));
    }
    prose
}

/// An element that is open, with what was found in it so far.
struct Open<'t> {
    tag: Tag<'t>,
    range: Range<usize>,
    inlines: Vec<Inline>,
    blocks: Vec<Block>,
    items: Vec<Vec<Block>>,
    cells: Vec<Vec<Inline>>,
    head: Vec<Vec<Inline>>,
    rows: Vec<Vec<Vec<Inline>>>,
}

impl<'t> Open<'t> {
    fn new(tag: Tag<'t>, range: Range<usize>) -> Self {
        Self {
            tag,
            range,
            inlines: Vec::new(),
            blocks: Vec::new(),
            items: Vec::new(),
            cells: Vec::new(),
            head: Vec::new(),
            rows: Vec::new(),
        }
    }
}

struct Reader<'c, 't> {
    context: &'c Context<'c>,
    text: &'t str,
    origin: Origin,
    anchors: Anchors,
    references: Vec<Reference>,
    /// Where words stand that Markdown took for nothing else.
    runs: Vec<Range<usize>>,
    /// The open elements, outermost first; the first stands for the whole text and is never closed.
    open: Vec<Open<'t>>,
    /// Elements inside a citation or below the deepest level, which are passed over.
    skipped: usize,
    too_deep: bool,
}

impl<'c, 't> Reader<'c, 't> {
    fn new(context: &'c Context<'c>, text: &'t str, origin: Origin) -> Self {
        Self {
            context,
            text,
            origin,
            anchors: Anchors::default(),
            references: Vec::new(),
            runs: Vec::new(),
            open: vec![Open::new(Tag::Paragraph, 0..text.len())],
            skipped: 0,
            too_deep: false,
        }
    }

    fn finish(mut self) -> Prose {
        let mut blocks = self.open.pop().map(|root| root.blocks).unwrap_or_default();
        for run in std::mem::take(&mut self.runs) {
            slips::in_run(self.text, &run).into_iter().for_each(|slip| self.slip(slip));
        }
        // A large dossier holds a million of these.
        blocks.shrink_to_fit();
        self.references.shrink_to_fit();
        Prose { blocks, references: self.references }
    }

    /// Closes what is open, so that what was read of it stands.
    fn close_all(&mut self) {
        while self.open.len() > 1 {
            self.end();
        }
    }

    fn event(&mut self, event: Event<'t>, range: Range<usize>) {
        match event {
            Event::Start(_) if self.skipped > 0 => self.skipped += 1,
            Event::End(_) if self.skipped > 0 => self.skipped -= 1,
            _ if self.skipped > 0 => {}
            Event::Start(Tag::Link { link_type, .. }) if is_undefined(link_type) => {
                self.citations(range);
                self.skipped = 1;
            }
            Event::Start(_) if self.open.len() > self.context.limits.nesting.most => self.refuse_depth(range),
            Event::Start(tag) => self.start(tag, range),
            Event::End(_) => self.end(),
            Event::Text(text) => {
                check_characters(self.context, &text, self.place(range.clone()));
                self.run(range);
                self.words(&text);
            }
            Event::Code(code) => {
                check_characters(self.context, &code, self.place(range));
                self.inline(Inline::Code(code.into_string()));
            }
            // A line end is a space: a name may run over it.
            Event::SoftBreak => self.words(" "),
            Event::HardBreak => self.inline(Inline::HardBreak),
            Event::Rule => self.block(BlockKind::Rule, range),
            Event::FootnoteReference(label) => self.inline(Inline::FootnoteReference(label.into_string())),
            // A block of HTML is judged when it ends.
            Event::Html(_) => {}
            Event::InlineHtml(_) => self.raw_html(range),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.words(&text),
            Event::TaskListMarker(_) => {}
        }
    }

    /// Neighbouring pieces of text are one run, but for what stands in a block of code.
    fn run(&mut self, range: Range<usize>) {
        if matches!(self.top().tag, Tag::CodeBlock(_)) {
            return;
        }
        match self.runs.last_mut() {
            Some(before) if before.end == range.start => before.end = range.end,
            _ => self.runs.push(range),
        }
    }

    /// How many runs begin before `start`; they are in the order of the text.
    fn runs_before(&self, start: usize) -> usize {
        self.runs.partition_point(|run| run.start < start)
    }

    fn slip(&self, Slip { range, message, hint }: Slip) {
        self.context.report(Diagnostic::error("mistyped-mark", self.place(range), message).hint(hint));
    }

    fn place(&self, range: Range<usize>) -> Place {
        match self.origin {
            Origin::Exact(base) => self.context.place(base + range.start..base + range.end),
            Origin::Within(place) => place,
        }
    }

    fn refuse_depth(&mut self, range: Range<usize>) {
        self.skipped = 1;
        if !self.too_deep {
            self.too_deep = true;
            let limit = self.context.limits.nesting;
            let message = format!("blocks nest more than {} deep", limit.most);
            self.context.report(Diagnostic::error("too-deep", self.place(range), message).hint(limit.hint()));
        }
    }

    fn raw_html(&mut self, range: Range<usize>) {
        let html = self.text.get(range.clone()).unwrap_or_default();
        let as_html = "write it in Markdown; a `<` that is meant as such is written `\\<`";
        let (within, message, hint) = match beside_comments(html) {
            None => return,
            Some(Beside::Html(within)) => (within, "HTML in Markdown is not published", as_html),
            Some(Beside::Words(within)) => {
                let message = "what stands behind a comment on its line is not published";
                (within, message, "put the comment on a line of its own")
            }
            Some(Beside::Unclosed(within)) => {
                (within, "this comment does not end, and nothing behind it is published", "end it with `-->`")
            }
        };
        let range = range.start + within.start..range.start + within.end;
        self.context.report(Diagnostic::error("raw-html", self.place(range), message).hint(hint));
    }

    fn top(&mut self) -> &mut Open<'t> {
        if self.open.is_empty() {
            self.open.push(Open::new(Tag::Paragraph, 0..0));
        }
        let last = self.open.len() - 1;
        &mut self.open[last]
    }

    fn inline(&mut self, inline: Inline) {
        self.top().inlines.push(inline);
    }

    /// Neighbouring pieces of words become one text, as mentions may span them.
    fn words(&mut self, text: &str) {
        match self.top().inlines.last_mut() {
            Some(Inline::Text(before)) => before.push_str(text),
            _ => self.inline(Inline::Text(text.to_owned())),
        }
    }

    fn block(&mut self, kind: BlockKind, range: Range<usize>) {
        let place = self.place(trimmed(self.text, range));
        self.flush();
        self.top().blocks.push(Block { kind, mark: None, place });
    }

    /// A tight list's items hold words without a paragraph of their own.
    fn flush(&mut self) {
        let range = self.top().range.clone();
        let place = self.place(trimmed(self.text, range));
        let top = self.top();
        if !top.inlines.is_empty() {
            let inlines = settled(std::mem::take(&mut top.inlines));
            let kind = BlockKind::Paragraph(inlines);
            top.blocks.push(Block { kind, mark: None, place });
        }
    }

    fn reference(&mut self, target: RawTarget, place: Place) -> usize {
        self.note_ids(&target, place);
        self.references.push(Reference { target, place });
        self.references.len() - 1
    }

    fn note_ids(&self, target: &RawTarget, place: Place) {
        match target {
            RawTarget::Record(id) => {
                let id = id.split_once('#').map_or(id.as_str(), |(id, _)| id);
                self.context.note_id(IdSyntax::Wikilink, id, place);
            }
            RawTarget::Citation { source: Some(id), .. } => self.context.note_id(IdSyntax::Citation, id, place),
            RawTarget::Placed(_, id) => self.context.note_id(IdSyntax::Placed, id, place),
            RawTarget::Address(address) => {
                if let Some((id, _)) = target_of_path(address) {
                    self.context.note_id(IdSyntax::Path, id, place);
                }
            }
            RawTarget::Citation { source: None, .. } => {}
        }
    }

    fn start(&mut self, tag: Tag<'t>, range: Range<usize>) {
        if is_block(&tag) {
            self.flush();
        }
        self.open.push(Open::new(tag, range));
    }

    fn end(&mut self) {
        if self.open.len() < 2 {
            return;
        }
        if matches!(self.top().tag, Tag::Item | Tag::BlockQuote(_) | Tag::FootnoteDefinition(_)) {
            self.flush();
        }
        if let Some(closed) = self.open.pop() {
            self.close(closed);
        }
    }

    fn close(&mut self, closed: Open<'t>) {
        let Open { tag, range, inlines, blocks, items, cells, head, rows } = closed;
        let inlines = settled(inlines);
        match tag {
            Tag::Paragraph => self.paragraph(inlines, range),
            Tag::Heading { level, .. } => self.heading(level as u8, inlines, range),
            Tag::BlockQuote(None) => {
                let first = self.runs.get(self.runs_before(range.start));
                first.and_then(|run| slips::alert(self.text, run)).into_iter().for_each(|slip| self.slip(slip));
                self.block(BlockKind::Quote(blocks), range);
            }
            Tag::BlockQuote(Some(kind)) => self.block(BlockKind::Alert(alert(kind), blocks), range),
            Tag::CodeBlock(_) => self.block(BlockKind::Code(plain(&inlines)), range),
            Tag::List(start) => self.block(BlockKind::List { start, items }, range),
            Tag::Item => self.top().items.push(blocks),
            Tag::FootnoteDefinition(label) => {
                self.block(BlockKind::Footnote { label: label.into_string(), blocks }, range);
            }
            Tag::Table(_) => self.block(BlockKind::Table { head, rows }, range),
            Tag::TableHead => self.top().head = cells,
            Tag::TableRow => self.top().rows.push(cells),
            Tag::TableCell => self.top().cells.push(inlines),
            Tag::Emphasis => self.inline(Inline::Emphasis(inlines)),
            Tag::Strong => self.inline(Inline::Strong(inlines)),
            Tag::Strikethrough => self.inline(Inline::Struck(inlines)),
            Tag::Link { link_type, dest_url, .. } => self.link(link_type, &dest_url, inlines, range),
            Tag::Image { dest_url, .. } => {
                let image = Inline::Image { address: dest_url.into_string(), alt: plain(&inlines) };
                self.inline(image);
            }
            Tag::HtmlBlock => self.raw_html(range),
            // The others are extensions that are off.
            _ => self.top().inlines.extend(inlines),
        }
    }

    fn paragraph(&mut self, mut inlines: Vec<Inline>, range: Range<usize>) {
        if let Some(kind) = self.placed(&inlines, range.clone()) {
            // What it says was understood.
            self.runs.truncate(self.runs_before(range.start));
            return self.block(kind, range);
        }
        slips::alone(self.text, trimmed(self.text, range.clone())).into_iter().for_each(|slip| self.slip(slip));
        let mark = self.take_mark(&mut inlines);
        self.block(BlockKind::Paragraph(inlines), range);
        if let Some(block) = self.top().blocks.last_mut() {
            block.mark = mark;
        }
    }

    /// `[¶4]` at the start of a paragraph is the mark of the whole paragraph and no citation within it.
    fn take_mark(&mut self, inlines: &mut Vec<Inline>) -> Option<Paragraphs> {
        let Some(Inline::Citation(numbers)) = inlines.first() else {
            return None;
        };
        let [number] = numbers.as_slice() else {
            return None;
        };
        let RawTarget::Citation { source: None, paragraphs: Some(mark) } = self.references.get(*number)?.target else {
            return None;
        };
        inlines.remove(0);
        inlines.shrink_to_fit();
        if let Some(Inline::Text(text)) = inlines.first_mut() {
            *text = text.trim_start().to_owned();
        }
        Some(mark)
    }

    fn placed(&mut self, inlines: &[Inline], range: Range<usize>) -> Option<BlockKind> {
        let [Inline::Text(text)] = inlines else {
            return None;
        };
        let inner = text.trim().strip_prefix('{')?.strip_suffix('}')?;
        if inner.contains('}') {
            return None;
        }
        // `\{` means the sign itself.
        let is_escaped = self.text.get(range.clone()).is_some_and(|written| written.starts_with('\\'));
        if is_escaped {
            return None;
        }
        let (word, id) = inner.split_once(':')?;
        let kind = PlacedKind::of(word.trim())?;
        let place = self.place(trimmed(self.text, range));
        let target = RawTarget::Placed(kind, id.trim().to_owned());
        Some(BlockKind::Placed(self.reference(target, place)))
    }

    fn heading(&mut self, level: u8, text: Vec<Inline>, range: Range<usize>) {
        if level == 1 {
            let message = "a heading of the first level: the title of a page is its `title`";
            let place = self.place(trimmed(self.text, range.clone()));
            self.context.report(Diagnostic::error("heading-order", place, message).hint("begin with `##`"));
        }
        let anchor = self.anchors.take(&plain(&text));
        self.block(BlockKind::Heading { level: level.max(2), anchor, text }, range);
    }

    fn link(&mut self, link_type: LinkType, address: &str, inlines: Vec<Inline>, range: Range<usize>) {
        let place = self.place(range);
        let (target, inlines) = match link_type {
            LinkType::WikiLink { has_pothole } => {
                let text = if has_pothole { inlines } else { Vec::new() };
                (RawTarget::Record(address.trim().to_owned()), text)
            }
            LinkType::Email => (RawTarget::Address(format!("mailto:{address}")), inlines),
            _ => (RawTarget::Address(address.to_owned()), inlines),
        };
        let number = self.reference(target, place);
        self.inline(Inline::Link(number, inlines));
    }

    fn citations(&mut self, range: Range<usize>) {
        let place = self.place(range.clone());
        let written = self.text.get(range).unwrap_or_default();
        let inner = written.trim_start_matches('[').trim_end_matches(']');
        let mut numbers = Vec::new();
        for citation in read_citations(inner) {
            match citation {
                Ok((source, paragraphs)) => {
                    numbers.push(self.reference(RawTarget::Citation { source, paragraphs }, place));
                }
                Err(message) => {
                    let hint = "a citation is written [@source ¶4] or [@source ¶4–6; @other ¶2]";
                    self.context.report(Diagnostic::error("citation-syntax", place, message).hint(hint));
                }
            }
        }
        self.inline(Inline::Citation(numbers));
    }
}

fn is_undefined(link_type: LinkType) -> bool {
    matches!(link_type, LinkType::ShortcutUnknown | LinkType::CollapsedUnknown | LinkType::ReferenceUnknown)
}

fn is_block(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::BlockQuote(_)
            | Tag::CodeBlock(_)
            | Tag::List(_)
            | Tag::Table(_)
            | Tag::FootnoteDefinition(_)
            | Tag::HtmlBlock
    )
}

fn alert(kind: BlockQuoteKind) -> Alert {
    match kind {
        BlockQuoteKind::Note => Alert::Note,
        BlockQuoteKind::Tip => Alert::Tip,
        BlockQuoteKind::Important => Alert::Important,
        BlockQuoteKind::Warning => Alert::Warning,
        BlockQuoteKind::Caution => Alert::Caution,
    }
}

/// Without the room that words needed to grow: most of a large dossier is words.
fn settled(mut inlines: Vec<Inline>) -> Vec<Inline> {
    for inline in &mut inlines {
        if let Inline::Text(text) = inline {
            text.shrink_to_fit();
        }
    }
    inlines.shrink_to_fit();
    inlines
}

fn plain(inlines: &[Inline]) -> String {
    let mut out = String::new();
    super::push_plain(inlines, &mut out);
    out
}

/// The range without the line ends that blocks carry.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let slice = text.get(range.clone()).unwrap_or_default();
    range.start..range.start + slice.trim_end().len()
}
