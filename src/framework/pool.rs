//! The texts of a framework, kept in one buffer.

/// A text in a [`Pool`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Text {
    start: u32,
    length: u32,
}

/// Texts one after another: one allocation for a framework in place of one a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Pool(String);

impl Pool {
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Self(String::with_capacity(bytes))
    }

    /// Keeps a text. Past 4 GiB in all, further texts are kept as empty; the limits of the readers
    /// stay far below.
    pub(crate) fn push(&mut self, text: &str) -> Text {
        let start = u32::try_from(self.0.len());
        let length = u32::try_from(text.len());
        match (start, length) {
            (Ok(start), Ok(length)) if start.checked_add(length).is_some() => {
                self.0.push_str(text);
                Text { start, length }
            }
            _ => Text::default(),
        }
    }

    pub(crate) fn get(&self, text: Text) -> &str {
        let start = text.start as usize;
        self.0
            .get(start..start + text.length as usize)
            .unwrap_or_default()
    }
}
