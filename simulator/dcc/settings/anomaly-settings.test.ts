import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { anomalySettingsSchema } from './anomaly-settings.ts'

const supplier = '90-B3-D5-1F-30-01-00-00'

/** What is said of settings that are none; null of those that are. */
const complaintOf = (settings: unknown): string | null =>
  anomalySettingsSchema
    .safeParse(settings)
    .error?.issues.map((issue) => JSON.stringify(issue))
    .join('\n') ?? null

describe('settings of threshold anomaly detection', () => {
  const taken = {
    'a threshold of a user for a variant, and for all': { users: { [supplier]: { '7.2': 10, all: 5000 } } },
    'a threshold over all users': { dcc: { '1.2.1': 0 } },
    'a limit of an element with a number': { attributes: { '1.5': { AdjustMeterBalance: { most: 50_000 } } } },
    'a limit of an element that has attributes too': { attributes: { '1.1.1': { BlockPrice: { least: 1 } } } },
  }
  for (const [what, settings] of Object.entries(taken))
    test(`take ${what}`, () => assert.equal(complaintOf(settings), null))

  const refused: Readonly<Record<string, readonly [settings: unknown, complaint: RegExp]>> = {
    'a variant that DUIS does not have': [{ users: { [supplier]: { '77.4': 1 } } }, /neither a Service Reference/],
    'a user that is no EUI-64': [{ users: { '90-B3': { all: 1 } } }, /is not a User ID/],
    'an element that the variant does not have': [
      { attributes: { '1.5': { MeterBalance: { most: 1 } } } },
      /is no element of 1.5 with a number: there are AdjustMeterBalance/,
    ],
    'an element that holds a moment': [{ attributes: { '6.11': { CurrentDateTime: { most: 1 } } } }, /TolerancePeriod/],
    'an attribute of an element': [{ attributes: { '7.5': { index: { most: 1 } } } }, /there are Duration"/],
    'a variant without numbers': [{ attributes: { '7.2': { Anything: { most: 1 } } } }, /7.2 has none/],
    'a limit that limits nothing': [{ attributes: { '6.11': { TolerancePeriod: {} } } }, /neither least nor most/],
    'all, where a body is meant': [{ attributes: { all: { TolerancePeriod: { most: 1 } } } }, /is not a Service/],
  }
  for (const [what, [settings, complaint]] of Object.entries(refused))
    test(`refuse ${what}, and say why`, () => assert.match(complaintOf(settings) ?? '', complaint))
})
