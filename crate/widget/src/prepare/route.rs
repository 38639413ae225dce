//! The route: who acts in which step, and as what.

use envelope::Role;
use leptos::prelude::*;

use super::{draft::Draft, person::Person};

/// The step of each, from 0: one after the other, or together with the one before. A finaliser is always alone.
pub(super) fn steps(people: &[Person], at_once: bool, approval: bool) -> Vec<u16> {
    let mut step = 0;
    let mut steps = vec![];
    for (at, person) in people.iter().enumerate() {
        let finalises = role(person, approval) == Role::Finaliser;
        let together = at_once || person.together;
        if at > 0 && (finalises || !together) {
            step += 1;
        }
        steps.push(step);
    }
    steps
}

/// What somebody is asked: in an approval everybody approves.
pub(super) fn role(person: &Person, approval: bool) -> Role {
    if approval { Role::Approver } else { person.role }
}

/// Puts the finaliser last.
pub(super) fn finaliser_last(people: &mut [Person]) {
    people.sort_by_key(|person| person.role == Role::Finaliser);
}

impl Draft {
    /// What somebody is asked.
    pub(crate) fn role(self, person: u32) -> Role {
        let approval = self.approval.get();
        let find = |people: &Vec<Person>| people.iter().find(|one| one.key == person).map(|one| one.role);
        let own = self.people.with(find).unwrap_or(Role::Signer);
        if approval { Role::Approver } else { own }
    }

    /// Those who have places on the documents.
    pub(crate) fn signers(self) -> Vec<Person> {
        let approval = self.approval.get();
        let signs = |person: &&Person| role(person, approval).signs();
        self.people.with(|people| people.iter().filter(signs).cloned().collect())
    }

    /// The step of each, in their order.
    pub(crate) fn steps(self) -> Vec<u16> {
        self.people.with(|people| steps(people, self.at_once.get(), self.approval.get()))
    }

    /// The one who finalises, if there is one.
    pub(crate) fn finaliser(self) -> Option<u32> {
        let last =
            |people: &Vec<Person>| people.iter().find(|one| one.role == Role::Finaliser).map(|one| one.key);
        if self.approval.get() { None } else { self.people.with(last) }
    }
}

#[cfg(test)]
mod tests {
    use words::Language;

    use super::*;

    fn people(roles: &[(Role, bool)]) -> Vec<Person> {
        let one = |(key, (role, together)): (u32, &(Role, bool))| Person {
            role: *role,
            together: *together,
            ..Person::new(key, Language::En)
        };
        (0..).zip(roles).map(one).collect()
    }

    #[test]
    fn some_share_a_step_and_the_finaliser_does_not() {
        use Role::{Approver, Finaliser, Signer};
        let all =
            people(&[(Approver, true), (Approver, true), (Signer, false), (Signer, true), (Finaliser, true)]);
        assert_eq!(steps(&all, false, false), [0, 0, 1, 1, 2]);
        assert_eq!(steps(&all, true, false), [0, 0, 0, 0, 1]);
        assert_eq!(steps(&all, true, true), [0; 5]);
        assert_eq!(steps(&[], true, false), [0; 0]);
    }

    #[test]
    fn the_finaliser_goes_last_and_the_others_keep_their_order() {
        use Role::{Approver, Finaliser, Signer};
        let mut all = people(&[(Finaliser, false), (Signer, false), (Approver, false)]);
        finaliser_last(&mut all);
        assert_eq!(all.iter().map(|one| one.key).collect::<Vec<_>>(), [1, 2, 0]);
    }
}
