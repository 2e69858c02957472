//! The other forms of the report: detailed, simple, ETSI TS 119 102-2 and HTML, over every fixture and over hostile text.

use crate::support::{Fixture, reports};
use base64ct::{Base64, Encoding};
use kyso::ades::{CheckStatus, Indication, SubIndication};
use kyso::formats::{CheckPart, detailed};
use kyso::formats::{Message, simple};
use kyso::formats::{etsi, html, slip};
use kyso::report::{AsShown, Report, Verdict};
use kyso::words::Language;
use std::collections::BTreeSet;
use std::path::Path;
use uppsala::{NodeId, XsdValidator};

fn report(name: &str) -> Report {
    reports().iter().find(|(fixture, _)| fixture.name == name).unwrap().1.clone()
}

/// Every check that is not met, cannot be told or is met with a warning stands among the messages, with each of its findings.
fn surfaces(checks: &[&CheckPart<'_>], messages: &[Message<'_>], place: &str) -> usize {
    let weighing: Vec<_> =
        checks.iter().filter(|c| !matches!(c.status, CheckStatus::Passed | CheckStatus::NotDone)).collect();
    for check in &weighing {
        let here: Vec<_> = messages.iter().filter(|m| m.check == Some(check.code)).collect();
        assert!(!here.is_empty(), "{place}: {} is {:?} and not in the simple report", check.code, check.status);
        assert!(here.iter().all(|m| !m.title.is_empty()), "{place}: {} has no words", check.code);
        assert!(here.iter().any(|m| m.status == Some(check.status)), "{place}: {}", check.code);
        for finding in &check.findings {
            assert!(here.iter().any(|m| m.code == Some(finding.code.name())), "{place}: {:?}", finding.code);
        }
    }
    for message in messages.iter().filter(|m| m.check.is_some()) {
        assert!(
            weighing.iter().any(|c| message.check == Some(c.code)),
            "{place}: {:?} comes from nowhere",
            message.check
        );
    }
    weighing.len()
}

/// Walks one report; returns how many failing checks there were.
fn walk(name: &str, report: &Report) -> usize {
    let full = detailed(report);
    let mut seen = 0;
    for language in [Language::Vi, Language::En] {
        let short = simple(&full, language);
        assert_eq!((short.verdict, short.verdict_reason), (full.verdict, full.verdict_reason));
        assert!(!short.headline.title.is_empty() && !short.headline.sentence.is_empty());
        seen += surfaces(&full.document.checks.iter().collect::<Vec<_>>(), &short.document.messages, name);
        assert_eq!((short.signatures.len(), short.timestamps.len()), (full.signatures.len(), full.timestamps.len()));
        for (part, shown) in full.signatures.iter().zip(&short.signatures) {
            let place = format!("{name}, signature {}", part.id);
            let checks: Vec<_> = part.blocks.iter().flat_map(|b| &b.checks).chain([&part.after]).collect();
            assert_eq!(shown.indication, part.conclusion.indication);
            assert_eq!(shown.sub_indication, part.conclusion.sub_indication);
            seen += surfaces(&checks, &shown.messages, &place);
            let not_done = checks.iter().filter(|c| c.status == CheckStatus::NotDone).count();
            assert_eq!(shown.not_done.len(), not_done, "{place}");
            for (stamp, said) in part.timestamps.iter().zip(&shown.timestamps) {
                seen += surfaces(&stamp.checks.iter().collect::<Vec<_>>(), &said.messages, &place);
            }
        }
        for (part, shown) in full.timestamps.iter().zip(&short.timestamps) {
            assert_eq!(shown.indication, part.conclusion.indication);
            seen += surfaces(&part.checks.iter().collect::<Vec<_>>(), &shown.messages, name);
        }
    }
    seen
}

#[test]
fn every_failing_check_surfaces_in_the_simple_report() {
    let seen: usize = reports().iter().map(|(fixture, report)| walk(fixture.name, report)).sum();
    assert!(seen > 200, "only {seen} failing checks were met");
}

#[test]
fn whichever_check_fails_it_surfaces() {
    let whole = report("b-lta");
    let mut turned = 0;
    let blocks = whole.blocks(&whole.signatures[0]);
    for (block, known) in blocks.iter().enumerate() {
        for check in 0..known.checks.len() {
            for status in [CheckStatus::Failed, CheckStatus::Unknown, CheckStatus::Warned] {
                let mut report = whole.clone();
                let place = report.signatures[0].blocks;
                let one = &mut report.shared.blocks[place][block].checks[check];
                (one.status, one.sub_indication) = (status, Some(SubIndication::Generic));
                let code = &*one.code.clone();
                walk("b-lta", &report);
                let full = detailed(&report);
                let short = simple(&full, Language::Vi);
                assert!(short.signatures[0].messages.iter().any(|m| m.check == Some(code)), "{code}");
                assert!(full.signatures[0].blocks[block].status != CheckStatus::Passed);
                turned += 1;
            }
        }
    }
    assert!(turned > 40, "{turned}");
}

