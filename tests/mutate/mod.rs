//! Ways to break a package, or to change it so that it stays good.

use proptest::prelude::*;
use proptest::strategy::Union;
use proptest::string::string_regex;
use serde_json::{Map, Value, json};

/// What is done to a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A member is dropped.
    Drop,
    /// A member gets another name, mostly one close to its own.
    Rename,
    /// A value is of another type.
    Retype,
    /// A value becomes an empty one of its type.
    Empty,
    /// A value becomes null.
    Null,
    /// A text is broken: its case, its length, its letters, white space around it.
    Break,
    /// A word of a closed list becomes another.
    Word,
    /// A number leaves its range, or is written another way.
    Number,
    /// A value is put into a list.
    Wrap,
    /// A list becomes its first element.
    Unwrap,
    /// An object gets one more member.
    Add,
    /// A list gets one of its elements again.
    Repeat,
    /// A date becomes another text.
    Date,
    /// An address becomes another text.
    Address,
    /// An identifier becomes another text.
    Identifier,
}

pub const KINDS: [Kind; 15] = [
    Kind::Drop,
    Kind::Rename,
    Kind::Retype,
    Kind::Empty,
    Kind::Null,
    Kind::Break,
    Kind::Word,
    Kind::Number,
    Kind::Wrap,
    Kind::Unwrap,
    Kind::Add,
    Kind::Repeat,
    Kind::Date,
    Kind::Address,
    Kind::Identifier,
];

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Drop => "drop",
            Self::Rename => "rename",
            Self::Retype => "retype",
            Self::Empty => "empty",
            Self::Null => "null",
            Self::Break => "break",
            Self::Word => "word",
            Self::Number => "number",
            Self::Wrap => "wrap",
            Self::Unwrap => "unwrap",
            Self::Add => "add",
            Self::Repeat => "repeat",
            Self::Date => "date",
            Self::Address => "address",
            Self::Identifier => "identifier",
        }
    }

    /// Whether it can be done to the value of that name.
    fn suits(self, name: &str, value: &Value) -> bool {
        let text = value.is_string();
        match self {
            Self::Drop | Self::Rename => !name.is_empty(),
            Self::Retype | Self::Null | Self::Wrap => true,
            Self::Empty => !value.is_number(),
            Self::Break => text,
            Self::Word => WORDS.contains(&name),
            Self::Number => value.is_number(),
            Self::Unwrap => value.as_array().is_some_and(|list| !list.is_empty()),
            Self::Add => value.is_object(),
            Self::Repeat => value.as_array().is_some_and(|list| !list.is_empty()),
            Self::Date => text && DATES.contains(&name),
            Self::Address => text && ["uri", "officialSourceURL"].contains(&name),
            Self::Identifier => text && IDENTIFIERS.contains(&name),
        }
    }
}

const WORDS: [&str; 4] = [
    "associationType",
    "targetType",
    "caseVersion",
    "adoptionStatus",
];
const DATES: [&str; 3] = ["lastChangeDateTime", "statusStartDate", "statusEndDate"];
const IDENTIFIERS: [&str; 3] = ["identifier", "rubricId", "rubricCriterionId"];

/// One change: what, where, and to what.
#[derive(Debug, Clone)]
pub struct Mutation {
    pub kind: Kind,
    place: prop::sample::Index,
    choice: prop::sample::Index,
    /// A text of the form that the kind changes, more or less.
    text: String,
}

impl Mutation {
    pub fn any() -> impl Strategy<Value = Self> {
        Union::new(KINDS.map(|kind| {
            let indices = any::<[prop::sample::Index; 2]>();
            (indices, text_for(kind))
                .prop_map(move |([place, choice], text)| Self {
                    kind,
                    place,
                    choice,
                    text,
                })
                .boxed()
        }))
    }

    /// Changes the package, if it has a place for the change.
    pub fn apply(&self, package: &mut Value) -> bool {
        let mut places = Vec::new();
        // The package itself may get a member, and has no name.
        if self.kind == Kind::Add {
            places.push(String::new());
        }
        collect(package, &mut String::new(), self.kind, &mut places);
        if places.is_empty() {
            return false;
        }
        let place = self.place.get(&places);
        let Some((above, name)) = place.rsplit_once('/') else {
            self.add(package);
            return true;
        };
        if matches!(self.kind, Kind::Drop | Kind::Rename) {
            let members = package.pointer_mut(above).unwrap().as_object_mut().unwrap();
            let value = members.remove(name).unwrap();
            if self.kind == Kind::Rename {
                members.insert(self.name_near(name), value);
            }
            return true;
        }
        let value = package.pointer_mut(place).unwrap();
        self.change(value);
        true
    }

