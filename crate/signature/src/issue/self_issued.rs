//! A certificate that vouches for itself, for signing on the command line.

use super::certificate::{Draft, IssueError, Profile, Serial, common_name, issue};
use super::material::KeyPair;
use crate::key::SigningKey;

/// A self-signed certificate for signing documents, its subject this name, valid between these unix seconds.
pub fn self_issued(
    key: SigningKey,
    name: &str,
    validity: (i64, i64),
    serial: Serial,
) -> Result<KeyPair, IssueError> {
    let subject = common_name(name)?;
    let profile = Profile::Signer(None);
    let draft = Draft { profile, subject: &subject, key: key.public_key(), validity, serial };
    let certificate = issue(&draft, &subject, &key)?;
    Ok(KeyPair { key, certificate })
}
