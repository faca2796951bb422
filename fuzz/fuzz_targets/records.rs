//! See `malaf_fuzz::records`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| malaf_fuzz::records(bytes));
