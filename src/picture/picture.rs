//! The picture itself: what is shown of a progression, before it is drawn.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use crate::ItemId;
use crate::framework::{Item, Library};
use crate::progression::{Progression, Strength};

use super::choose::chosen;
use super::grouping::grouped;
use super::node::{Choice, Division, Edge, Node};
use super::options::{Focus, PictureError, PictureOptions, Texts};
use super::shelves::{by_band, by_strand, spans_last};
use super::slots::Slots;
use super::text::clean;

/// From how many targets on strands are kept apart if nothing is said.
const MANY: usize = 30;

/// A picture of a progression: boxes in lanes, joined by what comes before what.
///
/// To a teacher it is a wall chart. To a program it is an owned value that is written as
/// [SVG](Picture::to_svg), [Mermaid](Picture::to_mermaid) or [DOT](Picture::to_dot), the same bytes
/// for the same input on every platform.
///
/// ```
/// use continua::framework::{Framework, ItemDraft, Library};
/// use continua::picture::{Picture, PictureOptions};
/// use continua::progression::Progression;
///
/// let mut builder = Framework::builder("doc", "Numbers")?;
/// let count = builder.item(ItemDraft::new("a", "Count to 20.")?.code("N.1").education_level("KG"));
/// let add = builder.item(ItemDraft::new("b", "Add within 20.")?.code("N.2").education_level("01"));
/// builder.precedes(&count, &add);
/// let library = Library::of([("math", builder.build()?)])?;
/// let progression = Progression::from_associations(&library).progression;
///
/// let picture = Picture::of(&progression, &library, &PictureOptions::default())?;
/// assert!(picture.to_svg().contains("Add within 20"));
/// assert!(picture.to_mermaid().contains("n0 -.-> n1"));
/// assert!(picture.to_dot().contains("n0 -> n1"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Picture {
    pub(super) title: String,
    pub(super) lanes: Division,
    pub(super) rows: Division,
    pub(super) nodes: Slots<Node>,
    pub(super) edges: Vec<Edge>,
    pub(super) choices: Slots<Choice>,
    pub(super) options: PictureOptions,
    /// How many targets the boxes stand for.
    pub(super) targets: usize,
    /// How many steps are required, and how many recommended.
    steps: [usize; 2],
    /// Some lines between groups are left out.
    pub(super) is_partial: bool,
}

impl Picture {
    /// What the options ask for of a progression. Texts, codes, bands and strands come from the
    /// library; a competency that is not in it is shown by its identifier.
    ///
    /// O(size of the progression + length of the texts).
    ///
    /// # Errors
    /// [`PictureError`] if what is to be in focus is not in the progression.
    pub fn of(
        progression: &Progression,
        library: &Library,
        options: &PictureOptions,
    ) -> Result<Self, PictureError> {
        let ids = chosen(progression, library, &options.focus)?;
        let lanes = by_band(&ids, library);
        let rows = by_strand(&ids, library);
        let apart = options
            .strands
            .unwrap_or(ids.len() >= MANY && !matches!(options.focus, Focus::Around { .. }));
        let core = cores(progression);
        let mut picture = Self {
            title: title(library, options),
            lanes: lanes.division,
            rows: if apart && rows.division.count() <= 16 {
                rows.division
            } else {
                Division::default()
            },
            nodes: Slots::default(),
            edges: Vec::new(),
            choices: Slots::default(),
            options: options.clone(),
            targets: ids.len(),
            steps: [0; 2],
            is_partial: false,
        };
        let several = picture.rows.count() > 1;
        for ((id, lane), row) in ids.iter().zip(lanes.place).zip(rows.place) {
            let mut node = node(id, library, options);
            node.lane = lane;
            node.row = if several { row } else { 0 };
            node.stuck = core.contains_key(id);
            picture.nodes.push(node);
        }
        let place: HashMap<&ItemId, usize> = ids.iter().zip(0..).collect();
        for id in &ids {
            for requirement in progression.requirements(id) {
                picture.require(requirement, &place, &core);
            }
        }
        picture.fold();
        picture.steps = [Strength::Required, Strength::Recommended].map(|strength| {
            let edges = picture.edges.iter();
            edges.filter(|edge| edge.strength == strength).count()
        });
        picture.spans_last(&ids, library);
        Ok(grouped(picture))
    }

    /// The title that stands above it.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// How many boxes there are: targets, or groups of them.
    pub fn boxes(&self) -> usize {
        self.nodes.len()
    }

    /// How many targets are shown, in boxes of their own or in groups.
    pub fn targets(&self) -> usize {
        self.targets
    }

    /// Whether there were too many targets for a box each, so that groups are shown.
    pub fn is_grouped(&self) -> bool {
        self.nodes.iter().any(Node::is_group)
    }

