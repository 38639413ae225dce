//! `cargo xtask gallery`: pictures of every state of every element, on one page.

use crate::{command::run, house::House, test};

/// Drives the real house through all states, at both sizes, in both languages and by day and night.
///
/// # Errors
/// A state is not reached; the page shows the others all the same.
pub(crate) fn gallery(arguments: &[String]) -> anyhow::Result<()> {
    let house = House::look()?;
    run(test::gallery(&house)?.args(arguments))
}
