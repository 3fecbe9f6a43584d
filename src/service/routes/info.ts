import type { components } from '../../api/rime-v1.ts'
import type { Handlers } from '../http/handlers.ts'
import { RpcError } from '../errors.ts'
import type { Tools } from './tools.ts'

/** SDKs refuse a server older than themselves; 2.13 is the last of the line. */
const CLUSTER_VERSION = '2.13.2'
const CUSTOMER = 'embedded'

/** What this server does of what the vendor licenses one by one. */
const FEATURES: readonly LicenseFeature[] = []

type LicenseFeature = components['schemas']['RimeLicenseFeature']

export function infoHandlers(
  tools: Tools
): Pick<
  Handlers,
  'getHealth' | 'getRimeInfo' | 'getLimitStatus' | 'listEnabledFeatures' | 'getEnabledFeature'
> {
  const checkCustomer = (name: string): void => {
    if (name !== CUSTOMER) throw new RpcError('notFound', 'there is no such customer')
  }
  return {
    getHealth: () => ({}),
    getRimeInfo: () => ({
      clusterInfoVersion: CLUSTER_VERSION,
      customerName: CUSTOMER,
      expirationTime: '2999-12-31T00:00:00Z',
      riPlan: 'RI_PLAN_DEFAULT',
      buildVersion: tools.version
    }),
    getLimitStatus: ({ path }) => {
      const known = tools.contract.named('RimeLicenseLimit').enum ?? []
      checkCustomer(path.customerName)
      if (!known.includes(path.limit)) throw new RpcError('notFound', 'there is no such limit')
      const limit = path.limit as 'LICENSE_LIMIT_EXPIRATION'
      return { limitStatus: { limit, limitStatus: 'STATUS_OK', limitValue: '0', currentValue: '0' } }
    },
    listEnabledFeatures: ({ path }) => {
      checkCustomer(path.customerName)
      return { customerName: CUSTOMER, enabledFeatures: [...FEATURES] }
    },
    getEnabledFeature: ({ path }) => {
      const known = tools.contract.named('RimeLicenseFeature').enum ?? []
      checkCustomer(path.customerName)
      if (!known.includes(path.feature)) throw new RpcError('notFound', 'there is no such feature')
      const feature = path.feature as LicenseFeature
      return { feature, enabled: FEATURES.includes(feature) }
    }
  }
}
