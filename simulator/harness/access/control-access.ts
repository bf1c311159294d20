import type { IncomingMessage } from 'node:http'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { isSameToken, tokensOf } from './bearer-token.ts'
import { type HostName, isLoopback, readHostName } from './host-names.ts'

/** Why a request is not let in. */
export interface NotLetIn {
  readonly status: 401 | 403
  /** What to do about it, in a sentence for a person. */
  readonly error: string
  readonly headers: Readonly<Record<string, string>>
}

/** Where the harness port listens, and what it lets in. */
export interface AccessSettings {
  readonly host: string
  /** Names beside `host` by which it may be called, each with or without a port. */
  readonly allowHosts: readonly string[]
  readonly token?: string | undefined
}

/** Says of a request to the harness port why it is not let in; null where it is. It looks at headers alone. */
export type ControlAccess = (request: IncomingMessage) => NotLetIn | null

/**
 * Who may use the harness port: a caller that uses one of its names and is no page of another web site, and that,
 * where there is a token, sends it.
 *
 * @throws SimulatorFault SIM_CONFIGURATION where other machines would reach it without a token
 */
export function controlAccess({ host, allowHosts, token }: AccessSettings): ControlAccess {
  const listening = readHostName(host)
  if (token === undefined && !(listening !== null && isLoopback(listening))) throw withoutToken(host)
  const fromElsewhere = pageAccess({ host, allowHosts })
  return (request) => fromElsewhere(request) ?? (token === undefined ? null : unknownCaller(request, token))
}

/** Who may load the console's page: whoever calls the port by one of its names. The page holds nothing of the network. */
export function pageAccess({ host, allowHosts }: Omit<AccessSettings, 'token'>): ControlAccess {
  const own = [host, ...allowHosts].flatMap((name) => readHostName(name) ?? [])
  return (request) => foreignHost(request, own) ?? foreignOrigin(request)
}

/** A page that had its own name resolve to this machine (DNS rebinding) calls the port by that name. */
function foreignHost({ headers: { host = '' } }: IncomingMessage, own: readonly HostName[]): NotLetIn | null {
  const called = readHostName(host)
  const isKnown = ({ name, port }: HostName) => name === called?.name && (port === '' || port === called.port)
  if (called !== null && (isLoopback(called) || own.some(isKnown))) return null
  return forbidden(
    called === null
      ? 'The request names no host that it is for: its Host header has to'
      : `'${called.name}' is no name of this network: start it with --allow-host ${called.name} if it is to be one`,
  )
}

/** The page of a browser says where it is from; only one that this port served itself is from here. */
function foreignOrigin({ headers: { host, origin } }: IncomingMessage): NotLetIn | null {
  if (origin === undefined) return null
  const from = /^https?:\/\/(.+)$/i.exec(origin)?.[1] ?? ''
  const [page, called] = [readHostName(from), readHostName(host ?? '')]
  if (page !== null && page.name === called?.name && page.port === called.port) return null
  return forbidden('The request comes from a page of another origin; only pages that this port serves may use it')
}

function unknownCaller(request: IncomingMessage, token: string): NotLetIn | null {
  const said = tokensOf(request)
  if (said.some((each) => isSameToken(each, token))) return null
  const what = said.length === 0 ? 'This network wants its token' : 'This is not the token of this network'
  return {
    status: 401,
    error: `${what}: Authorization: Bearer TOKEN, or --token or DCC_SIM_TOKEN with the commands of dcc-sim`,
    headers: { 'WWW-Authenticate': 'Bearer realm="dcc-sim"' },
  }
}

const forbidden = (error: string): NotLetIn => ({ status: 403, error, headers: {} })

const withoutToken = (host: string): SimulatorFault =>
  new SimulatorFault(
    'SIM_CONFIGURATION',
    `--host ${host} opens the control API, which can change everything, to other machines: give it a token, such as ` +
      'DCC_SIM_TOKEN=$(openssl rand -hex 24), or --token, or listen on the loopback',
  )
