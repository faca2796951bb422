//! Parts of a site, made apart, are the site once they are copied together.

#![expect(clippy::expect_used, reason = "a test that meets the unexpected stops at once")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use support::{code, copy, copy_into, malaf, said};

#[test]
fn two_parts_copied_into_one_folder_are_the_site() {
    join_of_two_is_one("");
}

#[test]
fn compressed_copies_join_with_the_files_they_are_of() {
    join_of_two_is_one("\n[hosting]\ncompress = true\n");
}

fn join_of_two_is_one(settings: &str) {
    let site = copy("whole");
    let path = site.path().join("site.toml");
    let before = fs::read_to_string(&path).expect("readable");
    fs::write(&path, before + settings).expect("written");
    for (out, shard) in [("whole", "1/1"), ("one", "1/2"), ("two", "2/2")] {
        let built = malaf(&["build", "--out", out, "--shard", shard], site.path());
        assert_eq!(code(&built), 0, "{}", said(&built));
    }
    let count = |name: &str| support::files_below(&site.path().join(name)).len();
    assert!(count("one") > 1 && count("two") > 1);
    // The list of files stands in each part and tells of the whole.
    assert_eq!(count("one") + count("two"), count("whole") + 1);
    let joined = site.path().join("joined");
    copy_into(&site.path().join("one"), &joined);
    copy_into(&site.path().join("two"), &joined);
    let (joined, whole) = (support::files_below(&joined), support::files_below(&site.path().join("whole")));
    let names: BTreeSet<&String> = joined.keys().chain(whole.keys()).collect();
    let differ: Vec<_> = names.into_iter().filter(|name| joined.get(*name) != whole.get(*name)).collect();
    assert_eq!(differ, Vec::<&String>::new());
}

#[test]
fn a_joined_site_is_built_on_as_any_other() {
    let site = copy("whole");
    malaf(&["build", "--out", "one", "--shard", "1/2"], site.path());
    malaf(&["build", "--out", "two", "--shard", "2/2"], site.path());
    copy_into(&site.path().join("two"), &site.path().join("one"));
    let again = malaf(&["build", "--out", "one", "--fresh"], site.path());
    assert_eq!(code(&again), 0, "{}", said(&again));
    assert!(fs::read_dir(site.path().join("one")).expect("listable").count() > 3);
    let refused = malaf(&["build", "--shard", "3/2"], site.path());
    assert_eq!(code(&refused), 2);
}
