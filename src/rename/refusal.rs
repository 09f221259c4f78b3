//! Why an entry is not renamed. Nothing has been changed then.

/// A reason, with what the command says about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RenameRefusal {
    /// There is no such entry; the nearest name.
    Unknown(Option<String>),
    /// The new name cannot be that of a file or an address; one that can.
    Invalid(Option<String>),
    /// It is the name that the entry has.
    Same,
    /// The new name belongs to another entry, or something stands at its path.
    Taken(String),
    /// The entry has errors, so that its address is not known.
    Broken,
    /// A name in a file is written in a way that cannot be changed here: the file and the line.
    Unplaced(String, usize),
}
