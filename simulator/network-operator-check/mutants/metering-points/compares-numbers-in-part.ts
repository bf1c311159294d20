import { determiningPoint } from '../../determining-point.ts'
import { type Mutants, misreading } from '../support/flawed.ts'

/** Records of metering points that resemble the determining one are taken for its own. */
const resembling = (resembles: (own: string, other: string) => boolean) =>
  misreading((question) => {
    const own = determiningPoint(question)
    return own === null
      ? question
      : {
          ...question,
          registration: question.registration.map((record) =>
            resembles(own, record.meteringPoint) ? { ...record, meteringPoint: own } : record,
          ),
        }
  })

const rule = 'NOC-7'

/** Records are looked up by less than the whole number. */
export const mutants: Mutants = {
  'takes-twelve-digits-for-the-number': [
    { rule, story: 'The check digit is left out of the comparison, as it follows from the others.' },
    resembling((own, other) => own.length === other.length && own.slice(0, -1) === other.slice(0, -1)),
  ],
  'looks-numbers-up-with-like': [
    { rule, story: 'The query ends in LIKE, and the number of another metering point stands within this one.' },
    resembling((own, other) => own.includes(other)),
  ],
  'keeps-numbers-in-32-bits': [
    { rule, story: 'Numbers go through a bitwise operation, which keeps 32 bits of them.' },
    resembling((own, other) => (Number(own) | 0) === (Number(other) | 0)),
  ],
  'takes-leading-zeros-for-digits': [
    { rule: 'NOC-6', story: 'An MPRN is compared as a text, and one source pads it to ten digits.' },
    misreading((question) => {
      const own = determiningPoint(question)
      return { ...question, registration: question.registration.filter(({ meteringPoint }) => meteringPoint === own) }
    }),
  ],
}
