import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SimulatorFault } from '../vocabulary/faults.ts'

/** Where a server listens. */
export interface ListeningPlace {
  /** 0 is a free one. */
  readonly port: number
  readonly host: string
  /** The option that names another port: `--smki-port`. */
  readonly portOption: string
}

/** @throws SimulatorFault SIM_PORT_IN_USE */
export function listen(server: Server, { port, host, portOption }: ListeningPlace): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    const refused = (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      const detail = `Port ${port} of ${host} is taken: name another with ${portOption}`
      reject(taken ? new SimulatorFault('SIM_PORT_IN_USE', detail, { cause: error }) : error)
    }
    server.once('error', refused)
    server.listen(port, host, () => {
      server.off('error', refused)
      resolve(server.address() as AddressInfo)
    })
  })
}

/** `http://127.0.0.1:8079` */
export const urlOf = ({ address, family, port }: AddressInfo): string =>
  `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
