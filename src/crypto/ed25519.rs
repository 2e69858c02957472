//! Ed25519 (RFC 8032 §5.1; RFC 8410, RFC 8419 in certificates and CMS). The verifying module leaves it to the whole engine.

#[cfg(feature = "whole")]
mod present {
    use crate::crypto::refused::Refused;
    use ed25519_dalek::{Signature, VerifyingKey};

    /// A public key.
    #[derive(Clone, Debug)]
    pub struct Ed25519Key(Box<VerifyingKey>);

    impl Ed25519Key {
        /// RFC 8410 §4: 32 octets.
        pub(in crate::crypto) fn read(octets: &[u8]) -> Result<Self, Refused> {
            let bad = Refused::Broken("not an Ed25519 key");
            let Ok(octets) = <&[u8; 32]>::try_from(octets) else { return Err(bad) };
            let Ok(key) = VerifyingKey::from_bytes(octets) else { return Err(bad) };
            Ok(Self(Box::new(key)))
        }

        /// RFC 8032 §5.1.7, and keys or commitments of small order refused: such a key fits any message.
        pub(in crate::crypto) fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
            let Ok(octets) = <&[u8; 64]>::try_from(signature) else { return false };
            self.0.verify_strict(message, &Signature::from_bytes(octets)).is_ok()
        }
    }
}

#[cfg(not(feature = "whole"))]
mod absent {
    use crate::crypto::refused::Refused;
    use crate::crypto::{Unsupported, oids};

    /// A public key; there is none in this build.
    #[derive(Clone, Debug)]
    pub enum Ed25519Key {}

    impl Ed25519Key {
        pub(in crate::crypto) fn read(_: &[u8]) -> Result<Self, Refused> {
            crate::rare::met();
            Err(Unsupported::named(oids::ED25519.to_string()).into())
        }

        pub(in crate::crypto) fn verify(&self, _: &[u8], _: &[u8]) -> bool {
            match *self {}
        }
    }
}

#[cfg(not(feature = "whole"))]
pub use absent::Ed25519Key;
#[cfg(feature = "whole")]
pub use present::Ed25519Key;
