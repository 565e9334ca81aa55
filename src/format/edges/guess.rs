//! Which form some bytes have.

use crate::source::{Json, Kind, Limits, Value};

/// A form in which learning progressions are published.
///
/// ```
/// use continua::format::edges::Format;
///
/// assert_eq!(Format::guess(br#"{"standards": {}, "edges": []}"#), Some(Format::CoherenceMap));
/// assert_eq!(Format::guess(br#"{"type": "node", "identifier": "a"}"#), Some(Format::KnowledgeGraph));
/// assert_eq!(Format::guess(br#"{"CFDocument": {}}"#), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// [JSON lines of the Knowledge Graph](crate::format::knowledge_graph).
    KnowledgeGraph,
    /// [JSON of the coherence map](crate::format::coherence_map).
    CoherenceMap,
}

impl Format {
    /// The form that bytes have, from their first line, else from the whole. O(bytes).
    pub fn guess(bytes: &[u8]) -> Option<Self> {
        let mut lines = bytes.split(|byte| *byte == b'\n');
        let line = lines.find(|line| !line.trim_ascii().is_empty())?;
        let has = |json: &Json, name: &str| json.root().get(name).is_some();
        if let Ok(json) = Json::parse(line.trim_ascii()) {
            let kind = json.root().get("type").and_then(Value::as_str);
            if matches!(kind.as_deref(), Some("node" | "relationship")) {
                return Some(Self::KnowledgeGraph);
            }
        }
        let json = Json::parse_with(bytes, &Limits::default()).ok()?;
        let is_map =
            json.root().kind() == Kind::Object && has(&json, "standards") && has(&json, "edges");
        is_map.then_some(Self::CoherenceMap)
    }
}
