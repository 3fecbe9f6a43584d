/** Buffers begin at multiples of 8 bytes, so that 64-bit numbers can be read where they lie. */
export const ALIGNMENT = 8

export function paddingOf(length: number): number {
  return (ALIGNMENT - (length % ALIGNMENT)) % ALIGNMENT
}

/** The memory of a typed array, not a copy. */
export function bytesOf(array: ArrayBufferView): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}
