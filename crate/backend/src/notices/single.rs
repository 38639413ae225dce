//! Notices that no record brings about: sign-in codes, codes for lists, links asked for anew.

use envelope::Channel;
use evidence::{Opening, Transcript};
use protocol::http::NoticeKind;
use words::{Language, letter::Letter, say};

use super::{News, Notice, person, with_code};

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
            assert!(letter.short(&head).starts_with(code));
        }
    }
}
