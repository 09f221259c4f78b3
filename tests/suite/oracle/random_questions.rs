//! Questions that nobody thought of, the same ones for the same knowledge base: of words that are
//! frequent or rare, begun, mistype, in forms that the site has not, of phrases and exclusions,
//! with filters, counts, languages and orders.

use std::collections::BTreeMap;

use teladan::search::{ColumnValues, IndexContents, LAST_MASK_BIT};

use super::expected::{Choice, SearchRequest, values};

/// Repeatable random (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut it = self.0;
        it = (it ^ it >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        it = (it ^ it >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((it ^ it >> 31) % limit as u64) as usize
    }

    fn is(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn of<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }
}

/// What questions are made of.
struct QuestionMaker<'a> {
    site: &'a IndexContents,
    random: Random,
    /// All words that stand somewhere.
    words: Vec<&'a str>,
    /// Words that follow one another in some documents.
    sentences: Vec<Vec<&'a str>>,
    /// What can be filtered by and counted.
    facets: Vec<&'static str>,
}

/// So many questions to a site.
pub(crate) fn random_questions(site: &IndexContents, count: usize) -> Vec<SearchRequest> {
    let words = site.inverted.words.iter().zip(&site.inverted.counts);
    let facets = site.columns.iter().map(|column| column.name);
    let mut asking = QuestionMaker {
        site,
        random: Random(7),
        words: words.filter(|it| *it.1 > 0).map(|it| it.0.as_str()).collect(),
        sentences: Vec::new(),
        facets: facets.filter(|it| !["date", "title", "completeness"].contains(it)).collect(),
    };
    asking.facets.push("kind");
    asking.sentences = asking.sentences();
    (0..count).map(|_| asking.question()).collect()
}

impl<'a> QuestionMaker<'a> {
    /// The sentences of some documents, read back from the positions of all words.
    fn sentences(&mut self) -> Vec<Vec<&'a str>> {
        let mut places: BTreeMap<(u32, u32), &str> = BTreeMap::new();
        let documents = self.site.headers.len();
        let some: Vec<usize> = (0..40).map(|_| self.random.below(documents)).collect();
        for (number, family) in self.site.inverted.families.iter().enumerate() {
            let list = self.site.inverted.list(number);
            for (at, hit) in list.postings.iter().enumerate() {
                for (bit, here) in list.positions(at) {
                    // From the last bit on, several words share one.
                    if bit < LAST_MASK_BIT && some.contains(&(hit.document as usize)) {
                        let word = self.site.inverted.words[family[bit] as usize].as_str();
                        places.extend(here.iter().map(|place| ((hit.document, *place), word)));
                    }
                }
            }
        }
        let places: Vec<((u32, u32), &str)> = places.into_iter().collect();
        let sentences = places.chunk_by(|a, b| a.0.0 == b.0.0 && a.0.1 + 1 == b.0.1);
        let sentences = sentences.map(|it| it.iter().map(|it| it.1).collect::<Vec<&str>>());
        sentences.filter(|sentence| sentence.len() > 1).collect()
    }

    fn question(&mut self) -> SearchRequest {
        let parts = [0, 1, 1, 1, 2, 2, 2, 3, 3, 4][self.random.below(10)];
        let mut query: Vec<String> = (0..parts).map(|_| self.part()).collect();
        if self.random.is(40) {
            query.push(String::new());
        }
        let languages = self.site.headers.iter().map(|it| it.language).max().unwrap_or(0) + 1;
        let language = self.random.is(60).then(|| self.random.below(languages));
        let count = if self.random.is(50) { 1 + self.random.below(3) } else { 0 };
        let filters = (0..count).filter_map(|_| self.filter()).collect();
        let counted = if self.random.is(50) { 1 + self.random.below(4) } else { 0 };
        let facets =
            (0..counted).map(|_| self.facets[self.random.below(self.facets.len())]).collect();
        let sort = match self.random.below(20) {
            0 => "date",
            1 => "title",
            2 => "completeness",
            _ => "relevance",
        };
        SearchRequest { query: query.join(" "), language, filters, facets, sort }
    }

    /// A word, a phrase, or one of them excluded.
    fn part(&mut self) -> String {
        let text = if self.random.is(12) { format!("\"{}\"", self.phrase()) } else { self.word() };
        if self.random.is(8) { format!("-{text}") } else { text }
    }

    fn phrase(&mut self) -> String {
        let sentence = &self.sentences[self.random.below(self.sentences.len())];
        let from = self.random.below(sentence.len() - 1);
        let length = 1 + self.random.below(3);
        sentence[from..].iter().take(length).copied().collect::<Vec<&str>>().join(" ")
    }

    fn word(&mut self) -> String {
        let frequent =
            self.random.of(&self.sentences.iter().map(Vec::as_slice).collect::<Vec<_>>());
        let word =
            if self.random.is(60) { self.random.of(frequent) } else { self.random.of(&self.words) };
        let letters: Vec<char> = word.chars().collect();
        match self.random.below(12) {
            0 | 1 => mistype(letters, &mut self.random),
            2 => letters[..=self.random.below(letters.len())].iter().collect(),
            3 => format!(
                "{}{word}{}",
                self.random.of(&["", "di", "pe", "meng"]),
                self.random.of(&["", "nya", "kan", "an"])
            ),
            4 if self.random.is(40) => "qxzvwjk"[self.random.below(3)..].repeat(2),
            5 => word.to_uppercase(),
            6 if self.random.is(20) && !self.site.real_words.is_empty() => {
                self.site.real_words[self.random.below(self.site.real_words.len())].clone()
            }
            _ => word.to_owned(),
        }
    }

    /// A filter by values that occur somewhere, and perhaps by one that does not.
    fn filter(&mut self) -> Option<(&'static str, Choice)> {
        let facet = self.facets[self.random.below(self.facets.len())];
        let column = self.site.columns.iter().find(|column| column.name == facet);
        if matches!(column.map(|it| &it.values), Some(ColumnValues::Numbers(_)))
            && self.random.is(70)
        {
            let from = 1995 + self.random.below(30) as u32;
            let to = from + self.random.below(12) as u32;
            return Some((
                facet,
                Choice::Range(self.random.is(80).then_some(from), self.random.is(80).then_some(to)),
            ));
        }
        let documents = self.site.headers.len();
        let wanted = 1 + self.random.below(3);
        let mut chosen = Vec::new();
        for _ in 0..20 {
            chosen.extend(values(self.site, facet, self.random.below(documents) as u32));
        }
        chosen.truncate(wanted);
        if self.random.is(10) {
            chosen.push("tidak-ada".to_owned());
        }
        (!chosen.is_empty()).then_some((facet, Choice::Values(chosen)))
    }
}

/// A word with one edit, or two if it is long.
fn mistype(mut letters: Vec<char>, random: &mut Random) -> String {
    for _ in 0..if letters.len() > 8 && random.is(30) { 2 } else { 1 } {
        let at = random.below(letters.len().max(1)).min(letters.len().saturating_sub(1));
        let other = char::from(b'a' + random.below(26) as u8);
        match random.below(4) {
            0 if letters.len() > 1 => drop(letters.remove(at)),
            1 if at + 1 < letters.len() => letters.swap(at, at + 1),
            2 => letters[at] = other,
            _ => letters.insert(at, other),
        }
    }
    letters.into_iter().collect()
}
