//! What pages are on paper, and what leaves the site as a book: through the front door, without a browser.

#![expect(clippy::expect_used, reason = "a test that meets the unexpected stops at once")]

use malaf::pipeline::{self, Options};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A small dossier with every kind of record.
fn whole() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/whole")
}

/// The built site: each file's text by its path; files that are no text are left out.
fn built(root: &Path, options: &Options) -> BTreeMap<String, String> {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("site");
    let built = pipeline::build(root, &out, options).expect("the machine works");
    assert!(built.emitted.is_some(), "{:?}", built.examined.diagnostics);
    let mut files = BTreeMap::new();
    let mut folders = vec![out.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("listable") {
            let path = entry.expect("entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                let below = path.strip_prefix(&out).expect("below").to_string_lossy().into_owned();
                files.insert(below, text);
            }
        }
    }
    files
}

/// What stands between `before` and `after`, each time.
fn between<'a>(text: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    text.split(before).skip(1).filter_map(|rest| rest.split(after).next()).collect()
}

#[test]
fn citations_are_numbered_in_the_order_of_the_page_and_each_number_has_its_source() {
    let mut cited = 0;
    for (path, html) in built(&whole(), &Options::default()) {
        let (main, rest) = html.split_once("</main>").unwrap_or((&html, ""));
        let listed = between(rest, "<li data-n=\"", "\"");
        let in_order: Vec<String> = (1..=listed.len()).map(|n| n.to_string()).collect();
        assert_eq!(listed, in_order, "{path}");
        let mut first_seen: Vec<&str> = Vec::new();
        for number in between(main, " data-n=\"", "\"") {
            cited += 1;
            if !first_seen.contains(&number) {
                first_seen.push(number);
            }
        }
        // A table of names cites by outlet and paragraph, without numbers; its sources are listed all the same.
        let numbered: Vec<&str> = in_order.iter().map(String::as_str).filter(|n| first_seen.contains(n)).collect();
        assert_eq!(first_seen, numbered, "{path}");
    }
    assert!(cited > 10, "hardly anything is cited: {cited}");
}

#[test]
fn a_page_says_its_running_head_in_its_own_language() {
    let files = built(&whole(), &Options::default());
    let page = |path: &str| files.get(path).expect("the page");
    assert!(page("ar/topics/river/index.html").contains(" data-of=\"من\""));
    let english = page("en/topics/river/index.html");
    assert!(english.contains(" data-of=\"of\"") && english.contains(" data-page=\""), "{english}");
}
