//! Who is told what when something happens: the mails that follow from new records.

use std::collections::BTreeSet;

use envelope::{Channel, Event, Phase, Recipient, Role, Sent, Standing};
use evidence::{Opening, Transcript};
use protocol::http::NoticeKind;
use words::{
    Language,
    invitation::{Invitation, Occasion},
    letter::Letter,
    say,
};

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

/// A mail or an SMS to somebody.
pub(crate) struct Notice {
    pub(crate) kind: NoticeKind,
    /// The recipient; none: the sender.
    pub(crate) to: Option<u16>,
    pub(crate) channel: Channel,
    /// The mail address or the telephone number.
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
                Event::Invited { recipient } => {
                    let occasion = if self.before == 0 { Occasion::Sent } else { Occasion::Turn };
                    // Who takes over has nobody before them to hear of.
                    let occasion = if self.taken_over(*recipient) { Occasion::Sent } else { occasion };
                    notices.extend(self.invitation(sent, (*recipient, occasion), link)?);
                }
                Event::Reminded { recipient, .. } => {
                    notices.extend(self.invitation(sent, (*recipient, Occasion::Reminder), link)?);
                }
                Event::ExpiresSoon {} => {
                    for recipient in self.at_turn(sent) {
                        let occasion = Occasion::ExpiresSoon;
                        notices.extend(self.invitation(sent, (recipient, occasion), link)?);
                    }
                }
                Event::CodeSent { recipient, channel, .. } => {
                    notices.extend(self.code(sent, *recipient, *channel));
                }
                Event::Approved(approved) => {
                    notices.extend(self.commented(approved.recipient, record.sequence()));
                }
                Event::Declined { recipient, .. } => {
                    notices.extend(self.declined(sent, *recipient, record.sequence()));
                }
                Event::Reassigned { recipient, by_sender: false, .. } => {
                    notices.extend(self.reassigned(*recipient));
                }
                Event::Reassigned { recipient, .. } => {
                    notices.extend(self.released(sent, *recipient, record.sequence()));
                }
                Event::Commented { recipient, .. } => {
                    notices.extend(self.commented(*recipient, record.sequence()));
                }
                Event::Cancelled { .. } => notices.extend(self.cancelled(sent, record.sequence())),
                Event::Expired {} => notices.extend(self.expired(sent)),
                Event::Finalised { .. } => notices.extend(self.finalised(sent, link)?),
                _ => {}
            }
        }
        Ok(notices)
    }

    fn invitation<E>(
        &self,
        sent: &Sent,
        (recipient, occasion): (u16, Occasion),
        link: &mut MakeLink<'_, E>,
    ) -> Result<Option<Notice>, E> {
        let Some((facts, language)) = person(sent, recipient) else { return Ok(None) };
        let Some(address) = self.address(recipient, facts.link_by) else { return Ok(None) };
        let letter = Invitation {
            language,
            occasion,
            approval: facts.role == Role::Approver,
            code_by_sms: facts.code_channel(sent.level) == Channel::Sms,
            sender: self.sender(),
            title: self.title(),
            message: self.opened(0, "message"),
            documents: sent.documents.len(),
            deadline: sent.deadline.seconds(),
            link: &link(recipient)?,
        }
        .letter();
        let kind = match occasion {
            Occasion::Sent => NoticeKind::Invitation,
            Occasion::Turn => NoticeKind::YourTurn,
            Occasion::Reminder => NoticeKind::Reminder,
            Occasion::ExpiresSoon => NoticeKind::ExpiresSoon,
        };
        Ok(Some(Notice { kind, to: Some(recipient), channel: facts.link_by, address, letter }))
    }

    /// Whether the role was handed over in the new records.
    fn taken_over(&self, recipient: u16) -> bool {
        let new = self.transcript.records().iter().skip(self.before);
        new.into_iter().any(|record| {
            matches!(record.event(), Event::Reassigned { recipient: whose, .. } if *whose == recipient)
        })
    }

    fn at_turn(&self, sent: &Sent) -> Vec<u16> {
        let all = (0u16..).take(sent.recipients.len());
        all.filter(|index| self.transcript.state().standing(*index) == Some(Standing::Turn)).collect()
    }

    fn code(&self, sent: &Sent, recipient: u16, channel: Channel) -> Option<Notice> {
        let (facts, language) = person(sent, recipient)?;
        let act = if facts.role == Role::Approver { "approval" } else { "signing" };
        let values = [("code", self.code?), ("title", self.title())];
        let letter = Letter::new(language, say(language, &format!("mail-{act}-code-subject"), &values))
            .say(&format!("mail-{act}-code-intro"), &values);
        let (kind, letter) = (NoticeKind::Code, with_code(letter, self.code?));
        Some(Notice {
            kind,
            to: Some(recipient),
            channel,
            address: self.address(recipient, channel)?,
            letter,
        })
    }

    /// Everybody who was asked, those who get a copy, and the sender. Unless the sender wants all to
    /// have the result, those who were asked only get the news.
    fn finalised<E>(&self, sent: &Sent, link: &mut MakeLink<'_, E>) -> Result<Vec<Notice>, E> {
        let mut notices = vec![];
        // Where nothing was signed there is nothing to save.
        let what = if sent.slots.is_empty() { "agreed" } else { "finalised" };
        let values = [("title", self.title())];
        let letter = |language| {
            Letter::new(language, say(language, &format!("mail-{what}-subject"), &values))
                .say(&format!("mail-{what}-intro"), &values)
        };
        for (index, facts) in (0u16..).zip(&sent.recipients) {
            let declined = self.transcript.state().standing(index) == Some(Standing::Declined);
            let told = facts.role == Role::Copy || (self.asked().contains(&index) && !declined);
            let Some(address) = self.address(index, facts.link_by).filter(|_| told) else { continue };
            let letter = letter(Language::of(&facts.language));
            let (kind, letter) = if sent.copy_to_all || facts.role == Role::Copy {
                let letter = letter.button(&format!("mail-{what}-button"), &link(index)?);
                (NoticeKind::CopyAvailable, letter.say("mail-copy-lifetime", &[]))
            } else {
                let letter = letter.say(&format!("mail-{what}-sender"), &[("sender", self.sender())]);
                (NoticeKind::Finalised, letter)
            };
            notices.push(Notice { kind, to: Some(index), channel: facts.link_by, address, letter });
        }
        notices.extend(self.to_sender(NoticeKind::Finalised, letter(self.sender_language)));
        Ok(notices)
    }

    /// To the sender: somebody else signs now. Who that is gets an invitation.
    fn reassigned(&self, recipient: u16) -> Option<Notice> {
        let values = [("name", self.name(recipient)), ("title", self.title())];
        let language = self.sender_language;
        let letter = Letter::new(language, say(language, "mail-reassigned-subject", &values))
            .say("mail-reassigned-intro", &values);
        self.to_sender(NoticeKind::Reassigned, letter)
    }

    /// To whom the sender no longer asks, if they knew of it at all.
    fn released(&self, sent: &Sent, recipient: u16, sequence: u32) -> Option<Notice> {
        let (facts, language) = person(sent, recipient)?;
        let before = self.transcript.contact_at(recipient, sequence.checked_sub(1)?);
        let asked = self.transcript.records().iter().take(sequence as usize).any(|record| {
            matches!(record.event(), Event::Invited { recipient: whose } if *whose == recipient)
                && record.sequence() >= before.sequence
        });
        let field = if facts.link_by == Channel::Sms { &before.phone } else { &before.email };
        let address = self.opened(before.sequence, field).filter(|_| asked)?.to_owned();
        let values = [("sender", self.sender()), ("title", self.title())];
        let letter = Letter::new(language, say(language, "mail-released-subject", &values))
            .say("mail-released-intro", &values);
        let (kind, channel) = (NoticeKind::Released, facts.link_by);
        Some(Notice { kind, to: Some(recipient), channel, address, letter })
    }

    /// To the sender: what somebody said to all.
    fn commented(&self, recipient: u16, sequence: u32) -> Option<Notice> {
        let values = [("name", self.name(recipient)), ("title", self.title())];
        let language = self.sender_language;
        let letter = Letter::new(language, say(language, "mail-commented-subject", &values))
            .say("mail-commented-intro", &values)
            .quote(self.opened(sequence, "comment")?);
        self.to_sender(NoticeKind::Commented, letter)
    }

    fn declined(&self, sent: &Sent, recipient: u16, sequence: u32) -> Vec<Notice> {
        let ended = self.transcript.state().phase() == Phase::Declined;
        let approves =
            sent.recipients.get(usize::from(recipient)).map(|facts| facts.role) == Some(Role::Approver);
        let intro = if approves { "mail-declined-approval-intro" } else { "mail-declined-intro" };
        let values = [("name", self.name(recipient)), ("title", self.title())];
        let letter = |language| {
            Letter::new(language, say(language, "mail-declined-subject", &values)).say(intro, &values)
        };
        let of_sender = self.with_reason(letter(self.sender_language), sequence);
        let of_sender = of_sender.say(if ended { "mail-ended" } else { "mail-declined-goes-on" }, &[]);
        let kind = NoticeKind::Declined;
        let mut notices: Vec<Notice> = self.to_sender(kind, of_sender).into_iter().collect();
        if ended {
            let letter = |language| letter(language).say("mail-ended", &[]);
            notices.extend(self.to_asked(sent, Some(recipient), kind, letter));
        }
        notices
    }

    fn cancelled(&self, sent: &Sent, sequence: u32) -> Vec<Notice> {
        let values = [("sender", self.sender()), ("title", self.title())];
        self.to_asked(sent, None, NoticeKind::Cancelled, |language| {
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
        let kind = NoticeKind::Expired;
        let mut notices = self.to_asked(sent, None, kind, letter);
        notices.extend(self.to_sender(kind, letter(self.sender_language)));
        notices
    }

    fn to_sender(&self, kind: NoticeKind, letter: Letter) -> Option<Notice> {
        let letter = match self.office_page {
            Some(page) => letter.button("mail-finalised-office", page),
            None => letter,
        };
        let address = self.opened(0, "sender.email")?.to_owned();
        Some(Notice { kind, to: None, channel: Channel::Email, address, letter })
    }

    /// To everybody who was asked to act, except one.
    fn to_asked(
        &self,
        sent: &Sent,
        except: Option<u16>,
        kind: NoticeKind,
        letter: impl Fn(Language) -> Letter,
    ) -> Vec<Notice> {
        let told = self.asked().into_iter().filter(|index| Some(*index) != except);
        told.filter_map(|index| {
            let (facts, language) = person(sent, index)?;
            let (channel, letter) = (facts.link_by, letter(language));
            Some(Notice { kind, to: Some(index), channel, address: self.address(index, channel)?, letter })
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

    fn address(&self, recipient: u16, channel: Channel) -> Option<String> {
        let contact = self.transcript.contact(recipient);
        let field = match channel {
            Channel::Email => &contact.email,
            Channel::Sms => &contact.phone,
        };
        self.opened(contact.sequence, field).map(str::to_owned)
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
pub(crate) fn office_code(address: String, language: Language, code: &str) -> Notice {
    let letter = Letter::new(language, say(language, "mail-office-code-subject", &[("code", code)]))
        .say("mail-office-code-intro", &[]);
    let letter = with_code(letter, code);
    Notice { kind: NoticeKind::SignIn, to: None, channel: Channel::Email, address, letter }
}

/// The mail with a code for several envelopes.
pub(crate) fn list_code(language: Language, code: &str, envelopes: usize) -> Letter {
    let count = envelopes.to_string();
    let values = [("code", code), ("count", count.as_str())];
    let letter = Letter::new(language, say(language, "mail-list-code-subject", &values))
        .say("mail-list-code-intro", &values);
    with_code(letter, code)
}

/// A new link in place of one that is over, to whoever has the role now.
pub(crate) fn new_link(
    transcript: &Transcript,
    openings: &[(u32, Opening)],
    recipient: u16,
    link: &str,
) -> Option<Notice> {
    let before = transcript.records().len();
    let sender_language = Language::En;
    let news = News { transcript, before, openings, sender_language, office_page: None, code: None };
    let (facts, language) = person(transcript.state().sent()?, recipient)?;
    let values = [("title", news.title())];
    let letter = Letter::new(language, say(language, "mail-copy-subject", &values))
        .say("mail-copy-intro", &values)
        .button("mail-copy-button", link)
        .say("mail-copy-lifetime", &[]);
    let (kind, channel) = (NoticeKind::CopyAvailable, facts.link_by);
    Some(Notice { kind, to: Some(recipient), channel, address: news.address(recipient, channel)?, letter })
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
    use words::letter::Letterhead;

    use super::*;

    #[test]
    fn a_code_is_whole_whatever_its_digits() {
        for code in ["407123", "000000", "012345"] {
            let letter = office_code(String::new(), Language::Fr, code).letter;
            assert!(letter.subject.starts_with(code), "{}", letter.subject);
            let head = Letterhead::default();
            assert!(letter.plain(&head).contains(code) && letter.html(&head).contains(code));
            assert!(letter.short().starts_with(code));
        }
    }
}
