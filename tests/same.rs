//! The same dossier gives the same bytes: in any time zone and language, at any thread count, in whatever order a disk
//! lists its files, with any file times, in any folder, in whatever year it is.

#![expect(clippy::expect_used, reason = "a test that meets the unexpected stops at once")]

mod support;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};
use support::{Bounded, at, copy, tree};

/// The site as malaf builds it of `root`, with some of its surroundings changed.
fn built(root: &Path, surroundings: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
    let out = tempfile::tempdir().expect("a folder");
    let site = out.path().join("site");
    let mut command = Command::new(env!("CARGO_BIN_EXE_malaf"));
    command.args(["build", "--root"]).arg(root).arg("--out").arg(&site);
    command.envs(surroundings.iter().copied());
    let run = command.finished();
    assert!(run.status.success(), "{surroundings:?}: {}", String::from_utf8_lossy(&run.stderr));
    tree(&site)
}

fn same(surroundings: &[&[(&str, &str)]]) {
    let folder = copy("whole");
    let root = folder.path();
    let plain = built(root, &[]);
    assert!(plain.len() > 60, "{} files", plain.len());
    for changed in surroundings {
        let other = built(root, changed);
        let differing: Vec<&String> =
            plain.iter().zip(&other).filter(|(one, other)| one != other).map(|(one, _)| &one.0).collect();
        assert!(plain == other, "{changed:?}: {differing:?}");
    }
}

#[test]
fn in_any_time_zone() {
    same(&[&[("TZ", "Pacific/Kiritimati")], &[("TZ", "Pacific/Niue")], &[("TZ", ":/nowhere")]]);
}

#[test]
fn in_any_locale() {
    same(&[
        &[("LC_ALL", "ar_SY.UTF-8"), ("LANG", "ar_SY.UTF-8"), ("LANGUAGE", "ar")],
        &[("LC_ALL", "tr_TR.UTF-8"), ("LANG", "tr_TR.UTF-8")],
        &[("LC_ALL", "C"), ("LANG", "C")],
    ]);
}

#[test]
fn at_any_thread_count() {
    same(&[&[("RAYON_NUM_THREADS", "1")], &[("RAYON_NUM_THREADS", "3")], &[("RAYON_NUM_THREADS", "16")]]);
}

/// malaf writes no time of its own making, so a time that is asked for changes nothing.
#[test]
fn with_any_source_date_epoch() {
    same(&[
        &[("SOURCE_DATE_EPOCH", "0")],
        &[("SOURCE_DATE_EPOCH", "4102444800")],
        &[("SOURCE_DATE_EPOCH", "x")],
        &[("SOURCE_DATE_EPOCH", "18446744073709551615")],
    ]);
}

#[test]
fn in_any_surroundings() {
    same(&[&[("HOME", "/nowhere"), ("USER", "nobody"), ("HOSTNAME", "elsewhere"), ("TMPDIR", "/nowhere")]]);
}

fn files_of(folder: &Path) -> Vec<PathBuf> {
    tree(folder).into_iter().map(|(name, _)| folder.join(name)).collect()
}

/// A disk lists files in the order in which they were made, or by a hash.
#[test]
fn in_whatever_order_the_disk_lists_files() {
    let plain = built(&at("sites/whole"), &[]);
    let source = copy("whole");
    for reversed in [false, true] {
        let folder = tempfile::tempdir().expect("a folder");
        let mut files = files_of(source.path());
        if reversed {
            files.reverse();
        }
        for file in files {
            let target = folder.path().join(file.strip_prefix(source.path()).expect("below"));
            fs::create_dir_all(target.parent().expect("a parent")).expect("a folder");
            fs::copy(&file, &target).expect("copied");
        }
        assert!(built(folder.path(), &[]) == plain, "reversed: {reversed}");
    }
}

#[test]
fn with_any_file_times() {
    let plain = built(&at("sites/whole"), &[]);
    for seconds in [0, 86_400 * 365 * 60, 86_400 * 365 * 130] {
        let folder = copy("whole");
        for file in files_of(folder.path()) {
            let time = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
            File::options().write(true).open(&file).and_then(|file| file.set_modified(time)).expect("a time");
        }
        assert!(built(folder.path(), &[]) == plain, "{seconds}");
    }
}

#[test]
fn in_any_folder() {
    let plain = built(&at("sites/whole"), &[]);
    let parent = tempfile::tempdir().expect("a folder");
    for name in ["a", "a folder with spaces and ملف", &"deep/".repeat(20)] {
        let root = parent.path().join(name);
        support::copy_into(&at("sites/whole"), &root);
        assert!(built(&root, &[]) == plain, "{name}");
    }
}

/// A second build over a first, and one over the site of another state, end at the same bytes as a first.
#[test]
fn whatever_stood_there_before() {
    let folder = copy("whole");
    let plain = built(folder.path(), &[]);
    let out = folder.path().join("public");
    let build = || {
        let run = Command::new(env!("CARGO_BIN_EXE_malaf")).arg("build").current_dir(folder.path()).finished();
        assert!(run.status.success());
        tree(&out)
    };
    assert!(build() == plain);
    let page = folder.path().join("content/topics/river/en.md");
    let text = fs::read_to_string(&page).expect("a text");
    fs::write(&page, text.replace("The river", "The stream")).expect("written");
    assert!(build() != plain);
    fs::write(&page, text).expect("written");
    assert!(build() == plain);
}

/// `malaf check` may ask what day it is, to find dates in the future, and how old an answer of a server is; no page
/// depends on it. Servers wait, and so does what drives a browser. What is remembered of a build asks whether a file was
/// touched a moment ago, and then makes its page again.
#[test]
fn no_part_that_makes_pages_reads_a_clock() {
    let allowed = [
        "browser.rs",
        "check/rules/dates/future_date.rs",
        "cli/mod.rs",
        "emit/memory.rs",
        "external/",
        "footprint.rs",
        "lsp/",
        "serve/",
        "stamp.rs",
        "timings.rs",
    ];
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut reading = Vec::new();
    for file in files_of(&src) {
        let name = file.strip_prefix(&src).expect("below").to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&file).expect("readable");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let reads = ["SystemTime", "Instant::now", "Utc::now", "Local::now", "OffsetDateTime", "thread_rng", "random("];
        if reads.iter().any(|call| code.contains(call)) && !allowed.iter().any(|part| name.starts_with(part)) {
            reading.push(name);
        }
    }
    assert_eq!(reading, Vec::<String>::new());
}
