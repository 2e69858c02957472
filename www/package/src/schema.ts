// Made from the engine's types by `cargo xtask types`. A test holds it against them.

/**
 * What can be found. The kebab-case names are part of the contract and never change their meaning.
 *
 * - `orphan-signatures`: Signature dictionaries that neither a form field nor a widget reaches: `count`.
 * - `printed-or-resaved`: The producer's traces show that another program printed or re-saved the file: `producer`, `count`.
 * - `rewritten-after-signing`: The signature is not where its byte range says, or the range extends past the end of the file, as after a rewrite or
 * compression: `end`, `size`.
 * - `merged-files`: Several signed files were joined into this one: `field` is a name used more than once, or one of the signatures that cannot
 * come from one file; `count` is their number.
 * - `truncated`: The file ends before the signed bytes do, and everything before its end is in place: `end`, `size`.
 * - `end-missing`: The file is truncated: its structure cannot be read and it has no end: `size`.
 * - `altered-in-transfer`: The file was transferred as text: `how` is `line-ends`, `replaced-characters` or `seven-bit`.
 * - `xref-reconstructed`: The cross-reference data could not be read; objects were found by scanning, so nothing is certain.
 * - `ambiguous-form`: The file can also be opened as another format, whose content was not signed: `form`, `other`.
 * - `pdf-anomaly`: The file can be read in more than one way, or breaks a rule of its format: `anomaly`, `offset`.
 * - `pdf-read-two-ways`: Programs read a visible object from different places of the file: `reading` is how the others read, `object` its number,
 * `here` the place in the cross-reference data, `there` the place where the others find it (empty: nowhere).
 * - `pdf-oddity`: An irregularity of the file's structure that does not change how it is read: `anomaly`, `offset`.
 * - `later-revisions`: Revisions were added after this signature and have not been judged: `count`.
 * - `bytes-after-signed`: There are bytes after those this signature covers: `start`, `end`.
 * - `white-space-after-signed`: There is only white space after the last signed revision: `start`, `end`.
 * - `change-signature-added`: A later revision added a signature: `field`, `page`, `rect`.
 * - `change-signature-picture`: The picture of a later signature is larger than necessary, or lies over existing content: `page`, `rect`, `field`, `detail`
 * (`size`, `beneath`, `appearance`).
 * - `change-timestamp-added`: A later revision added a document time-stamp: `field`.
 * - `change-signature-field-added`: A later revision added a signature field without a signature: `field`, `page`, `rect`.
 * - `change-evidence-added`: A later revision added evidence for long-term validation: `detail` names an entry that does not belong there.
 * - `change-evidence-removed`: A later revision removed evidence for long-term validation: `detail` names the entry.
 * - `change-form-filled`: A later revision filled in a form field: `field`, `page`, `rect`.
 * - `change-form`: A later revision changed the form as a whole: `detail` names the entry.
 * - `change-metadata`: A later revision changed the description of the document.
 * - `change-version`: A later revision changed the declared version or extensions: `detail`.
 * - `change-annotation-added`: A later revision added an annotation: `page`, `rect`, `detail` names its type.
 * - `change-annotation-changed`: A later revision changed an annotation: `page`, `rect`, `detail`.
 * - `change-annotation-removed`: A later revision removed an annotation: `page`, `rect`, `detail`.
 * - `change-structure`: A later revision changed the structure tree: `detail`.
 * - `change-resaved`: A later revision changed nothing.
 * - `change-field-added`: A later revision added a form field that is not a signature field: `field`, `page`, `rect`.
 * - `change-field-removed`: A later revision removed a form field: `field`, `page`, `rect`.
 * - `change-field-changed`: A later revision changed more of a form field than its value: `field`, `page`, `rect`, `detail`.
 * - `change-appearance-changed`: A later revision changed what a field shows without changing its value: `field`, `page`, `rect`.
 * - `change-signature-changed`: A later revision changed a field that held a signature, or the signature itself: `field`, `page`, `rect`.
 * - `change-signature-reused`: A later revision used an old signature dictionary for a new signature: `field`.
 * - `change-permissions`: A later revision changed what may be changed: `detail`.
 * - `change-pages`: A later revision added, removed or moved pages: `page`.
 * - `change-page-content`: A later revision changed the content of a page: `page`.
 * - `change-page-property`: A later revision changed a property of a page: `page`, `detail`.
 * - `change-font`: A later revision changed a font: `page`.
 * - `change-page-object`: A later revision changed an image or another object that pages show: `page`.
 * - `change-layers`: A later revision changed layers or their visibility: `detail`.
 * - `change-actions`: A later revision added or changed scripts or actions: `detail`.
 * - `change-xfa`: A later revision added or changed an XFA form.
 * - `change-attachments`: A later revision added or changed attached files: `detail`.
 * - `change-catalog`: A later revision changed another entry of the document catalog: `detail`.
 * - `change-encryption`: A later revision changed the encryption.
 * - `change-bytes-after`: There are bytes after the signed ones that belong to no revision: `detail` is their number.
 * - `change-outside-signed`: The signed revision relies on objects outside the signed bytes.
 * - `change-signed-state-missing`: None of the states of this file is the document as it was signed.
 * - `change-object`: A later revision changed an object in a way that no rule justifies: `object`, `detail`.
 * - `changes-not-listed`: There are more changes than the report lists; all were judged. `count` is the number left out.
 * - `active-script`: Scripts: `count`, `detail` says where.
 * - `active-launch`: Actions that start a program or open another file: `count`.
 * - `active-link`: Links to addresses: `count`.
 * - `active-submit`: Actions that send or import form data: `count`.
 * - `active-on-open`: Actions that run by themselves: `count`, `detail` names what triggers them.
 * - `active-external`: Streams or fonts whose data are outside the file: `count`.
 * - `active-layers`: Layers that switch by themselves: `count`, `detail` names the events.
 * - `active-xfa`: An XFA form.
 * - `active-embedded-files`: Attached files: `count`.
 * - `active-media`: Sound, video and three-dimensional content: `count`.
 * - `active-fonts`: Fonts that are not in the file: `count`, `detail` their names.
 * - `evidence-unusable`: Something the caller gave as evidence cannot be used: `name`, `reason`.
 * - `evidence-unreachable`: A host that was asked for evidence gave no answer: `kind`, `host`.
 * - `evidence-refused`: A host that was asked for evidence has nothing to give: `kind`, `host`.
 * - `evidence-wrong-content`: A host gave something else than the evidence asked for: `kind`, `host`.
 * - `evidence-address-refused`: An address that a document names for evidence may not be asked: `kind`, `host`.
 * - `evidence-record-unproven`: An evidence record proves nothing: `sha256`, `reason` is `malformed`, `other-object`, `not-in-tree`, `order` or `time-stamp`.
 * - `pictures-differ`: A renderer shows a page differently from how it was signed, outside justified changes: `page`, `since` (the signed revision),
 * `rect` (unless it is the whole page), `renderer`.
 * - `page-text-differs`: The text that a renderer reads from a page is not the text that was signed: `page`, `since`, `rect`, `renderer`.
 * - `pictures-unusable`: The pictures given cannot be used: `reason` is `other-document`, `no-signed-state` (then `page`, `since`) or `no-pages`.
 * - `policy-looser`: The policy is more permissive than the strict built-in one: `policy`, `rules`.
 * - `byte-range-malformed`: `/ByteRange` is missing or is not four numbers from zero: `reason`.
 * - `gap-not-contents`: The gap of `/ByteRange` is not exactly the `/Contents` string: `reason`.
 * - `byte-ranges-cross`: The byte ranges of two signatures cross: `reason`.
 * - `contents-malformed`: `/Contents` is missing or is not a hexadecimal string: `reason`.
 * - `field-outside-acroform`: The widget is on a page, but no form leads to its field.
 * - `field-name-twice`: Another signature field has the same name: `field`.
 * - `field-odd`: The field or its dictionary breaks a rule in a way that leaves one reading: `anomaly`.
 * - `field-ambiguous`: The field or its dictionary can be read in more than one way: `anomaly`.
 * - `signature-removed-later`: A later revision removed the signature from the form: `field`.
 * - `sub-filter-unsupported`: The signature format is not supported: `subFilter`.
 * - `cms-malformed`: The CMS object cannot be read: `reason`, `offset`.
 * - `cms-not-der`: BER where DER is expected; read nevertheless: `reason`.
 * - `padding-not-zero`: The rest of `/Contents` is not all zeros: `count`.
 * - `several-signers`: More than one signer where exactly one is allowed: `count`.
 * - `content-in-detached-signature`: A detached signature of the surrounding file contains content.
 * - `empty-content-inside`: The signature contains empty content where there should be none.
 * - `content-is-attributes`: The content is a set of signed attributes: attributes signed for other content are presented as content here.
 * - `digest-differs`: The bytes of the file are not the signed ones: their digest differs.
 * - `signature-value-wrong`: The signature value was not made with the key of the certificate over these attributes.
 * - `attribute-missing`: A required signed attribute is missing: `attribute`.
 * - `attribute-repeated`: A signed attribute occurs twice or does not have exactly one value: `attribute`.
 * - `content-type-differs`: The content-type attribute differs from the type of the content.
 * - `attributes-as-sent`: The signature verifies over the attributes as sent, which are not in DER order.
 * - `attributes-resorted`: The signature verifies only over the attributes sorted into DER order.
 * - `unsigned-attribute-unreadable`: Unsigned attributes that cannot be read: `count`.
 * - `digest-info-without-null`: The value inside an RSA signature omits a NULL that the standard requires.
 * - `signer-certificate-missing`: The certificate of the signer is neither in the signature nor among the evidence: `issuer`, `serial`.
 * - `signing-certificate-differs`: The signing-certificate attribute names another certificate.
 * - `signing-certificate-hint-differs`: The signing-certificate attribute has the right fingerprint but another issuer or serial number.
 * - `signing-certificate-absent`: The signature does not bind its certificate (no signing-certificate attribute).
 * - `signing-certificate-outdated`: The signature names its certificate by digests that were outdated at the time that counts, which binds nothing:
 * `algorithm`, `time`.
 * - `algorithm-unsupported`: An algorithm that is not supported: `algorithm`.
 * - `algorithm-outdated`: An algorithm that was no longer reliable at the time that counts: `algorithm`, `until`, `where`.
 * - `key-too-short`: A key too short for the time that counts: `algorithm`, `until`, `where`.
 * - `key-encoding-odd`: The encoding of a certificate's key violates its standard but can be read in one way only: `certificate`.
 * - `certificate-named-by-trust-file`: An authority's certificate was signed with an algorithm that is no longer reliable. This is not relied on, as the trust file names that certificate by its SHA-256: `algorithm`, `certificate`.
 * - `digest-algorithm-wrong`: A signature algorithm is given where a digest algorithm is required: `algorithm`.
 * - `digest-beside-eddsa`: An EdDSA signature names another digest than its standard requires: `algorithm`, `wanted`.
 * - `algorithms-disagree`: Two places name different algorithms for the same signature: `reason`.
 * - `content-missing`: The signed content is missing.
 * - `given-content-differs`: The content given with the file differs from the content in the file: `carried`, `given` (SHA-256 of each).
 * - `cms-part-unread`: A part of the CMS object was not read: `part`.
 * - `text-beside-armour`: There is unsigned text around the base64 of the CMS object.
 * - `bytes-after-cms`: There are bytes after the CMS object: `count`.
 * - `content-signed-too`: The content is itself a signed file; its signatures are not judged here: `format`.
 * - `content-type-in-counter-signature`: A counter-signature has a content type, which is not allowed.
 * - `signature-policy-unknown`: The signer names a signature policy that is not known: `policy`, `uri`.
 * - `signature-policy-unreadable`: The attribute that names the signature policy cannot be read.
 * - `mime-malformed`: The structure of a signed mail is broken or can be read in more than one way: `reason`, `part`.
 * - `mime-part-not-signed`: A part of the mail that no signature covers: `part`, `type`.
 * - `mime-part-encrypted`: A part of the mail is encrypted, so its content is unknown: `part`.
 * - `mime-header-not-signed`: The header fields (sender, subject, date) are not signed.
 * - `mime-sender-differs`: None of the mail addresses in the certificate is that of the sender: `sender`.
 * - `line-ends-canonicalised`: The line ends of the signed part were not canonical and were treated as canonical.
 * - `signed-with-other-line-ends`: The content given has other line ends than the content signed, and is the same besides: `signed`.
 * - `timestamp-verified`: A time-stamp over the signature verifies: `time`, `unit`.
 * - `timestamp-imprint-differs`: The time-stamp is about other bytes: `time`.
 * - `timestamp-not-verified`: The time-stamp's own signature is wrong or cannot be checked: `reason`.
 * - `timestamp-malformed`: The time-stamp cannot be read: `reason`.
 * - `timestamp-unit-purpose`: The certificate of the time-stamp unit is not for time-stamps only: `reason`.
 * - `timestamp-untrusted`: The time-stamp unit does not lead to a trusted root: `unit`, `reason`.
 * - `timestamp-unit-status-unknown`: The status of the time-stamp unit could not be checked, so its time is stamped, not proven: `unit`.
 * - `archive-index-unmatched`: The index of an archive time-stamp names objects that are not in the message: `count`, `time`.
 * - `timestamp-accuracy-wide`: The accuracy of a time-stamp is wider than that of any clock, so it proves only its upper bound: `time`, `seconds`,
 * `latest`.
 * - `timestamp-not-conforming`: The time-stamp breaks rules for its content: `reason`.
 * - `timestamp-unit-missing`: The certificate of the time-stamp unit is neither in the time-stamp nor among the evidence: `issuer`, `serial`.
 * - `time-stamp-order`: A time-stamp gives a later time than a proven time of its own existence, or of something it covers: `time`, `existed`.
 * - `time-only-claimed`: Only the signer vouches for the signing time.
 * - `time-absent`: There is no signing time.
 * - `claimed-time-seven-hours`: The claimed time is seven hours late, as if local time were written as UTC: `claimed`, `compared`.
 * - `claimed-time-future`: The claimed time is later than the time of the check by more than a clock error: `claimed`, `now`.
 * - `claimed-time-differs`: The claimed time differs from the time-stamp, or without one from the time in the file, by more than a clock error: `claimed`, `compared`.
 * - `issuer-missing`: The certificate of the issuer is missing: `issuer`, `keyId`, `urls`.
 * - `certificate-distrusted`: The user distrusts a certificate in the path, or another one with its key: `certificate`, `sha256`, `label`.
 * - `root-untrusted`: The path ends at an untrusted root: `root`, `sha256`.
 * - `anchor-purpose`: The trust file does not trust a root for this purpose: `root`, `purpose`.
 * - `anchor-not-trusted`: The trust file does not trust a root at the time that counts: `root`, `from`, `until`, `time`.
 * - `certificate-signature-wrong`: The signature on a certificate is wrong: `certificate`.
 * - `certificate-expired`: A certificate had expired at the time that counts: `certificate`, `notAfter`, `time`.
 * - `certificate-not-yet-valid`: A certificate was not yet valid at the time that counts: `certificate`, `notBefore`, `time`.
 * - `certificate-expired-since`: A certificate was valid at the stamped time and has expired since: `certificate`, `notAfter`, `time`.
 * - `issuer-not-ca`: An issuer in the path is not a certification authority: `certificate`.
 * - `path-too-long`: There are more authorities below one than it allows: `certificate`.
 * - `issuer-key-usage`: An issuer's key may not sign certificates: `certificate`.
 * - `signer-key-usage`: The signer's key may not sign documents: `certificate`.
 * - `critical-extension-unknown`: A critical extension that is not understood: `certificate`, `oid`.
 * - `extension-unreadable`: An extension that path rules depend on cannot be read: `certificate`, `extension`.
 * - `name-not-permitted`: A name is outside the permitted subtrees of an authority above: `certificate`, `form`, `name`, `constrainedBy`.
 * - `name-excluded`: A name is in an excluded subtree of an authority above: `certificate`, `form`, `name`, `constrainedBy`.
 * - `name-constraint-unsupported`: A name form is constrained above in a way that is not supported: `certificate`, `form`, `name`, `constrainedBy`.
 * - `name-not-comparable`: A constrained name, or the constraint, violates the syntax of its form: `certificate`, `form`, `name`, `constrainedBy`.
 * - `policy-missing`: The path requires a certificate policy, and no acceptable policy is valid along it: `policies`.
 * - `policy-maps-any`: An authority maps anyPolicy to or from another policy: `certificate`.
 * - `name-misleading`: A name in the certificate may be displayed in another order than it is written, or with invisible parts: `certificate`.
 * - `key-purpose-missing`: The certificate is not for the required purpose: `certificate`, `purpose`.
 * - `certificate-profile`: The certificate breaks rules for issuers that do not change what it says: `certificate`, `rules`.
 * - `certificate-malformed`: A certificate cannot be read: `reason`.
 * - `path-budget`: The path search reached its limit.
 * - `trusted-directly`: The certificate itself was given as trusted; nothing above it was checked: `certificate`.
 * - `user-added-trust`: The path ends at a root the user added: `root`, and `label` if the user named it.
 * - `status-unknown`: Whether the certificate was revoked could not be checked: `certificate`.
 * - `status-issued-before`: The list or response that says good was issued before the time that counts, and was the newest then: `certificate`, `issued`, `time`.
 * - `proof-of-existence-missing`: A certificate has expired or was revoked since, and nothing proves that what it signed is older: `certificate`.
 * - `status-not-asked`: The policy does not check the status.
 * - `status-good`: Neither revoked nor suspended at the time that counts: `certificate`, `time`, `source`, `issued`, `number`.
 * - `certificate-revoked`: Revoked at the time that counts: `certificate`, `since`, `reason`.
 * - `revocation-unproven`: The object that reports the revocation could not have established *good*; the revocation counts nevertheless: `certificate`,
 * `reason`.
 * - `key-compromised`: The key was revoked for compromise under another certificate: `certificate`, `other` (SHA-256), `since`, `reason`,
 * `unproven` (why the source could not have established *good*; empty: proven).
 * - `certificate-held`: Suspended at the time that counts: `certificate`, `since`, `released`.
 * - `certificate-revoked-later`: Revoked after the time that counts: `certificate`, `since`, `reason`, `time`.
 * - `certificate-was-held`: Was suspended and then released: `certificate`, `since`, `time`.
 * - `key-invalid-before`: The invalidity date of the key is before the time that counts, although it was revoked later: `certificate`, `since`, `time`.
 * - `status-missing`: There is no list and no response: `certificate`, `urls`.
 * - `status-not-covered`: There are lists or responses, but none covers this certificate at this time: `certificate`, `reason`.
 * - `status-stale`: The available lists and responses are too old for the time that counts: `certificate`, `until`, `time`.
 * - `status-answered-unknown`: The responder does not know the certificate: `certificate`.
 * - `status-unreachable`: The host could not fetch the status: `certificate`, `urls`.
 * - `status-unusable`: The available lists and responses cannot be relied on: `certificate`, `reason`.
 * - `status-contradicted`: A newer list or response does not show a revocation that cannot be undone: `certificate`, `issued`.
 * - `status-taken-as-dated`: The status comes from an object whose signer's certificate has expired since; the policy accepts its date: `certificate`.
 * - `status-on-operators-word`: The status comes from a part of a revocation list, on the word of whoever runs the mirror, whose key the caller named:
 * `certificate`, `operator` (number of the key), `list` (SHA-256 of the whole list).
 * - `status-evidence-unusable`: A list or response cannot be relied on: `source`, `sha256`, `reason`.
 * - `status-evidence-not-used`: A list or response does not apply to the certificate and time: `source`, `sha256`, `reason`.
 */
