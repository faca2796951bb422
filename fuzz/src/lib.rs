//! What each fuzz target does with its bytes. `tests/fuzzing.rs` does the same with a few thousand texts on a stable
//! compiler, and with every seed.
//!
//! A target fails by a panic; what must hold of whatever was read is asserted.

mod editor;
mod outputs;

pub use editor::editor;
pub use outputs::{are_taken, books, exports};

use malaf::capture::CapturesLock;
use malaf::check::{Excuses, Memory, check, check_texts};
use malaf::diagnostic::{Colour, Diagnostics, File, Files, github, human, json};
use malaf::ingest::{Described, Originals};
use malaf::language::dates::{Says, find_dates};
use malaf::language::{Edtf, Figures, Name, NameFinder, NameFlags, fold};
use malaf::link::{Dossier, link};
use malaf::load::Loaded;
use malaf::parse::{AddressKinds, check_address, parse};
use malaf::translation::TranslationsLock;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const SITE: &str = "title = { ar = \"ملف\", en = \"Dossier\" }\nbase-url = \"https://small.example/\"\n\n\
    [[language]]\ntag = \"ar\"\nname = \"العربية\"\nlocale = \"ar-SY-u-nu-latn\"\n\n[[language]]\ntag = \"en\"\nname = \"English\"\n";
const SOURCE: &str = "capture = \"a.txt\"\nlanguage = \"ar\"\npublisher = \"the-paper\"\ntopics = [\"river\"]\n";
const PAPER: &str = "kind = \"organization\"\nname = { ar = \"صحيفة النهر\", en = \"River Paper\" }\n";
const LOCK: &str = "malaf captures 1\n\ncapture a.txt\n\
    sha256 361984166878d9b943f47e2c0f27af859364d9d3942827c78204c5bf8a6aee51\nencoding UTF-8\n\
    ¶1 title 4 VlA\n¶2 byline 5 I9vkib\n¶3 body 10 B_sFSjGAqHtfo9rsw1zsU\n";
const TEXT: &str = "+++\ntitle = \"River\"\n+++\n\nThe river rose [@paper-2016 ¶3].\n";

/// A small dossier without a fault.
const SOUND: &[(&str, &str)] = &[
    ("site.toml", SITE),
    ("captures.lock", LOCK),
    ("content/sources/paper-2016/source.toml", SOURCE),
    ("content/sources/paper-2016/en.md", "+++\ntitle = \"Story\"\n+++\n\n[¶3] The river rose.\n"),
    ("content/entities/the-paper.toml", PAPER),
    ("content/topics/river/ar.md", TEXT),
    ("content/topics/river/en.md", TEXT),
];

/// The files of a dossier that bytes may take the place of.
const PLACES: &[&str] = &[
    "content/topics/river/en.md",
    "content/topics/river/topic.toml",
    "content/sources/paper-2016/source.toml",
    "content/sources/paper-2016/claims.toml",
    "content/sources/paper-2016/en.md",
    "content/entities/the-paper.toml",
    "content/events/flood.toml",
    "content/disputes/who-left.toml",
    "content/terms/names.toml",
    "content/notes/on-it/note.toml",
    "content/pages/about/ar.md",
    "site.toml",
    "captures.lock",
    "translations.lock",
];

/// A small dossier with `text` in the place of one of its files goes through the pipeline up to the check; every fault
/// stands within its file, in every form that is printed.
fn examine(path: &str, text: &str) {
    let others = SOUND.iter().copied().filter(|(name, _)| *name != path);
    let all = others.chain([(path, text)]);
    let file = |(path, text): (&str, &str)| File { path: path.into(), text: text.into() };
    let files = Files::new(all.map(file).collect());
    let root = PathBuf::from("/nowhere");
    let loaded = Loaded { root, files, refused: BTreeSet::new(), assets: Arc::default() };
    let mut faults = Diagnostics::new();
    if let Some(parsed) = parse(&loaded, &mut faults) {
        let dossier = link(parsed, &mut faults);
        check_all(&dossier, &loaded.files, &mut faults);
        Excuses::within(&loaded.files, &Memory::default()).apply(&dossier.config, &loaded.files, &mut faults);
    }
    let sorted = faults.into_sorted(&loaded.files);
    for fault in &sorted {
        if let Some(place) = fault.place {
            let text = loaded.files.text(place.file);
            assert!(place.range().end <= text.len(), "{fault:?} stands past its file's end");
        }
        let said = human(fault, &loaded.files, Colour::Off);
        assert!(!said.contains(['\u{1b}', '\u{202e}', '\u{9b}', '\0']), "a terminal would obey {said:?}");
        assert!(!github(fault, &loaded.files).contains(['\n', '\r']));
    }
    let _ = json(&sorted, &loaded.files);
}

