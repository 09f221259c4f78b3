//! A new name for an entry: its files move, whoever names it names it by the new name, and its old
//! address leads to the new one. Apart from the command because nothing here touches the disk: what
//! is to be done is a [`RenamePlan`], complete before the first file is written.

mod key_mentions;
mod links;
mod mention;
mod mentions;
mod name_place;
mod old_address;
mod plan;
mod refusal;
mod request;

pub use old_address::as_old_address;
pub use plan::{ChangedSource, RenamePlan, plan_rename};
pub use refusal::RenameRefusal;
pub use request::RenameRequest;
