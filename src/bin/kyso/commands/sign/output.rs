//! Files that appear whole or not at all, and never over another.

use super::Failure;
use kyso::Source;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Bytes copied at a time.
const PIECE: u64 = 1 << 20;

/// Where the result for a file goes: the output itself, or a name in it if it is a folder.
pub(super) fn place(output: &Path, file: &Path, extension: Option<&str>) -> Result<PathBuf, Failure> {
    let place = if output.is_dir() {
        let mut name = file.file_name().unwrap_or_default().to_os_string();
        if let Some(extension) = extension {
            name.push(extension);
        }
        output.join(name)
    } else {
        output.to_owned()
    };
    if place.symlink_metadata().is_ok() {
        return Err(Failure::new("sign-output-exists", place.display().to_string()));
    }
    Ok(place)
}

/// A file beside the place where it will appear.
pub(super) struct Draft {
    file: NamedTempFile,
    place: PathBuf,
}

fn failed(place: &Path, error: &std::io::Error) -> Failure {
    Failure::new("sign-output-failed", format!("{}: {error}", place.display()))
}

impl Draft {
    /// Writes the bytes of a source, and what is appended to them.
    pub(super) fn write(place: &Path, source: Option<&dyn Source>, appended: &[u8]) -> Result<Self, Failure> {
        let fail = |error: std::io::Error| failed(place, &error);
        let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
        let file = NamedTempFile::new_in(folder).map_err(fail)?;
        let mut out = BufWriter::new(file.as_file());
        if let Some(source) = source {
            copy(source, &mut out, place)?;
        }
        out.write_all(appended).and_then(|()| out.flush()).map_err(fail)?;
        drop(out);
        Ok(Self { file, place: place.to_owned() })
    }

    /// Where it is until it appears.
    pub(super) fn path(&self) -> &Path {
        self.file.path()
    }

    /// Lets it appear.
    pub(super) fn publish(self) -> Result<(), Failure> {
        let Self { file, place } = self;
        file.as_file().sync_all().map_err(|error| failed(&place, &error))?;
        readable(&file).map_err(|error| failed(&place, &error))?;
        match file.persist_noclobber(&place) {
            Ok(_) => Ok(()),
            Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists => {
                Err(Failure::new("sign-output-exists", place.display().to_string()))
            }
            Err(error) => Err(failed(&place, &error.error)),
        }
    }
}

/// Temporary files are the owner's alone; a document is not.
#[cfg(unix)]
fn readable(file: &NamedTempFile) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &NamedTempFile) -> std::io::Result<()> {
    Ok(())
}

fn copy(source: &dyn Source, out: &mut impl Write, place: &Path) -> Result<(), Failure> {
    let mut piece = Vec::new();
    let mut done = 0_u64;
    while done < source.len() {
        let size = PIECE.min(source.len().saturating_sub(done));
        piece.resize(usize::try_from(size).unwrap_or(0), 0);
        source.read_at(done, &mut piece)?;
        out.write_all(&piece).map_err(|error| failed(place, &error))?;
        done = done.saturating_add(size);
    }
    Ok(())
}
