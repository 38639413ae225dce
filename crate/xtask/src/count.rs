//! Counting what a test run printed: the closing lines of `cargo test`.

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl Count {
    /// One check as a whole.
    pub(crate) fn one(passed: bool) -> Self {
        Self { passed: u64::from(passed), failed: u64::from(!passed) }
    }

    /// Adds what a line says, if it is a closing line.
    pub(crate) fn read(&mut self, line: &str) {
        let Some(rest) = line.trim().strip_prefix("test result: ") else { return };
        for part in rest.split([';', '.']) {
            let mut words = part.split_whitespace();
            let number = words.next().and_then(|word| word.parse::<u64>().ok());
            match (number, words.next()) {
                (Some(number), Some("passed")) => self.passed += number,
                (Some(number), Some("failed")) => self.failed += number,
                _ => {}
            }
        }
    }

    /// What the run comes to: an unhappy end without a failed test (it did not compile) is a failure,
    /// and so is a run in which nothing was tested.
    pub(crate) fn closed(self, happy: bool) -> Self {
        let unhappy = !happy && self.failed == 0;
        let empty = self.passed + self.failed == 0;
        Self { failed: self.failed + u64::from(unhappy || empty), ..self }
    }
}

impl std::ops::Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_are_added_up() {
        let mut count = Count::default();
        for line in [
            "running 3 tests",
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.25s",
            "3 passed",
        ] {
            count.read(line);
        }
        assert_eq!(count, Count { passed: 5, failed: 1 });
        assert_eq!(count.closed(false), count, "counted already");
    }

    #[test]
    fn a_run_that_broke_or_tested_nothing_has_failed() {
        let three = Count { passed: 3, failed: 0 };
        assert_eq!(three.closed(true), three);
        assert_eq!(three.closed(false).failed, 1);
        assert_eq!(Count::default().closed(true).failed, 1);
        assert_eq!(Count::default().closed(false).failed, 1);
    }
}
