//! See `malaf_fuzz::dates`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| malaf_fuzz::dates(bytes));
