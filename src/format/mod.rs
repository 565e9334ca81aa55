//! File formats: documents as they were published, and their readers.
//!
//! A reader accepts what is found in the wild, keeps everything, and makes a
//! [`Framework`](crate::framework::Framework). What is wrong with a file is not said here but by
//! its check, in the room above.

pub mod case;