    fn pick<'t>(&self, from: &[&'t str]) -> &'t str {
        from[self.choice.index(from.len())]
    }

    fn change(&self, value: &mut Value) {
        match self.kind {
            Kind::Drop | Kind::Rename => {}
            Kind::Retype => *value = self.other_type(value),
            Kind::Empty => {
                *value = match value {
                    Value::Array(_) if self.choice.index(2) == 0 => json!([]),
                    Value::Object(_) if self.choice.index(2) == 0 => json!({}),
                    _ => json!(""),
                };
            }
            Kind::Null => *value = Value::Null,
            Kind::Break => *value = json!(self.broken(value.as_str().unwrap())),
            Kind::Word => *value = json!(self.word()),
            Kind::Number => *value = self.number(),
            Kind::Wrap => *value = json!([value.take()]),
            Kind::Unwrap => *value = value[0].take(),
            Kind::Add => self.add(value),
            Kind::Repeat => {
                let list = value.as_array_mut().unwrap();
                let again = list[self.choice.index(list.len())].clone();
                list.push(again);
            }
            Kind::Date | Kind::Address | Kind::Identifier => *value = json!(self.text),
        }
    }

    fn other_type(&self, value: &Value) -> Value {
        let others = [
            json!(7),
            json!(0.25),
            json!(true),
            json!("a text"),
            json!("12"),
            json!([]),
            json!({}),
            json!({"title": "a title"}),
            json!(["a text"]),
            json!([null]),
            json!([{}, "a text"]),
            json!([value]),
            json!(value.to_string()),
        ];
        others[self.choice.index(others.len())].clone()
    }

    fn broken(&self, text: &str) -> String {
        let half: String = text.chars().take(text.chars().count() / 2).collect();
        let texts = [
            text.to_uppercase(),
            text.to_lowercase(),
            half,
            text.chars().skip(1).collect(),
            format!("{text} "),
            format!(" {text}"),
            format!("\n{text}"),
            format!("x{text}"),
            format!("{text}9"),
            format!("{text}\u{7}"),
            format!("{text}ä"),
            format!("{{{text}}}"),
            text.replace('-', ""),
            text.replace('e', "é"),
            text.replace('/', "\\"),
            text.repeat(60),
            " ".to_owned(),
            self.text.clone(),
        ];
        texts[self.choice.index(texts.len())].clone()
    }

    fn word(&self) -> String {
        let words = [
            "isChildOf",
            "precedes",
            "isTranslationOf",
            "hasSkillLevel",
            "isChildof",
            "mirrors",
            "CASE",
            "case",
            "1.0",
            "1.1",
            " 1.1 ",
            "1.10",
            "ext:a",
            "ext:",
            "EXT:a",
            "Draft",
        ];
        if self.choice.index(3) == 0 {
            return self.text.clone();
        }
        self.pick(&words).to_owned()
    }

    fn number(&self) -> Value {
        let numbers = [
            json!(0),
            json!(7),
            json!(-3),
            json!(1.0),
            json!(1.5),
            json!(1e2),
            json!(-0.0),
            json!(1e-9),
            json!(1e300),
            json!(i32::MAX),
            json!(i32::MIN),
            json!(i64::from(i32::MAX) + 1),
            json!(i64::from(i32::MIN) - 1),
            json!(u64::MAX),
            json!("3"),
            json!("3.00000001"),
        ];
        numbers[self.choice.index(numbers.len())].clone()
    }

    fn name_near(&self, name: &str) -> String {
        let other = [
            "title",
            "notes",
            "extensions",
            "subject",
            "CFDocumentURI",
            "identifier",
        ];
        match self.choice.index(6) {
            0 => format!("{name}s"),
            1 => name.to_lowercase(),
            2 => name.chars().skip(1).collect(),
            3 => format!("CF{name}"),
            4 => name.replace("education", "educational"),
            _ => self.pick(&other).to_owned(),
        }
    }

    fn add(&self, object: &mut Value) {
        let link = json!({
            "title": "Number",
            "identifier": "3a5f1001-4c1d-4e2f-9a3b-5c6d7e8f9a0b",
            "uri": "https://larkspur.example/3a5f1001",
        });
        let (name, value) = [
            ("extensions", json!({"larkspur": [null, 1, {"uri": ""}]})),
            ("extensions", json!([{"larkspur": null}])),
            ("extensions", json!([{}, 7])),
            ("extensions", Value::Null),
            ("CFDocumentURI", link.clone()),
            ("CFPackageURI", link.clone()),
            ("licenseURI", link.clone()),
            ("subjectURI", json!([link])),
            ("notes", json!("a note")),
            ("notes", Value::Null),
            ("subject", json!(["a subject", ""])),
            ("targetType", json!("CASE")),
            ("targetType", json!("ext:a b")),
            ("caseVersion", json!("1.1")),
            ("caseVersion", json!(1.1)),
            ("frameworkType", json!("")),
            ("larkspur", json!(true)),
            ("CFPackage", json!({})),
            ("CFDocuments", json!([])),
            ("", json!("")),
        ][self.choice.index(20)]
        .clone();
        let members: &mut Map<String, Value> = object.as_object_mut().unwrap();
        members.insert(name.to_owned(), value);
    }
}

