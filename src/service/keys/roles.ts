/** Each role may do what those before it may. */
export const ROLES = ['viewer', 'user', 'admin'] as const

export type Role = (typeof ROLES)[number]

/** Who asks: the holder of a key. */
export interface Caller {
  /** Name of the key: a person or a program. Several keys may bear one name, so that they can be exchanged without a gap. */
  name: string
  role: Role
}

export function covers(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed)
}
