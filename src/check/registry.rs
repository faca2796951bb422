//! Every rule there is, as data.

use super::rules;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, nearest};
use crate::link::Dossier;
use crate::parse::Config;

/// One rule.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its name, for the fault and not for its cure.
    pub name: &'static str,
    /// How much it matters unless `site.toml` says otherwise.
    pub severity: Severity,
    /// What it finds.
    pub what: &'static str,
    /// Why that is bad.
    pub why: &'static str,
    /// The check over the finished dossier; `None` where an earlier stage meets the fault.
    pub check: Option<fn(&Dossier, &mut Diagnostics)>,
}

/// A rule that an earlier stage applies.
const fn met(name: &'static str, severity: Severity, what: &'static str, why: &'static str) -> Rule {
    Rule { name, severity, what, why, check: None }
}

use Severity::{Error, Warning};

/// All rules, by name.
pub const RULES: &[Rule] = &[
    met(
        "broken-anchor",
        Error,
        "A link to a heading that the page does not have.",
        "The reader lands at the top of the page and does not know why.",
    ),
    met(
        "broken-citation",
        Error,
        "A citation of a source that is not there, or a `[¶4]` outside a source's own digest.",
        "A statement whose evidence cannot be found is a statement without evidence.",
    ),
    met("broken-link", Error, "A link to a record that is not there.", "Readers meet a dead end."),
    met(
        "citation-syntax",
        Error,
        "Brackets that are meant as a citation and cannot be read as one.",
        "The passage would be published as text and lead nowhere.",
    ),
    rules::cites_boilerplate::RULE,
    met(
        "date-without-evidence",
        Error,
        "A date that is inferred or bounded and does not say why.",
        "Readers cannot tell a guess from a conclusion.",
    ),
    met("duplicate-id", Error, "One id for two records.", "Every link to it could mean either."),
    met("front-matter", Error, "A Markdown file without front matter.", "A page without a title cannot be listed."),
    met(
        "heading-order",
        Error,
        "A heading of the first level in the text.",
        "A page has one title, and screen readers jump by levels.",
    ),
    met(
        "invalid-address",
        Error,
        "A base URL that is none.",
        "Feeds, canonical links and the language switch would lead nowhere.",
    ),
    met(
        "invalid-coordinates",
        Error,
        "Coordinates that are not on the globe.",
        "The place would stand in the wrong spot of the map.",
    ),
    met("invalid-date", Error, "A date that is no EDTF value.", "It can be neither sorted nor shown."),
    met(
        "invalid-id",
        Error,
        "An id that is no kebab-case slug.",
        "Ids are addresses, and addresses must survive every host and keyboard.",
    ),
    met(
        "lock-syntax",
        Error,
        "A captures.lock that cannot be read.",
        "Nothing in it can be trusted, mostly after a merge.",
    ),
    met(
        "missing-capture-record",
        Warning,
        "A source whose capture the lock does not know.",
        "Its paragraphs and quotations cannot be verified.",
    ),
    met("missing-key", Error, "A key that a record must have.", "The page would have a hole."),
    met(
        "missing-record",
        Error,
        "A folder with texts and no record.",
        "Without its TOML file the texts belong to nothing.",
    ),
    met("missing-site", Error, "A folder without site.toml.", "There is no dossier here to build."),
    rules::missing_translation::RULE,
    met(
        "not-one-paragraph",
        Error,
        "A summary of several paragraphs.",
        "Summaries stand in lists and descriptions, where only one fits.",
    ),
    rules::one_sided_dispute::RULE,
    met(
        "paragraph-out-of-range",
        Error,
        "A paragraph number past the end of its source.",
        "The citation leads nowhere.",
    ),
    met("raw-html", Error, "HTML in Markdown.", "What is not Markdown is not checked, and could carry a script."),
    met(
        "script-address",
        Error,
        "An address that runs something: `javascript:`, `data:`.",
        "A page of ours would run what somebody else wrote.",
    ),
    met(
        "toml-syntax",
        Error,
        "TOML that cannot be read.",
        "The record cannot be trusted to say what its author meant.",
    ),
    met("too-deep", Error, "Blocks within blocks, too many.", "It is an accident or an attack."),
    met(
        "unattributed-claim",
        Error,
        "A claim without a speaker.",
        "A claim is somebody's; without a speaker it becomes ours.",
    ),
    rules::unbalanced_translation::RULE,
    rules::uncited_paragraph::RULE,
    rules::uncovered_paragraph::RULE,
    met(
        "unexpected-file",
        Warning,
        "A file below content/ that belongs to no record.",
        "Somebody thinks that it is published.",
    ),
    met(
        "unknown-key",
        Error,
        "A key that no record of this kind has.",
        "What an author wrote there would be lost without a word.",
    ),
    met(
        "unknown-language",
        Error,
        "A language that site.toml does not list.",
        "The text would be lost without a word.",
    ),
    met("unknown-word", Error, "A word that is none of those allowed.", "The record would mean something else."),
    met(
        "unreadable-file",
        Error,
        "A file that is no UTF-8 text, too large, or a symbolic link.",
        "Its text would be lost without a word.",
    ),
    met(
        "unresolved-reference",
        Error,
        "An id in a record that names nothing, or a record of another kind.",
        "The relation would be lost without a word.",
    ),
    met(
        "wrong-type",
        Error,
        "A value of another type than its key wants.",
        "What an author wrote there would be lost without a word.",
    ),
];

/// Whether there is a rule of that name.
#[must_use]
pub fn is_rule(name: &str) -> bool {
    RULES.iter().any(|rule| rule.name == name)
}

/// The rule whose name is nearest.
#[must_use]
pub fn nearest_rule(name: &str) -> Option<&'static str> {
    nearest(name, RULES.iter().map(|rule| rule.name))
}

/// The level of a fault under the dossier's settings; `None` is off.
///
/// A rule that an earlier stage applies cannot be turned off: what it found was not understood, and was left out.
#[must_use]
pub fn level(config: &Config, fault: &Diagnostic) -> Option<Severity> {
    let rule = RULES.iter().find(|rule| rule.name == fault.rule);
    let may_be_off = rule.is_none_or(|rule| rule.check.is_some() || rule.severity == Warning);
    match config.checks.get(fault.rule) {
        Some(level) if may_be_off => *level,
        _ => Some(fault.severity),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_sorted_by_name_and_none_stands_twice() {
        let names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
        let mut sorted = names.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(names, sorted);
    }
}
