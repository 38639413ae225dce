//! The files: originals by their hash, signed versions by envelope and document, each written whole
//! or not at all.
//!
//! ```text
//! documents/{sha256}/content, name
//! signed/{envelope}/{document}/original    the original's sha256
//! signed/{envelope}/{document}/{n}.pdf     versions from 1, the last one is the newest
//! ```

use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use crate::{
    ids::{Envelope, Hash},
    problem::Problem,
};

/// More than any envelope has signers.
const MOST_VERSIONS: u32 = 200;

/// The folder of documents.
pub(crate) struct Shelf {
    root: PathBuf,
}

/// An original in the list.
pub(crate) struct Original {
    pub(crate) hash: Hash,
    pub(crate) name: String,
    pub(crate) size: u64,
    /// Seconds since 1970.
    pub(crate) since: u64,
}

/// A signed document in the list.
pub(crate) struct Signed {
    pub(crate) envelope: Envelope,
    pub(crate) document: u16,
    pub(crate) original: Hash,
    /// How many versions are kept.
    pub(crate) versions: u32,
}

/// What putting something did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Put {
    /// It is kept now.
    Kept,
    /// It was there already.
    Known,
}

impl Shelf {
    /// The documents in a folder, which is made if it is missing.
    pub(crate) fn open(data: &Path) -> io::Result<Self> {
        for folder in ["documents", "signed", "incoming"] {
            fs::create_dir_all(data.join(folder))?;
        }
        // What a sudden end left half-written.
        for entry in fs::read_dir(data.join("incoming"))? {
            fs::remove_file(entry?.path())?;
        }
        Ok(Self { root: data.to_owned() })
    }

    /// Keeps an original whose hash was checked.
    pub(crate) fn put_original(&self, hash: Hash, name: &str, bytes: &[u8]) -> io::Result<Put> {
        let folder = self.original_folder(hash);
        if folder.join("content").exists() {
            return Ok(Put::Known);
        }
        fs::create_dir_all(&folder)?;
        self.write(&folder.join("name"), name.as_bytes())?;
        self.write(&folder.join("content"), bytes)?;
        Ok(Put::Kept)
    }

    /// An original's name and bytes.
    pub(crate) fn original(&self, hash: Hash) -> Result<(String, Vec<u8>), Problem> {
        let folder = self.original_folder(hash);
        let bytes = found(fs::read(folder.join("content")))?;
        Ok((found(fs::read_to_string(folder.join("name")))?, bytes))
    }

    /// Keeps a signed version as the newest, unless it is only the beginning of what is there.
    pub(crate) fn put_signed(
        &self,
        envelope: &Envelope,
        document: u16,
        original: Hash,
        bytes: &[u8],
    ) -> Result<Put, Problem> {
        self.must_begin_with(original, bytes)?;
        let folder = self.signed_folder(envelope, document);
        fs::create_dir_all(&folder)?;
        let newest = versions(&folder)?;
        if newest >= MOST_VERSIONS {
            return Err(Problem::TooManyVersions);
        }
        // A later signer's file begins with the earlier one's: an earlier one that comes late is old.
        if newest > 0 && fs::read(version(&folder, newest))?.starts_with(bytes) {
            return Ok(Put::Known);
        }
        self.write(&folder.join("original"), original.to_string().as_bytes())?;
        self.write(&version(&folder, newest + 1), bytes)?;
        Ok(Put::Kept)
    }

    fn must_begin_with(&self, original: Hash, bytes: &[u8]) -> Result<(), Problem> {
        let size = found(fs::metadata(self.original_folder(original).join("content")))?.len();
        let start = usize::try_from(size).ok().and_then(|size| bytes.get(..size));
        match start {
            Some(start) if start.len() < bytes.len() && Hash::of(start) == original => Ok(()),
            _ => Err(Problem::OtherOriginal),
        }
    }

    /// The newest signed version, and the original's name.
    pub(crate) fn signed(&self, envelope: &Envelope, document: u16) -> Result<(String, Vec<u8>), Problem> {
        let folder = self.signed_folder(envelope, document);
        let newest = found(versions(&folder))?;
        let bytes = found(fs::read(version(&folder, newest)))?;
        let original = Hash::parse(&found(fs::read_to_string(folder.join("original")))?);
        let name = original.and_then(|hash| fs::read_to_string(self.original_folder(hash).join("name")).ok());
        Ok((name.unwrap_or_else(|| "document.pdf".into()), bytes))
    }

    /// All originals, newest first.
    pub(crate) fn originals(&self) -> io::Result<Vec<Original>> {
        let mut originals: Vec<_> = entries(&self.root.join("documents"))?
            .iter()
            .filter_map(|name| self.listed_original(Hash::parse(name)?))
            .collect();
        originals.sort_by_key(|original| (std::cmp::Reverse(original.since), original.hash));
        Ok(originals)
    }

    fn listed_original(&self, hash: Hash) -> Option<Original> {
        let folder = self.original_folder(hash);
        let facts = fs::metadata(folder.join("content")).ok()?;
        let since = facts.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?.as_secs();
        Some(Original { hash, name: fs::read_to_string(folder.join("name")).ok()?, size: facts.len(), since })
    }

    /// All signed documents.
    pub(crate) fn all_signed(&self) -> io::Result<Vec<Signed>> {
        let mut all = vec![];
        for envelope in entries(&self.root.join("signed"))?.iter().filter_map(|name| Envelope::parse(name)) {
            for document in entries(&self.root.join("signed").join(envelope.to_string()))? {
                all.extend(document.parse().ok().and_then(|at| self.listed_signed(envelope.clone(), at)));
            }
        }
        all.sort_by(|a, b| (&a.envelope, a.document).cmp(&(&b.envelope, b.document)));
        Ok(all)
    }

    fn listed_signed(&self, envelope: Envelope, document: u16) -> Option<Signed> {
        let folder = self.signed_folder(&envelope, document);
        let original = Hash::parse(&fs::read_to_string(folder.join("original")).ok()?)?;
        let versions = versions(&folder).ok().filter(|count| *count > 0)?;
        Some(Signed { envelope, document, original, versions })
    }

    fn original_folder(&self, hash: Hash) -> PathBuf {
        self.root.join("documents").join(hash.to_string())
    }

    fn signed_folder(&self, envelope: &Envelope, document: u16) -> PathBuf {
        self.root.join("signed").join(envelope.to_string()).join(document.to_string())
    }

    /// Whole or not at all, also when the power goes: written aside, flushed, renamed.
    fn write(&self, place: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut random = [0; 16];
        getrandom::fill(&mut random).map_err(io::Error::other)?;
        let aside = self.root.join("incoming").join(hex::encode(random));
        let mut file = File::create_new(&aside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&aside, place)?;
        place.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all())
    }
}

fn version(folder: &Path, number: u32) -> PathBuf {
    folder.join(format!("{number}.pdf"))
}

/// The number of the newest version.
fn versions(folder: &Path) -> io::Result<u32> {
    let numbers = entries(folder)?.into_iter().filter_map(|name| name.strip_suffix(".pdf")?.parse().ok());
    Ok(numbers.max().unwrap_or(0))
}

fn entries(folder: &Path) -> io::Result<Vec<String>> {
    fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
}

fn found<T>(result: io::Result<T>) -> Result<T, Problem> {
    result.map_err(|why| match why.kind() {
        io::ErrorKind::NotFound => Problem::Unknown,
        _ => Problem::Store(why),
    })
}
