//! A made package of the density of the Texas mathematics standards.
//!
//! That file has, for each of its items, 2,085 bytes, 30 members, 6 objects and 25 strings of 62
//! bytes in the mean; statements of 177 characters and labels of 151; slashes written as `\/` and
//! every other item a character written as `\u`; 69 items a course. The made one has the same to a
//! few percent, in words of its own.

use std::fmt::Write as _;

/// Where the made things would be found; slashes as the Texan file writes them.
const HOST: &str = r"https:\/\/standards.larkspur.example\/ims\/case\/v1p0";

const STAMP: &str = "2026-08-01T09:00:00+00:00";

/// Items of a course: the course, 6 introductions, 4 strands, each of 2 skills, each of some 6 targets.
const COURSE: u32 = 69;

const VERBS: [&str; 12] = [
    "represent",
    "compare",
    "order",
    "estimate",
    "solve",
    "measure",
    "classify",
    "construct",
    "explain",
    "generate",
    "describe",
    "predict",
];
const OBJECTS: [&str; 11] = [
    "whole numbers up to 1,000",
    "fractions with unlike parts",
    "angles of a triangle",
    "the area of a rectangle",
    "data in a bar graph",
    "sums of money",
    "a growing pattern",
    "the volume of a prism",
    "a ratio of two quantities",
    "lengths to the nearest unit",
    "equations in one unknown",
];
const MEANS: [&str; 13] = [
    "objects, drawings and words",
    "a number line that is not marked",
    "a table of values",
    "concrete models",
    "place value",
    "the order of operations",
    "a ruler and a balance",
    "known facts",
    "more than one strategy",
    "coordinates in the first quadrant",
    "mental arithmetic",
    "a diagram of parts",
    "a spreadsheet",
];
const ENDS: [&str; 7] = [
    "and tells why the result is sensible",
    "and checks it in another way",
    "and says it to a partner",
    r"and mends the partner\u2019s errors",
    "within 10 minutes",
    "in problems from daily life",
    "and writes it down",
];

/// An item by the place that it has in its course.
enum Place {
    Course,
    Introduction(u32),
    Strand(u32),
    Skill(u32, u32),
    Target(u32, u32, u32),
}

impl Place {
    fn of(n: u32) -> Self {
        match n {
            0 => Self::Course,
            1..=6 => Self::Introduction(n),
            7..=10 => Self::Strand(n - 6),
            11..=18 => Self::Skill((n - 11) / 2 + 1, (n - 11) % 2 + 1),
            _ => Self::Target((n - 19) % 4 + 1, (n - 19) / 4 % 2 + 1, (n - 19) / 8),
        }
    }

    const fn kind(&self) -> (u32, &'static str) {
        match self {
            Self::Course => (1, "Course"),
            Self::Introduction(_) => (2, "Introduction"),
            Self::Strand(_) => (3, "Strand"),
            Self::Skill(..) => (4, "Knowledge and Skills"),
            Self::Target(..) => (5, "Learning Target"),
        }
    }

    /// The place in the course of the item above; none of the course.
    const fn above(&self) -> Option<u32> {
        Some(match self {
            Self::Course => return None,
            Self::Introduction(_) | Self::Strand(_) => 0,
            Self::Skill(strand, _) => 6 + *strand,
            Self::Target(strand, skill, _) => 11 + (*strand - 1) * 2 + *skill - 1,
        })
    }

    fn code(&self, course: u32) -> String {
        match self {
            Self::Course => format!("M.{course}"),
            Self::Introduction(n) => format!("M.{course}.i{n}"),
            Self::Strand(strand) => format!("M.{course}.{strand}"),
            Self::Skill(strand, skill) => format!("M.{course}.{strand}.{skill}"),
            Self::Target(strand, skill, n) => {
                let letter = char::from(b'A' + u8::try_from(*n).unwrap_or_default());
                format!("M.{course}.{strand}.{skill}.{letter}")
            }
        }
    }

    fn sequence(&self) -> u32 {
        match self {
            Self::Course => 0,
            Self::Introduction(n) => *n,
            Self::Strand(strand) => 6 + strand,
            Self::Skill(_, skill) => *skill,
            Self::Target(_, _, n) => n + 1,
        }
    }

