//! The regularised incomplete beta function.

/// `Iₓ(a, b)`: the probability that a share with the beta distribution of a and b is below x, for
/// x from 0 to 1 and a and b above 0.
///
/// By the continued fraction of DLMF 8.17.22 (<https://dlmf.nist.gov/8.17#v>), evaluated by the
/// method of Lentz on the side of the mean where it converges fast, `Iₓ(a, b) = 1 − I₁₋ₓ(b, a)`.
/// O(√(max(a, b))) steps.
pub(super) fn incomplete_beta(x: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    let logs = libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b);
    let front = libm::exp(logs + a * libm::log(x) + b * libm::log1p(-x));
    if x < (a + 1.0) / (a + b + 2.0) {
        front * fraction(x, a, b) / a
    } else {
        1.0 - front * fraction(1.0 - x, b, a) / b
    }
}

/// The most steps: enough for parameters far beyond a million.
const STEPS: u32 = 20_000;

/// What stands for a denominator of 0.
const TINY: f64 = 1e-300;

fn fraction(x: f64, a: f64, b: f64) -> f64 {
    let whole = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut upper = 1.0;
    let mut lower = 1.0 / whole(1.0 - (a + b) * x / (a + 1.0));
    let mut value = lower;
    for step in 1..=STEPS {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut factor = 1.0;
        for term in [even, odd] {
            lower = 1.0 / whole(1.0 + term * lower);
            upper = whole(1.0 + term / upper);
            factor = lower * upper;
            value *= factor;
        }
        if (factor - 1.0).abs() < 1e-15 {
            break;
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_forms() {
        for x in [0.01, 0.2, 0.5, 0.7, 0.99] {
            // I(x; a, 1) = x^a, I(x; 1, b) = 1 − (1 − x)^b, I(x; 2, 2) = 3x² − 2x³.
            for n in [1.0, 2.0, 5.0, 40.0] {
                let expected = libm::pow(x, n);
                assert!(
                    (incomplete_beta(x, n, 1.0) - expected).abs() < 1e-12,
                    "{x} {n}"
                );
                let expected = 1.0 - libm::pow(1.0 - x, n);
                assert!(
                    (incomplete_beta(x, 1.0, n) - expected).abs() < 1e-12,
                    "{x} {n}"
                );
            }
            let expected = 3.0 * x * x - 2.0 * x * x * x;
            assert!((incomplete_beta(x, 2.0, 2.0) - expected).abs() < 1e-12);
            // The arcsine law.
            let expected = 2.0 / std::f64::consts::PI * libm::asin(libm::sqrt(x));
            assert!((incomplete_beta(x, 0.5, 0.5) - expected).abs() < 1e-12);
        }
    }

    #[test]
    fn the_bits_are_the_same_everywhere() {
        let bits = [
            (0.3, 2.5, 7.5, 0x3fe5_b9e7_b074_1460),
            (0.7, 11.0, 3.0, 0x3fc9_eace_bd2b_0e81),
            (0.123_456, 0.5, 40.0, 0x3fef_f618_82ea_b700),
        ];
        for (x, a, b, bits) in bits {
            assert_eq!(incomplete_beta(x, a, b).to_bits(), bits, "{x} {a} {b}");
        }
    }

    #[test]
    fn sums_of_the_binomial_distribution() {
        // I(x; s, n − s + 1) is the probability of at least s successes of n.
        for n in 1..30u32 {
            for s in 1..=n {
                let x: f64 = 0.37;
                let mut term = libm::pow(1.0 - x, f64::from(n));
                let mut below = 0.0;
                for k in 0..s {
                    below += term;
                    term *= f64::from(n - k) / f64::from(k + 1) * x / (1.0 - x);
                }
                let found = incomplete_beta(x, f64::from(s), f64::from(n - s + 1));
                assert!((found - (1.0 - below)).abs() < 1e-12, "{n} {s}");
            }
        }
    }

    #[test]
    fn large_parameters_are_symmetric_and_finite() {
        for n in [1e3, 1e5, 1e6] {
            assert!((incomplete_beta(0.5, n, n) - 0.5).abs() < 1e-8, "{n}");
            assert!(incomplete_beta(0.4, n, n) < 1e-9);
            assert!(incomplete_beta(0.6, n, n) > 1.0 - 1e-9);
        }
    }
}
