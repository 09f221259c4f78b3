//! The rules: one record each, with its name in both languages and its level. The wording stands
//! in `messages/`, so that no sentence is in the code.

pub mod pages;

use crate::text::fold::fold;

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Shown, never counted.
    Note,
    /// Shown and counted; blocks only under `--deny warnings`.
    Warning,
    /// Nothing is published while it stands.
    Error,
}

impl Level {
    /// The level's name for other programs.
    pub fn id(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// One thing that is checked.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The English name, in kebab case; it reads well behind "allow".
    pub id: &'static str,
    /// The Indonesian name.
    pub nama: &'static str,
    /// The level unless `teladan.yaml` sets another; nothing for a rule that a site must ask for.
    pub level: Option<Level>,
    /// Whether it guards the reader, the host or the index, so that no setting lowers it.
    pub fixed: bool,
}

/// The rule of that name in either language.
pub fn find(name: &str) -> Option<&'static Rule> {
    let name = fold(name);
    RULES.iter().copied().find(|rule| rule.id == name || rule.nama == name)
}

macro_rules! level {
    (Off) => {
        None
    };
    (Always) => {
        Some(Level::Error)
    };
    ($level:ident) => {
        Some(Level::$level)
    };
}

macro_rules! fixed {
    (Always) => {
        true
    };
    ($level:ident) => {
        false
    };
}

