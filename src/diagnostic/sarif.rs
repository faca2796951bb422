//! The form for code scanning: SARIF 2.1.0 (OASIS), one run. Columns count Unicode code points.

use super::region::Region;
use super::{Diagnostic, Files, Place, Severity};
use serde_json::{Value, json};

/// What SARIF wants to know of a rule; the rules themselves are the business of a later stage.
#[derive(Debug, Clone)]
pub struct RuleSummary {
    /// Its name.
    pub name: &'static str,
    /// How much it matters by itself.
    pub severity: Severity,
    /// What it finds, in a phrase.
    pub what: String,
    /// All that is said of it, in Markdown.
    pub documentation: String,
}

/// All diagnostics as one SARIF log, ending in a newline.
#[must_use]
pub fn sarif(diagnostics: &[Diagnostic], files: &Files, rules: &[RuleSummary]) -> String {
    let results: Vec<Value> = diagnostics.iter().map(|diagnostic| result(diagnostic, files, rules)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "malaf",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(rule).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn rule(rule: &RuleSummary) -> Value {
    json!({
        "id": rule.name,
        "shortDescription": { "text": rule.what },
        "help": { "text": rule.documentation, "markdown": rule.documentation },
        "defaultConfiguration": { "level": rule.severity.as_str() },
    })
}

fn result(diagnostic: &Diagnostic, files: &Files, rules: &[RuleSummary]) -> Value {
    let hint = diagnostic.hint.as_ref().map_or_else(String::new, |hint| format!("\nhint: {hint}"));
    let related = diagnostic.related.iter().map(|(place, why)| {
        let mut related = location(*place, files);
        related["message"] = json!({ "text": why });
        related
    });
    let mut result = json!({
        "ruleId": diagnostic.rule,
        "level": diagnostic.severity.as_str(),
        "message": { "text": format!("{}{hint}", diagnostic.message) },
        "locations": diagnostic.place.iter().map(|place| location(*place, files)).collect::<Vec<_>>(),
        "relatedLocations": related.collect::<Vec<_>>(),
    });
    if let Some(index) = rules.iter().position(|rule| rule.name == diagnostic.rule) {
        result["ruleIndex"] = json!(index);
    }
    if !diagnostic.mends.is_empty() {
        result["fixes"] = json!([{ "artifactChanges": changes(diagnostic, files) }]);
    }
    result
}

fn location(place: Place, files: &Files) -> Value {
    json!({ "physicalLocation": { "artifactLocation": artifact(place, files), "region": region(place, files) } })
}

fn changes(diagnostic: &Diagnostic, files: &Files) -> Vec<Value> {
    let change = |mend: &super::Mend| {
        json!({
            "artifactLocation": artifact(mend.place, files),
            "replacements": [{
                "deletedRegion": region(mend.place, files),
                "insertedContent": { "text": mend.text },
            }],
        })
    };
    diagnostic.mends.iter().map(change).collect()
}

fn artifact(place: Place, files: &Files) -> Value {
    json!({ "uri": uri(files.path(place.file)) })
}

fn region(place: Place, files: &Files) -> Value {
    let Region { line, column, end_line, end_column } = Region::of(files, place);
    json!({ "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column })
}

/// A path as a relative reference (RFC 3986): a file of a strange name must not make another address.
fn uri(path: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~/".contains(&b);
    path.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}
