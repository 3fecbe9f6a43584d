const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** The text of a field that is `bytes` in the vendor's messages: base64 of UTF-8. What is not that is text already. */
export function readBytes(field: string | undefined): string | undefined {
  if (field === undefined || !BASE64.test(field)) return field
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(field, 'base64'))
  } catch {
    return field
  }
}
