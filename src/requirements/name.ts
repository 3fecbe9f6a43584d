/**
 * PEP 503: lower case, runs of `-`, `_` and `.` as one `-`.
 * Two spellings name the same library exactly when their canonical names are equal.
 */
export function canonicalName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-')
}
