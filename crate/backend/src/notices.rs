//! Who is told what when something happens: the mails that follow from new records.

use std::collections::BTreeSet;

use envelope::{Event, Phase, Recipient, Role, Sent, Standing};
use evidence::{Opening, Transcript};
use words::{Language, invitation::Invitation, letter::Letter, say};

/// What happened, and whatever is needed to tell it.
pub(crate) struct News<'a> {
    /// With the new records at its end.
    pub(crate) transcript: &'a Transcript,
    /// How many records are old.
    pub(crate) before: usize,
    /// All openings, the new ones too.
    pub(crate) openings: &'a [(u32, Opening)],
    /// The language written to the sender.
    pub(crate) sender_language: Language,
    /// The sender's page.
    pub(crate) office_page: Option<&'a str>,
    /// The code that was just made.
    pub(crate) code: Option<&'a str>,
}

/// A mail to somebody.
pub(crate) struct Notice {
    /// The recipient, if it is one and gets a link.
    pub(crate) address: String,
    pub(crate) letter: Letter,
}

/// Makes a fresh link for a recipient.
pub(crate) type MakeLink<'a, E> = dyn FnMut(u16) -> Result<String, E> + Send + 'a;

impl News<'_> {
    /// The mails for the new records, in their order. People whose address was erased get none.
    pub(crate) fn notices<E>(&self, link: &mut MakeLink<'_, E>) -> Result<Vec<Notice>, E> {
        let mut notices = vec![];
        let Some(sent) = self.transcript.state().sent() else { return Ok(notices) };
        for record in self.transcript.records().iter().skip(self.before) {
            match record.event() {
                Event::Invited { recipient } => notices.extend(self.invitation(sent, *recipient, link)?),
                Event::CodeSent { recipient, .. } => notices.extend(self.signing_code(sent, *recipient)),
                Event::Declined { recipient, .. } => {
                    notices.extend(self.declined(sent, *recipient, record.sequence()));
                }
                Event::Reassigned { recipient, .. } => notices.extend(self.reassigned(*recipient)),
                Event::Commented { recipient, .. } => {
                    notices.extend(self.commented(*recipient, record.sequence()));
                }
                Event::Cancelled { .. } => notices.extend(self.cancelled(sent, record.sequence())),
                Event::Expired {} => notices.extend(self.expired(sent)),
                Event::Finalised {} => notices.extend(self.finalised(sent, link)?),
                _ => {}
            }
        }
        Ok(notices)
    }

    fn invitation<E>(
        &self,
        sent: &Sent,
        recipient: u16,
        link: &mut MakeLink<'_, E>,
    ) -> Result<Option<Notice>, E> {
        let Some((facts, language)) = person(sent, recipient) else { return Ok(None) };
        let Some(address) = self.address(recipient) else { return Ok(None) };
        let letter = Invitation {
            language,
            approval: facts.role == Role::Approver,
            sender: self.sender(),
            title: self.title(),
            message: self.opened(0, "message"),
            documents: sent.documents.len(),
            deadline: sent.deadline.seconds(),
            link: &link(recipient)?,
        }
        .letter();
        Ok(Some(Notice { address, letter }))
    }

    fn signing_code(&self, sent: &Sent, recipient: u16) -> Option<Notice> {
        let (_, language) = person(sent, recipient)?;
        let values = [("code", self.code?), ("title", self.title())];
        let letter = Letter::new(language, say(language, "mail-signing-code-subject", &values))
            .say("mail-signing-code-intro", &values);
        Some(Notice { address: self.address(recipient)?, letter: with_code(letter, self.code?) })
    }

    /// Everybody who was asked, those who get a copy, and the sender. Unless the sender wants all to
    /// have the result, those who were asked only get the news.
    fn finalised<E>(&self, sent: &Sent, link: &mut MakeLink<'_, E>) -> Result<Vec<Notice>, E> {
        let mut notices = vec![];
        let values = [("title", self.title())];
        let letter = |language| {
            Letter::new(language, say(language, "mail-finalised-subject", &values))
                .say("mail-finalised-intro", &values)
        };
        for (index, facts) in (0u16..).zip(&sent.recipients) {
            let declined = self.transcript.state().standing(index) == Some(Standing::Declined);
            let told = facts.role == Role::Copy || (self.asked().contains(&index) && !declined);
            if let (true, Some(address)) = (told, self.address(index)) {
                let letter = letter(Language::of(&facts.language));
                let letter = if sent.copy_to_all || facts.role == Role::Copy {
                    letter.button("mail-finalised-button", &link(index)?)
                } else {
                    letter.say("mail-finalised-sender", &[("sender", self.sender())])
                };
                notices.push(Notice { address, letter });
            }
        }
        notices.extend(self.to_sender(letter(self.sender_language), "mail-finalised-office"));
        Ok(notices)
    }

    /// To the sender: somebody else signs now. Who that is gets an invitation.
    fn reassigned(&self, recipient: u16) -> Option<Notice> {
        let values = [("name", self.name(recipient)), ("title", self.title())];
        let language = self.sender_language;
        let letter = Letter::new(language, say(language, "mail-reassigned-subject", &values))
            .say("mail-reassigned-intro", &values);
        self.to_sender(letter, "mail-finalised-office")
    }

    /// To the sender: what somebody said to all.
    fn commented(&self, recipient: u16, sequence: u32) -> Option<Notice> {
        let values = [("name", self.name(recipient)), ("title", self.title())];
        let language = self.sender_language;
        let letter = Letter::new(language, say(language, "mail-commented-subject", &values))
            .say("mail-commented-intro", &values)
            .quote(self.opened(sequence, "comment")?);
        self.to_sender(letter, "mail-finalised-office")
    }

    fn declined(&self, sent: &Sent, recipient: u16, sequence: u32) -> Vec<Notice> {
        let ended = self.transcript.state().phase() == Phase::Declined;
        let values = [("name", self.name(recipient)), ("title", self.title())];
        let letter = |language| {
            Letter::new(language, say(language, "mail-declined-subject", &values))
                .say("mail-declined-intro", &values)
        };
        let of_sender = self.with_reason(letter(self.sender_language), sequence);
        let of_sender = of_sender.say(if ended { "mail-ended" } else { "mail-declined-goes-on" }, &[]);
        let mut notices: Vec<Notice> =
            self.to_sender(of_sender, "mail-finalised-office").into_iter().collect();
        if ended {
            notices.extend(
                self.to_asked(sent, Some(recipient), |language| letter(language).say("mail-ended", &[])),
            );
        }
        notices
    }

    fn cancelled(&self, sent: &Sent, sequence: u32) -> Vec<Notice> {
        let values = [("sender", self.sender()), ("title", self.title())];
        self.to_asked(sent, None, |language| {
            let letter = Letter::new(language, say(language, "mail-cancelled-subject", &values))
                .say("mail-cancelled-intro", &values);
            self.with_reason(letter, sequence).say("mail-ended", &[])
        })
    }

    fn expired(&self, sent: &Sent) -> Vec<Notice> {
        let values = [("title", self.title())];
        let letter = |language| {
            Letter::new(language, say(language, "mail-expired-subject", &values))
                .say("mail-expired-intro", &values)
                .say("mail-ended", &[])
        };
        let mut notices = self.to_asked(sent, None, letter);
        notices.extend(self.to_sender(letter(self.sender_language), "mail-finalised-office"));
        notices
    }

    fn to_sender(&self, letter: Letter, button: &str) -> Option<Notice> {
        let letter = match self.office_page {
            Some(page) => letter.button(button, page),
            None => letter,
        };
        Some(Notice { address: self.opened(0, "sender.email")?.to_owned(), letter })
    }

    /// To everybody who was asked to act, except one.
    fn to_asked(&self, sent: &Sent, except: Option<u16>, letter: impl Fn(Language) -> Letter) -> Vec<Notice> {
        let told = self.asked().into_iter().filter(|index| Some(*index) != except);
        told.filter_map(|index| {
            let (_, language) = person(sent, index)?;
            Some(Notice { address: self.address(index)?, letter: letter(language) })
        })
        .collect()
    }

    fn asked(&self) -> BTreeSet<u16> {
        let records = self.transcript.records().iter();
        records
            .filter_map(|record| match record.event() {
                Event::Invited { recipient } => Some(*recipient),
                _ => None,
            })
            .collect()
    }

    fn with_reason(&self, letter: Letter, sequence: u32) -> Letter {
        match self.opened(sequence, "reason") {
            Some(reason) => letter.say("mail-reason", &[]).quote(reason),
            None => letter,
        }
    }

    fn opened(&self, sequence: u32, field: &str) -> Option<&str> {
        let wanted = |(at, opening): &&(u32, Opening)| *at == sequence && opening.field == field;
        self.openings.iter().find(wanted).map(|(_, opening)| opening.value.as_str())
    }

    fn title(&self) -> &str {
        self.opened(0, "title").unwrap_or("…")
    }

    fn sender(&self) -> &str {
        self.opened(0, "sender.email").unwrap_or("…")
    }

    fn address(&self, recipient: u16) -> Option<String> {
        let contact = self.transcript.contact(recipient);
        self.opened(contact.sequence, &contact.email).map(str::to_owned)
    }

    /// What the sender calls a recipient: the name, or the address.
    fn name(&self, recipient: u16) -> &str {
        let contact = self.transcript.contact(recipient);
        self.opened(contact.sequence, &contact.name)
            .or_else(|| self.opened(contact.sequence, &contact.email))
            .unwrap_or_default()
    }
}

/// The mail with a sender's sign-in code.
pub(crate) fn office_code(language: Language, code: &str) -> Letter {
    let letter = Letter::new(language, say(language, "mail-office-code-subject", &[("code", code)]))
        .say("mail-office-code-intro", &[]);
    with_code(letter, code)
}

fn with_code(letter: Letter, code: &str) -> Letter {
    letter.code(code).say("mail-code-lifetime", &[]).say("mail-code-secret", &[])
}

fn person(sent: &Sent, recipient: u16) -> Option<(&Recipient, Language)> {
    let facts = sent.recipients.get(usize::from(recipient))?;
    Some((facts, Language::of(&facts.language)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_whole_whatever_its_digits() {
        for code in ["407123", "000000", "012345"] {
            let letter = office_code(Language::Fr, code);
            assert!(letter.subject.starts_with(code), "{}", letter.subject);
            assert!(letter.plain().contains(code) && letter.html().contains(code));
        }
    }
}
