//! Linked prose → HTML, in one language of the site.

use super::html::{citation, escape, escape_into, text_into};
use super::references::References;
use super::site::Site;
use crate::address::Addresses;
use crate::language::{Direction, direction_of};
use crate::link::{Linked, LinkedProse, Passage, RecordRef, Target};
use crate::parse::{Alert, Block, BlockKind, Inline, Language, PlacedKind, ReferenceNo};
use std::ops::Range;

/// Makes the HTML of what is placed in prose: a claim, a dispute, a timeline.
pub trait Placer {
    /// The HTML, or `None` where nothing can be shown.
    fn place(&self, kind: PlacedKind, record: RecordRef) -> Option<String>;
}

/// Writes prose of one language.
pub struct ProseWriter<'a> {
    site: &'a Site<'a>,
    language: &'a Language,
    placer: &'a dyn Placer,
    references: Option<&'a References>,
    detail: Detail,
    /// The path of the page that has the text's headings and footnotes; this one where none is named.
    anchors: Option<String>,
}

/// How much of a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Detail {
    /// With citations and links.
    Full,
    /// The words alone, for lists, where one link leads to the record and its evidence.
    Words,
}

/// Nothing is placed in one-paragraph texts.
pub struct NothingPlaced;

impl Placer for NothingPlaced {
    fn place(&self, _: PlacedKind, _: RecordRef) -> Option<String> {
        None
    }
}

impl<'a> ProseWriter<'a> {
    /// A writer for a page of `language`, which numbers what it cites in `references`.
    pub fn new(site: &'a Site<'a>, language: &'a Language, placer: &'a dyn Placer, references: &'a References) -> Self {
        Self { site, language, placer, references: Some(references), detail: Detail::Full, anchors: None }
    }

    /// A writer of words alone: no citation, no link.
    pub fn of_words(site: &'a Site<'a>, language: &'a Language) -> Self {
        Self { site, language, placer: &NothingPlaced, references: None, detail: Detail::Words, anchors: None }
    }

    /// The same for a text that another page has as its own: what leads within it leads there.
    pub fn anchored_at(self, page: String) -> Self {
        Self { anchors: Some(page), ..self }
    }

    /// A whole text.
    pub fn blocks(&self, prose: &LinkedProse) -> String {
        let mut pen = Pen::new(self, prose);
        pen.blocks(&prose.prose.blocks);
        pen.out
    }

    /// Each top block by itself, for a digest whose blocks carry marks.
    pub fn each_block(&self, prose: &LinkedProse) -> Vec<String> {
        let mut pen = Pen::new(self, prose);
        let block = |block: &Block| {
            pen.block(block);
            std::mem::take(&mut pen.out)
        };
        prose.prose.blocks.iter().map(block).collect()
    }

    /// A one-paragraph text without the paragraph's own tags.
    pub fn inline(&self, prose: &LinkedProse) -> String {
        let mut pen = Pen::new(self, prose);
        if let Some(Block { kind: BlockKind::Paragraph(text), .. }) = prose.prose.blocks.first() {
            pen.inlines(text);
        }
        pen.out
    }
}

/// What is being written, with the number of the run of words that comes next (see `link::mention::Runs`).
struct Pen<'a, 'w> {
    writer: &'w ProseWriter<'a>,
    prose: &'w LinkedProse,
    run: usize,
    out: String,
}

impl<'a, 'w> Pen<'a, 'w> {
    fn new(writer: &'w ProseWriter<'a>, prose: &'w LinkedProse) -> Self {
        Self { writer, prose, run: 0, out: String::new() }
    }

