//! Exact quotients, for oracles that must not share the arithmetic of what they judge.

use std::cmp::Ordering;
use std::ops::{Add, Div, Mul, Sub};

use continua::Score;

/// A quotient of whole numbers in lowest terms; what it is divided by is above 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exact {
    over: i128,
    under: i128,
}

impl Exact {
    pub const ZERO: Self = Self { over: 0, under: 1 };

    pub fn new(over: i128, under: i128) -> Self {
        assert_ne!(under, 0, "an oracle divides by nothing");
        let (mut a, mut b) = (over.abs(), under.abs());
        while b != 0 {
            (a, b) = (b, a % b);
        }
        let by = a * under.signum();
        Self {
            over: over / by,
            under: under / by,
        }
    }

    pub fn whole(number: i64) -> Self {
        Self::new(number.into(), 1)
    }

    /// The decimals of so many digits that are nearest: two where it lies halfway, of which the
    /// first is the one away from zero.
    pub fn nearest(self, digits: u32) -> Vec<Self> {
        let step = Self::new(1, 10i128.pow(digits));
        let below = Self::whole(i64::try_from((self / step).floor()).unwrap()) * step;
        let above = below + step;
        let outwards = if self < Self::ZERO {
            [below, above]
        } else {
            [above, below]
        };
        match (self - below).cmp(&(above - self)) {
            Ordering::Less => vec![below],
            Ordering::Equal => outwards.to_vec(),
            Ordering::Greater => vec![above],
        }
    }

    fn floor(self) -> i128 {
        self.over.div_euclid(self.under)
    }

    /// The nearest double.
    #[expect(
        clippy::cast_precision_loss,
        reason = "what is asked for is the nearest"
    )]
    pub fn to_f64(self) -> f64 {
        self.over as f64 / self.under as f64
    }

    /// The mean; none for nothing.
    pub fn mean(of: &[Self]) -> Option<Self> {
        let number = i64::try_from(of.len()).unwrap();
        let sum = of.iter().fold(Self::ZERO, |sum, one| sum + *one);
        (number > 0).then(|| sum / Self::whole(number))
    }
}

impl From<Score> for Exact {
    fn from(score: Score) -> Self {
        Self::new(score.millionths().into(), 1_000_000)
    }
}

impl Add for Exact {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let over = self.over * other.under + other.over * self.under;
        Self::new(over, self.under * other.under)
    }
}

impl Sub for Exact {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self + Self::new(-other.over, other.under)
    }
}

impl Mul for Exact {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        Self::new(self.over * other.over, self.under * other.under)
    }
}

impl Div for Exact {
    type Output = Self;

    fn div(self, other: Self) -> Self {
        Self::new(self.over * other.under, self.under * other.over)
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.over * other.under).cmp(&(other.over * self.under))
    }
}

#[test]
fn halves_have_two_neighbours() {
    let nearest = |over, under| Exact::new(over, under).nearest(2);
    assert_eq!(nearest(33, 8), [Exact::new(413, 100), Exact::new(412, 100)]);
    assert_eq!(
        nearest(-33, 8),
        [Exact::new(-413, 100), Exact::new(-412, 100)]
    );
    assert_eq!(nearest(2, 3), [Exact::new(67, 100)]);
    assert_eq!(nearest(3, 1), [Exact::whole(3)]);
}
