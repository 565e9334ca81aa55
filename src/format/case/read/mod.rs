//! Reads a package into a framework.

mod association;
mod changes;
mod definition;
mod document;
mod item;
pub(crate) mod lenient;
mod rubric;

use self::association::Before;
use self::changes::Changes;
use super::{Package, PackageProblem};
use crate::DocumentId;
use crate::framework::{Builder, Document, Framework, Problem};
use crate::source::Meanings;

/// What came of reading a package.
#[derive(Debug)]
pub(crate) struct Readout {
    /// The framework; where there are problems, one that only serves to look for further faults.
    pub(crate) framework: Framework,
    pub(crate) problems: Vec<PackageProblem>,
    /// Items whose identifiers stand again, by the index of the object; the framework is without
    /// them.
    pub(crate) again: Vec<u32>,
    pub(crate) changes: Changes,
}

/// A package on its way to a framework.
struct Reader {
    builder: Builder,
    again: Vec<u32>,
    changes: Changes,
}

pub(super) fn read(package: &Package) -> Readout {
    let mut problems = Vec::new();
    let document = document(package, &mut problems);
    let mut reader = Reader {
        builder: Framework::builder_of(document)
            .with_capacity(package.items().len(), package.associations().len())
            .sharing(package.json().source().clone()),
        again: Vec::new(),
        changes: Changes::default(),
    };
    reader.items(package);
    reader.associations(package);
    reader.definitions(package);
    reader.rubrics(package);
    let (framework, faults) = reader.builder.build_anyway();
    problems.extend(faults.into_iter().filter_map(|fault| match fault {
        Problem::TreeCycle { items, part } => Some(PackageProblem::TreeCycle { items, part }),
        // The reader adds no item twice and names no child that it did not add.
        _ => None,
    }));
    Readout {
        framework,
        problems,
        again: reader.again,
        changes: reader.changes,
    }
}

fn document(package: &Package, problems: &mut Vec<PackageProblem>) -> Document {
    let Some(value) = package.document() else {
        problems.push(PackageProblem::NoDocument);
        return nameless();
    };
    document::read(value).unwrap_or_else(|| {
        problems.push(PackageProblem::NoIdentifier);
        nameless()
    })
}

/// Stands in for the document of a package that makes no framework.
fn nameless() -> Document {
    const NIL: &str = "00000000-0000-0000-0000-000000000000";
    #[expect(clippy::expect_used, reason = "the nil UUID is an identifier")]
    let id = DocumentId::new(NIL).expect("a well-formed identifier");
    Document::of(id, String::new())
}

impl Reader {
    fn items(&mut self, package: &Package) {
        let mut says = Meanings::new();
        for value in package.items() {
            let Some(draft) = item::read(&mut says, &mut self.changes, value) else {
                continue;
            };
            if !self.builder.item_once(draft) {
                self.again.push(value.index());
            }
        }
    }

    fn associations(&mut self, package: &Package) {
        let (mut says, mut before) = (Meanings::new(), Before::default());
        for value in package.associations() {
            if let Some(draft) = association::read(&self.builder, &mut says, &mut before, value) {
                self.builder.associate(draft);
            }
        }
    }
}
