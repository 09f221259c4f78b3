//! The one table of names (`names.yaml`): every kind, folder, key, nested key, fixed value and
//! special word, in English, Indonesian and accepted synonyms, with the type of each key. The
//! reader of front matter, the diagnostics, the scaffolds and the documentation are made from it,
//! so a key is added in one place.

mod blank;
mod cure;
pub mod field;
mod format;
mod key_language;
mod kind;
mod load;
pub mod merge;
mod name;
pub mod open_data;
pub mod read;
mod reference;
pub mod reference_field;
mod require;
mod scalar;
mod short_form;
mod special_word;
pub mod table;
pub mod value;
mod written_list;
mod year;

pub use field::{Field, Fields, RequiredIf, ValueType};
pub use kind::Kind;
pub use load::names;
pub use name::Name;
pub use read::{Mode, Reader};
pub use reference::split_reference;
pub use reference_field::ReferenceField;
pub use special_word::SpecialWord;
pub use table::Names;
pub use value::{Prose, Reference, Value, Values};
