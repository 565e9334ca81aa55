//! Whether something is in force.

use jiff::civil::Date;

/// Adoption status and dates of a document, or the dates of an item.
///
/// CASE leaves the word for the status free; published files use `Private Draft`, `Draft`,
/// `Adopted` and `Deprecated`, in any case.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Status {
    pub(crate) adoption: Option<Box<str>>,
    pub(crate) start: Option<Date>,
    pub(crate) end: Option<Date>,
}

impl Status {
    /// A status with its dates; the end is the last day in force.
    pub fn new(adoption: Option<&str>, start: Option<Date>, end: Option<Date>) -> Self {
        Self {
            adoption: adoption.map(Into::into),
            start,
            end,
        }
    }

    /// The word as published.
    pub fn adoption(&self) -> Option<&str> {
        self.adoption.as_deref()
    }

    /// The first day in force.
    pub fn start(&self) -> Option<Date> {
        self.start
    }

    /// The last day in force.
    pub fn end(&self) -> Option<Date> {
        self.end
    }

    /// Whether it is in force on this day: not deprecated, not before its start, not after its
    /// end. What says nothing is in force. O(1).
    ///
    /// ```
    /// use continua::framework::Status;
    /// use jiff::civil::date;
    ///
    /// let retired = Status::new(Some("Adopted"), None, Some(date(2025, 7, 31)));
    /// assert!(retired.in_force(date(2025, 7, 31)));
    /// assert!(!retired.in_force(date(2025, 8, 1)));
    /// ```
    pub fn in_force(&self, on: Date) -> bool {
        let retired = self
            .adoption()
            .is_some_and(|word| word.eq_ignore_ascii_case("deprecated"));
        !retired
            && self.start.is_none_or(|start| start <= on)
            && self.end.is_none_or(|end| on <= end)
    }
}
