//! Limits on the cost of one verification. Every loop over the input ends at one of these, and each number has its reason.

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
    /// Largest standalone CMS object or mail, in bytes; detached content is not limited by it.
    pub message_bytes: usize,
    /// Deepest nesting of ASN.1 elements.
    pub asn1_depth: usize,
    /// Most ASN.1 elements visited in one structure.
    pub asn1_elements: usize,
    /// Most certificates considered over all sources.
    pub certificates: usize,
    /// Most public-key operations spent on building paths for one signature.
    pub path_signatures: usize,
    /// How deeply status queries may nest: one about a certificate leads to one about the signer of its list.
    pub status_depth: usize,
    /// Most such queries in total that one query may lead to.
    pub status_questions: usize,
    /// Longest certification path, anchor included.
    pub path_length: usize,
    /// Most links considered in one search for a path.
    pub path_steps: usize,
    /// Most complete paths judged in one search.
    pub path_attempts: usize,
    /// Most comparisons of names with name constraints in one search.
    pub name_comparisons: usize,
    /// How often the whole input may be hashed; hostile files multiply work with overlapping byte ranges.
    pub digest_passes: u64,
    /// Largest RSA modulus, in bits.
    pub rsa_bits: usize,
    /// Steps spent on comparing revisions; about one per value compared or object looked at.
    pub change_work: u64,
    /// Most later changes that a report lists, shared by its signatures; all are judged, and those omitted are counted.
    pub changes_listed: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            // The largest power of two that an offset of ten digits can reach (ISO 32000-2 §7.5.4).
            input_bytes: 1 << 33,
            // Two for each of `signatures`: the signature and its security store.
            xref_sections: 2_000,
            // Five for each of `tree_nodes`: a page with its content, font, image and annotation.
            objects: 2_000_000,
            // Four times `tree_depth`; honest objects nest less than ten deep, and recursion ends here.
            object_depth: 256,
            // `cms_bytes` as hexadecimal digits, the largest direct object that files need.
            object_bytes: 32 << 20,
            // A writer needs one reference for a value; chains beyond a few are made by hand.
            reference_chain: 32,
            // More than three times the depth of a binary tree of `tree_nodes`.
            tree_depth: 64,
            // A document of a thousand pages has a few thousand nodes; this is a hundred times as many.
            tree_nodes: 400_000,
            // A cross-reference stream for all `objects` takes at most 32 bytes for each.
            stream_bytes: 64 << 20,
            // Eight streams of the largest size.
            decoded_bytes: 512 << 20,
            // Twice `input_bytes`. Smaller files are bound by sixteen times their size.
            parsed_bytes: 1 << 34,
            // The report grows with each of them; `cargo xtask bench bounds` measures what this many cost.
            signatures: 1_000,
            // Room for the revocation lists that are embedded in a signature.
            cms_bytes: 16 << 20,
            // Sixteen times `cms_bytes`: the content is inside and is held in memory.
            message_bytes: 256 << 20,
            // No structure of the profiles nests half as deep, and recursion over elements ends here.
            asn1_depth: 64,
            // As many elements of eight octets as fit into `cms_bytes`.
            asn1_elements: 2_000_000,
            // Two for each of `signatures`: signers differ, their authorities are the same.
            certificates: 2_000,
            // The three links of a usual path, for each of `path_attempts`.
            path_signatures: 200,
            // Twice the depth of a delegated responder of an authority whose list another one signs.
            status_depth: 6,
            // Every certificate of the longest path five times.
            status_questions: 64,
            // National paths have three certificates, those through bridges about eight.
            path_length: 12,
            // Ten links for each of `certificates`.
            path_steps: 20_000,
            // Each is judged completely. Honest sets of cross-certificates offer a handful.
            path_attempts: 64,
            // A thousand names against a thousand subtrees.
            name_comparisons: 1 << 20,
            // Three algorithms, each over eight ranges that share no prefix.
            digest_passes: 24,
            // The largest modulus that OpenSSL verifies with; larger ones would cost seconds each.
            rsa_bits: 16_384,
            // A hundred steps for each of `objects`.
            change_work: 200_000_000,
            // Three for each of `signatures`; see [`Limits::changes_of_each`].
            changes_listed: 3_000,
        }
    }
}

impl Limits {
    /// How many later changes are listed for each of so many signatures: their share, but at least enough to see their kind.
    pub(crate) fn changes_of_each(&self, signatures: usize) -> usize {
        self.changes_listed.checked_div(signatures).unwrap_or(self.changes_listed).max(3)
    }

    /// Most bytes hashed for an input of this size. Small inputs are never refused for it.
    pub(crate) fn digest_bytes(&self, size: u64) -> u64 {
        size.max(16 << 20).saturating_mul(self.digest_passes)
    }
}

// Limits within one structure. They are not options: honest objects are far below them.

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
/// Most other certificates of one key that are checked. Each costs a search for a path and a status.
pub(crate) const SAME_KEY_CERTIFICATES: usize = 8;
/// Most rejected paths that an outcome lists after the best one: half of `path_attempts`, for people to read.
pub(crate) const REJECTED_PATHS: usize = 32;
/// Most commitments of one signer that are listed. EN 319 122-1 defines six.
pub(crate) const COMMITMENTS: usize = 32;
/// Most violations of DER that are recorded: a finding needs examples, not a list as long as the input.
pub(crate) const DER_FAULTS: usize = 64;
/// Most octets of an object identifier that is written out. UUIDs as arcs take nineteen.
pub(crate) const OID_TEXT_OCTETS: usize = 128;
/// Longest label of a PEM block. The longest of RFC 7468 has 21 octets.
pub(crate) const PEM_LABEL_OCTETS: usize = 64;
/// Largest signed trust file. The one shipped is three hundred times smaller.
pub(crate) const TRUST_FILE_BYTES: usize = 16 << 20;
/// Most provisions of a signed trust file. The built-in table has five.
pub(crate) const TRUST_FILE_PROVISIONS: usize = 1_000;
/// Largest signature of a trust file. Those of minisign have about 300 bytes.
pub(crate) const TRUST_FILE_SIGNATURE_BYTES: usize = 4_096;
/// Largest policy file. The built-in policy in full takes a twentieth.
pub(crate) const POLICY_FILE_BYTES: usize = 1 << 18;
