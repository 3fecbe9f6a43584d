/** What a failed call to the server means for the user, with whom to ask for what. */
import { ApiError, TransportError, type TransportFault } from '../client/errors.ts'
import type { Reason } from '../report/model.ts'

/** @param server how messages name it: its origin. */
export function serverReason(error: ApiError | TransportError, server: string): Reason {
  return error instanceof ApiError ? refusalReason(error, server) : transportReason(error)
}

const FAULTS: Readonly<Record<TransportFault, { code: string; hint: string }>> = {
  unreachable: {
    code: 'server-unreachable',
    hint: 'Check server-url, the network, and the proxy settings (HTTPS_PROXY, NO_PROXY), then run the step again.'
  },
  'timed-out': {
    code: 'server-unreachable',
    hint: 'The server is overloaded, or something between drops the connection. Run the step again.'
  },
  'cut-off': {
    code: 'server-unreachable',
    hint: 'Something between this machine and the server ends connections, or the server was restarted. Run the step again.'
  },
  certificate: {
    code: 'server-certificate',
    hint: 'For a certificate authority of your own, set NODE_EXTRA_CA_CERTS to its PEM file in the env of the step. Check also that server-url has the name on the certificate, and that the port speaks TLS.'
  },
  redirect: {
    code: 'server-redirect',
    hint: 'The key does not follow redirects. Give the address it leads to as server-url; where that is a login page, the key is not asked for there and the address is of another service.'
  },
  'not-json': {
    code: 'server-not-rime',
    hint: 'Check that server-url is the address of the RIME API, and that no login page or proxy answers in its place.'
  },
  'too-large': { code: 'server-not-rime', hint: 'Check that server-url is the address of the RIME API.' },
  malformed: {
    code: 'server-not-rime',
    hint: 'Check that server-url is the address of the RIME API, and that its version is supported (2.0 to 2.13).'
  },
  key: {
    code: 'server-unauthorized',
    hint: 'Check the secret behind the input api-key: it may hold a line break or a letter of another alphabet.'
  }
}

function transportReason(error: TransportError): Reason {
  return { ...FAULTS[error.fault], message: error.message }
}

function refusalReason(error: ApiError, server: string): Reason {
  const message = `The server refused ${error.request} (${error.status}): ${error.message}`
  if (lacksManagedImages(error)) {
    return {
      code: 'server-no-managed-images',
      message: `${server} has no managed images: ${error.message}`,
      hint: `Ask the administrator of ${server} to enable the Managed Images feature in the installation values of the deployment.`
    }
  }
  if (error.status === 401) {
    return {
      code: 'server-unauthorized',
      message,
      hint: `The key in the input api-key is wrong, revoked or expired. Make a new one in the settings of ${server}, or ask its administrator for one, and put it into the secret.`
    }
  }
  if (error.status === 403) {
    return {
      code: 'server-forbidden',
      message,
      hint: `Ask the administrator of ${server} ${permissionFor(error.request)}.`
    }
  }
  if ([429, 502, 503, 504].includes(error.status)) {
    return {
      code: 'server-busy',
      message,
      hint: 'The server is overloaded or restarting. Run the step again later.'
    }
  }
  return { code: 'server-refused', message }
}

/** The calls of the image builder are not there, or the server says in its words that it has none. */
function lacksManagedImages({ request, status, message }: ApiError): boolean {
  if (!/ \/v1\/images(\/list)?$/.test(request)) return false
  if ([404, 405, 501].includes(status)) return true
  return [400, 403].includes(status) && /not (?:been )?enabled|disabled|not available|feature/i.test(message)
}

function permissionFor(request: string): string {
  if (request.includes(' /v1/images')) return 'to let this key list and create managed images'
  if (request === 'POST /v1/projects')
    return 'to let this key create projects, or to create one, and name it in the input project'
  if (/upload/.test(request)) return 'to let this key upload files'
  return 'to give this key access to the project, with the right to register data and to start stress tests'
}
