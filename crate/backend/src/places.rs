//! Places for pages that look on: so many in all, and so many for one sender.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// How many pages may look on at once; the others ask now and then.
const IN_ALL: usize = 1000;
/// How many of them may be one sender's.
const FOR_ONE: usize = 20;

/// How many are taken, by sender.
#[derive(Default)]
pub(crate) struct Places(Mutex<HashMap<[u8; 32], usize>>);

/// One that is taken until it is dropped.
pub(crate) struct Place {
    places: Arc<Places>,
    sender: [u8; 32],
}

impl Places {
    /// None if there is none for this sender.
    pub(crate) fn take(self: &Arc<Self>, sender: [u8; 32]) -> Option<Place> {
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let own = taken.get(&sender).copied().unwrap_or(0);
        if own >= FOR_ONE || taken.values().sum::<usize>() >= IN_ALL {
            return None;
        }
        taken.insert(sender, own + 1);
        Some(Place { places: self.clone(), sender })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.places.0.lock().unwrap_or_else(PoisonError::into_inner);
        match taken.get_mut(&self.sender) {
            Some(own) if *own > 1 => *own -= 1,
            _ => drop(taken.remove(&self.sender)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_takes_the_places_of_the_others() {
        let places = Arc::new(Places::default());
        let mut taken: Vec<_> = (0..FOR_ONE).map(|_| places.take([1; 32]).unwrap()).collect();
        assert!(places.take([1; 32]).is_none());
        assert!(places.take([2; 32]).is_some());
        taken.pop();
        taken.push(places.take([1; 32]).unwrap());
        for sender in 2..=u8::try_from(IN_ALL / FOR_ONE).unwrap() {
            taken.extend((0..FOR_ONE).map(|_| places.take([sender; 32]).unwrap()));
        }
        assert!(places.take([255; 32]).is_none(), "there are no more");
        taken.clear();
        assert!(places.0.lock().unwrap().is_empty(), "nothing is remembered of who has gone");
    }
}
