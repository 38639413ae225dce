//! The users of this application, and who of them is here: a random cookie, kept as its hash.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use axum::http::{HeaderMap, header};

use crate::ids::Hash;

/// Thirty days.
const LIFETIME: u64 = 30 * 24 * 60 * 60;
const COOKIE: &str = "lilas_session";

/// Somebody with an account here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct User {
    /// What the form sends.
    pub(crate) login: &'static str,
    /// What is shown.
    pub(crate) name: &'static str,
    /// Where their mail goes: whom the backend knows.
    pub(crate) email: &'static str,
    /// Where they work.
    pub(crate) organisation: &'static str,
}

/// The demo's users: no passwords, since anyone who can reach the demo may try it.
pub(crate) const USERS: [User; 2] = [
    User {
        login: "camille",
        name: "Camille Renaud",
        email: "camille@lilas.example",
        organisation: "Lilas Immobilier",
    },
    User {
        login: "diane",
        name: "Diane Morel",
        email: "diane@lilas.example",
        organisation: "Lilas Immobilier",
    },
];

/// The sessions: a file each, named by the hash of its cookie.
pub(crate) struct Sessions {
    folder: PathBuf,
}

impl Sessions {
    /// The sessions kept in a folder.
    pub(crate) fn open(data: &Path) -> io::Result<Self> {
        let folder = data.join("sessions");
        fs::create_dir_all(&folder)?;
        Ok(Self { folder })
    }

    /// Lets a user in; gives the cookie to set.
    pub(crate) fn enter(&self, user: User, now: u64) -> io::Result<String> {
        let mut secret = [0; 32];
        getrandom::fill(&mut secret).map_err(io::Error::other)?;
        let secret = hex::encode(secret);
        fs::write(self.place(&secret), format!("{} {}", user.login, now + LIFETIME))?;
        Ok(format!("{COOKIE}={secret}; HttpOnly; SameSite=Strict; Path=/; Max-Age={LIFETIME}"))
    }

    /// Ends the session of a request; gives the cookie to set.
    pub(crate) fn leave(&self, headers: &HeaderMap) -> String {
        if let Some(secret) = secret(headers) {
            let _ = fs::remove_file(self.place(secret));
        }
        format!("{COOKIE}=; HttpOnly; SameSite=Strict; Path=/; Max-Age=0")
    }

    /// Who sends a request.
    pub(crate) fn user(&self, headers: &HeaderMap, now: u64) -> Option<User> {
        let kept = fs::read_to_string(self.place(secret(headers)?)).ok()?;
        let (login, until) = kept.split_once(' ')?;
        (until.parse::<u64>().ok()? > now).then_some(())?;
        USERS.into_iter().find(|user| user.login == login)
    }

    /// By hash: whoever reads the folder cannot enter with what stands there.
    fn place(&self, secret: &str) -> PathBuf {
        self.folder.join(Hash::of(secret.as_bytes()).to_string())
    }
}

fn secret(headers: &HeaderMap) -> Option<&str> {
    let cookies = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    cookies
        .flat_map(|line| line.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(COOKIE)?.strip_prefix('='))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_known_by_its_cookie_until_it_ends() {
        let folder = tempfile::tempdir().unwrap();
        let sessions = Sessions::open(folder.path()).unwrap();
        let cookie = sessions.enter(USERS[0], 1000).unwrap();
        let headers = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::COOKIE, format!("a=b; {value}").parse().unwrap());
            headers
        };
        let own = headers(cookie.split(';').next().unwrap());
        assert_eq!(sessions.user(&own, 1000 + LIFETIME - 1), Some(USERS[0]));
        assert_eq!(sessions.user(&own, 1000 + LIFETIME), None, "over");
        assert_eq!(sessions.user(&headers("lilas_session=00"), 1000), None);
        assert_eq!(sessions.user(&headers("lilas_session=../../x"), 1000), None);
        sessions.leave(&own);
        assert_eq!(sessions.user(&own, 1000), None, "left");
    }
}
