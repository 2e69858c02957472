//! Provisions the way letters cite them: the point, the clause and the article first, then the act with its number.

use super::language::Language;

/// A provision as a letter in this language cites it: `Nghị định 30/2020/NĐ-CP Điều 21.2.a` becomes `điểm a khoản 2 Điều 21 Nghị định
/// số 30/2020/NĐ-CP`. What has no such form is left as it is.
pub(crate) fn citation(clause: &str, language: Language) -> String {
    if language == Language::En {
        return clause.to_owned();
    }
    let act = |act: &str| {
        let named = ["Nghị định ", "Thông tư ", "Quyết định "].into_iter().find(|kind| act.starts_with(kind));
        named.and_then(|kind| Some(format!("{kind}số {}", act.strip_prefix(kind)?))).unwrap_or_else(|| act.to_owned())
    };
    if let Some((before, places)) = clause.split_once(" Phụ lục ") {
        return format!("{} {}", of_annex(places), act(before));
    }
    let Some((before, articles)) = clause.split_once(" Điều ") else { return act(clause) };
    let articles = articles.split(", Điều ").map(article).collect::<Vec<_>>().join(", ");
    format!("{articles} {}", act(before))
}

/// `I Phần II Mục I.3` is `khoản 3 mục I Phần II Phụ lục I`.
fn of_annex(places: &str) -> String {
    let mut parts = places.splitn(2, " Phần ");
    let annex = format!("Phụ lục {}", parts.next().unwrap_or_default());
    let Some((part, section)) = parts.next().and_then(|rest| rest.split_once(" Mục ")) else { return annex };
    let mut numbers = section.split('.');
    let (section, clause, point) = (numbers.next().unwrap_or_default(), numbers.next(), numbers.next());
    let point = point.map(|point| format!("điểm {point} ")).unwrap_or_default();
    let clause = clause.map(|clause| format!("khoản {clause} ")).unwrap_or_default();
    format!("{point}{clause}mục {section} Phần {part} {annex}")
}

/// `31.1.c` is point c of clause 1 of Article 31.
fn article(numbers: &str) -> String {
    let mut parts = numbers.split('.');
    let (article, clause, point) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    let point = point.map(|point| format!("điểm {point} ")).unwrap_or_default();
    let clause = clause.map(|clause| format!("khoản {clause} ")).unwrap_or_default();
    format!("{point}{clause}Điều {article}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn provisions_are_cited_in_full() {
        for (clause, cited) in [
            ("Nghị định 30/2020/NĐ-CP Điều 21.2.a", "điểm a khoản 2 Điều 21 Nghị định số 30/2020/NĐ-CP"),
            (
                "Nghị định 68/2024/NĐ-CP Điều 31.1.c, Điều 32",
                "điểm c khoản 1 Điều 31, Điều 32 Nghị định số 68/2024/NĐ-CP",
            ),
            ("Nghị định 30/2020/NĐ-CP Phụ lục I", "Phụ lục I Nghị định số 30/2020/NĐ-CP"),
            (
                "Nghị định 30/2020/NĐ-CP Phụ lục I Phần I Mục III.1.d",
                "điểm d khoản 1 mục III Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
            ),
            (
                "Nghị định 30/2020/NĐ-CP Phụ lục I Phần II Mục I.3",
                "khoản 3 mục I Phần II Phụ lục I Nghị định số 30/2020/NĐ-CP",
            ),
            ("Thông tư 15/2025/TT-BKHCN Điều 6.1.g", "điểm g khoản 1 Điều 6 Thông tư số 15/2025/TT-BKHCN"),
        ] {
            assert_eq!(citation(clause, Language::Vi), cited);
            assert_eq!(citation(clause, Language::En), clause);
        }
    }
}
