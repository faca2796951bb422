//! Every rule there is, as data.

use super::rules::{claims, dates, evidence, letters, records, references, text, theme, translation};
use crate::capture::CaptureRecord;
use crate::diagnostic::{Diagnostic, Diagnostics, File, FileId, Place, Severity, nearest};
use crate::ingest::Originals;
use crate::link::{Dossier, LinkedDocuments, LinkedProse};
use crate::parse::{Config, LanguageNo, RecordId, Texts};

/// One rule.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its name, for the fault and not for its cure.
    pub name: &'static str,
    /// How much it matters unless `site.toml` says otherwise.
    pub severity: Severity,
    /// Who finds the fault.
    pub found: Found,
    /// Its documentation, line by line: what, why, and examples that fire and that are silent.
    pub(super) lines: &'static [&'static str],
}

/// Who finds a fault.
#[derive(Debug, Clone, Copy)]
pub enum Found {
    /// A check over the finished dossier.
    In(fn(&Dossier, &mut Diagnostics)),
    /// A check over each text as it stands in its file.
    InTexts(fn(&Config, FileId, &File, &mut Diagnostics)),
    /// A check over each text as it was read.
    InProse(fn(&Config, LanguageNo, &LinkedProse, &mut Diagnostics)),
    /// A check over the texts of each record in its languages, but for how they stand to what was accepted.
    InDocuments(InDocuments),
    /// The like, one over each text of a TOML record that is no prose, and one over the finished dossier.
    InAllTexts(InDocuments, fn(&Config, &Texts, &mut Diagnostics), fn(&Dossier, &mut Diagnostics)),
    /// A check over each source that has a capture: its id, what the lock says of the capture, and its texts.
    InDigests(fn(&RecordId, &CaptureRecord, &LinkedDocuments, &mut Diagnostics)),
    /// A check against the captures that are at hand, where they are.
    WithOriginals(fn(&Dossier, &Originals, &mut Diagnostics)),
    /// Another stage, which meets it.
    By(Stage),
    /// Another stage, and a check over the finished dossier for what that stage cannot see.
    Also(Stage, fn(&Dossier, &mut Diagnostics)),
    /// The like over each text as it was read.
    AlsoInProse(Stage, fn(&Config, LanguageNo, &LinkedProse, &mut Diagnostics)),
}

/// A check over the texts of a record.
type InDocuments = fn(&Config, &LinkedDocuments, &mut Diagnostics);

/// A stage that meets faults itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Reading files.
    Load,
    /// Reading records and prose.
    Parse,
    /// Looking names up.
    Link,
    /// The check itself, after all rules.
    Check,
    /// Making pages.
    Render,
    /// Asking other hosts, which is done only where that is wanted.
    Hosts,
}

