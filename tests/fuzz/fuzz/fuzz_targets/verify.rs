#![no_main]
//! See `paraph_fuzz::verify`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| paraph_fuzz::verify(bytes));
