//! What is published: files by their path in the site, checked against each other, and written.

mod archive;
mod collision;
mod error;
mod folder;
mod manifest;
mod path;
mod publish;
mod published;
mod record;
mod removal;
mod single_file;
mod staged_file;

pub use archive::{ArchiveSummary, PublishedFile, list_published_files, write_archive};
pub use collision::{PathClaim, SettledClaims, settle_claims};
pub use error::{CopyError, OutputError};
pub use folder::{OutputFolder, read_published_entries};
pub use path::OutputPath;
pub use publish::PublishSummary;
pub use published::{
    PUBLISHED_LIST, PublishedList, PublishedPage, read_published_page, read_published_text,
};
pub use single_file::replace_file;
pub use staged_file::{MadeOf, StagedFile};
