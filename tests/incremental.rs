//! A build after edits is the build from nothing, byte for byte; and where nothing was edited nothing is done.

#![expect(clippy::expect_used, reason = "a test that meets the unexpected stops at once")]

mod support;

use malaf::diagnostic::json;
use malaf::emit::{Fill, Output, Shard};
use malaf::load::Look;
use malaf::pipeline::{Examined, Options, Outcome, Session, build, build_if_edited, examine};
use malaf::render::{Renderer, Sink, render};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
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
        12 => {
            // A word of the theme, which no view holds.
            let name = "themes/diwan/strings/en.ftl";
            let words = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect("readable");
            fs::create_dir_all(at("themes/diwan/strings")).expect("a folder");
            let words = words.replacen("skip-to-content = ", &format!("skip-to-content = {number} "), 1);
            fs::write(at(name), words).expect("written");
        }
        13 => drop(fs::remove_dir_all(at("themes"))),
        14 => {
            // A folder where a page was, and a page that is gone.
            drop(fs::remove_file(at("public/en/index.html")));
            drop(fs::create_dir_all(at("public/en/index.html")));
            drop(fs::remove_dir_all(at("public/ar/sources")));
        }
        15 => {
            let css = at("themes/diwan/styles/frame.css");
            fs::create_dir_all(at("themes/diwan/styles")).expect("a folder");
            fs::write(css, format!(".frame {{ margin: {number}px }}\n")).expect("written");
        }
        _ => let_the_clock_tick(),
    }
}

/// Every file of `content/` and the settings, by what stands in it.
fn texts(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut texts = files_below(&root.join("content"));
    texts = texts.into_iter().map(|(name, bytes)| (format!("content/{name}"), bytes)).collect();
    for name in ["site.toml", "captures.lock", "translations.lock"] {
        texts.extend(fs::read(root.join(name)).map(|bytes| (name.to_owned(), bytes)));
    }
    for folder in ["templates", "themes"] {
        let below = files_below(&root.join(folder)).into_iter();
        texts.extend(below.map(|(name, bytes)| (format!("{folder}/{name}"), bytes)));
    }
    texts
}

/// What the system would tell of the difference.
fn touched(root: &Path, before: &BTreeMap<String, Vec<u8>>, now: &BTreeMap<String, Vec<u8>>) -> BTreeSet<PathBuf> {
    let names = before.keys().chain(now.keys()).filter(|name| before.get(*name) != now.get(*name));
    names.map(|name| root.join(name)).collect()
}

/// The files that a reading would be published as, but for the search.
fn files_of(examined: &Examined) -> Option<BTreeMap<String, Vec<u8>>> {
    let dossier = examined.dossier.as_ref().filter(|_| examined.is_sound(Options::default().strictness))?;
    let renderer = Renderer::new(dossier, &examined.assets).expect("a theme");
    let files = Mutex::new(BTreeMap::new());
    let write = |output: Output| {
        files.lock().expect("no panic").insert(output.path, output.bytes);
        Ok(())
    };
    let fill = |path: &str, fill: Fill<'_>| write(Output::filled(path, fill)?);
    let sink = Sink { write: &write, fill: &fill, list: &|_| Ok(()), stands: &|_, _| Ok(false) };
    render(&renderer, Shard::default(), &sink).expect("templates that hold");
    Some(files.into_inner().expect("no panic"))
}

