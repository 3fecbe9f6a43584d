import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getCACertificates } from 'node:tls'
import { BuildError } from '../runtime.ts'
import type { IndexSettings } from './index-settings.ts'

/**
 * The settings with one certificate bundle: what this machine trusts and the certificates that the service was told to
 * trust besides, written into `folder`. Settings without the latter come back as they are.
 *
 * @throws BuildError('prepare') when the file cannot be read or holds no certificate
 */
export async function withCertificates(settings: IndexSettings, folder: string): Promise<IndexSettings> {
  const { extraCertificates } = settings
  if (extraCertificates === undefined) return settings
  const extra = await readCertificates(extraCertificates)
  const trusted =
    settings.certificates === undefined
      ? [...new Set([...getCACertificates('bundled'), ...getCACertificates('system')])].join('\n')
      : await readCertificates(settings.certificates)
  const certificates = join(folder, 'certificates.pem')
  await writeFile(certificates, `${trusted.trimEnd()}\n${extra}`, { mode: 0o600 })
  return { ...settings, certificates }
}

async function readCertificates(path: string): Promise<string> {
  const hint = 'Name a PEM file that the service can read.'
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new BuildError('prepare', `The certificates in ${path} cannot be read: ${reason}.`, hint)
  }
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text
  throw new BuildError('prepare', `The file ${path} holds no certificate.`, hint)
}
