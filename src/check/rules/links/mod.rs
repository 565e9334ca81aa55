//! One walk over the links of a package, for the rules of identity and of references.
//!
//! What is plainly right is told by comparing texts where they stand; only what is not is looked
//! at closely, after the walk.

mod odd;

use self::odd::{Odd, look_closely, title_fits};
use super::identity::shared_uri;
use super::identity::uri_without_identifier::{self, Uris};
use super::identity::{letter_case, other_document};
use super::names::{Names, Noun};
use super::reference::{item_type_text, undefined_term};
use super::terms::Terms;
use crate::finding::Findings;
use crate::format::case::{Package, lenient};
use crate::framework::{Association, End, Item};
use crate::source::{Kind, Meanings, Value};

/// A link, as an end of an association or the type of an item is one.
#[derive(Clone, Copy, Default)]
pub(in crate::check) struct Link<'a> {
    pub(in crate::check) identifier: Option<Value<'a>>,
    pub(in crate::check) uri: Option<Value<'a>>,
    pub(in crate::check) title: Option<Value<'a>>,
}

/// What a member says of an object, as far as links are concerned.
#[derive(Clone, Copy)]
enum Says {
    Identifier,
    Uri,
    Title,
    Kind,
    KindLink,
    Document,
    Package,
    Origin,
    Destination,
    /// Links to definitions, by the name of the member.
    Terms(&'static str, Noun),
    Nothing,
}

impl Says {
    fn of(name: &str) -> Self {
        match name {
            "identifier" => Self::Identifier,
            "uri" => Self::Uri,
            "title" => Self::Title,
            "CFItemType" => Self::Kind,
            "CFItemTypeURI" => Self::KindLink,
            "CFDocumentURI" => Self::Document,
            "CFPackageURI" => Self::Package,
            "originNodeURI" => Self::Origin,
            "destinationNodeURI" => Self::Destination,
            "subjectURI" => Self::Terms("subjectURI", Noun::Subject),
            "licenseURI" => Self::Terms("licenseURI", Noun::License),
            "conceptKeywordsURI" => Self::Terms("conceptKeywordsURI", Noun::Concept),
            "CFAssociationGroupingURI" => Self::Terms("CFAssociationGroupingURI", Noun::Grouping),
            _ => Self::Nothing,
        }
    }
}

/// A string as it is written, without its quotes; nothing of other values.
pub(in crate::check) fn inner(value: Value<'_>) -> &str {
    value.written().unwrap_or_default()
}

/// Whether a URI as it is written ends with the identifier.
pub(in crate::check) fn is_tail(uri: &str, identifier: &str) -> bool {
    let (uri, identifier) = (uri.as_bytes(), identifier.as_bytes());
    uri.ends_with(identifier)
        || (uri.len().checked_sub(identifier.len()))
            .and_then(|at| uri.get(at..))
            .is_some_and(|tail| tail.eq_ignore_ascii_case(identifier))
}

/// Whether a URI holds the identifier anywhere, with or without its hyphens. O(length).
pub(in crate::check) fn is_held(uri: Value<'_>, identifier: Value<'_>) -> bool {
    let plain = |value: Value<'_>| value.as_str().unwrap_or_default().trim().to_lowercase();
    let (uri, identifier) = (plain(uri), plain(identifier));
    uri.contains(&identifier) || uri.contains(&identifier.replace('-', ""))
}

/// What a link means.
#[derive(Clone, Copy)]
pub(in crate::check) enum Target<'a> {
    Item(Item<'a>),
    Document,
    Term(Noun, Value<'a>),
    Elsewhere,
}

struct Walk<'a, 'c> {
    package: &'a Package,
    findings: &'c mut Findings,
    terms: Terms<'a>,
    /// The identifier of the document.
    document: Option<Value<'a>>,
    items: Uris<'a>,
    associations: Uris<'a>,
    odd: Vec<Odd<'a>>,
    says: Meanings<Says>,
    /// The last link to a definition in which nothing was found, and the definition.
    last: Option<(Noun, Value<'a>, Link<'a>, Value<'a>)>,
    /// The last link back that leads where it should.
    last_back: Option<Value<'a>>,
    /// Items whose identifiers hold upper case, in order.
    cased: Vec<u32>,
}

/// O(n log n).
pub(in crate::check) fn check(package: &Package, names: &Names<'_>, findings: &mut Findings) {
    let document = package.document();
    let mut walk = Walk {
        package,
        findings,
        terms: Terms::of(package),
        document: document.and_then(|document| document.get("identifier")),
        items: Uris::default(),
        associations: Uris::default(),
        odd: Vec::new(),
        says: Meanings::new(),
        last: None,
        last_back: None,
        cased: Vec::new(),
    };
    if let Some(document) = document {
        walk.document(document);
    }
    let framework = &package.readout().framework;
    for item in framework.items() {
        walk.item(item);
    }
    for association in framework.associations() {
        walk.association(association);
    }
    let Walk {
        items,
        associations,
        odd,
        ..
    } = walk;
    let shared = shared_uri::check(package, &items.strays, findings);
    items.tell(findings, Noun::Item, &shared);
    associations.tell(findings, Noun::Association, &[]);
    uri_without_identifier::check(package, names, findings);
    if !odd.is_empty() {
        look_closely(package, names, &odd, findings);
    }
}

impl<'a> Walk<'a, '_> {
    fn document(&mut self, document: Value<'a>) {
        for (key, value) in document.entries() {
            match self.says.of(key, Says::of) {
                Says::Terms(member, noun) => self.terms_of(member, noun, value),
                Says::Package => self.back("CFPackageURI", "package", value),
                _ => {}
            }
        }
    }

    fn item(&mut self, item: Item<'a>) {
        let Some(object) = item.origin().and_then(|at| self.package.json().value(at)) else {
            return;
        };
        let (mut identifier, mut uri) = (None, None);
        let (mut kind, mut kind_link) = (None, None);
        for (key, value) in object.entries() {
            match self.says.of(key, Says::of) {
                Says::Identifier => identifier = identifier.or(Some(value)),
                Says::Uri => uri = uri.or(Some(value)),
                Says::Kind => kind = kind.or(Some(value)),
                Says::KindLink => {
                    kind_link = Some((value, self.term("CFItemTypeURI", Noun::ItemType, value)));
                }
                Says::Terms(member, noun) => self.terms_of(member, noun, value),
                Says::Document => self.back("CFDocumentURI", "item", value),
                _ => {}
            }
        }
        if let (Some(kind), Some((link, found))) = (kind, kind_link) {
            item_type_text::see(self.findings, object, kind, link, found);
        }
        if identifier.is_some_and(|identifier| has_upper(inner(identifier))) {
            self.cased.push(item.index());
        }
        self.items.see(object, identifier, uri);
    }

    fn association(&mut self, association: Association<'a>) {
        let origin = association.origin();
        let Some(object) = origin.and_then(|at| self.package.json().value(at)) else {
            return;
        };
        let (mut identifier, mut uri) = (None, None);
        for (key, value) in object.entries() {
            match self.says.of(key, Says::of) {
                Says::Identifier => identifier = identifier.or(Some(value)),
                Says::Uri => uri = uri.or(Some(value)),
                Says::Origin => self.end("originNodeURI", association.origin_end(), value),
                Says::Destination => {
                    self.end("destinationNodeURI", association.destination_end(), value);
                }
                Says::Terms(member, noun) => self.terms_of(member, noun, value),
                Says::Document => self.back("CFDocumentURI", "association", value),
                _ => {}
            }
        }
        self.associations.see(object, identifier, uri);
    }

    fn read(&mut self, value: Value<'a>) -> Link<'a> {
        let mut link = Link::default();
        for (key, value) in value.entries() {
            let slot = match self.says.of(key, Says::of) {
                Says::Identifier => &mut link.identifier,
                Says::Uri => &mut link.uri,
                Says::Title => &mut link.title,
                _ => continue,
            };
            if value.kind() == Kind::String {
                slot.get_or_insert(value);
            }
        }
        link
    }

    fn end(&mut self, member: &'static str, end: End<'a>, value: Value<'a>) {
        let link = self.read(value);
        let Some(identifier) = link.identifier else {
            return;
        };
        let target = match end {
            End::Item(item) => Target::Item(item),
            End::Document => Target::Document,
            _ => Target::Elsewhere,
        };
        self.case(member, identifier, target);
        self.link(member, identifier, link, target);
    }

    /// A link, or a list of links, to definitions.
    fn terms_of(&mut self, member: &'static str, noun: Noun, value: Value<'a>) {
        for value in lenient::objects(Some(value)) {
            self.term(member, noun, value);
        }
    }

    /// A link to a definition; gives the link, or one word for word alike, and the definition if
    /// the package has it.
    fn term(
        &mut self,
        member: &'static str,
        noun: Noun,
        value: Value<'a>,
    ) -> (Link<'a>, Option<Value<'a>>) {
        // Thousands of items have a few types.
        if let Some((kind, last, link, term)) = self.last
            && kind == noun
            && last.raw() == value.raw()
        {
            return (link, Some(term));
        }
        let link = self.read(value);
        let Some(identifier) = link.identifier else {
            return (link, None);
        };
        let (hits, odd) = (self.findings.hits(), self.odd.len());
        let term = self.terms.find(noun, identifier);
        match term {
            Some(term) => {
                self.case(member, identifier, Target::Term(noun, term));
                self.link(member, identifier, link, Target::Term(noun, term));
                if (hits, odd) == (self.findings.hits(), self.odd.len()) {
                    self.last = Some((noun, value, link, term));
                }
            }
            None if self.terms.has(noun) && !inner(identifier).is_empty() => {
                undefined_term::found(self.findings, member, noun, identifier);
            }
            None => {}
        }
        (link, term)
    }

    /// A back link to the document.
    fn back(&mut self, member: &'static str, habit: &'static str, value: Value<'a>) {
        if self.last_back.is_some_and(|last| last.raw() == value.raw()) {
            return;
        }
        let (Some(identifier), Some(own)) = (self.read(value).identifier, self.document) else {
            return;
        };
        let (written, right) = (inner(identifier), inner(own));
        if written.is_empty() || right.is_empty() || written.eq_ignore_ascii_case(right) {
            self.last_back = Some(value);
            return;
        }
        other_document::found(self.findings, habit, member, identifier, Some(own));
    }

    /// Whether the identifier is written as where it is given.
    fn case(&mut self, member: &'static str, identifier: Value<'a>, target: Target<'a>) {
        let written = inner(identifier);
        let own = match target {
            Target::Elsewhere => return,
            Target::Document => self.document,
            Target::Term(_, term) => term.get("identifier"),
            Target::Item(item) => {
                let cased =
                    !self.cased.is_empty() && self.cased.binary_search(&item.index()).is_ok();
                if !cased && !has_upper(written) {
                    return;
                }
                let object = item.origin().and_then(|at| self.package.json().value(at));
                object.and_then(|object| object.get("identifier"))
            }
        };
        if let Some(own) = own
            && written != inner(own)
            && written.eq_ignore_ascii_case(inner(own))
        {
            letter_case::found(self.findings, member, identifier, own);
        }
    }

    fn link(
        &mut self,
        member: &'static str,
        identifier: Value<'a>,
        link: Link<'a>,
        target: Target<'a>,
    ) {
        let uri = link
            .uri
            .is_some_and(|uri| !is_tail(inner(uri), inner(identifier)));
        let title = link.title.is_some_and(|title| !title_fits(title, target));
        if uri || title {
            self.odd.push(Odd {
                member,
                identifier,
                link,
                target,
                uri,
                title,
            });
        }
    }
}

fn has_upper(text: &str) -> bool {
    // Without a way out in the middle, so that many bytes are looked at together.
    let upper = text.bytes().filter(u8::is_ascii_uppercase);
    upper.count() > 0
}
