//! How long each part of a build took. Told to the person who asks; never part of any output, which knows no clock.

use std::time::{Duration, Instant};

/// The parts of a build in the order in which they ended.
#[derive(Debug, Clone, Default)]
pub struct Timings(Vec<(&'static str, Duration)>);

impl Timings {
    /// Does `work` and notes how long it took.
    pub fn time<T>(&mut self, part: &'static str, work: impl FnOnce() -> T) -> T {
        let started = Instant::now();
        let result = work();
        self.0.push((part, started.elapsed()));
        result
    }

    /// Notes what was done after this.
    pub fn extend(&mut self, after: Self) {
        self.0.extend(after.0);
    }

    /// A line for each part with milliseconds and its share in a hundred, then the whole.
    pub fn table(&self) -> String {
        let whole: Duration = self.0.iter().map(|(_, took)| *took).sum();
        let row = |part: &str, took: Duration| {
            let share = 100.0 * took.as_secs_f64() / whole.as_secs_f64().max(f64::MIN_POSITIVE);
            format!("{part:<8} {:>10.1} ms {share:>4.0} %\n", took.as_secs_f64() * 1000.0)
        };
        let rows: String = self.0.iter().map(|(part, took)| row(part, *took)).collect();
        rows + &row("all", whole)
    }
}