#[test]
fn every_check_names_its_clause_and_what_it_rests_on() {
    for (Fixture { name, .. }, report) in reports() {
        let full = detailed(report);
        let mut known: BTreeSet<&str> = full.evidence.iter().map(|e| e.sha256).collect();
        known.extend([full.policy.sha256.as_str(), full.input.sha256.as_str()]);
        for part in &full.signatures {
            // Anchors come from the trust data and stand in the report by their path.
            let path: BTreeSet<&str> =
                report.signatures.iter().flat_map(|s| report.chain(s.chain)).map(|l| l.sha256.as_str()).collect();
            for check in part.blocks.iter().flat_map(|b| &b.checks) {
                assert!(!check.clause.is_empty(), "{name}: {}", check.code);
                for basis in &check.rests_on {
                    let named = basis.sha256.is_none_or(|s| known.contains(s) || path.contains(s));
                    assert!(named, "{name}: {} rests on something the report does not list", check.code);
                }
            }
            let by = |code: &str| part.blocks.iter().flat_map(|b| &b.checks).find(|c| c.code == code);
            if let Some(check) = by("message-digest").filter(|c| c.status == CheckStatus::Passed) {
                assert!(!check.rests_on.is_empty(), "{name}");
            }
            if let Some(check) = by("status").filter(|c| c.status == CheckStatus::Passed) {
                assert!(!check.rests_on.is_empty(), "{name}: a status that rests on nothing");
            }
        }
    }
}

/// The validator for the schema of the ETSI report.
fn schema() -> XsdValidator {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/schema");
    let text = std::fs::read_to_string(folder.join("etsi-ts-119-102-2.xsd")).unwrap();
    let document = uppsala::parse(&text).unwrap();
    XsdValidator::from_schema_with_base_path(&document, Some(&folder)).unwrap()
}

fn faults(validator: &XsdValidator, xml: &str) -> Vec<String> {
    match uppsala::parse(xml) {
        Ok(document) => {
            validator.validate(&document).into_iter().map(|e| format!("{:?}: {}", e.line, e.message)).collect()
        }
        Err(error) => vec![format!("not well-formed: {error:?}")],
    }
}

/// Every reference leads to an identifier, and no identifier stands twice (xs:ID, xs:IDREFS).
fn references(xml: &str) -> Result<usize, String> {
    let values = |name: &str| -> Vec<String> {
        xml.match_indices(name).map(|(at, _)| xml[at + name.len()..].split('"').next().unwrap().to_owned()).collect()
    };
    let ids = values(" id=\"");
    let unique: BTreeSet<_> = ids.iter().collect();
    if unique.len() != ids.len() {
        return Err("an identifier stands twice".to_owned());
    }
    let used = values(" VOReference=\"");
    match used.iter().find(|r| !unique.contains(r)) {
        Some(lost) => Err(format!("{lost} leads nowhere")),
        None => Ok(used.len()),
    }
}

#[test]
fn the_etsi_report_meets_its_schema() {
    let validator = schema();
    let mut used = 0;
    for (Fixture { name, .. }, report) in reports() {
        let xml = etsi(report);
        assert_eq!(faults(&validator, &xml), Vec::<String>::new(), "{name}");
        used += references(&xml).unwrap_or_else(|e| panic!("{name}: {e}"));
        for signature in &report.signatures {
            if signature.indication != Indication::TotalPassed {
                let name = serde_json::to_value(signature.indication).unwrap().as_str().unwrap().to_lowercase();
                assert!(xml.contains(&format!("mainindication:{name}<")));
            }
            let checks = report.blocks(signature).iter().map(|b| b.checks.len()).sum::<usize>();
            assert!(xml.matches("<ValidationConstraint>").count() >= checks);
        }
    }
    assert!(used > 500, "only {used} references");
}

#[test]
fn no_signature_passes_over_a_document_that_is_not_shown_as_signed() {
    let passed = |report: &Report| etsi(report).matches("mainindication:total-passed<").count();
    let mut held_back = 0;
    for (Fixture { name, .. }, report) in reports() {
        let all = report.signatures.len();
        match report.verdict {
            Verdict::Valid => assert_eq!(passed(report), all, "{name}"),
            _ => assert!(all == 0 || passed(report) < all, "{name}"),
        }
        let by_signature = report.signatures.iter().filter(|s| s.indication == Indication::TotalPassed).count();
        held_back += by_signature - passed(report);
    }
    let mut one = report("b-lta");
    one.document.as_shown = AsShown::CannotTell;
    assert_eq!(passed(&one), 0, "a document that can be read in two ways");
    assert!(held_back > 0, "no fixture shows it");
}

