//! What may stand in each file, for other programs: JSON Schemas for editors, and skeletons of records to write over.
//! Both are made from what the records' own readers ask for ([`crate::parse::Shape`]), so neither can fall behind.

mod json;
mod skeleton;

pub use json::json_schema;
pub use skeleton::skeleton;

use crate::parse::FileKind;

/// The name of a schema's file.
#[must_use]
pub fn file_name(kind: FileKind) -> String {
    format!("{}.schema.json", kind.as_str())
}

/// A `.taplo.toml` that gives each TOML file of a dossier its schema from `folder`.
#[must_use]
pub fn taplo(folder: &str) -> String {
    let rules = FileKind::ALL.into_iter().filter(|kind| *kind != FileKind::FrontMatter).map(|kind| {
        let (files, name) = (kind.files(), file_name(kind));
        format!("\n[[rule]]\ninclude = [\"{files}\"]\n[rule.schema]\npath = \"{folder}/{name}\"\n")
    });
    format!(
        "# Written by `malaf schema --out`: which schema each file of the dossier has.\n{}",
        rules.collect::<String>()
    )
}
