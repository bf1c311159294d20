import { defineParameterType } from '@cucumber/cucumber'
import { networkOperatorCalled } from '../../simulator/market/look-up.ts'
import { networkOperators } from '../../simulator/market/network-operators.ts'
import { regions } from '../../simulator/market/regions.ts'
import { smiStatuses } from '../../simulator/vocabulary/device-type.ts'
import { parseInstant } from '../../simulator/vocabulary/instant.ts'
import { parseMarketDate } from '../../simulator/vocabulary/market-date.ts'
import { parseMeteringPoint } from '../../simulator/vocabulary/metering-point.ts'
import { responseCodes } from '../../simulator/vocabulary/response-code.ts'
import { stages } from '../../simulator/vocabulary/stage.ts'
import { wordsForCalendars } from './calendars.ts'
import type { PointInWords } from './metering-points.ts'
import { wordsForSenders } from './senders.ts'
import { wordsForValues } from './values-in-words.ts'

/** Longest first, so that no name is cut short by one that begins it. */
const anyOf = (words: readonly string[]): RegExp =>
  new RegExp(
    [...words]
      .sort((one, other) => other.length - one.length)
      .map(escaped)
      .join('|'),
  )

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\&]/g, '\\$&')

defineParameterType({
  name: 'party',
  regexp: anyOf(networkOperators.map(({ name }) => name)),
  transformer: networkOperatorCalled,
})

defineParameterType({
  name: 'region',
  regexp: new RegExp(`(?:the )?(?:${anyOf(regions.map(({ name }) => name)).source})`),
  transformer: (text: string) => text.replace(/^the /, ''),
})

defineParameterType({ name: 'device', regexp: /ESME|GSME|GPF|CHF|PPMID|HCALCS/, transformer: (type: string) => type })

defineParameterType({
  name: 'code',
  regexp: anyOf(Object.keys(responseCodes)),
  transformer: (code: string) => code,
})

/** Of a device's alert: four hexadecimal digits. */
defineParameterType({ name: 'alert-code', regexp: /[0-9A-F]{4}/, transformer: (code: string) => code })

/** How far the life of a home's devices has come. */
defineParameterType({ name: 'stage', regexp: anyOf(stages), transformer: (stage: string) => stage })

defineParameterType({ name: 'status', regexp: anyOf(smiStatuses), transformer: (status: string) => status })

/** Of an alert of the DCC's own. */
defineParameterType({ name: 'dcc-alert', regexp: /AD1|N\d+/, transformer: (code: string) => code })

/** A Service Reference Variant. */
defineParameterType({ name: 'srv', regexp: /\d+\.\d+(?:\.\d+)?/, transformer: (variant: string) => variant })

/** A use case of GBCS, by the name that its message code has. */
defineParameterType({
  name: 'use-case',
  regexp: /(?:CCS|CS|DBCH|ECS|GCS)\d[A-Za-z0-9]*(?:\/CCS\d+)?/,
  transformer: (name: string) => name,
})

/** Who sends a request: a part in the scenario, or a network operator by its name. */
defineParameterType({
  name: 'sender',
  regexp: anyOf([...wordsForSenders, ...networkOperators.map(({ name }) => name)]),
  transformer: (words: string) => words,
})

/** A device or a metering point that a scenario knows by a word. */
defineParameterType({ name: 'thing', regexp: anyOf(wordsForValues), transformer: (words: string) => words })

defineParameterType({ name: 'rule', regexp: /NOC-\d+/, transformer: (rule: string) => rule })

/** Which of an operator's identifiers. */
defineParameterType({
  name: 'ordinal',
  regexp: /first|second/,
  transformer: (word: string) => (word === 'second' ? 1 : 0),
})

defineParameterType({
  name: 'duration',
  regexp: /half a minute|a minute|\d+ seconds|\d+ days/,
  transformer: (text: string) => {
    if (text === 'half a minute') return 30_000
    if (text.endsWith('days')) return Number.parseInt(text, 10) * 86_400_000
    return text === 'a minute' ? 60_000 : Number.parseInt(text, 10) * 1000
  },
})

/** What a tariff or a schedule goes by. */
defineParameterType({
  name: 'calendar',
  regexp: anyOf(wordsForCalendars),
  transformer: (words: string) => words,
})

/** A moment of UTC, as DUIS writes it. */
defineParameterType({
  name: 'instant',
  regexp: /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z/,
  transformer: (text: string) => {
    const moment = parseInstant(text)
    if (moment === null) throw new Error(`${text} is no moment of the calendar`)
    return moment
  },
})

/** A day of the market. */
defineParameterType({
  name: 'day',
  regexp: /\d{4}-\d{2}-\d{2}(?!T)/,
  transformer: (text: string) => {
    const day = parseMarketDate(text)
    if (day === null) throw new Error(`${text} is no day of the calendar`)
    return day
  },
})

defineParameterType({
  name: 'point',
  regexp: /\d{6,13}/,
  transformer: (text: string) => {
    const point = parseMeteringPoint(text)
    if (point === null) throw new Error(`${text} is no metering point`)
    return point
  },
})

defineParameterType({
  name: 'point-in-words',
  regexp: /secondary import MPAN|export MPAN/,
  transformer: (text: string): PointInWords => (text === 'export MPAN' ? 'exportMpan' : 'secondaryImportMpan'),
})
