//! Reads the corpus (see README.md here) and lays an attack over a small dossier.

use crate::places::laid;
use crate::support::copy_into;
use std::fs;
use std::path::{Path, PathBuf};

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile")
}

/// The attacks of a file that has one a line.
pub fn lines(name: &str) -> Vec<String> {
    let text = fs::read_to_string(folder().join(name)).expect("a file of attacks");
    text.lines().map(unescaped).collect()
}

/// Whether a text holds a character that no text may.
pub fn has_control(text: &str) -> bool {
    text.chars().any(|c| c.is_control() || matches!(c, '\u{fdd0}' | '\u{fffe}'))
}

/// Several attacks in one text, so that few sites try all of them. What must be refused stands alone; what acts at the
/// beginning of a cell begins its text.
pub fn groups(attacks: &[String]) -> Vec<String> {
    let (controls, others): (Vec<&String>, Vec<&String>) = attacks.iter().partition(|attack| has_control(attack));
    let begins = |attack: &&String| attack.starts_with(['=', '+', '-', '@']);
    let (first, others): (Vec<&String>, Vec<&String>) = others.into_iter().partition(begins);
    let mut groups = vec![String::new(); first.len().max(8)];
    let count = groups.len();
    for (number, attack) in first.into_iter().chain(others).enumerate() {
        let group = &mut groups[number % count];
        if !group.is_empty() {
            group.push(' ');
        }
        group.push_str(attack);
    }
    groups.extend(controls.into_iter().cloned());
    groups
}

/// `\u{202e}` stands for the character, `\x{40|ab}` for `ab` forty times.
pub fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("\\u{").into_iter().chain(rest.find("\\x{")).min() {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let is_repeat = escape.starts_with("\\x{");
        let (inner, after) = escape.get(3..).and_then(|escape| escape.split_once('}')).expect("an escape is closed");
        if is_repeat {
            let (times, what) = inner.split_once('|').expect("\\x{40|ab}");
            out.push_str(&what.repeat(times.parse().expect("a number")));
        } else {
            out.push(u32::from_str_radix(inner, 16).ok().and_then(char::from_u32).expect("a character"));
        }
        rest = after;
    }
    out + rest
}

/// One attack with files of its own.
pub struct Case {
    pub name: String,
    pub files: Vec<(String, Vec<u8>)>,
    /// Rules that must report an error; none where the site must be built.
    pub errors: Vec<String>,
    pub warnings: Vec<String>,
}

/// Every case of `cases/`.
pub fn cases() -> Vec<Case> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder().join("cases")).expect("cases").map(|entry| entry.expect("entry").path()).collect();
    paths.sort();
    paths.iter().flat_map(|path| cases_of(&fs::read_to_string(path).expect("a file of cases"))).collect()
}

fn cases_of(text: &str) -> Vec<Case> {
    let parts = text.split("\n=== ").map(|part| part.strip_prefix("=== ").unwrap_or(part));
    parts.filter(|part| !part.trim().is_empty()).map(case).collect()
}

fn case(text: &str) -> Case {
    let (name, _) = text.split_once('\n').expect("a name");
    let mut case = Case { name: name.to_owned(), files: Vec::new(), errors: Vec::new(), warnings: Vec::new() };
    let mut expects = false;
    for part in text.split("\n--- ").skip(1) {
        let (head, body) = part.split_once('\n').expect("a head");
        if head == "expect" {
            expects = true;
            for line in body.lines().filter(|line| !line.is_empty() && *line != "builds") {
                match line.strip_prefix("warns ") {
                    Some(rule) => case.warnings.push(rule.to_owned()),
                    None => case.errors.push(line.to_owned()),
                }
            }
        } else if let Some(path) = head.strip_prefix("bytes ") {
            let byte = |pair: &str| u8::from_str_radix(pair, 16).expect("hexadecimal");
            case.files.push((unescaped(path), body.split_whitespace().map(byte).collect()));
        } else {
            case.files.push((unescaped(head), unescaped(body).into_bytes()));
        }
    }
    assert!(expects, "{name} expects nothing");
    case
}

/// The small sound dossier with files over it.
pub fn dossier(files: &[(String, Vec<u8>)]) -> tempfile::TempDir {
    let folder = crate::support::copy("whole");
    for (path, bytes) in files {
        let target = folder.path().join(path);
        fs::create_dir_all(target.parent().expect("a parent")).expect("a folder");
        fs::write(&target, bytes).expect("written");
    }
    folder
}

/// The small sound dossier with an attack in every text of it.
pub fn filled(attack: &str) -> tempfile::TempDir {
    let target = crate::support::copy("whole");
    copy_into(&folder().join("slots"), target.path());
    fill(target.path(), attack);
    target
}

fn fill(folder: &Path, attack: &str) {
    for entry in fs::read_dir(folder).expect("listable") {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            fill(&path, attack);
        } else if let Ok(text) = fs::read_to_string(&path)
            && text.contains("@@")
        {
            fs::write(&path, laid(&text, attack)).expect("written");
        }
    }
}
