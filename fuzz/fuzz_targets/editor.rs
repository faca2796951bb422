//! See `malaf_fuzz::editor`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| malaf_fuzz::editor(bytes));
