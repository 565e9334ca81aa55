//! The things of a file as a framework of their own.

use super::{Edges, Node};
use crate::DocumentId;
use crate::framework::{Document, Framework, ItemDraft};

/// The grades of high school, for which some maps have one word.
const HIGH_SCHOOL: [&str; 4] = ["09", "10", "11", "12"];

impl Edges {
    /// The things that edges and pairs join, as a framework: to have words, codes and bands in
    /// pictures and elsewhere where the framework of which the file speaks is not at hand.
    ///
    /// Items have the identifiers of [`Edges::progression`], and nothing lies under anything. The
    /// framework is called as the [source](Edges::source) is. O(edges).
    ///
    /// ```
    /// use continua::format::coherence_map;
    /// use continua::framework::Library;
    /// use continua::picture::{Picture, PictureOptions};
    ///
    /// let map = coherence_map::from_slice(br#"{
    ///     "domains": {"1": {"grade": "K", "ordinal": "CC"}},
    ///     "clusters": {"1": {"ccmathdomain_id": "1", "ordinal": "A"}},
    ///     "standards": {
    ///         "1": {"ccmathcluster_id": "1", "ordinal": "1", "desc": "<p>Count by tens.</p>"},
    ///         "2": {"ccmathcluster_id": "1", "ordinal": "2", "desc": "<p>Count on.</p>"}
    ///     },
    ///     "edges": [{"from": "1", "to": "2"}]
    /// }"#)?;
    /// let framework = map.framework();
    /// let item = framework.by_code("K.CC.A.1").next().unwrap();
    /// assert_eq!(item.statement(), "Count by tens.");
    /// assert_eq!(item.band().unwrap().title(), "Kindergarten");
    ///
    /// let library = Library::of([("map", framework)])?;
    /// let options = PictureOptions::default();
    /// let picture = Picture::of(&map.progression(), &library, &options)?;
    /// assert!(picture.to_svg().contains("Count by tens"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn framework(&self) -> Framework {
        let title = self.source().to_string();
        let mut builder = Framework::builder_of(Document::of(document(&title), title));
        for edge in self.edges().chain(self.related()) {
            for node in [edge.before(), edge.after()] {
                if !builder.has(node.item()) {
                    builder.item(draft(node));
                }
            }
        }
        // Nothing lies under anything, so that nothing can be wrong.
        builder.build_anyway().0
    }
}

/// The identifier of the document, from its title.
fn document(title: &str) -> DocumentId {
    #[expect(clippy::expect_used, reason = "a word is an identifier")]
    DocumentId::new(title).unwrap_or_else(|_| DocumentId::new("map").expect("a word"))
}

fn draft(node: Node<'_>) -> ItemDraft<'_> {
    let mut draft = ItemDraft::of(node.item().clone(), node.statement().unwrap_or_default());
    if let Some(code) = node.code() {
        draft = draft.code(code);
    }
    if let Some(kind) = node.kind() {
        draft = draft.kind(kind);
    }
    for level in node.levels() {
        if level == "HS" {
            draft = HIGH_SCHOOL
                .into_iter()
                .fold(draft, ItemDraft::education_level);
        } else {
            draft = draft.education_level(level);
        }
    }
    draft
}
