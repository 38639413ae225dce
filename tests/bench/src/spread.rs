//! Several measurements of one thing: the middle one, and how far they lie apart.

/// Measurements.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spread(Vec<f64>);

impl Spread {
    /// Adds one.
    pub(crate) fn add(&mut self, value: f64) {
        self.0.push(value);
        self.0.sort_by(f64::total_cmp);
    }

    /// The middle one; not a number if there is none.
    pub(crate) fn median(&self) -> f64 {
        let (count, middle) = (self.0.len(), self.0.len() / 2);
        match count {
            0 => f64::NAN,
            _ if count % 2 == 1 => self.0[middle],
            _ => f64::midpoint(self.0[middle - 1], self.0[middle]),
        }
    }

    /// The least and the most.
    pub(crate) fn ends(&self) -> (f64, f64) {
        let end = |value: Option<&f64>| value.copied().unwrap_or(f64::NAN);
        (end(self.0.first()), end(self.0.last()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_and_the_ends() {
        let mut spread = Spread::default();
        assert!(spread.median().is_nan() && spread.ends().0.is_nan());
        for (value, median) in [(3.0, 3.0), (1.0, 2.0), (8.0, 3.0)] {
            spread.add(value);
            assert!((spread.median() - median).abs() < f64::EPSILON);
        }
        assert_eq!(spread.ends(), (1.0, 8.0));
    }
}
