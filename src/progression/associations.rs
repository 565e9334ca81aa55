//! Progressions from what frameworks say of themselves.

use std::fmt;

use crate::framework::{Association, AssociationKind, End, Library, Role};
use crate::id::{AssociationId, FrameworkName, ItemId};

use super::progression::Progression;
use super::source::{RequirementSource, Statement};
use super::stated::Stated;

/// A progression made of the associations of frameworks, and the associations that it left out.
///
/// Made by [`Progression::from_associations`].
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct FromAssociations {
    /// All targets of the library, with what their frameworks say comes before what.
    pub progression: Progression,
    /// The `precedes` associations that are not between two targets, in the order of the files.
    pub skipped: Vec<SkippedAssociation>,
}

/// A `precedes` association that says nothing about targets.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SkippedAssociation {
    /// The framework that states it.
    pub framework: FrameworkName,
    /// The association, where the file names it.
    pub association: Option<AssociationId>,
    /// Where it stands in the framework's document.
    pub origin: Option<u32>,
    /// Why it is left out.
    pub reason: SkipReason,
}

/// Why an association is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum SkipReason {
    /// An end is not a target but, say, a group.
    NotATarget {
        /// The item.
        item: ItemId,
        /// The role that it is in.
        role: Role,
    },
    /// An end is the document itself.
    Document,
    /// An end is no item of the library.
    Outside {
        /// The identifier of the end, as it was published.
        identifier: Box<str>,
    },
}

impl fmt::Display for SkipReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotATarget { item, role } => {
                write!(f, "`{item}` is in the role `{role}`, expected a target")
            }
            Self::Document => f.write_str("an end is the document, expected a target"),
            Self::Outside { identifier } => {
                write!(f, "`{identifier}` is no item of the library")
            }
        }
    }
}

impl Progression {
    /// The progression that the `precedes` associations of a library's frameworks make.
    ///
    /// All targets of the library are part of it, in the order of the library. What one framework
    /// says comes before one target is one way, of members needed together, and recommended:
    /// [`raise`](super::ProgressionBuilder::raise) makes it required. An end in another framework
    /// of the library is found there. Associations with an end that is not a target are listed,
    /// not followed. O(items + associations).
    ///
    /// ```
    /// use continua::framework::{Framework, ItemDraft, Library};
    /// use continua::progression::Progression;
    ///
    /// let mut builder = Framework::builder("doc", "Sample")?;
    /// let count = builder.item(ItemDraft::new("count", "Count to 20.")?);
    /// let add = builder.item(ItemDraft::new("add", "Add within 20.")?);
    /// builder.precedes(&count, &add);
    /// let library = Library::of([("math", builder.build()?)])?;
    ///
    /// let progression = Progression::from_associations(&library).progression;
    /// assert_eq!(progression.direct_before(&add).collect::<Vec<_>>(), [&count]);
    /// assert!(progression.held([]).is_open(&add));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn from_associations(library: &Library) -> FromAssociations {
        let mut builder = Self::builder();
        builder.extend(library.competencies().map(|target| target.id().clone()));
        let mut skipped = Vec::new();
        for (name, framework) in library.frameworks() {
            let mut stated = Stated::default();
            for association in framework.associations() {
                if *association.kind() != AssociationKind::Precedes {
                    continue;
                }
                match ends(association, library) {
                    Ok(ends) => {
                        let said = (statement(name, association), association.origin());
                        stated.edge(&mut builder, ends, said);
                    }
                    Err(reason) => skipped.push(SkippedAssociation {
                        framework: name.clone(),
                        association: association.id().cloned(),
                        origin: association.origin(),
                        reason,
                    }),
                }
            }
            stated.state(&mut builder);
        }
        FromAssociations {
            progression: builder.build(),
            skipped,
        }
    }
}

fn ends(association: Association<'_>, library: &Library) -> Result<(ItemId, ItemId), SkipReason> {
    let before = target(association.origin_end(), library)?;
    let after = target(association.destination_end(), library)?;
    Ok((before, after))
}

fn target(end: End<'_>, library: &Library) -> Result<ItemId, SkipReason> {
    let item = match end {
        End::Item(item) => item,
        End::Document => return Err(SkipReason::Document),
        End::Outside(outside) => {
            let found = ItemId::new(outside.identifier).ok();
            let found = found.and_then(|id| library.item(&id));
            found.ok_or_else(|| SkipReason::Outside {
                identifier: outside.identifier.into(),
            })?
        }
    };
    match item.role() {
        Role::Target => Ok(item.id().clone()),
        role => Err(SkipReason::NotATarget {
            item: item.id().clone(),
            role,
        }),
    }
}

fn statement(framework: &FrameworkName, association: Association<'_>) -> Statement {
    let source = RequirementSource::Association {
        framework: framework.clone(),
        association: association.id().cloned(),
    };
    Statement::recommended(source, association.notes().map(Into::into))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::{AssociationDraft, Framework, ItemDraft};
    use crate::progression::Strength;

    #[test]
    fn all_that_one_framework_says_of_a_target_is_one_way() {
        let mut math = Framework::builder("m", "Mathematics").unwrap();
        let group = math.item(ItemDraft::new("g", "Number").unwrap());
        let [a, b, c] = ["a", "b", "c"].map(|id| math.item(ItemDraft::new(id, id).unwrap()));
        math.child(&group, &a);
        math.precedes(&a, &c);
        math.precedes(&b, &c);
        math.precedes(&group, &b);
        math.precedes(&a, &ItemId::new("far").unwrap());
        let mut other = Framework::builder("o", "Science").unwrap();
        let d = other.item(ItemDraft::new("d", "d").unwrap());
        other.precedes(&d, &c);
        let twice = AssociationDraft::new(AssociationKind::Precedes, "d", "c");
        other.associate(twice.id(AssociationId::new("twice").unwrap()));
        let frameworks = [
            ("math", math.build().unwrap()),
            ("science", other.build().unwrap()),
        ];
        let library = Library::of(frameworks).unwrap();

        let made = Progression::from_associations(&library);
        let progression = &made.progression;
        assert_eq!(
            progression.competencies().collect::<Vec<_>>(),
            [&a, &b, &c, &d]
        );
        let records: Vec<_> = progression.requirements(&c).collect();
        let ways: Vec<Vec<_>> = records
            .iter()
            .map(|r| r.ways().flatten().collect())
            .collect();
        assert_eq!(ways, [vec![&a, &b], vec![&d]]);
        assert_eq!(records[0].strength(), Strength::Recommended);
        let stated = records.iter().map(|record| record.provenance().len());
        // Associations without an identifier say the same thing once.
        assert_eq!(stated.collect::<Vec<_>>(), [1, 2]);
        let reasons: Vec<String> = made.skipped.iter().map(|s| s.reason.to_string()).collect();
        assert_eq!(
            reasons,
            [
                "`g` is in the role `group`, expected a target",
                "`far` is no item of the library"
            ]
        );
    }
}
