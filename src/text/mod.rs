//! Small pure helpers for text as people write it. They know nothing of sites, files or rules,
//! which is why they stand below everything else.

pub mod boundary;
pub mod color;
pub mod content_type;
pub mod date;
pub mod file_name;
pub mod fold;
pub mod html;
pub mod invisible;
pub mod language;
pub mod list_marks;
pub mod localized;
pub mod number;
pub mod percent;
pub mod placeholder;
pub mod portable_name;
pub mod script;
pub mod slug;
pub mod suggest;
pub mod suggestion_index;
pub mod web_address;
