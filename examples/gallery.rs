//! Draws the pictures of `docs/gallery` from the sample data: `cargo run --example gallery`.

#[path = "gallery/pictures.rs"]
mod pictures;

use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/gallery");
    std::fs::create_dir_all(&folder)?;
    for (name, text) in pictures::all()? {
        std::fs::write(folder.join(&name), text)?;
        println!("docs/gallery/{name}");
    }
    Ok(())
}
