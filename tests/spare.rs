//! The folder that was published before is the next build's to begin with: whatever was done to it, the site is the one
//! that is built from nothing, with the files of others in it, and no published file is written into.

#![cfg(unix)]
#![expect(clippy::expect_used, reason = "a test that meets the unexpected stops at once")]

mod support;

use malaf::emit::Shard;
use malaf::pipeline::{Options, Outcome, build, build_if_edited};
use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::time::Duration;
use support::{copy, copy_into, files_below};

fn build_again(root: &Path) {
    build_part(root, Shard::default());
}

fn build_part(root: &Path, shard: Shard) {
    // Longer than the tick of a file system's clock.
    std::thread::sleep(Duration::from_millis(70));
    let options = Options { shard, ..Options::default() };
    match build_if_edited(root, &root.join("public"), &options).expect("the machine works") {
        Outcome::Built(built) => drop(built.emitted.expect("a sound dossier")),
        Outcome::Stands(_) => {}
    }
}

/// The site as it is built from nothing.
fn from_nothing(root: &Path, shard: Shard) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let options = Options { shard, ..Options::default() };
    build(root, &folder.path().join("site"), &options).expect("the machine works").emitted.expect("a sound dossier");
    folder
}

/// That the published site is the one from nothing with these files of others, and nothing besides.
fn assert_whole(root: &Path, theirs: &[(&str, &str)], when: &str) {
    let clean = from_nothing(root, Shard::default());
    let out = clean.path().join("site");
    for (path, text) in theirs {
        let path = out.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("written");
    }
    assert!(files_below(&out) == files_below(&root.join("public")), "{when}");
    assert_eq!(folders_below(&out), folders_below(&root.join("public")), "{when}");
}

/// A dossier that was built, edited and built again.
fn built_twice() -> tempfile::TempDir {
    let site = copy("whole");
    build_again(site.path());
    edit_a_page(site.path(), 1000);
    build_again(site.path());
    assert!(spare_of(site.path()).is_some());
    site
}

/// The folder that the site stood in before the last build.
fn spare_of(root: &Path) -> Option<PathBuf> {
    let kept: Vec<PathBuf> = fs::read_dir(root.join(".malaf/spare"))
        .into_iter()
        .flatten()
        .flatten()
        .map(|e| e.path())
        .filter(|path| path.is_dir())
        .collect();
    assert!(kept.len() <= 1, "{kept:?}");
    kept.into_iter().next()
}

/// Every folder below `folder`, and everything that is neither folder nor file.
fn folders_below(folder: &Path) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("listed")) {
        let kind = entry.file_type().expect("a kind");
        if kind.is_dir() {
            found.extend(folders_below(&entry.path()).into_iter().map(|path| Path::new(&entry.file_name()).join(path)));
        }
        if !kind.is_file() {
            found.insert(PathBuf::from(entry.file_name()));
        }
    }
    found
}

fn edit_a_page(root: &Path, number: u32) {
    let page = root.join("content/pages/about/en.md");
    let text = fs::read_to_string(&page).expect("readable");
    fs::write(&page, format!("{text}\nOne line more: {number}.\n")).expect("written");
}

#[test]
fn the_folder_before_is_used_again_and_never_trusted() {
    let site = copy("whole");
    let root = site.path();
    let theirs = tempfile::tempdir().expect("a folder");
    fs::write(theirs.path().join("index.html"), "years of work").expect("written");
    build_again(root);
    fs::write(root.join("public/CNAME"), "theirs").expect("written");
    for round in 0..6 {
        edit_a_page(root, round);
        // Another name of a published page: what it says can change only where something is written into it.
        let witness = theirs.path().join(format!("{round}"));
        fs::hard_link(root.join("public/en/about/index.html"), &witness).expect("a link");
        let said = fs::read(&witness).expect("readable");
        if let Some(spare) = spare_of(root) {
            let at = |path: &str| spare.join(path);
            match round {
                2 => {
                    fs::remove_file(at("en/index.html")).expect("removed");
                    symlink(theirs.path().join("index.html"), at("en/index.html")).expect("a link");
                    fs::remove_dir_all(at("en/about")).expect("removed");
                    symlink(theirs.path(), at("en/about")).expect("a link");
                }
                3 => {
                    fs::remove_dir_all(at("ar/about")).expect("removed");
                    fs::write(at("ar/about"), "a file where a folder is").expect("written");
                    fs::remove_file(at("ar/index.html")).expect("removed");
                    fs::create_dir_all(at("ar/index.html/deep/er")).expect("a folder");
                    fs::write(at("ar/index.html/deep/er/file"), "a folder where a file is").expect("written");
                }
                4 => {
                    fs::create_dir_all(at("en/ghost/of/a/page")).expect("a folder");
                    fs::write(at("en/ghost/index.html"), "stray").expect("written");
                    fs::remove_file(at("en/timeline/index.html")).expect("removed");
                    fs::write(at("en/timeline/index.html"), "another file of the same name").expect("written");
                    fs::remove_file(at("CNAME")).expect("removed");
                    fs::write(at("CNAME"), "not theirs").expect("written");
                }
                _ => {}
            }
        } else {
            assert_eq!(round, 0, "the folder before is kept");
        }
        build_again(root);
        assert_whole(root, &[("CNAME", "theirs")], &format!("round {round}"));
        assert!(fs::read(&witness).expect("readable") == said, "round {round}: a published file was written into");
        assert_eq!(fs::read_to_string(theirs.path().join("index.html")).expect("there"), "years of work");
    }
}

