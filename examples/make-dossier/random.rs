//! Numbers that look like chance and are the same every time: `SplitMix64`.

pub struct Random(u64);

impl Random {
    /// The numbers of one thing: `of` and `number` keep it apart from all others with the same seed.
    pub fn new(seed: u64, of: &str, number: usize) -> Self {
        let mixed = of
            .bytes()
            .fold(seed ^ 0x9E37_79B9_7F4A_7C15, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3));
        let mut random = Self(mixed ^ (number as u64).wrapping_mul(0xD6E8_FEB8_6659_FD93));
        random.next();
        random
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).unwrap_or(0)
    }

    pub fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// Few of `end` come often, many seldom, as names in the news do: the first is drawn in a twelfth of all draws.
    pub fn skewed(&mut self, end: usize) -> usize {
        if self.below(12) == 0 {
            return 0;
        }
        let (a, b) = (self.below(end), self.below(end));
        a * b / end.max(1)
    }
}