#[test]
fn the_schema_sees_what_it_should() {
    let validator = schema();
    let xml = etsi(&report("b-lta"));
    let broken = [
        xml.replacen("<HashOnly>false</HashOnly>", "<HashOnly>maybe</HashOnly>", 1),
        xml.replacen("<HashOnly>false</HashOnly>", "", 1),
        xml.replacen("<PolicyName>", "<PolicyNames>", 1).replacen("</PolicyName>", "</PolicyNames>", 1),
        xml.replacen("mainindication:", "mainindications:", 1),
        xml.replacen("<ValidationTime>", "<ValidationTime>x", 1),
        xml.replacen(" id=\"F-1\"", "", 1),
        xml.replacen("<ds:DigestValue>", "<ds:DigestValue>*", 1),
        xml.replacen("<POETime>2", "<POETime>x", 1),
        xml.replacen("</SignatureValidationObjects>", "<x/></SignatureValidationObjects>", 1),
    ];
    for (index, one) in broken.iter().enumerate() {
        assert_ne!(*one, xml, "change {index} changed nothing");
        assert!(!faults(&validator, one).is_empty(), "change {index} was not seen");
    }
    assert!(references(&xml.replacen(" id=\"E-", " id=\"X-", 1)).is_err());
}

/// A report in which everything a file can say is hostile.
fn hostile() -> Report {
    let text =
        "\"><script>alert(1)</script><img src=x onerror='alert(1)'>&lt;\u{0}\u{1b}[2J\u{202E}]]>--><!--".to_owned();
    let mut report = report("two-timestamps");
    report.file = Some(text.clone());
    report.policy.id = text.clone();
    for signature in &mut report.signatures {
        signature.field = Some(text.clone());
        signature.sub_filter = Some(text.clone());
        let stated = &mut signature.stated;
        for value in [&mut stated.name, &mut stated.reason, &mut stated.location, &mut stated.contact] {
            *value = Some(text.clone());
        }
        let signer = signature.signer.as_mut().unwrap();
        for value in [&mut signer.name, &mut signer.subject, &mut signer.issuer, &mut signer.issuer_name] {
            *value = text.clone();
        }
        signer.organization = Some(text.clone());
        signer.units = vec![text.clone()];
        signature.algorithms.signature = Some(text.clone());
        let stamps = signature.timestamps.iter_mut();
        stamps
            .for_each(|t| (t.unit, t.serial, t.policy) = (Some(text.clone()), Some(text.clone()), Some(text.clone())));
        for param in signature.findings.iter_mut().flat_map(|f| &mut f.params) {
            param.value = text.clone();
        }
    }
    let links = report.shared.chains.iter_mut().flatten();
    links.for_each(|l| (l.name, l.subject, l.origin) = (text.clone(), text.clone(), text.clone()));
    for item in &mut report.objects.certificates {
        (item.name, item.origin) = (Some(text.clone()), text.clone());
    }
    for want in &mut report.wants {
        (want.subject, want.urls) = (text.clone(), vec!["javascript:alert(1)".to_owned(), text.clone()]);
    }
    report
}

#[test]
fn hostile_text_stays_text() {
    let report = hostile();
    let xml = etsi(&report);
    assert_eq!(faults(&schema(), &xml), Vec::<String>::new());
    for language in [Language::Vi, Language::En] {
        let page = html(&report, language);
        let lower = page.to_lowercase();
        for forbidden in ["<script", "<img", "<!--", "-->", "\u{1b}", "\u{202e}"] {
            assert!(!lower.contains(forbidden), "{forbidden}");
        }
        let document = uppsala::parse(&page).unwrap();
        let mut names = BTreeSet::new();
        collect(&document, document.root(), &mut names);
        let attributes: BTreeSet<_> = names.iter().filter_map(|n| n.strip_prefix('@')).collect();
        let known = ["charset", "class", "content", "dir", "http-equiv", "lang", "name", "scope"];
        assert!(attributes.iter().all(|a| known.contains(a)), "{attributes:?}");
        names.retain(|n| !n.starts_with('@'));
        let allowed = [
            "body", "caption", "code", "dd", "div", "dl", "dt", "footer", "h1", "h2", "h3", "head", "header", "html",
            "li", "main", "meta", "p", "section", "span", "strong", "style", "table", "tbody", "td", "th", "thead",
            "title", "tr", "ul",
        ];
        for name in &names {
            assert!(allowed.contains(&name.as_str()), "an element {name}");
        }
        assert!(names.contains("table") && names.contains("dl"));
        let one = slip(&report, language);
        assert!(!one.contains("<script") && !one.contains('\u{202e}') && uppsala::parse(&one).is_ok());
    }
}

