//! Two languages of a record that do not have the same blocks.

use crate::check::Found;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::link::{LinkedDocument, LinkedDocuments};
use crate::parse::{BlockKind, Config, LanguageNo};

rule! {
    /// A record whose languages differ in the number or kind of blocks, or in the paragraphs they are marked with.
    ///
    /// The languages say the same, block for block; where they do not, one reader gets less.
    ///
    /// **Fires**
    ///
    /// ```md en
    /// It rose [@paper-2016 ¶3].
    ///
    /// They left [@paper-2016 ¶4].
    /// ```
    ///
    /// ```md ar
    /// فاض النهر [@paper-2016 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```md en
    /// It rose [@paper-2016 ¶3].
    /// ```
    ///
    /// ```md ar
    /// - فاض النهر [@paper-2016 ¶3].
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md en
    /// It rose [@paper-2016 ¶3].
    ///
    /// They left [@paper-2016 ¶4].
    /// ```
    ///
    /// ```md ar
    /// فاض النهر [@paper-2016 ¶3].
    ///
    /// غادروا [@paper-2016 ¶4].
    /// ```
    "unbalanced-translation", Warning, Found::InDocuments(check)
}

/// Every language is compared with the first that there is.
fn check(config: &Config, documents: &LinkedDocuments, faults: &mut Diagnostics) {
    let mut present = documents.iter().filter_map(|(no, document)| document.as_ref().map(|d| (no, d)));
    let Some(first) = present.next() else { return };
    for other in present {
        compare(config, first, other, faults);
    }
}

fn compare(
    config: &Config,
    first: (LanguageNo, &LinkedDocument),
    other: (LanguageNo, &LinkedDocument),
    faults: &mut Diagnostics,
) {
    let tag = |no: LanguageNo| config.languages[no.index()].tag.as_str();
    let (a, b) = (&first.1.body.prose.blocks, &other.1.body.prose.blocks);
    let unlike = a.iter().zip(b).find(|(a, b)| kind(&a.kind) != kind(&b.kind) || a.mark != b.mark);
    if let Some((a, b)) = unlike {
        let message =
            format!("this block has no counterpart in `{}`: there stands another kind or another ¶", tag(first.0));
        faults.push(Diagnostic::warning(RULE.name, b.place, message).related(a.place, "the block in its place"));
    } else if a.len() != b.len() {
        let message = format!("{} blocks in `{}`, {} in `{}`", b.len(), tag(other.0), a.len(), tag(first.0));
        let fault = Diagnostic::warning(RULE.name, other.1.title.place, message);
        faults.push(fault.related(first.1.title.place, "the other language"));
    }
}

fn kind(kind: &BlockKind) -> (&'static str, usize) {
    match kind {
        BlockKind::Paragraph(_) => ("paragraph", 0),
        BlockKind::Heading { level, .. } => ("heading", usize::from(*level)),
        BlockKind::Quote(_) => ("quote", 0),
        BlockKind::Alert(..) => ("alert", 0),
        BlockKind::List { items, .. } => ("list", items.len()),
        BlockKind::Table { rows, .. } => ("table", rows.len()),
        BlockKind::Code(_) => ("code", 0),
        BlockKind::Rule => ("rule", 0),
        BlockKind::Placed(_) => ("placed", 0),
        BlockKind::Footnote { .. } => ("footnote", 0),
    }
}