export type Code = ("orphan-signatures" | "printed-or-resaved" | "rewritten-after-signing" | "merged-files" | "truncated" | "end-missing" | "altered-in-transfer" | "xref-reconstructed" | "ambiguous-form" | "pdf-anomaly" | "pdf-read-two-ways" | "pdf-oddity" | "later-revisions" | "bytes-after-signed" | "white-space-after-signed" | "change-signature-added" | "change-signature-picture" | "change-timestamp-added" | "change-signature-field-added" | "change-evidence-added" | "change-evidence-removed" | "change-form-filled" | "change-form" | "change-metadata" | "change-version" | "change-annotation-added" | "change-annotation-changed" | "change-annotation-removed" | "change-structure" | "change-resaved" | "change-field-added" | "change-field-removed" | "change-field-changed" | "change-appearance-changed" | "change-signature-changed" | "change-signature-reused" | "change-permissions" | "change-pages" | "change-page-content" | "change-page-property" | "change-font" | "change-page-object" | "change-layers" | "change-actions" | "change-xfa" | "change-attachments" | "change-catalog" | "change-encryption" | "change-bytes-after" | "change-outside-signed" | "change-signed-state-missing" | "change-object" | "changes-not-listed" | "active-script" | "active-launch" | "active-link" | "active-submit" | "active-on-open" | "active-external" | "active-layers" | "active-xfa" | "active-embedded-files" | "active-media" | "active-fonts" | "evidence-unusable" | "evidence-unreachable" | "evidence-refused" | "evidence-wrong-content" | "evidence-address-refused" | "evidence-record-unproven" | "pictures-differ" | "page-text-differs" | "pictures-unusable" | "policy-looser" | "byte-range-malformed" | "gap-not-contents" | "byte-ranges-cross" | "contents-malformed" | "field-outside-acroform" | "field-name-twice" | "field-odd" | "field-ambiguous" | "signature-removed-later" | "sub-filter-unsupported" | "cms-malformed" | "cms-not-der" | "padding-not-zero" | "several-signers" | "content-in-detached-signature" | "empty-content-inside" | "content-is-attributes" | "digest-differs" | "signature-value-wrong" | "attribute-missing" | "attribute-repeated" | "content-type-differs" | "attributes-as-sent" | "attributes-resorted" | "unsigned-attribute-unreadable" | "digest-info-without-null" | "signer-certificate-missing" | "signing-certificate-differs" | "signing-certificate-hint-differs" | "signing-certificate-absent" | "signing-certificate-outdated" | "algorithm-unsupported" | "algorithm-outdated" | "key-too-short" | "key-encoding-odd" | "certificate-named-by-trust-file" | "digest-algorithm-wrong" | "digest-beside-eddsa" | "algorithms-disagree" | "content-missing" | "given-content-differs" | "cms-part-unread" | "text-beside-armour" | "bytes-after-cms" | "content-signed-too" | "content-type-in-counter-signature" | "signature-policy-unknown" | "signature-policy-unreadable" | "mime-malformed" | "mime-part-not-signed" | "mime-part-encrypted" | "mime-header-not-signed" | "mime-sender-differs" | "line-ends-canonicalised" | "signed-with-other-line-ends" | "timestamp-verified" | "timestamp-imprint-differs" | "timestamp-not-verified" | "timestamp-malformed" | "timestamp-unit-purpose" | "timestamp-untrusted" | "timestamp-unit-status-unknown" | "archive-index-unmatched" | "timestamp-accuracy-wide" | "timestamp-not-conforming" | "timestamp-unit-missing" | "time-stamp-order" | "time-only-claimed" | "time-absent" | "claimed-time-seven-hours" | "claimed-time-future" | "claimed-time-differs" | "issuer-missing" | "certificate-distrusted" | "root-untrusted" | "anchor-purpose" | "anchor-not-trusted" | "certificate-signature-wrong" | "certificate-expired" | "certificate-not-yet-valid" | "certificate-expired-since" | "issuer-not-ca" | "path-too-long" | "issuer-key-usage" | "signer-key-usage" | "critical-extension-unknown" | "extension-unreadable" | "name-not-permitted" | "name-excluded" | "name-constraint-unsupported" | "name-not-comparable" | "policy-missing" | "policy-maps-any" | "name-misleading" | "key-purpose-missing" | "certificate-profile" | "certificate-malformed" | "path-budget" | "trusted-directly" | "user-added-trust" | "status-unknown" | "status-issued-before" | "proof-of-existence-missing" | "status-not-asked" | "status-good" | "certificate-revoked" | "revocation-unproven" | "key-compromised" | "certificate-held" | "certificate-revoked-later" | "certificate-was-held" | "key-invalid-before" | "status-missing" | "status-not-covered" | "status-stale" | "status-answered-unknown" | "status-unreachable" | "status-unusable" | "status-contradicted" | "status-taken-as-dated" | "status-on-operators-word" | "status-evidence-unusable" | "status-evidence-not-used")
/**
 * How serious a finding is by itself. The policy decides its effect on the verdict.
 *
 * - `info`: Worth knowing.
 * - `warning`: A person should look at it.
 * - `error`: The reason, or one of the reasons, why something is not valid.
 */
