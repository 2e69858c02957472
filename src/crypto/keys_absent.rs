//! Replaces keys that nobody signs with, in the module of signing: it verifies the values of the keys that it signs with, and nothing else.
//! They would be a tenth of it. A certificate with such a key is read all the same; that it cannot sign is said with its name.

use super::Unsupported;
use super::refused::Refused;

macro_rules! absent {
    ($($reach:vis $key:ident is $name:literal)*) => {$(
        /// None exists.
        #[derive(Clone, Debug)]
        $reach enum $key {}

        impl $key {
            pub(super) fn read(_: &[u8]) -> Result<Self, Refused> {
                Err(Unsupported::described($name).into())
            }

            pub(super) fn verify(&self, _: &[u8], _: &[u8]) -> bool {
                match *self {}
            }
        }
    )*};
}

absent! { pub(super) P521Key is "EC P-521" pub Ed25519Key is "Ed25519" pub Ed448Key is "Ed448" }
