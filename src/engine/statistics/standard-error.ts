/**
 * Standard errors of the measures that have a usual one. All take counts and sums that a tally holds already.
 * Degenerate samples give 0, as the Wald interval does at shares of 0 and 1.
 */

/** Of a share `p` of `n` rows (Wald). */
export function errorOfShare(p: number, n: number): number {
  return Math.sqrt((p * (1 - p)) / n)
}

/** Of a mean of `n` values whose squared deviations sum to `m2`. */
export function errorOfMean(m2: number, n: number): number {
  return n < 2 ? 0 : Math.sqrt(m2 / (n - 1) / n)
}

/** Of a population variance: sqrt((mu4 - sigma^4) / n), from the sums of second and fourth powers of deviations. */
export function errorOfVariance(m2: number, m4: number, n: number): number {
  return Math.sqrt(Math.max(0, m4 / n - (m2 / n) ** 2) / n)
}

/** Of a ROC-AUC (Hanley and McNeil, Radiology 143, 1982). */
export function errorOfAuc(auc: number, positives: number, negatives: number): number {
  const bothPositive = auc / (2 - auc)
  const bothNegative = (2 * auc * auc) / (1 + auc)
  const spread =
    auc * (1 - auc) +
    (positives - 1) * (bothPositive - auc * auc) +
    (negatives - 1) * (bothNegative - auc * auc)
  return Math.sqrt(Math.max(0, spread) / (positives * negatives))
}

/**
 * Of F1. With j = TP / (TP + FP + FN), a share of `n` = TP + FP + FN rows, F1 is 2j / (1 + j); the delta method
 * carries the error of j over.
 */
export function errorOfF1(truePositives: number, n: number): number {
  const j = truePositives / n
  return (2 / (1 + j) ** 2) * errorOfShare(j, n)
}
