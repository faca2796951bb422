//! See `malaf_fuzz::locks`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| malaf_fuzz::locks(bytes));
