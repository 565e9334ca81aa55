//! Reads an overlay from its file.

mod policy;

use std::collections::BTreeMap;
use std::sync::Arc;

use semver::Version;
use serde::de::DeserializeOwned;

use crate::finding::{
    Fields, Findings, Note, Report, Rule as FindingRule, Severity, Site, Untyped, UntypedKind,
    did_you_mean, typed,
};
use crate::framework::{Reference, Scale};
use crate::overlay::body::Body;
use crate::overlay::rules::{
    FORMAT_VERSION, MISSING, NOT_AN_OVERLAY, REPEATED_MEMBER, SHAPE, UNKNOWN_MEMBER, WRONG_TYPE,
};
use crate::overlay::unit::Unit;
use crate::overlay::{Extra, FORMAT, Overlay, OverlayError};
use crate::source::{Json, Kind, Limits, Source, Value};

impl Overlay {
    /// Reads an overlay. O(length).
    ///
    /// Members that are not known are kept and reported, in [`Overlay::report`].
    ///
    /// # Errors
    /// [`OverlayError`] with all findings if the text is no overlay, or a part of it cannot be
    /// read.
    ///
    /// ```
    /// use continua::overlay::Overlay;
    ///
    /// let error = Overlay::from_slice(br#"{"continua": "1.0.0", "identifier": "o"}"#).unwrap_err();
    /// let finding = error.report().iter().next().unwrap();
    /// assert_eq!(finding.message(), "the member `version` is missing");
    /// ```
    pub fn from_slice(bytes: &[u8]) -> Result<Self, OverlayError> {
        Self::from_slice_with(bytes, &Limits::default())
    }

    /// Reads an overlay within these limits.
    ///
    /// # Errors
    /// As [`Overlay::from_slice`].
    pub fn from_slice_with(bytes: &[u8], limits: &Limits) -> Result<Self, OverlayError> {
        let json = Json::parse_with(bytes, limits).map_err(|error| {
            let mut findings = Findings::new();
            findings.add_syntax(&error);
            OverlayError::new(findings.into_report(Source::from_slice(bytes).ok()))
        })?;
        let mut reader = Reader {
            source: json.source(),
            findings: Findings::new(),
        };
        let body = reader.overlay(&json);
        let report = reader.findings.into_report(Some(json.source().clone()));
        match body {
            Some(body) if report.blocking().next().is_none() => Ok(Self {
                body: Arc::new(body),
                json: Some(json),
                report: Some(report),
            }),
            _ => Err(OverlayError::new(report)),
        }
    }
}

struct Reader<'s> {
    source: &'s Source,
    findings: Findings,
}

