//! Any bytes as a CASE file: read or refused, checked in every tone, made a framework or not,
//! written back the same, and edited in one place only.

#![no_main]

use continua::check::Profile;
use continua::finding::Report;
use continua::format::case::{File, Package};
use continua::framework::Framework;
use continua::source::{Edit, Value};
use continua_fuzz::{check_report, hash, render_some};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let hash = hash(bytes);
    let file = match File::from_slice(bytes) {
        Ok(file) => file,
        Err(error) => {
            let report = error.report();
            assert!(report.blocking().next().is_some());
            check_report(&report, bytes);
            return render_some(&report, hash);
        }
    };
    assert_eq!(file.write().as_bytes(), bytes);
    for profile in [Profile::standard(), Profile::practice(), Profile::author()] {
        checked(&file, &profile, bytes, hash);
    }
    if let Err(error) = file.only_package() {
        check_report(&error.report(), bytes);
    }
    for package in file.packages().iter().take(8) {
        framework(package, bytes);
    }
    let same = file.check_against(&file, &Profile::practice());
    assert!(same.is_empty(), "{same}");
    edited(&file, bytes, hash);
});

/// Folded and unfolded, a check finds the same.
fn checked(file: &File, profile: &Profile, bytes: &[u8], hash: u64) {
    let folded = file.check(profile);
    let unfolded = file.check(&profile.clone().unfolded());
    for report in [&folded, &unfolded] {
        check_report(report, bytes);
        render_some(report, hash);
    }
    if folded.dropped() == 0 && unfolded.dropped() == 0 {
        let count = |report: &Report| report.iter().map(|finding| finding.count()).sum::<u32>();
        assert_eq!(count(&folded), count(&unfolded));
    }
}

/// A package makes a framework unless something blocks.
fn framework(package: &Package, bytes: &[u8]) {
    let report = package.check(&Profile::practice());
    let blocked = report.blocking().next().is_some();
    match package.framework() {
        Ok(framework) => {
            assert!(!blocked, "{report}");
            walked(&framework);
        }
        Err(error) => {
            assert!(blocked, "{error}");
            check_report(&error.report(), bytes);
        }
    }
}

fn walked(framework: &Framework) {
    let count = framework.walk().count();
    assert!(count >= framework.len() as usize);
    for (_, item) in framework.walk().take(64) {
        let _ = (item.full_text(), item.label(), item.role(), item.band());
        assert!(
            item.parents()
                .all(|parent| parent.children().any(|child| child == item))
        );
        assert_eq!(framework.item(item.id()), Some(item));
    }
}

/// One value is replaced, and the rest stays as it was.
fn edited(file: &File, bytes: &[u8], hash: u64) {
    let json = file.json();
    let place = usize::try_from(hash % u64::from(json.value_count())).unwrap();
    let value = json.values().nth(place).unwrap();
    if value.is_name() {
        return;
    }
    let mut edit = Edit::of(json);
    edit.replace(value, "another").unwrap();
    let (text, span) = (json.source().text(), value.span());
    let (before, after) = (&text[..span.start as usize], &text[span.end as usize..]);
    let written = edit.write();
    assert_eq!(written, format!("{before}\"another\"{after}"));
    let again = File::from_slice(written.as_bytes()).unwrap();
    assert_eq!(again.write(), written);
    check_report(
        &again.check_against(file, &Profile::practice()),
        written.as_bytes(),
    );
    check_report(&file.check_against(&again, &Profile::practice()), bytes);

    let document = file.packages().first().and_then(Package::document);
    let Some(document) = document.filter(|document| document.get("notes").is_none()) else {
        return;
    };
    let mut edit = Edit::of(json);
    edit.insert_member(document, "notes", "New.").unwrap();
    let again = File::from_slice(edit.write().as_bytes()).unwrap();
    let package = &again.packages()[0];
    assert!(package.document().unwrap().get("notes").is_some());
    let items = |package: &Package| -> Vec<String> {
        package
            .items()
            .map(|item: Value<'_>| item.raw().to_owned())
            .collect()
    };
    assert_eq!(items(package), items(&file.packages()[0]));
}
