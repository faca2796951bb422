//! See `malaf_fuzz::folding`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| malaf_fuzz::folding(bytes));