export type Severity = ("info" | "warning" | "error")
/**
 * What is odd.
 *
 * - `header-missing`: No `%PDF-` within the first 1024 bytes (ISO 32000-2 §7.5.2).
 * - `header-offset`: `%PDF-` is not at the first byte; the value is where it is.
 * - `header-version`: No version of the form `1.7` behind `%PDF-`.
 * - `startxref-far`: `startxref` is farther than 1024 bytes from the end of the file.
 * - `xref-offset-imprecise`: `startxref` or `Prev` does not point exactly at its section; the value is the offset it gives.
 * - `offsets-from-file-start`: Offsets count from the first byte of a file whose header stands later.
 * - `eof-missing`: No `%%EOF` where a revision should end (ISO 32000-2 §7.5.5).
 * - `revision-end-irregular`: Something stands between a cross-reference section and the `%%EOF` of its revision.
 * - `bytes-after-eof`: Bytes other than white space behind the end of the last revision; the value is their number.
 * - `structure-after-eof`: Objects, a table or a trailer among those bytes: a reader that rebuilds the file will show them.
 * - `hidden-structure`: An object or a trailer that no cross-reference section leads to stands in a revision behind the first signature: a reader that
 * rebuilds the file will show it.
 * - `hidden-in-data`: The data of an object that a later revision added hold what a search for objects would find, and something in the file could
 * make a reader search it.
 * - `unlisted-bytes`: Bytes of a later revision that are no object, section or end of it, nor white space or a comment between them; the value is
 * their number.
 * - `extent-overlap`: Objects or sections that reach into each other, or the data of a stream that reach past the bytes it was signed with.
 * - `extent-inexact`: An object of a later revision that is not written from its number to `endobj` as prescribed, a stream with its exact `Length`
 * (ISO 32000-2 §7.3.8.2, §7.3.10).
 * - `entry-reaches-back`: A later revision gives an object a place in the bytes in front of it (§7.5.6: what is changed is added at the end).
 * - `linearized-later`: A linearization dictionary (Annex F) that holds only by what was added later, or whose first page is none of what is read.
 * - `reading-by-search`: A program that searches the bytes for objects takes one that is shown from another place than the cross-reference data give:
 * the value is that place, the offset the one that they give.
 * - `reading-from-first-page`: A program that begins at the first page of a linearized file (ISO 32000-2 Annex F) takes an object that is shown from another
 * place; offset and value as above.
 * - `reading-without-hybrid-stream`: An object that is shown comes only from the stream of a hybrid-reference file (ISO 32000-2 §7.5.8.4): some programs do without
 * it.
 * - `xref-damaged`: The cross-reference data could not be read; the value is where reading failed.
 * - `xref-reconstructed`: Objects were found by searching the whole file. What it shows is a guess: never better than "cannot tell".
 * - `prev-loop`: A section of the `Prev` chain was already read.
 * - `prev-invalid`: `Prev` is not a usable offset; the chain ends there.
 * - `prev-points-forward`: `Prev` points behind its own section in a file that is not linearized.
 * - `hybrid-reference`: A hybrid-reference file (ISO 32000-2 §7.5.8.4): readers that know cross-reference streams and those that do not may see
 * different objects.
 * - `hybrid-conflict`: The table and the stream of a hybrid-reference file give different places for one object.
 * - `hybrid-hidden`: The table of a hybrid-reference file frees an object that its stream has in use, so that some readers see it and some do not.
 * - `hybrid-stream-broken`: `XRefStm` does not lead to a cross-reference stream.
 * - `xref-entry-malformed`: An entry of a cross-reference table is not 20 bytes of the prescribed form (ISO 32000-2 §7.5.4).
 * - `xref-section-odd`: A section is read, but not written as ISO 32000-2 §7.5.4, §7.5.5 and §7.5.8 prescribe.
 * - `startxref-odd`: `startxref` is not followed by an offset alone, or not by that of the section in front of it.
 * - `xref-entry-duplicate`: An object number occurs twice in one section.
 * - `xref-entry-zero`: An in-use entry with the offset 0; taken as free.
 * - `xref-entry-beyond-size`: An entry at or above the trailer's `Size`.
 * - `xref-entry-unknown`: An entry of an unknown type in a cross-reference stream; taken as a reference to null.
 * - `trailer-root-missing`: A trailer without `Root`.
 * - `encryption-differs`: Trailers of different revisions name different encryption dictionaries.
 * - `decryption-failed`: A string or stream could not be decrypted.
 * - `object-not-at-offset`: No such object begins where the cross-reference data say.
 * - `object-header-odd`: The header of an object is not two unsigned numbers and `obj` with white space between them (ISO 32000-2 §7.3.10).
 * - `object-offset-imprecise`: White space or comments stand between the offset given and the object.
 * - `offset-beyond-file`: An offset behind the end of the file.
 * - `generation-mismatch`: A reference, an entry and an object do not agree on the generation.
 * - `object-malformed`: An object breaks the syntax of ISO 32000-2 §7.3; it counts as null.
 * - `object-too-deep`: An object is nested deeper than the limit; it counts as null.
 * - `object-too-large`: An object is longer than the limit; it counts as null.
 * - `endobj-missing`: `endobj` is missing.
 * - `duplicate-key`: A dictionary with one key twice: readers differ in which one they take.
 * - `duplicate-key-equal`: A dictionary with one key twice and the same value each time: one reading.
 * - `hex-string-malformed`: A hexadecimal string with other characters than digits and white space.
 * - `name-escape-malformed`: A `#` in a name not followed by two hexadecimal digits.
 * - `token-odd`: A number or a name of which readers take different parts: longer than some of them keep, or a name with an octet that one of
 * them takes for white space.
 * - `unknown-keyword`: A word that is no object; it counts as null.
 * - `reference-invalid`: A reference beyond any possible object number; it counts as null.
 * - `reference-odd`: A reference is written so that some readers take it for one and some do not, as in `7 0R`: what an object uses is not known.
 * - `reference-loop`: References that lead to each other, or too many in a row.
 * - `stream-keyword-eol`: `stream` is not followed by a line feed, or by carriage return and line feed.
 * - `stream-length-wrong`: `Length` of a stream does not lead to `endstream`; the next `endstream` was taken.
 * - `stream-broken`: A stream whose data cannot be decoded.
 * - `filter-unsupported`: A filter that is not read.
 * - `object-stream-malformed`: An object stream with a header that cannot be read (ISO 32000-2 §7.5.7).
 * - `object-stream-odd`: An object stream is read, but readers may take other objects from it: a number twice, places that do not ascend, more than
 * the objects and their places, or objects that the cross-reference data do not look for in it (ISO 32000-2 §7.5.7).
 * - `object-stream-mismatch`: An object stream does not hold the object the cross-reference data say.
 * - `tree-loop`: A tree of fields or pages that leads back into itself.
 * - `tree-malformed`: A node of the page tree is neither a page nor a node with an array of kids (ISO 32000-2 §7.7.3): readers differ in how many
 * pages they count.
 * - `tree-too-large`: A tree of fields or pages deeper or larger than the limits; the rest was not looked at.
 * - `orphan-scan-incomplete`: Not every object could be looked at for signature dictionaries; the value is the number looked at.
 * - `anomalies-truncated`: More anomalies than are kept.
 */