/// What every rule says where no capture is at hand.
fn check_all(dossier: &Dossier, files: &Files, faults: &mut Diagnostics) {
    let known = Memory::default();
    check_texts(&dossier.config, files, &known, faults);
    check(dossier, &Originals::below(Path::new("/nowhere")), &known, faults);
}

/// Front matter, records, settings: the first byte says in which file's place the rest stands.
pub fn records(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else { return };
    let Ok(text) = std::str::from_utf8(rest) else { return };
    let path = PLACES[usize::from(*first) % PLACES.len()];
    examine(path, text);
}

/// Markdown with its citations, links, marks and placed records.
pub fn prose(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    examine("content/sources/paper-2016/en.md", &format!("+++\ntitle = \"Story\"\n+++\n\n{text}"));
}

/// Dates as editors write them (EDTF) and as articles do, and figures.
pub fn dates(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(date) = text.parse::<Edtf>() {
        let (first, last) = date.bounds();
        assert!(first.zip(last).is_none_or(|(first, last)| first <= last), "{text} ends before it begins");
        assert_eq!(date.to_string().parse::<Edtf>().as_ref(), Ok(&date), "{text} is not itself when written");
    }
    for found in find_dates(text) {
        assert!(text.get(found.range.clone()).is_some(), "{:?} is no part of {text:?}", found.range);
        if let Says::Calendar(date) = found.says {
            let _ = date.civil_day();
        }
    }
    for tag in ["ar", "en"] {
        if let Ok(tag) = tag.parse() {
            let figures = Figures::of(text, &tag);
            assert_eq!(figures.lacking_in(&figures), Vec::<&str>::new());
        }
    }
}

/// Folding with the way back to the original, names found in it, and addresses.
pub fn folding(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let folded = fold(text);
    let again = fold(folded.text());
    assert_eq!(again.text(), folded.text(), "what is folded changes when it is folded again");
    let ends: Vec<usize> = folded.text().char_indices().map(|(at, _)| at).chain([folded.text().len()]).collect();
    for pair in ends.windows(2) {
        let range = folded.original_range(pair[0]..pair[1]);
        assert!(text.get(range.clone()).is_some(), "{range:?} is no part of {text:?}");
    }
    let name = text.lines().next().unwrap_or_default();
    let names = [name, "النهر", "River"];
    let finder = NameFinder::new((0..).zip(names).map(|(id, text)| Name { id, text, flags: NameFlags::default() }));
    for hit in finder.find(text).hits {
        assert!(text.get(hit.range.clone()).is_some(), "{:?} is no part of {text:?}", hit.range);
    }
    if check_address(text, AddressKinds::Web).is_ok() {
        assert!(
            text.to_ascii_lowercase().starts_with("http") && !text.contains(['"', '<', '>', ' ', '\\', '\u{202e}'])
        );
    }
}

/// A capture of any kind: text in any encoding, a saved page, a WARC, a WACZ.
pub fn captures(bytes: &[u8]) {
    for name in ["x.txt", "x.md"] {
        let Ok(described) = Described::new(name, bytes) else { continue };
        let record = described.record();
        assert_eq!(record.paragraphs.len(), described.read.paragraphs.len());
        let _ = described.facts();
        let lock = CapturesLock::new(vec![record]);
        assert_eq!(CapturesLock::parse(&lock.to_text()), Ok(lock));
    }
}

/// Both lock files: what is read is what is written.
pub fn locks(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(lock) = CapturesLock::parse(text) {
        assert_eq!(CapturesLock::parse(&lock.to_text()), Ok(lock));
    }
    if let Ok(lock) = TranslationsLock::parse(text) {
        assert_eq!(TranslationsLock::parse(&lock.to_text()), Ok(lock));
    }
}
