import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import type { CheckRequest } from '../../simulator/network-operator-check/contract.ts'
import type { Mutant } from './mutant.ts'

export interface MutantService {
  /** Where a mutant is asked, as `--check` takes it. */
  addressOf(mutant: Mutant): string
  close(): void
}

/** Every mutant behind an HTTP address of its own: one process for a hundred implementations. */
export async function serveMutants(mutants: readonly Mutant[]): Promise<MutantService> {
  const byPath = new Map(mutants.map((mutant) => [`/${mutant.name}`, mutant]))
  const server = createServer(async (request, response) => {
    const mutant = byPath.get(request.url ?? '')
    try {
      const verdict = mutant?.judge((await json(request)) as CheckRequest)
      response.writeHead(mutant === undefined ? 404 : 200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(verdict))
    } catch (error) {
      response.writeHead(500).end(String(error))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    addressOf: ({ name }) => `http://127.0.0.1:${port}/${name}`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
