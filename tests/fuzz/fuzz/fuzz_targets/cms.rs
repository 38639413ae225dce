#![no_main]
//! See `paraph_fuzz::cms`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| paraph_fuzz::cms(bytes));
