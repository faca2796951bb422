//! The fuzz targets of `fuzz/` on a stable compiler: every seed, seeds with random damage, and random text. `scripts/soak`
//! runs the same functions under libFuzzer for as long as it is told.

#![expect(clippy::expect_used, reason = "a test that meets the unexpected stops at once")]

#[path = "../fuzz/src/lib.rs"]
mod targets;

use proptest::prelude::*;
use proptest::sample::Index;
use std::fs;
use std::path::Path;

type Target = (&'static str, fn(&[u8]));

const TARGETS: &[Target] = &[
    ("records", targets::records),
    ("prose", targets::prose),
    ("dates", targets::dates),
    ("folding", targets::folding),
    ("captures", targets::captures),
    ("locks", targets::locks),
];

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
    for (name, target) in TARGETS {
        let seeds = seeds(name);
        assert!(!seeds.is_empty(), "{name} has no seed");
        seeds.iter().for_each(|seed| target(seed));
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    #[test]
    fn damaged_seeds_are_read_without_a_crash(
        number in any::<Index>(), at in any::<Index>(), kind in any::<u8>(), text in "(\\[|\\]|\\{|\\}|\"|'|=|¶|@|#|-|<|>|&#x202E;|\\\\u0000|\n|\n\n|\\+\\+\\+|\u{202e}|٣|ـ|\\PC){0,12}"
    ) {
        for (name, target) in TARGETS {
            let seeds = seeds(name);
            target(&damaged(seeds[number.index(seeds.len())].clone(), at, kind, text.as_bytes()));
        }
    }

    #[test]
    fn random_text_is_read_without_a_crash(text in "\\PC{0,200}", bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for (_, target) in TARGETS {
            target(text.as_bytes());
            target(&bytes);
        }
    }
}
