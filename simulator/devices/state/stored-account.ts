import { z } from 'zod'
import { instant } from '../../vocabulary/instant.ts'
import { creditMarks, type MeterAccount } from './meter-account.ts'

const moment = z.number()

/** What a meter has counted and charged for, as it is stored: what is nothing is left out. */
export const storedAccount = z.strictObject({
  chargedUntil: moment,
  interruptions: z.array(z.strictObject({ from: moment, until: moment.nullable() })).optional(),
  blocks: z.record(z.string(), z.number()).optional(),
  tariffs: z
    .array(z.strictObject({ from: moment, counted: z.array(z.number()), calendar: z.record(z.string(), z.base64()) }))
    .optional(),
  topUps: z.array(z.strictObject({ number: z.int(), token: z.string(), amount: z.number(), at: moment })).optional(),
  marks: z.array(z.enum(creditMarks)).optional(),
  isEmergencyInUse: z.boolean().optional(),
  midnights: z.array(z.strictObject({ at: moment, amounts: z.array(z.number()) })).optional(),
  debtPayments: z.array(z.strictObject({ at: moment, amount: z.number() })).optional(),
  changes: z
    .array(z.strictObject({ at: moment, cause: z.enum(['mode', 'tariff']), amounts: z.array(z.number()) }))
    .optional(),
})
type StoredAccount = z.infer<typeof storedAccount>

export const writtenAccount = (account: MeterAccount): StoredAccount => ({
  chargedUntil: account.chargedUntil,
  ...(account.interruptions.length > 0 && { interruptions: [...account.interruptions] }),
  ...(Object.keys(account.blocks).length > 0 && { blocks: { ...account.blocks } }),
  ...(account.tariffs.length > 0 && {
    tariffs: account.tariffs.map((each) => ({ ...each, counted: [...each.counted], calendar: { ...each.calendar } })),
  }),
  ...(account.topUps.length > 0 && { topUps: [...account.topUps] }),
  ...(account.marks.length > 0 && { marks: [...account.marks] }),
  ...(account.isEmergencyInUse && { isEmergencyInUse: true }),
  ...(account.midnights.length > 0 && {
    midnights: account.midnights.map(({ at, amounts }) => ({ at, amounts: [...amounts] })),
  }),
  ...(account.debtPayments.length > 0 && { debtPayments: [...account.debtPayments] }),
  ...(account.changes.length > 0 && {
    changes: account.changes.map((each) => ({ ...each, amounts: [...each.amounts] })),
  }),
})

const timed = <Of extends { readonly at: number }>(entries: readonly Of[] = []) =>
  entries.map((entry) => ({ ...entry, at: instant(entry.at) }))

export const restoreAccount = ({
  chargedUntil,
  interruptions = [],
  blocks = {},
  tariffs = [],
  topUps,
  midnights,
  debtPayments,
  changes,
  marks = [],
  isEmergencyInUse = false,
}: StoredAccount): MeterAccount => ({
  blocks,
  marks,
  isEmergencyInUse,
  chargedUntil: instant(chargedUntil),
  interruptions: interruptions.map(({ from, until }) => ({
    from: instant(from),
    until: until === null ? null : instant(until),
  })),
  tariffs: tariffs.map((each) => ({ ...each, from: instant(each.from) })),
  topUps: timed(topUps),
  midnights: timed(midnights),
  debtPayments: timed(debtPayments),
  changes: timed(changes),
})
