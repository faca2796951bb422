//! A record's Markdown file: front matter between `+++`, then prose.

use super::fields::{Context, Fields, read_table};
use super::language::PerLanguage;
use super::prose::{Origin, Prose, read_inline, read_prose};
use crate::diagnostic::{Diagnostic, FileId, Spanned};
use crate::translation::BlockHash;
use std::ops::Range;
use std::sync::Arc;

/// What one language says of a record.
#[derive(Debug, Clone)]
pub struct Document {
    /// The file it was read from.
    pub file: FileId,
    /// The title, plain text.
    pub title: Spanned<String>,
    /// The summary: one paragraph; of a topic, the bottom line.
    pub summary: Option<Arc<Prose>>,
    /// The text.
    pub body: Arc<Prose>,
    /// The hashes of its title, its summary (of nothing, where it has none) and each block of its text.
    pub hashes: Arc<[BlockHash]>,
}

/// A document in some of the dossier's languages.
pub type Documents = PerLanguage<Option<Document>>;

/// Reads a Markdown file; `None` where the front matter is missing, which was reported, as is a missing title.
#[must_use]
pub fn read_document(context: &Context<'_>) -> Option<Document> {
    let Some((front, body)) = split(context.text) else {
        let place = context.place(0..context.text.lines().next().map_or(0, str::len));
        let hint = "the file begins with a line `+++`, then `title = \"…\"`, then a line `+++`";
        context
            .report(Diagnostic::error("front-matter", place, "the front matter is missing or not closed").hint(hint));
        return None;
    };
    let limit = context.limits.front_matter;
    if limit.is_over_in_bytes(front.len()) {
        context.report(limit.fault("the front matter", context.place(0..front.start)));
        return None;
    }
    let front_start = front.start;
    let (title, summary) = read_table(context, front, |fields| {
        let (title, summary) = read_front(fields);
        let summary = summary.map(|text| {
            let prose = read_inline(context, &text);
            (text.value, prose)
        });
        (title, summary)
    });
    let text = context.text.get(body.clone()).unwrap_or_default();
    let prose = read_prose(context, text, Origin::Exact(body.start));
    // The text is there all the same: nobody is told that the language lacks it.
    let title = title.unwrap_or_else(|| Spanned::new(String::new(), context.place(front_start..front_start)));
    let summary_text = summary.as_ref().map(|(text, _)| text.as_str()).unwrap_or_default();
    let mut hashes = vec![BlockHash::of(&title.value), BlockHash::of(summary_text)];
    hashes.extend(block_texts(context.text, &prose, body.end).map(BlockHash::of));
    let summary = summary.map(|(_, prose)| Arc::new(prose));
    Some(Document { file: context.file, title, summary, body: Arc::new(prose), hashes: hashes.into() })
}

/// Reads what stands between `+++`: title and summary.
pub(super) fn read_front(fields: &mut Fields<'_>) -> (Option<Spanned<String>>, Option<Spanned<String>>) {
    let title = fields.says("The title, in this file's language.").required_text("title");
    let about = "One paragraph in this file's language; of a topic, the bottom line. May hold links and citations.";
    let summary = fields.says(about).text("summary");
    (title, summary)
}

/// What was written of each block: from its beginning to the next one's.
fn block_texts<'a>(text: &'a str, prose: &'a Prose, end: usize) -> impl Iterator<Item = &'a str> {
    let starts = prose.blocks.iter().map(|block| block.place.start as usize);
    let ends = starts.clone().skip(1).chain([end]);
    starts.zip(ends).map(move |(start, end)| text.get(start..end).unwrap_or_default())
}

/// The ranges of front matter and body.
fn split(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let bom = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut lines = lines_with_ranges(text, bom);
    let opening = lines.next().filter(|line| text[line.clone()].trim_end() == "+++")?;
    let closing = lines.find(|line| text[line.clone()].trim_end() == "+++")?;
    Some((opening.end..closing.start, closing.end..text.len()))
}

fn lines_with_ranges(text: &str, from: usize) -> impl Iterator<Item = Range<usize>> {
    let mut start = from;
    text[from..].split_inclusive('\n').map(move |line| {
        let range = start..start + line.len();
        start = range.end;
        range
    })
}
