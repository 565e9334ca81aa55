//! The command `continua`.

fn main() {}
