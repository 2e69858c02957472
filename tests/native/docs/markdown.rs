//! The little of Markdown that the tests need: links, headings, inline code, fenced blocks.

/// A fenced block: its language and its lines.
pub struct Block {
    pub language: String,
    pub text: String,
}

/// A page taken apart.
#[derive(Default)]
pub struct Page {
    pub links: Vec<String>,
    pub anchors: Vec<String>,
    pub code: Vec<String>,
    pub blocks: Vec<Block>,
}

impl Page {
    pub fn read(text: &str) -> Self {
        let mut page = Self::default();
        let mut open: Option<Block> = None;
        for line in text.lines() {
            match (line.trim_start().strip_prefix("```"), open.as_mut()) {
                (Some(_), Some(_)) => page.blocks.extend(open.take()),
                (Some(language), None) => {
                    open = Some(Block { language: language.trim().to_owned(), text: String::new() });
                }
                (None, Some(block)) => {
                    block.text.push_str(line);
                    block.text.push('\n');
                }
                (None, None) => page.line(line),
            }
        }
        assert!(open.is_none(), "a fenced block has no end");
        page
    }

    fn line(&mut self, line: &str) {
        if line.starts_with('#') {
            self.anchors.push(anchor(line.trim_start_matches('#').trim()));
        }
        for (number, part) in line.split('`').enumerate() {
            if number % 2 == 1 {
                self.code.push(part.to_owned());
            }
        }
        let mut rest = line;
        while let Some((_, after)) = rest.split_once("](") {
            let (target, next) = after.split_once(')').unwrap_or((after, ""));
            self.links.push(target.to_owned());
            rest = next;
        }
    }
}

/// The id that mdBook gives a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect::<String>().to_lowercase()
}
