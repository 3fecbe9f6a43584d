import type { ManagedImage } from '../api/types.ts'
import { RimeClient } from '../client/rime-client.ts'
import { configOfValue, resolvePaths, type StressTestConfig } from '../config/config.ts'
import { sharedFiles } from '../gate/file-access.ts'
import { isLoopback } from '../gate/loopback.ts'
import { register } from '../gate/register.ts'
import { startTest } from '../gate/stress-test.ts'
import { ProblemsError } from '../problem.ts'
import { PRODUCT } from '../product.ts'
import { checkImageName } from '../requirements/index.ts'
import { ImageBuilderJob } from './image-builder-job.ts'
import { InvalidArgumentError } from './invalid-argument.ts'
import {
  type OsRequirement,
  osRequirement,
  type PipLibraryFilter,
  pipLibraryFilter,
  type PipRequirement,
  pipRequirement
} from './requirements.ts'
import type { Print } from './status.ts'
import { StressTestJob } from './stress-test-job.ts'

export interface ClientOptions {
  /** Of a RIME cluster, or of a server of `rime-stress-test serve`. */
  url: string
  apiKey: string
  /** Where `getStatus` prints. Default: standard output. */
  print?: Print
  /** Ends every call that is under way. */
  signal?: AbortSignal
}

const USUAL_PAGE_SIZE = 20
const DEFAULT_PROJECT = 'Stress tests'

/** A RIME server, by the calls of RIME's own SDK. */
export class Client {
  readonly #client: RimeClient
  readonly #print: Print

  /** @throws InvalidArgumentError when the URL cannot be used. */
  constructor({ url, apiKey, print, signal }: ClientOptions) {
    this.#client = new RimeClient({
      url: checkedUrl(url),
      apiKey,
      userAgent: `${PRODUCT.name}/${PRODUCT.version}`,
      ...(signal === undefined ? {} : { signal })
    })
    this.#print = print ?? ((line) => void process.stdout.write(`${line}\n`))
  }

  /** Ends the connections; the process would wait for them. */
  close(): void {
    this.#client.close()
  }

  pipRequirement(libraryName: string, versionSpec?: string): PipRequirement {
    return pipRequirement(libraryName, versionSpec)
  }

  pipLibraryFilter(libraryName: string, fixedVersion?: string): PipLibraryFilter {
    return pipLibraryFilter(libraryName, fixedVersion)
  }

  osRequirement(packageName: string, version?: string): OsRequirement {
    return osRequirement(packageName, version)
  }

  /**
   * Starts the build of a managed image.
   *
   * @param name alias: lower-case letters and digits with single `-` or `_` between, at most 63 characters.
   * @throws InvalidArgumentError; ApiError 409 when the name is taken.
   */
  async createManagedImage(
    name: string,
    requirements: readonly PipRequirement[],
    options: { osRequirements?: readonly OsRequirement[]; pythonVersion?: string } = {}
  ): Promise<ImageBuilderJob> {
    const problem = checkImageName(name)
    if (problem !== undefined) {
      throw new InvalidArgumentError([problem.message, problem.hint ?? ''].join(' ').trim())
    }
    const { osRequirements = [], pythonVersion } = options
    const { image } = await this.#client.createImage({
      name,
      // Read again, since an object of this shape need not come from pipRequirement.
      pipRequirements: requirements.map((one) => pipRequirement(one.name, one.versionSpecifier)),
      ...(osRequirements.length === 0
        ? {}
        : {
            packageRequirements: osRequirements.map((one) => osRequirement(one.name, one.versionSpecifier))
          }),
      ...(pythonVersion === undefined ? {} : { pythonVersion })
    })
    return new ImageBuilderJob(this.#client, image.name, this.#print)
  }

  /**
   * One page of the managed images that pass every filter.
   *
   * @param options.pageToken of an earlier page; it carries the filters of that one.
   * @returns the images, and the token of the next page, which is empty on the last one.
   */
  async listManagedImages(
    options: { pipLibraryFilters?: readonly PipLibraryFilter[]; pageToken?: string; pageSize?: number } = {}
  ): Promise<[images: ManagedImage[], nextPageToken: string]> {
    const { pipLibraryFilters = [], pageToken = '', pageSize = USUAL_PAGE_SIZE } = options
    if (!Number.isSafeInteger(pageSize) || pageSize < 1) {
      throw new InvalidArgumentError(`pageSize ${pageSize} is not a whole number above 0.`)
    }
    if (pageToken !== '' && pipLibraryFilters.length > 0) {
      throw new InvalidArgumentError(
        'pipLibraryFilters belong to the first page only: pageToken carries them. Leave them out.'
      )
    }
    const query =
      pageToken === ''
        ? { pipLibraries: pipLibraryFilters.map(({ name, version }) => pipLibraryFilter(name, version)) }
        : { pageToken }
    const { images, nextPageToken } = await this.#client.listImagePage({ ...query, pageSize })
    // The server answers the token that led to the last page once more.
    return [images, nextPageToken === pageToken ? '' : nextPageToken]
  }

  /**
   * Starts a stress test in a managed image. Data and model of a configuration with paths are registered first.
   *
   * @param request.testRunConfig the configuration, in either form of docs/reference/config.md.
   * @param request.rimeManagedImage name of the image; absent: the one that the configuration names.
   * @param request.project name or id; absent: a project named after the model task is found or made.
   * @param request.workingDirectory where relative paths start; absent: of the process.
   * @throws ProblemsError with every mistake of the configuration.
   */
  async startStressTest(request: {
    testRunConfig: Readonly<Record<string, unknown>>
    rimeManagedImage?: string
    project?: string
    workingDirectory?: string
  }): Promise<StressTestJob> {
    const config = await readConfig(request.testRunConfig, request.workingDirectory ?? process.cwd())
    const image = request.rimeManagedImage ?? config.managedImageName
    if (image === undefined) {
      throw new InvalidArgumentError('Give the name of a managed image as rimeManagedImage.')
    }
    const { project } = request
    const registered = await register(this.#client, config, {
      defaultProject: DEFAULT_PROJECT,
      files: sharedFiles,
      ...(project === undefined ? {} : { project })
    })
    const jobId = await startTest(this.#client, config, registered, image)
    return new StressTestJob(this.#client, jobId, this.#print)
  }
}

async function readConfig(
  value: Readonly<Record<string, unknown>>,
  workingDirectory: string
): Promise<StressTestConfig> {
  const read = await configOfValue(value, 'testRunConfig', { workingDirectory })
  if (read.config === undefined) throw new ProblemsError(read.problems)
  const { config, problems } = await resolvePaths(read.config, workingDirectory, [workingDirectory])
  if (problems.length > 0) throw new ProblemsError(problems)
  return config
}

function checkedUrl(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (parsed === undefined || !['http:', 'https:'].includes(parsed.protocol)) {
    throw new InvalidArgumentError('The URL is not an http or https URL, such as https://rime.example.com.')
  }
  if (parsed.protocol === 'http:' && !isLoopback(parsed.hostname)) {
    throw new InvalidArgumentError('The URL would send the key unencrypted. Use https.')
  }
  return url
}
