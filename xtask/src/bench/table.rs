//! A table of text, and the judgement on a figure.

/// Rows of cells, the first column flush left, the others flush right.
pub(crate) struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn new(head: &[&str]) -> Self {
        Self { rows: vec![head.iter().map(|cell| (*cell).to_owned()).collect()] }
    }

    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    pub(crate) fn print(&self) {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |column: usize| {
            self.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..columns).map(width).collect();
        for row in &self.rows {
            let mut line = String::new();
            for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
                let gap = " ".repeat(width - cell.chars().count());
                line += &if column == 0 { format!("  {cell}{gap}") } else { format!("   {gap}{cell}") };
            }
            println!("{}", line.trim_end());
        }
    }
}

/// One line: the figure, its bound, and whether it holds.
pub(crate) fn judge(what: &str, value: f64, bound: f64, unit: &str) {
    let word = if value <= bound { "met" } else { "NOT MET" };
    println!("  {what}: {value:.2}{unit}, at most {bound:.2}{unit}: {word}");
}

/// The same for a figure that must not be smaller.
pub(crate) fn judge_least(what: &str, value: f64, bound: f64, unit: &str) {
    let word = if value >= bound { "met" } else { "NOT MET" };
    println!("  {what}: {value:.2}{unit}, at least {bound:.2}{unit}: {word}");
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn rows_of_any_length_are_printed() {
        let mut table = Table::new(&["name", "ms"]);
        table.row(["được".to_owned()]);
        table.row(["x".to_owned(), "12".to_owned(), "3".to_owned()]);
        table.print();
    }
}
