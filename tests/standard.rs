//! The standard profile says what the official schemas say: held against them, as the crate
//! `jsonschema` understands them, on real packages and on thousands of broken ones.
//!
//! What is odd about the schemas, and how it is understood here:
//!
//! - They are written for Swagger 2 and `OpenAPI` 3.0, both of which go by draft 4 of JSON Schema:
//!   `1.0` is no integer there.
//! - `uri`, `date` and `date-time` are asserted. `int32` is a format that draft 4 does not know; it
//!   is asserted as a range. `float` says nothing about which numbers are good, and is not.
//! - The patterns for UUIDs and for names of one's own (`ext:`) are not bound to the ends of the
//!   text: one that *holds* a UUID passes. What is wrong with it is beyond the schema.
//! - A schema does not see members that stand twice: they are gone before it looks.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "what a test cannot unwrap fails it"
)]

mod common;
mod mutate;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use continua::check::Profile;
use continua::finding::{Report, Severity};
use continua::format::case::{File, Version};
use jsonschema::{Draft, Validator};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use serde_json::{Value, json};

use mutate::{KINDS, Mutation};

/// The two schemas of a package.
struct Schemas {
    v1_0: Validator,
    v1_1: Validator,
}

impl Schemas {
    /// The schemas of the corpus, or nothing where it is absent.
    fn get() -> Option<&'static Self> {
        static SCHEMAS: OnceLock<Option<Schemas>> = OnceLock::new();
        SCHEMAS.get_or_init(Self::read).as_ref()
    }

    fn read() -> Option<Self> {
        let read = |name: &str| -> Option<Value> {
            let bytes = common::corpus(&format!("schema/{name}"))?;
            Some(serde_json::from_slice(&bytes).unwrap())
        };
        let swagger = read("case-v1p0-swagger.json")?;
        let openapi = read("imscasev1p1_openapi3_v1p0.json")?;
        Some(Self {
            v1_0: validator(json!({
                "allOf": [{"$ref": "#/definitions/CFPackage.Type"}],
                "definitions": swagger["definitions"],
            })),
            v1_1: validator(json!({
                "allOf": [{"$ref": "#/components/schemas/CFPackageDType"}],
                "components": {"schemas": openapi["components"]["schemas"]},
            })),
        })
    }

    /// That of the version that is said, else of the one that the package says it is of.
    fn of(&self, package: &Value, said: Option<Version>) -> &Validator {
        let newer = match said {
            Some(version) => version == Version::V1_1,
            None => package["CFDocument"]["caseVersion"] == "1.1",
        };
        if newer { &self.v1_1 } else { &self.v1_0 }
    }
}

fn validator(mut schema: Value) -> Validator {
    bound_integers(&mut schema);
    jsonschema::options()
        .with_draft(Draft::Draft4)
        .should_validate_formats(true)
        .build(&schema)
        .unwrap()
}

/// Says of every `int32` what that means.
fn bound_integers(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            if members.get("format") == Some(&json!("int32")) {
                members.insert("minimum".to_owned(), json!(i32::MIN));
                members.insert("maximum".to_owned(), json!(i32::MAX));
            }
            members.values_mut().for_each(bound_integers);
        }
        Value::Array(elements) => elements.iter_mut().for_each(bound_integers),
        _ => {}
    }
}

/// Packages that hold every class and every member of their version.
fn complete() -> [Value; 2] {
    [
        include_str!("data/complete/case-1.0.json"),
        include_str!("data/complete/case-1.1.json"),
    ]
    .map(|text| serde_json::from_str(text).unwrap())
}

fn profile(said: Option<Version>) -> Profile {
    let standard = Profile::standard();
    match said {
        Some(version) => standard.of_version(version),
        None => standard,
    }
}

fn report(text: &str, said: Option<Version>) -> Report {
    File::from_slice(text.as_bytes())
        .unwrap()
        .check(&profile(said))
}

fn has_schema_finding(report: &Report) -> bool {
    report
        .iter()
        .any(|finding| finding.rule().ground.is_schema())
}

