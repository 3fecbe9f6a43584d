import type { Handlers } from '../http/handlers.ts'
import type { Tools } from './tools.ts'

export function healthHandlers(tools: Tools): Pick<Handlers, 'getReadiness' | 'getMetrics'> {
  return {
    getReadiness: async () => {
      await tools.readiness.check()
      return {}
    },
    getMetrics: () => tools.metrics.text()
  }
}
