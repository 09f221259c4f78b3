//! "Did you mean" among many names: an index that is built once and asked for every name that was not
//! found. Apart from the search through a few names, because thousands of dead links among
//! thousands of entries must not cost their product.

use super::{fold::fold, suggest::most_slips};

/// Names to choose from, sorted, so that names with a common beginning share the work on it.
#[derive(Debug, Clone, Default)]
pub struct SuggestionIndex {
    entries: Vec<IndexedName>,
}

#[derive(Debug, Clone)]
struct IndexedName {
    folded: Vec<char>,
    /// How many characters it has in common with the one before.
    shared: usize,
    /// Its place among the names as they were given: among equals the first one wins.
    position: usize,
    name: String,
}

/// The row of the table of distances for each character of the name that is looked at: the cells
/// that lie beyond the limit are left out of every row.
struct DistanceRows {
    typed: Vec<char>,
    rows: Vec<Vec<usize>>,
}

impl SuggestionIndex {
    /// An index of these names.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut entries: Vec<IndexedName> = names
            .into_iter()
            .enumerate()
            .map(|(position, name)| IndexedName {
                folded: fold(name).chars().collect(),
                shared: 0,
                position,
                name: name.to_owned(),
            })
            .collect();
        entries.sort_by(|a, b| (&a.folded, a.position).cmp(&(&b.folded, b.position)));
        for at in 1..entries.len() {
            let (before, after) = entries.split_at_mut(at);
            let pairs = before[at - 1].folded.iter().zip(&after[0].folded);
            after[0].shared = pairs.take_while(|(a, b)| a == b).count();
        }
        Self { entries }
    }

    /// The name nearest to `typed`, with the number of slips between them, if it is near enough:
    /// the same one that [`super::suggest::nearest`] finds.
    pub fn nearest(&self, typed: &str) -> Option<(usize, &str)> {
        let typed: Vec<char> = fold(typed).chars().collect();
        let mut limit = most_slips(typed.len());
        let longest = typed.len() + limit;
        let mut rows = DistanceRows { rows: vec![(0..=typed.len()).collect()], typed };
        let mut best: Option<(usize, usize, &str)> = None;
        // Names that begin with as many characters of the one before have lost already.
        let mut lost = usize::MAX;
        for entry in &self.entries {
            if entry.shared >= lost {
                continue;
            }
            lost = usize::MAX;
            rows.rows.truncate(entry.shared + 1);
            for at in rows.rows.len() - 1..entry.folded.len().min(longest + 1) {
                if rows.push(&entry.folded, at, limit) > limit {
                    lost = at + 1;
                    break;
                }
            }
            if lost != usize::MAX || entry.folded.len() > longest {
                continue;
            }
            let distance = rows.last();
            if distance <= limit
                && best.is_none_or(|(least, position, _)| {
                    (distance, entry.position) < (least, position)
                })
            {
                limit = distance;
                best = Some((distance, entry.position, &entry.name));
            }
        }
        best.map(|(distance, _, name)| (distance, name))
    }
}

impl DistanceRows {
    /// Adds the row of a name's character at `at`, and gives its least cell. The measure is that of
    /// [`super::suggest`]: insertions, deletions, replacements and swaps of neighbours.
    fn push(&mut self, name: &[char], at: usize, limit: usize) -> usize {
        let width = self.typed.len() + 1;
        let far = limit + 1;
        let mut row = vec![far; width];
        let mut least = far;
        if at < limit {
            row[0] = at + 1;
            least = at + 1;
        }
        let back = &self.rows[at];
        for j in (at + 1).saturating_sub(limit).max(1)..width.min(at + limit + 2) {
            let cost = usize::from(name[at] != self.typed[j - 1]);
            let mut cell = (back[j] + 1).min(row[j - 1] + 1).min(back[j - 1] + cost);
            if at > 0 && j > 1 && name[at] == self.typed[j - 2] && name[at - 1] == self.typed[j - 1]
            {
                cell = cell.min(self.rows[at - 1][j - 2] + 1);
            }
            row[j] = cell.min(far);
            least = least.min(row[j]);
        }
        self.rows.push(row);
        least
    }

    fn last(&self) -> usize {
        self.rows.last().and_then(|row| row.last()).copied().unwrap_or(usize::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::{super::suggest::nearest, *};

    #[test]
    fn the_index_finds_what_a_search_through_all_names_finds() {
        let names: Vec<String> = (0..400)
            .map(|n| format!("{}-{}", ["antrean", "loket", "mal", "a"][n % 4], n * 7919 % 1000))
            .collect();
        let index = SuggestionIndex::new(names.iter().map(String::as_str));
        let typed =
            ["antrean-12", "antrian-77", "lokte-33", "mal", "ma-1", "antrean-daring", "", "x"];
        for typed in typed.into_iter().chain(names.iter().map(String::as_str)) {
            for typed in [typed.to_owned(), format!("{typed}x"), typed.replace('n', "")] {
                let all = nearest(&typed, names.iter().map(String::as_str));
                assert_eq!(index.nearest(&typed).map(|(_, name)| name), all, "{typed}");
            }
        }
    }

    #[test]
    fn an_empty_index_offers_nothing() {
        assert_eq!(SuggestionIndex::default().nearest("antrean"), None);
    }
}