export type AnomalyCode = ("header-missing" | "header-offset" | "header-version" | "startxref-far" | "xref-offset-imprecise" | "offsets-from-file-start" | "eof-missing" | "revision-end-irregular" | "bytes-after-eof" | "structure-after-eof" | "hidden-structure" | "hidden-in-data" | "unlisted-bytes" | "extent-overlap" | "extent-inexact" | "entry-reaches-back" | "linearized-later" | "reading-by-search" | "reading-from-first-page" | "reading-without-hybrid-stream" | "xref-damaged" | "xref-reconstructed" | "prev-loop" | "prev-invalid" | "prev-points-forward" | "hybrid-reference" | "hybrid-conflict" | "hybrid-hidden" | "hybrid-stream-broken" | "xref-entry-malformed" | "xref-section-odd" | "startxref-odd" | "xref-entry-duplicate" | "xref-entry-zero" | "xref-entry-beyond-size" | "xref-entry-unknown" | "trailer-root-missing" | "encryption-differs" | "decryption-failed" | "object-not-at-offset" | "object-header-odd" | "object-offset-imprecise" | "offset-beyond-file" | "generation-mismatch" | "object-malformed" | "object-too-deep" | "object-too-large" | "endobj-missing" | "duplicate-key" | "duplicate-key-equal" | "hex-string-malformed" | "name-escape-malformed" | "token-odd" | "unknown-keyword" | "reference-invalid" | "reference-odd" | "reference-loop" | "stream-keyword-eol" | "stream-length-wrong" | "stream-broken" | "filter-unsupported" | "object-stream-malformed" | "object-stream-odd" | "object-stream-mismatch" | "tree-loop" | "tree-malformed" | "tree-too-large" | "orphan-scan-incomplete" | "anomalies-truncated")
/**
 * The document as it is now, against what was signed.
 *
 * - `unchanged`: What is shown is what was signed.
 * - `justified-changes`: Changed only in ways the signatures allow.
 * - `unjustified-changes`: Changed in a way that nothing justifies.
 * - `cannot-tell`: Unknown.
 */
export type AsShown = ("unchanged" | "justified-changes" | "unjustified-changes" | "cannot-tell")
export type Timestamp = string
/**
 * By what two states of a page differ.
 *
 * - `picture`: Their pictures.
 * - `text`: The text that can be read from them.
 */
export type PictureKind = ("picture" | "text")
/**
 * Kind of missing evidence.
 *
 * - `issuer-certificate`: The certificate of an issuer.
 * - `crl`: A certificate revocation list.
 * - `ocsp`: An OCSP response.
 * - `detached-content`: The content of a detached signature.
 */
export type WantKind = ("issuer-certificate" | "crl" | "ocsp" | "detached-content")
/**
 * What came of a question. Whether an answer is stale, or does not know the certificate, is judged and not told here.
 *
 * - `received`: An object of the kind asked for.
 * - `unreachable`: No answer: the name is not known, nobody listens, or it took too long.
 * - `refused`: The host answered that it has nothing to give: an HTTP status other than 200, or an error of the responder.
 * - `wrong-content`: The host answered with something else than was asked for.
 * - `too-large`: The answer is larger than its kind may be.
 * - `not-allowed`: Nobody was asked: the address is not one that may be asked.
 */
export type FetchOutcome = ("received" | "unreachable" | "refused" | "wrong-content" | "too-large" | "not-allowed")
/**
 * The revocation rule, for signer, authority and time-stamp certificates alike.
 *
 * - `required`: A status that cannot be known leaves the signature INDETERMINATE.
 * - `if-declared`: A known revocation counts; an unknown status passes with a permanent finding. The cost: a certificate revoked
 * long ago passes if nobody supplies the list.
 * - `none`: Not looked at, with a lasting finding. What it costs: every revoked certificate passes.
 */
export type RevocationRule = ("required" | "if-declared" | "none")
/**
 * A building block, in the order in which they are done.
 *
 * - `format`: Format checking, §5.2.2.
 * - `identification`: Identification of the signing certificate, §5.2.3.
 * - `cryptography`: Cryptographic verification, §5.2.7.
 * - `time`: Signature time-stamps and the time that counts, §5.4, §5.5.
 * - `certificate`: X.509 certificate validation, §5.2.6.
 * - `acceptance`: Signature acceptance validation, §5.2.8.
 */
export type BlockName = ("format" | "identification" | "cryptography" | "time" | "certificate" | "acceptance")
/**
 * The consequence of a failed check, weakest first.
 *
 * - `IGNORE`: The check is not made; its findings remain in the report.
 * - `INFO`: The check counts as met; its findings are listed with it.
 * - `WARN`: The check counts as met, and is marked.
 * - `FAIL`: The signature does not pass.
 */
export type Level2 = ("IGNORE" | "INFO" | "WARN" | "FAIL")
/**
 * Result of a check.
 *
 * - `passed`: Met.
 * - `warned`: Met in a way that should be looked at.
 * - `failed`: Not met.
 * - `unknown`: Unknown.
 * - `not-done`: Not done, because an earlier one failed, the policy does not ask, or there was nothing to look at.
 */
export type CheckStatus = ("passed" | "warned" | "failed" | "unknown" | "not-done")
/**
 * Sub-indication, Table 6, with the names of the standard.
 *
 * - `FORMAT_FAILURE`: The signature does not conform to its format.
 * - `HASH_FAILURE`: A hash of signed data does not match.
 * - `SIG_CRYPTO_FAILURE`: The signature value cannot be verified with the signer's key.
 * - `REVOKED`: The certificate was revoked before the time proven.
 * - `NOT_YET_VALID`: The signature was made before the certificate began.
 * - `EXPIRED`: The signature was made after the certificate had expired.
 * - `SIG_CONSTRAINTS_FAILURE`: Attributes or properties do not meet the constraints.
 * - `CHAIN_CONSTRAINTS_FAILURE`: The certificate path does not meet the constraints.
 * - `CERTIFICATE_CHAIN_GENERAL_FAILURE`: The path fails for a reason outside the other classes.
 * - `CRYPTO_CONSTRAINTS_FAILURE`: An algorithm or key size is not reliable at the time that counts.
 * - `CRYPTO_CONSTRAINTS_FAILURE_NO_POE`: The same, and nothing proves that the signature is older.
 * - `POLICY_PROCESSING_ERROR`: The policy could not be processed.
 * - `TIMESTAMP_ORDER_FAILURE`: A time-stamp contradicts the order of events.
 * - `NO_SIGNING_CERTIFICATE_FOUND`: The signer's certificate is missing.
 * - `NO_CERTIFICATE_CHAIN_FOUND`: No path to a trust anchor.
 * - `NO_CERTIFICATE_CHAIN_FOUND_NO_POE`: No path to an anchor that was trusted at the time proven.
 * - `REVOKED_NO_POE`: Revoked, and nothing proves that the signature is older.
 * - `REVOKED_CA_NO_POE`: A certificate of an authority was revoked, and nothing proves that the signature is older.
 * - `OUT_OF_BOUNDS_NOT_REVOKED`: Ended, not known to be revoked, and nothing proves that the signature is older.
 * - `OUT_OF_BOUNDS_NO_POE`: Ended or not begun, and nothing proves that the signature falls inside.
 * - `NO_POE`: A proof of existence is missing.
 * - `TRY_LATER`: More or newer status information is needed.
 * - `SIGNED_DATA_NOT_FOUND`: The signed data are missing.
 * - `GENERIC`: Any other reason.
 */
export type SubIndication = ("FORMAT_FAILURE" | "HASH_FAILURE" | "SIG_CRYPTO_FAILURE" | "REVOKED" | "NOT_YET_VALID" | "EXPIRED" | "SIG_CONSTRAINTS_FAILURE" | "CHAIN_CONSTRAINTS_FAILURE" | "CERTIFICATE_CHAIN_GENERAL_FAILURE" | "CRYPTO_CONSTRAINTS_FAILURE" | "CRYPTO_CONSTRAINTS_FAILURE_NO_POE" | "POLICY_PROCESSING_ERROR" | "TIMESTAMP_ORDER_FAILURE" | "NO_SIGNING_CERTIFICATE_FOUND" | "NO_CERTIFICATE_CHAIN_FOUND" | "NO_CERTIFICATE_CHAIN_FOUND_NO_POE" | "REVOKED_NO_POE" | "REVOKED_CA_NO_POE" | "OUT_OF_BOUNDS_NOT_REVOKED" | "OUT_OF_BOUNDS_NO_POE" | "NO_POE" | "TRY_LATER" | "SIGNED_DATA_NOT_FOUND" | "GENERIC")
/**
 * How far later revisions went.
 *
 * - `none`: Nothing came after.
 * - `lta`: Only long-term evidence.
 * - `form-filling`: Form fields and signatures.
 * - `annotations`: Annotations.
 * - `other`: Anything else.
 */
