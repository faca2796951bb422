//! Diagnostics as the protocol wants them.

use super::position;
use crate::diagnostic::{Diagnostic, Files, Place, Severity};
use lsp_types::{
    Diagnostic as Notice, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString, Position, Range,
    Uri,
};
use std::collections::BTreeMap;

/// By path, what is wrong in each file; what has no file stands at the beginning of `site.toml`.
#[must_use]
pub fn by_file(
    diagnostics: &[Diagnostic],
    files: &Files,
    uri: &impl Fn(&str) -> Option<Uri>,
) -> BTreeMap<String, Vec<Notice>> {
    let mut found: BTreeMap<String, Vec<Notice>> = BTreeMap::new();
    for diagnostic in diagnostics {
        let path = diagnostic.place.map_or("site.toml", |place| files.path(place.file));
        found.entry(path.to_owned()).or_default().push(notice(diagnostic, files, uri));
    }
    found
}

/// One.
#[must_use]
pub fn notice(diagnostic: &Diagnostic, files: &Files, uri: &impl Fn(&str) -> Option<Uri>) -> Notice {
    let hint = diagnostic.hint.as_ref().map_or_else(String::new, |hint| format!("\nhint: {hint}"));
    let related = diagnostic.related.iter().filter_map(|(place, why)| {
        let location = Location { uri: uri(files.path(place.file))?, range: range(*place, files) };
        Some(DiagnosticRelatedInformation { location, message: why.clone() })
    });
    let related: Vec<_> = related.collect();
    Notice {
        range: diagnostic
            .place
            .map_or_else(|| Range::new(Position::new(0, 0), Position::new(0, 0)), |p| range(p, files)),
        severity: Some(match diagnostic.severity {
            Severity::Error => DiagnosticSeverity::ERROR,
            Severity::Warning => DiagnosticSeverity::WARNING,
        }),
        code: Some(NumberOrString::String(diagnostic.rule.to_owned())),
        source: Some("malaf".to_owned()),
        message: format!("{}{hint}", diagnostic.message),
        related_information: (!related.is_empty()).then_some(related),
        ..Notice::default()
    }
}

/// A place as lines and columns.
#[must_use]
pub fn range(place: Place, files: &Files) -> Range {
    position::range(files.text(place.file), &place.range())
}