/// The verdict of the schema, if ours is the same; else all there is to say.
fn same_verdict(
    schemas: &Schemas,
    package: &Value,
    said: Option<Version>,
    report: &Report,
) -> Result<bool, String> {
    let validator = schemas.of(package, said);
    let valid = validator.is_valid(package);
    for finding in report {
        let schema = finding.rule().ground.is_schema();
        if schema != (finding.severity() == Severity::Error) {
            return Err(format!("a wrong severity:\n{}", report.render("x.json")));
        }
    }
    if valid != has_schema_finding(report) {
        return Ok(valid);
    }
    let errors: Vec<String> = validator
        .iter_errors(package)
        .map(|error| format!("  {} at {}\n", error, error.instance_path()))
        .collect();
    Err(format!(
        "{}\nversion said: {said:?}\nthe schema:\n{}ours:\n{}",
        serde_json::to_string_pretty(package).unwrap(),
        errors.concat(),
        report.render("x.json")
    ))
}

#[test]
fn complete_packages_are_as_the_standard_has_them() {
    for package in complete() {
        let text = serde_json::to_string_pretty(&package).unwrap();
        let report = report(&text, None);
        assert!(!has_schema_finding(&report), "{report}");
        if let Some(schemas) = Schemas::get() {
            assert_eq!(same_verdict(schemas, &package, None, &report), Ok(true));
        }
    }
}

#[test]
fn real_packages_have_the_verdict_of_the_schema() {
    let Some(schemas) = Schemas::get() else {
        return;
    };
    let mut count = 0;
    for (name, bytes) in files() {
        for package in File::from_slice(&bytes).unwrap().packages() {
            let value: Value = serde_json::from_str(package.value().raw()).unwrap();
            for said in [None, Some(Version::V1_0), Some(Version::V1_1)] {
                let report = package.check(&profile(said));
                if let Err(difference) = same_verdict(schemas, &value, said, &report) {
                    let (_, verdicts) = difference.split_once("version said").unwrap();
                    panic!("{name}: {verdicts}");
                }
            }
            count += 1;
        }
    }
    assert!(count >= 22, "{count}");
}

fn files() -> Vec<(String, Vec<u8>)> {
    let Some(root) = common::corpus_root() else {
        return Vec::new();
    };
    let mut names: Vec<String> = std::fs::read_dir(root.join("case"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains(".json"))
        .collect();
    names.sort();
    names
        .into_iter()
        .map(|name| {
            let bytes = common::corpus(&format!("case/{name}")).unwrap();
            (name, bytes)
        })
        .collect()
}

/// Real packages cut down to a few items, and rid of what the schema refuses most: nulls and back
/// links. Only those that it takes then.
fn cut_down(schemas: &Schemas) -> Vec<Value> {
    let files = files();
    let packages = files.iter().flat_map(|(_, bytes)| {
        let file = File::from_slice(bytes).unwrap();
        let texts: Vec<Value> = file
            .packages()
            .iter()
            .map(|package| serde_json::from_str(package.value().raw()).unwrap())
            .collect();
        texts
    });
    packages
        .map(|mut package| {
            for list in ["CFItems", "CFAssociations", "CFRubrics"] {
                if let Some(list) = package[list].as_array_mut() {
                    list.truncate(2);
                }
            }
            clear(&mut package);
            package
        })
        .filter(|package| schemas.of(package, None).is_valid(package))
        .collect()
}

fn clear(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|name, value| {
                !value.is_null() && name != "CFDocumentURI" && name != "CFPackageURI"
            });
            members.values_mut().for_each(clear);
        }
        Value::Array(elements) => elements.iter_mut().for_each(clear),
        _ => {}
    }
}

/// A package in parts that are packages, as small ones are checked sooner.
fn parts(package: &Value) -> Vec<Value> {
    const PARTS: [&[&str]; 4] = [
        &["CFItems"],
        &["CFAssociations", "extensions"],
        &["CFDefinitions"],
        &["CFRubrics"],
    ];
    let document = ("CFDocument".to_owned(), package["CFDocument"].clone());
    PARTS
        .iter()
        .map(|names| {
            let members = package.as_object().unwrap().iter();
            let of_part = members
                .filter(|(name, _)| names.contains(&name.as_str()))
                .map(|(name, value)| (name.clone(), value.clone()));
            of_part.chain([document.clone()]).collect()
        })
        .collect()
}

