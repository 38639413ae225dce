//! Small letters and capitals. Every browser knows them: Unicode's tables, and the code that reads them, would
//! be 9 KB of each element (compressed).

/// In small letters.
pub(crate) fn small(text: &str) -> String {
    #[cfg(target_arch = "wasm32")]
    return js_sys::JsString::from(text).to_lower_case().into();
    #[cfg(not(target_arch = "wasm32"))]
    text.to_lowercase()
}

/// In capitals.
pub(crate) fn capitals(text: &str) -> String {
    #[cfg(target_arch = "wasm32")]
    return js_sys::JsString::from(text).to_upper_case().into();
    #[cfg(not(target_arch = "wasm32"))]
    text.to_uppercase()
}

/// The first letters of a name's parts, as capitals: `Jean-Pierre Łukasz` is `JPŁ`.
pub(crate) fn initials(name: &str, most: usize) -> String {
    let parts = name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let firsts: String = parts.filter_map(|part| part.chars().next()).take(most).collect();
    capitals(&firsts)
}