    /// What it shows in one sentence, as for people who do not see it.
    pub fn description(&self) -> String {
        let mut parts = vec![format!(
            "{} {}",
            self.targets,
            plural(self.targets, "target")
        )];
        if self.is_grouped() {
            let groups = self.groups().count();
            parts.push(format!("in {groups} {}", plural(groups, "group")));
            if groups < self.boxes() {
                parts.push(format!("and {} alone", self.boxes() - groups));
            }
        }
        let lanes = self.lanes.titles.len();
        if lanes > 1 {
            parts.push(format!("over {lanes} bands"));
        }
        // Writing to a `String` cannot fail.
        let mut text = parts.join(" ");
        for (count, word) in self.steps.into_iter().zip(["required", "recommended"]) {
            if count > 0 {
                let _ = write!(text, ", {count} {} {word}", plural(count, "step"));
            }
        }
        for (status, count) in self.tally() {
            let _ = write!(text, "; {}: {count}", status.to_string().to_lowercase());
        }
        text.push('.');
        if self.is_partial {
            text.push_str(" Only the strongest lines between groups are drawn.");
        }
        text
    }

    /// How many targets have each status.
    pub(super) fn tally(&self) -> Vec<(super::Status, usize)> {
        let mut tally: BTreeMap<super::Status, usize> = BTreeMap::new();
        for node in self.nodes.iter() {
            for (status, count) in &node.tally {
                *tally.entry(*status).or_default() += count;
            }
            if let Some(status) = node.status.filter(|_| node.tally.is_empty()) {
                *tally.entry(status).or_default() += 1;
            }
        }
        tally.into_iter().collect()
    }

    fn spans_last(&mut self, ids: &[ItemId], library: &Library) {
        let mut joined = vec![false; ids.len()];
        for node in self.edges.iter().flat_map(|edge| [edge.from, edge.to]) {
            if let Some(joined) = joined.get_mut(node) {
                *joined = true;
            }
        }
        let mut place: Vec<usize> = self.nodes.iter().map(|node| node.lane).collect();
        spans_last(&mut self.lanes, &mut place, &joined, ids, library);
        for (node, lane) in place.into_iter().enumerate() {
            self.nodes[node].lane = lane;
        }
    }
}

pub(super) fn plural(count: usize, word: &str) -> String {
    if count == 1 {
        word.to_owned()
    } else {
        format!("{word}s")
    }
}

/// The core of each member of one.
fn cores(progression: &Progression) -> HashMap<ItemId, usize> {
    let mut all = HashMap::new();
    for (core, number) in progression.cores().zip(0..) {
        all.extend(core.members().map(|id| (id.clone(), number)));
    }
    all
}

fn title(library: &Library, options: &PictureOptions) -> String {
    let given = options.title.as_deref().map(clean).unwrap_or_default();
    if !given.is_empty() {
        return given;
    }
    let titles = library.frameworks().map(|(_, f)| clean(f.title()));
    let titles: Vec<String> = titles.filter(|title| !title.is_empty()).collect();
    if titles.is_empty() {
        "A learning progression".to_owned()
    } else {
        titles.join(", ")
    }
}

fn node(id: &ItemId, library: &Library, options: &PictureOptions) -> Node {
    let status = options.statuses.as_ref().and_then(|all| all.get(id));
    let centre = matches!(&options.focus, Focus::Around { item, .. } if item == id);
    let mut node = Node {
        ids: vec![id.clone()],
        status,
        centre,
        ..Node::default()
    };
    let Some(item) = library.item(id) else {
        node.text = clean(&id.to_string());
        node.full = node.text.clone();
        return node;
    };
    node.code = item.code().map(clean).unwrap_or_default();
    node.text = clean(words(item, options.texts));
    let end = node.text.trim_end_matches([';', ',', '.', ' ']).len();
    node.text.truncate(end);
    node.text = capital(&node.text);
    if node.text.is_empty() && node.code.is_empty() {
        node.text = clean(&id.to_string());
    }
    node.full = clean(&item.full_text());
    if !node.code.is_empty() {
        node.full = format!("{}  {}", node.code, node.full);
    }
    node.link = item.uri().filter(|uri| is_web(uri)).map(str::to_owned);
    node
}

fn words(item: Item<'_>, texts: Texts) -> &str {
    let said = match texts {
        Texts::Short => item.abbreviated(),
        Texts::Statement => None,
        Texts::Learner => item.learner_statement(),
    };
    said.filter(|text| !text.trim().is_empty())
        .unwrap_or_else(|| item.statement())
}

/// The text with a capital at the start: published statements often end a sentence that their
/// parent begins. What may be a symbol or a name of its own spelling stays.
fn capital(text: &str) -> String {
    let word = text.split(' ').next().unwrap_or_default();
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if word.chars().nth(1).is_some() && word.chars().all(char::is_lowercase) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

/// Only what a browser opens as a page, and nothing that could run.
pub(super) fn is_web(uri: &str) -> bool {
    let lower = uri.get(..8).unwrap_or(uri).to_ascii_lowercase();
    let known = lower.starts_with("http://") || lower.starts_with("https://");
    known && is_plain(uri)
}

/// Only characters that need no escape in any of the files that are written.
pub(super) fn is_plain(uri: &str) -> bool {
    uri.chars()
        .all(|c| c.is_ascii_graphic() && !"\"'<>\\`{}|^".contains(c))
}
