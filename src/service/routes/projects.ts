import type { Project } from '../../api/types.ts'
import type { Handlers } from '../http/handlers.ts'
import { RpcError } from '../errors.ts'
import { readPage } from '../http/pages.ts'
import { removeJobFolder } from '../jobs/job-folder.ts'
import { checkProjectConfig } from './config.ts'
import { applyMask } from './project-mask.ts'
import { readProjectQuery } from './project-query.ts'
import type { Tools } from './tools.ts'

const LONGEST_NAME = 500

export function projectHandlers(
  tools: Tools
): Pick<
  Handlers,
  'createProject' | 'getProject' | 'getProjectUrl' | 'listProjects' | 'updateProject' | 'deleteProject'
> {
  return {
    createProject: ({ body, caller }) => {
      checkName(body.name)
      checkProjectConfig(body)
      return tools.database.transaction(() => {
        const project = tools.projects.create(body)
        tools.makers.setProject(project.id?.uuid ?? '', caller)
        return { project }
      })
    },
    getProjectUrl: ({ path, baseUrl }) => {
      const id = path['projectId.uuid']
      tools.projects.get(id)
      return { url: { url: `${baseUrl.replace(/^https?:\/\//, '')}/v1/projects/${id}` } }
    },
    updateProject: ({ path, body }) => {
      const id = path['projectId.uuid']
      if (body.projectId?.uuid !== undefined && body.projectId.uuid !== id) {
        throw new RpcError('invalidArgument', 'projectId in the body is not the one in the path')
      }
      const project = tools.projects.update(id, (before) => {
        const after = applyMask(tools.contract, before, body.project ?? {}, body.mask)
        checkName(after.name ?? '')
        checkProjectConfig(after)
        return after
      })
      return { project }
    },
    getProject: ({ path }) => ({ project: withDetails(tools.projects.get(path['projectId.uuid'])) }),
    listProjects: async ({ query }) => {
      const page = await readPage({
        tokens: tools.tokens,
        operation: 'listProjects',
        request: query,
        query: () => readProjectQuery(query),
        fetch: (filter, after, limit) => tools.projects.list(filter, after as string | undefined, limit),
        keyOf: (item) => item.key
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
