//! What may go wrong in the midst of work: the process is killed, the disk is full, files change while they are read, two
//! run at once. The published site stays whole, the old one or the new one; originals and records stay as they were; the
//! next run succeeds.
//!
//! These are the quick forms; `scripts/soak` runs the same with `MALAF_KILLS=200` and prints what it counted.

#![expect(clippy::expect_used, reason = "a test that meets the unexpected stops at once")]
#![expect(clippy::print_stdout, reason = "scripts/soak shows what was counted")]
#![cfg(unix)]

mod support;

use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, symlink};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};
use support::{Bounded, code, copy, malaf, said, tree};

type Tree = Vec<(String, Vec<u8>)>;

/// Raises its flag when it goes.
struct Raised<'a>(&'a AtomicBool);

impl Drop for Raised<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Marsaglia's xorshift: the same moments in each run, as far as a machine lets moments be the same.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) % below.max(1)
    }
}

fn kills() -> u64 {
    std::env::var("MALAF_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(12)
}

fn started(arguments: &[&str], folder: &Path) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_malaf"));
    command.args(arguments).current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().expect("malaf starts")
}

/// How many topics a build has to make: enough that kills fall into its midst, and few where they are few.
fn topics() -> u64 {
    if kills() < 50 { 20 } else { 60 }
}

/// The small dossier with more topics, in one of two states.
fn dossier() -> tempfile::TempDir {
    let folder = copy("whole");
    for number in 0..topics() {
        let topic = folder.path().join(format!("content/topics/topic-{number}"));
        fs::create_dir_all(&topic).expect("a folder");
        for (tag, words) in [("ar", "فاض النهر"), ("en", "The river rose")] {
            let text = format!("+++\ntitle = \"{words} {number}\"\n+++\n\n{words} [@paper-2016 ¶3].\n");
            fs::write(topic.join(format!("{tag}.md")), text).expect("written");
        }
    }
    folder
}

/// Another title of the dossier changes every page.
fn set_state(folder: &Path, state: u64) {
    let path = folder.join("site.toml");
    let text = fs::read_to_string(&path).expect("settings");
    let rest = text.split_once('\n').expect("a first line").1.to_owned();
    fs::write(path, format!("title = {{ ar = \"ملف {state}\", en = \"Dossier {state}\" }}\n{rest}")).expect("written");
}

fn sources(folder: &Path) -> Tree {
    tree(folder).into_iter().filter(|(name, _)| !name.starts_with("public/") && !name.starts_with('.')).collect()
}

/// The site of each state, and how long a build takes.
fn states(folder: &Path) -> ([Tree; 2], Duration) {
    let mut took = Duration::ZERO;
    let sites = [0, 1].map(|state| {
        set_state(folder, state);
        let begun = Instant::now();
        let output = malaf(&["build"], folder);
        assert_eq!(code(&output), 0, "{}", said(&output));
        took = begun.elapsed();
        tree(&folder.join("public"))
    });
    assert!(sites[0] != sites[1] && sites[0].len() > 100);
    (sites, took)
}

#[test]
fn a_build_that_is_killed_leaves_a_whole_site_and_the_next_one_succeeds() {
    let folder = dossier();
    let (sites, took) = states(folder.path());
    let mut dice = Dice(0x1234_5678_9ABC_DEF1);
    let (mut cut_short, mut new) = (0, 0);
    for number in 0..kills() {
        set_state(folder.path(), number % 2);
        let before = sources(folder.path());
        let mut child = started(&["build"], folder.path());
        let micros = u64::try_from(took.as_micros()).expect("short") * 11 / 10;
        sleep(Duration::from_micros(dice.roll(micros)));
        let _ = child.kill();
        cut_short += u64::from(!child.finished().success());
        let site = tree(&folder.path().join("public"));
        let state = sites.iter().position(|whole| *whole == site);
        let state = state.unwrap_or_else(|| panic!("kill {number}: neither the old site nor the new one"));
        new += u64::from(state as u64 == number % 2);
        assert!(sources(folder.path()) == before, "kill {number}: a record changed");
        let output = malaf(&["build"], folder.path());
        assert_eq!(code(&output), 0, "kill {number}: {}", said(&output));
        assert!(tree(&folder.path().join("public")) == sites[usize::try_from(number % 2).expect("0 or 1")]);
    }
    println!(
        "build: {} kills, {cut_short} of them before its end; {new} times the new site stood, else the old one",
        kills()
    );
}

