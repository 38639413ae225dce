//! `cargo xtask gallery` runs this: pictures of every state of every element, on one page.

use paraph_browser_tests::gallery;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let only = std::env::args().nth(1);
    let page = gallery::hang(only.as_deref()).await?;
    println!("{}", page.display());
    Ok(())
}
