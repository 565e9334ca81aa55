//! Pictures: nothing overlaps, every label fits, every line is drawn and runs through no box, and
//! any text makes a well-formed file; the gallery is current.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::many_single_char_names,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "a test fails by panicking"
)]

#[path = "../common/mod.rs"]
mod common;
mod formats;
#[path = "../../examples/gallery/pictures.rs"]
mod pictures;
mod svg;

use std::collections::BTreeSet;

use continua::ItemId;
use continua::framework::{Framework, ItemDraft, Library};
use continua::picture::{
    Direction, Focus, Picture, PictureError, PictureOptions, Status, Statuses,
};
use continua::progression::proptest1::{progressions_and_held, progressions_up_to};
use continua::progression::{Progression, Requirement, Strength};
use proptest::prelude::*;
use roxmltree::Document;

use crate::formats::{dot_holds, mermaid_holds};
use crate::svg::hold;

/// Texts that break what is careless.
const NASTY: [&str; 14] = [
    "",
    "<script>alert(\"x\")</script>",
    "]]> & &amp; &#0; 'quoted' \"twice\"",
    "null \u{0} bell \u{7} escape \u{1b} last \u{fffe}\u{ffff}",
    "right \u{202e}to left\u{202c} and joined \u{200d}\u{301}\u{301}",
    "end",
    "subgraph x; A-->B\nend\n%% comment",
    "back\\slash \\N \\\" {record|<f0>} #quot; `code` $x$",
    "1. a list\n- of **bold**",
    "漢字かな交じりの非常に長い文で空白がまったくないもの漢字かな交じり",
    "مرحبا بالعالم هذا نص طويل",
    "Supercalifragilisticexpialidociousantidisestablishmentarianism",
    "👩🏽‍🏫 👩🏽‍🏫 👩🏽‍🏫 👩🏽‍🏫 👩🏽‍🏫 👩🏽‍🏫 👩🏽‍🏫 👩🏽‍🏫 👩🏽‍🏫 👩🏽‍🏫 👩🏽‍🏫",
    "   \t\r\n  ",
];

fn no_library() -> Library {
    Library::of::<&str>([]).unwrap()
}

/// A library whose items have the identifiers `c0`, `c1`, …, with bands, strands and nasty texts.
fn library(count: usize, bands: usize, strands: usize) -> Library {
    let mut builder = Framework::builder("doc", NASTY[2]).unwrap();
    let strands: Vec<ItemId> = (0..strands)
        .map(|strand| {
            let draft = ItemDraft::new(format!("s{strand}"), format!("Strand {strand} & more"));
            builder.item(draft.unwrap().kind("Strand"))
        })
        .collect();
    for item in 0..count {
        let text = NASTY[item % NASTY.len()];
        let draft = ItemDraft::new(format!("c{item}"), text).unwrap();
        let mut draft = draft
            .code(format!("{}{item}", &NASTY[(item + 3) % NASTY.len()]))
            .kind("Learning Target");
        if bands > 0 {
            draft = draft.education_level(format!("{:02}", 1 + item * bands / count.max(1)));
        }
        let id = builder.item(draft);
        if !strands.is_empty() {
            builder.child(&strands[item * 7 % strands.len()], &id);
        }
    }
    Library::of([("math", builder.build().unwrap())]).unwrap()
}

/// A progression of so many targets, each with a few of those shortly before it.
fn made(count: usize) -> Progression {
    let id = |at: usize| ItemId::new(format!("c{at}")).unwrap();
    let mut builder = Progression::builder();
    let mut state = 12_345_u64;
    let mut random = |most: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(state >> 33).unwrap() % most.max(1)
    };
    for at in 0..count {
        builder = builder.competency(id(at));
        if at == 0 {
            continue;
        }
        let near = |back: usize| id(at - 1 - back.min(at - 1));
        let requirement = Requirement::new(id(at)).way([near(random(20)), near(random(20))]);
        let requirement = if at % 11 == 0 {
            requirement.way([near(random(60))])
        } else {
            requirement.recommended()
        };
        builder = builder.require(requirement);
    }
    builder.build()
}

/// What a progression says comes right before what, ways apart.
fn pairs(progression: &Progression) -> usize {
    let mut plain = BTreeSet::new();
    let mut in_ways = 0;
    for id in progression.competencies() {
        for requirement in progression.requirements(id) {
            let several = requirement.ways().len() > 1;
            for member in requirement.ways().flatten() {
                if several {
                    in_ways += 1;
                } else {
                    plain.insert((member, id));
                }
            }
        }
    }
    plain.len() + in_ways
}

