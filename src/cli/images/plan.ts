/** `images plan`: what a run would do about its image, and why. Builds nothing. */
import { resolveRequirements } from '../../gate/image/survey.ts'
import { type Update, updatesOf } from '../../gate/image/updates.ts'
import type { ImageWish } from '../../gate/image/wish.ts'
import { type ImagePlan, nearMissLines, planImage } from '../../gate/plan-image.ts'
import { ProblemsError } from '../../problem.ts'
import { line } from '../../report/escape.ts'
import { printJson } from './text.ts'
import type { Session } from './with-client.ts'

export interface PlanFlags {
  checkUpdates?: boolean
  json?: boolean
  verbose?: boolean
}

/** Newer versions, or why they are not known. */
type Updates = { updates: Update[] } | { unknown: string }

export async function plan(session: Session, wish: ImageWish, flags: PlanFlags): Promise<number> {
  const decided = await planImage(session.client, wish, session.log)
  const isAsked = flags.checkUpdates === true && decided.kind === 'reuse'
  const updates = isAsked ? await updatesFor(session, wish, decided) : undefined
  if (flags.json === true) printJson(session.io, asJson(decided, updates))
  else for (const one of asText(decided, updates, flags)) session.io.stdout.write(`${line(one)}\n`)
  return 0
}

async function updatesFor(
  { client, log }: Session,
  wish: ImageWish,
  decided: Extract<ImagePlan, { kind: 'reuse' }>
): Promise<Updates> {
  try {
    const { resolution } = await resolveRequirements(client, wish, log)
    if (resolution === undefined)
      return { unknown: 'This server cannot tell whether there are newer versions.' }
    return { updates: updatesOf(decided.image, resolution, wish) }
  } catch (error) {
    // The image is there and fits; that today it could not be built again is worth a line and no failure.
    if (!(error instanceof ProblemsError)) throw error
    return {
      unknown: `The requirements could not be resolved anew. ${error.problems[0]?.message ?? ''}`.trim()
    }
  }
}

function asText(decided: ImagePlan, updates: Updates | undefined, flags: PlanFlags): string[] {
  const lines = [`${headline(decided)}: ${decided.reason}`]
  if (decided.kind === 'build' && decided.renamed !== undefined) lines.push(decided.renamed)
  if (decided.kind === 'build' && decided.replaces !== undefined)
    lines.push('It takes the place of the old image.')
  lines.push(...nearMissLines(decided.nearMisses))
  if (decided.kind === 'build') lines.push(...installLines(decided, flags))
  if (updates === undefined) return lines
  if ('unknown' in updates) return [...lines, updates.unknown]
  if (updates.updates.length === 0) return [...lines, 'There are no newer versions of what is asked for.']
  return [
    ...lines,
    'Newer versions exist:',
    ...updates.updates.map(({ name, installed, newest }) => `  ${name} ${installed} -> ${newest}`)
  ]
}

function headline(decided: ImagePlan): string {
  if (decided.kind === 'reuse') return `reuse ${decided.image.name}`
  return decided.kind === 'wait' ? `wait for ${decided.image.name}` : `build ${decided.name}`
}

function installLines({ known }: ImagePlan, flags: PlanFlags): string[] {
  const { resolution } = known
  if (resolution === undefined) return ['This server cannot tell what a build would install.']
  const { pipLibraries, pythonVersion } = resolution
  const count = pipLibraries.length === 1 ? '1 library' : `${pipLibraries.length} libraries`
  const listed = flags.verbose === true ? pipLibraries : []
  return [
    `A build would install ${count} for Python ${pythonVersion}${listed.length === 0 ? '.' : ':'}`,
    ...listed.map(({ name, version }) => `  ${name ?? ''} ${version ?? ''}`)
  ]
}

function asJson(decided: ImagePlan, updates: Updates | undefined): unknown {
  const { kind, reason, known, requests } = decided
  const { resolution } = known
  return {
    decision: kind,
    image: kind === 'build' ? decided.name : decided.image.name,
    reason,
    ...(kind === 'build'
      ? { renamed: decided.renamed ?? null, replaces: decided.replaces?.name ?? null }
      : {}),
    nearMisses: decided.nearMisses.map(({ name, shortfalls }) => ({ name, shortfalls })),
    installs:
      kind === 'build' && resolution !== undefined
        ? { pythonVersion: resolution.pythonVersion, libraries: resolution.pipLibraries }
        : null,
    updates: updates !== undefined && 'updates' in updates ? updates.updates : null,
    requests
  }
}
