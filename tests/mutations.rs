//! The real dossier, damaged 25 times, or as often as `MALAF_MUTATIONS` says (`scripts/test`: 100): each time it is built,
//! or malaf says where it is wrong; it never fails and never loses a file.
//!
//! The damage is drawn from a seed, so that a failure can be repeated; its message names the damage and its number. It is
//! mended before the next, and sites are built one over the other, as an editor's are.

#![expect(clippy::expect_used, reason = "a test that meets the unexpected stops at once")]

mod support;

use malaf::diagnostic::{Diagnostic, Severity};
use malaf::pipeline::{Built, Inputs, Options, Strictness, build, examine};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use support::{copy_into, shown};

/// How often it is damaged.
fn copies() -> u64 {
    std::env::var("MALAF_MUTATIONS").map_or(25, |number| number.parse().expect("MALAF_MUTATIONS is a number"))
}

/// It is examined each time, and each tenth time built too, as pages cost more than checks.
const BUILT: u64 = 10;

/// A generator of numbers that are the same everywhere (xorshift64*; Vigna 2016).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let drawn = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(drawn).expect("31 bits") % below.max(1)
    }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("listable") {
        let path = entry.expect("entry").path();
        if path.is_dir() { found.extend(files_below(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// The real dossier, without its captures: nobody who builds it needs them.
fn copy() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    copy_into(&root.join("content"), &folder.path().join("content"));
    for name in ["site.toml", "captures.lock", "translations.lock"] {
        if root.join(name).is_file() {
            fs::copy(root.join(name), folder.path().join(name)).expect("copied");
        }
    }
    folder
}

/// Damages one file or two, and says how.
fn damage(root: &Path, dice: &mut Dice) -> String {
    let mut files = files_below(&root.join("content"));
    files.extend(["site.toml", "captures.lock"].map(|name| root.join(name)));
    let file = files[dice.roll(files.len())].clone();
    let name = file.strip_prefix(root).expect("below").display().to_string();
    let kind = dice.roll(8);
    if kind == 0 {
        fs::remove_file(&file).expect("removed");
        return format!("{name} is gone");
    }
    if kind == 1 {
        // A language goes: every file of it.
        let gone = if dice.roll(2) == 0 { "ar.md" } else { "en.md" };
        files.iter().filter(|path| path.ends_with(gone)).for_each(|path| fs::remove_file(path).expect("removed"));
        return format!("every {gone} is gone");
    }
    let text = fs::read_to_string(&file).expect("text");
    let (how, damaged) = match kind {
        2 => ("a letter is gone", without_char(&text, dice, |_| true)),
        3 => ("a bracket is gone", without_char(&text, dice, |c| "[]{}()\"".contains(c))),
        4 => ("a line is gone", without_line(&text, dice)),
        5 => ("it is cut off", cut(&text, dice)),
        6 => ("two words changed places", swapped(&text, dice)),
        _ => ("bytes that are no text", String::new()),
    };
    let bytes = if kind == 7 { b"+++\n\xff\xfe\x00".to_vec() } else { damaged.into_bytes() };
    fs::write(&file, bytes).expect("written");
    format!("{name}: {how}")
}

fn without_char(text: &str, dice: &mut Dice, wanted: fn(char) -> bool) -> String {
    let places: Vec<usize> = text.char_indices().filter(|(_, c)| wanted(*c)).map(|(at, _)| at).collect();
    let Some(at) = places.get(dice.roll(places.len())).copied() else { return text.to_owned() };
    let width = text[at..].chars().next().map_or(0, char::len_utf8);
    format!("{}{}", &text[..at], &text[at + width..])
}

fn without_line(text: &str, dice: &mut Dice) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let gone = dice.roll(lines.len());
    lines.iter().enumerate().filter(|(index, _)| *index != gone).map(|(_, line)| *line).collect()
}

fn cut(text: &str, dice: &mut Dice) -> String {
    text.chars().take(dice.roll(text.chars().count())).collect()
}

fn swapped(text: &str, dice: &mut Dice) -> String {
    let mut words: Vec<&str> = text.split(' ').collect();
    let (one, other) = (dice.roll(words.len()), dice.roll(words.len()));
    words.swap(one, other);
    words.join(" ")
}

type Texts = BTreeMap<PathBuf, Vec<u8>>;

fn texts(root: &Path) -> Texts {
    let mut paths = files_below(&root.join("content"));
    paths.extend(["site.toml", "captures.lock", "translations.lock"].map(|name| root.join(name)));
    paths.into_iter().filter_map(|path| fs::read(&path).ok().map(|bytes| (path, bytes))).collect()
}

/// Brings back what a damage took or changed.
fn mend(root: &Path, sound: &Texts) {
    let now = texts(root);
    for (path, bytes) in sound.iter().filter(|(path, bytes)| now.get(*path) != Some(*bytes)) {
        fs::write(path, bytes).expect("written");
    }
}

/// What is wrong with what became of a damaged dossier.
fn fault_of(built: &Built, must_build: bool) -> Option<String> {
    let examined = &built.examined;
    let mut errors = examined.diagnostics.iter().filter(|d| d.severity == Severity::Error);
    let located = errors.any(|d| d.place.is_some() || d.rule == "missing-site");
    let sound = examined.is_sound(Strictness::Lenient) && (built.emitted.is_some() || !must_build);
    if !sound && !located {
        return Some("not sound, and nothing says where".to_owned());
    }
    let outside = |fault: &&Diagnostic| {
        fault.place.is_some_and(|place| examined.files.text(place.file).get(place.range()).is_none())
    };
    examined.diagnostics.iter().find(outside).map(|fault| format!("outside its file: {fault:?}"))
}

/// Damaged, examined or built over the site that the sound dossier made, and mended, again and again.
#[test]
fn a_damaged_dossier_is_built_or_says_where_it_is_wrong_and_keeps_its_files() {
    let folder = copy();
    let (root, out) = (folder.path(), &folder.path().join("public"));
    let sound = texts(root);
    let whole = build(root, out, &Options::default()).expect("the machine works");
    assert!(whole.emitted.is_some());
    for number in 1..=copies() {
        let mut dice = Dice(number.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let how = damage(root, &mut dice);
        let before = texts(root);
        let builds = number % BUILT == 0;
        let outcome = if builds {
            // As the program builds: without the texts of which nothing is said.
            build(root, out, &Options { inputs: Inputs::Spoken, ..Options::default() })
        } else {
            examine(root, &Options::default()).map(|examined| Built { examined, emitted: None })
        };
        let built = outcome.unwrap_or_else(|error| panic!("copy {number}, {how}: {error}"));
        assert_eq!(fault_of(&built, builds), None, "copy {number}, {how}");
        if builds {
            let examined = examine(root, &Options::default()).expect("the machine works");
            assert_eq!(shown(&built.examined), shown(&examined), "copy {number}, {how}");
        }
        let after = texts(root);
        let changed = before.iter().find(|(path, bytes)| after.get(*path) != Some(*bytes));
        assert!(changed.is_none() && before.len() == after.len(), "copy {number}, {how}: {changed:?} changed");
        mend(root, &sound);
    }
}
