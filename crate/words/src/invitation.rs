//! The mail that asks somebody to act, the first time and again: composed here for who sends it and
//! for who previews it.

use crate::{Language, letter::Letter, moment, say};

/// Why somebody is asked now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// It was just sent.
    Sent,
    /// Those before have acted.
    Turn,
    /// What was given before had to be taken back.
    Again,
    /// It was asked before.
    Reminder,
    /// The deadline is near.
    ExpiresSoon,
}

/// What an invitation tells.
#[derive(Clone, Copy, Debug)]
pub struct Invitation<'a> {
    /// The language written to the recipient.
    pub language: Language,
    /// Why now.
    pub occasion: Occasion,
    /// Whether an approval is asked for, and not a signature.
    pub approval: bool,
    /// Whether the code will come by SMS, and not by mail.
    pub code_by_sms: bool,
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
        let mut letter = Letter::new(language, self.subject(kind));
        if let Some(why) = self.why() {
            letter = letter.say(why, &[]);
        }
        letter = letter.say(&format!("mail-{kind}-intro"), &values);
        if let Some(message) = self.message {
            letter = letter.say("mail-invitation-message", &[]).quote(message);
        }
        letter
            .say("mail-invitation-documents", &[("count", &count)])
            .say("mail-invitation-deadline", &[("deadline", &deadline)])
            .button(&format!("mail-{kind}-button"), self.link)
            .say(&format!("mail-{kind}-link{}", if self.code_by_sms { "-sms" } else { "" }), &[])
    }

    fn subject(&self, kind: &str) -> String {
        let values = [("sender", self.sender), ("title", self.title)];
        let key = match self.occasion {
            Occasion::Sent | Occasion::Turn | Occasion::Again => format!("mail-{kind}-subject"),
            Occasion::Reminder => format!("mail-{kind}-reminder-subject"),
            Occasion::ExpiresSoon => format!("mail-{kind}-expires-subject"),
        };
        say(self.language, &key, &values)
    }

    fn why(&self) -> Option<&'static str> {
        match self.occasion {
            Occasion::Sent => None,
            Occasion::Turn => Some("mail-occasion-turn"),
            Occasion::Again => Some("mail-occasion-again"),
            Occasion::Reminder => Some("mail-occasion-reminder"),
            Occasion::ExpiresSoon => Some("mail-occasion-expires"),
        }
    }
}
