//! From the things of a file to the targets of frameworks.

use std::fmt;

use super::{Edge, Edges, Node, rule};
use crate::ItemId;
use crate::finding::{Findings, Note, Report, Rule, short};
use crate::framework::{Item, Library, Role};
use crate::progression::{Progression, Stated};

use super::spot::site;

/// How many candidates a finding names.
const CANDIDATES: usize = 5;

/// What a published progression says of the targets of a library.
///
/// Made by [`Edges::resolve`].
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ResolvedEdges {
    /// What is said to come before what, between targets of the library; other targets are no
    /// part of it.
    pub progression: Progression,
    /// The edges that are not between two targets of the library, in their order.
    pub left_out: Vec<LeftOut>,
    /// Why they are left out, with places: a report for each input.
    pub reports: Vec<Report>,
}

/// An edge that says nothing about targets of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LeftOut {
    /// Its number, for [`Edges::edge`].
    pub edge: u32,
    /// Why it is left out.
    pub reason: LeftOutReason,
}

/// Why an edge is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum LeftOutReason {
    /// The library has neither the identifier nor the code of an end.
    NotInLibrary {
        /// The code, or else the identifier.
        node: Box<str>,
    },
    /// The library has several items of the code of an end, and none of its identifier.
    Ambiguous {
        /// The code.
        code: Box<str>,
        /// The items, in the order of the library.
        candidates: Vec<ItemId>,
    },
    /// An end is not a target but, say, a group.
    NotATarget {
        /// The item.
        item: ItemId,
        /// The role that it is in.
        role: Role,
    },
    /// Both ends are one item of the library.
    Itself {
        /// The item.
        item: ItemId,
    },
}

impl fmt::Display for LeftOutReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotInLibrary { node } => {
                write!(f, "`{}` is no item of the library", short(node))
            }
            Self::Ambiguous { code, candidates } => {
                let (code, count) = (short(code), candidates.len());
                write!(f, "`{code}` names {count} items, expected one")
            }
            Self::NotATarget { item, role } => {
                write!(f, "`{item}` is in the role `{role}`, expected a target")
            }
            Self::Itself { item } => write!(f, "`{item}` is at both ends"),
        }
    }
}

impl LeftOutReason {
    fn rule(&self) -> &'static Rule {
        match self {
            Self::NotInLibrary { .. } => &rule::NOT_IN_LIBRARY,
            Self::Ambiguous { .. } => &rule::AMBIGUOUS_CODE,
            Self::NotATarget { .. } => &rule::NOT_A_TARGET,
            Self::Itself { .. } => &rule::OWN_END,
        }
    }

    fn note(&self) -> Note {
        let note = Note::new(self.to_string());
        match self {
            Self::NotInLibrary { .. } => note.help("load the framework that holds it"),
            Self::Ambiguous { candidates, .. } => {
                let named = candidates.iter().take(CANDIDATES).map(ToString::to_string);
                let named = named.collect::<Vec<_>>().join(", ");
                let more = match candidates.len().saturating_sub(CANDIDATES) {
                    0 => String::new(),
                    more => format!(" and {more} more"),
                };
                note.help(format!(
                    "load only the framework that is meant; the items are {named}{more}"
                ))
            }
            Self::NotATarget { .. } => {
                note.help("give it the role of a target in the overlay, if it is one")
            }
            Self::Itself { .. } => note,
        }
    }
}

