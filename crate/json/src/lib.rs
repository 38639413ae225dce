//! JSON read by way of a tree, so that a page downloads little code for each type.
//!
//! `serde_json` compiles its parser into every type, and each struct twice: as an object and as a list.
//! Here text becomes a [`Tree`] once, and a type takes from it what it wants. What is refused stays
//! refused: a tree keeps a key that comes twice. A struct that is written as a list is refused too.

mod access;
mod tree;

use serde::de::DeserializeOwned;
pub use serde_json::Error;
use tree::Tree;

/// Reads a value.
///
/// # Errors
/// The text is not JSON, or not such a value.
pub fn from_str<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    T::deserialize(parse(text)?)
}

// Not generic: compiled once.
fn parse(text: &str) -> Result<Tree, Error> {
    serde_json::from_str(text)
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, fmt::Debug};

    use serde::Deserialize;

    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Thing {
        text: String,
        count: Option<u16>,
        #[serde(default)]
        part: (i64, f64),
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        Plain,
        Of(Thing),
        With { list: Vec<Kind> },
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(tag = "type", deny_unknown_fields)]
    enum Tagged {
        One { thing: Thing },
        Two(Thing),
    }

    /// As `serde_json` reads it.
    fn same<T: DeserializeOwned + PartialEq + Debug>(text: &str) -> bool {
        let (whole, ours) = (serde_json::from_str::<T>(text), from_str::<T>(text));
        assert_eq!(whole.as_ref().ok(), ours.as_ref().ok(), "{text}: {ours:?}");
        ours.is_ok()
    }

    #[test]
    fn values_are_those_of_serde_json() {
        assert!(same::<Thing>(r#"{"count":7,"text":"\u00e9\n"}"#));
        assert!(same::<Thing>(r#"{"text":"","count":null,"part":[-3,1e2]}"#));
        assert!(same::<Vec<Kind>>(r#"["plain",{"of":{"text":"a"}},{"with":{"list":["plain"]}}]"#));
        assert!(same::<Vec<Tagged>>(
            r#"[{"type":"One","thing":{"text":"a"}},{"count":1,"type":"Two","text":"b"}]"#
        ));
        assert!(same::<BTreeMap<String, Option<bool>>>(r#"{"a":true,"b":null}"#));
        assert!(same::<(u64, i64, f64)>("[18446744073709551615,-9223372036854775808,3]"));
    }

    #[test]
    fn what_is_refused_stays_refused() {
        for text in [
            r#"{"text":"a","text":"b"}"#,
            r#"{"text":"a","more":1}"#,
            r#"{"text":1}"#,
            r#"{"count":1}"#,
            r#"{"text":"a","count":70000}"#,
            r#"{"text":"a","count":1.5}"#,
            r#"{"text":"a","part":[1]}"#,
            r#"{"text":"a","part":[1,2,3]}"#,
            r#"{"text":"a"} x"#,
            r#"{"text":"a""#,
            "null",
            "",
        ] {
            assert!(!same::<Thing>(text), "{text}");
        }
        for text in
            [r#""of""#, r#""other""#, r#"{"plain":1}"#, r#"{"of":{"text":"a"},"plain":null}"#, "{}", "3"]
        {
            assert!(!same::<Kind>(text), "{text}");
        }
        for text in [r#"{"type":"Two","text":"a","text":"b"}"#, r#"{"type":"Two","type":"Two","text":"a"}"#] {
            assert!(!same::<Tagged>(text), "{text}");
        }
        assert!(from_str::<Thing>(r#"["a",1,[1,2]]"#).is_err(), "a struct is an object");
        assert!(from_str::<Vec<bool>>(&"[".repeat(100_000)).is_err());
    }
}
