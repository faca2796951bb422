//! The fuzz targets of `fuzz/` on a stable compiler: every seed, seeds with random damage, and random text. `scripts/soak`
//! runs the same functions under libFuzzer for as long as it is told.

#![expect(clippy::expect_used, reason = "a test that meets the unexpected stops at once")]

mod support;

#[path = "../fuzz/src/lib.rs"]
mod targets;

use proptest::prelude::*;
use proptest::sample::Index;
use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use support::Bounded;

type Target = (&'static str, fn(&[u8]));

const TARGETS: &[Target] = &[
    ("records", targets::records),
    ("prose", targets::prose),
    ("dates", targets::dates),
    ("folding", targets::folding),
    ("captures", targets::captures),
    ("locks", targets::locks),
];

/// Those that write whole files for each text, or hold a session: a tenth as many texts.
const SLOW: &[Target] = &[("exports", targets::exports), ("books", targets::books), ("editor", targets::editor)];

fn seeds(target: &str) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    // Captures are the ones that ingest is tried with.
    let folder = if target == "captures" { root.join("tests/captures") } else { root.join("fuzz/seeds").join(target) };
    let mut paths: Vec<_> = fs::read_dir(folder).expect("seeds").map(|entry| entry.expect("entry").path()).collect();
    paths.retain(|path| path.extension().is_none_or(|end| end != "expect"));
    paths.sort();
    paths.iter().map(|path| fs::read(path).expect("a seed")).collect()
}

#[test]
fn every_seed_is_read_without_a_crash() {
    for (name, target) in TARGETS.iter().chain(SLOW) {
        let seeds = seeds(name);
        assert!(!seeds.is_empty(), "{name} has no seed");
        seeds.iter().for_each(|seed| target(seed));
    }
    for name in ["exports", "books"] {
        assert!(seeds(name).iter().all(|seed| targets::are_taken(seed)), "{name}: nothing was written");
    }
}

/// What comes on the editor's line is a message, or ends the session with a word: never a panic, never a wait for ever.
#[test]
fn bytes_that_are_no_message_end_the_session() {
    let folder = support::copy("whole");
    let framed = |body: &str| format!("Content-Length: {}\r\n\r\n{body}", body.len());
    let hello = framed(r#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#);
    let told = framed(r#"{"jsonrpc":"2.0","method":"initialized","params":{}}"#);
    let texts = [
        String::new(),
        "\u{0}\u{1b}[2J".repeat(1000),
        "Content-Length: -1\r\n\r\n{}".to_owned(),
        "Content-Length: 2\r\n\r\n{".to_owned(),
        "Content-Length: 5\r\n\r\nfalse".to_owned(),
        "Content-Type: x\r\n\r\n".to_owned(),
        framed(&"[".repeat(200_000)),
        framed(r#"{"jsonrpc":"2.0","id":{},"method":7}"#),
        framed(r#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":[]}"#),
        framed(r#"{"jsonrpc":"2.0","id":1,"method":"textDocument/hover","params":{}}"#),
        format!("{hello}{told}\u{fffd}"),
        format!("{hello}{told}{}", framed(r#"{"jsonrpc":"2.0","id":2,"method":"shutdown","params":7}"#)),
        format!("{hello}{}", framed(r#"{"jsonrpc":"2.0","method":"exit"}"#)),
    ];
    for text in &texts {
        let mut command = Command::new(env!("CARGO_BIN_EXE_malaf"));
        command.args(["lsp", "--stdio"]).current_dir(folder.path()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.stdin(Stdio::piped()).spawn().expect("malaf starts");
        let _ = child.stdin.take().expect("a line").write_all(text.as_bytes());
        let mut said = child.stderr.take().expect("a pipe");
        let ended = child.finished();
        let mut words = String::new();
        said.read_to_string(&mut words).expect("text");
        assert!(
            ended.code().is_some_and(|code| code <= 2) && !words.contains("panicked"),
            "{text:.80}: {ended} {words}"
        );
    }
}

/// Cut, doubled, or with other bytes in one place.
fn damaged(mut seed: Vec<u8>, at: Index, kind: u8, bytes: &[u8]) -> Vec<u8> {
    let at = if seed.is_empty() { 0 } else { at.index(seed.len()) };
    match kind % 4 {
        0 => seed.truncate(at),
        1 => seed.extend_from_within(at..),
        2 => drop(seed.splice(at..at, bytes.iter().copied())),
        _ => drop(seed.splice(at..(at + bytes.len()).min(seed.len()), bytes.iter().copied())),
    }
    seed
}

/// How many texts of each kind are tried: `scripts/soak` asks for many more.
fn cases() -> u32 {
    std::env::var("MALAF_FUZZ_CASES").map_or(150, |number| number.parse().expect("MALAF_FUZZ_CASES is a number"))
}

/// What stands in place of, or beside, a piece of a seed.
const PIECES: &str =
    "(\\[|\\]|\\{|\\}|\"|'|=|¶|@|#|-|;|,|<|>|&#x202E;|\\\\u0000|\n|\n\n|\\+\\+\\+|\u{202e}|٣|ـ|\\PC){0,12}";

fn damage_each(targets: &[Target], number: Index, at: Index, kind: u8, text: &str) {
    for (name, target) in targets {
        let seeds = seeds(name);
        target(&damaged(seeds[number.index(seeds.len())].clone(), at, kind, text.as_bytes()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    #[test]
    fn damaged_seeds_are_read_without_a_crash(
        number in any::<Index>(), at in any::<Index>(), kind in any::<u8>(), text in PIECES
    ) {
        damage_each(TARGETS, number, at, kind, &text);
    }

    #[test]
    fn random_text_is_read_without_a_crash(text in "\\PC{0,200}", bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for (_, target) in TARGETS {
            target(text.as_bytes());
            target(&bytes);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases().div_ceil(10)))]

    #[test]
    fn damaged_seeds_are_written_and_answered_without_a_crash(
        number in any::<Index>(), at in any::<Index>(), kind in any::<u8>(), text in PIECES
    ) {
        damage_each(SLOW, number, at, kind, &text);
    }

    #[test]
    fn random_text_is_written_and_answered_without_a_crash(text in "(\\PC|[=+@;,\"'{}<>&\\\\-])(\\PC|[=+@;,\"'{}<>&\\\\-]){0,60}") {
        for (_, target) in SLOW {
            target(text.as_bytes());
        }
    }
}