/// What came of the mutants.
#[derive(Debug, Default)]
struct Tally {
    valid: u32,
    invalid: u32,
    kinds: BTreeMap<&'static str, u32>,
    codes: BTreeMap<&'static str, u32>,
}

#[test]
fn mutants_have_the_verdict_of_the_schema() {
    const MUTANTS: u32 = 20_000;
    let Some(schemas) = Schemas::get() else {
        return;
    };
    let mut bases: Vec<Value> = complete().iter().flat_map(parts).collect();
    bases.extend(cut_down(schemas));
    println!("{} packages to begin with", bases.len());

    let versions = prop_oneof![
        6 => Just(None),
        1 => Just(Some(Version::V1_0)),
        1 => Just(Some(Version::V1_1)),
    ];
    let mutations = prop_oneof![
        3 => prop::collection::vec(Mutation::any(), 1),
        1 => prop::collection::vec(Mutation::any(), 2..=3),
    ];
    let strategy = (0..bases.len(), mutations, versions);
    let config = Config {
        cases: MUTANTS,
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::deterministic_rng(RngAlgorithm::XorShift);
    let tally = RefCell::new(Tally::default());
    let outcome =
        TestRunner::new_with_rng(config, rng).run(&strategy, |(base, mutations, said)| {
            let mut package = bases[base].clone();
            let mut tally = tally.borrow_mut();
            for mutation in &mutations {
                if mutation.apply(&mut package) {
                    *tally.kinds.entry(mutation.kind.name()).or_default() += 1;
                }
            }
            let report = report(&package.to_string(), said);
            let valid = same_verdict(schemas, &package, said, &report)
                .map_err(|text| TestCaseError::fail(format!("{mutations:?}\n{text}")))?;
            if valid {
                tally.valid += 1;
            } else {
                tally.invalid += 1;
            }
            for finding in &report {
                *tally.codes.entry(finding.code()).or_default() += 1;
            }
            Ok(())
        });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
    let tally = tally.into_inner();
    println!("{tally:#?}");
    let fair = MUTANTS / 5;
    assert!(tally.valid >= fair && tally.invalid >= fair, "{tally:?}");
    for kind in KINDS {
        assert!(tally.kinds[kind.name()] >= MUTANTS / 100, "{kind:?}");
    }
    // Every rule of the schema that a package can trip on was tripped on.
    let known = continua::check::catalogue()
        .iter()
        .filter(|rule| rule.ground.is_schema() && is_of_packages(rule.code));
    for rule in known {
        assert!(tally.codes.contains_key(rule.code), "{}", rule.code);
    }
}

/// Those of files and of other rooms are never found in a package.
fn is_of_packages(code: &str) -> bool {
    const OF_FILES: [&str; 4] = ["CASE-001", "CASE-002", "CASE-016", "CASE-022"];
    let others = ["JSON", "OVER", "POL", "EVID"];
    !others.iter().any(|group| code.starts_with(group)) && !OF_FILES.contains(&code)
}

/// A file that is not a package at its top is refused, whatever is inside.
#[test]
fn what_wraps_a_package_is_refused() {
    for package in complete() {
        for file in [
            json!({"CFPackage": package}),
            json!({"CFPackages": [package]}),
            json!([package, package]),
            json!({"CFPackages": []}),
            json!({"CFDocuments": [package["CFDocument"]]}),
            package["CFDocument"].clone(),
            package["CFItems"].clone(),
            package["CFItems"][0].clone(),
            json!([]),
            json!(7),
        ] {
            let report = report(&file.to_string(), None);
            assert!(has_schema_finding(&report), "{file}");
            if let Some(schemas) = Schemas::get() {
                assert!(!schemas.v1_0.is_valid(&file) && !schemas.v1_1.is_valid(&file));
            }
        }
    }
}