    fn addresses(&self) -> Addresses<'a> {
        self.writer.site.addresses
    }

    fn base(&self) -> Direction {
        self.writer.language.direction
    }

    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Paragraph(text) => self.element("p", text),
            BlockKind::Heading { level, anchor, text } => {
                let id = self.id(anchor);
                self.out.push_str(&format!("<h{level}{id}>"));
                self.inlines(text);
                self.out.push_str(&format!("</h{level}>\n"));
            }
            BlockKind::Quote(blocks) => self.within("blockquote", blocks),
            BlockKind::Alert(kind, blocks) => self.alert(*kind, blocks),
            BlockKind::List { start, items } => self.list(*start, items),
            BlockKind::Table { head, rows } => self.table(head, rows),
            BlockKind::Code(code) => {
                self.out.push_str("<pre dir=\"ltr\" tabindex=\"0\"><code>");
                escape_into(&mut self.out, code);
                self.out.push_str("</code></pre>\n");
            }
            BlockKind::Rule => self.out.push_str("<hr>\n"),
            BlockKind::Placed(number) => self.placed(*number),
            BlockKind::Footnote { label, blocks } => self.footnote(label, blocks),
        }
    }

    /// An element of text; its direction is said where it is not the page's.
    fn element(&mut self, tag: &str, text: &[Inline]) {
        self.out.push('<');
        self.out.push_str(tag);
        self.out.push('>');
        self.inlines(text);
        self.out.push_str(&format!("</{tag}>\n"));
    }

    fn within(&mut self, tag: &str, blocks: &[Block]) {
        let direction = direction_of(&plain(blocks)).filter(|direction| *direction != self.base());
        match direction {
            Some(direction) => self.out.push_str(&format!("<{tag} dir=\"{}\">\n", direction.as_str())),
            None => self.out.push_str(&format!("<{tag}>\n")),
        }
        self.blocks(blocks);
        self.out.push_str(&format!("</{tag}>\n"));
    }

    fn alert(&mut self, kind: Alert, blocks: &[Block]) {
        let name = match kind {
            Alert::Note => "note",
            Alert::Tip => "tip",
            Alert::Important => "important",
            Alert::Warning => "warning",
            Alert::Caution => "caution",
        };
        self.out.push_str(&format!("<div class=\"alert alert-{name}\">\n"));
        self.blocks(blocks);
        self.out.push_str("</div>\n");
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>]) {
        let (open, close) = match start {
            None => ("<ul>\n".to_owned(), "</ul>\n"),
            Some(1) => ("<ol>\n".to_owned(), "</ol>\n"),
            Some(n) => (format!("<ol start=\"{n}\">\n"), "</ol>\n"),
        };
        self.out.push_str(&open);
        for item in items {
            self.out.push_str("<li>");
            match item.as_slice() {
                [Block { kind: BlockKind::Paragraph(text), .. }, rest @ ..] => {
                    self.inlines(text);
                    self.blocks(rest);
                }
                blocks => self.blocks(blocks),
            }
            self.out.push_str("</li>\n");
        }
        self.out.push_str(close);
    }

    fn table(&mut self, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
        self.out.push_str("<div class=\"table-scroll\" tabindex=\"0\"><table>\n<thead><tr>");
        // Where the corner is empty the first column heads the rows.
        let heads_rows = head.len() > 1 && head.first().is_some_and(Vec::is_empty);
        for cell in head {
            self.cell(if cell.is_empty() { Cell::Plain } else { Cell::HeadOfColumn }, cell);
        }
        self.out.push_str("</tr></thead>\n<tbody>\n");
        for row in rows {
            self.out.push_str("<tr>");
            for (column, cell) in row.iter().enumerate() {
                let is_head = heads_rows && column == 0 && !cell.is_empty();
                self.cell(if is_head { Cell::HeadOfRow } else { Cell::Plain }, cell);
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody></table></div>\n");
    }

    fn cell(&mut self, kind: Cell, inlines: &[Inline]) {
        let (open, close) = match kind {
            Cell::HeadOfColumn => ("<th scope=\"col\">", "</th>"),
            Cell::HeadOfRow => ("<th scope=\"row\">", "</th>"),
            Cell::Plain => ("<td>", "</td>"),
        };
        self.out.push_str(open);
        self.inlines(inlines);
        self.out.push_str(close);
    }

    /// The attribute of something that may be led to, where it stands on its own page.
    fn id(&self, anchor: &str) -> String {
        match self.writer.anchors {
            Some(_) => String::new(),
            None => format!(" id=\"{}\"", escape(anchor)),
        }
    }

    /// The way to something in this text.
    fn fragment(&self, fragment: &str) -> String {
        format!("{}#{fragment}", self.writer.anchors.as_deref().unwrap_or_default())
    }

    fn placed(&mut self, number: ReferenceNo) {
        if let Some(Target::Placed(kind, record)) = self.prose.targets.get(number)
            && let Some(html) = self.writer.placer.place(*kind, *record)
        {
            self.out.push_str(&html);
        }
    }

    fn footnote(&mut self, label: &str, blocks: &[Block]) {
        let (id, label) = (self.id(&format!("fn-{label}")), escape(label));
        self.out.push_str(&format!("<aside class=\"footnote\"{id}><span class=\"footnote-label\">{label}</span>\n"));
        self.blocks(blocks);
        self.out.push_str("</aside>\n");
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for (index, inline) in inlines.iter().enumerate() {
            let next_cites = matches!(inlines.get(index + 1), Some(Inline::Citation(_)));
            self.inline(inline, next_cites);
        }
    }

    fn inline(&mut self, inline: &Inline, next_cites: bool) {
        match inline {
            Inline::Text(text) => self.words(text, next_cites),
            Inline::Code(code) => {
                self.out.push_str("<code dir=\"ltr\">");
                escape_into(&mut self.out, code);
                self.out.push_str("</code>");
            }
            Inline::Emphasis(inner) => self.marked("em", inner),
            Inline::Strong(inner) => self.marked("strong", inner),
            Inline::Struck(inner) => self.marked("s", inner),
            Inline::Link(number, inner) => self.link(*number, inner),
            Inline::Citation(numbers) => self.citations(numbers),
            Inline::Image { alt, .. } => self.text(alt),
            Inline::FootnoteReference(_) if self.writer.detail == Detail::Words => {}
            Inline::FootnoteReference(label) => {
                let href = escape(&self.fragment(&format!("fn-{label}")));
                self.out.push_str(&format!("<sup><a href=\"{href}\">{}</a></sup>", escape(label)));
            }
            Inline::HardBreak => self.out.push_str("<br>\n"),
        }
    }

    fn marked(&mut self, tag: &str, inner: &[Inline]) {
        self.out.push_str(&format!("<{tag}>"));
        self.inlines(inner);
        self.out.push_str(&format!("</{tag}>"));
    }

    /// A run of words, with the first mention of each entity linked. Before a citation the space is kept from breaking.
    fn words(&mut self, text: &str, next_cites: bool) {
        let run = self.run;
        self.run += 1;
        if self.writer.detail == Detail::Words {
            // A citation that is left out takes the space before it along.
            return self.text(if next_cites { text.trim_end() } else { text });
        }
        let prose = self.prose;
        let linked = prose.mentions.iter().filter(|m| m.run() == run && m.link == Linked::First);
        let mut done = 0;
        for mention in linked {
            let Range { start, end } = mention.range();
            let (Some(before), Some(name)) = (text.get(done..start), text.get(start..end)) else {
                continue;
            };
            self.text(before);
            let href = self.addresses().record(self.writer.language, RecordRef::Entity(mention.entity));
            self.out.push_str("<a class=\"mention\" href=\"");
            escape_into(&mut self.out, &href);
            self.out.push_str("\">");
            self.text(name);
            self.out.push_str("</a>");
            done = end;
        }
        let rest = text.get(done..).unwrap_or_default();
        match rest.strip_suffix(' ').filter(|_| next_cites) {
            Some(rest) => {
                self.text(rest);
                self.out.push('\u{a0}');
            }
            None => self.text(rest),
        }
    }

    fn text(&mut self, text: &str) {
        text_into(&mut self.out, text, self.writer.language.direction, &self.writer.site.islands);
    }

    fn link(&mut self, number: ReferenceNo, inner: &[Inline]) {
        let language = self.writer.language;
        let (href, class, name) = match self.prose.targets.get(number) {
            Some(Target::Record(record, wanted)) => {
                let href = self.addresses().record(language, *record);
                let href = wanted.as_ref().map_or_else(|| href.clone(), |f| format!("{href}#{f}"));
                (href, "record", Some(self.writer.site.name(language, *record)))
            }
            Some(Target::External(address)) => (address.clone(), "external", None),
            Some(Target::Fragment(fragment)) => (self.fragment(fragment), "fragment", None),
            Some(Target::Passage(passage)) => (self.addresses().passage(language, *passage), "record", None),
            _ => return self.inlines(inner),
        };
        let is_link = self.writer.detail == Detail::Full;
        if is_link {
            self.out.push_str(&format!("<a class=\"{class}\" href=\"{}\">", escape(&href)));
        }
        match name.filter(|_| inner.is_empty()) {
            Some(name) => self.text(&name.text),
            None => self.inlines(inner),
        }
        if is_link {
            self.out.push_str("</a>");
        }
    }

    fn citations(&mut self, numbers: &[ReferenceNo]) {
        if self.writer.detail == Detail::Words {
            return;
        }
        let prose = self.prose;
        let passages = numbers.iter().filter_map(|number| match prose.targets.get(*number) {
            Some(Target::Passage(passage)) => Some(*passage),
            _ => None,
        });
        let links: Vec<String> = passages.map(|passage| self.citation(passage)).collect();
        if !links.is_empty() {
            self.out.push_str("<span class=\"cites\">");
            self.out.push_str(&links.join(" "));
            self.out.push_str("</span>");
        }
    }

    fn citation(&self, passage: Passage) -> String {
        let language = self.writer.language;
        let label = self.writer.site.source_label(language, passage.source);
        let mut source = String::new();
        text_into(&mut source, &label, language.direction, &self.writer.site.islands);
        let number = self.writer.references.and_then(|references| references.number(passage));
        let number = number.map(|number| self.writer.site.digits(language, number));
        let page = self.addresses().record(language, RecordRef::Source(passage.source));
        citation(&source, &page, passage.paragraphs, number.as_deref())
    }
}

/// What a cell of a table is.
#[derive(Debug, Clone, Copy)]
enum Cell {
    HeadOfColumn,
    HeadOfRow,
    Plain,
}

fn plain(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        if let BlockKind::Paragraph(text) = &block.kind {
            for inline in text {
                if let Inline::Text(text) = inline {
                    out.push_str(text);
                }
            }
        }
    }
    out
}
