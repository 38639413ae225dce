//! Why a command is not allowed: a name for each reason, so that the interface has a sentence for each.

use crate::{Invalid, Phase};

/// Why a command is not allowed. The interface has a sentence for each.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAllowed {
    /// The envelope has been sent already.
    #[error("this envelope has been sent already")]
    AlreadySent,
    /// Nothing has been sent yet.
    #[error("nothing has been sent yet")]
    NotSent,
    /// The envelope itself is malformed.
    #[error(transparent)]
    Invalid(#[from] Invalid),
    /// The envelope has ended.
    #[error("the envelope has ended ({0:?})")]
    Ended(Phase),
    /// There is no such recipient.
    #[error("there is no such recipient")]
    NoSuchRecipient,
    /// Somebody before has to act first.
    #[error("it is not this recipient's turn yet")]
    NotYourTurn,
    /// The recipient has acted already.
    #[error("this recipient has acted already")]
    AlreadyActed,
    /// The recipient's role does not do this.
    #[error("this recipient's role does not do that")]
    OtherRole,
    /// The acts do not match the recipient's slots.
    #[error("what is signed does not match the recipient's slots")]
    OtherSlots,
    /// Somebody signed in the meantime: the base is no longer the head.
    #[error("the document has a newer revision: sign on that one")]
    Stale,
    /// A code is needed.
    #[error("a one-time code is needed")]
    CodeNeeded,
    /// The code has been agreed with often enough.
    #[error("this code has been used as often as is allowed: ask for a new one")]
    TooManyAgreements,
    /// Who acts shows who they are: by a sign-in at a provider, or to an officer.
    #[error("an identity is needed: a sign-in at the provider, or a document shown to an officer")]
    IdentityNeeded,
    /// The sender asked for no identity, so none is attested.
    #[error("this envelope asks for no identity document")]
    IdentityNotAsked,
    /// What is approved is not every document of the envelope.
    #[error("what is approved does not match the documents")]
    OtherDocuments,
    /// No agreement covers these signatures.
    #[error("these signatures have not been authorised")]
    NotAuthorised,
    /// There is no such revision.
    #[error("there is no such revision")]
    NoSuchRevision,
    /// The sender does not let signers hand over, or it has been handed over often enough.
    #[error("this role cannot be handed over to somebody else")]
    NotReassignable,
    /// Who takes over is written to, or gets codes, by SMS.
    #[error("a telephone number is needed: links or codes go there")]
    PhoneNeeded,
    /// There is nobody whose turn it is.
    #[error("there is nobody to remind")]
    NobodyToRemind,
    /// This recipient was written to a short while ago.
    #[error("this recipient was invited or reminded less than an hour ago")]
    RemindedLately,
    /// This recipient was reminded often enough.
    #[error("this recipient has been reminded as often as is allowed")]
    TooManyReminders,
    /// Somebody required is missing, or a finaliser, or nobody has acted at all.
    #[error("this cannot be finalised yet: somebody needed is missing, or nobody has acted")]
    NotFinalisable,
    /// Its sender asked for no seal.
    #[error("this envelope was sent without asking for the organisation's seal")]
    NoSeal,
    /// Nothing is sealed before the end.
    #[error("this envelope is not finalised: nothing is sealed before")]
    NotFinalised,
    /// Another browser was faster.
    #[error("the organisation's seal is there already")]
    AlreadySealed,
    /// The seal has been asked for often enough, in one day or in all.
    #[error("the organisation's seal has been asked for too often: try again tomorrow")]
    TooManySeals,
    /// Enough has been said.
    #[error("this recipient has written as many comments as are taken")]
    TooManyComments,
    /// The act is not the last one, or nobody found it bad; of a seal: it is not there, or nobody found it bad.
    #[error("only the last act or the seal can be voided, and only when it does not rebuild")]
    NotVoidable,
}
