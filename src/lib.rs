//! Teladan turns a folder of Markdown case studies into a searchable static site, checks them like
//! a compiler, and makes new ones easy to begin.
//!
//! # The flow
//!
//! Data goes one way. Every stage is a function from finished values to the next one, and returns an
//! [`Outcome`](diagnostic::Outcome): a value, and the diagnostics about its input.
//!
//! ```text
//! disk ─ read ─► Snapshot      every input byte; the only reading door
//!       parse ─► Document      one file: front matter as a spanned tree, headings, links
//!    validate ─► Entry         case, locus, visit, institute, adoption, page: never half-filled
//!       graph ─► Graph         references resolved, back-links, facets; immutable
//!       theme ─► Theme         templates, words and assets: the built-in ones, then the site's own
//!                  │
//!                  ├─ render ─► HTML     one page at a time: view structs into templates
//!                  ├─ search ─► index    the files that readers search, in their browser
//!                  ├─ export ─► data     entries as records, for spreadsheets and other programs
//!                  ├─ pocket ─► a file   the words of all pages in one, with a search, for a chat
//!                  └─ images ─► bytes    photos in the widths of screens, and nothing that a camera wrote
//!                                 │
//!                                 ├─ output ─► disk       `build`: staged, then put in place together
//!                                 └─ serve ──► browser    `serve`: each file when it is asked for
//!                                      ▲
//! disk ─ watch ─► Changed ─ pipeline ──┘                  the same stages again; those whose input
//!                                                         is the same are not run
//! ```
//!
//! [`pipeline`] puts the stages together: `pipeline/pass.rs` names them all, in their order. [`cli`]
//! is the only module that prints. [`serve`] shows in a browser what the pipeline makes.
//!
//! # What holds everywhere
//!
//! - Only [`read`], [`output`], [`cache`], [`watch`], [`serve`] and [`cli`] touch files, clock,
//!   environment or network. `.clippy.toml` forbids it elsewhere, and each file that may says why.
//! - Parsing, validating and linking never fail as a whole: an author's mistake is a
//!   [`Diagnostic`](diagnostic::Diagnostic), never an error that stops the run.
//! - Every diagnostic names a [`rule`] and the file it is about, with the place in it where there is
//!   one. Its sentences stand in `rule/messages/`, in both languages.
//! - Modules below the hosts ([`serve`] and [`cli`]) do not know that there is a server. Templates see
//!   only the structs of [`render::view`], never the graph. No domain type implements `Serialize`.
//! - What a build keeps for the next one is checked, never trusted: without the [`cache`], or with a
//!   damaged or foreign one, it writes the same bytes.
//! - Output comes from ordered collections: the same input gives the same bytes, whatever the number
//!   of threads, the time zone, the day or the path.
//! - Content is data: it is never evaluated as a template, and its HTML is shown as text.
//! - Some safety does not depend on levels or flags: a path outside the output folder is no
//!   [`OutputPath`](output::OutputPath), and a picture that could run a script has no published bytes.
//! - One file's fault, a panic included, costs that file: [`pipeline::isolate`] makes an error of it,
//!   and all else goes on. A site's templates run under a budget of steps, bytes and time.
//! - Drafts are published only when they are asked for.
//! - What is withdrawn, deleted or a draft stands in no published byte, from the next build on.
//! - A missing folder is not an empty one: without `content` there is no site, and most entries gone
//!   at once need a word.
//! - Files that Teladan did not write are never changed or deleted. An error leaves the old site as it
//!   was; where the system refuses even that, the error says so.
//!
//! # Words
//!
//! One word means one thing, and no type name is declared twice (`tests/suite/tidy.rs`).
//!
//! | word | means | stands in |
//! |---|---|---|
//! | kind | kind of entry: case, locus, visit, institute, adoption, page | `names/kind.rs` |
//! | entry | one thing that an editor describes, in all its languages | `model/entry.rs` |
//! | id | which entry of its kind, within one graph; which part of its entry | `model/id.rs` |
//! | finding | a note of a cohort in a visit, never a message of the checker | `model/visit.rs` |
//! | diagnostic | what the checker says: a rule, a place, arguments | [`diagnostic`] |
//! | rule | what can be wrong, with its level and wording | [`rule`] |
//! | slip | a mistake of one line that is recognised without YAML | `parse/slips.rs` |
//! | vocabulary, term | a controlled list, and one of its words | `model/term.rs` |
//! | special word | stands in place of a value: unknown, none | `names/special_word.rs` |
//! | reference | a name of another entry; its field says of which kinds | `names/reference_field.rs` |
//! | claim | a factor, obstacle, result, lesson or award that somebody answers for | `model/common.rs` |
//! | web address | a whole address that a page may link to | `text/web_address.rs` |
//! | mention | a place in a file where an entry is named | `rename/mention.rs` |
//! | edit | a range of a source, and the text that takes its place | [`mend`] |
//! | giver, receiver | from whom a practice was taken, and who took it | `graph/spread.rs` |
//! | chain | what became of a visit: lesson, adoption, result | `graph/visit_chain.rs` |
//! | snapshot | all input at one moment | [`read`] |
//! | compilation, site | what came of a folder, and the part that can be published | [`pipeline`] |
//! | build step | what takes long on a large site, and is told while it lasts | `pipeline/progress.rs` |
//! | pass, stage | one run through all stages, and one step of it | [`pipeline`] |
//! | last good text | the text of a file when it had no error | `pipeline/last_good.rs` |
//! | planned page, page kind | a page that will be made, and what is on it | `render/page.rs` |
//! | render context, page context | the site as pages see it, and the same from one page | `render/view/` |
//! | document | one version of an entry, in one language, as the search reads it | `search/document/` |
//! | family | the forms of one word | `search/families.rs` |
//! | posting | that a word stands in a document, and how much | `search/postings.rs` |
//! | shard | one file of the search index | `search/write/shard.rs` |
//! | scope | what a barometer is of: the whole base, a sector, an institute, a province | `graph/barometer/` |
//! | record | an entry, a term or an item of a list as open data tells it | [`export`] |
//! | column, facet | a value for every document; a column counted for readers | `search/columns.rs` |
//! | preview | what `serve` shows at one moment | `serve/preview.rs` |
//! | cache, key | what was made of which bytes, and the hash of those bytes | [`cache`] |
//! | target, host files | where a site goes, and what it needs there beside its pages | [`target`] |
//! | pocket | the base as one file that needs nothing else; what has room in it | [`pocket`] |
//! | worker | the script by which a browser keeps the site, and shows it without a network | [`offline`] |
//!
//! # From Rust
//!
//! A folder is compiled once; its pages are made one by one, in any order and on any thread.
//!
//! ```
//! use std::path::Path;
//! use teladan::{
//!     pipeline::{Options, compile},
//!     search::TIER,
//! };
//!
//! // The sample knowledge base of this repository.
//! let root = Path::new(env!("CARGO_MANIFEST_DIR"));
//! let compilation = compile(root, Options { drafts: false, keep_going: false });
//! assert!(!compilation.has_errors());
//!
//! let (Some(site), Some(config)) = (compilation.site, compilation.config) else { panic!() };
//! let page = site.pages.iter().find(|page| page.path.as_str() == "index.html").unwrap();
//! let html = site.render(page, &config).unwrap();
//! assert!(html.contains(config.title.get("id")));
//!
//! // The index that readers search: its root comes with everything else that it needs.
//! let files = std::sync::Mutex::new(Vec::new());
//! site.search(&config, TIER, &|path, _bytes| files.lock().unwrap().push(path)).unwrap();
//! assert!(!files.into_inner().unwrap().is_empty());
//! ```
//!
//! A diagnostic is data; sentences come last:
//!
//! ```
//! use std::path::Path;
//! use teladan::{
//!     diagnostic::{human, wording::say},
//!     pipeline::{Options, compile},
//!     text::language::Language,
//! };
//!
//! let nowhere = Path::new("there-is-no-such-folder");
//! let compilation = compile(nowhere, Options { drafts: false, keep_going: false });
//! let first = &compilation.diagnostics[0];
//! assert_ne!(say(first, Language::Id).title, say(first, Language::En).title);
//! let shown = human::render(&compilation.diagnostics, &compilation.sources, Language::En);
//! assert!(shown.contains(first.rule.id));
//! ```
//!
//! # Where things are, in reading order
//!
//! A module uses only modules that stand above it. `tests/suite/layers.rs` holds the list against
//! its table, and every module against the list.

pub mod text;

pub mod source;

pub mod yaml;

pub mod rule;

pub mod diagnostic;

pub mod names;

pub mod config;

pub mod parse;

pub mod model;

pub mod read;

pub mod validate;

pub mod mend;

pub mod graph;

pub mod rename;

pub mod images;

pub mod cache;

pub mod output;

pub mod target;

pub mod pack;

pub mod offline;

pub mod theme;

pub mod render;

pub mod search;

pub mod export;

pub mod pocket;

pub mod scaffold;

pub mod watch;

pub mod pipeline;

pub mod serve;

pub mod cli;
