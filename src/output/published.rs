//! `alamat-terbit.txt`: every address that an entry has had, kept by the editors beside the settings,
//! so that a fresh clone too knows what was published. Format: lines of comment that begin with `#`,
//! then for each address a line of the address, two spaces, the entry, two spaces and its title,
//! sorted by address. What is no such line, as the marks of two versions put together, is passed over.
#![expect(clippy::disallowed_methods, reason = "this is the door for writing")]

use std::{collections::BTreeMap, fmt::Write as _, fs, io, path::Path};

use super::OutputPath;

/// The name of the list.
pub const PUBLISHED_LIST: &str = "alamat-terbit.txt";

/// An address that was published.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PublishedPage {
    /// The kind and name of its entry: `praktik/antrean`.
    pub entry: String,
    /// The entry's title, as far as it is known.
    pub title: String,
}

/// The addresses that were published.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PublishedList {
    comments: Vec<String>,
    /// Each page by its address.
    pub pages: BTreeMap<String, PublishedPage>,
}

impl PublishedList {
    /// Reads the list beside the settings; nothing if there is none.
    pub fn read(root: &Path) -> io::Result<Option<Self>> {
        match fs::read(root.join(PUBLISHED_LIST)) {
            Ok(bytes) => Ok(Some(Self::parse(&String::from_utf8_lossy(&bytes)))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Adds the pages of a build to the list beside the settings, if there is one. Addresses that the
    /// site no longer has stay in it: they are missed until somebody deletes their line.
    pub fn update(root: &Path, pages: BTreeMap<String, PublishedPage>) -> io::Result<()> {
        let Some(mut list) = Self::read(root)? else { return Ok(()) };
        let before = list.clone();
        list.pages.extend(pages);
        if list == before {
            return Ok(());
        }
        let beside = root.join(format!(".{PUBLISHED_LIST}.new"));
        fs::write(&beside, list.to_text())?;
        fs::rename(&beside, root.join(PUBLISHED_LIST)).inspect_err(|_| {
            // It is hidden, and written anew by the next build.
            let _ = fs::remove_file(&beside);
        })
    }

    fn parse(text: &str) -> Self {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let mut list = Self::default();
        for line in text.lines().map(str::trim) {
            if line.starts_with('#') {
                list.comments.push(line.to_owned());
                continue;
            }
            let mut parts = line.splitn(3, "  ").map(str::trim);
            let path = parts.next().and_then(OutputPath::new);
            if let (Some(path), Some(entry)) = (path, parts.next()) {
                let title = parts.next().unwrap_or("").to_owned();
                let page = PublishedPage { entry: entry.to_owned(), title };
                list.pages.insert(path.as_str().to_owned(), page);
            }
        }
        list
    }

    fn to_text(&self) -> String {
        let mut text = String::new();
        for comment in &self.comments {
            let _ = writeln!(text, "{comment}");
        }
        for (path, page) in &self.pages {
            let title: Vec<&str> = page.title.split_whitespace().collect();
            let _ = writeln!(
                text,
                "{}",
                format!("{path}  {}  {}", page.entry, title.join(" ")).trim_end()
            );
        }
        text
    }
}

/// A page that was published, as it lies in the output folder; empty if it is not there.
pub fn read_published_page(out: &Path, path: &str) -> String {
    let path = OutputPath::new(path);
    path.and_then(|path| fs::read_to_string(out.join(path.as_str())).ok()).unwrap_or_default()
}

/// The words of a page that was published and still lies in the output folder.
pub fn read_published_text(out: &Path, path: &str) -> Option<String> {
    let path = OutputPath::new(path)?;
    let html = fs::read_to_string(out.join(path.as_str())).ok()?;
    let main = html.split_once("<main").map_or(html.as_str(), |(_, rest)| rest);
    let main = main.split_once("</main>").map_or(main, |(main, _)| main);
    let parts = main.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    Some(parts.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_as_it_was_written() {
        let text =
            "# Alamat\npraktik/a.html  praktik/a  Antrean daring\npraktik/b.html  praktik/b\n";
        let list = PublishedList::parse(text);
        assert_eq!(list.pages["praktik/a.html"].title, "Antrean daring");
        assert_eq!(list.to_text(), text);
    }

    #[test]
    fn both_sides_of_a_merge_are_kept_and_nothing_leads_outside() {
        let text = "<<<<<<< HEAD\nb.html  halaman/b  B\n=======\na.html  halaman/a  A\n>>>>>>> x\n\
            ../c.html  halaman/c  C\n";
        let list = PublishedList::parse(text);
        assert_eq!(list.to_text(), "a.html  halaman/a  A\nb.html  halaman/b  B\n");
    }
}
