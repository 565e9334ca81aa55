//! Writes a log as JSON lines.

use super::EvidenceLog;

impl EvidenceLog {
    /// The records as JSON lines, in log order, each with its targets by identifier.
    ///
    /// [`Reader::of_identifiers`](super::Reader::of_identifiers) reads an equal log from it.
    /// O(bytes written).
    ///
    /// ```
    /// use continua::evidence::Reader;
    /// use continua::{EvidenceLog, Retraction};
    ///
    /// let mut log = EvidenceLog::new();
    /// log.append(Retraction::new("r1".parse()?, "e1".parse()?, "2026-03-06".parse()?))?;
    /// let text = log.to_json_lines();
    /// assert_eq!(text, "{\"retraction\":{\"id\":\"r1\",\"judgement\":\"e1\",\"recorded\":\"2026-03-06\"}}\n");
    ///
    /// let mut again = EvidenceLog::new();
    /// Reader::of_identifiers().json_lines(text.as_bytes(), &mut again);
    /// assert_eq!(log, again);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_json_lines(&self) -> String {
        let mut text = String::new();
        for record in self.records() {
            // Records hold nothing that JSON cannot say, so that no line is lost.
            if let Ok(line) = serde_json::to_string(record) {
                text.push_str(&line);
                text.push('\n');
            }
        }
        text
    }
}