#[test]
fn an_ingest_that_is_killed_leaves_originals_whole_and_the_next_one_ends_the_work() {
    let originals = tempfile::tempdir().expect("a folder");
    let mut files = Vec::new();
    for number in 0..25 {
        let path = originals.path().join(format!("{number:02}.txt"));
        let text = format!("خبر عن النهر {number}\n\nنشر في 3 آب 2017\n\n{}\n", "فاض النهر قرب البلدة. ".repeat(200));
        fs::write(&path, text).expect("written");
        files.push(path.to_string_lossy().into_owned());
    }
    let arguments: Vec<&str> = ["ingest"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let whole = copy("whole");
    let begun = Instant::now();
    let output = malaf(&arguments, whole.path());
    assert_eq!(code(&output), 0, "{}", said(&output));
    let took = u64::try_from(begun.elapsed().as_micros()).expect("short");
    let wanted = sources(whole.path());
    let mut dice = Dice(0xFEDC_BA98_7654_3211);
    let mut cut_short = 0;
    for number in 0..kills() {
        let folder = copy("whole");
        let before = sources(folder.path());
        let mut child = started(&arguments, folder.path());
        sleep(Duration::from_micros(dice.roll(took * 11 / 10)));
        let _ = child.kill();
        cut_short += u64::from(!child.finished().success());
        let after = sources(folder.path());
        let lost = before.iter().filter(|(name, _)| name != "captures.lock").find(|file| !after.contains(file));
        assert!(lost.is_none(), "kill {number}: {lost:?}");
        for (name, bytes) in tree(folder.path()) {
            if let Some(name) = name.strip_prefix("captures/").filter(|name| !name.starts_with('.')) {
                assert_eq!(bytes, fs::read(originals.path().join(name)).expect("an original"), "kill {number}: {name}");
            }
        }
        assert!(!said(&malaf(&["check"], folder.path())).contains("lock-syntax"), "kill {number}");
        let output = malaf(&arguments, folder.path());
        assert_eq!(code(&output), 0, "kill {number}: {}", said(&output));
        let ended = sources(folder.path());
        let captures =
            |tree: &Tree| -> Tree { tree.iter().filter(|(name, _)| name.starts_with("captures")).cloned().collect() };
        assert!(captures(&ended) == captures(&wanted), "kill {number}: captures or lock differ");
    }
    println!("ingest: {} kills, {cut_short} of them before its end", kills());
}

#[test]
fn a_server_that_is_killed_leaves_a_whole_site_and_the_next_build_succeeds() {
    let folder = dossier();
    let (sites, took) = states(folder.path());
    let mut dice = Dice(0x0F1E_2D3C_4B5A_6978);
    // Each waits twice; a quick run has half of them.
    let kills = if kills() < 50 { kills().div_ceil(2) } else { kills() };
    for number in 0..kills {
        let port = 20_000 + dice.roll(20_000);
        let mut child = started(&["serve", "--port", &port.to_string()], folder.path());
        let micros = u64::try_from(took.as_micros()).expect("short");
        sleep(Duration::from_micros(dice.roll(micros)));
        set_state(folder.path(), number % 2);
        sleep(Duration::from_micros(dice.roll(micros)));
        let _ = child.kill();
        let _ = child.finished();
        assert!(sites.contains(&tree(&folder.path().join("public"))), "kill {number}: neither old nor new");
        assert_eq!(code(&malaf(&["build"], folder.path())), 0);
        assert!(tree(&folder.path().join("public")) == sites[usize::try_from(number % 2).expect("0 or 1")]);
    }
    println!("serve: {kills} kills");
}

/// Between two renames, on a system that has no exchange, a kill leaves the site under its other name.
#[test]
fn a_site_that_stands_under_its_other_name_is_put_back() {
    let folder = copy("whole");
    assert_eq!(code(&malaf(&["build"], folder.path())), 0);
    let site = tree(&folder.path().join("public"));
    fs::rename(folder.path().join("public"), folder.path().join(".public.old")).expect("renamed");
    fs::write(folder.path().join("content/topics/river/en.md"), "broken").expect("written");
    assert_eq!(code(&malaf(&["build"], folder.path())), 1, "the dossier is broken");
    fs::write(folder.path().join("content/topics/river/en.md"), "+++\ntitle = \"R\"\n+++\n").expect("written");
    assert_eq!(code(&malaf(&["build"], folder.path())), 0);
    assert_eq!(tree(&folder.path().join("public")).len(), site.len());
    assert!(!folder.path().join(".public.old").exists());
}

#[test]
fn an_output_that_cannot_be_written_is_said_with_its_path() {
    let folder = copy("whole");
    fs::write(folder.path().join("file"), "no folder").expect("written");
    for (out, named) in
        [("/proc/malaf/site", "/proc/malaf"), ("/dev/null/site", "/dev/null"), ("file/site", "file"), ("file", "file")]
    {
        let output = malaf(&["build", "--out", out], folder.path());
        assert_eq!(code(&output), 2, "{out}: {}", said(&output));
        let said = said(&output);
        assert!(said.starts_with("malaf: ") && said.lines().count() == 1 && said.contains(named), "{out}: {said}");
    }
    assert_eq!(fs::read_to_string(folder.path().join("file")).expect("there"), "no folder");
}

/// No file may grow past some kilobytes: what a full disk or a quota does in the midst of a build.
#[test]
fn a_disk_that_takes_no_more_leaves_the_published_site() {
    let folder = dossier();
    let (sites, _) = states(folder.path());
    set_state(folder.path(), 0);
    // The shell's blocks are 512 bytes or 1024; both are less than a page of the dossier.
    let limited = format!("trap '' XFSZ; ulimit -f 4; exec '{}' build", env!("CARGO_BIN_EXE_malaf"));
    let output = Command::new("sh").args(["-c", &limited]).current_dir(folder.path()).finished();
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("cannot write `"), "{}", said(&output));
    assert!(tree(&folder.path().join("public")) == sites[1]);
    assert_eq!(code(&malaf(&["build"], folder.path())), 0);
    assert!(tree(&folder.path().join("public")) == sites[0]);
}