impl Reader<'_> {
    fn overlay(&mut self, json: &Json) -> Option<Body> {
        for repeated in json.repeated() {
            self.findings.add(&REPEATED_MEMBER, "", repeated.key, || {
                Note::new(format!("the member `{}` stands twice", repeated.name()))
                    .related("stands first here", repeated.first)
                    .help("keep the one that is meant")
            });
        }
        let root = json.root();
        if root.kind() != Kind::Object {
            self.findings.add(&NOT_AN_OVERLAY, "", root, || {
                Note::new(format!(
                    "the overlay is {}, expected an object",
                    crate::finding::describe(root)
                ))
            });
            return None;
        }
        let mut fields = Fields::of(root, "the overlay", &mut self.findings, &SHAPE)?;
        let continua = fields.get("continua");
        let identifier = fields.required_parse("identifier");
        let version = fields.required_parse::<Version>("version");
        let title = fields.text("title").map(Into::into);
        let notes = fields.text("notes").map(Into::into);
        let named = PARTS.map(|name| fields.get(name));
        let extra = fields.unknown();
        let continua = self.format(root, continua);
        let texts = ["continua", "identifier", "version", "title", "notes"];
        self.report_extra(root, &extra, &[&texts[..], &PARTS].concat());
        let [
            frameworks,
            own,
            scope,
            statements,
            roles,
            dimensions,
            demand,
            bands,
            ladders,
            components,
            progressions,
            scales,
            bases,
            policy,
            alignments,
        ] = named;
        let body = Body {
            frameworks: self.map(frameworks, "frameworks"),
            own: self.units(own, "own"),
            scope: self.units(scope, "scope"),
            statements: self.statements(statements),
            roles: self.units(roles, "roles"),
            dimensions: self.units(dimensions, "dimensions"),
            demand: self.units(demand, "demand"),
            bands: bands.and_then(|value| self.unit(value)),
            ladders: self.units(ladders, "ladders"),
            components: self.units(components, "components"),
            progressions: self.units(progressions, "progressions"),
            scales: self
                .list(scales, "scales")
                .into_iter()
                .filter_map(|v| self.scale(v))
                .collect(),
            bases: self
                .list(bases, "bases")
                .into_iter()
                .filter_map(|value| self.policy(value))
                .collect(),
            policy: policy.and_then(|value| self.policy(value)),
            alignments: self
                .list(alignments, "alignments")
                .into_iter()
                .filter_map(|value| self.typed(value, &WRONG_TYPE))
                .collect(),
            continua: continua?,
            identifier: identifier?,
            version: version?,
            title,
            notes,
            extra,
        };
        Some(body)
    }

    fn format(&mut self, root: Value<'_>, value: Option<Value<'_>>) -> Option<Version> {
        let text = value.and_then(Value::as_str);
        let version = text.as_ref().and_then(|text| Version::parse(text).ok());
        if let Some(version) = version
            .as_ref()
            .filter(|version| version.major == FORMAT.major)
        {
            if version.minor > FORMAT.minor {
                self.findings
                    .set_severity(&UNKNOWN_MEMBER, Severity::Warning);
            }
            return Some(version.clone());
        }
        self.findings
            .add(&FORMAT_VERSION, "", value.unwrap_or(root), || {
                let message = match (&text, value) {
                    (Some(text), _) => format!("the format version `{text}` is not read here"),
                    (None, Some(_)) => "the format version is not text".to_owned(),
                    (None, None) => {
                        "the member `continua`, the version of the format, is missing".into()
                    }
                };
                Note::new(message).help(format!(
                    "this library reads `{}.x`, as in `\"continua\": \"{FORMAT}\"`",
                    FORMAT.major
                ))
            });
        None
    }

    fn list<'v>(&mut self, value: Option<Value<'v>>, what: &str) -> Vec<Value<'v>> {
        let Some(value) = value else {
            return Vec::new();
        };
        if self.is_a(value, Kind::Array, what) {
            return value.elements().collect();
        }
        Vec::new()
    }

    /// Whether a value is of a kind; one of another kind is told of.
    fn is_a(&mut self, value: Value<'_>, kind: Kind, what: &str) -> bool {
        if value.kind() == kind {
            return true;
        }
        let expected = if kind == Kind::Array {
            "a list"
        } else {
            "an object"
        };
        self.findings.add(&WRONG_TYPE, what, value, || {
            let found = crate::finding::describe(value);
            Note::new(format!("`{what}` is {found}, expected {expected}"))
        });
        false
    }

    fn units<T: DeserializeOwned + Unit>(
        &mut self,
        value: Option<Value<'_>>,
        what: &str,
    ) -> Vec<T> {
        self.list(value, what)
            .into_iter()
            .filter_map(|value| self.unit(value))
            .collect()
    }

    fn unit<T: DeserializeOwned + Unit>(&mut self, value: Value<'_>) -> Option<T> {
        let mut unit: T = self.typed(value, &WRONG_TYPE)?;
        unit.place(value);
        if let Some(fault) = unit.fault() {
            self.findings
                .add(&WRONG_TYPE, fault, value, || Note::new(fault));
        }
        unit.visit(value, &mut |object, extra, known| {
            self.report_extra(object, extra, known);
        });
        Some(unit)
    }

    fn scale(&mut self, value: Value<'_>) -> Option<Scale> {
        self.typed(value, &WRONG_TYPE)
    }

    /// Reads a value as a whole. What is not known in it is reported under `unknown`.
    fn typed<T: DeserializeOwned>(
        &mut self,
        value: Value<'_>,
        unknown: &'static FindingRule,
    ) -> Option<T> {
        if let Some(null) = nulls(value).next() {
            self.findings.add(&WRONG_TYPE, "null", null, || {
                Note::new("null, expected a value")
                    .help("leave out what there is nothing to say of")
            });
            return None;
        }
        typed(value, self.source)
            .map_err(|fault| self.fault(fault, value, unknown))
            .ok()
    }

    fn fault(&mut self, fault: Untyped, value: Value<'_>, unknown: &'static FindingRule) {
        let rule = match fault.kind {
            UntypedKind::Missing => &MISSING,
            UntypedKind::UnknownMember | UntypedKind::UnknownWord => unknown,
            UntypedKind::Other => &WRONG_TYPE,
        };
        // The value that holds the place gives the pointer; the place itself may be narrower.
        let site =
            innermost(value, fault.span).map_or(Site::Text(self.source, fault.span), Site::Value);
        self.findings
            .add(rule, &format!("{}", fault.span.start), site, || {
                let note = Note::new(fault.message);
                fault.help.map_or(note.clone(), |help| note.help(help))
            });
    }

    fn map<T: DeserializeOwned + Unit, K: std::str::FromStr<Err: std::fmt::Display> + Ord>(
        &mut self,
        value: Option<Value<'_>>,
        what: &str,
    ) -> BTreeMap<K, T> {
        let mut map = BTreeMap::new();
        let Some(value) = value else { return map };
        for member in self.object(value, what) {
            let name = self.key(&member);
            if let (Some(name), Some(unit)) = (name, self.unit(member.value)) {
                map.insert(name, unit);
            }
        }
        map
    }

    fn object<'v>(&mut self, value: Value<'v>, what: &str) -> Vec<crate::source::Member<'v>> {
        if self.is_a(value, Kind::Object, what) {
            return value.members().collect();
        }
        Vec::new()
    }

    fn key<K: std::str::FromStr<Err: std::fmt::Display>>(
        &mut self,
        member: &crate::source::Member<'_>,
    ) -> Option<K> {
        let parsed = member.name.parse();
        parsed
            .map_err(|error| {
                self.findings.add(&WRONG_TYPE, "", member.key, || {
                    Note::new(format!(
                        "`{}`: {error}",
                        crate::finding::short(&member.name)
                    ))
                });
            })
            .ok()
    }

    fn statements(&mut self, value: Option<Value<'_>>) -> BTreeMap<Reference, String> {
        let mut map = BTreeMap::new();
        let Some(value) = value else { return map };
        for member in self.object(value, "statements") {
            let reference = self.key(&member);
            let text = self.typed::<String>(member.value, &WRONG_TYPE);
            if let (Some(reference), Some(text)) = (reference, text) {
                map.insert(reference, text);
            }
        }
        map
    }

    fn report_extra(&mut self, object: Value<'_>, extra: &Extra, known: &[&'static str]) {
        for name in extra.keys() {
            let Some(member) = object.members().find(|member| member.name == name.as_str()) else {
                continue;
            };
            self.findings.add(&UNKNOWN_MEMBER, name, member.key, || {
                let note = Note::new(format!(
                    "there is no member `{}` here",
                    crate::finding::short(name)
                ));
                match did_you_mean(name, known.iter().copied()) {
                    Some(near) => note.help(format!("did you mean `{near}`?")),
                    None => note.help(format!("the members are: {}", known.join(", "))),
                }
            });
        }
    }
}

