/** An argument of a call cannot be used; nothing was sent. */
export class InvalidArgumentError extends Error {
  override name = 'InvalidArgumentError'
}
