//! What a careful reader should know of a document before it is signed.

/// The engine's words that are worth a sentence; the others are told elsewhere.
const NOTABLE: [&str; 11] = [
    "javascript",
    "open_action",
    "additional_actions",
    "launch",
    "submit",
    "xfa",
    "optional_content",
    "embedded_files",
    "multimedia",
    "external_streams",
    "earlier_revisions",
];

/// The sentences' keys.
pub(crate) fn findings(words: &[String]) -> Vec<String> {
    let notable = words.iter().filter(|word| NOTABLE.contains(&word.as_str()));
    notable.map(|word| format!("finding-{}", word.replace('_', "-"))).collect()
}
