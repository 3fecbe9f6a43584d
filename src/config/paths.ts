import { isAbsolute, resolve } from 'node:path'

import { detectPointer } from '../pointer.ts'
import type { Problem } from '../problem.ts'
import { findWorkspaceFile, WorkspaceFileError } from '../workspace-file.ts'
import { dotted } from './check.ts'
import type { InlineDataset, InlineSource, StressTestConfig } from './config.ts'
import { isUrl, REMOTE_SCHEMES, remotePathFault } from './remote-path.ts'
import { quote } from './values.ts'

/**
 * The configuration with absolute paths of files that exist. A file that is missing, lies outside `roots`, is no
 * regular file, or is a Git LFS or DVC pointer is a problem at the line that names it.
 *
 * @param workingDirectory absolute; relative paths start here.
 * @param roots absolute folders that files may lie in.
 * @param remote whether the server may read places of its own: then URLs stay as they are, else they are problems.
 */
export async function resolvePaths(
  config: StressTestConfig,
  workingDirectory: string,
  roots: readonly string[] = [workingDirectory],
  remote = false
): Promise<{ config: StressTestConfig; problems: Problem[] }> {
  const { source } = config
  if (source.form === 'registered') return { config, problems: [] }
  const finder = new FileFinder(config, workingDirectory, roots, remote)
  const resolved: InlineSource = {
    ...source,
    reference: await finder.dataset(source.reference, 'ref'),
    evaluation: await finder.dataset(source.evaluation, 'eval')
  }
  if (source.model !== undefined) resolved.model = await finder.model(source.model)
  return { config: { ...config, source: resolved }, problems: finder.problems }
}

class FileFinder {
  readonly problems: Problem[] = []
  private readonly config: StressTestConfig
  private readonly base: string
  private readonly roots: readonly string[]
  private readonly remote: boolean
  private readonly found = new Map<string, string>()

  constructor(config: StressTestConfig, base: string, roots: readonly string[], remote: boolean) {
    this.config = config
    this.base = base
    this.roots = roots
    this.remote = remote
  }

  async dataset(dataset: InlineDataset, side: 'ref' | 'eval'): Promise<InlineDataset> {
    const path = await this.find(dataset.given, ['data_info', `${side}_path`])
    const { predictions } = dataset
    if (predictions === undefined) return { ...dataset, path }
    // A prediction column lies in the data file itself.
    const predictionPath =
      predictions.predCol === undefined
        ? await this.find(predictions.given, ['data_info', `${side}_pred_path`])
        : path
    return { ...dataset, path, predictions: { ...predictions, path: predictionPath } }
  }

  async model(model: { path: string; given: string }): Promise<{ path: string; given: string }> {
    const pointer = ['model_info', 'path']
    if (!model.given.toLowerCase().endsWith('.py')) {
      this.refuse(
        pointer,
        model.given,
        `${quote(model.given)} is not a Python file.`,
        'Name a .py file that loads the model and defines predict_df or predict_dict.'
      )
      return model
    }
    return { ...model, path: await this.find(model.given, pointer) }
  }

  private async find(given: string, pointer: readonly string[]): Promise<string> {
    const known = this.found.get(given)
    if (known !== undefined) return known
    if (this.remote && isUrl(given)) return this.checkRemote(given, pointer)
    const absolute = isAbsolute(given) ? given : resolve(this.base, given)
    try {
      const path = await findWorkspaceFile(this.roots, given, this.base)
      const stand = await detectPointer(path)
      if (stand !== undefined) {
        const system = stand.kind === 'git-lfs' ? 'Git LFS' : 'DVC'
        this.refuse(
          pointer,
          given,
          `${quote(given)} is a ${system} pointer, not the file itself.`,
          stand.hint
        )
      }
      this.found.set(given, path)
      return path
    } catch (error) {
      if (!(error instanceof WorkspaceFileError)) throw error
      const stand = error.fault === 'missing' ? await detectPointer(absolute) : undefined
      const hint = stand?.hint ?? error.hint ?? `Relative paths start from ${this.base}.`
      const message = stand === undefined ? error.message : `${quote(given)} has not been fetched by DVC.`
      this.refuse(pointer, given, message, hint)
      return absolute
    }
  }

  private checkRemote(given: string, pointer: readonly string[]): string {
    const fault = remotePathFault(given)
    // The URL is not shown: it may hold a secret.
    if (fault !== undefined) {
      const hint = `The server reads ${REMOTE_SCHEMES.map((scheme) => `${scheme}:`).join(', ')} with credentials of its own.`
      this.refuse(pointer, undefined, `the value ${fault}`, hint)
    }
    return given
  }

  private refuse(pointer: readonly string[], value: string | undefined, message: string, hint: string): void {
    this.problems.push({
      code: 'config-path',
      place: this.config.locate(pointer),
      message: `${dotted(pointer)}: ${message}`,
      ...(value === undefined ? {} : { value: value.slice(0, 200) }),
      hint
    })
  }
}
