import type { CheckRequest } from '../../../../network-operator-check/contract.ts'
import { withStrangers } from '../../questions/many.ts'
import type { WholeQuestion } from '../some-question.ts'
import { type Change, inserted, pick, reordered } from './change.ts'

type Party = CheckRequest['networkParties'][number]

/** The id of the party that is recorded for the day. */
const responsible = ({ registration }: WholeQuestion): string | undefined =>
  registration.find(({ effectiveFrom }) => effectiveFrom === '2026-06-01')?.networkParty

const ofResponsible =
  (change: (party: Party, choice: number) => Partial<Party>): Change['make'] =>
  (question, choice) => {
    const id = responsible(question)
    return {
      networkParties: question.networkParties.map((party) =>
        party.id === id ? { ...party, ...change(party, choice) } : party,
      ),
    }
  }

const further = ['90-B3-D5-1F-30-02-01-A1', '90b3d51f300201a2', '90-B3-D5-1F-30-02-01-A3']

/** What can be changed in who the network parties are. */
export const changesOfParties: readonly Change[] = [
  {
    words: 'the parties came in another order',
    make: ({ networkParties }, choice) => ({ networkParties: reordered(networkParties, choice) }),
  },
  {
    words: 'the identifiers of its party came in another order',
    make: ofResponsible(({ entityIdentifiers }, choice) => ({
      entityIdentifiers: reordered(entityIdentifiers, choice + 1),
    })),
  },
  {
    words: 'its party had further identifiers before its own',
    make: ofResponsible(({ entityIdentifiers }) => ({ entityIdentifiers: [...further, ...entityIdentifiers] })),
  },
  {
    words: 'its party had further identifiers after its own',
    make: ofResponsible(({ entityIdentifiers }) => ({ entityIdentifiers: [...entityIdentifiers, ...further] })),
  },
  {
    words: 'its party lost one of its identifiers',
    make: ofResponsible(({ entityIdentifiers }, choice) => ({
      entityIdentifiers: entityIdentifiers.filter((_, at) => at !== choice % entityIdentifiers.length),
    })),
  },
  { words: 'its party had no identifier', make: ofResponsible(() => ({ entityIdentifiers: [] })) },
  { words: 'its party had other identifiers', make: ofResponsible(() => ({ entityIdentifiers: further })) },
  {
    words: 'its party had what is no identifier',
    make: ofResponsible(({ entityIdentifiers }) => ({
      entityIdentifiers: entityIdentifiers.map((text) => text.slice(0, -1)),
    })),
  },
  {
    words: 'its party had what is no identifier among its own',
    make: ofResponsible(({ entityIdentifiers }, choice) => ({
      entityIdentifiers: inserted(entityIdentifiers, 'not known yet', choice),
    })),
  },
  {
    words: 'the identifiers of its party were in lower case',
    make: ofResponsible(({ entityIdentifiers }) => ({
      entityIdentifiers: entityIdentifiers.map((text) => text.toLowerCase()),
    })),
  },
  {
    words: 'the identifiers of its party had no hyphens',
    make: ofResponsible(({ entityIdentifiers }) => ({
      entityIdentifiers: entityIdentifiers.map((text) => text.replaceAll('-', '')),
    })),
  },
  { words: 'its party had another name', make: ofResponsible(() => ({ name: 'Another Network' })) },
  {
    words: 'one octet of the identifiers of its party was another',
    make: ofResponsible(({ entityIdentifiers }, choice) => ({
      entityIdentifiers: entityIdentifiers.map((text) => otherOctet(text, choice)),
    })),
  },
  {
    words: 'its party bore another id',
    make: ofResponsible(({ id }, choice) => ({
      id: pick([`${id}2`, id.slice(0, -1), id.slice(1), `X${id}`], choice) as string,
    })),
  },
  {
    words: 'a party whose id begins or ends alike had other identifiers',
    make: (question, choice) => {
      const id = responsible(question) ?? ''
      const alike = pick([`${id}2`, id.slice(0, -1), id.slice(1), `X${id}`], choice) as string
      const party: Party = { id: alike, name: id, fuel: 'electricity', entityIdentifiers: further }
      return { networkParties: inserted(question.networkParties, party, choice >> 2) }
    },
  },
  {
    words: 'a party of the same name had other identifiers',
    make: (question, choice) => {
      const own = question.networkParties.find(({ id }) => id === responsible(question))
      const party: Party = { id: 'SAME', name: own?.name ?? '', fuel: own?.fuel ?? 'gas', entityIdentifiers: further }
      return { networkParties: inserted(question.networkParties, party, choice) }
    },
  },
  {
    words: 'another party had the same identifiers',
    make: (question, choice) => {
      const own = question.networkParties.find(({ id }) => id === responsible(question))
      const party: Party = {
        id: 'SHARES',
        name: 'Shares',
        fuel: 'electricity',
        entityIdentifiers: own?.entityIdentifiers ?? [],
      }
      return { networkParties: inserted(question.networkParties, party, choice) }
    },
  },
  {
    words: 'there were hundreds of other parties',
    make: ({ networkParties }, choice) => {
      const strangers = withStrangers('LOND', 300, 'last').slice(0, -1)
      return {
        networkParties: choice % 2 === 0 ? [...strangers, ...networkParties] : [...networkParties, ...strangers],
      }
    },
  },
]

function otherOctet(text: string, choice: number): string {
  const digits = text.replaceAll('-', '')
  const at = (choice % 8) * 2
  const octet = (Number.parseInt(digits.slice(at, at + 2), 16) ^ (1 << ((choice >> 3) % 8)))
    .toString(16)
    .padStart(2, '0')
  return `${digits.slice(0, at)}${octet}${digits.slice(at + 2)}`
}
