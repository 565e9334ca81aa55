//! Writes the examples of rules that only speak where a file has a habit.

/// A package as text: what the document has beside its title, items by the last digits of their
/// identifiers, and which of them lies under which. The document is `10`.
macro_rules! sample {
    (@id $id:literal) => {
        concat!("\"0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a", $id, "\"")
    };
    (@item $id:literal $item:literal) => {
        concat!("{\"identifier\": ", sample!(@id $id), ", ", $item, "}")
    };
    (@child $child:literal $parent:literal) => {
        concat!(
            "{\"associationType\": \"isChildOf\", \"originNodeURI\": {\"identifier\": ",
            sample!(@id $child),
            "},\n   \"destinationNodeURI\": {\"identifier\": ",
            sample!(@id $parent),
            "}}"
        )
    };
    (
        $document:literal;
        $id:literal: $item:literal $(, $ids:literal: $items:literal)*;
        $child:literal < $parent:literal $(, $children:literal < $parents:literal)*
    ) => {
        concat!(
            "{\"CFDocument\": {\"identifier\": ",
            sample!(@id "10"),
            ", \"title\": \"Mathematics\"",
            $document,
            "},\n \"CFItems\": [\n  ",
            sample!(@item $id $item)
            $(, ",\n  ", sample!(@item $ids $items))*,
            "],\n \"CFAssociations\": [\n  ",
            sample!(@child $child $parent)
            $(, ",\n  ", sample!(@child $children $parents))*,
            "]}"
        )
    };
}

pub(super) use sample;
