interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const known: Fraction[] = [];
/** As many tangent numbers as were asked for. */
let tangents: bigint[] = [];

/** The tangent numbers T(1) to T(count): 1, 2, 16, 272, …, by the differences of tan' = 1 + tan². */
function tangentNumbers(count: number): bigint[] {
  const row = [1n];
  for (let k = 1; k < count; k++) row[k] = BigInt(k) * (row[k - 1] ?? 0n);
  for (let k = 1; k < count; k++) {
    for (let j = k; j < count; j++) {
      row[j] = BigInt(j - k) * (row[j - 1] ?? 0n) + BigInt(j - k + 2) * (row[j] ?? 0n);
    }
  }
  return row;
}

/** The Bernoulli number B(2k), k from 1 on: (-1)^(k-1) 2k T(k) / (4^k (4^k - 1)). */
export function bernoulli(k: number): Fraction {
  const found = known[k];
  if (found) return found;
  if (tangents.length < k) tangents = tangentNumbers(2 * k);
  const power = 1n << BigInt(2 * k);
  const numerator = BigInt(2 * k) * (tangents[k - 1] ?? 0n) * (k % 2 === 1 ? 1n : -1n);
  const fraction = { numerator, denominator: power * (power - 1n) };
  known[k] = fraction;
  return fraction;
}
