//! How it ends, and what others said or did: news that ask nothing of their reader.

use std::collections::BTreeSet;

use envelope::{Channel, Event, Phase, Role, Sent, Standing};
use protocol::http::NoticeKind;
use words::{Language, letter::Letter, say};

use super::{MakeLink, News, Notice, person};

impl News<'_> {
    /// Those who get a copy, and the sender; everybody, if the sender wants all to have the result.
    /// Otherwise who was asked, and did not decline, only gets the news. Who has two roles hears of it once.
    pub(super) fn finalised<E>(&self, sent: &Sent, link: &mut MakeLink<'_, E>) -> Result<Vec<Notice>, E> {
        let mut notices = vec![];
        let mut places = BTreeSet::new();
        // Where nothing was signed there is nothing to save.
        let what = if sent.slots.is_empty() { "agreed" } else { "finalised" };
        let values = [("title", self.title())];
        let letter = |language, seal| {
            let letter = Letter::new(language, say(language, &format!("mail-{what}-subject"), &values))
                .say(&format!("mail-{what}-intro"), &values);
            if sent.seal { letter.say(seal, &[]) } else { letter }
        };
        // Who is in copy gets the result, though the same person also acted.
        let (copies, others): (Vec<_>, Vec<_>) =
            (0u16..).zip(&sent.recipients).partition(|(_, facts)| facts.role == Role::Copy);
        for (index, facts) in copies.into_iter().chain(others) {
            let declined = self.transcript.state().standing(index) == Some(Standing::Declined);
            let has_copy = facts.role == Role::Copy || sent.copy_to_all;
            let told = has_copy || (self.asked().contains(&index) && !declined);
            let Some(address) = self.address(index, facts.link_by).filter(|_| told) else { continue };
            if !places.insert(address.to_lowercase()) {
                continue;
            }
            let letter = letter(Language::of(&facts.language), "mail-finalised-seal");
            let (kind, letter) = if has_copy {
                let letter = letter.button(&format!("mail-{what}-button"), &link(index)?);
                (NoticeKind::CopyAvailable, letter.say("mail-copy-lifetime", &[]))
            } else {
                let letter = letter.say(&format!("mail-{what}-sender"), &[("sender", self.sender())]);
                (NoticeKind::Finalised, letter)
            };
            notices.push(Notice { kind, to: Some(index), channel: facts.link_by, address, letter });
        }
        let own = letter(self.sender_language, "mail-finalised-seal-yours");
        notices.extend(self.to_sender(NoticeKind::Finalised, own));
        Ok(notices)
    }

    /// To the sender: somebody else signs now. Who that is gets an invitation.
    pub(super) fn reassigned(&self, recipient: u16) -> Option<Notice> {
        let values = [("name", self.name(recipient)), ("title", self.title())];
        let language = self.sender_language;
        let letter = Letter::new(language, say(language, "mail-reassigned-subject", &values))
            .say("mail-reassigned-intro", &values);
        self.to_sender(NoticeKind::Reassigned, letter)
    }

    /// To whom the sender no longer asks, if they knew of it at all.
    pub(super) fn released(&self, sent: &Sent, recipient: u16, sequence: u32) -> Option<Notice> {
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
    pub(super) fn commented(&self, recipient: u16, sequence: u32) -> Option<Notice> {
        let values = [("name", self.name(recipient)), ("title", self.title())];
        let language = self.sender_language;
        let letter = Letter::new(language, say(language, "mail-commented-subject", &values))
            .say("mail-commented-intro", &values)
            .quote(self.opened(sequence, "comment")?);
        self.to_sender(NoticeKind::Commented, letter)
    }

    pub(super) fn declined(&self, sent: &Sent, recipient: u16, sequence: u32) -> Vec<Notice> {
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

    pub(super) fn cancelled(&self, sent: &Sent, sequence: u32) -> Vec<Notice> {
        let values = [("sender", self.sender()), ("title", self.title())];
        self.to_asked(sent, None, NoticeKind::Cancelled, |language| {
            let letter = Letter::new(language, say(language, "mail-cancelled-subject", &values))
                .say("mail-cancelled-intro", &values);
            self.with_reason(letter, sequence).say("mail-ended", &[])
        })
    }

    pub(super) fn expired(&self, sent: &Sent) -> Vec<Notice> {
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
}
