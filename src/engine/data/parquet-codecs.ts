/** Decompression of Parquet pages: Node's own zlib where it knows the codec, hyparquet-compressors for the others. */
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import type { Compressors } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'

type Codec = keyof Compressors
type Decompress = NonNullable<Compressors[Codec]>

/** The page header says how long a page is; what unpacks to more is refused, not held. */
const native =
  (unpack: (input: Uint8Array, options: { maxOutputLength: number }) => Uint8Array): Decompress =>
  (input, length) =>
    unpack(input, { maxOutputLength: length })

const lz4: Decompress = (input, length) => {
  try {
    return compressors.LZ4!(input, length)
  } catch {
    // The library takes a page for Hadoop's framing when its first bytes could be that, and fails when they are not.
    return compressors.LZ4_RAW!(input, length)
  }
}

const CODECS: Compressors = {
  ...compressors,
  GZIP: native(gunzipSync),
  BROTLI: native(brotliDecompressSync),
  ZSTD: native(zstdDecompressSync),
  LZ4: lz4
}

/** An empty page (a dictionary without entries) is a few bytes in every codec, on which some decoders fail. */
export const PARQUET_CODECS: Compressors = Object.fromEntries(
  Object.entries(CODECS).map(([codec, decompress]): [string, Decompress] => [
    codec,
    (input, length) => (length === 0 ? new Uint8Array(0) : decompress(input, length))
  ])
)
