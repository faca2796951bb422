//! Mentions of the dossier's entities in the five captures, against a list made by hand.
//!
//! `tests/mentions/by-hand.tsv` holds capture, paragraph, words and entity of each mention, read by a person and not by
//! the finder; paragraphs that are duplicates or boilerplate are left out. The captures belong to their publishers and
//! are not in this repository: where `../shared/captures` is not there, the rest of the suite has own-written texts.

#![expect(clippy::expect_used, reason = "a test that meets the unexpected stops at once")]

use malaf::capture::CapturesLock;
use malaf::export::mentions;
use malaf::pipeline::{Options, examine};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

type Key = (String, u64, String, String);

fn by_hand(root: &Path) -> BTreeMap<Key, usize> {
    let text = fs::read_to_string(root.join("tests/mentions/by-hand.tsv")).expect("the list");
    let mut found = BTreeMap::new();
    for line in text.lines() {
        let parts: Vec<&str> = line.split('\t').collect();
        let [capture, paragraph, words, entity] = parts.as_slice() else {
            panic!("not four columns: {line}");
        };
        let paragraph = paragraph.parse().expect("a number");
        *found.entry(((*capture).to_owned(), paragraph, (*words).to_owned(), (*entity).to_owned())).or_insert(0) += 1;
    }
    found
}

fn found(root: &Path, captures: &Path) -> BTreeMap<Key, usize> {
    let examined = examine(root, &Options::default()).expect("the machine works");
    let dossier = examined.dossier.expect("a dossier");
    let aside: Vec<(String, u64)> = dossier
        .sources
        .iter()
        .filter_map(|(_, source)| source.capture.as_ref())
        .flat_map(|capture| capture.paragraphs.iter().map(move |paragraph| (capture, paragraph)))
        .filter(|(_, paragraph)| matches!(paragraph.role.as_str(), "duplicate" | "boilerplate"))
        .map(|(capture, paragraph)| (capture.file.clone(), u64::from(paragraph.n.get())))
        .collect();
    let mut found = BTreeMap::new();
    for line in mentions(&dossier, &CapturesLock::default(), captures).expect("readable").lines() {
        let mention: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let text = |key: &str| mention[key].as_str().expect("a text").to_owned();
        let place = (text("capture"), mention["paragraph"].as_u64().expect("a number"));
        // The list speaks of these not at all, 002's one source line aside, whose role is `source-line`.
        if !aside.contains(&place) {
            *found.entry((place.0, place.1, text("surface"), text("entity"))).or_insert(0) += 1;
        }
    }
    found
}

fn surplus(of: &BTreeMap<Key, usize>, over: &BTreeMap<Key, usize>) -> Vec<String> {
    let more = of.iter().filter(|(key, count)| over.get(key).copied().unwrap_or(0) < **count);
    more.map(|(key, _)| format!("{key:?}")).collect()
}

#[test]
fn mentions_in_the_captures_are_those_that_a_reader_finds() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let captures = root.join("../shared/captures");
    if !captures.is_dir() {
        return;
    }
    let (wanted, found) = (by_hand(root), found(root, &captures));
    let shared: usize = wanted.iter().map(|(key, n)| found.get(key).copied().unwrap_or(0).min(*n)).sum();
    let (all_wanted, all_found): (usize, usize) = (wanted.values().sum(), found.values().sum());
    assert!(all_wanted > 400, "the list is gone");
    let report = format!(
        "{shared} of {all_wanted} wanted and {all_found} found\nnot found: {:#?}\nfound too much: {:#?}",
        surplus(&wanted, &found),
        surplus(&found, &wanted)
    );
    // Precision and recall of 0.98.
    assert!(shared * 100 >= all_found * 98 && shared * 100 >= all_wanted * 98, "{report}");
}
