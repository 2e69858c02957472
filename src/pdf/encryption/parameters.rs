//! What the encryption dictionary states (ISO 32000-2 §7.6.2, §7.6.4.2).

/// How strings or streams are encrypted (Table 25, `CFM`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    Identity,
    Rc4,
    Aes128,
    Aes256,
}

/// What keys are computed from (Tables 20 and 21).
pub(crate) struct Parameters {
    pub(crate) revision: i64,
    pub(crate) key_bytes: usize,
    pub(crate) owner: Vec<u8>,
    pub(crate) user: Vec<u8>,
    pub(crate) owner_key: Vec<u8>,
    pub(crate) user_key: Vec<u8>,
    pub(crate) permissions: [u8; 4],
    pub(crate) file_id: Vec<u8>,
    pub(crate) encrypt_metadata: bool,
}