#[test]
fn files_that_come_go_and_change_while_they_are_read_do_no_harm() {
    let folder = dossier();
    let (sites, _) = states(folder.path());
    let pages = sites[0].len();
    let over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        // Also where an assertion fails: a scope waits for its threads.
        let _ends = Raised(&over);
        scope.spawn(|| {
            let mut dice = Dice(0x5555_AAAA_1234_4321);
            while !over.load(Ordering::Relaxed) {
                let topic = folder.path().join(format!("content/topics/topic-{}", dice.roll(topics())));
                let (file, aside) = (topic.join("en.md"), topic.join(".en.md.swp"));
                match dice.roll(4) {
                    0 => {
                        let _ = fs::rename(&file, &aside);
                        let _ = fs::rename(&aside, &file);
                    }
                    1 => {
                        let text = fs::read(&file).unwrap_or_default();
                        let _ = fs::write(&file, "");
                        let _ = fs::write(&file, text);
                    }
                    2 => {
                        // Found once all is linked, in a file that may be as it was when it is read again to be shown.
                        let text = fs::read(&file).unwrap_or_default();
                        let _ = fs::write(&file, [&text, &b"\nIt rests on nothing.\n"[..]].concat());
                        let _ = fs::write(&file, text);
                    }
                    _ => {
                        let extra = folder.path().join("content/pages/passing");
                        let _ = fs::create_dir_all(&extra);
                        let _ = fs::write(extra.join("en.md"), "+++\ntitle = \"P\"\n+++\n");
                        let _ = fs::remove_dir_all(&extra);
                    }
                }
            }
        });
        for number in 0..kills().div_ceil(2) {
            set_state(folder.path(), number % 2);
            let output = malaf(&["build"], folder.path());
            assert!(matches!(code(&output), 0 | 1), "{number}: {} {}", code(&output), said(&output));
            let site = tree(&folder.path().join("public"));
            let listed = fs::read_to_string(folder.path().join("public/malaf-files.txt")).expect("a manifest");
            assert_eq!(listed.lines().count(), site.len(), "{number}: the manifest and the files");
            assert!(site.len() + 10 >= pages / 2, "{number}: {} files", site.len());
        }
    });
    println!("files changing under it: {} builds", kills().div_ceil(2));
}

