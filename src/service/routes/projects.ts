import type { Project } from '../../api/types.ts'
import type { Handlers } from '../http/handlers.ts'
import { RpcError } from '../errors.ts'
import { readPage } from '../http/pages.ts'
import { removeJobFolder } from '../jobs/job-folder.ts'
import type { Tools } from './tools.ts'

const LONGEST_NAME = 500

export function projectHandlers(
  tools: Tools
): Pick<Handlers, 'createProject' | 'getProject' | 'listProjects' | 'deleteProject'> {
  return {
    createProject: ({ body, caller }) =>
      tools.database.transaction(() => {
        const project = tools.projects.create({ ...body, name: checkName(body.name) })
        tools.makers.setProject(project.id?.uuid ?? '', caller)
        return { project }
      }),
    getProject: ({ path }) => ({ project: withDetails(tools.projects.get(path['projectId.uuid'])) }),
    listProjects: async ({ query }) => {
      const page = await readPage({
        tokens: tools.tokens,
        operation: 'listProjects',
        request: query,
        query: () => ({}),
        fetch: (_query, after, limit) => tools.projects.list(after as number | undefined, limit),
        keyOf: (item) => item.seq
      })
      return { projects: page.items.map((item) => withDetails(item.project)), ...page.next }
    },
    deleteProject: ({ path, caller }) => {
      tools.makers.checkProject(path['projectId.uuid'], caller)
      const jobs = tools.projects.delete(path['projectId.uuid'])
      for (const job of jobs) removeJobFolder(tools.stateDir, job)
      return {}
    }
  }
}

/** Names of projects, datasets, models and test runs. */
export function checkName(name: string): string {
  if (name.trim() === '') throw new RpcError('invalidArgument', 'name is empty')
  if (name.length > LONGEST_NAME) {
    throw new RpcError('invalidArgument', `name is longer than ${LONGEST_NAME} characters`)
  }
  return name
}

function withDetails(project: Project): {
  project: Project
  ownerDetails: { name: string; email: string }
  lastUpdatedTime: string
} {
  return {
    project,
    ownerDetails: { name: '', email: '' },
    lastUpdatedTime: project.lastTestRunTime ?? project.creationTime ?? ''
  }
}
