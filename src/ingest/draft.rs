//! A draft record for a capture: `source.toml`, and a skeleton of the digest in each language. Marked as a draft, so
//! that nothing of it is published before an editor says so; it holds no text of the article but its headline.

use super::{DateFact, DateStatus, Described, Facts, Named};
use crate::capture::Role;
use std::collections::BTreeMap;
use std::fmt::Write;

/// What the dossier knows that a draft can use.
#[derive(Debug, Clone, Default)]
pub struct DossierSays {
    /// The tags of its languages.
    pub languages: Vec<String>,
    /// The tag of the language that the capture is in, where the dossier has one of its script.
    pub written_in: Option<String>,
    /// The entities that each paragraph names, by number.
    pub mentions: BTreeMap<u32, Vec<String>>,
}

/// The files of a draft, by name.
pub fn draft(described: &Described, dossier: &DossierSays) -> Vec<(String, String)> {
    let facts = described.facts();
    let record = ("source.toml".to_owned(), record(described, &facts, dossier));
    let digest = digest(described, dossier);
    let skeletons = dossier.languages.iter().map(|tag| (format!("{tag}.md"), digest.clone()));
    std::iter::once(record).chain(skeletons).collect()
}

fn record(described: &Described, facts: &Facts, dossier: &DossierSays) -> String {
    let mut text = String::from(
        "# Written by `malaf ingest`. Read it against the capture, complete it, then take the next line away.\ndraft   = true\n",
    );
    let _ = writeln!(text, "capture = {}", toml_string(&described.file));
    let language = dossier.written_in.as_deref().or(described.read.metadata.language.as_deref());
    let _ = match language {
        Some(tag) => writeln!(text, "language = {}", toml_string(tag)),
        None => writeln!(text, "# language = \"\""),
    };
    let _ = match &facts.publisher {
        Some(found) => writeln!(text, "# publisher = \"\"   # an organisation's id; found: {}", one_line(found)),
        None => writeln!(text, "# publisher = \"\"   # an organisation's id; the capture names none"),
    };
    text.push_str(&keyed("headline", facts.title.as_ref(), dossier));
    if let Some(n) = facts.title.as_ref().and_then(|title| title.paragraph) {
        let _ = writeln!(text, "headline-paragraph = {}", n.get());
    }
    text.push_str(&keyed("byline", facts.byline.as_ref(), dossier));
    if let Some(address) = &described.read.metadata.address {
        let _ = writeln!(text, "original = {}", toml_string(address));
    }
    text.push_str(&date(facts.date.as_ref()));
    text
}

/// A text in the capture's own language.
fn keyed(key: &str, found: Option<&Named>, dossier: &DossierSays) -> String {
    match (found, &dossier.written_in) {
        (Some(found), Some(tag)) => format!("{key} = {{ {tag} = {} }}\n", toml_string(&found.text)),
        (Some(found), None) => format!("# {key} = {{ }}   # found: {}\n", one_line(found)),
        (None, _) => format!("# {key} = {{ }}   # the capture has none\n"),
    }
}

/// A date that is stated is written; another is an editor's to judge, and stands as a comment with its reason.
fn date(date: Option<&DateFact>) -> String {
    let Some(date) = date else {
        return "# date = { value = \"\", status = \"bounded\", why = { } }   # the capture gives none\n".to_owned();
    };
    let numbers: Vec<String> = date.paragraphs.iter().map(|n| n.get().to_string()).collect();
    let (value, status, numbers) = (toml_string(&date.edtf), date.status.as_str(), numbers.join(", "));
    if date.status == DateStatus::Stated {
        return format!("date = {{ value = {value}, status = \"{status}\", paragraphs = [{numbers}] }}\n");
    }
    format!(
        "# {}\n# date = {{ value = {value}, status = \"{status}\", paragraphs = [{numbers}], why = {{ }} }}\n",
        date.why.replace('\n', " ")
    )
}

/// A block for each body paragraph: its mark, an ellipsis to write over, and whom it names.
fn digest(described: &Described, dossier: &DossierSays) -> String {
    let mut text = format!("+++\ntitle = {}\nsummary = \"…\"\n+++\n", toml_string(&described.file));
    for judged in described.judged().into_iter().filter(|judged| judged.role == Role::Body) {
        let _ = write!(text, "\n[{}] …", judged.n);
        for entity in dossier.mentions.get(&judged.n.get()).into_iter().flatten() {
            let _ = write!(text, " [[{entity}]]");
        }
        text.push('\n');
    }
    text
}

fn one_line(found: &Named) -> String {
    let text = found.text.replace(['\n', '\r'], " ");
    found.paragraph.map_or_else(|| text.clone(), |n| format!("{text} ({n})"))
}

/// A basic string of TOML.
pub fn toml_string(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
