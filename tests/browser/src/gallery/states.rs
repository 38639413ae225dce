//! The list of what is shown: each state of each element, and the sentence by which it is recognised.

/// Called `element-state`, in the order in which they are hung.
pub(super) const STATES: &[(&str, &str)] = &[
    ("prepare-sign-in", "office-signin-title"),
    ("prepare-code", "office-signin-open"),
    ("prepare-code-wrong", "trouble-code-wrong"),
    ("prepare-home-empty", "prepare-home-empty"),
    ("prepare-documents-empty", "prepare-documents-title"),
    ("prepare-documents-several", "finding-open-action"),
    ("prepare-documents-refused", "trouble-not-pdf"),
    ("prepare-documents-too-large", "trouble-too-large"),
    ("prepare-documents-password", "part-password-title"),
    ("prepare-documents-password-wrong", "trouble-password-wrong"),
    ("prepare-people-one", "prepare-people-title"),
    ("prepare-people-address-wrong", "trouble-address-invalid"),
    ("prepare-people-pasted", "prepare-people-title"),
    ("prepare-people-twice", "prepare-person-twice"),
    ("prepare-people-optional", "prepare-optional-why"),
    ("prepare-people-copies", "prepare-copy-email"),
    ("prepare-people-at-once", "prepare-people-at-once-why"),
    ("prepare-place-empty", "prepare-to-place"),
    ("prepare-place-chosen", "prepare-place-bin"),
    ("prepare-place-overlap", "prepare-place-bin"),
    ("prepare-place-footer", "prepare-place-bin"),
    ("prepare-place-initials", "prepare-initials-every"),
    ("prepare-place-initials-one", "prepare-initials-done"),
    ("prepare-place-left-out", "prepare-leave-in"),
    ("prepare-place-ready", "prepare-placed"),
    ("prepare-place-tags", "prepare-tags-undo"),
    ("prepare-place-field", "prepare-field-required"),
    ("prepare-place-caption", "prepare-caption"),
    ("prepare-recap-missing", "prepare-missing-title"),
    ("prepare-recap", "prepare-recap-title"),
    ("prepare-recap-mail", "prepare-mail-hide"),
    ("prepare-sending", "prepare-sending"),
    ("prepare-offline", "trouble-offline"),
    ("prepare-sent", "prepare-sent-title"),
    ("prepare-resumed", "prepare-resumed"),
    ("prepare-erase", "prepare-erase-sure"),
    ("prepare-home-draft", "prepare-draft-go-on"),
    ("prepare-hand-over", "prepare-hand-title"),
    ("prepare-home", "prepare-home-title"),
    ("prepare-files", "prepare-files-choose"),
    ("prepare-approvers", "prepare-approvers-title"),
    ("prepare-recap-approval", "prepare-message-approvers"),
    ("prepare-people-sms", "prepare-phone"),
    ("prepare-people-roles", "prepare-role-finaliser-why"),
    ("prepare-level", "prepare-level"),
    ("prepare-level-verified", "prepare-level-verified"),
    ("prepare-recap-roles", "prepare-role-finaliser"),
    ("follow-empty", "follow-empty"),
    ("follow-list", "follow-title"),
    ("follow-none-found", "follow-none-found"),
    ("follow-picked", "follow-pick-none"),
    ("follow-remind", "follow-remind-why"),
    ("follow-result", "follow-close"),
    ("follow-board", "follow-view-board"),
    ("follow-story", "follow-title"),
    ("follow-envelope", "follow-timeline"),
    ("follow-envelope-ended", "follow-again-only"),
    ("follow-void", "follow-void"),
    ("follow-cancel", "follow-cancel-why"),
    ("follow-replace", "follow-replace-why"),
    ("follow-again", "follow-again-why"),
    ("follow-to-see", "follow-unseen-why"),
    ("follow-attest", "follow-attest-title"),
    ("follow-attested", "follow-timeline"),
    ("sign-loading", "sign-loading"),
    ("sign-bringing", "sign-bringing"),
    ("sign-choose", "sign-choose-title"),
    ("sign-glimpse", "sign-glimpse"),
    ("sign-wrong-file", "trouble-other-file"),
    ("sign-password", "part-password-title"),
    ("sign-read", "sign-go-end"),
    ("sign-read-several", "finding-open-action"),
    ("sign-read-long", "sign-go-end"),
    ("sign-pages", "sign-pages"),
    ("sign-comment", "sign-comment-title"),
    ("sign-commented", "sign-comments"),
    ("sign-end", "sign-set-mark"),
    ("sign-field-text", "sign-field-required"),
    ("sign-fields", "sign-fill"),
    ("sign-field-stamp", "sign-import-choose"),
    ("sign-fields-filled", "sign-set-mark"),
    ("sign-draw-empty", "sign-mark-title"),
    ("sign-draw-missing", "trouble-mark-missing"),
    ("sign-draw-refused", "trouble-too-simple"),
    ("sign-draw", "sign-mark-title"),
    ("sign-phone-code", "sign-phone-how"),
    ("sign-type", "sign-type-label"),
    ("sign-type-refused", "sign-type-cannot"),
    ("sign-import-empty", "sign-import-choose"),
    ("sign-import-unreadable", "trouble-picture-unreadable"),
    ("sign-import", "sign-import-paper"),
    ("sign-mark-in-place", "sign-change-mark"),
    ("sign-confirm-empty", "sign-name-title"),
    ("sign-confirm", "sign-code-ask"),
    ("sign-identity", "sign-identity-title"),
    ("sign-identity-waiting", "sign-identity-waiting"),
    ("sign-identity-cancelled", "sign-identity-ask"),
    ("sign-identity-known", "sign-identity-title"),
    ("sign-identity-attested", "sign-identity-shown"),
    ("returned-asks", "returned-asks-title"),
    ("returned-known", "returned-known-title"),
    ("returned-cancelled", "returned-cancelled-title"),
    ("sign-code-sent", "sign-code-title"),
    ("sign-code-wrong", "trouble-code-wrong"),
    ("sign-acting", "sign-doing-title"),
    ("sign-acting-again", "sign-doing-rebase"),
    ("sign-done-waiting", "sign-done-waiting"),
    ("sign-done", "sign-done-title"),
    ("sign-others", "sign-others-title"),
    ("sign-decline", "sign-decline-title"),
    ("sign-over", "sign-over-title"),
    ("sign-over-done", "sign-over-done-title"),
    ("sign-pad", "sign-pad-give"),
    ("sign-pad-over", "trouble-pad-over"),
    ("sign-files", "sign-file-save"),
    ("sign-over-approve", "sign-over-approve-title"),
    ("sign-decline-approve", "sign-decline-approve-title"),
    ("sign-approve", "sign-approve-title"),
    ("sign-approved", "sign-approved-title"),
    ("sign-status-approved", "status-approved-title"),
    ("sign-agreed", "status-agreed-title"),
    ("sign-copy-agreed", "status-copy-agreed-title"),
    ("sign-copy-files", "sign-copy-title"),
    ("sign-not-yet", "status-not-yet-title"),
    ("sign-signed", "status-signed-title"),
    ("sign-finalised", "status-finalised-title"),
    ("sign-copy", "status-copy-final-title"),
    ("sign-you-declined", "status-you-declined-title"),
    ("sign-declined", "status-declined-title"),
    ("sign-cancelled", "status-cancelled-title"),
    ("sign-expired", "status-expired-title"),
    ("sign-story-student", "status-signed-title"),
    ("sign-link-missing", "trouble-link-missing"),
    ("sign-link-unknown", "sign-broken-title"),
    ("sign-bad-revision", "sign-broken-title"),
    ("inbox-empty", "inbox-empty-title"),
    ("inbox-waiting", "inbox-title"),
    ("inbox-recap", "inbox-recap-title"),
    ("inbox-ready", "inbox-code-title"),
    ("inbox-working", "inbox-working-title"),
    ("inbox-resumed", "inbox-resumed"),
    ("inbox-some", "inbox-signed-some-title"),
    ("inbox-files", "inbox-files-title"),
    ("inbox-signed", "inbox-signed-title"),
    ("inbox-decline", "inbox-decline-title"),
    ("inbox-declined", "inbox-declined-title"),
    ("inbox-story-waiting", "inbox-title"),
    ("inbox-story-recap", "inbox-recap-title"),
    ("inbox-story-signed", "inbox-signed-title"),
    ("verify-empty", "verify-title"),
    ("verify-not-recognised", "verify-unrecognised-title"),
    ("verify-good", "verify-good-title"),
    ("verify-takes-effect", "verify-if-final-title"),
    ("verify-version", "verify-version-shown"),
    ("verify-changed", "verify-broken-title"),
    ("verify-not-signed", "verify-nobody-title"),
    ("verify-not-pdf", "verify-failed-title"),
    ("verify-damaged", "verify-failed-damaged"),
    ("verify-password", "part-password-title"),
    ("verify-evidence", "verify-evidence-title"),
    ("verify-several", "verify-nobody-title"),
];

