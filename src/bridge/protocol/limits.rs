//! The version of the protocol, and what a message may cost.

/// The version of the protocol.
pub const PROTOCOL: u32 = 1;
/// Largest message in either direction: what Chrome takes from a host.
pub const MESSAGE_BYTES: usize = 1 << 20;
/// Largest document. The largest that the page opens is smaller.
pub const DOCUMENT_BYTES: u64 = 512 << 20;
/// Most documents of one consent: a person can look through this many lines.
pub const DOCUMENTS: usize = 100;
/// Most signatures that may follow on one document with the same consent: a clerk's number, day, month and seal are four.
pub const FOLLOWING: usize = 8;
/// Most roles one after the other among them. Each is a line of the window, which has room for two, and a clerk needs two: number, then
/// seal.
pub const FOLLOWING_ROLES: usize = 2;
/// Largest part of a document in one message: with base64 and its keys it fits into one.
pub const CHUNK_BYTES: usize = 512 << 10;
/// Longest name of a file, in bytes; file systems end at 255.
pub const NAME_BYTES: usize = 1_024;
/// Largest signed attributes. Ours have about 300 octets; a content time-stamp adds some thousand.
pub const ATTRIBUTES_BYTES: usize = 64 << 10;