macro_rules! rules {
    ($($(#[doc = $doc:literal])* $constant:ident = $id:literal, $nama:literal, $level:ident;)*) => {
        $($(#[doc = $doc])* pub static $constant: Rule =
            Rule { id: $id, nama: $nama, level: level!($level), fixed: fixed!($level) };)*

        /// Every rule, in the order in which an editor is likely to meet them.
        pub static RULES: &[&Rule] = &[$(&$constant),*];
    };
}

rules! {
    // Files and folders.
    /// A file that the system does not let us read.
    UNREADABLE_FILE = "unreadable-file", "berkas-tak-terbaca", Always;
    /// No folder `content/`: it is not the same as one without entries.
    MISSING_CONTENT = "missing-content", "content-tak-ada", Always;
    /// Most of the published entries are gone at once.
    SUDDEN_LOSS = "sudden-loss", "banyak-halaman-hilang", Always;
    /// A file whose bytes are not UTF-8 text.
    NOT_UTF8 = "not-utf8", "bukan-utf8", Error;
    /// A file larger than its kind may be.
    FILE_TOO_LARGE = "file-too-large", "berkas-terlalu-besar", Always;
    /// A pipe, socket or device.
    SPECIAL_FILE = "special-file", "berkas-khusus", Always;
    /// A link of the file system, which may lead out of the site.
    SYMBOLIC_LINK = "symbolic-link", "tautan-simbolik", Always;
    /// A folder in `content/` that is no kind's.
    UNKNOWN_FOLDER = "unknown-folder", "folder-tak-dikenal", Error;
    /// A file that is no entry, where only entries stand.
    STRAY_FILE = "stray-file", "berkas-tersesat", Warning;
    /// A name that cannot be an address or does not exist on Windows.
    BAD_FILE_NAME = "bad-file-name", "nama-berkas-salah", Always;
    /// Two entries that claim one name.
    DUPLICATE_ENTRY = "duplicate-entry", "entri-ganda", Always;

    // The notation of front matter.
    /// No front matter at all.
    MISSING_FRONT_MATTER = "missing-front-matter", "tanpa-kepala-berkas", Error;
    /// Front matter that never ends.
    UNCLOSED_FRONT_MATTER = "unclosed-front-matter", "kepala-berkas-tak-tertutup", Error;
    /// Broken notation.
    YAML_SYNTAX = "yaml-syntax", "tata-tulis", Error;
    /// Anchors, aliases, tags or a second document.
    YAML_FEATURE = "yaml-feature", "fitur-yaml", Error;
    /// Too many bytes or levels.
    YAML_BUDGET = "yaml-budget", "melampaui-batas", Always;
    /// One key twice, under one name or under two.
    DUPLICATE_KEY = "duplicate-key", "kunci-ganda", Error;

    /// Text behind ` #`, which is not read.
    HASH_IN_VALUE = "hash-in-value", "pagar-dalam-isian", Warning;
    /// Quotes as Word makes them, round a whole value.
    CURLY_QUOTES = "curly-quotes", "kutip-lengkung", Warning;
    /// A sign that stands for letters which were lost.
    LOST_LETTERS = "lost-letters", "huruf-hilang", Warning;

    /// A sign that nobody sees, within a name, a date or another value that is looked up.
    INVISIBLE_SIGN = "invisible-sign", "tanda-tak-tampak", Warning;

    // Keys and values.
    /// A key that no table knows.
    UNKNOWN_KEY = "unknown-key", "kunci-tak-dikenal", Error;
    /// A required key that is absent.
    MISSING_KEY = "missing-key", "kunci-hilang", Error;
    /// A value of another type than the key wants.
    WRONG_TYPE = "wrong-type", "jenis-nilai-salah", Error;
    /// A value outside a fixed list.
    UNKNOWN_VALUE = "unknown-value", "nilai-tak-dikenal", Error;
    /// A list that is written as one value: with commas, bullets, dashes or numbers.
    LIST_NOTATION = "list-notation", "tulisan-daftar", Error;
    /// A special word where it has no meaning.
    SPECIAL_WORD = "special-word", "kata-khusus", Error;
    /// A text that is no date.
    BAD_DATE = "bad-date", "tanggal-salah", Error;
    /// `12.500`.
    AMBIGUOUS_NUMBER = "ambiguous-number", "angka-bermakna-ganda", Error;
    /// A number outside its bounds.
    OUT_OF_RANGE = "out-of-range", "di-luar-batas", Error;
    /// More characters than fit.
    TOO_LONG = "too-long", "terlalu-panjang", Error;
    /// More items than fit.
    TOO_MANY = "too-many", "terlalu-banyak", Error;
    /// A day before another that it must follow.
    DATE_ORDER = "date-order", "urutan-tanggal", Error;
    /// A text of another form than the key wants: an address, a code, a colour.
    BAD_FORMAT = "bad-format", "bentuk-salah", Always;
    /// A fact in a translation file, where only prose stands.
    NOT_TRANSLATABLE = "not-translatable", "bukan-terjemahan", Error;
    /// An item of a translation that the main file does not have.
    UNMATCHED_ITEM = "unmatched-item", "butir-tanpa-pasangan", Error;

    // What an entry should tell.
    /// A text that `teladan new` wrote for an editor to replace.
    DRAFT_TEXT = "draft-text", "teks-konsep", Error;
    /// Nothing that the entry rests on.
    NO_SOURCE = "no-source", "tanpa-sumber", Warning;
    /// A result of which only one figure is known.
    INCOMPLETE_RESULT = "incomplete-result", "hasil-belum-lengkap", Warning;
    /// Nobody has agreed to its publication.
    NOT_APPROVED = "not-approved", "belum-disetujui", Off;
    /// Nobody has made sure for a year that the practice still runs.
    STALE_STATUS = "stale-status", "status-lama", Warning;
    /// A translation of an older state.
    STALE_TRANSLATION = "stale-translation", "terjemahan-lama", Warning;
    /// What looks like the telephone number of a person.
    PRIVATE_PHONE = "private-phone", "telepon-pribadi", Warning;
    /// What looks like the e-mail address of a person.
    PRIVATE_EMAIL = "private-email", "surel-pribadi", Warning;
    /// What looks like the number of an identity card.
    IDENTITY_NUMBER = "identity-number", "nomor-kependudukan", Warning;
    /// What looks like the number of an official.
    OFFICIAL_NUMBER = "official-number", "nomor-pegawai", Warning;

    // The text itself.
    /// A heading that skips a level.
    HEADING_ORDER = "heading-order", "urutan-judul-bagian", Warning;
    /// A heading with nothing below it.
    EMPTY_SECTION = "empty-section", "bagian-kosong", Warning;
    /// An image without words for those who cannot see it.
    MISSING_ALT = "missing-alt", "gambar-tanpa-keterangan", Warning;
    /// A photo of which nobody says who took it.
    MISSING_CREDIT = "missing-credit", "foto-tanpa-kredit", Note;
    /// A link that is none, because its address has spaces.
    SPACE_IN_LINK = "space-in-link", "spasi-dalam-tautan", Error;
    /// Markup that did not work, and would be read as text.
    BROKEN_MARKUP = "broken-markup", "tanda-tidak-jadi", Warning;
    /// Text that no reader would see.
    HIDDEN_TEXT = "hidden-text", "tulisan-tak-tampil", Warning;
    /// A tag of HTML, which is shown as text.
    HTML_TAG = "html-tag", "tanda-html", Warning;
    /// A comment that never ends, so that it would be published.
    UNCLOSED_COMMENT = "unclosed-comment", "komentar-tak-tertutup", Error;
    /// More text, lines or levels than one page may have.
    MARKDOWN_BUDGET = "markdown-budget", "tulisan-melampaui-batas", Error;

    // Terms and references.
    /// A term that the vocabulary does not have.
    UNKNOWN_TERM = "unknown-term", "istilah-tak-dikenal", Error;
    /// A label that two terms share.
    AMBIGUOUS_TERM = "ambiguous-term", "istilah-bermakna-ganda", Error;
    /// A vocabulary that nothing uses.
    UNKNOWN_VOCABULARY = "unknown-vocabulary", "daftar-istilah-tak-dikenal", Error;
    /// A reference to an entry that is not there.
    DANGLING_REFERENCE = "dangling-reference", "rujukan-putus", Error;
    /// A plain text where an entry would be better.
    PLAIN_REFERENCE = "plain-reference", "rujukan-teks", Warning;
    /// A link in prose to a file or entry that is not there.
    DANGLING_LINK = "dangling-link", "tautan-putus", Error;
    /// A link to a heading that is not there.
    MISSING_ANCHOR = "missing-anchor", "bagian-tak-ada", Error;
    /// A link to an entry that is not published.
    LINK_TO_DRAFT = "link-to-draft", "tautan-ke-konsep", Warning;
    /// An address whose scheme is not allowed.
    FORBIDDEN_SCHEME = "forbidden-scheme", "skema-terlarang", Always;
    /// A file beside the entry that is not there.
    MISSING_FILE = "missing-file", "berkas-hilang", Error;
    /// A translation without its main file.
    LONE_TRANSLATION = "lone-translation", "terjemahan-tanpa-induk", Error;
    /// A language that the site does not have.
    UNKNOWN_LANGUAGE = "unknown-language", "bahasa-tak-dikenal", Error;
    /// Entries that inspired each other, or lie within each other, in a circle.
    CIRCLE = "circle", "rujukan-melingkar", Error;
    /// A locus of which nothing is told.
    LOCUS_WITHOUT_CASE = "locus-without-case", "lokus-tanpa-praktik", Warning;
    /// A term of the site that no entry uses.
    UNUSED_TERM = "unused-term", "istilah-tak-terpakai", Warning;
    /// A page that nothing leads to.
    ORPHAN_PAGE = "orphan-page", "halaman-tanpa-tautan", Warning;
    /// Two pages or files that would stand at one address.
    OUTPUT_COLLISION = "output-collision", "alamat-bentrok", Always;
    /// An address that was published and that the site no longer has.
    DEAD_ADDRESS = "dead-address", "alamat-mati", Warning;
    /// A photo larger than a phone should have to load.
    LARGE_IMAGE = "large-image", "gambar-besar", Warning;
    /// A photo in a format that browsers do not show.
    UNSUPPORTED_PHOTO = "unsupported-photo", "format-foto", Error;
    /// An image whose metadata could not be taken off, because the file is damaged.
    DAMAGED_IMAGE = "damaged-image", "gambar-rusak", Always;

    /// A file of a type that is not published.
    FILE_TYPE = "file-type", "jenis-berkas", Always;
    /// A file in which more may stand than is seen, and from which it cannot be taken off.
    UNCLEANED_FILE = "uncleaned-file", "berkas-belum-bersih", Warning;
    /// A document that names its author or office in its properties.
    DOCUMENT_AUTHOR = "document-author", "penulis-dokumen", Warning;
    /// A file that a browser or a computer would run.
    ACTIVE_FILE = "active-file", "berkas-aktif", Always;

    // The site as a whole.
    /// A setting that would lower a rule which guards the reader, the host or the index.
    FIXED_LEVEL = "fixed-level", "tingkat-tetap", Warning;
    /// A colour of the site on which, or in which, text is hard to read.
    LOW_CONTRAST = "low-contrast", "kontras-rendah", Warning;
    /// A template that does not compile or render.
    TEMPLATE_ERROR = "template-error", "templat-salah", Error;
    /// A template of the site that nothing uses.
    UNUSED_TEMPLATE = "unused-template", "templat-tak-terpakai", Warning;
    /// Something that a page would load from another host.
    FOREIGN_LOAD = "foreign-load", "muat-dari-luar", Always;
    /// A theme that is not there.
    UNKNOWN_THEME = "unknown-theme", "tema-tak-dikenal", Error;
    /// An interface string that a language lacks.
    MISSING_STRING = "missing-string", "teks-antarmuka-hilang", Error;
    /// Teladan itself has failed at a file.
    INTERNAL_FAULT = "internal-fault", "kesalahan-program", Always;
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn names_are_unique_slugs_in_both_languages() {
        let mut seen = HashSet::new();
        for rule in RULES {
            assert!(crate::text::slug::is_slug(rule.id), "{}", rule.id);
            assert!(crate::text::slug::is_slug(rule.nama), "{}", rule.nama);
            assert!(seen.insert(rule.id) && seen.insert(rule.nama), "{}", rule.id);
        }
    }
}
