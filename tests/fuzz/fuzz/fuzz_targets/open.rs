#![no_main]
//! See `paraph_fuzz::open`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| paraph_fuzz::open(bytes));