/// The members of an overlay that hold more than a text.
const PARTS: [&str; 15] = [
    "frameworks",
    "own",
    "scope",
    "statements",
    "roles",
    "dimensions",
    "demand",
    "bands",
    "ladders",
    "components",
    "progressions",
    "scales",
    "bases",
    "policy",
    "alignments",
];

/// The nulls in a value.
fn nulls(value: Value<'_>) -> impl Iterator<Item = Value<'_>> {
    let mut open = vec![value];
    std::iter::from_fn(move || {
        while let Some(next) = open.pop() {
            if next.is_null() {
                return Some(next);
            }
            open.extend(
                next.members()
                    .map(|member| member.value)
                    .chain(next.elements()),
            );
        }
        None
    })
}

/// The innermost value around a span.
fn innermost(outer: Value<'_>, span: crate::source::Span) -> Option<Value<'_>> {
    let holds =
        |value: &Value<'_>| value.span().start <= span.start && span.end <= value.span().end;
    let mut value = Some(outer).filter(holds)?;
    loop {
        let inside = value
            .members()
            .map(|member| member.value)
            .chain(value.elements());
        match inside.into_iter().find(holds) {
            Some(next) => value = next,
            None => return Some(value),
        }
    }
}

impl Overlay {
    /// The place of a part of the overlay, where it was read from a file.
    pub(super) fn site(&self, origin: crate::advancement::Origin) -> Site<'_> {
        let value = self
            .json
            .as_ref()
            .zip(origin.index())
            .and_then(|(json, at)| json.value(at));
        value.map_or(Site::Built(&["the overlay"]), Site::Value)
    }

    pub(super) fn source(&self) -> Option<Source> {
        self.json.as_ref().map(|json| json.source().clone())
    }

    pub(super) fn findings_so_far(&self) -> Option<&Report> {
        self.report.as_ref()
    }
}