#[test]
fn a_link_in_the_place_of_the_folder_before_is_not_followed() {
    let site = copy("whole");
    let root = site.path();
    build_again(root);
    edit_a_page(root, 0);
    build_again(root);
    let spare = spare_of(root).expect("kept");
    // The folder around it leads elsewhere, and there stands one of the same name.
    let theirs = tempfile::tempdir().expect("a folder");
    let name = spare.file_name().expect("a name");
    fs::create_dir(theirs.path().join(name)).expect("a folder");
    fs::write(theirs.path().join(name).join("kept"), "years of work").expect("written");
    fs::remove_dir_all(root.join(".malaf/spare")).expect("removed");
    symlink(theirs.path(), root.join(".malaf/spare")).expect("a link");
    edit_a_page(root, 1);
    build_again(root);
    assert_eq!(files_below(theirs.path()).len(), 1);
    assert!(theirs.path().join(name).join("kept").is_file());
}

/// A file in the place of a folder of others, a page of a name that others have, and their file anew.
#[test]
fn files_of_others_stay_unless_the_site_has_a_place_of_their_name() {
    let site = built_twice();
    let root = site.path();
    let public = root.join("public");
    fs::create_dir(public.join("x")).expect("a folder");
    fs::write(public.join("x/a"), "a").expect("written");
    for round in 0..2 {
        edit_a_page(root, round);
        build_again(root);
        assert_whole(root, &[("x/a", "a")], "a folder of others");
    }
    fs::remove_dir_all(public.join("x")).expect("removed");
    fs::write(public.join("x"), "precious").expect("written");
    for round in 2..4 {
        build_again(root);
        assert_whole(root, &[("x", "precious")], "a file where their folder was");
        edit_a_page(root, round);
    }
    fs::write(public.join("en/foo"), "one").expect("written");
    build_again(root);
    edit_a_page(root, 5);
    build_again(root);
    assert_whole(root, &[("x", "precious"), ("en/foo", "one")], "a file beside the pages");
    fs::remove_file(public.join("en/foo")).expect("removed");
    fs::write(public.join("en/foo"), "two").expect("written");
    copy_into(&root.join("content/pages/about"), &root.join("content/pages/foo"));
    build_again(root);
    assert_whole(root, &[("x", "precious")], "a page of that name");
    fs::remove_file(public.join("_headers")).expect("removed");
    fs::create_dir(public.join("_headers")).expect("a folder");
    fs::write(public.join("_headers/f"), "f").expect("written");
    edit_a_page(root, 6);
    build_again(root);
    assert_whole(root, &[("x", "precious")], "a file of the site where they have a folder");
}

#[test]
fn a_link_of_others_stays_where_a_page_was() {
    let site = copy("whole");
    let root = site.path();
    copy_into(&root.join("content/pages/about"), &root.join("content/pages/foo"));
    build_again(root);
    fs::remove_dir_all(root.join("content/pages/foo")).expect("removed");
    build_again(root);
    symlink("about", root.join("public/en/foo")).expect("a link");
    for round in 0..3 {
        edit_a_page(root, round);
        build_again(root);
        assert_eq!(fs::read_link(root.join("public/en/foo")).expect("a link"), Path::new("about"));
    }
}

