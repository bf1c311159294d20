import { createCipheriv, timingSafeEqual } from 'node:crypto'
import { type EntityIdentifier, octetsOfEntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { frame } from './frame/grouping-header.ts'
import { initialisationVectorOf, type MacHeader, macKeyOf } from './key-agreement.ts'

/** What a customer has bought, as twenty digits carry it (docs/domain/gbcs.md#utrn). */
export interface TopUp {
  /** Whole pence, or whole pounds: up to 8191 of either. */
  readonly amount: number
  readonly unit: 'pence' | 'pounds'
}

/** A token as it was read. Nothing vouches for it yet. */
export interface TopUpToken extends TopUp {
  /** The lowest ten bits of the number of the token: 0 to 1023. */
  readonly truncatedNumber: number
  /** Four octets. */
  readonly mac: Buffer
}

/** Who sells to which device, and the secret (Z) of the supplier's top-up key and the device's key. */
export interface TopUpParties {
  readonly supplier: EntityIdentifier
  readonly device: EntityIdentifier
  readonly secret: Buffer
}

/** The most pence, or pounds, in one token: thirteen bits. */
export const mostInToken = 0x1fff

const units = ['pence', 'pounds'] as const
/** Added to the 64 bits, so that a token has always as many digits, and begins with those of its kind. */
const base = 7_394_156_990_786_306_048n
const digits = 19
const macLength = 4
/** A key agreement needs the tag whole, of which a token has the end. */
const tagLength = 16
const numberBits = 10
const amountBits = 13
/** The number stands in the upper half of the originator counter; the lower is zero. */
const halfOfCounter = 32n

/**
 * The token for a top-up: 19 digits and a check digit.
 *
 * @param number rises from token to token for one device; the ten lowest bits go into the token
 * @throws RangeError for an amount that is not 0 to 8191
 */
export function writeTopUpToken({ amount, unit }: TopUp, number: bigint, parties: TopUpParties): string {
  if (!Number.isInteger(amount) || amount < 0 || amount > mostInToken)
    throw new RangeError(`a token holds 0 to ${mostInToken} ${unit}, not ${amount}`)
  const truncated = Number(number & 0x3ffn)
  const upper = truncated * 2 ** (amountBits + 2) + units.indexOf(unit) * 2 ** amountBits + amount
  const mac = macOfToken(upper, number, parties)
  const text = String(base + BigInt(upper) * 2n ** 32n + BigInt(mac.readUInt32BE()))
  return text + checkDigitOf(text)
}

/** Reads a token; null for what is none: not twenty digits, a wrong check digit, another kind. */
export function readTopUpToken(text: string): TopUpToken | null {
  if (!/^\d{20}$/.test(text) || checkDigitOf(text.slice(0, digits)) !== text.at(-1)) return null
  const bits = BigInt(text.slice(0, digits)) - base
  if (bits < 0n || bits >> BigInt(32 + amountBits + 2 + numberBits) !== 0n) return null
  const upper = Number(bits >> 32n)
  const unit = units[(upper >> amountBits) & 3]
  if (unit === undefined) return null
  const mac = Buffer.alloc(macLength)
  mac.writeUInt32BE(Number(bits & 0xffffffffn))
  return { amount: upper & mostInToken, unit, truncatedNumber: upper >>> (amountBits + 2), mac }
}

/** Whether a token was made for the device, by who shares the secret, under the number. */
export const isTopUpAuthentic = (token: TopUpToken, number: bigint, parties: TopUpParties): boolean =>
  timingSafeEqual(token.mac, macOfToken(upperOf(token), number, parties))

const upperOf = ({ truncatedNumber, unit, amount }: TopUpToken): number =>
  truncatedNumber * 2 ** (amountBits + 2) + units.indexOf(unit) * 2 ** amountBits + amount

/** The end of the tag over who, for whom, the counter and what the token says: as for a command without a payload. */
function macOfToken(upper: number, number: bigint, { supplier, device, secret }: TopUpParties): Buffer {
  const header: MacHeader = {
    cra: 'command',
    counter: number << halfOfCounter,
    originator: supplier,
    recipient: device,
  }
  const said = Buffer.alloc(13)
  said[0] = 1
  said.writeBigUInt64BE(header.counter, 1)
  said.writeUInt32BE(upper, 9)
  const cipher = createCipheriv('aes-128-gcm', macKeyOf(secret, header), initialisationVectorOf(header), {
    authTagLength: tagLength,
  })
  cipher
    .setAAD(Buffer.of(frame.securityControl, 0, 0, 0, 0, 0))
    .setAAD(Buffer.concat([octetsOfEntityIdentifier(supplier), octetsOfEntityIdentifier(device), said]))
    .final()
  return cipher.getAuthTag().subarray(-macLength)
}

/**
 * Verhoeff's check digit: the product of all digits in the group of the symmetries of a pentagon, each permuted as its place
 * says, is nothing.
 */
function checkDigitOf(text: string): string {
  const product = [...text].reduce((sum, digit, place) => composed(sum, permuted(Number(digit), place)), 0)
  const check = Array.from({ length: 10 }, (_, digit) => digit).find(
    (digit) => composed(product, permuted(digit, text.length)) === 0,
  )
  return String(check)
}

/** Turns of a pentagon are 0 to 4, its reflections 5 to 9: first the one, then the other. */
function composed(first: number, second: number): number {
  const turns = first < 5 ? first + second : first - second
  const isReflected = first < 5 !== second < 5
  return (((turns % 5) + 5) % 5) + (isReflected ? 5 : 0)
}

/** Where each digit goes in one step. */
const permutation: readonly number[] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
/** GBCS begins to count places here. */
const firstPlace = 4

function permuted(digit: number, place: number): number {
  let now = digit
  for (let step = (place + firstPlace) % 8; step > 0; step -= 1) now = permutation[now] ?? 0
  return now
}