#[test]
fn two_builds_at_once_do_not_mix_and_the_second_is_told_of_the_first() {
    let folder = dossier();
    let (sites, _) = states(folder.path());
    let lock = fs::File::create(folder.path().join(".public.lock")).expect("a lock");
    lock.lock().expect("free");
    fs::write(folder.path().join(".public.lock"), "process 4711\n").expect("written");
    set_state(folder.path(), 0);
    let output = malaf(&["build"], folder.path());
    assert_eq!(code(&output), 2, "{}", said(&output));
    assert!(said(&output).contains("another malaf is writing") && said(&output).contains("process 4711"));
    assert!(tree(&folder.path().join("public")) == sites[1]);
    drop(lock);
    let children: Vec<Child> = (0..6).map(|_| started(&["build"], folder.path())).collect();
    let codes: Vec<Option<i32>> = children.into_iter().map(|child| child.finished().code()).collect();
    assert!(codes.contains(&Some(0)) && codes.iter().all(|code| matches!(code, Some(0 | 2))), "{codes:?}");
    assert!(tree(&folder.path().join("public")) == sites[0]);
}

#[test]
fn two_ingests_at_once_lose_no_capture() {
    let originals = tempfile::tempdir().expect("a folder");
    let folder = copy("whole");
    let mut paths = Vec::new();
    for number in 0..6 {
        let path = originals.path().join(format!("{number}.txt"));
        fs::write(&path, format!("خبر {number}\n\nفاض النهر.\n")).expect("written");
        paths.push(path.to_string_lossy().into_owned());
    }
    let mut waiting = paths.clone();
    while !waiting.is_empty() {
        let children: Vec<(String, Child)> =
            waiting.iter().map(|path| (path.clone(), started(&["ingest", path], folder.path()))).collect();
        let refused = children.into_iter().filter_map(|(path, child)| {
            let code = child.finished().code();
            assert!(matches!(code, Some(0 | 2)), "{code:?}");
            (code == Some(2)).then_some(path)
        });
        let refused: Vec<String> = refused.collect();
        assert!(refused.len() < waiting.len(), "each was refused for another, and none was done");
        waiting = refused;
    }
    let lock = fs::read_to_string(folder.path().join("captures.lock")).expect("a lock");
    assert!((0..6).all(|number| lock.contains(&format!("capture {number}.txt"))), "{lock}");
}

#[test]
fn an_output_folder_that_is_a_link_is_refused() {
    let folder = copy("whole");
    let elsewhere = tempfile::tempdir().expect("a folder");
    symlink(elsewhere.path(), folder.path().join("public")).expect("a link");
    let output = malaf(&["build"], folder.path());
    assert_eq!(code(&output), 2);
    assert!(said(&output).contains("symbolic link"), "{}", said(&output));
    assert_eq!(fs::read_dir(elsewhere.path()).expect("a folder").count(), 0);
}

