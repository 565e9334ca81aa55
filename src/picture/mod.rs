//! Pictures of progressions that people can read: SVG, Mermaid, DOT.
//!
//! A [`Picture`] is made from a [`Progression`](crate::progression::Progression) and the
//! [`Library`](crate::framework::Library) that has its texts, and drawn by one of three writers:
//!
//! | writer | for |
//! |---|---|
//! | [`Picture::to_svg`] | a page, a wall, a report: laid out here, complete, accessible |
//! | [`Picture::to_mermaid`] | notes and wikis that draw Mermaid |
//! | [`Picture::to_dot`] | Graphviz and tools that read its language |
//!
//! [`PictureOptions`] say what is in [focus](Focus), in which [direction](Direction) learning
//! runs, and where a learner stands ([`Statuses`]). Bands are lanes and strands lines across them.
//! Of many targets those of one band and strand share a box; a picture with that [`Group`] in focus
//! shows them. Nothing is read from or written to anywhere: the writers return texts.
//!
//! # Where a learner stands around one target
//! ```
//! use continua::ItemId;
//! use continua::framework::Library;
//! use continua::picture::{Focus, Picture, PictureOptions, Statuses};
//! use continua::progression::{Progression, Requirement};
//!
//! let id = |text: &str| ItemId::new(text);
//! let progression = Progression::builder()
//!     .require(Requirement::new(id("divide")?).way([id("share")?]).way([id("multiply")?]))
//!     .require(Requirement::new(id("multiply")?).way([id("add")?]))
//!     .build();
//! let held = progression.held([id("add")?]);
//! let options = PictureOptions {
//!     focus: Focus::Around { item: id("divide")?, steps: 1 },
//!     statuses: Some(Statuses::of_held(&held)),
//!     ..PictureOptions::default()
//! };
//! let library = Library::of::<&str>([])?;
//! let picture = Picture::of(&progression, &library, &options)?;
//! assert_eq!(picture.targets(), 3);
//! assert!(picture.to_svg().contains("Ready to take up"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod choose;
mod dot;
mod gather;
mod glyph;
mod group;
mod grouping;
mod label;
mod layout;
mod legend;
mod look;
mod mermaid;
mod node;
mod options;
#[expect(
    clippy::module_inception,
    reason = "the file is named for the type in it, and so is the room"
)]
mod picture;
mod shelves;
mod slots;
mod status;
mod svg;
mod text;

pub use group::Group;
pub use options::{Direction, Focus, PictureError, PictureOptions, Texts};
pub use picture::Picture;
pub use status::{Status, Statuses};
