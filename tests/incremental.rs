//! A build after edits is the build from nothing, byte for byte; and where nothing was edited nothing is done.

#![expect(clippy::expect_used, reason = "a test that meets the unexpected stops at once")]

mod support;

use malaf::pipeline::{Options, Outcome, build, build_if_edited};
use proptest::prelude::*;
use std::fs;
use std::path::Path;
use std::time::Duration;
use support::{copy, files_below};

/// Longer than the tick of a file system's clock, so that a footprint may be kept.
fn let_the_clock_tick() {
    std::thread::sleep(Duration::from_millis(70));
}

/// How many files were changed; `None` where the last site was found to stand.
fn build_again(root: &Path) -> Option<usize> {
    match build_if_edited(root, &root.join("public"), &Options::default()).expect("the machine works") {
        Outcome::Built(built) => Some(built.emitted.map_or(0, |emitted| emitted.changed)),
        Outcome::Stands(emitted) => {
            assert_eq!(emitted.changed, 0);
            None
        }
    }
}

/// One edit of a dossier, by a number that chooses what and how.
fn edit(root: &Path, which: u8, number: u32) {
    let at = |path: &str| root.join(path);
    let append = |path: &str, text: &str| {
        let before = fs::read_to_string(at(path)).unwrap_or_default();
        fs::write(at(path), before + text).expect("written");
    };
    match which {
        0 => append("content/sources/paper-2016/en.md", &format!("\nAnd so on, {number} [¶1].\n")),
        1 => append("content/topics/river/ar.md", &format!("\nوهكذا {number} [@paper-2016 ¶1].\n")),
        2 => {
            let name = format!("name = {{ ar = \"بلدة {number}\", en = \"Town {number}\" }}");
            fs::write(at(&format!("content/entities/town-{number}.toml")), format!("kind = \"place\"\n{name}\n"))
                .expect("written");
        }
        3 => drop(fs::remove_file(at(&format!("content/entities/town-{number}.toml")))),
        4 => drop(fs::rename(at("content/events/flood.toml"), at("content/events/flood-again.toml"))),
        5 => drop(fs::rename(at("content/events/flood-again.toml"), at("content/events/flood.toml"))),
        6 => {
            let settings = fs::read_to_string(at("site.toml")).expect("readable");
            fs::write(at("site.toml"), settings + &format!("# {number}\n")).expect("written");
        }
        7 => {
            fs::create_dir_all(at("templates")).expect("a folder");
            let text = format!("{{% extends \"base.html\" %}}{{% block main %}}{number}{{% endblock main %}}\n");
            fs::write(at("templates/term.html"), text).expect("written");
        }
        8 => drop(fs::remove_dir_all(at("templates"))),
        9 => drop(fs::remove_file(at("captures.lock"))),
        10 => {
            // What another program did to the site itself.
            fs::write(at("public/index.html"), "not ours").unwrap_or_default();
        }
        11 => {
            for (name, _) in files_below(&at(".malaf")) {
                fs::write(at(".malaf").join(name), format!("damaged {number}")).expect("written");
            }
        }
        _ => let_the_clock_tick(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 8, ..ProptestConfig::default() })]

    #[test]
    fn a_build_after_edits_is_the_build_from_nothing(edits in prop::collection::vec((0_u8..16, 0_u32..3), 1..7)) {
        let site = copy("whole");
        let root = site.path();
        build_again(root);
        for (which, number) in edits {
            edit(root, which, number);
            build_again(root);
            let clean = tempfile::tempdir().expect("a folder");
            let out = clean.path().join("site");
            let emitted = build(root, &out, &Options::default()).expect("the machine works").emitted;
            // Where faults keep the site from being built, the old one stands.
            if emitted.is_some() {
                prop_assert!(files_below(&out) == files_below(&root.join("public")), "after {which}, {number}");
            }
        }
    }
}

/// A dossier that nothing is wrong with: what was found has to be said again each time.
fn sound() -> tempfile::TempDir {
    let site = tempfile::tempdir().expect("a folder");
    let at = |path: &str| site.path().join(path);
    fs::create_dir_all(at("content/index")).expect("a folder");
    let settings = "title = { en = \"A dossier\" }\nbase-url = \"https://a.example/\"\ntheme = \"diwan\"\n\
                    [[language]]\ntag = \"en\"\nname = \"English\"\nlocale = \"en-GB\"\n";
    fs::write(at("site.toml"), settings).expect("written");
    fs::write(at("content/index/en.md"), "+++\ntitle = \"A dossier\"\n+++\n").expect("written");
    let_the_clock_tick();
    site
}

#[test]
fn nothing_edited_is_nothing_done_and_any_edit_is_seen() {
    let site = sound();
    let root = site.path();
    assert!(build_again(root).is_some_and(|changed| changed > 0));
    assert_eq!(build_again(root), None);
    fs::write(root.join("content/index/en.md"), "+++\ntitle = \"A dossie2\"\n+++\n").expect("written");
    assert!(build_again(root).is_some_and(|changed| changed > 0));
}

#[test]
fn what_another_program_did_to_the_site_is_put_right() {
    let site = sound();
    let root = site.path();
    build_again(root);
    let page = root.join("public/en/index.html");
    let before = fs::read(&page).expect("readable");
    // As long as it was, and dated as it was.
    let dated = fs::metadata(&page).expect("there").modified().expect("a date");
    let mut other = before.clone();
    other[20] ^= 1;
    fs::write(&page, other).expect("written");
    fs::File::options().write(true).open(&page).expect("opened").set_modified(dated).expect("dated");
    assert_eq!(build_again(root), Some(1));
    assert!(fs::read(&page).expect("readable") == before);
    fs::remove_file(&page).expect("removed");
    assert_eq!(build_again(root), Some(1));
}

#[test]
fn a_damaged_or_foreign_footprint_is_not_trusted() {
    let site = sound();
    let root = site.path();
    build_again(root);
    assert_eq!(build_again(root), None);
    for (name, bytes) in files_below(&root.join(".malaf")) {
        fs::write(root.join(".malaf").join(name), &bytes[..bytes.len() / 2]).expect("written");
    }
    assert_eq!(build_again(root), Some(0));
    assert_eq!(build_again(root), None);
}
