//! In which order Canvas sees results.

use jiff::Timestamp;

/// The key by which Canvas orders results, oldest first: when one was submitted, else when it was
/// assessed, in whole seconds; without either it is 0, and so the oldest. Equal keys keep the order
/// of the records, so sort with a stable sort.
///
/// ```
/// use continua::mastery::preset::canvas::order_key;
///
/// let mut results = [(None, 4), (Some("2026-09-02T08:00:00Z".parse()?), 3), (Some("2026-09-01T08:00:00Z".parse()?), 1)];
/// results.sort_by_key(|(submitted, _)| order_key(*submitted, None));
/// assert_eq!(results.map(|(_, score)| score), [4, 1, 3]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn order_key(submitted: Option<Timestamp>, assessed: Option<Timestamp>) -> i64 {
    submitted.or(assessed).map_or(0, Timestamp::as_second)
}
