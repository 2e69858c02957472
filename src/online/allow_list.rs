//! The addresses that a relay may ask: those of the trust file's authorities, and those that its operator added.

use super::address::{Address, NotAllowed};
use crate::trust::TrustStore;
use crate::x509::{Certificate, ca_issuers, crl_locations, ocsp_locations};
use reqwest::Url;

/// Characters of a path below a folder. Anything else, above all an escape, could be read as another path by the host than it was here.
fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~/()+,'!=@".contains(c)
}

/// One address, or a folder of addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    /// The address, or that of the folder.
    url: Url,
    is_folder: bool,
}

impl Entry {
    fn covers(&self, url: &Url) -> bool {
        let same_origin = self.url.scheme() == url.scheme()
            && self.url.host_str() == url.host_str()
            && self.url.port_or_known_default() == url.port_or_known_default();
        if !same_origin || url.fragment().is_some() {
            return false;
        }
        if !self.is_folder {
            return self.url.path() == url.path() && self.url.query() == url.query();
        }
        let Some(below) = url.path().strip_prefix(self.url.path()) else { return false };
        // `..` is resolved when an address is read. A query would ask a program, and a folder has files.
        let plain = below.replace("%20", "").chars().all(is_plain) && !below.contains("//");
        plain && url.query().is_none() && !below.starts_with('/')
    }
}

/// Addresses that may be asked. Scheme, host and port are compared exactly; of the path, all or the folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AllowList {
    entries: Vec<Entry>,
}

impl AllowList {
    /// The addresses that the certificates of a trust file name: their responders, and the folders in which their lists and certificates
    /// lie, where the authorities publish those that they issue themselves.
    ///
    /// ```
    /// use kyso::Limits;
    /// use kyso::online::{Address, AllowList};
    /// use kyso::trust::{TrustFile, TrustStore};
    ///
    /// let mut trust = TrustStore::default();
    /// TrustFile::parse(&std::fs::read_to_string("trust/vietnam.json")?)?.add_to(&mut trust, &Limits::default())?;
    /// let list = AllowList::of(&trust);
    /// assert!(list.covers(&Address::parse("http://ca.gov.vn/pki/pub/crl/cpcag2.crl")?));
    /// for other in ["http://ca.gov.vn/pki/pub/crl/../../../admin", "http://ca.gov.vn./pki/pub/crl/cpcag2.crl", "http://ca.example/"] {
    ///     assert!(!list.covers(&Address::parse(other)?));
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of(trust: &TrustStore) -> Self {
        let mut list = Self::default();
        let anchors = trust.anchors().iter().map(|anchor| &anchor.certificate);
        for certificate in anchors.chain(trust.intermediates()).filter(|c| trust.removed(c).is_none()) {
            list.add_authority(certificate);
        }
        list
    }

    /// Adds what one certificate names. What it names that may not be asked is left out.
    fn add_authority(&mut self, certificate: &Certificate) {
        for text in ocsp_locations(certificate) {
            self.add_entry(&text, false);
        }
        for text in crl_locations(certificate).into_iter().chain(ca_issuers(certificate)) {
            self.add_entry(&text, true);
        }
    }

    fn add_entry(&mut self, text: &str, is_folder: bool) {
        let Ok(address) = Address::parse(text) else { return };
        let mut url = address.url().clone();
        url.set_fragment(None);
        if is_folder {
            let folder = url.path().rsplit_once('/').map(|(folder, _)| format!("{folder}/")).unwrap_or_default();
            url.set_path(&folder);
            url.set_query(None);
        }
        let entry = Entry { url, is_folder };
        if !self.entries.contains(&entry) {
            self.entries.push(entry);
        }
    }

    /// Adds an address, or a folder where it ends with `/*`.
    ///
    /// ```
    /// use kyso::online::{Address, AllowList};
    ///
    /// let mut list = AllowList::default();
    /// list.add("http://ocsp.ca.example")?;
    /// list.add("http://ca.example/crl/*")?;
    /// assert!(list.covers(&Address::parse("http://ocsp.ca.example/")?));
    /// assert!(!list.covers(&Address::parse("http://ocsp.ca.example/other")?));
    /// assert!(list.covers(&Address::parse("http://ca.example/crl/issuing.crl")?));
    /// # Ok::<(), kyso::online::NotAllowed>(())
    /// ```
    ///
    /// # Errors
    /// What of it is not allowed.
    pub fn add(&mut self, text: &str) -> Result<(), NotAllowed> {
        let folder = text.strip_suffix('*');
        if folder.is_some_and(|folder| !folder.ends_with('/')) || folder.unwrap_or(text).contains('*') {
            return Err(NotAllowed("an asterisk elsewhere than behind the last slash"));
        }
        let address = Address::parse(folder.unwrap_or(text))?;
        if address.url().fragment().is_some() || (folder.is_some() && address.url().query().is_some()) {
            return Err(NotAllowed("a query or a fragment"));
        }
        self.entries.push(Entry { url: address.url().clone(), is_folder: folder.is_some() });
        Ok(())
    }

    /// Whether an address may be asked.
    pub fn covers(&self, address: &Address) -> bool {
        self.entries.iter().any(|entry| entry.covers(address.url()))
    }

