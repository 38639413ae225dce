#![no_main]
//! See `paraph_fuzz::allow_list`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| paraph_fuzz::allow_list(bytes));
