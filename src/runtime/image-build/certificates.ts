import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getCACertificates } from 'node:tls'
import { BuildError } from '../runtime.ts'
import type { IndexSettings } from './index-settings.ts'

/**
 * What an installer is to trust, PEM: the machine's bundle, and the certificates that the service was told to trust
 * besides. Undefined when neither is named, so that the installer's own bundle counts.
 *
 * @throws BuildError('prepare') when the file cannot be read or holds no certificate
 */
export async function trustedCertificates(settings: IndexSettings): Promise<string | undefined> {
  const { certificates, extraCertificates } = settings
  if (extraCertificates === undefined) {
    return certificates === undefined
      ? undefined
      : await readFile(certificates, 'utf8').catch(() => undefined)
  }
  const extra = await readCertificates(extraCertificates)
  const trusted =
    certificates === undefined
      ? [...new Set([...getCACertificates('bundled'), ...getCACertificates('system')])].join('\n')
      : await readCertificates(certificates)
  return `${trusted.trimEnd()}\n${extra}`
}

/** The settings with all of that in one file of `folder`. Settings without further certificates come back as they are. */
export async function withCertificates(settings: IndexSettings, folder: string): Promise<IndexSettings> {
  if (settings.extraCertificates === undefined) return settings
  const certificates = join(folder, 'certificates.pem')
  await writeFile(certificates, (await trustedCertificates(settings)) ?? '', { mode: 0o600 })
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
