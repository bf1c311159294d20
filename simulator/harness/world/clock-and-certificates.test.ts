import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Certificate } from '../../../certs/certificate.ts'
import { createLogger } from '../../environment/logger.ts'
import { type Instant, parseInstant } from '../../vocabulary/instant.ts'
import { tellOfClock } from './clock-and-certificates.ts'
import { smkiOfSeed } from './smki-of-seed.ts'

const credentials = [...smkiOfSeed('gb').organisationCredentials()]

function said(at: string, of: readonly { readonly certificate: Certificate }[] = credentials): string {
  const lines: string[] = []
  const destination = { write: (line: string) => void lines.push(line) } as unknown as NodeJS.WritableStream
  tellOfClock(of, parseInstant(at) as Instant, createLogger({ level: 'warn', destination }))
  return lines.join('')
}

describe('a clock that starts', () => {
  for (const at of ['2024-12-31T23:59:59Z', '2035-01-01T00:00:00Z', '1969-07-20T20:17:40Z', '9998-12-31T00:00:00Z'])
    test(`at ${at}, when no certificate is valid, is told of with the dates between which they are`, () =>
      assert.match(said(at), /"from":"2025-01-01T00:00:00Z","to":"2034-12-31T23:59:59Z".*start it between/))

  for (const at of ['2025-01-01T00:00:00Z', '2034-12-31T23:59:59Z'])
    test(`at ${at} is as it should be`, () => assert.equal(said(at), ''))
})
