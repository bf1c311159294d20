import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SimulatorFault } from '../../vocabulary/faults.ts'

/** Where a server listens. */
export interface ListeningPlace {
  /** 0 is a free one. */
  readonly port: number
  readonly host: string
  /** The option that names another port: `--smki-port`. */
  readonly portOption: string
}

/**
 * Connections that the kernel keeps until we take them (no more than its own somaxconn). Beyond that it drops what asks for
 * one, and the client tries again after 1, 3, 7, 15 seconds: an overload that no answer of ours would end.
 */
const backlog = 4_096

/**
 * For how long a connection may be idle: longer than clients keep one, so that theirs is the end that closes it. A client that
 * sends while we close hears that the connection was reset, and may not send again what is not idempotent.
 */
const idleWithinMs = 65_000

/** @throws SimulatorFault SIM_PORT_IN_USE; SIM_CONFIGURATION where the host is no address of this machine's */
export function listen(server: Server, { port, host, portOption }: ListeningPlace): Promise<AddressInfo> {
  server.keepAliveTimeout = idleWithinMs
  return new Promise((resolve, reject) => {
    const refused = (cause: NodeJS.ErrnoException) => reject(explained(cause, { port, host, portOption }))
    server.once('error', refused)
    server.listen({ port, host, backlog }, () => {
      server.off('error', refused)
      resolve(server.address() as AddressInfo)
    })
  })
}

function explained(cause: NodeJS.ErrnoException, { port, host, portOption }: ListeningPlace): Error {
  switch (cause.code) {
    case 'EADDRINUSE':
      return new SimulatorFault(
        'SIM_PORT_IN_USE',
        `Port ${port} of ${host} is taken: name another with ${portOption}`,
        {
          cause,
        },
      )
    case 'EACCES':
      return new SimulatorFault(
        'SIM_CONFIGURATION',
        `Port ${port} is not for everyone: name another with ${portOption}`,
        {
          cause,
        },
      )
    case 'EADDRNOTAVAIL':
    case 'EAI_AGAIN':
    case 'EINVAL':
    case 'ENOTFOUND':
      return new SimulatorFault('SIM_CONFIGURATION', `'${host}' is no address of this machine: name one with --host`, {
        cause,
      })
    default:
      return cause
  }
}

/** `http://127.0.0.1:8079` */
export const urlOf = ({ address, family, port }: AddressInfo): string =>
  `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
