#![no_main]
//! See `paraph_fuzz::token`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| paraph_fuzz::token(bytes));
