//! What the operating system says → words of the program. The system speaks a language of its own,
//! most often English, and in terms that only a programmer knows (`os error 13`).

use std::io::{Error, ErrorKind};

use super::{Argument, wording::phrase};
use crate::text::language::Language;

/// Why the system refused, in a language: a clause without a full stop.
pub fn explain_system_error(error: &Error, language: Language) -> String {
    match (word_key(error), error.raw_os_error()) {
        (Some(key), _) => phrase(language, key, &[]),
        (None, Some(code)) => phrase(language, "system.code", &[("code", &code.to_string())]),
        (None, None) => phrase(language, "system.unknown", &[]),
    }
}

/// The same for the sentences of a diagnostic, whose language is chosen later.
pub fn system_error_argument(error: &Error) -> Argument {
    let text = |language| explain_system_error(error, language);
    Argument::Both { id: text(Language::Id), en: text(Language::En) }
}

fn word_key(error: &Error) -> Option<&'static str> {
    let key = match error.kind() {
        ErrorKind::NotFound => "system.not-found",
        ErrorKind::PermissionDenied => "system.permission",
        ErrorKind::AlreadyExists => "system.exists",
        ErrorKind::NotADirectory => "system.not-a-folder",
        ErrorKind::IsADirectory => "system.is-a-folder",
        ErrorKind::DirectoryNotEmpty => "system.folder-not-empty",
        ErrorKind::ReadOnlyFilesystem => "system.read-only",
        ErrorKind::StorageFull => "system.full",
        ErrorKind::QuotaExceeded => "system.quota",
        ErrorKind::FileTooLarge => "system.too-large",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "system.busy",
        ErrorKind::InvalidFilename => "system.bad-name",
        ErrorKind::CrossesDevices => "system.other-disk",
        ErrorKind::OutOfMemory => "system.memory",
        ErrorKind::TimedOut => "system.timeout",
        ErrorKind::StaleNetworkFileHandle
        | ErrorKind::NetworkDown
        | ErrorKind::NetworkUnreachable
        | ErrorKind::HostUnreachable
        | ErrorKind::NotConnected => "system.gone",
        ErrorKind::Interrupted => "system.interrupted",
        ErrorKind::UnexpectedEof => "system.ended",
        ErrorKind::InvalidData => "system.not-text",
        ErrorKind::AddrInUse => "system.address-taken",
        ErrorKind::AddrNotAvailable => "system.no-address",
        _ => return error.raw_os_error().and_then(key_of_code),
    };
    Some(key)
}

/// Faults that the standard library gives no kind of their own.
fn key_of_code(code: i32) -> Option<&'static str> {
    let key = match (cfg!(windows), code) {
        // ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION: Word or Excel has the file open.
        (true, 32 | 33) => "system.busy",
        // ERROR_TOO_MANY_OPEN_FILES; ENFILE and EMFILE.
        (true, 4) | (false, 23 | 24) => "system.too-many-open",
        // ERROR_CRC and ERROR_IO_DEVICE; EIO.
        (true, 23 | 1117) | (false, 5) => "system.device",
        // ERROR_NOT_READY, ERROR_BAD_NETPATH, ERROR_NETNAME_DELETED; ENODEV, ENXIO.
        (true, 21 | 53 | 64) | (false, 6 | 19) => "system.gone",
        // ELOOP, on Linux and on macOS.
        (false, 40 | 62) => "system.link-circle",
        _ => return None,
    };
    Some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_code_and_no_english_of_the_system_reaches_a_reader() {
        for code in 1..200 {
            let error = Error::from_raw_os_error(code);
            let [id, en] = Language::ALL.map(|language| explain_system_error(&error, language));
            assert!(!id.is_empty() && !en.is_empty() && id != en, "{code}");
            assert!(!id.contains("os error") && !en.contains("os error"), "{id} {en}");
            assert!(!error.to_string().contains(&id), "{id}");
        }
    }

    #[test]
    fn what_people_meet_most_is_told_in_words() {
        let explain = |kind| explain_system_error(&Error::from(kind), Language::Id);
        assert_eq!(explain(ErrorKind::StorageFull), "disk sudah penuh");
        assert!(explain(ErrorKind::PermissionDenied).starts_with("komputer tidak mengizinkan"));
        assert_eq!(explain(ErrorKind::Other), "sistem menolak tanpa sebab yang dikenal");
    }
}
