#![no_main]
//! See `paraph_fuzz::sign`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| paraph_fuzz::sign(bytes));
