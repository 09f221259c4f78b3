//! The tables, views and functions of the knowledge base in `PostgreSQL`, made from the table of
//! names, so that a new key has its column without a change here.

use std::fmt::Write as _;

use crate::{
    names::{
        Kind, ValueType,
        field::ValueFormat,
        names,
        open_data::{DataField, DataPart, record_fields},
    },
    text::language::Language,
};

/// The tables, empty. What an earlier load left is dropped; if something else was built on it, the
/// load fails and changes nothing.
pub(super) const TABLES: &str = r"
CREATE SCHEMA IF NOT EXISTS teladan;
DROP FUNCTION IF EXISTS teladan.find_entries(text, text);
DROP FUNCTION IF EXISTS teladan.count_facets(text, text);
DROP VIEW IF EXISTS teladan.facet_count;
{drop_views}DROP TABLE IF EXISTS teladan.entry, teladan.facet, teladan.label;

-- One row for each entry and language. `record` is the entry as the site's open data has it.
CREATE TABLE teladan.entry (
  entry text NOT NULL,
  language text NOT NULL,
  kind text NOT NULL,
  title text NOT NULL,
  summary text,
  page text NOT NULL,
  content text NOT NULL,
  record jsonb NOT NULL,
  PRIMARY KEY (entry, language)
);

-- What entries can be counted and filtered by: the same in all languages.
CREATE TABLE teladan.facet (
  kind text NOT NULL,
  facet text NOT NULL,
  value text NOT NULL,
  entry text NOT NULL,
  PRIMARY KEY (kind, facet, value, entry)
);

-- What the values of facets are called.
CREATE TABLE teladan.label (
  kind text NOT NULL,
  facet text NOT NULL,
  value text NOT NULL,
  language text NOT NULL,
  label text NOT NULL,
  PRIMARY KEY (kind, facet, value, language)
);
";

/// What is made once the rows are there. A text is searched up to its first 400,000 characters: a
/// `tsvector` holds at most 1 MB (`PostgreSQL`, section 12.11).
pub(super) const INDEXES: &str = r"
ALTER TABLE teladan.entry ADD COLUMN search tsvector NOT NULL GENERATED ALWAYS AS (
  CASE language
    WHEN 'id' THEN
      setweight(to_tsvector('indonesian', title), 'A') ||
      setweight(to_tsvector('indonesian', coalesce(summary, '')), 'B') ||
      to_tsvector('indonesian', left(content, 400000))
    WHEN 'en' THEN
      setweight(to_tsvector('english', title), 'A') ||
      setweight(to_tsvector('english', coalesce(summary, '')), 'B') ||
      to_tsvector('english', left(content, 400000))
    ELSE
      setweight(to_tsvector('simple', title), 'A') ||
      setweight(to_tsvector('simple', coalesce(summary, '')), 'B') ||
      to_tsvector('simple', left(content, 400000))
  END
) STORED;
CREATE INDEX entry_search ON teladan.entry USING gin (search);
CREATE INDEX entry_record ON teladan.entry USING gin (record jsonb_path_ops);
CREATE INDEX entry_kind ON teladan.entry (kind, language);
CREATE INDEX facet_entry ON teladan.facet (entry);

-- How many entries of each kind have each value: what stands beside the filters of a list.
CREATE VIEW teladan.facet_count AS
  SELECT language, kind, facet, value, label, count(*) AS entries
  FROM teladan.facet JOIN teladan.label USING (kind, facet, value)
  GROUP BY language, kind, facet, value, label;

-- The entries that answer a question, the best first. The question is typed as in a search engine:
-- words, a phrase in quotation marks, or, -without.
CREATE FUNCTION teladan.find_entries(question text, in_language text DEFAULT 'id')
RETURNS TABLE (entry text, kind text, title text, page text, rank real)
LANGUAGE sql STABLE AS $$
  SELECT entry.entry, entry.kind, entry.title, entry.page, ts_rank(entry.search, asked.query, 1)
  FROM teladan.entry,
       websearch_to_tsquery((CASE in_language WHEN 'id' THEN 'indonesian' WHEN 'en' THEN 'english'
                             ELSE 'simple' END)::regconfig, question) AS asked(query)
  WHERE entry.language = in_language AND entry.search @@ asked.query
  ORDER BY 5 DESC, 1
$$;

-- The facets of what answers a question.
CREATE FUNCTION teladan.count_facets(question text, in_language text DEFAULT 'id')
RETURNS TABLE (kind text, facet text, value text, label text, entries bigint)
LANGUAGE sql STABLE AS $$
  SELECT facet.kind, facet.facet, facet.value, coalesce(label.label, facet.value), count(*)
  FROM teladan.find_entries(question, in_language) AS found
  JOIN teladan.facet ON facet.entry = found.entry
  LEFT JOIN teladan.label ON (label.kind, label.facet, label.value, label.language)
                           = (facet.kind, facet.facet, facet.value, in_language)
  GROUP BY 1, 2, 3, 4
  ORDER BY 1, 2, 5 DESC, 3
$$;
";

/// The tables, after the views of earlier loads are gone.
pub(super) fn write_tables() -> String {
    let mut drops = String::new();
    for kind in Kind::ALL {
        let _ = writeln!(drops, "DROP VIEW IF EXISTS teladan.{};", view_name(kind));
    }
    TABLES.replace("{drop_views}", &drops)
}

/// A view for each kind, a column for each key.
pub(super) fn write_views() -> String {
    let mut sql = String::new();
    for kind in Kind::ALL {
        let columns: Vec<String> = record_fields(kind).iter().flat_map(write_columns).collect();
        let _ = write!(
            sql,
            "\nCREATE VIEW teladan.{} AS\n  SELECT {}\n  FROM teladan.entry WHERE kind = '{}';\n",
            view_name(kind),
            columns.join(",\n         "),
            kind.id()
        );
    }
    sql
}

/// The view of a kind: its folder's English name, in letters that need no quotation marks.
fn view_name(kind: Kind) -> String {
    names().folder(kind, Language::En).replace('-', "_")
}

/// The columns of a key. An entry that is named gives two: what it is called and which it is.
fn write_columns(field: &DataField) -> Vec<String> {
    let key = field.key();
    // These are columns of the table.
    if ["entry", "language", "title", "summary", "page"].contains(&key.as_str()) {
        return vec![key];
    }
    let text = format!("record->>'{key}'");
    let is_plain = field.part != DataPart::Value || !field.field.list && !field.field.text_ok;
    let value = match (&field.field.value_type, field.field.format) {
        _ if field.part != DataPart::Value => text,
        (_, Some(ValueFormat::LatLon)) => {
            return vec![
                format!("(record->'{key}'->>0)::double precision AS latitude"),
                format!("(record->'{key}'->>1)::double precision AS longitude"),
            ];
        }
        (ValueType::Reference(_) | ValueType::TextOrReference(_), _) if !field.field.list => {
            return vec![
                format!("record->'{key}'->>'title' AS \"{key}\""),
                format!("record->'{key}'->>'entry' AS \"{key}_entry\""),
            ];
        }
        (ValueType::Number | ValueType::SourceReference, _) if is_plain => {
            format!("({text})::numeric")
        }
        (ValueType::Bool, _) if is_plain => format!("({text})::boolean"),
        (ValueType::Map, _) => format!("record->'{key}'"),
        _ if field.field.list => format!("record->'{key}'"),
        _ => text,
    };
    vec![format!("{value} AS \"{key}\"")]
}
