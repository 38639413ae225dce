//! How many of how many have acted, with a mark where some of them may be missing.

use crate::here::Here;

/// In the sentence called `key`, or its other one with the mark.
pub(crate) fn counted(here: Here, key: &str, [done, of, optional]: [usize; 3]) -> String {
    let counts = [done, of, optional].map(|count| count.to_string());
    let values = [("done", counts[0].as_str()), ("of", &counts[1]), ("optional", &counts[2])];
    let marked = format!("{key}-optional");
    here.say(if optional > 0 { &marked } else { key }, &values)
}
