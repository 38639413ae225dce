#![no_main]
//! See `paraph_fuzz::transcript`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| paraph_fuzz::transcript(bytes));
