import type { Proof } from './case.ts'
import { certificates } from './cases/certificates.ts'
import { registration } from './cases/registration.ts'
import { requests } from './cases/requests.ts'
import { signedPreCommands } from './cases/signed-pre-commands.ts'

/** How many there are in docs/domain/the-modification.md#cases. */
export const numberOfCases = 78

export interface Case {
  readonly number: number
  readonly happening: string
  readonly outcome: string
  readonly proof: Proof
}

const inWords = { ...requests, ...certificates, ...registration, ...signedPreCommands }

/** Every case, in the order of their numbers. */
export const cases: readonly Case[] = Object.entries(inWords)
  .map(([number, [happening, outcome, proof = 'network']]) => ({ number: Number(number), happening, outcome, proof }))
  .sort((one, other) => one.number - other.number)