/// More edits, of records whose texts stay and of texts whose records stay.
fn edit_more(root: &Path, which: u8, number: u32) {
    let at = |path: &str| root.join(path);
    let replace = |path: &str, from: &str, to: &str| {
        let text = fs::read_to_string(at(path)).unwrap_or_default();
        if text.contains(from) {
            fs::write(at(path), text.replacen(from, to, 1)).expect("written");
        }
    };
    match which {
        20 => replace("content/sources/paper-2016/en.md", "title = \"", &format!("title = \"{number} ")),
        21 => {
            // A broken text, and the same mended by another edit.
            let text = fs::read_to_string(at("content/topics/river/en.md")).expect("readable");
            fs::write(at("content/topics/river/en.md"), text + "\n[@nobody-2016 ¶1] and [[no-such]].\n")
                .expect("written");
        }
        22 => {
            replace("content/topics/river/en.md", "\n[@nobody-2016 ¶1] and [[no-such]].\n", "\nMended.\n");
        }
        23 => {
            // An id that everything after it is numbered behind.
            let name = format!("name = {{ ar = \"أ {number}\", en = \"A {number}\" }}");
            fs::write(at("content/entities/aaa.toml"), format!("kind = \"place\"\n{name}\n")).expect("written");
        }
        24 => drop(fs::remove_file(at("content/entities/aaa.toml"))),
        25 => {
            // A name that texts hold already.
            let name = "name = { ar = \"النهر\", en = \"River\" }";
            fs::write(at("content/entities/the-river.toml"), format!("kind = \"place\"\n{name}\n")).expect("written");
        }
        26 => drop(fs::remove_file(at("content/entities/the-river.toml"))),
        27 => {
            let settings = fs::read_to_string(at("site.toml")).expect("readable");
            let without: Vec<&str> = settings.lines().filter(|line| !line.starts_with("updated")).collect();
            fs::write(at("site.toml"), format!("updated = \"2026-11-{:02}\"\n{}\n", 10 + number, without.join("\n")))
                .expect("written");
        }
        28 => drop(fs::remove_file(at("translations.lock"))),
        29 => fs::write(at("content/topics/river/ar.md"), [0xFF, 0xFE]).expect("written"),
        30 => fs::write(at("content/topics/river/ar.md"), "+++\ntitle = \"النهر\"\n+++\n").expect("written"),
        31 => {
            let claims = fs::read_to_string(at("content/sources/paper-2016/claims.toml")).unwrap_or_default();
            let claim = format!(
                "\n[[claim]]\nid = \"one-more-{number}\"\nparagraph = 1\nspeaker = {{ ar = \"شاهد\", en = \"A witness\" }}\n\
                 text = {{ ar = \"قول {number}\", en = \"Word {number}\" }}\n"
            );
            fs::write(at("content/sources/paper-2016/claims.toml"), claims + &claim).expect("written");
        }
        32 => {
            // A capture that is not the one that was taken; as long each time.
            fs::create_dir_all(at("captures")).expect("a folder");
            fs::write(at("captures/a.txt"), format!("not the one, {number}")).expect("written");
        }
        33 => drop(fs::remove_dir_all(at("captures"))),
        _ => edit(root, which, number),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, max_shrink_iters: 8, ..ProptestConfig::default() })]

    #[test]
    fn a_reading_that_takes_over_is_the_reading_from_nothing(
        edits in prop::collection::vec((prop_oneof![0_u8..9, Just(9_u8), Just(12), Just(13), Just(15), 20_u8..34], 0_u32..3), 1..9),
    ) {
        let site = copy("whole");
        let root = site.path();
        let mut session = Session::new(root, &Options::default());
        let mut before = texts(root);
        session.examine(Look::Everywhere).expect("the machine works");
        for (which, number) in edits {
            edit_more(root, which, number);
            let now = texts(root);
            let paths = touched(root, &before, &now);
            // Half of the time as a server is told, and half of the time by looking at everything.
            let look = if number % 2 == 0 { Look::At(&paths) } else { Look::Everywhere };
            let taken = session.examine(look).expect("the machine works");
            let fresh = examine(root, &Options::default()).expect("the machine works");
            prop_assert_eq!(json(&taken.diagnostics, &taken.files), json(&fresh.diagnostics, &fresh.files));
            prop_assert!(files_of(&taken) == files_of(&fresh), "after {which}, {number}");
            before = now;
        }
    }
}