/// A dossier from somebody else may hold links in the places that malaf writes to.
#[test]
fn nothing_is_written_through_a_link_that_came_with_a_dossier() {
    let theirs = tempfile::tempdir().expect("a folder");
    let precious = theirs.path().join("precious");
    fs::write(&precious, "years of work").expect("written");
    let original = theirs.path().join("new.txt");
    fs::write(&original, "خبر\n\nفاض النهر.\n").expect("written");
    let folder = copy("whole");
    fs::create_dir(folder.path().join("captures")).expect("a folder");
    for name in [
        ".public.lock",
        ".public.next",
        ".public.old",
        ".captures.lock.next",
        "captures.lock.next",
        "captures/.new.txt.next",
        "translations.lock.next",
        ".translations.lock.next",
    ] {
        symlink(&precious, folder.path().join(name)).expect("a link");
    }
    symlink(theirs.path(), folder.path().join("content/sources/.new.next")).expect("a link");
    let before = tree(theirs.path());
    let run_all = |folder: &Path| {
        for arguments in [
            &["build"][..],
            &["ingest", &original.to_string_lossy()],
            &["translate", "accept", "content"],
            &["check", "--fix"],
        ] {
            let output = malaf(arguments, folder);
            assert!(matches!(code(&output), 0..=2), "{}", said(&output));
            assert!(tree(theirs.path()) == before, "{arguments:?}");
        }
    };
    run_all(folder.path());
    // What malaf keeps for itself would stand in a folder of theirs, or over a file of theirs.
    for leads_to in [theirs.path(), &precious] {
        let folder = copy("whole");
        symlink(leads_to, folder.path().join(".malaf")).expect("a link");
        run_all(folder.path());
    }
    let folder = copy("whole");
    fs::create_dir(folder.path().join(".malaf")).expect("a folder");
    for name in ["pages", "footprints"] {
        symlink(theirs.path(), folder.path().join(".malaf").join(name)).expect("a link");
    }
    run_all(folder.path());
}

#[test]
fn a_foreign_file_whose_name_is_no_text_survives_the_next_build() {
    let folder = copy("whole");
    assert_eq!(code(&malaf(&["build"], folder.path())), 0);
    let foreign = folder.path().join("public").join(std::ffi::OsStr::from_bytes(b"caf\xe9"));
    fs::write(&foreign, "theirs").expect("written");
    set_state(folder.path(), 1);
    let output = malaf(&["build"], folder.path());
    assert_eq!(code(&output), 0, "{}", said(&output));
    assert_eq!(fs::read_to_string(&foreign).expect("there"), "theirs");
}

#[test]
fn a_reader_that_stops_early_is_no_failure() {
    let folder = copy("broken-references");
    for command in
        ["check 2>&1 >/dev/null | head -c 1", "check --format json | head -c 1", "export dossier | head -c 1"]
    {
        let script = format!("set -o pipefail; '{}' {command}", env!("CARGO_BIN_EXE_malaf"));
        let output = Command::new("bash").args(["-c", &script]).current_dir(folder.path()).finished();
        assert!(output.status.code().is_some_and(|code| code < 3), "{command}: {:?}", output.status);
    }
}

/// A clock that is wrong: the year 1970, the year 2100, and one that no calendar has.
#[test]
fn a_clock_that_is_wrong_changes_no_page() {
    let folder = copy("whole");
    assert_eq!(code(&malaf(&["build"], folder.path())), 0);
    let inode = || fs::metadata(folder.path().join("public")).expect("built").ino();
    let before = (inode(), tree(&folder.path().join("public")));
    for now in ["0", "4102444800", "18446744073709551615"] {
        let run = Command::new(env!("CARGO_BIN_EXE_malaf"))
            .arg("build")
            .env("SOURCE_DATE_EPOCH", now)
            .current_dir(folder.path())
            .finished();
        assert_eq!(code(&run), 0, "{now}: {}", said(&run));
        assert!((inode(), tree(&folder.path().join("public"))) == before, "{now}");
    }
}

#[test]
fn a_thousand_files_in_one_folder_are_read() {
    let folder = copy("whole");
    let count = std::env::var("MALAF_FILES").ok().and_then(|n| n.parse().ok()).unwrap_or(1000);
    for number in 0..count {
        let text = format!(
            "kind = \"place\"\nname = {{ ar = \"مكان {number}\", en = \"Place {number}\" }}\ntopics = [\"river\"]\n"
        );
        fs::write(folder.path().join(format!("content/entities/place-{number}.toml")), text).expect("written");
    }
    let output = malaf(&["check"], folder.path());
    assert_eq!(code(&output), 0, "{}", said(&output).lines().take(5).collect::<Vec<_>>().join("\n"));
    println!("one folder: {count} files");
}
