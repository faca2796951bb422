//! What may be published of a source.

use super::super::fields::Fields;
use crate::diagnostic::Spanned;

/// How much of a source may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Publish {
    /// The text itself.
    Full,
    /// The editors' digest and short quotations.
    Digest,
    /// The bibliographic record only.
    Metadata,
}

/// Rights as written; what is left out follows `site.toml`.
#[derive(Debug, Clone, Copy, Default)]
pub struct RightsRecord {
    /// How much may be shown.
    pub publish: Option<Publish>,
    /// How many words a quotation may have, over the whole site.
    pub quote_words: Option<u32>,
}

/// Reads a `[rights]` table.
pub fn read_rights(fields: &mut Fields<'_>) -> RightsRecord {
    let words = [("full", Publish::Full), ("digest", Publish::Digest), ("metadata", Publish::Metadata)];
    RightsRecord {
        publish: fields
            .says("How much may be shown: full (the text itself), digest (ours, with short quotations), metadata only.")
            .choice("publish", &words)
            .map(|p| p.value),
        quote_words: fields
            .says("How many words of a source may be quoted, over the whole site.")
            .number("quote-words")
            .map(|n: Spanned<u32>| n.value),
    }
}