/// Mentions in a capture lead to entities by number, also from an id that another record claims too.
#[test]
fn an_entity_with_the_id_of_another_record_leaves_no_number_behind() {
    let site = copy("whole");
    let root = site.path();
    let at = |path: &str| root.join(path);
    let source = at("content/sources/zz-paper");
    fs::rename(at("content/sources/paper-2016"), &source).expect("renamed");
    fs::remove_file(source.join("ar.md")).expect("removed");
    fs::remove_file(source.join("en.md")).expect("removed");
    let lock = fs::read_to_string(at("captures.lock")).expect("a lock");
    fs::write(at("captures.lock"), format!("{lock}names 0123456789abcdef\nmention zz-paper ¶3 = Zed\n"))
        .expect("written");
    let entity = at("content/entities/zz-paper.toml");
    fs::write(&entity, "kind = \"place\"\nname = { ar = \"زد\", en = \"Zed\" }\n").expect("written");
    let mut session = Session::new(root, &Options::default());
    session.examine(Look::Everywhere).expect("the machine works");
    fs::remove_file(entity).expect("removed");
    let taken = session.examine(Look::Everywhere).expect("the machine works");
    let fresh = examine(root, &Options::default()).expect("the machine works");
    assert_eq!(json(&taken.diagnostics, &taken.files), json(&fresh.diagnostics, &fresh.files));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 8, ..ProptestConfig::default() })]

    #[test]
    fn a_build_after_edits_is_the_build_from_nothing(edits in prop::collection::vec((0_u8..20, 0_u32..3), 1..7)) {
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
fn an_interrupted_move_of_few_files_is_put_right() {
    let site = copy("whole");
    let root = site.path();
    build_again(root);
    let before = files_below(&root.join("public"));
    // As it stands between two moves: the list names old and new files, some are moved and some are not.
    let list = root.join("public/malaf-files.txt");
    let listed = fs::read_to_string(&list).expect("readable");
    fs::write(&list, listed + "en/ghost/index.html\nen/never/index.html\n").expect("written");
    fs::create_dir_all(root.join("public/en/ghost")).expect("a folder");
    fs::write(root.join("public/en/ghost/index.html"), "moved").expect("written");
    fs::remove_file(root.join("public/en/index.html")).expect("removed");
    fs::create_dir_all(root.join(".public.next/en")).expect("a folder");
    fs::write(root.join(".public.next/en/index.html"), "left").expect("written");
    let_the_clock_tick();
    assert_eq!(build_again(root), Some(1));
    assert!(files_below(&root.join("public")) == before);
    assert!(!root.join("public/en/ghost").exists() && !root.join(".public.next").exists());
}

#[cfg(unix)]
#[test]
fn files_are_not_moved_through_a_link() {
    let site = copy("whole");
    let root = site.path();
    build_again(root);
    let elsewhere = tempfile::tempdir().expect("a folder");
    let kept = elsewhere.path().join("index.html");
    fs::write(&kept, "somebody else's").expect("written");
    fs::remove_dir_all(root.join("public/en/map")).unwrap_or_default();
    fs::remove_dir_all(root.join("public/en/timeline")).expect("removed");
    std::os::unix::fs::symlink(elsewhere.path(), root.join("public/en/timeline")).expect("a link");
    let_the_clock_tick();
    build_again(root);
    assert_eq!(fs::read_to_string(&kept).expect("readable"), "somebody else's");
    assert!(root.join("public/en/timeline/index.html").is_file() && !root.join("public/en/timeline").is_symlink());
}

#[test]
fn few_files_of_many_are_moved_and_the_rest_is_not_touched() {
    let site = copy("whole");
    let root = site.path();
    let marks = |root: &Path| -> Vec<(String, std::time::SystemTime)> {
        let files = files_below(&root.join("public")).into_keys();
        files
            .map(|name| {
                (name.clone(), fs::metadata(root.join("public").join(name)).expect("there").modified().expect("dated"))
            })
            .collect()
    };
    let source = root.join("content/pages");
    build_again(root);
    let_the_clock_tick();
    // A second build remembers what the first wrote a moment before its end.
    assert_eq!(build_again(root), Some(0));
    let before = marks(root);
    let page = fs::read_dir(&source).expect("pages").next().expect("one").expect("listed").path().join("en.md");
    let text = fs::read_to_string(&page).expect("readable");
    fs::write(&page, text + "\nOne line more.\n").expect("written");
    let changed = build_again(root).expect("built");
    // The list of files is no file of the site.
    let touched = marks(root).into_iter().filter(|mark| !before.contains(mark) && mark.0 != "malaf-files.txt").count();
    assert!(changed > 0 && changed * 4 <= before.len(), "{changed} of {}", before.len());
    assert_eq!(touched, changed);
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
