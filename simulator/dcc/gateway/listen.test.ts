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
