import type { CheckRequest } from '../../../../network-operator-check/contract.ts'
import { withStrangers } from '../../questions/many.ts'
import type { WholeQuestion } from '../some-question.ts'
import { inserted, pick, type Twist, turned } from './twist.ts'

type Party = CheckRequest['networkParties'][number]

/** The id of the party that is recorded for the day. */
const responsible = ({ registration }: WholeQuestion): string | undefined =>
  registration.find(({ effectiveFrom }) => effectiveFrom === '2026-06-01')?.networkParty

const ofResponsible =
  (change: (party: Party, turn: number) => Partial<Party>): Twist['turn'] =>
  (question, turn) => {
    const id = responsible(question)
    return {
      networkParties: question.networkParties.map((party) =>
        party.id === id ? { ...party, ...change(party, turn) } : party,
      ),
    }
  }

const further = ['90-B3-D5-1F-30-02-01-A1', '90b3d51f300201a2', '90-B3-D5-1F-30-02-01-A3']

/** What can be changed in who the network parties are. */
export const twistsOfParties: readonly Twist[] = [
  {
    words: 'the parties came in another order',
    turn: ({ networkParties }, turn) => ({ networkParties: turned(networkParties, turn) }),
  },
  {
    words: 'the identifiers of its party came in another order',
    turn: ofResponsible(({ entityIdentifiers }, turn) => ({ entityIdentifiers: turned(entityIdentifiers, turn + 1) })),
  },
  {
    words: 'its party had further identifiers before its own',
    turn: ofResponsible(({ entityIdentifiers }) => ({ entityIdentifiers: [...further, ...entityIdentifiers] })),
  },
  {
    words: 'its party had further identifiers after its own',
    turn: ofResponsible(({ entityIdentifiers }) => ({ entityIdentifiers: [...entityIdentifiers, ...further] })),
  },
  {
    words: 'its party lost one of its identifiers',
    turn: ofResponsible(({ entityIdentifiers }, turn) => ({
      entityIdentifiers: entityIdentifiers.filter((_, at) => at !== turn % entityIdentifiers.length),
    })),
  },
  { words: 'its party had no identifier', turn: ofResponsible(() => ({ entityIdentifiers: [] })) },
  { words: 'its party had other identifiers', turn: ofResponsible(() => ({ entityIdentifiers: further })) },
  {
    words: 'its party had what is no identifier',
    turn: ofResponsible(({ entityIdentifiers }) => ({
      entityIdentifiers: entityIdentifiers.map((text) => text.slice(0, -1)),
    })),
  },
  {
    words: 'its party had what is no identifier among its own',
    turn: ofResponsible(({ entityIdentifiers }, turn) => ({
      entityIdentifiers: inserted(entityIdentifiers, 'not known yet', turn),
    })),
  },
  {
    words: 'the identifiers of its party were in lower case',
    turn: ofResponsible(({ entityIdentifiers }) => ({
      entityIdentifiers: entityIdentifiers.map((text) => text.toLowerCase()),
    })),
  },
  {
    words: 'the identifiers of its party had no hyphens',
    turn: ofResponsible(({ entityIdentifiers }) => ({
      entityIdentifiers: entityIdentifiers.map((text) => text.replaceAll('-', '')),
    })),
  },
  { words: 'its party had another name', turn: ofResponsible(() => ({ name: 'Another Network' })) },
  {
    words: 'one octet of the identifiers of its party was another',
    turn: ofResponsible(({ entityIdentifiers }, turn) => ({
      entityIdentifiers: entityIdentifiers.map((text) => otherOctet(text, turn)),
    })),
  },
  {
    words: 'its party bore another id',
    turn: ofResponsible(({ id }, turn) => ({
      id: pick([`${id}2`, id.slice(0, -1), id.slice(1), `X${id}`], turn) as string,
    })),
  },
  {
    words: 'a party whose id begins or ends alike had other identifiers',
    turn: (question, turn) => {
      const id = responsible(question) ?? ''
      const alike = pick([`${id}2`, id.slice(0, -1), id.slice(1), `X${id}`], turn) as string
      const party: Party = { id: alike, name: id, fuel: 'electricity', entityIdentifiers: further }
      return { networkParties: inserted(question.networkParties, party, turn >> 2) }
    },
  },
  {
    words: 'a party of the same name had other identifiers',
    turn: (question, turn) => {
      const own = question.networkParties.find(({ id }) => id === responsible(question))
      const party: Party = { id: 'SAME', name: own?.name ?? '', fuel: own?.fuel ?? 'gas', entityIdentifiers: further }
      return { networkParties: inserted(question.networkParties, party, turn) }
    },
  },
  {
    words: 'another party had the same identifiers',
    turn: (question, turn) => {
      const own = question.networkParties.find(({ id }) => id === responsible(question))
      const party: Party = {
        id: 'SHARES',
        name: 'Shares',
        fuel: 'electricity',
        entityIdentifiers: own?.entityIdentifiers ?? [],
      }
      return { networkParties: inserted(question.networkParties, party, turn) }
    },
  },
  {
    words: 'there were hundreds of other parties',
    turn: ({ networkParties }, turn) => {
      const strangers = withStrangers('LOND', 300, 'last').slice(0, -1)
      return { networkParties: turn % 2 === 0 ? [...strangers, ...networkParties] : [...networkParties, ...strangers] }
    },
  },
]

function otherOctet(text: string, turn: number): string {
  const digits = text.replaceAll('-', '')
  const at = (turn % 8) * 2
  const octet = (Number.parseInt(digits.slice(at, at + 2), 16) ^ (1 << ((turn >> 3) % 8))).toString(16).padStart(2, '0')
  return `${digits.slice(0, at)}${octet}${digits.slice(at + 2)}`
}
