import { contractPage } from '../contract/page.ts'
import type { Handlers } from '../http/handlers.ts'
import type { Tools } from './tools.ts'

/** The contract itself, as the file and as a page. Both are of the product and the same in every installation. */
export function contractHandlers({ contract }: Tools): Pick<Handlers, 'getContract' | 'getContractPage'> {
  let page: string | undefined
  return {
    getContract: () => contract.text,
    getContractPage: () => (page ??= contractPage(contract.text))
  }
}
