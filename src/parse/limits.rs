//! How much of everything a dossier may hold. Each limit has a default that no editor meets, a ceiling that keeps the
//! program safe, and a key in `[limits]` of `site.toml`.

use super::fields::Fields;
use crate::diagnostic::{Diagnostic, Place, Spanned};

/// The limits of one dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The front matter of a Markdown file.
    pub front_matter: Limit,
    /// One text of a record: a name, a title, a summary.
    pub text: Limit,
    /// How deep blocks and emphasis may nest.
    pub nesting: Limit,
    /// Blocks, cells, links and runs of words of one text.
    pub parts: Limit,
    /// Names found in one text.
    pub mentions: Limit,
    /// One page, as HTML.
    pub page: Limit,
    /// One picture that is drawn from a theme's SVG.
    pub picture: Limit,
}

/// One limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// Its key in `[limits]`.
    pub key: &'static str,
    /// How many.
    pub most: usize,
    /// Of what, for messages.
    pub unit: &'static str,
    ceiling: usize,
}

impl Default for Limits {
    fn default() -> Self {
        let limit = |key, most, unit, ceiling| Limit { key, most, unit, ceiling };
        Self {
            front_matter: limit("front-matter", 64, "KB", 16_384),
            text: limit("text", 5_000, "characters", 1_000_000),
            nesting: limit("nesting", 32, "levels", 100),
            parts: limit("parts", 100_000, "parts", 10_000_000),
            mentions: limit("mentions", 10_000, "names", 10_000_000),
            page: limit("page", 8_192, "KB", 1_048_576),
            picture: limit("picture", 4_096, "thousand pixels", 262_144),
        }
    }
}

impl Limit {
    /// Whether `count` of the unit is more than may be.
    #[must_use]
    pub fn is_over(self, count: usize) -> bool {
        count > self.most
    }

    /// Whether so many bytes are more than may be, for limits in KB.
    #[must_use]
    pub fn is_over_in_bytes(self, bytes: usize) -> bool {
        bytes > self.most.saturating_mul(1024)
    }

    /// What is said of `what`, which is over it.
    #[must_use]
    pub fn message(self, what: &str) -> String {
        format!("{what} is over the limit of {} {}", self.most, self.unit)
    }

    /// How it is raised.
    #[must_use]
    pub fn hint(self) -> String {
        format!("if it is meant so, raise `{}` in [limits] of site.toml (at most {})", self.key, self.ceiling)
    }

    /// The fault of `what` in `place`.
    #[must_use]
    pub fn fault(self, what: &str, place: Place) -> Diagnostic {
        Diagnostic::error("over-limit", place, self.message(what)).hint(self.hint())
    }
}

/// Reads `[limits]`; what is left out keeps its default.
pub fn read_limits(fields: &mut Fields<'_>) -> Limits {
    let mut limits = Limits::default();
    let all = [
        ("The front matter of a Markdown file, in KB.", &mut limits.front_matter),
        ("One text of a record (a name, a title, a summary), in characters.", &mut limits.text),
        ("How deep blocks and emphasis may nest.", &mut limits.nesting),
        ("Blocks, cells, links and runs of words of one text.", &mut limits.parts),
        ("Names found in one text.", &mut limits.mentions),
        ("One page, as HTML, in KB.", &mut limits.page),
        ("One picture that is drawn from a theme's SVG, in thousand pixels.", &mut limits.picture),
    ];
    for (about, limit) in all {
        if let Some(number) = fields.says(about).number(limit.key) {
            set(limit, &number, fields);
        }
    }
    limits
}

fn set(limit: &mut Limit, number: &Spanned<u32>, fields: &Fields<'_>) {
    let most = number.value as usize;
    if most > limit.ceiling {
        let message = format!("`{}` may be at most {}: beyond it nothing is safe", limit.key, limit.ceiling);
        fields.context().report(Diagnostic::error("over-limit", number.place, message));
        return;
    }
    limit.most = most;
}
