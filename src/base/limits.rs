//! Bounds on what one verification may cost. Every loop over the input ends at one of these.

/// Limits of one run. The defaults fit documents of hundreds of megabytes with hundreds of signatures; lowering one turns
/// larger inputs into the error `over-limit`, never into a wrong answer.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Largest input, in bytes.
    pub input_bytes: u64,
    /// Most cross-reference sections (revisions) followed through `Prev`.
    pub xref_sections: usize,
    /// Most objects over all cross-reference sections.
    pub objects: usize,
    /// Deepest nesting of arrays and dictionaries in one object.
    pub object_depth: usize,
    /// Largest direct object, in bytes (streams: the dictionary alone).
    pub object_bytes: u64,
    /// Longest chain of references followed for one value.
    pub reference_chain: usize,
    /// Deepest level in field and page trees.
    pub tree_depth: usize,
    /// Most nodes visited in field and page trees, per revision.
    pub tree_nodes: usize,
    /// Largest decoded stream (object stream, cross-reference stream), in bytes.
    pub stream_bytes: usize,
    /// Sum of all decoded streams of one run, in bytes.
    pub decoded_bytes: u64,
    /// Most bytes of objects read, each as often as it is read (files of less than a gigabyte are bound by their size instead).
    pub parsed_bytes: u64,
    /// Most signatures and time-stamps in one file.
    pub signatures: usize,
    /// Largest decoded `/Contents` or CMS object, in bytes.
    pub cms_bytes: usize,
    /// Largest CMS object or mail that stands alone, in bytes; detached content is not bound by it.
    pub message_bytes: usize,
    /// Deepest nesting of ASN.1 elements.
    pub asn1_depth: usize,
    /// Most ASN.1 elements visited in one structure.
    pub asn1_elements: usize,
    /// Most certificates considered over all sources.
    pub certificates: usize,
    /// Most public-key operations spent on building paths for one signature.
    pub path_signatures: usize,
    /// How deep questions about the status of a signer may follow from one about another certificate.
    pub status_depth: usize,
    /// Most such questions in all that one question may lead to.
    pub status_questions: usize,
    /// Longest certification path, anchor included.
    pub path_length: usize,
    /// Most links considered in one search for a path.
    pub path_steps: usize,
    /// Most complete paths judged in one search.
    pub path_attempts: usize,
    /// Most comparisons of names with name constraints in one search.
    pub name_comparisons: usize,
    /// How many times the size of the input may be hashed in all; overlapping byte ranges are how a hostile file multiplies work.
    pub digest_passes: u64,
    /// Largest RSA modulus, in bits.
    pub rsa_bits: usize,
    /// Steps spent on comparing revisions; about one per value compared or object looked at.
    pub change_work: u64,
    /// Most later changes that a report lists, shared by its signatures; all are judged, and what is left out is counted.
    pub changes_listed: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            input_bytes: 1 << 33,
            xref_sections: 2_000,
            objects: 2_000_000,
            object_depth: 256,
            object_bytes: 32 << 20,
            reference_chain: 32,
            tree_depth: 64,
            tree_nodes: 400_000,
            stream_bytes: 64 << 20,
            decoded_bytes: 512 << 20,
            parsed_bytes: 1 << 34,
            signatures: 1_000,
            cms_bytes: 16 << 20,
            message_bytes: 256 << 20,
            // No structure of the profiles nests half as deep, and recursion over elements ends here.
            asn1_depth: 64,
            // As many as `cms_bytes` hold of eight octets each.
            asn1_elements: 2_000_000,
            // Two for each of the most signatures: signers differ, their authorities are the same.
            certificates: 2_000,
            // The three links of a usual path, for each of `path_attempts`.
            path_signatures: 200,
            // A delegated responder of an authority whose list another one signs is three deep; twice that.
            status_depth: 6,
            // Every certificate of the longest path five times over.
            status_questions: 64,
            // National paths have three certificates, those through bridges about eight.
            path_length: 12,
            // Ten links for each of `certificates`.
            path_steps: 20_000,
            // Each is judged whole. Honest sets of cross-certificates offer a handful.
            path_attempts: 64,
            // A thousand names against a thousand subtrees.
            name_comparisons: 1 << 20,
            digest_passes: 24,
            // The largest modulus that OpenSSL takes for verifying; each larger one would cost seconds.
            rsa_bits: 16_384,
            change_work: 200_000_000,
            changes_listed: 3_000,
        }
    }
}

impl Limits {
    /// How many later changes are listed for each of so many signatures: their share, and enough to see what kind they are of.
    pub fn changes_of_each(&self, signatures: usize) -> usize {
        self.changes_listed.checked_div(signatures).unwrap_or(self.changes_listed).max(3)
    }

    /// Most bytes hashed for an input of this size. Small inputs are never refused for it.
    pub fn digest_bytes(&self, size: u64) -> u64 {
        size.max(16 << 20).saturating_mul(self.digest_passes)
    }
}

// Bounds within one structure. They are not options: what honest objects hold is far below them.

/// Most extensions of one object. Each is compared with those before it, and the profiles know fewer than thirty.
pub(crate) const EXTENSIONS: usize = 256;
/// Most distribution points of one certificate. Authorities that split their lists by serial number name one or two.
pub(crate) const DISTRIBUTION_POINTS: usize = 256;
/// Most names of one distribution point, which are compared pair by pair with those of a list.
pub(crate) const GENERAL_NAMES: usize = 1_024;
/// Most certificates whose key is tried on one list, response or time-stamp. Each try is a public-key operation, and an authority
/// renews its certificate a few times under one name.
pub(crate) const SIGNER_CANDIDATES: usize = 16;
/// Most certificates read from one OCSP response. A responder sends its own and those above it.
pub(crate) const RESPONSE_CERTIFICATES: usize = 16;
/// Most other certificates of one key that are asked about. Each costs a search for a path and a status.
pub(crate) const SAME_KEY_CERTIFICATES: usize = 8;
/// Most rejected paths that an outcome keeps beside the best: half of `path_attempts`, for people who read them.
pub(crate) const REJECTED_PATHS: usize = 32;
/// Most commitments of one signer that are listed. EN 319 122-1 defines six.
pub(crate) const COMMITMENTS: usize = 32;
/// Most broken rules of DER that are kept: a finding needs examples, not a list as long as the input.
pub(crate) const DER_FAULTS: usize = 64;
/// Most octets of an object identifier that is written out. UUIDs as arcs take nineteen.
pub(crate) const OID_TEXT_OCTETS: usize = 128;
/// Longest label of a PEM block. The longest of RFC 7468 has 21 octets.
pub(crate) const PEM_LABEL_OCTETS: usize = 64;
/// Largest signed trust file. The one shipped is three hundred times smaller.
pub(crate) const TRUST_FILE_BYTES: usize = 16 << 20;
/// Most provisions of a signed trust file. The built-in table has five.
pub(crate) const TRUST_FILE_PROVISIONS: usize = 1_000;
/// Largest signature beside a trust file. One of minisign has about 300 bytes.
pub(crate) const TRUST_FILE_SIGNATURE_BYTES: usize = 4_096;
/// Largest policy file. The built-in policy written out takes a twentieth.
pub(crate) const POLICY_FILE_BYTES: usize = 1 << 18;
