//! What is written of findings: places that hold, JSON and SARIF that their schemas accept.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::path::{Path, PathBuf};
use std::process::Command;

use continua::check::{Profile, Waivers, clean};
use continua::finding::{Contents, Place, Report, Reports, Style, Waiver};
use continua::format::case::File;
use continua::source::{Json, Kind};
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::{Value, json};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Our own framework files with a defect each.
fn invalid_files() -> Vec<(String, Vec<u8>)> {
    let folder = root().join("tests/data/invalid");
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, std::fs::read(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}

fn profiles() -> [Profile; 3] {
    [
        Profile::standard(),
        Profile::practice(),
        Profile::author().forced(),
    ]
}

/// Reports of all files in all profiles: plain, unfolded, with waivers, and of an overlay.
fn many_reports() -> Vec<Reports> {
    let waivers = Waivers::of([
        Waiver::new("CASE", "a draft").unwrap().at("/CFDocument"),
        Waiver::new("REF", "known").unwrap(),
    ]);
    let overlay = continua::Overlay::from_slice(b"{\"continua\": \"1.0.0\",\n \"titel\": 1}");
    let mut all = vec![Reports::new()];
    for profile in profiles() {
        for profile in [
            profile.clone(),
            profile.clone().unfolded().at_most(3),
            profile.waiving(&waivers),
        ] {
            let mut reports = Reports::new();
            for (name, bytes) in invalid_files() {
                let contents = File::from_slice(&bytes)
                    .ok()
                    .map(|file| Contents::of(&file));
                reports.add(format!("a b/{name}"), profile.check(&bytes), contents);
            }
            reports.add(
                "overlay.json",
                overlay.clone().unwrap_err().report().clone(),
                None,
            );
            reports.add("waivers", waivers.unused(&profile, []), None);
            reports.skip("package.json");
            reports.unread("no.json", "is not there");
            all.push(reports);
        }
    }
    all
}

fn refusals(validator: &Validator, text: &str) -> Vec<String> {
    let value: Value = serde_json::from_str(text).unwrap();
    let errors = validator.iter_errors(&value);
    errors
        .take(5)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

fn schema(path: &Path) -> Validator {
    schema_of(&std::fs::read_to_string(path).unwrap())
}

fn schema_of(text: &str) -> Validator {
    let schema = serde_json::from_str(text).unwrap();
    jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .unwrap()
}

#[test]
fn json_is_of_the_published_form() {
    let schema = schema(&root().join("docs/report.schema.json"));
    let mut findings = 0;
    for reports in many_reports() {
        let text = reports.to_json();
        assert_eq!(refusals(&schema, &text), [""; 0]);
        assert_eq!(text, reports.clone().to_json(), "the same bytes");
        findings += text.matches("\"code\":").count();
    }
    assert!(findings > 300, "{findings}");
}

#[test]
fn the_published_form_refuses_what_is_broken() {
    let schema = schema(&root().join("docs/report.schema.json"));
    let report = Profile::practice().check(b"{\"CFDocument\": {\"titel\": 1}}");
    let good: Value = serde_json::from_str(&report.to_json("a.json")).unwrap();
    assert!(schema.is_valid(&good));
    let broken: [(&str, Value); 9] = [
        ("/continuaReport", json!("2.0.0")),
        ("/skipped", json!(null)),
        ("/files/0/summary/errors", json!(-1)),
        ("/files/0/findings/0/code", json!("case-1")),
        ("/files/0/findings/0/severity", json!("note")),
        ("/files/0/findings/0/line", json!(0)),
        ("/files/0/findings/0/count", json!(0)),
        ("/files/0/findings/0/span", json!([1, 2])),
        ("/files/0/waived", json!([{}])),
    ];
    for (pointer, value) in broken {
        let mut other = good.clone();
        *other.pointer_mut(pointer).unwrap() = value;
        assert!(!schema.is_valid(&other), "{pointer}");
    }
    let finding = good
        .pointer("/files/0/findings/0")
        .unwrap()
        .as_object()
        .unwrap();
    for name in finding.keys() {
        let mut other = good.clone();
        let members = other.pointer_mut("/files/0/findings/0").unwrap();
        members.as_object_mut().unwrap().remove(name);
        assert!(!schema.is_valid(&other), "without {name}");
    }
}

/// The official schema, as the crate `serde-sarif` carries it.
fn sarif_schema() -> Validator {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .arg("--manifest-path")
        .arg(root().join("Cargo.toml"))
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    let mut packages = metadata["packages"].as_array().unwrap().iter();
    let package = packages
        .find(|package| package["name"] == "serde-sarif")
        .unwrap();
    let manifest = Path::new(package["manifest_path"].as_str().unwrap());
    let path = manifest.parent().unwrap().join("src/schema.json");
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("Static Analysis Results Format (SARIF) Version 2.1.0 JSON Schema"));
    // One pattern of it, which nothing here uses, is no regular expression by the letter.
    let text = text.replace("{2}]?$", r"{2}\\]?$");
    schema_of(&text)
}

#[test]
fn sarif_is_of_the_official_form() {
    let schema = sarif_schema();
    assert!(!schema.is_valid(&json!({"version": "2.1.0"})));
    for reports in many_reports() {
        let text = reports.to_sarif();
        assert_eq!(refusals(&schema, &text), [""; 0]);
        assert_eq!(text, reports.clone().to_sarif(), "the same bytes");
        let typed: serde_sarif::sarif::Sarif = serde_json::from_str(&text).unwrap();
        let results = typed.runs[0].results.as_ref().unwrap();
        let found: usize = reports
            .iter()
            .map(|(_, report)| report.len() + report.waived().len())
            .sum();
        assert_eq!(results.len(), found);
    }
}

#[test]
fn sarif_says_what_the_report_says() {
    let bytes = "{\n \"CFDocument\": {\"identifier\": \"0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10\",\n  \"für\": 1, \"titel\": \"é\"}\n}";
    let waivers = Waivers::of([Waiver::new("CASE-008", "our own")
        .unwrap()
        .at("/CFDocument/für")]);
    let report = Profile::practice()
        .waiving(&waivers)
        .check(bytes.as_bytes());
    let sarif: Value = serde_json::from_str(&report.to_sarif("grade 5/x.json")).unwrap();
    let run = &sarif["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    let of = |suppressed: bool| {
        let mut found = results.iter().filter(|result| {
            result["ruleId"] == "CASE-008"
                && result["suppressions"].as_array().unwrap().is_empty() != suppressed
        });
        found.next().unwrap()
    };
    let open = of(false);
    let index = usize::try_from(open["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(rules[index]["id"], "CASE-008");
    assert!(
        rules[index]["help"]["markdown"]
            .as_str()
            .unwrap()
            .contains("**Finds.**")
    );
    assert_eq!(open["level"], "warning");
    assert_eq!(
        open["message"]["text"],
        "`titel` is no member of the document\nhelp: did you mean `title`?"
    );
    let start = bytes.find("\"titel\"").unwrap();
    assert_eq!(
        open["locations"][0],
        json!({
            "physicalLocation": {
                "artifactLocation": {"uri": "grade%205/x.json"},
                "region": {"startLine": 3, "startColumn": 13, "endLine": 3, "endColumn": 20,
                    "byteOffset": start, "byteLength": 7},
            },
            "logicalLocations": [{"fullyQualifiedName": "/CFDocument/titel"}],
        })
    );
    assert_eq!(
        of(true)["suppressions"],
        json!([{"kind": "external", "status": "accepted", "justification": "our own"}])
    );
    // What stands before it does not change the fingerprint.
    let prints = |bytes: &str| -> Vec<Value> {
        let sarif = Profile::practice()
            .check(bytes.as_bytes())
            .to_sarif("x.json");
        let sarif: Value = serde_json::from_str(&sarif).unwrap();
        let results = sarif["runs"][0]["results"].as_array().unwrap().clone();
        results
            .iter()
            .map(|result| result["partialFingerprints"].clone())
            .collect()
    };
    assert_eq!(prints(bytes), prints(&bytes.replace('\n', "\n\n ")));
    let mut unique = prints(bytes);
    unique.dedup();
    assert_eq!(unique.len(), results.len());
}

#[test]
fn waivers_are_of_the_published_form() {
    let schema = schema(&root().join("docs/waivers.schema.json"));
    let mut told = 0;
    for rule in continua::check::catalogue()
        .iter()
        .filter(|rule| rule.group() == "WAIV")
    {
        for text in [rule.bad, rule.good] {
            let value: Value = serde_json::from_str(text).unwrap_or(Value::Null);
            let blocked = Waivers::from_slice(text.as_bytes()).is_err();
            // A repeated member is beyond a schema.
            if rule.name != "repeated-member" {
                assert_eq!(schema.is_valid(&value), !blocked, "{text}");
                told += 1;
            }
        }
    }
    assert_eq!(told, 14);
}

#[test]
fn waivers_are_for_what_they_say() {
    let file = br#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Art", "tone": 1},
        "CFItems": [
            {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Draw.", "tone": 1, "hue": 2},
            {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Paint.", "tone": 1}]}"#;
    let all = Profile::practice().unfolded();
    let hits = |report: &Report, waived: bool| {
        let findings = if waived {
            report.waived()
        } else {
            report.iter()
        };
        findings
            .filter(|finding| finding.code() == "CASE-008")
            .count()
    };
    assert_eq!(hits(&all.check(file), false), 4);
    let waiver = |code| Waiver::new(code, "our own").unwrap();
    for (waiver, expected) in [
        (waiver("CASE-008"), 4),
        (waiver("CASE"), 4),
        (waiver("CASE-008").at(""), 4),
        (waiver("CASE-008").at("/CFItems"), 3),
        (waiver("CASE-008").at("/CFItem"), 0),
        (waiver("CASE-008").at("/CFItems/0"), 2),
        (waiver("CASE-008").at("/CFItems/0/hue"), 1),
        (
            waiver("CASE-008").within("6A0F6A52-70d5-4c38-8a55-0d4c6c1b6c11"),
            2,
        ),
        (
            waiver("CASE-008")
                .at("/CFItems/1")
                .within("6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"),
            0,
        ),
        (waiver("TREE"), 0),
    ] {
        let waivers = Waivers::of([waiver.clone()]);
        let profile = all.clone().waiving(&waivers);
        let report = profile.check(file);
        assert_eq!(
            (hits(&report, false), hits(&report, true)),
            (4 - expected, expected),
            "{waiver:?}"
        );
        let used = report.waived().len() > 0;
        assert_eq!(
            waivers.unused(&profile, [&report]).is_empty(),
            used,
            "{waiver:?}"
        );
        // Folded, hits that are waived do not count with the others.
        let folded = Profile::practice().waiving(&waivers).check(file);
        let count = |waived: bool| -> usize {
            let findings = if waived {
                folded.waived()
            } else {
                folded.iter()
            };
            findings
                .filter(|finding| finding.code() == "CASE-008")
                .map(|finding| finding.count() as usize)
                .sum()
        };
        assert_eq!((count(false), count(true)), (4 - expected, expected));
    }
    // What blocks cannot be waived.
    let waivers = Waivers::of([waiver("CASE-001"), waiver("CASE")]);
    let report = Profile::practice().waiving(&waivers).check(b"{}");
    assert_eq!(report.blocking().count(), 1);
    // Past the cap hits fold; the first of each waiver is kept.
    let waivers = Waivers::of([waiver("CASE-008").at("/CFItems/1"), waiver("CASE-008")]);
    let profile = all.at_most(0).waiving(&waivers);
    let report = profile.check(file);
    assert!(waivers.unused(&profile, [&report]).is_empty());
}

#[test]
fn the_assertion_shows_the_findings() {
    let failure = clean([("a.json", "{\n}"), ("b.json", "[")], &Profile::practice()).unwrap_err();
    let shown = format!("{failure:?}");
    assert!(
        shown.contains(" --> a.json:1:1") && shown.contains("JSON-001"),
        "{shown}"
    );
    assert_eq!(failure.reports().iter().count(), 2);
    let waivers = Waivers::of([Waiver::new("VOC", "dates as printed").unwrap()]);
    let ours = std::fs::read(root().join("examples/data/framework.json")).unwrap();
    clean([("ours", &ours)], &Profile::practice()).unwrap();
    let profile = Profile::practice().waiving(&waivers);
    let failure = clean([("ours", &ours)], &profile).unwrap_err();
    assert!(
        failure.to_string().contains("warning[WAIV-001]"),
        "{failure}"
    );
}

/// Line and column, counted one by one.
fn slow_position(text: &str, offset: usize) -> (u32, u32) {
    let (mut line, mut column) = (1, 1);
    for character in text[..offset].chars() {
        (line, column) = match character {
            '\n' => (line + 1, 1),
            _ => (line, column + 1),
        };
    }
    (line, column)
}

/// Every span is exactly the value that its pointer names, or the name of that member.
fn places_hold(text: &str, report: &Report) {
    let whole: Value = serde_json::from_str(text).unwrap_or(Value::Null);
    for finding in report {
        if finding.code() == "JSON-001" {
            continue;
        }
        let related = finding.related().iter().map(|related| &related.place);
        let places = std::iter::once(finding.place())
            .chain(finding.more())
            .chain(related);
        for place in places {
            let Place::Document {
                pointer,
                span,
                position,
                ..
            } = place
            else {
                panic!("{}", finding.message());
            };
            let slice = &text[span.range()];
            let value: Value = serde_json::from_str(slice).unwrap();
            assert_eq!(slice.trim(), slice);
            let last = pointer.rsplit('/').next().unwrap();
            let name = last.replace("~1", "/").replace("~0", "~");
            assert!(
                whole.pointer(pointer) == Some(&value) || value == Value::String(name),
                "{pointer} is not {slice}"
            );
            let (line, column) = slow_position(text, span.start as usize);
            assert_eq!((position.line, position.column), (line, column));
        }
    }
    // The lines of the text renderer: the marks stand under the bytes of the span.
    assert!(
        !report
            .render_with("x.json", &Style::plain())
            .contains('\u{1b}')
    );
}

/// A file of ours with some values put in for others, and other white space.
fn changed(text: &str, changes: &[(prop::sample::Index, usize)], line: &str) -> String {
    const OTHERS: [&str; 11] = [
        "null",
        "true",
        "-7.5e9",
        "\"\"",
        "\" é\t\"",
        "\"数学𝄞\"",
        "[]",
        "[[], {}, null, 3]",
        "{}",
        "{\"a/b~\": {\"\": [\"x\"]}}",
        "\"e\u{301}\"",
    ];
    let mut text = text.replace('\n', line);
    for (index, other) in changes {
        let Ok(json) = Json::parse(text.as_bytes()) else {
            break;
        };
        let place = index.index(json.value_count() as usize);
        let value = json.values().nth(place).unwrap();
        if value.is_name() || value.kind() == Kind::Object && value.len() > 12 {
            continue;
        }
        let other = OTHERS[other % OTHERS.len()].replace('\t', "\\t");
        let mut changed = text.clone();
        changed.replace_range(value.span().range(), &other);
        text = changed;
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn spans_are_the_values_that_pointers_name(
        file in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..11), 0..6),
        line in prop::sample::select(vec!["\n", "\r\n", "\n\t", " "]),
        unfolded in any::<bool>(),
    ) {
        let files = invalid_files();
        let (_, bytes) = file.get(&files);
        if let Ok(text) = std::str::from_utf8(bytes) {
            let text = changed(text, &changes, line);
            for profile in profiles() {
                let profile = if unfolded { profile.unfolded() } else { profile };
                places_hold(&text, &profile.check(text.as_bytes()));
            }
        }
    }
}

#[test]
fn places_in_the_sample_hold() {
    let text = std::fs::read_to_string(root().join("examples/data/framework.json")).unwrap();
    for profile in profiles() {
        places_hold(&text, &profile.unfolded().check(text.as_bytes()));
    }
}