export type ChangeLevel = ("none" | "lta" | "form-filling" | "annotations" | "other")
/**
 * What a step asks.
 *
 * - `readable`: The signature can be read, and in one way only.
 * - `signer-identified`: It names its signer and the certificate is at hand.
 * - `value-by-key`: The value was made with the key of that certificate.
 * - `content-unchanged`: The content is what was signed.
 * - `algorithms`: Its algorithms are good enough.
 * - `timestamp`: The time-stamp that is attached holds.
 * - `period`: The certificate covers the time of signing.
 * - `scope`: The certificate is one for this use, as far as it says itself.
 * - `active`: The certificate was active at the time of signing.
 * - `status-source`: That is known from a list or a response of the authority.
 * - `path`: The certificates lead to a recognised root.
 */
export type StepCode = ("readable" | "signer-identified" | "value-by-key" | "content-unchanged" | "algorithms" | "timestamp" | "period" | "scope" | "active" | "status-source" | "path")
/**
 * What came of a step. Ordered: the worse is the greater.
 *
 * - `not-applicable`: There is nothing it could apply to.
 * - `met`: Met.
 * - `cannot-tell`: Something is missing to tell.
 * - `not-met`: Not met.
 */
export type Outcome = ("not-applicable" | "met" | "cannot-tell" | "not-met")
/**
 * The basis of the signing time, best first.
 *
 * - `proven`: A time-stamp that itself validates under the policy.
 * - `stamped`: A time-stamp that verifies and leads to a known root; its unit's status could not be checked.
 * - `received`: The document system that received it.
 * - `claimed`: The signer alone.
 * - `none`: Nothing.
 */
export type TimeBasis = ("proven" | "stamped" | "received" | "claimed" | "none")
/**
 * Main indication, Table 5.
 *
 * - `TOTAL-FAILED`: A check failed in a way no further evidence can mend.
 * - `INDETERMINATE`: The available evidence allows no conclusion.
 * - `TOTAL-PASSED`: Every check passed.
 */
export type Indication = ("TOTAL-FAILED" | "INDETERMINATE" | "TOTAL-PASSED")
/**
 * Kind of signature.
 *
 * - `approval`: An ordinary signature.
 * - `certification`: The author's signature, which says what may change after it.
 */
export type SignatureKind = ("approval" | "certification")
/**
 * PAdES baseline level, EN 319 142-1 §6.
 *
 * - `B-B`: Signature with its certificate bound.
 * - `B-T`: With a time-stamp.
 * - `B-LT`: With the validation data.
 * - `B-LTA`: With a time-stamp over the validation data.
 */
export type Level = ("B-B" | "B-T" | "B-LT" | "B-LTA")
/**
 * Status of a certificate at the time that counts.
 *
 * - `good`: Good at the time that counts.
 * - `revoked`: Revoked at the time that counts.
 * - `held`: Suspended at the time that counts.
 * - `not-about`: There are lists or responses, but none covers this certificate at this time.
 * - `stale`: What there is, is too old.
 * - `unknown`: The responder does not know the certificate.
 * - `unreachable`: The host could not fetch.
 * - `unusable`: What there is cannot be relied on.
 * - `missing`: There is nothing.
 * - `not-asked`: The policy does not ask.
 * - `not-applicable`: A trust anchor has no status.
 */
export type RevocationStatus = ("good" | "revoked" | "held" | "not-about" | "stale" | "unknown" | "unreachable" | "unusable" | "missing" | "not-asked" | "not-applicable")
/**
 * Whose certificate it is.
 *
 * - `person`: A natural person.
 * - `agency`: A body or organisation.
 * - `software`: A service, device or programme.
 * - `uncertain`: The signs do not tell.
 */
export type Nature = ("person" | "agency" | "software" | "uncertain")
/**
 * Domain of a root.
 *
 * - `official-duty`: Official-duty signatures of the State (Ban Cơ yếu Chính phủ).
 * - `public`: Public signatures (national root).
 * - `user-added`: Added by the user; nobody else vouches for it.
 */
export type Domain = ("official-duty" | "public" | "user-added")
/**
 * What a time-stamp covers.
 *
 * - `content`: What was signed: it proves that the signature is younger (content-time-stamp).
 * - `signature`: The signature value (signature-time-stamp).
 * - `archive`: The signature with its certificates, lists and earlier time-stamps (archive-time-stamp).
 * - `document`: A state of the document, with everything in it.
 */
export type TimestampKind = ("content" | "signature" | "archive" | "document")
/**
 * The headline.
 *
 * - `valid`: Every signature passed and nothing unexplained came after.
 * - `invalid`: A signature failed, or the document was changed without cover.
 * - `indeterminate`: Something is missing for a conclusion.
 * - `unsigned`: No signature.
 */
export type Verdict = ("valid" | "invalid" | "indeterminate" | "unsigned")
/**
 * Why the headline is not `valid`, in the classes a person needs.
 *
 * - `intact-status-unknown`: Unchanged, leads to a known root, only the status could not be checked.
 * - `intact-issuer-missing`: Unchanged, but the certificate of an issuer is missing.
 * - `untrusted-root`: The path ends at a root that is not trusted.
 * - `not-covered`: Changes after the signature that no signature covers, or that could not be judged.
 * - `changed`: The signed content was changed.
 * - `broken-by-handling`: Printed, re-saved, compressed or joined after signing.
 * - `forged-or-corrupt`: The signature value is wrong, or the signature cannot be read.
 * - `revoked`: A certificate was revoked before the time that counts.
 * - `expired-without-proof`: A certificate has expired and nothing proves that the signature is older.
 * - `incomplete`: A signature the law asks for is missing.
 * - `content-missing`: The signed content is missing.
 * - `pictures-differ`: A renderer shows or reads pages that differ from the signed ones, outside justified changes.
 * - `not-supported`: A form or an algorithm that is not done.
 * - `policy-not-met`: A rule of the policy is not met, for example an algorithm is no longer reliable.
 * - `not-verified`: No signature value over the content could be verified, so nothing can be said of the content.
 * - `ambiguous`: The file can be read in two ways, and only one of them was signed.
 */
export type VerdictReason = ("intact-status-unknown" | "intact-issuer-missing" | "untrusted-root" | "not-covered" | "changed" | "broken-by-handling" | "forged-or-corrupt" | "revoked" | "expired-without-proof" | "incomplete" | "content-missing" | "pictures-differ" | "not-supported" | "policy-not-met" | "not-verified" | "ambiguous")
/**
 * Whether the signatures that the kind of document needs are there.
 *
 * - `complete`: All of them.
 * - `missing-person`: The competent person's is missing.
 * - `missing-agency`: The agency's is missing.
 * - `missing-both`: Both are missing.
 * - `failed`: They are there, and one that is needed failed.
 * - `cannot-tell`: It depends on something that is not known: whose a certificate is, who sent the document, or of what kind it is.
 * - `not-applicable`: The sender is no state body, so that the rule on the two signatures does not govern the document.
 */
export type Completeness = ("complete" | "missing-person" | "missing-agency" | "missing-both" | "failed" | "cannot-tell" | "not-applicable")
/**
 * A reason.
 *
 * - `R1`: Content changed after signing.
 * - `R2`: The signature value is wrong, or the signature is not one of its certificate.
 * - `R3`: A certificate was not valid at the time of signing.
 * - `R4`: A certificate was revoked before signing.
 * - `R5`: The path does not lead to a recognised root.
 * - `R6`: Not an official-duty certificate.
 * - `R7`: The competent person's signature is missing.
 * - `R8`: The agency's signature is missing.
 * - `R9`: Wrong order.
 * - `R10`: A status could not be checked. Never alone a ground for returning.
 * - `R11`: A time-stamp that law demands is missing, or does not hold.
 * - `R12`: A separate annex without the agency's signature.
 * - `R13`: Sent to the wrong place; only a person can tell.
 * - `R14`: Damaged, printed, joined or rewritten.
 */
export type Reason = ("R1" | "R2" | "R3" | "R4" | "R5" | "R6" | "R7" | "R8" | "R9" | "R10" | "R11" | "R12" | "R13" | "R14")
/**
 * Kind of document.
 *
 * - `original`: An original: the competent person's signature and the agency's (Nghị định 30/2020/NĐ-CP Điều 5.1).
 * - `copy`: An electronic copy: the agency's signature (Điều 25, Phụ lục I).
 * - `annex`: An annex in a file of its own: the agency's signature (Phụ lục I).
 * - `copy-or-annex`: An electronic copy or a separate annex: both look alike to a machine.
 * - `published`: A copy published by a gazette or a portal, which signs what others have issued.
 */
export type DocumentKind = ("original" | "copy" | "annex" | "copy-or-annex" | "published")
/**
 * What is noted.
 *
 * - `public-certificate`: Made with a public certificate, so no official-duty signature.
 * - `software-certificate`: Made with a certificate of a service or a programme.
 * - `other-agency`: An agency signed that the signer's certificate does not name: it may be the receiver's stamp of arrival.
 * - `timestamp-broken`: A time-stamp is attached that does not hold. It is no ground unless law demands one (Nghị định 68/2024 Điều 29.4).
 * - `issued-before-decree`: The certificate was issued before Nghị định 68/2024 and keeps its value until its own end (Điều 42.1).
 * - `long-lived`: Issued under Nghị định 68/2024 for longer than its Điều 9 allows a subscriber.
 * - `seal-place`: The seal does not lie over about a third of the person's signature, on its left (Nghị định 30/2020 Phụ lục I).
 * - `signature-colour`: The picture of the person's signature is not blue (Phụ lục I, as all that follow).
 * - `seal-colour`: The picture of the seal is not red.
 * - `picture-kind`: A picture is not as PNG with a transparent ground.
 * - `block-place`: The block of a copy or a separate annex is not in the upper right corner of the first page.
 * - `block-picture`: The block has a picture.
 * - `block-font`: The text of the block is not in Times New Roman, upright, size 10, black.
 * - `block-time`: The block has no time of signing by ISO 8601 in Vietnamese time.
 */