    fn statement(&self, course: u32, seed: u32) -> String {
        let of =
            |words: &[&'static str], turn: u32| words[(seed / turn.max(1)) as usize % words.len()];
        let sentence = |salt: u32| {
            let (verb, object) = (of(&VERBS, 1 + salt), of(&OBJECTS, 2 + salt));
            let (means, end) = (of(&MEANS, 3 + salt), of(&ENDS, 5 + salt));
            format!(
                "The learner is expected to {verb} {object} in new tasks, with the help of {means}, {end}."
            )
        };
        match self {
            Self::Course => format!("Course {course}, Adopted 2026."),
            Self::Introduction(_) => (0..5).map(sentence).collect::<Vec<_>>().join(" "),
            Self::Strand(strand) => {
                format!("Strand {strand}: work with quantities, figures and data.")
            }
            Self::Skill(..) => format!("{} The same holds alone and in a group.", sentence(0)),
            Self::Target(..) => sentence(0),
        }
    }
}

/// An identifier that looks like one by chance, of a number.
fn uuid(kind: u32, n: u32) -> String {
    let mut mixed = u64::from(kind) << 32 | u64::from(n);
    let mut next = || {
        mixed = mixed.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ z >> 31
    };
    let (high, low) = (next(), next());
    let (first, second, third) = (high >> 32, high >> 16 & 0xFFFF, high & 0xFFF);
    let (fourth, last) = (low >> 48 & 0x3FFF | 0x8000, low & 0xFFFF_FFFF_FFFF);
    format!("{first:08x}-{second:04x}-5{third:03x}-{fourth:04x}-{last:012x}")
}

fn link(kind: &str, title: &str, id: &str) -> String {
    format!(r#"{{"identifier":"{id}","title":"{title}","uri":"{HOST}\/{kind}\/{id}"}}"#)
}

/// Code and statement, up to 255 bytes as the Texan file cuts them.
fn label(code: &str, statement: &str) -> String {
    let mut label = format!("{code} {statement}");
    if label.len() > 255 {
        // At a space, so that no escape is cut.
        let end = label[..255].rfind(' ').unwrap_or(255);
        label.truncate(end);
    }
    label
}

/// A package of so many items, with as many associations.
pub fn made(count: u32) -> Vec<u8> {
    let document = (uuid(0, 0), "Chapter 7. Mathematics");
    let to_document = link("CFDocuments", document.1, &document.0);
    let (mut items, mut associations) = (String::new(), String::new());
    for n in 0..count {
        let (course, within) = (n / COURSE + 1, n % COURSE);
        let said = |within: u32| {
            let (place, n) = (Place::of(within), (course - 1) * COURSE + within);
            let (code, statement) = (
                place.code(course),
                place.statement(course, n.wrapping_mul(7_919)),
            );
            (place, uuid(1, n), label(&code, &statement), code, statement)
        };
        let (place, id, label, code, statement) = said(within);
        let ((kind, kind_name), sequence) = (
            place.kind(),
            place.sequence() + if within == 0 { course } else { 0 },
        );
        let comma = if n == 0 { "" } else { "," };
        let to_kind = link("CFItemTypes", kind_name, &uuid(3, kind));
        let _ = write!(
            items,
            r#"{comma}{{"alternativeLabel":"{label}","fullStatement":"{statement}","identifier":"{id}","language":"en","lastChangeDateTime":"{STAMP}","listEnumeration":"{sequence}","uri":"{HOST}\/CFItems\/{id}","CFItemType":"{kind_name}","CFItemTypeURI":{to_kind},"humanCodingScheme":"{code}"}}"#,
        );
        let to_parent = place.above().map_or_else(
            || to_document.clone(),
            |above| {
                let (_, id, label, ..) = said(above);
                link("CFItems", &label, &id)
            },
        );
        let (association, to_item) = (uuid(2, n), link("CFItems", &label, &id));
        let _ = write!(
            associations,
            r#"{comma}{{"CFDocumentURI":{to_document},"associationType":"isChildOf","destinationNodeURI":{to_parent},"identifier":"{association}","lastChangeDateTime":"{STAMP}","originNodeURI":{to_item},"sequenceNumber":{sequence},"uri":"{HOST}\/CFAssociations\/{association}"}}"#,
        );
    }
    let kinds: Vec<_> = [0, 1, 7, 11, 19]
        .iter()
        .map(|within| {
            let (kind, name) = Place::of(*within).kind();
            let id = uuid(3, kind);
            format!(r#"{{"identifier":"{id}","uri":"{HOST}\/CFItemTypes\/{id}","title":"{name}","description":"{name}","hierarchyCode":"{kind}","lastChangeDateTime":"{STAMP}"}}"#)
        })
        .collect();
    let (id, title, kinds) = (&document.0, document.1, kinds.join(","));
    format!(
        r#"{{"CFDocument":{{"identifier":"{id}","uri":"{HOST}\/CFDocuments\/{id}","creator":"Larkspur Schools","title":"{title}","lastChangeDateTime":"{STAMP}","language":"en"}},"CFItems":[{items}],"CFAssociations":[{associations}],"CFDefinitions":{{"CFItemTypes":[{kinds}]}}}}"#,
    )
    .into_bytes()
}