fn drawn(svg: &str) -> usize {
    svg.matches("data-from=").count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn nothing_overlaps_and_every_line_is_drawn(
        progression in progressions_up_to(24),
        bands in 0_usize..5,
        strands in 0_usize..4,
        direction in prop_oneof![Just(Direction::Across), Just(Direction::Down)],
        apart in proptest::option::of(any::<bool>()),
    ) {
        let library = library(24, bands, strands);
        let options = PictureOptions { direction, strands: apart, ..PictureOptions::default() };
        let picture = Picture::of(&progression, &library, &options).unwrap();
        let svg = picture.to_svg();
        hold(&svg);
        prop_assert_eq!(drawn(&svg), pairs(&progression));
        prop_assert_eq!(svg.matches("class=\"box\"").count(), progression.len());
        prop_assert_eq!(&svg, &Picture::of(&progression, &library, &options).unwrap().to_svg());
    }

    #[test]
    fn statuses_are_shown_and_a_focus_holds(
        (progression, held) in progressions_and_held(),
        steps in 0_u32..3,
    ) {
        let item = progression.competencies().next().unwrap().clone();
        let options = PictureOptions {
            focus: Focus::Around { item: item.clone(), steps },
            statuses: Some(Statuses::of_held(&held)),
            ..PictureOptions::default()
        };
        let picture = Picture::of(&progression, &no_library(), &options).unwrap();
        let svg = picture.to_svg();
        hold(&svg);
        let mut near = BTreeSet::from([item.clone()]);
        if steps > 0 {
            near.extend(progression.direct_before(&item).cloned());
            near.extend(progression.direct_after(&item).cloned());
        }
        prop_assert!(picture.targets() >= near.len());
        if steps < 2 {
            prop_assert_eq!(picture.targets(), near.len());
        }
        if held.contains(&item) {
            prop_assert!(svg.contains("class=\"node held\""));
        }
    }

    #[test]
    fn groups_hold_what_every_picture_promises(
        progression in progressions_up_to(40),
        bands in 0_usize..4,
        most in 1_usize..12,
    ) {
        let library = library(40, bands, 3);
        let options = PictureOptions { max_labels: most, ..PictureOptions::default() };
        let picture = Picture::of(&progression, &library, &options).unwrap();
        prop_assert_eq!(picture.targets(), progression.len());
        hold(&picture.to_svg());
        picture.to_mermaid();
        picture.to_dot();
    }

    #[test]
    fn groups_open_into_what_they_hold(
        progression in progressions_up_to(40),
        bands in 0_usize..7,
        most in 1_usize..12,
    ) {
        let library = library(40, bands, 3);
        let options = PictureOptions { max_labels: most, ..PictureOptions::default() };
        let whole = Picture::of(&progression, &library, &options).unwrap();
        let mut held = BTreeSet::new();
        for group in whole.groups() {
            prop_assert!(group.targets().len() > 1 && !group.title().is_empty());
            prop_assert!(group.targets().iter().all(|id| held.insert(id.clone())));
            let options = PictureOptions { focus: group.focus(), ..options.clone() };
            let opened = Picture::of(&progression, &library, &options).unwrap();
            prop_assert_eq!(opened.targets(), group.targets().len());
            prop_assert!(opened.targets() < whole.targets());
        }
        let alone = whole.boxes() - whole.groups().count();
        prop_assert_eq!(held.len() + alone, progression.len());
        let count = whole.groups().count();
        let linked = whole.link_groups(|group| format!("maps/{}.svg", group.node_name()));
        prop_assert_eq!(linked.to_svg().matches("<a href=\"maps/n").count(), count);
        prop_assert_eq!(linked.to_mermaid().matches("click n").count(), count);
        prop_assert_eq!(linked.to_dot().matches("URL=\"maps/n").count(), count);
    }
}

#[test]
fn groups_link_only_to_what_is_plain() {
    let options = PictureOptions {
        max_labels: 5,
        ..PictureOptions::default()
    };
    let picture = Picture::of(&made(60), &library(60, 3, 2), &options).unwrap();
    for (address, link) in [
        ("https://example.org/maps?of=3", true),
        ("grade-3.svg", true),
        ("../maps/#3", true),
        ("", false),
        ("grade 3.svg", false),
        ("javascript:alert(1)", false),
        ("a\"onclick=\"x", false),
    ] {
        let linked = picture.clone().link_groups(|_| address.into());
        assert_eq!(linked.to_svg().contains("<a href="), link, "{address}");
    }
}