export type NoteCode = ("public-certificate" | "software-certificate" | "other-agency" | "timestamp-broken" | "issued-before-decree" | "long-lived" | "seal-place" | "signature-colour" | "seal-colour" | "picture-kind" | "block-place" | "block-picture" | "block-font" | "block-time")
/**
 * What is missing. In the order in which it is worth having.
 *
 * - `unsigned`: The file has no signature that could be checked.
 * - `reading`: The signature can be read in several ways, or not wholly.
 * - `signer-certificate`: The signer's certificate.
 * - `content`: The content that the signature is over.
 * - `support`: A program that knows the form or the algorithm.
 * - `value`: The value, which could not be verified.
 * - `changes`: How the document differs from what was signed.
 * - `issuer`: The certificate of an issuer.
 * - `root`: That a root which the user added is one of official duty.
 * - `time`: A proof of the time of signing.
 * - `status`: A list or response on the status of a certificate.
 * - `algorithms`: Algorithms or keys are no longer good enough.
 * - `timestamp`: A time-stamp that could be verified.
 * - `sender`: Who sent the document.
 * - `owner`: Whether a certificate is a person's or an agency's.
 * - `issuing-agency`: Whether the agency that signed is the one that issued the document.
 * - `person-signature`: The person's signature, if the document is an original.
 * - `agency-signature`: The agency's signature.
 * - `document-kind`: Of what kind the document is.
 * - `order`: The order of signing.
 * - `policy`: A rule of the policy, which the result of the signature names.
 */
export type OpenCode = ("unsigned" | "reading" | "signer-certificate" | "content" | "support" | "value" | "changes" | "issuer" | "root" | "time" | "status" | "algorithms" | "timestamp" | "sender" | "owner" | "issuing-agency" | "person-signature" | "agency-signature" | "document-kind" | "order" | "policy")
/**
 * The order of the two signatures.
 *
 * - `agency-after-person`: The agency signed after the person.
 * - `agency-before-person`: The agency signed before any person did.
 * - `person-after-agency`: The agency signed after a person, and a person signed after it.
 * - `not-applicable`: There are not two to be ordered.
 * - `cannot-tell`: The order cannot be told.
 */
export type Order = ("agency-after-person" | "agency-before-person" | "person-after-agency" | "not-applicable" | "cannot-tell")
/**
 * How the characters of a text are to be read.
 *
 * - `unicode`: As they are.
 * - `tcvn3`: TCVN3, also called ABC.
 * - `vni`: VNI for Windows.
 */
export type Encoding = ("unicode" | "tcvn3" | "vni")
/**
 * How the printed name stands to the name in the certificate.
 *
 * - `same`: Spelled alike, by whatever characters.
 * - `same-without-marks`: Alike but for marks: one of them has none.
 * - `different`: Another name.
 * - `not-found`: No name was found there.
 */
export type NameMatch = ("same" | "same-without-marks" | "different" | "not-found")
/**
 * How the title begins (Điều 13, Phụ lục I).
 *
 * - `tm`: `TM.`, thay mặt tập thể.
 * - `kt`: `KT.`, ký thay người đứng đầu.
 * - `tl`: `TL.`, thừa lệnh.
 * - `tuq`: `TUQ.`, thừa ủy quyền.
 * - `q`: `Q.`, quyền.
 */
export type Prefix = ("tm" | "kt" | "tl" | "tuq" | "q")
/**
 * What the reasons come to. The decision is a person's.
 *
 * - `no-ground`: No reason was found.
 * - `check-again`: Something could not be told: check again with what is missing.
 * - `ground`: There is a reason.
 */
export type Refusal = ("no-ground" | "check-again" | "ground")
/**
 * Who sent the document.
 *
 * - `state-body`: A state body.
 * - `citizen`: A citizen.
 * - `enterprise`: An enterprise, or another organisation that is no state body.
 * - `unknown`: Not known.
 */
export type SenderKind = ("state-body" | "citizen" | "enterprise" | "unknown")

/**
 * The result for one file.
 */
export interface Report {
/**
 * The document as it is now (verdict B).
 */
document: Document
/**
 * The program that made it.
 */
engine: Engine
/**
 * What was asked of the network, in order; left out when nothing was.
 */
fetched?: Fetched[]
/**
 * Name of the file as the caller gave it. The only part that does not follow from bytes and context.
 */
file?: (string | null)
/**
 * Findings about the file as a whole.
 */
findings: Finding[]
/**
 * What was read.
 */
input: InputFacts
/**
 * The time taken as now.
 */
now: Timestamp
/**
 * Certificates, CRLs and OCSP responses met, with origin.
 */
objects: Objects
/**
 * The policy applied.
 */
policy: PolicyFacts
/**
 * Always [`SCHEMA`].
 */
schema: string
/**
 * What several signatures have in common, each written once. They refer to it by its place, from 0.
 */
shared: Shared
/**
 * Each signature on the revision it signed (verdict A), in the order of the revisions they cover.
 */
signatures: Signature[]
/**
 * Document time-stamps, in the same order.
 */
timestamps: DocumentTimestamp[]
/**
 * The trust data used.
 */
trust: TrustFacts
/**
 * Headline: the worse of the signatures and the document.
 */
verdict: Verdict
/**
 * The class of reason. Null when valid or when there is no signature.
 */
verdictReason?: (VerdictReason | null)
/**
 * The document as the law sees it: who signed, in which order, and reasons for returning it. Null for a
 * standalone time-stamp.
 */
vietnam?: (View | null)
/**
 * Evidence that would change the outcome.
 */
wants: Want[]
}
/**
 * Verdict B.
 */
export interface Document {
/**
 * Content that can change its own look.
 */
activeContent: Finding[]
/**
 * Oddities of the structure.
 */
anomalies: Anomaly[]
/**
 * In one word.
 */
asShown: AsShown
/**
 * Signature dictionaries that no field and no widget reaches.
 */
orphanSignatures: OrphanSignature[]
/**
 * The pages as signed and as they are now, where a host has drawn them.
 */
pictures?: (PicturesFacts | null)
/**
 * Every saved state, oldest first.
 */
revisions: Revision[]
}
/**
 * A fact for the report.
 */
export interface Finding {
/**
 * The clause of the rule.
 */
clause: string
/**
 * What was found.
 */
code: Code
/**
 * Its data, in the order fixed per code.
 */
params: Param[]
/**
 * How serious it is.
 */
severity: Severity
}
/**
 * One datum of a finding: a record, because no object of the report is keyed by what a file says.
 */
export interface Param {
/**
 * Name of the datum, fixed per code.
 */
name: string
/**
 * Its value as text: a number, an RFC 3339 time, a name from the file.
 */
value: string
}
/**
 * One oddity.
 */
export interface Anomaly {
/**
 * What.
 */
code: AnomalyCode
/**
 * In which object.
 */
object?: (ObjectId | null)
/**
 * Where in the file, if it has a place there.
 */
offset?: (number | null)
/**
 * A number that belongs to the code.
 */
value?: (number | null)
}
/**
 * Number and generation of an indirect object (ISO 32000-2 §7.3.10).
 */
export interface ObjectId {
/**
 * Generation number.
 */
generation: number
/**
 * Object number.
 */
number: number
}
/**
 * A signature dictionary that nothing leads to.
 */
export interface OrphanSignature {
/**
 * `12 0`.
 */
object: string
/**
 * Where its dictionary begins.
 */
offset?: (number | null)
/**
 * What it says of itself.
 */
stated: Stated
/**
 * Its form.
 */
subFilter?: (string | null)
}
/**
 * What the signature dictionary claims. Only the signer vouches for it.
 */
export interface Stated {
/**
 * `/ContactInfo`.
 */
contact?: (string | null)
/**
 * `/Location`.
 */
location?: (string | null)
/**
 * `/Name`.
 */
name?: (string | null)
/**
 * `/Reason`.
 */
reason?: (string | null)
/**
 * `/M`.
 */
time?: (Timestamp | null)
}
/**
 * What a host's renderer saw of the signed states and of the newest.
 */
export interface PicturesFacts {
/**
 * Differences outside the rectangles of justified changes.
 */
differing: PictureDifference[]
/**
 * How many pages were drawn in two states.
 */
pages: number
/**
 * The program that drew.
 */
renderer: string
/**
 * Pixels per unit of user space.
 */
scale: number
/**
 * The difference from which on a channel of a pixel counts, of 255.
 */
threshold: number
}
/**
 * A page that is not as it was signed.
 */
export interface PictureDifference {
/**
 * By what they differ.
 */
kind: PictureKind
/**
 * Number of the page, from 1.
 */
page: number
/**
 * Where: lower left and upper right corner in user space units. None: the whole page.
 */
rects: [number, number, number, number][]
/**
 * Number of the signed revision that the newest state was compared with.
 */
since: number
}
/**
 * One saved state of the file.
 */
export interface Revision {
/**
 * First byte after it.
 */
end: number
/**
 * From 1.
 */
number: number
/**
 * Objects it defines or replaces.
 */
objects: number
/**
 * Ids of the signatures whose covered bytes end here.
 */
signatures: number[]
}
/**
 * Which program.
 */
export interface Engine {
/**
 * Commit it was built from.
 */
build: string
/**
 * Version of the package.
 */
version: string
}
/**
 * One question to the network, and what came of it. Like `file`, no part of what equal inputs make equal.
 */
export interface Fetched {
/**
 * Bytes of the answer.
 */
bytes: number
/**
 * The host that was asked.
 */
host: string
/**
 * What was asked for.
 */
kind: WantKind
/**
 * Milliseconds until it was there.
 */
milliseconds: number
/**
 * What came of it.
 */
outcome: FetchOutcome
}
/**
 * What was read.
 */
export interface InputFacts {
/**
 * The signed content, if it is outside the signature or inside a CMS. Absent for PDF.
 */
content?: (ContentFacts | null)
/**
 * `pdf`, `cms` (CMS alone), `smime` (a mail) or `timestamp`.
 */
format: string
/**
 * SHA-256 of all bytes, hexadecimal.
 */
sha256: string
/**
 * Number of bytes.
 */
size: number
}
/**
 * What was signed.
 */
