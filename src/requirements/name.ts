/**
 * PEP 503: lower case, runs of `-`, `_` and `.` as one `-`.
 * Two spellings name the same library exactly when their canonical names are equal.
 */
export function canonicalName(name: string): string {
  // Most names are canonical already, and a catalogue has a million of them.
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) return name
  return name.toLowerCase().replace(/[-_.]+/g, '-')
}
