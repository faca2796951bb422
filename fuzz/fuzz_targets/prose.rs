//! See `malaf_fuzz::prose`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| malaf_fuzz::prose(bytes));