/// Texts that are nearly of the form that a kind breaks.
fn text_for(kind: Kind) -> BoxedStrategy<String> {
    const DATE: &str = "[12][09][0-9]{2}-[01][0-9]-[0-3][0-9]";
    const TIME: &str = "[0-2][0-9]:[0-5][0-9]:([0-5][0-9]|6[01])(\\.[0-9]{0,9})?";
    const ZONE: &str = "(Z|z|[+-][0-2][0-9]:[0-6][0-9]|)";
    const LEAP: &str = "2016-12-31[Tt](23:59|22:59|18:29|00:59):60(Z|[+-](00|01|05):[03]0)";
    const SCHEME: &str = "(https?|urn|local|data|1a|a\\+b|)(:|)";
    const HOST: &str =
        "(//|/|)([a-z0-9.]{0,3}@)?([a-z0-9.:ä%]{0,9}|\\[(::1|v1\\.a|1)\\])(:[0-9a]{0,3})?";
    const PATH: &str = "(/[a-z0-9%:@!$&'()*+,;=~._ -]{0,6}){0,2}";
    const REST: &str = "(\\?[a-z0-9%/?é{}]{0,4})?(#[a-z0-9%/?#\\[\\]|^`\"<>\\\\]{0,4})?";
    const MOSTLY: &str =
        "(https?|urn|local):(//)?[a-z0-9./:-]{0,12}(%[0-9a-g]{2})?(\\?[a-z=]{0,3})?";
    const BEFORE: &str = "(|x| |\\{|urn:uuid:)([0-9a-f]{8}|[0-9A-F]{8})-[0-9a-f]{4}-";
    const AFTER: &str = "[0-8][0-9a-f]{3}-[6-9abcB][0-9a-f]{3}-[0-9a-f]{11,13}(|\\}| )";
    let texts = match kind {
        Kind::Date => vec![
            format!("{DATE}[Tt ]{TIME}{ZONE}"),
            LEAP.to_owned(),
            DATE.to_owned(),
            "[0-9/]{6,10}".to_owned(),
        ],
        Kind::Address => vec![[SCHEME, HOST, PATH, REST].concat(), MOSTLY.to_owned()],
        Kind::Identifier => vec![[BEFORE, AFTER].concat()],
        Kind::Word => vec!["(|x|is )(ext|EXT|Ext|tex)(:|: |)[a-zA-Z0-9._ é-]{0,5}".to_owned()],
        _ => vec!["[ -~äé\u{1F600}]{0,12}".to_owned()],
    };
    Union::new(texts.iter().map(|text| string_regex(text).unwrap())).boxed()
}

/// The places that a kind can be done at, as JSON pointers. No name of a package has a slash or a
/// tilde in it.
fn collect(value: &Value, at: &mut String, kind: Kind, places: &mut Vec<String>) {
    let length = at.len();
    let mut below = |name: &str, is_member: bool, inside: &Value| {
        at.push('/');
        at.push_str(name);
        if kind.suits(if is_member { name } else { "" }, inside) {
            places.push(at.clone());
        }
        collect(inside, at, kind, places);
        at.truncate(length);
    };
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                below(name, true, value);
            }
        }
        Value::Array(elements) => {
            for (place, element) in elements.iter().enumerate() {
                below(&place.to_string(), false, element);
            }
        }
        _ => {}
    }
}
