/**
 * Pearson's chi-square test of goodness of fit: the probability that counts at least this far from the
 * expected shares come about by chance. A category without a share must have no count.
 */
export interface ChiSquareTest {
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
}

export function chiSquareTest(observed: readonly number[], weights: readonly number[]): ChiSquareTest {
  const total = sum(observed);
  const totalWeight = sum(weights);
  if (observed.length !== weights.length || totalWeight <= 0 || total <= 0) {
    throw new RangeError("want one weight a count, and some of each");
  }
  let statistic = 0;
  let categories = 0;
  for (const [i, count] of observed.entries()) {
    const weight = weights[i] ?? 0;
    if (weight === 0 && count === 0) continue;
    const expected = (total * weight) / totalWeight;
    statistic += expected === 0 ? Number.POSITIVE_INFINITY : (count - expected) ** 2 / expected;
    categories++;
  }
  const degreesOfFreedom = categories - 1;
  return { statistic, degreesOfFreedom, pValue: survival(statistic, degreesOfFreedom) };
}

/** The same for counts by name; a name without a weight counts as an impossible one. */
export function chiSquareByName(
  counts: Readonly<Record<string, number>>,
  weights: Readonly<Record<string, number>>,
): ChiSquareTest {
  const names = [...new Set([...Object.keys(counts), ...Object.keys(weights)])];
  return chiSquareTest(
    names.map((name) => counts[name] ?? 0),
    names.map((name) => weights[name] ?? 0),
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** P(X > statistic) for a chi-square variable: the upper regularised incomplete gamma function Q(k/2, x/2). */
function survival(statistic: number, degreesOfFreedom: number): number {
  if (statistic === Number.POSITIVE_INFINITY) return 0;
  if (degreesOfFreedom === 0) return 1;
  return upperGamma(degreesOfFreedom / 2, statistic / 2);
}

const PRECISION = 1e-15;
const MAX_TERMS = 10_000;

/** Each of the two expansions converges fast on its side of a + 1. */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  return x < a + 1 ? 1 - lowerGammaSeries(a, x) : upperGammaFraction(a, x);
}

/** P(a, x) = x^a e^-x / Γ(a) · Σ x^n / (a (a+1) … (a+n)). */
function lowerGammaSeries(a: number, x: number): number {
  let term = 1 / a;
  let total = term;
  for (let n = 1; n < MAX_TERMS && term > total * PRECISION; n++) {
    term *= x / (a + n);
    total += term;
  }
  return total * gammaFactor(a, x);
}

/** Q(a, x) as a continued fraction, evaluated forwards by Lentz's method. */
function upperGammaFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / Number.MIN_VALUE;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < MAX_TERMS; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    const factor = d * c;
    value *= factor;
    if (Math.abs(factor - 1) < PRECISION) break;
  }
  return value * gammaFactor(a, x);
}

function gammaFactor(a: number, x: number): number {
  return Math.exp(a * Math.log(x) - x - logGamma(a));
}

/** ln Γ(x) for x > 0: Stirling's series, reached by recurrence where it is exact to the last digits. */
export function logGamma(x: number): number {
  let shifted = x;
  let recurrence = 0;
  while (shifted < 15) recurrence += Math.log(shifted++);
  const inverse = 1 / shifted;
  const square = inverse * inverse;
  const series =
    inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188))));
  return (shifted - 0.5) * Math.log(shifted) - shifted + 0.5 * Math.log(2 * Math.PI) + series - recurrence;
}