/// Both have the law's part with its provisions cited in full, and room for the decision; the slip is bounded whatever the file says.
#[test]
fn the_law_and_the_decision_are_printed() {
    for (Fixture { name, .. }, report) in reports() {
        let grounds = report.vietnam.as_ref().unwrap().grounds.len();
        for page in [html(report, Language::Vi), slip(report, Language::Vi)] {
            for wanted in ["Theo quy định về chữ ký số", "Quyết định của người tiếp nhận", "☐ Tiếp nhận", "Nội dung"]
            {
                assert!(page.contains(wanted), "{name}: {wanted}");
            }
            assert!(grounds == 0 || page.contains("số 30/2020/NĐ-CP)") || page.contains("số 68/2024/NĐ-CP)"), "{name}");
        }
        assert!(slip(report, Language::Vi).contains(&report.input.sha256), "{name}");
    }
    let mut long = report("revoked");
    for signature in &mut long.signatures {
        signature.signer.as_mut().unwrap().name = "Tên rất dài ".repeat(500);
    }
    assert!(slip(&long, Language::Vi).len() < 16_000, "{}", slip(&long, Language::Vi).len());
}

/// Names of all elements, and of all attributes behind an `@`.
fn collect(document: &uppsala::Document<'_>, node: NodeId, names: &mut BTreeSet<String>) {
    if let Some(element) = document.element(node) {
        names.insert(element.name.local_name.to_string());
        names.extend(element.attributes.iter().map(|a| format!("@{}", a.name.local_name)));
    }
    for child in document.children(node) {
        collect(document, child, names);
    }
}

#[test]
fn the_page_is_one_file_under_its_own_policy() {
    for (Fixture { name, .. }, report) in reports() {
        let page = html(report, Language::Vi);
        assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"vi\">"), "{name}");
        let style = page.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
        let digest = Base64::encode_string(&kyso::crypto::sha256(style.as_bytes()));
        let policy = format!("content=\"default-src &#39;none&#39;; style-src &#39;sha256-{digest}&#39;;");
        assert!(page.contains(&policy), "{name}");
        assert_eq!(page.matches("<style>").count(), 1);
        assert!(!style.contains("url(") && !style.contains("@import"));
        for (signature, part) in report.signatures.iter().zip(&detailed(report).signatures) {
            for check in part.blocks.iter().flat_map(|b| &b.checks) {
                assert!(page.contains(&format!("<code>{}</code>", check.code)), "{name}: {}", check.code);
            }
            for finding in &signature.findings {
                assert!(page.contains(finding.code.name()), "{name}: {:?}", finding.code);
            }
        }
    }
}

#[test]
fn equal_reports_are_written_equally() {
    for (_, report) in reports() {
        let again = report.clone();
        assert_eq!(etsi(report), etsi(&again));
        assert_eq!(html(report, Language::En), html(&again, Language::En));
        let write = |r: &Report| serde_json::to_string(&detailed(r)).unwrap();
        assert_eq!(write(report), write(&again));
    }
}

/// Many signatures that were added are one sentence with a list; a few are told one by one.
#[test]
fn signatures_that_were_added_are_listed_together() {
    use kyso::finding::{Code, Finding};
    let mut report = report("two-signatures");
    report.findings.retain(|finding| finding.code != Code::ChangeSignatureAdded);
    let field = report.signatures[1].field.clone().unwrap();
    let name = report.signatures[1].signer.as_ref().unwrap().name.clone();
    for (count, grouped) in [(2, false), (22, true)] {
        report.findings.retain(|finding| finding.code != Code::ChangeSignatureAdded);
        for page in 1..=count {
            let added = Finding::new(Code::ChangeSignatureAdded).with("page", page).with("field", &field);
            report.findings.push(added);
        }
        for language in [Language::Vi, Language::En] {
            let shown = kyso::words::present(&report, language);
            let added: Vec<_> =
                shown.document.findings.iter().filter(|said| said.code == "change-signature-added").collect();
            if grouped {
                assert_eq!(added.len(), 1);
                assert!(added[0].title.starts_with("22 ") && added[0].title.ends_with(&name), "{}", added[0].title);
                assert_eq!(added[0].list.len(), 22);
                assert!(added[0].list[21].contains("22") && added[0].list[21].contains(&field), "{:?}", added[0].list);
                assert!(kyso::formats::text(&shown).contains(&added[0].list[21]));
            } else {
                assert_eq!(added.len(), 2);
                assert!(added.iter().all(|said| said.list.is_empty()));
            }
        }
    }
}
