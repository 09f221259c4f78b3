//! A published site → one ZIP file: what the last build wrote, and nothing else that lies in the
//! folder. The same site gives the same bytes.
#![expect(clippy::disallowed_methods, reason = "this is the door for writing")]

use std::{
    fmt::Write as _,
    fs::{self, File},
    io::{self, BufWriter, Read as _, Seek as _, SeekFrom, Write as _},
    path::Path,
};

use sha2::{Digest as _, Sha256};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::{
    OutputError, OutputPath,
    folder::{OWN, PIECE},
    manifest::Manifest,
    single_file::replace_file,
};

/// The comment of our archives: only a file that ends with it is replaced.
const COMMENT: &str = "Teladan";

/// The list of sums in an archive, in the form that `sha256sum --check` reads.
const SUMS: &str = "SHA256SUMS";

/// A file of a published site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedFile {
    /// Its path in the site.
    pub path: String,
    /// Its bytes.
    pub size: u64,
}

/// What came of writing an archive.
#[derive(Debug)]
pub struct ArchiveSummary {
    /// Its files, with the list of sums.
    pub files: usize,
    /// Its bytes.
    pub bytes: u64,
}

/// The files that the last build into a folder wrote, by path.
pub fn list_published_files(out: &Path) -> Result<Vec<PublishedFile>, OutputError> {
    let list = out.join(OWN).join("files");
    let text = fs::read_to_string(&list).map_err(|error| OutputError::Io(list, error))?;
    let manifest = Manifest::parse(&text).ok_or_else(|| OutputError::NotOurs(out.to_owned()))?;
    let files = manifest.files.into_keys().map(|path| {
        let full = out.join(&path);
        let size = fs::metadata(&full).map_err(|error| OutputError::Io(full, error))?.len();
        Ok(PublishedFile { path, size })
    });
    files.collect()
}

/// Writes an archive of these files of a folder, and of texts beside them, with the sums of all. Another
/// file of that name is not replaced.
pub fn write_archive(
    archive: &Path,
    out: &Path,
    files: &[PublishedFile],
    added: &[(OutputPath, String)],
) -> Result<ArchiveSummary, OutputError> {
    replace_file(archive, is_ours, |staged| fill_archive(staged, out, files, added))
}

fn fill_archive(
    staged: &Path,
    out: &Path,
    files: &[PublishedFile],
    added: &[(OutputPath, String)],
) -> io::Result<ArchiveSummary> {
    let mut zip = ZipWriter::new(BufWriter::new(File::create(staged)?));
    zip.set_comment(COMMENT).map_err(io::Error::other)?;
    let mut sums = String::new();
    for (path, text) in added {
        let sum = add_file(&mut zip, path.as_str(), &mut text.as_bytes())?;
        let _ = writeln!(sums, "{sum}  {}", path.as_str());
    }
    for file in files {
        let sum = add_file(&mut zip, &file.path, &mut File::open(out.join(&file.path))?)?;
        let _ = writeln!(sums, "{sum}  {}", file.path);
    }
    add_file(&mut zip, SUMS, &mut sums.as_bytes())?;
    let file = zip.finish().map_err(io::Error::other)?.into_inner();
    let file = file.map_err(io::IntoInnerError::into_error)?;
    file.sync_all()?;
    Ok(ArchiveSummary { files: files.len() + added.len() + 1, bytes: file.metadata()?.len() })
}

/// Adds a file, and gives the sum of its bytes.
fn add_file(
    zip: &mut ZipWriter<BufWriter<File>>,
    path: &str,
    from: &mut dyn io::Read,
) -> io::Result<String> {
    // A day of its own would make each archive another.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644);
    zip.start_file(path, options).map_err(io::Error::other)?;
    let mut hasher = Sha256::new();
    let mut piece = vec![0; PIECE];
    loop {
        let count = from.read(&mut piece)?;
        if count == 0 {
            break;
        }
        hasher.update(&piece[..count]);
        zip.write_all(&piece[..count])?;
    }
    let mut sum = String::new();
    for byte in hasher.finalize() {
        let _ = write!(sum, "{byte:02x}");
    }
    Ok(sum)
}

/// Whether a file is an archive that Teladan wrote: its comment stands at its end.
fn is_ours(archive: &Path) -> bool {
    let read_end = || -> io::Result<Vec<u8>> {
        let mut file = File::open(archive)?;
        let length = file.metadata()?.len();
        file.seek(SeekFrom::Start(length.saturating_sub(COMMENT.len() as u64)))?;
        let mut end = Vec::new();
        file.read_to_end(&mut end)?;
        Ok(end)
    };
    archive.is_file() && read_end().is_ok_and(|end| end == COMMENT.as_bytes())
}