#[test]
fn any_text_makes_well_formed_files() {
    let count = NASTY.len() * 2;
    let library = library(count, 3, 2);
    let progression = made(count);
    for title in NASTY {
        let options = PictureOptions {
            title: Some(title.into()),
            ..PictureOptions::default()
        };
        let picture = Picture::of(&progression, &library, &options).unwrap();
        hold(&picture.to_svg());
        mermaid_holds(&picture.to_mermaid());
        dot_holds(&picture.to_dot());
    }
}

#[test]
fn only_web_addresses_become_links() {
    let addresses = [
        ("a", "https://example.org/a?b=1&c=2", true),
        ("b", "javascript:alert(1)", false),
        ("c", "https://x\" onclick=\"alert(1)", false),
        ("d", "data:text/html,x", false),
        ("e", "HTTP://example.org", true),
    ];
    let mut builder = Framework::builder("doc", "Sample").unwrap();
    for (id, uri, _) in addresses {
        builder.item(ItemDraft::new(id, id).unwrap().uri(uri));
    }
    let library = Library::of([("x", builder.build().unwrap())]).unwrap();
    let progression = Progression::from_associations(&library).progression;
    let picture = Picture::of(&progression, &library, &PictureOptions::default()).unwrap();
    let svg = picture.to_svg();
    assert_eq!(svg.matches("<a href=").count(), 2);
    assert!(!svg.contains("javascript") && !svg.contains("onclick"));
    assert_eq!(picture.to_mermaid().matches("click ").count(), 2);
    assert_eq!(picture.to_dot().matches("URL=").count(), 2);
    assert!(svg.contains("role=\"graphics-document document\""));
}

#[test]
fn alternatives_and_strengths_are_told_apart() {
    let id = |text: &str| ItemId::new(text).unwrap();
    let progression = Progression::builder()
        .require(
            Requirement::new(id("d"))
                .way([id("a"), id("b")])
                .way([id("c")]),
        )
        .require(Requirement::new(id("e")).way([id("d")]).recommended())
        .build();
    let picture = Picture::of(&progression, &no_library(), &PictureOptions::default()).unwrap();
    let svg = picture.to_svg();
    assert_eq!(svg.matches("class=\"choice\"").count(), 1);
    assert!(svg.contains("Before d, one of: a and b; or c"));
    assert_eq!(svg.matches("class=\"edge required\"").count(), 3);
    assert_eq!(svg.matches("class=\"edge recommended\"").count(), 1);
    assert!(svg.contains("one of these ways is enough") && svg.contains("needed together"));
    let mermaid = picture.to_mermaid();
    for line in [
        "or0((\"or\"))",
        "and0x0((\"and\"))",
        "n0 --> and0x0",
        "n2 --> or0",
        "or0 --> n3",
        "n3 -.-> n4",
    ] {
        assert!(mermaid.contains(line), "{line}\n{mermaid}");
    }
    assert!(picture.to_dot().contains("and0_0 -> or0 [style=solid"));
}

#[test]
fn circles_are_marked() {
    let id = |text: &str| ItemId::new(text).unwrap();
    let progression = Progression::builder()
        .require(Requirement::new(id("b")).way([id("a")]))
        .require(Requirement::new(id("a")).way([id("b")]))
        .require(Requirement::new(id("c")).way([id("c")]))
        .build();
    let picture = Picture::of(&progression, &no_library(), &PictureOptions::default()).unwrap();
    let svg = picture.to_svg();
    hold(&svg);
    assert_eq!(drawn(&svg), 3);
    assert!(svg.contains("a circle: each waits for another"));
}

#[test]
fn a_focus_that_is_not_there_is_said() {
    let progression = made(3);
    let focus = |focus: Focus| {
        let options = PictureOptions {
            focus,
            ..PictureOptions::default()
        };
        Picture::of(&progression, &no_library(), &options)
    };
    let item = ItemId::new("x").unwrap();
    let error = focus(Focus::Around {
        item: item.clone(),
        steps: 1,
    })
    .unwrap_err();
    assert_eq!(error, PictureError::NotThere(item));
    assert_eq!(error.to_string(), "`x` is not part of the progression");
    let error = focus(Focus::Band("Grade 9".into())).unwrap_err();
    assert_eq!(
        error.to_string(),
        "no target of the progression lies in `Grade 9`"
    );
    assert!(!error.help().is_empty());
    let nothing = Progression::builder().build();
    hold(
        &Picture::of(&nothing, &no_library(), &PictureOptions::default())
            .unwrap()
            .to_svg(),
    );
}

