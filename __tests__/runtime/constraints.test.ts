import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { silentLogger } from '../../src/logger.ts'
import { VenvRuntime } from '../../src/runtime/venv/runtime.ts'
import { pythonOrNotice } from '../support/python.ts'

const requirement = (text: string): { given: string; canonical: string } => ({ given: text, canonical: text })

it('binds the versions of what others bring along, and installs nothing for a constraint', async () => {
  if ((await pythonOrNotice([])) === undefined) return
  const stateDir = await mkdtemp(join(tmpdir(), 'constraints-'))
  try {
    const runtime = await VenvRuntime.create({ stateDir, log: silentLogger })
    const { lock } = await runtime.resolve(
      {
        name: 'constrained',
        requirements: [requirement('pandas==2.2.3')],
        constraints: [requirement('numpy<2'), requirement('scipy<1')],
        creator: 'test'
      },
      AbortSignal.timeout(120_000)
    )
    expect(lock).toMatch(/^numpy==1\./m)
    expect(lock).not.toContain('scipy')
  } finally {
    await rm(stateDir, { recursive: true, force: true })
  }
}, 180_000)