/// A rule, its documentation written as a doc comment.
macro_rules! rule {
    ($(#[doc = $line:literal])* $name:literal, $severity:ident, $found:expr) => {
        pub(in crate::check) const RULE: $crate::check::Rule = $crate::check::Rule {
            name: $name,
            severity: $crate::diagnostic::Severity::$severity,
            found: $found,
            lines: &[$($line),*],
        };
    };
}

/// All rules, by name.
pub const RULES: &[Rule] = &[
    records::ambiguous_alias::RULE,
    records::ambiguous_mention::RULE,
    letters::bidi_control::RULE,
    letters::bidi_override::RULE,
    letters::bidi_reordering::RULE,
    references::broken_anchor::RULE,
    references::broken_citation::RULE,
    references::broken_link::RULE,
    records::capture_changed::RULE,
    references::citation_syntax::RULE,
    references::cites_boilerplate::RULE,
    letters::control_character::RULE,
    evidence::copied_sentence::RULE,
    dates::date_without_evidence::RULE,
    references::disguised_address::RULE,
    references::duplicate_id::RULE,
    text::empty_link_text::RULE,
    dates::end_before_start::RULE,
    claims::false_corroboration::RULE,
    letters::foreign_letter::RULE,
    records::front_matter::RULE,
    dates::future_date::RULE,
    letters::glued_scripts::RULE,
    text::heading_order::RULE,
    records::idle_excuse::RULE,
    references::insecure_address::RULE,
    references::invalid_address::RULE,
    records::invalid_coordinates::RULE,
    dates::invalid_date::RULE,
    references::invalid_id::RULE,
    claims::likelihood_with_confidence::RULE,
    records::lock_syntax::RULE,
    records::lookalike_id::RULE,
    text::missing_alt::RULE,
    records::missing_capture_record::RULE,
    records::missing_key::RULE,
    theme::missing_plural_form::RULE,
    records::missing_record::RULE,
    records::missing_site::RULE,
    theme::missing_string::RULE,
    translation::missing_translation::RULE,
    text::mistyped_mark::RULE,
    text::not_one_paragraph::RULE,
    translation::number_mismatch::RULE,
    claims::one_sided_dispute::RULE,
    records::orphan_record::RULE,
    text::over_limit::RULE,
    references::paragraph_out_of_range::RULE,
    letters::presentation_form::RULE,
    evidence::quote_mismatch::RULE,
    evidence::quote_over_budget::RULE,
    text::raw_html::RULE,
    references::script_address::RULE,
    records::stale_mentions::RULE,
    translation::stale_translation::RULE,
    theme::string_syntax::RULE,
    theme::template_error::RULE,
    theme::template_not_found::RULE,
    records::toml_syntax::RULE,
    text::too_deep::RULE,
    claims::unattributed_claim::RULE,
    translation::unbalanced_translation::RULE,
    evidence::uncited_paragraph::RULE,
    evidence::uncovered_paragraph::RULE,
    records::unexpected_file::RULE,
    records::unknown_key::RULE,
    records::unknown_language::RULE,
    theme::unknown_theme::RULE,
    records::unknown_word::RULE,
    references::unreachable_address::RULE,
    records::unreadable_file::RULE,
    references::unresolved_reference::RULE,
    records::unused_entity::RULE,
    theme::unused_string::RULE,
    theme::unused_template::RULE,
    records::wrong_type::RULE,
];

impl Rule {
    /// Its documentation, in Markdown: what it finds, why that is bad, examples.
    #[must_use]
    pub fn documentation(&self) -> String {
        let lines = self.lines.iter().map(|line| line.strip_prefix(' ').unwrap_or(line));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// What it finds: the first paragraph of its documentation.
    #[must_use]
    pub fn what(&self) -> String {
        self.documentation().split("\n\n").next().unwrap_or_default().replace('\n', " ")
    }

    /// Whether `site.toml` or an excuse may silence it. What another stage did not understand was left out, and
    /// saying nothing would hide that.
    #[must_use]
    pub fn may_be_silenced(&self) -> bool {
        !matches!(self.found, Found::By(_)) || self.severity == Severity::Warning
    }

    /// A fault of this rule.
    pub(super) fn fault(&self, place: Place, message: impl Into<String>) -> Diagnostic {
        Diagnostic { severity: self.severity, ..Diagnostic::error(self.name, place, message) }
    }
}

/// The rule of that name.
#[must_use]
pub fn find_rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name)
}

/// Whether there is a rule of that name.
#[must_use]
pub fn is_rule(name: &str) -> bool {
    find_rule(name).is_some()
}

/// The rule whose name is nearest.
#[must_use]
pub fn nearest_rule(name: &str) -> Option<&'static str> {
    nearest(name, RULES.iter().map(|rule| rule.name))
}

/// The level of a fault under the dossier's settings; `None` is off.
#[must_use]
pub fn level(config: &Config, fault: &Diagnostic) -> Option<Severity> {
    let may_be_silenced = find_rule(fault.rule).is_none_or(Rule::may_be_silenced);
    match config.checks.get(fault.rule) {
        Some(level) if may_be_silenced => *level,
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
