import { existsSync, readFileSync } from 'node:fs'
import { referenceFile } from '../../certs/testing/judges.ts'
import type { Field } from '../../simulator/gbcs/describe.ts'
import type { Disagreement } from './check.ts'
import { compare } from './check.ts'
import { leavesOf } from './described.ts'

/** An element of a payload as the DCC's parser reads it: how deep, its name, its octets in hexadecimal, and what they mean. */
type Element = readonly [depth: number, name: string, octets: string, note: string]

let payloads: ReadonlyMap<string, readonly Element[]> | undefined

/** By file; undefined where the judge says nothing of it, or is not there. */
export function decodedPayload(file: string): readonly Element[] | undefined {
  payloads ??= new Map(
    decodedLines()
      .map((line) => JSON.parse(line) as { file: string; payload: Element[] })
      .map(({ file: name, payload }) => [stem(name), payload]),
  )
  return payloads.get(stem(file))
}

function decodedLines(): string[] {
  const path = referenceFile('rtds', 'decoded.jsonl')
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : []
}

const stem = (file: string): string => file.replace(/_GBCS\.HEX$/, '')

/**
 * The values that both the DCC's parser and we have of the same octets, compared. Names are each side's own; a value that one of
 * us shows in words is not compared.
 */
export function compareValues(
  message: Buffer,
  content: Field,
  elements: readonly Element[],
): { readonly compared: number; readonly disagreements: readonly Disagreement[] } {
  const ours = new Map(leavesOf(content).map((field) => [placeOf(field.offset, field.length), field]))
  const parts = encryptedPlaces(content)
  const disagreements: Disagreement[] = []
  let compared = 0
  let at = content.offset
  let octets = message
  let sealed = 0
  for (const [, name, hex, note] of elements) {
    if (name.startsWith('Decrypted Payload')) {
      const part = parts[sealed++]
      if (part === undefined) break
      at = part.offset
      octets = Buffer.alloc(0)
    }
    if (hex === '') continue
    const length = hex.length / 2
    const isHere =
      octets.length === 0 ||
      octets
        .subarray(at, at + length)
        .toString('hex')
        .toUpperCase() === hex
    if (!isHere) continue
    const theirs = theirValue(note)
    const found = ours.get(placeOf(at, length))
    at += length
    if (theirs === undefined || found === undefined) continue
    const candidates = ourValues(found.value)
    if (candidates.length === 0) continue
    compared += 1
    if (!candidates.includes(theirs))
      disagreements.push(...compare(`${found.name} at ${found.offset}`, theirs, found.value))
  }
  return { compared, disagreements }
}

const placeOf = (offset: number, length: number): string => `${offset}+${length}`

/** Where what was encrypted lies, in order. */
function encryptedPlaces(field: Field): Field[] {
  if (field.value === 'decrypted') return [field]
  return (field.fields ?? []).flatMap(encryptedPlaces)
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** A number, a moment in seconds since 2000, a truth or a text; undefined for words and for half a date. */
function theirValue(note: string): string | undefined {
  if (/^-?\d+$/.test(note)) return note
  if (/^0x[\da-f]+$/i.test(note)) return String(Number.parseInt(note, 16))
  if (/^(True|False)$/.test(note)) return note.toLowerCase()
  const text = /^"(.*)"$/s.exec(note)
  if (text?.[1] !== undefined) return text[1]
  const iso = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)( Z)?$/.exec(note)
  if (iso) return seconds(`${iso[1]}T${iso[2]}Z`)
  const long = /^(\d\d) (\w+) (\d{4}) (\d\d:\d\d:\d\d)(\.00)?$/.exec(note)
  const month = months.indexOf(long?.[2] ?? '') + 1
  return long && month > 0 ? seconds(`${long[3]}-${String(month).padStart(2, '0')}-${long[1]}T${long[4]}Z`) : undefined
}

const epoch = Date.UTC(2000, 0, 1)
const seconds = (iso: string): string => String((Date.parse(iso) - epoch) / 1000)

const asIso = [/^(....)(..)(..)(..)(..)(..)$/, '$1-$2-$3T$4:$5:$6Z'] as const

/** Bits that are shown by what each of them says. */
const isOfBits = (value: string): boolean => /^enabled: /.test(value)

/** What a value of ours may be compared as; nothing where it is shown in words. */
function ourValues(value: string): string[] {
  if (isOfBits(value)) return []
  const moment = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/.exec(value)
  const power = /^10\^(-?\d+)$/.exec(value)
  const decimal = /^-?\d+(?=$| )/.exec(value)
  const hexadecimal = /^[\dA-F]+(?=$| \()/.exec(value)
  const code = /\((\d+)\)$/.exec(value)
  const generalized = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z/.exec(value)
  return [
    ...(moment ? [seconds(moment[0])] : []),
    ...(power?.[1] === undefined ? [] : [power[1]]),
    ...(decimal ? [decimal[0]] : []),
    ...(hexadecimal ? [String(Number.parseInt(hexadecimal[0], 16))] : []),
    ...(code?.[1] === undefined ? [] : [code[1]]),
    ...(generalized
      ? [
          seconds(
            generalized
              .slice(1)
              .join('')
              .replace(...asIso),
          ),
        ]
      : []),
    // The DCC's parser shows some octets as text, and some negative numbers without their sign.
    ...(/^([\dA-F]{2})+$/.test(value) ? [Buffer.from(value, 'hex').toString('latin1')] : []),
    ...(decimal && Number(decimal[0]) < 0 ? [String(2 ** 32 + Number(decimal[0]))] : []),
    value,
  ]
}
