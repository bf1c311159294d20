import { isTopUpAuthentic, readTopUpToken, type TopUpParties } from '../../gbcs/top-up-token.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { AcceptedTopUp, MeterAccount } from '../state/meter-account.ts'

/** A token as a meter meets it. */
export interface OfferedTopUp {
  readonly token: string
  readonly account: Pick<MeterAccount, 'topUps'>
  /** What the supplier's top-up counter must exceed. */
  readonly floor: bigint
  /** Whose key made it, if it is real; null for a meter without a top-up cell. */
  readonly parties: TopUpParties | null
  readonly balance: number
  /** In hundred-thousandths of a pound. */
  readonly mostAtOnce: number
  readonly mostBalance: number
  readonly at: Instant
}

/** Why a token is not taken. */
export type TopUpRefusal = 'invalid' | 'not-authentic' | 'duplicate' | 'too-large' | 'over-maximum'

/** What a meter notes of it (GBCS 16.2); nothing of digits that were mistyped. */
export const eventOfRefusal: Readonly<Record<TopUpRefusal, number | null>> = {
  invalid: null,
  'not-authentic': 0x8f63,
  duplicate: 0x8f51,
  'too-large': 0x8f5b,
  'over-maximum': 0x8f47,
}

/** A meter keeps the numbers of as many tokens. */
const mostRemembered = 100

const hundredThousandths = { pence: 1_000, pounds: 100_000 } as const

/** Takes a token or says why not (docs/domain/gbcs.md#utrn-window). */
export function judgeTopUp(offered: OfferedTopUp): AcceptedTopUp | TopUpRefusal {
  const { token: text, account, floor, parties, at } = offered
  const token = readTopUpToken(text)
  if (token === null) return 'invalid'
  const least = Number(floor >> 32n)
  const newest = Math.max(least, ...account.topUps.map(({ number }) => number))
  const number = nearest(token.truncatedNumber, newest)
  if (parties === null || number < 0 || !isTopUpAuthentic(token, BigInt(number), parties)) return 'not-authentic'
  if (account.topUps.some((each) => each.number === number)) return 'duplicate'
  const oldest = account.topUps.length < mostRemembered ? least : Math.min(...account.topUps.map((each) => each.number))
  if (number <= oldest) return 'duplicate'
  const amount = token.amount * hundredThousandths[token.unit]
  if (amount > offered.mostAtOnce) return 'too-large'
  if (offered.balance + amount > offered.mostBalance) return 'over-maximum'
  return { number, token: text, amount, at }
}

/** Of the numbers whose ten lowest bits these are, the one that is nearest to another. */
function nearest(bits: number, to: number): number {
  const first = Math.floor(to / 1024) * 1024 + bits
  return [first - 1024, first, first + 1024].reduce((best, each) =>
    Math.abs(each - to) < Math.abs(best - to) ? each : best,
  )
}

/** The number after the newest that a meter has taken, or may take none below. */
export const nextTopUpNumber = ({
  topUpFloor,
  account,
}: {
  readonly topUpFloor: bigint
  readonly account: Pick<MeterAccount, 'topUps'> | null
}): bigint => BigInt(Math.max(Number(topUpFloor >> 32n), ...(account?.topUps ?? []).map(({ number }) => number)) + 1)

export const withTopUp = (account: MeterAccount, topUp: AcceptedTopUp): MeterAccount => ({
  ...account,
  topUps: [...account.topUps, topUp].slice(-mostRemembered),
})

/** SMETS has a meter keep as many payments of debt. */
const mostDebtPayments = 10

export const withDebtPayment = (account: MeterAccount, amount: number, at: Instant): MeterAccount =>
  amount === 0
    ? account
    : { ...account, debtPayments: [...account.debtPayments, { at, amount }].slice(-mostDebtPayments) }
