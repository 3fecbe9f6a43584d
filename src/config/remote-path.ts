/** Places that a cluster reads by itself: https and the schemes of object and cluster file systems. */
export const REMOTE_SCHEMES = [
  'https',
  's3',
  's3a',
  'gs',
  'abfs',
  'abfss',
  'wasb',
  'wasbs',
  'hdfs',
  'dbfs'
] as const

/** Whether a path is a URL, of whatever scheme; `C:\data` is none. */
export function isUrl(path: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(path)
}

/** What is wrong with a URL that a cluster shall read, as a sentence; undefined when nothing is. */
export function remotePathFault(url: string): string | undefined {
  const scheme = /^[a-z0-9+.-]+/i.exec(url)?.[0].toLowerCase()
  if (!REMOTE_SCHEMES.some((one) => one === scheme)) return 'is a URL of a scheme that no cluster reads.'
  if (!URL.canParse(url)) return 'is not a valid URL.'
  const { username, password } = new URL(url)
  // Azure writes the container where a user would stand: abfss://container@account/path.
  if (password !== '' || (username !== '' && scheme === 'https')) return 'holds a user name or password.'
  return undefined
}
