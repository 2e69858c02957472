//! Digests and signature algorithms, verifying only.
