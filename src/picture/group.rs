//! The groups of a large picture, and how each is opened.

use crate::ItemId;

use super::node::Node;
use super::options::Focus;
use super::picture::{Picture, is_plain, is_web};

/// A box that stands for several targets: those of one band and strand, or a part of what has
/// neither. A view: it borrows the picture and is `Copy`.
#[derive(Debug, Clone, Copy)]
pub struct Group<'a> {
    picture: &'a Picture,
    place: usize,
}

impl<'a> Group<'a> {
    /// The names of its strand and band, as in `Fractions, Grade 3`; else which part it is.
    pub fn title(self) -> String {
        let node = self.node();
        let of = [
            (&self.picture.rows, node.row),
            (&self.picture.lanes, node.lane),
        ];
        let titles = of.map(|(division, at)| division.titles.get(at).map_or("", String::as_str));
        let named: Vec<&str> = titles
            .into_iter()
            .filter(|title| !title.is_empty())
            .collect();
        if named.is_empty() {
            node.code.clone()
        } else {
            named.join(", ")
        }
    }

    /// The targets that share the box.
    pub fn targets(self) -> &'a [ItemId] {
        &self.node().ids
    }

    /// What to draw to open it: a picture with this in focus shows its targets.
    pub fn focus(self) -> Focus {
        Focus::Only(self.targets().to_vec())
    }

    /// What the box is called in what is written: `data-node` in SVG, the node in Mermaid and DOT.
    pub fn node_name(self) -> String {
        format!("n{}", self.place)
    }

    fn node(self) -> &'a Node {
        &self.picture.nodes[self.place]
    }
}

impl Picture {
    /// The boxes that stand for several targets; none where every target has a box of its own.
    ///
    /// Each can be opened by a picture with its [focus](Group::focus), and
    /// [`link_groups`](Self::link_groups) leads there.
    ///
    /// ```
    /// use continua::ItemId;
    /// use continua::framework::Library;
    /// use continua::picture::{Picture, PictureOptions};
    /// use continua::progression::{Progression, Requirement};
    ///
    /// let id = |n: u32| ItemId::new(n.to_string()).unwrap();
    /// let line: Progression = (1..100).map(|n| Requirement::new(id(n)).way([id(n - 1)])).collect();
    /// let library = Library::of::<&str>([])?;
    /// let options = PictureOptions { max_labels: 50, ..PictureOptions::default() };
    /// let whole = Picture::of(&line, &library, &options)?;
    /// assert_eq!(whole.groups().map(|group| group.targets().len()).sum::<usize>(), 100);
    ///
    /// let group = whole.groups().next().unwrap();
    /// let options = PictureOptions { focus: group.focus(), ..options };
    /// let opened = Picture::of(&line, &library, &options)?;
    /// assert_eq!(opened.boxes(), group.targets().len());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn groups(&self) -> impl Iterator<Item = Group<'_>> {
        let nodes = self.nodes.iter().zip(0..);
        let groups = nodes.filter(|(node, _)| node.is_group());
        groups.map(|(_, place)| Group {
            picture: self,
            place,
        })
    }

    /// Makes each group a link to what is told of it, as to a picture that shows its targets: a web
    /// address, or an address beside the picture such as `grade-3.svg`. What is neither, or holds
    /// characters that an address escapes, gives no link.
    ///
    /// ```
    /// use continua::ItemId;
    /// use continua::framework::Library;
    /// use continua::picture::{Picture, PictureOptions};
    /// use continua::progression::{Progression, Requirement};
    ///
    /// let id = |n: u32| ItemId::new(n.to_string()).unwrap();
    /// let line: Progression = (1..100).map(|n| Requirement::new(id(n)).way([id(n - 1)])).collect();
    /// let options = PictureOptions { max_labels: 50, ..PictureOptions::default() };
    /// let whole = Picture::of(&line, &Library::of::<&str>([])?, &options)?;
    /// let linked = whole.link_groups(|group| format!("{}.svg", group.node_name()));
    /// assert!(linked.to_svg().contains("<a href=\"n0.svg\">"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn link_groups(mut self, mut address: impl FnMut(Group<'_>) -> String) -> Self {
        let links: Vec<(usize, String)> = self
            .groups()
            .map(|group| (group.place, address(group)))
            .collect();
        for (place, link) in links {
            let safe = is_web(&link) || is_plain(&link) && !link.contains(':');
            self.nodes[place].link = Some(link).filter(|link| safe && !link.is_empty());
        }
        self
    }
}
