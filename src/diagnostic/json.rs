//! The form for programs: one JSON object with a list of diagnostics, everything that a diagnostic knows in each.

use super::region::Region;
use super::{Diagnostic, Files, Place};
use serde_json::{Value, json};

/// All diagnostics as one JSON text, ending in a newline.
#[must_use]
pub fn json(diagnostics: &[Diagnostic], files: &Files) -> String {
    format!("{:#}\n", json!({ "version": 1, "diagnostics": json_values(diagnostics, files) }))
}

/// Each diagnostic as a JSON object.
#[must_use]
pub fn json_values(diagnostics: &[Diagnostic], files: &Files) -> Vec<Value> {
    diagnostics.iter().map(|diagnostic| one(diagnostic, files)).collect()
}

fn one(diagnostic: &Diagnostic, files: &Files) -> Value {
    let related = diagnostic.related.iter().map(|(place, why)| json!({ "place": at(*place, files), "why": why }));
    let mends = diagnostic.mends.iter().map(|mend| json!({ "place": at(mend.place, files), "text": mend.text }));
    json!({
        "rule": diagnostic.rule,
        "severity": diagnostic.severity.as_str(),
        "message": diagnostic.message,
        "place": diagnostic.place.map(|place| at(place, files)),
        "related": related.collect::<Vec<_>>(),
        "hint": diagnostic.hint,
        "mends": mends.collect::<Vec<_>>(),
    })
}

fn at(place: Place, files: &Files) -> Value {
    let Region { line, column, end_line, end_column } = Region::of(files, place);
    json!({
        "file": files.path(place.file),
        "line": line,
        "column": column,
        "endLine": end_line,
        "endColumn": end_column,
        "bytes": [place.start, place.end],
    })
}
