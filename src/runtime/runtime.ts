/**
 * What builds managed images and runs model workers in them. `docker` and `venv` implement this one interface;
 * the service knows nothing else of either.
 */

/** One PEP 508 requirement in its two forms. */
export interface ImageRequirement {
  /** As the user wrote it. */
  given: string
  /** As this product serialises it: canonical name, sorted extras, sorted specifiers, marker. */
  canonical: string
}

export interface InstalledLibrary {
  name: string
  version: string
}

/** A package of the operating system that an image needs, for example `libgomp1`. */
export interface SystemPackage {
  name: string
  /** Exact version as the package manager writes it; absent: any. */
  version?: string
  /** Absent: the one the base image has. */
  manager?: 'apt' | 'dnf'
}

/** Schema version of the record below; an older record is read by every later version. */
export const IMAGE_RECORD_SCHEMA = 2

/** What is known of a managed image. The image carries it: labels on a Docker image, `image.json` beside a venv. */
export interface ImageRecord {
  schema: number
  name: string
  runtime: 'docker' | 'venv'
  requirements: ImageRequirement[]
  /** What bound the versions of libraries that others bring along. */
  constraints: ImageRequirement[]
  /** Exact versions the resolver chose, one `name==version` per line with hashes. */
  lock: string
  /** What was asked for, hashed: equal requests join one build. */
  requestKey: string
  /** What was resolved, hashed: images of one key hold the same libraries. */
  contentKey: string
  /** Every distribution found in the image by `importlib.metadata` after the build. */
  pipLibraries: InstalledLibrary[]
  /** Canonical library name → its extras of which every dependency is in the image. */
  providedExtras: Record<string, string[]>
  /** Canonical library name → `URL#sha256=…` it was installed from, where that is not an index (PEP 610). */
  directUrls: Record<string, string>
  /** Packages of the operating system that were asked for, with the version that was installed. */
  systemPackages: InstalledLibrary[]
  /** Full version of the Python in the image, for example `3.11.2`. */
  pythonVersion: string
  /** PEP 508 marker variables as the image's Python reports them. */
  markerEnvironment: Record<string, string>
  /** System, machine and C library that wheels were chosen for, such as `linux x86_64 glibc 2.36`; empty: unknown. */
  platform: string
  /** Docker image id or absolute folder of the venv. */
  reference: string
  baseImage?: string
  /** Id of the base image's content, so that a moved tag is noticed. */
  baseDigest?: string
  /** Room that the environment takes on disk; 0: not measured. */
  bytes: number
  /** RFC 3339, UTC. */
  createdAt: string
  buildSeconds: number
  /** Who asked: workflow and run URL when there are any, else `user@host`. */
  creator: string
  /** Version of this product that built it. */
  builder: string
}

export interface BuildRequest {
  name: string
  requirements: ImageRequirement[]
  /** Bind versions of libraries that others bring along; nothing is installed for them. */
  constraints?: ImageRequirement[]
  systemPackages?: SystemPackage[]
  /** Minor version such as `3.11`; absent: the runtime's usual one. */
  pythonVersion?: string
  /** Docker only. */
  baseImage?: string
  creator: string
}

/** What the resolver chose for a request, before anything is built. */
export interface Resolution {
  /** Exact versions with hashes, one requirement a line. */
  lock: string
  /** Libraries that only the worker needs and that the user's set does not name. */
  extras: string[]
  /** Full version of the Python it was resolved for. */
  pythonVersion: string
  platform: string
  contentKey: string
}

/** A build that cannot work: the resolver's explanation, a failed import, a missing Python. Shown to the user as it is. */
export class BuildError extends Error {
  override name = 'BuildError'
  readonly stage: 'resolve' | 'prepare' | 'install' | 'verify'
  readonly hint: string | undefined
  constructor(stage: BuildError['stage'], message: string, hint?: string) {
    super(message)
    this.stage = stage
    this.hint = hint
  }
}

export interface WorkerLimits {
  memoryMegabytes: number
  cpus: number
  processes: number
  /** Wall-clock limit of the worker's whole life. */
  seconds: number
}

export interface WorkerRequest {
  /** Labels containers and names scratch folders, so that what a dead service left can be found. */
  jobId: string
  record: ImageRecord
  /** Folder on this machine with the model file and what lies beside it; read-only for the worker. */
  modelDirectory: string
  /** Private folder (0700) on this machine that holds the engine's socket and may hold nothing else. */
  socketDirectory: string
  /** File name of the engine's socket in `socketDirectory` (or the name of a pipe on Windows). */
  socketName: string
  limits: WorkerLimits
  /** Everything the model prints, as it comes; the caller caps it. */
  onOutput: (text: string) => void
}

export interface WorkerExit {
  code: number | null
  signal: string | null
  /** Set when the runtime knows why: `out of memory`, `time limit`, `stopped`. */
  reason?: string
}

export interface WorkerProcess {
  /** Folder with the model as the worker sees it, for example `/model`. */
  modelDirectory: string
  exited: Promise<WorkerExit>
  /** Ends the worker and all it started; resolves when nothing is left. Idempotent. */
  stop(): Promise<void>
}

export interface Runtime {
  readonly name: 'docker' | 'venv'
  /** What keeps the model apart from the machine, and what does not, in sentences a person reads. */
  readonly isolation: { enforced: string[]; missing: string[] }
  /** Minor version used when a request names none, for example `3.11`. */
  defaultPython(): Promise<string>
  /** Hash of what is asked for: equal requests on equal index settings have one key. */
  requestKey(request: BuildRequest): string
  /** The requirements resolved to exact versions with hashes, before anything is built. Throws BuildError('resolve'). */
  resolve(request: BuildRequest, signal: AbortSignal): Promise<Resolution>
  /**
   * Installs exactly the resolution (absent: resolves first), verifies and records an image; READY is the return.
   * Lines of the build log go to `log`.
   */
  build(
    request: BuildRequest,
    log: (line: string) => void,
    signal: AbortSignal,
    resolution?: Resolution
  ): Promise<ImageRecord>
  /** All records that images on this machine carry; a damaged or half-built image is not listed. */
  list(): Promise<ImageRecord[]>
  /**
   * Removes an image; what other images share with it stays. With a registry it is deleted there as well, for everybody;
   * `localOnly` makes room on this machine and leaves the others theirs.
   */
  remove(record: ImageRecord, options?: { localOnly?: boolean }): Promise<void>
  /** The record with what a listing may leave out: the lock of an image that lies in a registry. */
  complete?(record: ImageRecord): Promise<ImageRecord>
  /**
   * The image on another base, with its libraries unchanged: nothing is resolved or installed, but all of it is imported
   * again. The old image stays until it is removed. Throws BuildError('prepare') where Python's minor version, the
   * machine or the C library differ; absent where a runtime has no bases.
   */
  upgrade?(
    record: ImageRecord,
    options: { baseImage?: string },
    log: (line: string) => void,
    signal: AbortSignal
  ): Promise<ImageRecord>
  /** Compiles what the import check did not, at low priority, so that later starts are faster. Never throws for a module. */
  compileBytecode?(record: ImageRecord, signal: AbortSignal): Promise<void>
  startWorker(request: WorkerRequest): Promise<WorkerProcess>
  /** Ends workers and removes scratch left by the given job, whoever started it. */
  reap(jobId: string): Promise<void>
}
