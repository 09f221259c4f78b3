//! New files for editors: a whole knowledge base to begin with, and drafts of single entries. What
//! a draft says about a key comes from the table of names, so the two never differ. Nothing here
//! writes; the command line does, and never over a file that is there.

mod allowed_values;
mod draft;
mod start;

pub use draft::{Draft, Length, write_draft};
pub use start::{StartFile, start};
