//! The mail that asks somebody to act: composed here for who sends it and for who previews it.

use crate::{Language, letter::Letter, moment, say};

/// What an invitation tells.
#[derive(Clone, Copy, Debug)]
pub struct Invitation<'a> {
    /// The language written to the recipient.
    pub language: Language,
    /// Whether an approval is asked for, and not a signature.
    pub approval: bool,
    /// Who asks.
    pub sender: &'a str,
    /// What the envelope is called.
    pub title: &'a str,
    /// The sender's own words.
    pub message: Option<&'a str>,
    /// How many documents there are.
    pub documents: usize,
    /// Until when, seconds since 1970.
    pub deadline: i64,
    /// The recipient's own link.
    pub link: &'a str,
}

impl Invitation<'_> {
    /// The mail.
    #[must_use]
    pub fn letter(&self) -> Letter {
        let language = self.language;
        let kind = if self.approval { "approval" } else { "invitation" };
        let values = [("sender", self.sender), ("title", self.title)];
        let count = self.documents.to_string();
        let deadline = moment::date(language, self.deadline);
        let mut letter = Letter::new(language, say(language, &format!("mail-{kind}-subject"), &values))
            .say(&format!("mail-{kind}-intro"), &values);
        if let Some(message) = self.message {
            letter = letter.say("mail-invitation-message", &[]).quote(message);
        }
        letter
            .say("mail-invitation-documents", &[("count", &count)])
            .say("mail-invitation-deadline", &[("deadline", &deadline)])
            .button(&format!("mail-{kind}-button"), self.link)
            .say("mail-invitation-link", &[])
    }
}