export interface ContentFacts {
/**
 * Whether it was given separately from the signature.
 */
detached: boolean
/**
 * SHA-256, hexadecimal.
 */
sha256: string
/**
 * Number of bytes.
 */
size: number
}
/**
 * Evidence met.
 */
export interface Objects {
/**
 * Certificates.
 */
certificates: Item[]
/**
 * Certificate revocation lists.
 */
crls: Item[]
/**
 * OCSP responses.
 */
ocsps: Item[]
/**
 * Proofs of existence the caller vouches for; omitted if there are none.
 */
proofs?: Proof[]
/**
 * Evidence records; omitted if there are none.
 */
records?: Item[]
/**
 * Parts of lists on the word of whoever runs a mirror; omitted if there are none.
 */
shards?: Item[]
}
/**
 * One piece of evidence.
 */
export interface Item {
/**
 * Subject, issuer or responder, where it could be read.
 */
name?: (string | null)
/**
 * Where it came from.
 */
origin: string
/**
 * SHA-256 of its DER form.
 */
sha256: string
}
/**
 * A proof of existence: the object existed at this time at the latest.
 */
export interface Proof {
/**
 * Who says so.
 */
origin: string
/**
 * SHA-256 of the object, hexadecimal.
 */
sha256: string
/**
 * At the latest.
 */
time: Timestamp
}
/**
 * Which policy.
 */
export interface PolicyFacts {
/**
 * Its name.
 */
id: string
/**
 * The revocation rule.
 */
revocation: RevocationRule
/**
 * SHA-256 of its canonical JSON, hexadecimal.
 */
sha256: string
/**
 * Its number.
 */
version: number
}
/**
 * What several signatures have in common, each written once.
 */
export interface Shared {
/**
 * Every check of a signature, in the blocks of EN 319 102-1.
 */
blocks: Block[][]
/**
 * From a certificate to the anchor, as far as it leads.
 */
chains: ChainLink[][]
/**
 * What later revisions did.
 */
changes: Change[]
/**
 * The steps of Nghị định 68/2024/NĐ-CP.
 */
decree68: Step[][]
}
/**
 * One building block with its checks.
 */
export interface Block {
/**
 * Which.
 */
block: BlockName
/**
 * Its checks, in the order they were made.
 */
checks: Check[]
}
/**
 * One check.
 */
export interface Check {
/**
 * The clause of the rule.
 */
clause: string
/**
 * Its stable name.
 */
code: string
/**
 * The findings that explain the result.
 */
findings: Code[]
/**
 * The level from the policy, if it decided the result and is not the built-in one.
 */
level?: (Level2 | null)
/**
 * Its result.
 */
status: CheckStatus
/**
 * What a result other than passed means for the signature.
 */
subIndication?: (SubIndication | null)
}
/**
 * One certificate of a path.
 */
export interface ChainLink {
/**
 * Whether it is a trust anchor.
 */
anchor: boolean
/**
 * Common name, else the subject.
 */
name: string
/**
 * Last second of validity.
 */
notAfter: Timestamp
/**
 * First second of validity.
 */
notBefore: Timestamp
/**
 * Where it came from.
 */
origin: string
/**
 * Serial number, hexadecimal.
 */
serial: string
/**
 * SHA-256, hexadecimal.
 */
sha256: string
/**
 * Whole subject.
 */
subject: string
}
/**
 * One thing that a later revision did.
 */
export interface Change {
/**
 * Full name of the form field.
 */
field?: (string | null)
/**
 * What was done.
 */
finding: Finding
/**
 * Whether it is allowed; null if unknown.
 */
justified?: (boolean | null)
/**
 * How far it goes.
 */
level: ChangeLevel
/**
 * The object it was done to, `12 0`.
 */
object?: (string | null)
/**
 * Number of the page, from 1.
 */
page?: (number | null)
/**
 * Where on the page: lower left and upper right corner in user space units.
 *
 * @minItems 4
 * @maxItems 4
 */
rect?: ([number, number, number, number] | null)
/**
 * Number of the revision that did it, from 1.
 */
revision: number
}
/**
 * One step.
 */
export interface Step {
/**
 * Article of Decree 68/2024.
 */
article: number
/**
 * Names of the checks it rests on.
 */
basis: string[]
/**
 * Of which certificate of the path above the signer's, from 1. Absent where it is about the signature or the signer.
 */
certificate?: (number | null)
/**
 * Clause and point, such as `1.a`; empty where the article has none or its text was not at hand.
 */
clause: string
/**
 * What it asks.
 */
code: StepCode
/**
 * What is missing to tell a status, by the findings that name it.
 */
missing?: Code[]
/**
 * What came of it.
 */
outcome: Outcome
/**
 * Whether the article's text was not at hand and the step is put together from other provisions.
 */
reconstructed?: boolean
/**
 * What supports the time it was held against.
 */
timeBasis: TimeBasis
}
/**
 * One signature on the revision it signed.
 */
export interface Signature {
/**
 * Algorithms used.
 */
algorithms: Algorithms
/**
 * What the signer states in signed attributes. Absent where he states nothing.
 */
attributes?: (SignerAttributes | null)
/**
 * Place in `shared.blocks`: every check made, in the blocks of EN 319 102-1.
 */
blocks: number
/**
 * Place in `shared.chains`: from the signer's certificate to the anchor, as far as it leads.
 */
chain: number
/**
 * What later revisions did; null if unknown.
 */
changeLevel?: (ChangeLevel | null)
/**
 * Places in `shared.changes`: what later revisions did, in their order.
 */
changesAfter: number[]
/**
 * Whether later changes are allowed; null if unknown.
 */
changesJustified?: (boolean | null)
/**
 * Which bytes.
 */
coverage: Coverage
/**
 * Place in `shared.decree68`: the steps of Nghị định 68/2024/NĐ-CP, a view of the checks above, without further judgement.
 */
decree68: number
/**
 * The first expiry of a certificate; a further time-stamp must be added before it to keep the signature
 * provable.
 */
extendableUntil?: (Timestamp | null)
/**
 * Full name of the form field.
 */
field?: (string | null)
/**
 * Findings of this signature.
 */
findings: Finding[]
/**
 * From 1, in the order of the covered revisions.
 */
id: number
/**
 * EN 319 102-1 §5.1.3.
 */
indication: Indication
/**
 * The three plain facts.
 */
integrity: Integrity
/**
 * Approval or certification.
 */
kind: SignatureKind
/**
 * PAdES baseline level reached.
 */
level?: (Level | null)
/**
 * What the next level lacks.
 */
missingForNext: string[]
/**
 * Id of the signature that this one countersigns (RFC 5652 §11.4).
 */
parent?: (number | null)
/**
 * DocMDP permission of a certification, 1 to 3.
 */
permissions?: (number | null)
/**
 * Status per certificate of the chain.
 */
revocation: Revocation[]
/**
 * Who signed, according to the certificate. Null if there is no certificate.
 */
signer?: (Signer | null)
/**
 * What it says of itself.
 */
stated: Stated
/**
 * Form of the signature.
 */
subFilter?: (string | null)
/**
 * EN 319 102-1 Tables 5 and 6.
 */
subIndication?: (SubIndication | null)
/**
 * When.
 */
time: Time
/**
 * Time-stamps over this signature.
 */
timestamps: SignatureTimestamp[]
/**
 * Whether it has a mark on a page.
 */
visible: boolean
/**
 * Its place in a CMS or a mail. Absent for PDF.
 */
where?: (Place | null)
/**
 * Where its marks are.
 */
widgets: Widget[]
}
/**
 * Which algorithms.
 */
export interface Algorithms {
/**
 * Digest over the document.
 */
digest?: (string | null)
/**
 * Key of the signer, such as `RSA 3072`.
 */
key?: (string | null)
/**
 * Signature algorithm.
 */
signature?: (string | null)
}
/**
 * What the signer claims in signed attributes about what he signed (EN 319 122-1 §5.2). Only the signer vouches
 * for it.
 */
export interface SignerAttributes {
/**
 * What the signer commits to, as object identifiers.
 */
commitments: string[]
/**
 * Description of the content.
 */
contentDescription?: (string | null)
/**
 * Type of the content inside, as an object identifier.
 */
contentType?: (string | null)
/**
 * MIME type of the content.
 */
mimeType?: (string | null)
/**
 * Where that policy is said to be had.
 */
policyUri?: (string | null)
/**
 * `implied`, or the object identifier of the signature policy that the signer refers to.
 */
signaturePolicy?: (string | null)
}
/**
 * Which bytes are signed.
 */
export interface Coverage {
/**
 * The numbers as written in the file.
 */
byteRange: number[]
/**
 * Number of the revision it covers; null when it ends at none.
 */
revision?: (number | null)
/**
 * Bytes of the file after those it covers.
 */
uncovered?: (Span | null)
/**
 * Whether those bytes are white space only.
 */
uncoveredWhiteSpace?: (boolean | null)
}
/**
 * Bytes `start..end` of the input file, counted from its first byte.
 */
export interface Span {
/**
 * Offset after the last byte.
 */
end: number
/**
 * Offset of the first byte.
 */
start: number
}
/**
 * True, false, or null: unknown.
 */
export interface Integrity {
/**
 * The signed bytes have the digest the signature names.
 */
digestMatches?: (boolean | null)
/**
 * The value was made by the key of the certificate.
 */
signatureVerifies?: (boolean | null)
/**
 * The signature covers the file to its last byte.
 */
wholeFile?: (boolean | null)
}
/**
 * Status of one certificate.
 */
export interface Revocation {
/**
 * SHA-256 of the certificate.
 */
certificate: string
/**
 * Lists and responses it rests on: SHA-256 of each.
 */
evidence: string[]
/**
 * Time of the revocation or suspension, if there is one (also one later than the time that counts).
 */
since?: (Timestamp | null)
/**
 * What is known.
 */
status: RevocationStatus
/**
 * Whether only an object that could not have established *good*, for example because its own signer had
 * expired, reports the revocation or suspension.
 */
unproven?: boolean
}
/**
 * Who signed, by the certificate.
 */
