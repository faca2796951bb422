//! See `malaf_fuzz::captures`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| malaf_fuzz::captures(bytes));
