//! Small whole sites, through the front door: each folder of `tests/sites/` is a dossier with what is expected of it.
//!
//! `expect/diagnostics.txt` is what `malaf check` says, line by line. Files below `expect/site/` are compared with
//! the built site's files of the same name, between `<main` and `</main>` for pages: the frame has tests of its own.
//! `MALAF_ACCEPT=1 cargo test --test sites` writes what is found, to be read and committed.

#![expect(clippy::expect_used, reason = "a test that meets the unexpected stops at once")]

mod support;

use malaf::pipeline::{self, Inputs, Options};
use std::fs;
use std::path::{Path, PathBuf};
use support::shown;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites")
}

fn sites() -> Vec<PathBuf> {
    let mut sites: Vec<PathBuf> =
        fs::read_dir(root()).expect("tests/sites").map(|e| e.expect("entry").path()).collect();
    sites.sort();
    sites
}

fn accepting() -> bool {
    std::env::var_os("MALAF_ACCEPT").is_some()
}

fn compare(expected: &Path, found: &str, wrong: &mut Vec<String>) {
    if accepting() {
        fs::create_dir_all(expected.parent().expect("a parent")).expect("a folder");
        fs::write(expected, found).expect("written");
        return;
    }
    let text = fs::read_to_string(expected).unwrap_or_default();
    if text != found {
        wrong.push(format!("--- {} expected\n{text}\n--- found\n{found}", expected.display()));
    }
}

#[test]
fn each_site_says_and_becomes_what_is_expected() {
    let mut wrong = Vec::new();
    let sites = sites();
    assert!(sites.len() >= 8, "the sites are gone");
    for site in sites {
        let out = tempfile::tempdir().expect("a folder");
        let options = Options { inputs: Inputs::Spoken, ..Options::default() };
        let built = pipeline::build(&site, &out.path().join("site"), &options).expect("the machine works");
        let said = shown(&built.examined);
        compare(&site.join("expect/diagnostics.txt"), &said, &mut wrong);
        // A build lets texts go and reads those again of which it has something to say.
        let examined = pipeline::examine(&site, &Options::default()).expect("the machine works");
        assert_eq!(said, shown(&examined), "{}", site.display());
        let listed = fs::read_to_string(site.join("expect/pages.txt")).unwrap_or_default();
        for page in listed.lines() {
            let text = fs::read_to_string(out.path().join("site").join(page)).unwrap_or_else(|_| "absent".to_owned());
            compare(&site.join("expect/site").join(page), &main_of(&text), &mut wrong);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// What stands between `<main` and `</main>`; a file without is compared whole.
fn main_of(text: &str) -> String {
    let inner = text.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>"));
    inner.map_or_else(|| text.to_owned(), |(inner, _)| format!("<main{inner}</main>\n"))
}
