import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { test } from 'node:test'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { listen } from './listen.ts'

/** 192.0.2.1 is for documentation (RFC 5737), 999.1.1.1 is none. */
for (const host of ['192.0.2.1', '999.1.1.1'])
  test(`says that ${host} is no address of this machine`, async () => {
    await assert.rejects(
      listen(createServer(), { port: 0, host, portOption: '--port' }),
      (fault) =>
        fault instanceof SimulatorFault && fault.code === 'SIM_CONFIGURATION' && fault.message.includes('--host'),
    )
  })

test('a connection may be idle for longer than clients keep one', async () => {
  const server = createServer((_request, response) => response.end())
  const { port } = await listen(server, { port: 0, host: '127.0.0.1', portOption: '--port' })
  const { headers } = await fetch(`http://127.0.0.1:${port}`)
  assert.equal(headers.get('keep-alive'), 'timeout=65')
  server.closeAllConnections()
  server.close()
})
