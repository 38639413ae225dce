//! The backend's keys as PEM files: made once by `paraph keys init`, read at every start.
//!
//! | File | What |
//! |---|---|
//! | `root.key`, `root.pem` | the trust anchor; its key belongs offline, and serving never reads it |
//! | `root.crl` | what the root has revoked; the root's key renews it every year |
//! | `issuing.key`, `issuing.pem` | issues signers' certificates |
//! | `time-stamp.key`, `time-stamp.pem` | signs time-stamps |
//! | `seal.key`, `seal.pem` | the organisation's seal: the certificate names it, and each seal carries a short-lived one for the same key |
//! | `ticket.key` | signs tickets for document stores (ES256) |
//! | `codes.key` | 32 bytes in hexadecimal: the HMAC of codes and senders' addresses |

use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io::{self, Write as _},
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
};

use envelope::{Digest, Timestamp};
use signature::{
    certificate::{Certificate, CertificateError},
    issue::{Authority, Init, IssueError, KeyPair, Material, TimeStampAuthority},
    key::{SigningKey, SigningKeyError},
    pem,
    revocation::{RevocationList, RevocationListError},
    validate::TrustAnchors,
};

use crate::random::{self, NoRandomness};

/// Why keys cannot be made or read.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// There is something already; keys are never overwritten.
    #[error("{0} is not empty: keys are never overwritten")]
    AlreadyThere(PathBuf),
    /// A file cannot be written or read.
    #[error("{0}: {1}")]
    File(PathBuf, #[source] io::Error),
    /// A file does not hold what its name says.
    #[error("{0}: {1}")]
    Content(PathBuf, String),
    /// No randomness.
    #[error(transparent)]
    Randomness(#[from] NoRandomness),
    /// The keys do not go together, or cannot be made.
    #[error(transparent)]
    Issue(#[from] IssueError),
    /// A key that is none.
    #[error(transparent)]
    Key(#[from] SigningKeyError),
}

/// The random bytes that keys are made of.
pub struct Randomness {
    keys: [[u8; 32]; 4],
    serials: [[u8; 16]; 4],
    ticket: [u8; 32],
    codes: [u8; 32],
}

impl Randomness {
    /// From the operating system.
    ///
    /// # Errors
    /// [`NoRandomness`] if it gives none.
    pub fn draw() -> Result<Self, NoRandomness> {
        let key = random::bytes::<32>;
        let serial = random::bytes::<16>;
        Ok(Self {
            keys: [key()?, key()?, key()?, key()?],
            serials: [serial()?, serial()?, serial()?, serial()?],
            ticket: key()?,
            codes: key()?,
        })
    }
}

/// Makes all keys and certificates of `operator` in the directory `dir`, which must be missing or
/// empty; readable by this user only. Answers the root's fingerprint, which is to be published.
///
/// # Errors
/// [`KeysError`], and then nothing has been left behind in `dir`.
pub fn init(
    dir: &Path,
    operator: &str,
    now: Timestamp,
    randomness: &Randomness,
) -> Result<Digest, KeysError> {
    let Randomness { keys, serials, ticket, codes } = randomness;
    let made = Material::init(&Init { operator, now: now.seconds(), keys: *keys, serials: *serials })?;
    let mut files = vec![
        ("root.crl", made.root_crl.to_pem()),
        ("ticket.key", SigningKey::from_random(ticket)?.to_pkcs8_pem()?.to_string()),
        ("codes.key", hex::encode(codes)),
    ];
    for (key, certificate, pair) in [
        ("root.key", "root.pem", &made.root),
        ("issuing.key", "issuing.pem", &made.issuing),
        ("time-stamp.key", "time-stamp.pem", &made.time_stamp),
        ("seal.key", "seal.pem", &made.seal),
    ] {
        files.push((key, pair.key.to_pkcs8_pem()?.to_string()));
        files.push((certificate, pair.certificate.to_pem()));
    }
    write_all(dir, &files)?;
    Ok(Digest(made.root.certificate.fingerprint()))
}

/// Writes beside and renames: a directory of keys is there whole or not at all.
fn write_all(dir: &Path, files: &[(&str, String)]) -> Result<(), KeysError> {
    let at = |path: &Path| {
        let path = path.to_owned();
        move |why| KeysError::File(path, why)
    };
    if fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(KeysError::AlreadyThere(dir.to_owned()));
    }
    let beside = dir.with_extension(format!("new-{}", random::name()?));
    DirBuilder::new().recursive(true).mode(0o700).create(&beside).map_err(at(&beside))?;
    for (name, text) in files {
        let path = beside.join(name);
        write_private(&path, text).map_err(at(&path))?;
    }
    fs::rename(&beside, dir).map_err(|why| {
        let _ = fs::remove_dir_all(&beside);
        KeysError::File(dir.to_owned(), why)
    })
}

fn write_private(path: &Path, text: &str) -> io::Result<()> {
    let mut file: File = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// What the running backend needs; the root's private key is not among it.
pub(crate) struct Keys {
    pub(crate) root: Certificate,
    pub(crate) root_crl: RevocationList,
    pub(crate) issuing: Authority,
    pub(crate) time_stamps: TimeStampAuthority,
    pub(crate) seal: KeyPair,
    /// Who may time-stamp signers' posts: nobody but ours.
    pub(crate) anchors: TrustAnchors,
    pub(crate) ticket: SigningKey,
    pub(crate) codes: [u8; 32],
}

/// Reads what [`init`] wrote.
///
/// # Errors
/// [`KeysError`], naming the file.
pub(crate) fn load(dir: &Path) -> Result<Keys, KeysError> {
    let root = certificate(dir, "root.pem")?;
    let root_crl = first_crl(dir, "root.crl")?;
    let issuing = Authority::new(key(dir, "issuing.key")?, certificate(dir, "issuing.pem")?)?;
    let pair = KeyPair { key: key(dir, "time-stamp.key")?, certificate: certificate(dir, "time-stamp.pem")? };
    let anchors = TrustAnchors::new(vec![root.clone()]);
    Ok(Keys {
        time_stamps: TimeStampAuthority::new(pair, vec![])?,
        seal: seal(dir)?,
        ticket: key(dir, "ticket.key")?,
        codes: codes_key(dir)?,
        root,
        root_crl,
        issuing,
        anchors,
    })
}

impl Keys {
    /// The ticket key's public half as PEM SubjectPublicKeyInfo.
    pub(crate) fn ticket_pem(&self) -> String {
        pem::encode(self.ticket.public_key().to_spki_der(), "PUBLIC KEY")
    }
}

fn seal(dir: &Path) -> Result<KeyPair, KeysError> {
    let pair = KeyPair { key: key(dir, "seal.key")?, certificate: certificate(dir, "seal.pem")? };
    let certified = pair
        .certificate
        .public_key()
        .is_ok_and(|known| known.to_spki_der() == pair.key.public_key().to_spki_der());
    let other = || KeysError::Content(dir.join("seal.key"), "it is not the key of seal.pem".into());
    if certified { Ok(pair) } else { Err(other()) }
}

fn read(dir: &Path, name: &str) -> Result<(PathBuf, String), KeysError> {
    let path = dir.join(name);
    match fs::read_to_string(&path) {
        Ok(text) => Ok((path, text)),
        Err(why) => Err(KeysError::File(path, why)),
    }
}

fn key(dir: &Path, name: &str) -> Result<SigningKey, KeysError> {
    let (path, text) = read(dir, name)?;
    SigningKey::from_pkcs8_pem(&text).map_err(|why| KeysError::Content(path, why.to_string()))
}

fn certificate(dir: &Path, name: &str) -> Result<Certificate, KeysError> {
    let (path, text) = read(dir, name)?;
    Certificate::from_pem(&text).map_err(|why: CertificateError| KeysError::Content(path, why.to_string()))
}

fn first_crl(dir: &Path, name: &str) -> Result<RevocationList, KeysError> {
    let (path, text) = read(dir, name)?;
    let lists: Result<_, RevocationListError> = RevocationList::all_from_pem(&text);
    let first =
        lists.map_err(|why| why.to_string()).map(|lists: Vec<RevocationList>| lists.into_iter().next());
    match first {
        Ok(Some(list)) => Ok(list),
        Ok(None) => Err(KeysError::Content(path, "there is no CRL in this file".into())),
        Err(why) => Err(KeysError::Content(path, why)),
    }
}

fn codes_key(dir: &Path) -> Result<[u8; 32], KeysError> {
    let (path, text) = read(dir, "codes.key")?;
    let mut bytes = [0; 32];
    match hex::decode_to_slice(text.trim(), &mut bytes) {
        Ok(()) => Ok(bytes),
        Err(why) => Err(KeysError::Content(path, why.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    const NOW: Timestamp = Timestamp(1_790_000_000_000);

    #[test]
    fn keys_are_made_once_and_kept_private() {
        let place = tempfile::tempdir().unwrap();
        let dir = place.path().join("keys");
        let fingerprint = init(&dir, "Example", NOW, &Randomness::draw().unwrap()).unwrap();
        assert_eq!(Digest(load(&dir).unwrap().root.fingerprint()), fingerprint);
        for entry in fs::read_dir(&dir).unwrap() {
            let mode = entry.unwrap().metadata().unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        let again = init(&dir, "Example", NOW, &Randomness::draw().unwrap());
        assert!(matches!(again, Err(KeysError::AlreadyThere(_))));
        assert_eq!(Digest(load(&dir).unwrap().root.fingerprint()), fingerprint, "nothing was touched");
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn serving_needs_no_root_key_but_every_other() {
        let place = tempfile::tempdir().unwrap();
        let dir = place.path().join("keys");
        init(&dir, "Example", NOW, &Randomness::draw().unwrap()).unwrap();
        fs::remove_file(dir.join("root.key")).unwrap();
        assert!(load(&dir).is_ok());
        let seal = fs::read(dir.join("seal.key")).unwrap();
        fs::copy(dir.join("ticket.key"), dir.join("seal.key")).unwrap();
        assert!(matches!(load(&dir), Err(KeysError::Content(..))), "another key than the seal's certificate");
        fs::write(dir.join("seal.key"), seal).unwrap();
        assert!(load(&dir).is_ok());
        fs::copy(dir.join("ticket.key"), dir.join("issuing.key")).unwrap();
        assert!(matches!(load(&dir), Err(KeysError::Issue(_))), "another key than the certificate's");
        fs::write(dir.join("issuing.key"), "x").unwrap();
        assert!(matches!(load(&dir), Err(KeysError::Content(..))));
    }
}
