//! See `malaf_fuzz::exports`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| malaf_fuzz::exports(bytes));
