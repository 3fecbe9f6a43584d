/**
 * Time to decide which managed image a run takes, over catalogues of several sizes.
 *
 *   node benchmarks/images.mjs [--sizes 1000,10000,100000] [--repeat 15]
 *
 * A real service on a loopback port, asked through the real client by the gate's own code; only the runtime behind the
 * service is a list of made-up records, since nobody has 100,000 environments. The floor is one empty request
 * (`GET /v1/rime-info`) to the same service in the same run.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { RimeClient } from '../src/client/rime-client.ts'
import { planImage } from '../src/gate/plan-image.ts'
import { silentLogger } from '../src/logger.ts'
import { parseRequirement } from '../src/requirements/index.ts'
import { startService } from '../src/service/service.ts'

const KEY = 'benchmark-key-0123456789'
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000,100000' },
    repeat: { type: 'string', default: '15' }
  }
})

/** 300 libraries, the first ones in most images and the last ones in few, as the teams of one company have them. */
const LIBRARIES = Array.from({ length: 300 }, (_, index) => `library-${index}`)

/** A small generator with a seed, so that every run asks the same catalogue. */
function generator(seed) {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function records(count) {
  const random = generator(7)
  return Array.from({ length: count }, (_, index) => {
    const own = LIBRARIES.filter((_, rank) => random(1000) < 900 / (1 + rank / 8))
    const pipLibraries = own.map((name) => ({ name, version: `1.${random(8)}.${random(4)}` }))
    // What a team asks for by name: one that everybody has, and two of its own.
    const asked = [pipLibraries[0], ...pipLibraries.slice(-2)]
    const requirements = asked.map(({ name, version }) => `${name}==${version}`)
    return {
      schema: 2,
      name: `image-${String(index).padStart(6, '0')}`,
      runtime: 'venv',
      requirements: requirements.map((line) => ({ given: line, canonical: line })),
      constraints: [],
      lock: requirements.join('\n'),
      requestKey: `request-${index}`,
      contentKey: `content-${index}`,
      pipLibraries,
      providedExtras: {},
      directUrls: {},
      systemPackages: [],
      pythonVersion: '3.11.9',
      markerEnvironment: { python_version: '3.11', sys_platform: 'linux', platform_machine: 'x86_64' },
      platform: 'linux x86_64 glibc 2.36',
      reference: `/nowhere/${index}`,
      bytes: 1000,
      createdAt: new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString(),
      buildSeconds: 1,
      creator: 'benchmark',
      builder: 'benchmark'
    }
  })
}

function runtimeWith(images) {
  const refuse = () => Promise.reject(new Error('nothing is built in this benchmark'))
  return {
    name: 'venv',
    isolation: { enforced: [], missing: [] },
    defaultPython: () => Promise.resolve('3.11'),
    requestKey: () => 'none',
    resolve: refuse,
    build: refuse,
    list: () => Promise.resolve(images),
    remove: refuse,
    startWorker: refuse,
    reap: () => Promise.resolve()
  }
}

function wishes(images) {
  const wish = (lines) => ({
    requirements: lines.map((line) => parseRequirement(line).requirement),
    constraints: [],
    reuse: 'satisfies'
  })
  const [middle] = images.slice(Math.floor(images.length / 2))
  const pinned = middle.requirements.map(({ canonical }) => canonical)
  return [
    ['the pins of an image', wish(pinned)],
    ['the same under its name', { ...wish(pinned), name: middle.name }],
    ['pins that no image has', wish([`${LIBRARIES[1]}==1.1.1`, `${LIBRARIES[2]}==9.9`])],
    ['three floating libraries', wish([LIBRARIES[0], LIBRARIES[60], LIBRARIES[120]])],
    ['what floats in every image', wish([LIBRARIES[0], LIBRARIES[1]])],
    ['a library that no image has', wish(['unheard-of==1'])]
  ]
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

async function timed(body) {
  const started = performance.now()
  await body()
  return performance.now() - started
}

const rows = []
for (const size of values.sizes.split(',').map(Number)) {
  const folder = mkdtempSync(join(tmpdir(), 'images-'))
  const images = records(size)
  const service = await startService({
    host: '127.0.0.1',
    port: 0,
    stateDir: folder,
    runtime: runtimeWith(images),
    apiKeys: [KEY],
    dataRoots: [],
    version: '0.0.0',
    log: silentLogger
  })
  const client = new RimeClient({ url: service.url, apiKey: KEY, userAgent: 'benchmark' })
  try {
    await client.getImage(images[0].name)
    const floor = []
    for (let i = 0; i < Number(values.repeat); i++) floor.push(await timed(() => client.getInfo()))
    for (const [title, wish] of wishes(images)) {
      const times = []
      let decision
      for (let i = 0; i < Number(values.repeat); i++) {
        times.push(await timed(async () => (decision = await planImage(client, wish))))
      }
      const { requests } = decision
      rows.push([
        size,
        title,
        median(times),
        times.toSorted((a, b) => a - b).at(-1),
        requests,
        decision.kind,
        median(floor)
      ])
    }
  } finally {
    client.close()
    await service.close({ cancelJobs: true })
    rmSync(folder, { recursive: true, force: true })
  }
}

console.log(`Load ${loadavg()[0].toFixed(1)}; median and worst of ${values.repeat}.\n`)
console.log('| images | asked for | median ms | worst ms | requests | decision | floor ms |')
console.log('| ---: | --- | ---: | ---: | ---: | --- | ---: |')
for (const [size, title, middle, worst, requests, kind, floor] of rows) {
  console.log(
    `| ${size.toLocaleString('en')} | ${title} | ${middle.toFixed(1)} | ${worst.toFixed(1)} | ${requests} | ${kind} | ${floor.toFixed(1)} |`
  )
}