    /// The addresses as [`Self::add`] takes them.
    pub fn addresses(&self) -> impl Iterator<Item = String> {
        self.entries.iter().map(|entry| format!("{}{}", entry.url, if entry.is_folder { "*" } else { "" }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> AllowList {
        let mut list = AllowList::default();
        list.add("http://ca.example/pki/*").unwrap();
        list.add("http://ocsp.ca.example").unwrap();
        list.add("https://ca.example/one?id=1").unwrap();
        list
    }

    #[test]
    fn what_is_listed_is_covered_however_it_is_spelled() {
        for listed in [
            "http://ca.example/pki/a.crl",
            "HTTP://CA.EXAMPLE:80/pki/crl/b%20(1).crl",
            "http://c%61.example/pki/a.crl",
            "http://ca.example/x/../pki/a.crl",
            "http://ocsp.ca.example",
            "http://ocsp.ca.example/",
            "https://ca.example/one?id=1",
        ] {
            assert!(list().covers(&Address::parse(listed).unwrap()), "{listed}");
        }
    }

    #[test]
    fn no_spelling_leads_around_the_list() {
        for other in [
            "https://ca.example/pki/a.crl",
            "http://ca.example:443/pki/a.crl",
            "http://ca.example./pki/a.crl",
            "http://ca.example.evil.example/pki/a.crl",
            "http://evil.example/ca.example/pki/a.crl",
            "http://ca.example/PKI/a.crl",
            "http://ca.example/pki",
            "http://ca.example/pkix/a.crl",
            "http://ca.example/pki/../secret",
            "http://ca.example/pki/%2e%2e/secret",
            "http://ca.example/pki/%2E./secret",
            "http://ca.example/pki\\..\\secret",
            "http://ca.example/pki/..%2fsecret",
            "http://ca.example/pki/%2e%2e%2fsecret",
            "http://ca.example/pki/..%5csecret",
            "http://ca.example/pki/%252e%252e/secret",
            "http://ca.example/pki//evil.example/a",
            "http://ca.example/pki/a.crl?next=1",
            "http://ca.example/pki/a;b",
            "http://ca.example/pki/a.crl#b",
            "http://ca.example/pki/a%00b",
            "http://ocsp.ca.example/a",
            "http://ocsp.ca.example/?a",
            "https://ca.example/one",
            "https://ca.example/one?id=2",
            // A letter of another script, and what a name's end may look like.
            "http://c\u{430}.example/pki/a.crl",
            "http://xn--c-8sb.example/pki/a.crl",
            "http://ca.example\u{3002}/pki/a.crl",
            "http://ca.example%2e/pki/a.crl",
            "http://[2400::1]/pki/a.crl",
            "http:\\\\evil.example\\ca.example/pki/a.crl",
            "http:///evil.example/pki/a.crl",
            "http://ca.example/pki/.%2e/secret",
            "http://ca.example/pki/%c0%ae%c0%ae/secret",
            "http://ca.example/pki/\u{ff0e}\u{ff0e}/secret",
            "http://ca.example/pki/a.crl%3fnext=1",
            "http://ca.example/pki/a.crl%23b",
            "http://ca.example/pki/a%0d%0aHost:%20evil.example",
        ] {
            assert!(Address::parse(other).is_ok_and(|address| !list().covers(&address)), "{other}");
        }
        for never in [
            "http://ca.example@evil.example/pki/a.crl",
            "http://user:word@ca.example/pki/a.crl",
            "http://ca.example:8080/pki/a.crl",
            "http://[::ffff:127.0.0.1]/pki/a.crl",
            "http://[::1]/pki/a.crl",
            "http://2130706433/pki/a.crl",
            "http://0x7f.1/pki/a.crl",
            "http://0177.0.0.1/pki/a.crl",
            "http://[64:ff9b::7f00:1]/pki/a.crl",
            "http://[64:ff9b:1::7f00:1]/pki/a.crl",
            "http://[::127.0.0.1]/pki/a.crl",
            "http://[0:0:0:0:0:ffff:7f00:1]/pki/a.crl",
            "http://[2002:7f00:1::]/pki/a.crl",
            "http://[2001:0:7f00:1::]/pki/a.crl",
            "http://[fe80::1]/pki/a.crl",
            "http://[fe80::1%25eth0]/pki/a.crl",
            "http://[fd00::1]/pki/a.crl",
            "http://127.0.0.1./pki/a.crl",
            "http://127.1/pki/a.crl",
            "http://%31%32%37.0.0.1/pki/a.crl",
            "http://\u{2460}\u{2461}\u{2466}.0.0.1/pki/a.crl",
            "http://ca.example\u{0}.evil.example/pki/a.crl",
            "http://ca.example%00.evil.example/pki/a.crl",
            "http://ca.example%2fevil.example/pki/a.crl",
            "http://ca.example:80:80/pki/a.crl",
            "http://ca.example:0/pki/a.crl",
            "http://ca.example:65616/pki/a.crl",
            "http://ca\u{2024}example.evil.example/pki/a.crl",
            "//ca.example/pki/a.crl",
            "ca.example/pki/a.crl",
            "ftp://ca.example/pki/a.crl",
        ] {
            assert!(Address::parse(never).is_err(), "{never}");
        }
    }

    #[test]
    fn an_asterisk_is_for_folders_alone() {
        for wrong in
            ["http://ca.example/*/a", "http://*.example/", "http://ca.example/a*", "http://ca.example/?a=*", "*"]
        {
            assert!(AllowList::default().add(wrong).is_err(), "{wrong}");
        }
        let mut again = AllowList::default();
        for text in list().addresses() {
            again.add(&text).unwrap();
        }
        assert_eq!(again, list());
    }
}
