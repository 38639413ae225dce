//! Who is told what when something happens: the mails that follow from new records.

use std::collections::BTreeSet;

use envelope::{Channel, Event, Recipient, Role, Sent, Standing};
use evidence::{Opening, Record, Transcript};
use protocol::http::NoticeKind;
use words::{
    Language,
    invitation::{Invitation, Occasion},
    letter::Letter,
    say,
};

mod endings;
mod single;

pub(crate) use single::{list_code, new_link, office_code};

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
                    let occasion = self.why_now(*recipient);
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
            Occasion::Turn | Occasion::Again => NoticeKind::YourTurn,
            Occasion::Reminder => NoticeKind::Reminder,
            Occasion::ExpiresSoon => NoticeKind::ExpiresSoon,
        };
        Ok(Some(Notice { kind, to: Some(recipient), channel: facts.link_by, address, letter }))
    }

    /// Why somebody is invited: by what stands first in the new records.
    fn why_now(&self, recipient: u16) -> Occasion {
        match self.transcript.records().get(self.before).map(Record::event) {
            // Who takes over has nobody before them to hear of.
            Some(Event::Reassigned { recipient: whose, .. }) if *whose == recipient => Occasion::Sent,
            Some(Event::Sent(_)) => Occasion::Sent,
            Some(Event::Voided { .. }) => Occasion::Again,
            _ => Occasion::Turn,
        }
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

    fn to_sender(&self, kind: NoticeKind, letter: Letter) -> Option<Notice> {
        let letter = match self.office_page {
            Some(page) => letter.button("mail-finalised-office", page),
            None => letter,
        };
        let address = self.opened(0, "sender.email")?.to_owned();
        Some(Notice { kind, to: None, channel: Channel::Email, address, letter })
    }

    /// To everybody who was asked to act, except one; to who was asked in two roles, once.
    fn to_asked(
        &self,
        sent: &Sent,
        except: Option<u16>,
        kind: NoticeKind,
        letter: impl Fn(Language) -> Letter,
    ) -> Vec<Notice> {
        let told = self.asked().into_iter().filter(|index| Some(*index) != except);
        let mut places = BTreeSet::new();
        told.filter_map(|index| {
            let (facts, language) = person(sent, index)?;
            let (channel, address) = (facts.link_by, self.address(index, facts.link_by)?);
            let first = places.insert(address.to_lowercase());
            let (to, letter) = (Some(index), letter(language));
            first.then_some(Notice { kind, to, channel, address, letter })
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

fn with_code(letter: Letter, code: &str) -> Letter {
    letter.code(code).say("mail-code-lifetime", &[]).say("mail-code-secret", &[])
}

fn person(sent: &Sent, recipient: u16) -> Option<(&Recipient, Language)> {
    let facts = sent.recipients.get(usize::from(recipient))?;
    Some((facts, Language::of(&facts.language)))
}