/// Titles that no picture shows, and why not. (Nor is a phone's canvas shown once its ink is given: nobody
/// here reads the code that leads to it.)
#[cfg(test)]
const NOT_SHOWN: &[(&str, &str)] = &[
    ("prepare-place-title", "stands on the laptop's right side in every state of the places"),
    ("follow-remind-title", "has a number in it, as those of the other acts; their sheets show them"),
    ("follow-finalise-title", "the sheet of reminding with other words"),
    ("follow-cancel-title", "the sheet's own, shown with it"),
    ("follow-delete-title", "the sheet of reminding with other words"),
    ("follow-versions-title", "the sheet of reminding with other words"),
    ("follow-replace-title", "the sheet's own, shown with it"),
    ("follow-again-title", "the sheet's own, shown with it"),
    ("sign-consent-title", "is only heard"),
    ("status-copy-title", "whoever is in copy hears at the end only"),
    ("status-over-final-title", "the same once the rest is signed: it looks like a copy's"),
    ("status-over-agreed-title", "the same where files are approved"),
    ("status-over-title", "an optional signer too late: the rules end what is open at the same moment"),
    ("inbox-mixed-title", "as what waits, with an approval among it"),
    ("inbox-declining-title", "as signing, for a moment"),
    ("inbox-declined-some-title", "as what is signed in part"),
    ("verify-completed-title", "something drawn upon a recognised signature"),
    ("verify-unclear-title", "a certificate that answers for nothing"),
    ("verify-anchors-title", "stands under every result"),
];

/// The sentence that a state is recognised by.
pub(super) fn words_of(state: &str) -> Option<&'static str> {
    STATES.iter().find(|(name, _)| *name == state).map(|(_, words)| *words)
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs};

    use paraph_conformance::programs::root;

    use super::*;

    #[test]
    fn whoever_adds_a_title_shows_it() {
        let shown: BTreeSet<_> = STATES.iter().chain(NOT_SHOWN).flat_map(|pair| [pair.0, pair.1]).collect();
        for element in ["prepare", "follow", "sign", "inbox", "verify"] {
            let file = root().join(format!("crate/words/locales/en/{element}.ftl"));
            let text = fs::read_to_string(file).unwrap();
            let keys = text.lines().filter_map(|line| line.split_once(" =").map(|(key, _)| key));
            for title in keys.filter(|key| key.ends_with("-title")) {
                assert!(shown.contains(title), "no picture in the gallery shows {title}");
            }
        }
    }

    #[test]
    fn every_state_is_on_the_list_once() {
        let names: BTreeSet<_> = STATES.iter().map(|(name, _)| name).collect();
        assert_eq!(names.len(), STATES.len());
    }
}
