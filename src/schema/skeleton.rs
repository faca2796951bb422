//! A record with all its keys, each with its description: what must be there to write over, the rest as comments.

use crate::parse::{FileKind, Key, RecordId, RecordKind, Shape, Table};
use std::fmt::Write;

const OPENING: &str =
    "# Written by `malaf new`. Write over what stands here; take the `#` before a key away to use it.\n";

/// The files of a new record, below the dossier's folder; empty for claims, which stand in their source's file.
#[must_use]
pub fn skeleton(kind: RecordKind, id: &RecordId, tags: &[&str]) -> Vec<(String, String)> {
    let Some(folder) = kind.folder() else {
        return Vec::new();
    };
    let folder = format!("content/{folder}");
    let toml = |file: FileKind| toml(&file.table(), tags);
    let with_texts = |name: &str, file: FileKind| {
        let record = (format!("{folder}/{id}/{name}"), toml(file));
        std::iter::once(record).chain(texts(&folder, id, tags)).collect()
    };
    let one_file = |file: FileKind| vec![(format!("{folder}/{id}.toml"), toml(file))];
    match kind {
        RecordKind::Topic => with_texts("topic.toml", FileKind::Topic),
        RecordKind::Note => with_texts("note.toml", FileKind::Note),
        RecordKind::Source => {
            let mut files = with_texts("source.toml", FileKind::Source);
            files.insert(1, (format!("{folder}/{id}/claims.toml"), toml(FileKind::Claims)));
            files
        }
        RecordKind::Entity => one_file(FileKind::Entity),
        RecordKind::Event => one_file(FileKind::Event),
        RecordKind::Dispute => one_file(FileKind::Dispute),
        RecordKind::Term => one_file(FileKind::Term),
        RecordKind::Page => texts(&folder, id, tags),
        RecordKind::Claim => Vec::new(),
    }
}

fn texts(folder: &str, id: &RecordId, tags: &[&str]) -> Vec<(String, String)> {
    let front = FileKind::FrontMatter.table();
    let mut text = String::from("+++\n");
    for key in &front.keys {
        push_key(&mut text, key, Standing::of(key), tags);
    }
    text.push_str("+++\n");
    tags.iter().map(|tag| (format!("{folder}/{id}/{tag}.md"), text.clone())).collect()
}

fn toml(table: &Table, tags: &[&str]) -> String {
    let mut text = String::from(OPENING);
    let (last, first): (Vec<&Key>, Vec<&Key>) = table.keys.iter().partition(|key| has_header(key));
    for key in first {
        text.push('\n');
        push_key(&mut text, key, Standing::of(key), tags);
    }
    for key in last {
        push_tables(&mut text, key, tags);
    }
    text
}

/// Whether a key is at work or stands as a comment.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Live,
    Comment,
}

impl Standing {
    /// What must be there is live, and so is the mark of a draft: nothing new is published by mistake.
    fn of(key: &Key) -> Self {
        if key.required || key.name == "draft" { Self::Live } else { Self::Comment }
    }

    fn mark(self) -> &'static str {
        match self {
            Self::Live => "",
            Self::Comment => "# ",
        }
    }
}

/// A list of tables is written under headers of its own, behind the keys.
fn has_header(key: &Key) -> bool {
    matches!(&key.shape, Shape::List(inner) if matches!(**inner, Shape::Table(_)))
}

fn push_key(text: &mut String, key: &Key, standing: Standing, tags: &[&str]) {
    let must = if key.required { " Must be there." } else { "" };
    let _ = writeln!(text, "# {}{must}", key.about);
    if let Shape::Table(inner) = &key.shape {
        inner.keys.iter().for_each(|key| {
            let _ = writeln!(text, "#   {}: {}", key.name, key.about);
        });
    }
    let _ = writeln!(text, "{}{} = {}", standing.mark(), key.name, sample(&key.shape, key.required, tags));
}

/// `[[position]]` and its keys, as comments.
fn push_tables(text: &mut String, key: &Key, tags: &[&str]) {
    let Shape::List(inner) = &key.shape else { return };
    let Shape::Table(table) = &**inner else { return };
    let _ = writeln!(text, "\n# {}\n# [[{}]]", key.about, key.name);
    for key in &table.keys {
        push_key(text, key, Standing::Comment, tags);
    }
}

/// A value to write over; what must name a record is left empty, so that the check asks for it.
fn sample(shape: &Shape, required: bool, tags: &[&str]) -> String {
    let listed = |inner: &Shape| if is_plain(inner) { String::new() } else { sample(inner, false, tags) };
    match shape {
        Shape::Id(_) | Shape::Cite(_) if required => "\"\"".to_owned(),
        Shape::Text => "\"…\"".to_owned(),
        Shape::Address => "\"https://…\"".to_owned(),
        Shape::Flag => "true".to_owned(),
        Shape::Number | Shape::Paragraph => "1".to_owned(),
        Shape::Decimal => "0.0".to_owned(),
        Shape::OwnId | Shape::Id(_) => "\"id\"".to_owned(),
        Shape::Cite(_) => "\"source ¶1\"".to_owned(),
        // The year is not known: EDTF's own way to say so.
        Shape::Edtf => "\"XXXX\"".to_owned(),
        Shape::Day => "2026-01-31".to_owned(),
        Shape::Choice(words) => format!("\"{}\"", words.first().copied().unwrap_or_default()),
        Shape::ByLanguage(inner) => {
            let texts: Vec<String> = tags.iter().map(|tag| format!("{tag} = {}", sample(inner, false, tags))).collect();
            format!("{{ {} }}", texts.join(", "))
        }
        Shape::List(inner) => format!("[{}]", listed(inner)),
        Shape::Table(table) => {
            let keys = table.keys.iter().filter(|key| key.required);
            let pairs: Vec<String> =
                keys.map(|key| format!("{} = {}", key.name, sample(&key.shape, false, tags))).collect();
            if pairs.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", pairs.join(", ")) }
        }
        Shape::Either(one, _) => sample(one, required, tags),
        Shape::Map(..) => "{}".to_owned(),
    }
}

fn is_plain(shape: &Shape) -> bool {
    !matches!(shape, Shape::Table(_) | Shape::ByLanguage(_))
}