#[test]
fn a_width_scales_and_changes_nothing_else() {
    let progression = made(12);
    let at = |width| {
        let options = PictureOptions {
            width,
            ..PictureOptions::default()
        };
        Picture::of(&progression, &no_library(), &options)
            .unwrap()
            .to_svg()
    };
    let (natural, small) = (at(None), at(Some(320)));
    assert!(small.starts_with("<svg ") && small.contains("width=\"320\""));
    let rest = |svg: &str| svg.split_once("viewBox").unwrap().1.to_owned();
    assert_eq!(rest(&natural), rest(&small));
}

#[test]
fn statuses_of_ones_own_are_counted() {
    let progression = made(4);
    let all = progression.competencies().cloned();
    let statuses: Statuses = all.zip(Status::ALL).collect();
    let options = PictureOptions {
        statuses: Some(statuses),
        ..PictureOptions::default()
    };
    let picture = Picture::of(&progression, &no_library(), &options).unwrap();
    assert!(
        picture
            .description()
            .contains("demonstrated: 1; shown, awaiting confirmation: 1")
    );
    assert!(picture.to_mermaid().contains("class n0 held"));
    assert_eq!(Strength::Required.to_string(), "required");
}

#[test]
fn large_pictures_are_bounded() {
    for (count, bands, strands) in [
        (20, 4, 0),
        (200, 6, 5),
        (2_000, 9, 6),
        (2_000, 0, 0),
        (2_000, 13, 40),
    ] {
        let library = library(count, bands, strands);
        let progression = made(count);
        let picture = Picture::of(&progression, &library, &PictureOptions::default()).unwrap();
        let svg = picture.to_svg();
        assert!(picture.boxes() <= 250 && svg.len() < 2_000_000);
        assert_eq!(picture.is_grouped(), count > 250);
        assert_eq!(picture.targets(), count);
        hold(&svg);
    }
}

#[test]
fn a_line_and_a_dense_graph_are_bounded() {
    let id = |at: usize| ItemId::new(format!("c{at}")).unwrap();
    let line = (1..2_000).map(|at| Requirement::new(id(at)).way([id(at - 1)]));
    let line: Progression = line.collect();
    let dense = (1..240).map(|at| Requirement::new(id(at)).way((0..at).map(id)));
    let dense: Progression = dense.collect();
    for progression in [line, dense] {
        let options = PictureOptions {
            max_labels: 100_000,
            ..PictureOptions::default()
        };
        let picture = Picture::of(&progression, &no_library(), &options).unwrap();
        Document::parse(&picture.to_svg()).unwrap();
    }
}

#[test]
#[cfg(feature = "cli")]
fn the_command_draws_and_refuses() {
    let run = |more: &[&str]| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_continua"))
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .args(["map", "--framework", "examples/data/framework.json"])
            .args(["--overlay", "examples/data/overlay.json"])
            .args(more)
            .output()
            .unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (
            output.status.code(),
            text(output.stdout),
            text(output.stderr),
        )
    };
    let evidence = [
        "--evidence",
        "examples/data/evidence.jsonl",
        "--learner",
        "amara",
    ];
    let (code, svg, _) = run(&[&evidence[..], &["--as-of", "2026-03-31"]].concat());
    assert_eq!(code, Some(0));
    hold(&svg);
    assert!(svg.contains("class=\"node ready\"") && !svg.contains("amara"));
    let (_, mermaid, _) = run(&["--around", "OPS.3.4", "--steps", "1", "--output", "mermaid"]);
    mermaid_holds(&mermaid);
    let (_, dot, _) = run(&[
        "--band",
        "Grade 3",
        "--strand",
        "Fractions",
        "--output",
        "dot",
    ]);
    dot_holds(&dot);
    assert!(dot.contains("FRC.3.1") && !dot.contains("FRC.4.1"));
    let (code, _, error) = run(&["--around", "OPS.3.44"]);
    assert_eq!(code, Some(2));
    assert!(error.contains("did you mean"), "{error}");
    let (code, _, error) = run(&["--strand", "Poetry"]);
    assert_eq!(code, Some(2));
    assert!(
        error.contains("no target of the progression lies in `Poetry`"),
        "{error}"
    );
    let (code, _, _) = run(&["--evidence", "examples/data/evidence.jsonl"]);
    assert_eq!(code, Some(2));
}

#[test]
fn the_gallery_is_current() {
    for (name, text) in pictures::all().unwrap() {
        if name.ends_with(".svg") {
            hold(&text);
        } else if name.ends_with(".mmd") {
            mermaid_holds(&text);
        } else {
            dot_holds(&text);
        }
        common::pinned(&format!("docs/gallery/{name}"), &text);
    }
}