#[test]
fn a_part_of_a_site_holds_nothing_of_other_parts() {
    let site = built_twice();
    let root = site.path();
    for (round, part) in ["1/2", "2/2", "1/1", "2/3"].into_iter().enumerate() {
        edit_a_page(root, u32::try_from(round).expect("small"));
        let shard: Shard = part.parse().expect("a part");
        build_part(root, shard);
        let clean = from_nothing(root, shard);
        assert!(files_below(&clean.path().join("site")) == files_below(&root.join("public")), "{part}");
    }
}

#[test]
fn odd_things_in_its_place_do_not_stop_a_build() {
    let site = built_twice();
    let root = site.path();
    let spare = spare_of(root).expect("kept");
    let odd: [&dyn Fn(); 5] = [
        &|| fs::write(&spare, "a file").expect("written"),
        &|| fs::write(root.join(".public.next"), "a file").expect("written"),
        &|| symlink("/nowhere", root.join(".public.next")).expect("a link"),
        &|| {
            let deep = spare.join(vec!["d"; 1500].join("/"));
            fs::create_dir_all(deep).expect("a folder");
        },
        &|| {
            fs::remove_dir_all(root.join(".malaf")).expect("removed");
            fs::write(root.join(".malaf"), "a file").expect("written");
        },
    ];
    for (round, odd) in (0..).zip(odd) {
        fs::remove_dir_all(&spare).unwrap_or_default();
        odd();
        edit_a_page(root, round);
        build_again(root);
        assert_whole(root, &[], &format!("odd thing {round}"));
        assert!(fs::symlink_metadata(root.join(".public.next")).is_err());
    }
}

#[test]
fn folders_have_the_rights_of_new_ones() {
    let site = built_twice();
    let root = site.path();
    let rights = |folder: &Path| fs::metadata(folder).expect("there").permissions().mode();
    let new = tempfile::tempdir().expect("a folder");
    fs::create_dir(new.path().join("new")).expect("a folder");
    let spare = spare_of(root).expect("kept");
    for folder in ["", "en", "en/about"] {
        fs::set_permissions(spare.join(folder), fs::Permissions::from_mode(0o700)).expect("set");
    }
    edit_a_page(root, 0);
    build_again(root);
    for folder in ["", "en", "en/about"] {
        assert_eq!(rights(&root.join("public").join(folder)), rights(&new.path().join("new")), "`{folder}`");
    }
}

#[test]
fn one_folder_is_kept_for_a_dossier() {
    let site = built_twice();
    let root = site.path();
    for round in 0..3 {
        for out in ["public", "other", "../OUT/public", "public/../public"] {
            let name = root.file_name().and_then(|name| name.to_str()).expect("a name");
            let out = root.join(out.replace("OUT", name));
            edit_a_page(root, round);
            build_if_edited(root, &out, &Options::default()).expect("the machine works");
            assert!(spare_of(root).is_some_and(|spare| files_below(&spare).len() > 10) || round == 0);
        }
    }
}

/// What leads elsewhere is no page, even where it leads to the same bytes; what never ends is not read.
#[test]
fn a_page_that_was_made_something_else_is_a_page_again() {
    let site = built_twice();
    let root = site.path();
    let page = root.join("public/en/index.html");
    let elsewhere = root.join("elsewhere.html");
    fs::copy(&page, &elsewhere).expect("copied");
    fs::remove_file(&page).expect("removed");
    symlink(&elsewhere, &page).expect("a link");
    for fifo in ["public/_headers", "public/data/claims.json"] {
        fs::remove_file(root.join(fifo)).expect("removed");
        let made = std::process::Command::new("mkfifo").arg(root.join(fifo)).status().expect("mkfifo");
        assert!(made.success());
    }
    build_again(root);
    assert_whole(root, &[], "something else");
}

#[test]
fn a_compressed_copy_that_was_damaged_is_a_copy_again() {
    let site = copy("whole");
    let root = site.path();
    let settings = fs::read_to_string(root.join("site.toml")).expect("readable");
    fs::write(root.join("site.toml"), settings + "\n[hosting]\ncompress = true\n").expect("written");
    build_again(root);
    let at = |path: &str| root.join("public").join(path);
    fs::write(at("en/index.html.gz"), "damaged").expect("written");
    fs::copy(at("en/about/index.html.br"), at("ar/index.html.br")).expect("copied");
    fs::remove_file(at("index.html.gz")).expect("removed");
    symlink(at("404.html.gz"), at("index.html.gz")).expect("a link");
    build_again(root);
    assert_whole(root, &[], "damaged copies");
}
