//! Which way a link or a code goes to a person: by e-mail or by SMS.

use serde::{Deserialize, Serialize};

use crate::{Level, Recipient, Sent};

/// Which way something goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// By e-mail.
    #[default]
    Email,
    /// By text message to the telephone number.
    Sms,
}

impl Channel {
    /// Whether it is e-mail, which is usual and not written.
    pub(crate) fn is_email(&self) -> bool {
        *self == Self::Email
    }
}

impl Recipient {
    /// Whether this person cannot be reached as wanted without a telephone number.
    #[must_use]
    pub fn needs_phone(&self, level: Level) -> bool {
        self.link_by == Channel::Sms || (self.role.acts() && self.code_channel(level) == Channel::Sms)
    }

    /// Which way this person's codes go: at the level [`Level::Sms`] never by e-mail.
    #[must_use]
    pub fn code_channel(&self, level: Level) -> Channel {
        match level {
            Level::Sms => Channel::Sms,
            Level::Email | Level::Verified => self.code_by,
        }
    }
}

impl Sent {
    /// Whether anything of this envelope goes by SMS.
    #[must_use]
    pub fn uses_sms(&self) -> bool {
        self.recipients.iter().any(|recipient| recipient.needs_phone(self.level))
    }
}