impl Edges {
    /// The progression that the edges make between targets of a library.
    ///
    /// An end is the item of its [identifier](Node::item), else of the identifier by which the
    /// file itself calls it, else the only item of its code. A code that several items have is
    /// not guessed at: some states use one code for a standard in several courses. All that is
    /// said to come before one target is one way, of members needed together, and recommended; the
    /// [origin](crate::progression::Provenance::origin) of a statement is the number of its edge.
    /// O(edges × log items).
    ///
    /// ```
    /// use continua::format::{edges::LeftOutReason, knowledge_graph};
    /// use continua::framework::{Framework, ItemDraft, Library};
    ///
    /// let graph = knowledge_graph::from_slice(br#"{"type": "node", "identifier": "a", "properties": {"statementCode": "1"}}
    /// {"type": "node", "identifier": "b", "properties": {"statementCode": "2"}}
    /// {"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "b"}
    /// "#)?;
    /// let mut builder = Framework::builder("doc", "Sample")?;
    /// builder.item(ItemDraft::new("x", "Count.")?.code("1"));
    /// builder.item(ItemDraft::new("y", "Add, in a first course.")?.code("2"));
    /// builder.item(ItemDraft::new("z", "Add, in a second course.")?.code("2"));
    /// let resolved = graph.resolve(&Library::of([("math", builder.build()?)])?);
    ///
    /// assert!(resolved.progression.is_empty());
    /// let reason = &resolved.left_out[0].reason;
    /// assert_eq!(reason.to_string(), "`2` names 2 items, expected one");
    /// assert!(matches!(reason, LeftOutReason::Ambiguous { .. }));
    /// assert_eq!(resolved.reports[0].iter().next().unwrap().code(), "EDGE-013");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn resolve(&self, library: &Library) -> ResolvedEdges {
        let mut builder = Progression::builder();
        let mut stated = Stated::default();
        let mut left_out = Vec::new();
        for (edge, number) in self.edges().zip(0..) {
            match ends(edge, library) {
                Ok(ends) => stated.edge(&mut builder, ends, self.said(number)),
                Err(reason) => left_out.push(LeftOut {
                    edge: number,
                    reason,
                }),
            }
        }
        stated.state(&mut builder);
        ResolvedEdges {
            progression: builder.build(),
            reports: self.reports_of(&left_out),
            left_out,
        }
    }

    fn reports_of(&self, left_out: &[LeftOut]) -> Vec<Report> {
        let inputs = &self.inner.inputs;
        let mut findings: Vec<Findings> = inputs.iter().map(|_| Findings::new()).collect();
        for left in left_out {
            let Some(spot) = self.edge(left.edge).map(|edge| edge.spot) else {
                continue;
            };
            let input = spot.input as usize;
            if let (Some(findings), Some((text, json))) =
                (findings.get_mut(input), inputs.get(input))
            {
                let habit = left.reason.to_string();
                let site = site(text, json.as_ref(), spot);
                findings.add(left.reason.rule(), &habit, site, || left.reason.note());
            }
        }
        let all = findings.into_iter().zip(inputs);
        all.map(|(findings, (text, _))| findings.into_report(Some(text.clone())))
            .collect()
    }
}

fn ends(edge: Edge<'_>, library: &Library) -> Result<(ItemId, ItemId), LeftOutReason> {
    let before = target(edge.before(), library)?;
    let after = target(edge.after(), library)?;
    if before == after {
        return Err(LeftOutReason::Itself { item: after });
    }
    Ok((before, after))
}

fn target(node: Node<'_>, library: &Library) -> Result<ItemId, LeftOutReason> {
    let item = item(node, library)?;
    match item.role() {
        Role::Target => Ok(item.id().clone()),
        role => Err(LeftOutReason::NotATarget {
            item: item.id().clone(),
            role,
        }),
    }
}

fn item<'l>(node: Node<'_>, library: &'l Library) -> Result<Item<'l>, LeftOutReason> {
    let own = || library.item(&ItemId::new(node.id()).ok()?);
    if let Some(item) = library.item(node.item()).or_else(own) {
        return Ok(item);
    }
    let of_code = |code| library.frameworks().flat_map(move |(_, f)| f.by_code(code));
    let candidates: Vec<Item<'_>> = node.code().into_iter().flat_map(of_code).collect();
    match (candidates.as_slice(), node.code()) {
        ([item], _) => Ok(*item),
        ([_, ..], Some(code)) => Err(LeftOutReason::Ambiguous {
            code: code.into(),
            candidates: candidates.iter().map(|item| item.id().clone()).collect(),
        }),
        _ => Err(LeftOutReason::NotInLibrary {
            node: node.code().unwrap_or(node.id()).into(),
        }),
    }
}
