//! What is published: files by their path in the site, checked against each other, and written.

mod archive;
mod collision;
mod error;
mod file_in_making;
mod folder;
mod manifest;
mod path;
mod portion_record;
mod publish;
mod published;
mod record;
mod removal;
mod single_file;
mod staged_file;

pub use archive::{ArchiveSummary, PublishedFile, list_published_files, write_archive};
pub use collision::{PathClaim, SettledClaims, settle_claims};
pub use error::{CopyError, OutputError};
pub use file_in_making::{FileInMaking, OldFile};
pub use folder::{OutputFolder, read_published_entries};
pub use path::OutputPath;
pub use portion_record::PortionRecord;
pub use publish::PublishSummary;
pub use published::{
    PUBLISHED_LIST, PublishedList, PublishedPage, read_published_page, read_published_text,
};
pub use single_file::replace_file;
pub use staged_file::{MadeOf, StagedFile};
