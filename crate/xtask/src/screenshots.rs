//! `cargo xtask screenshots`: the README's pictures, out of the story of two signers.

use std::fs;

use crate::{command::say, house::House, test};

/// What the story calls them, and what the README does.
const PICTURES: [(&str, &str); 2] = [("sender-3-places", "places"), ("second-2-mark", "mark")];

/// Runs the story in a real browser and copies its pictures to `docs/`.
///
/// # Errors
/// The story fails, or something cannot be written.
pub(crate) fn screenshots() -> anyhow::Result<()> {
    let house = House::look()?;
    test::story(&house)?;
    for (from, to) in PICTURES {
        let to = house.root.join(format!("docs/{to}.png"));
        fs::copy(house.target.join(format!("screenshots/{from}.png")), &to)?;
        say(to.display().to_string());
    }
    Ok(())
}
