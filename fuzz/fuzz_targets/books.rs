//! See `malaf_fuzz::books`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| malaf_fuzz::books(bytes));