export interface Signer {
/**
 * Whole issuer in the form of RFC 4514.
 */
issuer: string
/**
 * Common name of the issuer, else the whole issuer.
 */
issuerName: string
/**
 * Common name, else the whole subject.
 */
name: string
/**
 * Person, agency, software or uncertain, by the signs in the certificate.
 */
nature: Nature
/**
 * The signs that led to `nature`.
 */
natureSigns: string[]
/**
 * Last second of validity.
 */
notAfter: Timestamp
/**
 * First second of validity.
 */
notBefore: Timestamp
/**
 * Organisation (O), if named.
 */
organization?: (string | null)
/**
 * Serial number, hexadecimal.
 */
serial: string
/**
 * SHA-256 of the certificate, hexadecimal.
 */
sha256: string
/**
 * Whole subject in the form of RFC 4514.
 */
subject: string
/**
 * Domain of the root it leads to.
 */
trustDomain?: (Domain | null)
/**
 * Units (OU), if named.
 */
units: string[]
}
/**
 * When.
 */
export interface Time {
/**
 * What supports it.
 */
basis: TimeBasis
/**
 * The best supported time of signing.
 */
best?: (Timestamp | null)
/**
 * What the signer wrote, as written (a known clerical fault is explained by a finding, never corrected here).
 */
claimed?: (Timestamp | null)
/**
 * The time the certificates are judged at under EN 319 102-1: the earliest proof of existence, else now.
 */
control: Timestamp
/**
 * The time the caller vouches for.
 */
received?: (Timestamp | null)
}
/**
 * A time-stamp over a signature.
 */
export interface SignatureTimestamp {
/**
 * Its accuracy in seconds, a begun one counted whole: what it proves is the time and as much more. None if it states none.
 */
accuracy?: (number | null)
/**
 * Place in `shared.chains`: from the unit's certificate to the anchor.
 */
chain: number
/**
 * Findings.
 */
findings: Finding[]
/**
 * Digest algorithm of the imprint.
 */
imprintAlgorithm?: (string | null)
/**
 * Whether the imprint is that of the signature value.
 */
imprintMatches?: (boolean | null)
/**
 * Result for the time-stamp itself.
 */
indication: Indication
/**
 * What it covers.
 */
kind: TimestampKind
/**
 * Policy it was made under.
 */
policy?: (string | null)
/**
 * Serial number, hexadecimal.
 */
serial?: (string | null)
/**
 * Whether its signature verifies.
 */
signatureVerifies?: (boolean | null)
/**
 * Why not passed.
 */
subIndication?: (SubIndication | null)
/**
 * The time it states.
 */
time?: (Timestamp | null)
/**
 * Name of the unit that made it.
 */
unit?: (string | null)
}
/**
 * The place of a signature outside a PDF.
 */
export interface Place {
/**
 * Part of the mail that contains it, as `2` or `1.2`. Null outside mail.
 */
part?: (string | null)
/**
 * Number of the signer in its CMS, from 1; of a counter-signature, its number at the signature it countersigns.
 */
signer: number
}
/**
 * A mark on a page.
 */
export interface Widget {
/**
 * From 1; null when the widget is on no page.
 */
page?: (number | null)
/**
 * Lower left and upper right corner in user space units.
 *
 * @minItems 4
 * @maxItems 4
 */
rect?: ([number, number, number, number] | null)
}
/**
 * A time-stamp over the document.
 */
export interface DocumentTimestamp {
/**
 * What later revisions did.
 */
changeLevel?: (ChangeLevel | null)
/**
 * Places in `shared.changes`: what later revisions did, in their order.
 */
changesAfter: number[]
/**
 * Whether what came after it is allowed.
 */
changesJustified?: (boolean | null)
/**
 * Which bytes.
 */
coverage: Coverage
/**
 * Full name of the form field.
 */
field?: (string | null)
/**
 * Findings.
 */
findings: Finding[]
/**
 * Result.
 */
indication: Indication
/**
 * The three plain facts.
 */
integrity: Integrity
/**
 * Why not passed.
 */
subIndication?: (SubIndication | null)
/**
 * The time it states, as `best` with its basis.
 */
time: Time
/**
 * The token.
 */
token?: (SignatureTimestamp | null)
}
/**
 * Which trust data.
 */
export interface TrustFacts {
/**
 * Which ones.
 */
added: UserCertificate[]
/**
 * The day it was made, `YYYY-MM-DD`.
 */
date: string
/**
 * Name of the trust file; several are joined with `+`.
 */
id: string
/**
 * The provisions that the law's view refers to.
 */
legal: LegalTable
/**
 * Certificates that the user removed: no path through one of them, or through another certificate with its
 * key, is accepted.
 */
removed: UserCertificate[]
/**
 * SHA-256 over all trusted certificates, sorted by fingerprint, hexadecimal.
 */
sha256: string
/**
 * The signed trust file that all this comes from; null where it comes with the program.
 */
signed?: (SignedTrustFile | null)
/**
 * How many certificates the user added.
 */
userAdded: number
/**
 * Its number.
 */
version: number
}
/**
 * A certificate that the user added to the trusted ones or removed from them.
 */
export interface UserCertificate {
/**
 * What the user calls it, such as the name of its file.
 */
label?: (string | null)
/**
 * What a person calls its subject.
 */
name: string
/**
 * SHA-256 of its DER, hexadecimal.
 */
sha256: string
/**
 * Its subject (RFC 4514).
 */
subject: string
}
/**
 * Provisions with the days they are in force.
 */
export interface LegalTable {
/**
 * Each with the days it is in force.
 */
provisions: Provision[]
/**
 * The day they were checked against the provisions, `YYYY-MM-DD`: that of the signed trust file if it has any.
 */
read: string
}
/**
 * One provision.
 */
export interface Provision {
/**
 * First day in force, `YYYY-MM-DD`.
 */
from: string
/**
 * Number and sign.
 */
number: string
/**
 * First day no longer in force; empty while no such day is known.
 */
until: string
}
/**
 * A signed trust file.
 */
export interface SignedTrustFile {
/**
 * The day it was made, `YYYY-MM-DD`.
 */
date: string
/**
 * Its number, which grows with every file.
 */
sequence: number
}
/**
 * What the law asks of the document, and what it has.
 */
export interface View {
/**
 * The signatures as acts.
 */
acts: Act[]
/**
 * Whether the signatures it needs are there.
 */
completeness: Completeness
/**
 * The same with their evidence.
 */
grounds: Ground[]
/**
 * What kind of document it is taken for.
 */
kind: Kind
/**
 * What is worth saying.
 */
notes: Note[]
/**
 * What is missing to tell, at most three things. Never empty where something cannot be told.
 */
open: Open[]
/**
 * Their order.
 */
order: Order
/**
 * What the page says beside the signatures, where its text was given. Content and hints, no part of any result.
 */
pageText?: (PageContent | null)
/**
 * What the reasons come to.
 */
refusal: Refusal
/**
 * The reasons found. `R10` is never alone a ground, `R13` is only for a person to find.
 */
refusalReasons: Reason[]
/**
 * Who sent it.
 */
sender: Sender
}
/**
 * Consecutive signatures with one certificate.
 */
export interface Act {
/**
 * Whose act.
 */
nature: Nature
/**
 * Ids of its signatures, in their order.
 */
signatures: number[]
}
/**
 * A reason with its evidence.
 */
export interface Ground {
/**
 * Codes of the findings that show it.
 */
because: Code[]
/**
 * The provision that it rests on.
 */
clause: string
/**
 * Which.
 */
reason: Reason
/**
 * Ids of the signatures it is about; none where it is about the document.
 */
signatures: number[]
}
/**
 * Kind of document, and whether somebody said so.
 */
export interface Kind {
/**
 * Inferred from the signatures; nobody said it.
 */
inferred: boolean
/**
 * Which.
 */
value: DocumentKind
}
/**
 * A note about some signatures.
 */
export interface Note {
/**
 * What.
 */
code: NoteCode
/**
 * Ids of the signatures it is about.
 */
signatures: number[]
}
/**
 * One thing that is missing.
 */
export interface Open {
/**
 * What.
 */
code: OpenCode
/**
 * Ids of the signatures it is about; none where it is about the document.
 */
signatures: number[]
}
/**
 * What the page says, as the host has read it.
 */
export interface PageContent {
/**
 * Whether there was more text than was looked at.
 */
cut: boolean
/**
 * Who read the text.
 */
origin: string
/**
 * What stands beside each signature of a person.
 */
signatures: Printed[]
}
/**
 * What stands beside one signature.
 */
export interface Printed {
/**
 * How the characters were read.
 */
encoding: Encoding
/**
 * The lines of form and title, from top to bottom.
 */
lines: string[]
/**
 * The name under the signature.
 */
name?: (string | null)
/**
 * The name against that in the certificate.
 */
nameMatch: NameMatch
/**
 * Page, from 1.
 */
page: number
/**
 * Forms of signing, from top to bottom.
 */
prefixes: Prefix[]
/**
 * Number of the signature.
 */
signature: number
/**
 * The title.
 */
title?: (string | null)
}
/**
 * Who sent the document, and whether somebody said so.
 */
export interface Sender {
/**
 * Inferred from the signatures, or not known; nobody said it.
 */
inferred: boolean
/**
 * Who.
 */
value: SenderKind
}
/**
 * Evidence that would change the outcome.
 */
export interface Want {
/**
 * Where the host asks a mirror: the time for which the status is looked for.
 */
at?: (Timestamp | null)
/**
 * What kind.
 */
kind: WantKind
/**
 * What asks a responder: OCSP requests in base64 of DER, the same question with another digest each, in the order to try
 * them. For `ocsp` alone.
 */
requests?: string[]
/**
 * Where the host asks a mirror: the serial number that is looked for in a list, in hexadecimal digits.
 */
serial?: (string | null)
/**
 * Signatures it would help.
 */
signatures: number[]
/**
 * Of or about whom.
 */
subject: string
/**
 * Addresses the certificates name for it. Never fetched by the engine.
 */
urls: string[]
/**
 * The finding it would settle.
 */
why: string
}
