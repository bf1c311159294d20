import { hasRightMpanCheckDigit, type Mpan } from '../../vocabulary/metering-point.ts'
import { determiningPoint } from '../determining-point.ts'
import { type Mutants, misreading } from './support/flawed.ts'
import { asDetermining, withPoints } from './support/misread-points.ts'

const rule = 'NOC-6'

/** The last two digits are the sum of the others, each times its distance from them, modulo 11. */
function hasRightCheckDigits(mprn: string): boolean {
  const others = mprn.slice(0, -2)
  const sum = [...others].reduce((total, digit, at) => total + Number(digit) * (others.length - at), 0)
  return Number(mprn.slice(-2)) === sum % 11
}

/** Implementations that break NOC-6. */
export const mutants: Mutants = {
  'takes-leading-zeros-for-digits': [
    { rule: 'NOC-6', story: 'An MPRN is compared as a text, and one source pads it to ten digits.' },
    misreading((question) => {
      const own = determiningPoint(question)
      return { ...question, registration: question.registration.filter(({ meteringPoint }) => meteringPoint === own) }
    }),
  ],
  'compares-the-first-digits-of-an-mpan': [
    {
      rule,
      story: 'The check digit is left off before an MPAN is looked up, as the table of the team has twelve digits.',
    },
    misreading((question) => {
      const point = determiningPoint(question)
      if (point === null || question.device.type !== 'ESME') return question
      const registration = question.registration.map((record) =>
        record.meteringPoint.slice(0, 12) === point.slice(0, 12) ? { ...record, meteringPoint: point } : record,
      )
      return { ...question, registration }
    }),
  ],
  'insists-on-ten-digits-of-an-mprn': [
    {
      rule,
      story: 'The column is ten characters wide, so every MPRN is expected to have ten digits; older ones have fewer.',
    },
    misreading((question) =>
      withPoints(question, (points) => points.filter(({ kind, value }) => kind === 'MPAN' || value.length === 10)),
    ),
  ],
  'insists-on-the-check-digit': [
    {
      rule,
      story: 'A metering point with a wrong check digit is discarded as a typing error, though it is registered.',
    },
    misreading((question) =>
      withPoints(question, (points) =>
        points.filter(({ kind, value }) => kind === 'MPRN' || hasRightMpanCheckDigit(value as Mpan)),
      ),
    ),
  ],
  'insists-on-the-check-digits-of-an-mprn': [
    { rule, story: 'An MPRN with wrong check digits is discarded as a typing error, though it is registered.' },
    misreading((question) =>
      withPoints(question, (points) =>
        points.filter(({ kind, value }) => kind === 'MPAN' || hasRightCheckDigits(value)),
      ),
    ),
  ],
  'knows-a-gpf-by-the-mpan': [
    { rule, story: 'Every device of the premises is looked up by the MPAN of its electricity meter, the GPF too.' },
    misreading((question) =>
      question.device.type === 'GPF'
        ? withPoints(question, (points) =>
            asDetermining(
              question,
              points.find(({ kind }) => kind === 'MPAN'),
            ),
          )
        : question,
    ),
  ],
  'takes-an-mprn-for-an-mpan': [
    { rule, story: 'The kind of a metering point is ignored: what is marked import decides, for whatever fuel.' },
    misreading((question) =>
      withPoints(question, (points) =>
        points.flatMap((point) => (point.purpose === 'import' ? asDetermining(question, point) : [point])),
      ),
    ),
  ],
  'takes-the-first-gsme': [
    {
      rule,
      story:
        'A GPF has one GSME, the team was told; after a meter exchange it has two, and the first of the list wins.',
    },
    misreading((question) =>
      question.device.type === 'GPF'
        ? withPoints(question, (points) => points.filter(({ kind }) => kind === 'MPRN').slice(0, 1))
        : question,
    ),
  ],
  'takes-the-first-metering-point': [
    { rule, story: 'In every example the list has one metering point, so the team takes the first, of whatever kind.' },
    misreading((question) => withPoints(question, ([first]) => asDetermining(question, first))),
  ],
  'takes-two-gsmes-for-none': [
    { rule, story: 'Two GSMEs behind one GPF are treated as an error, although both have the same MPRN.' },
    misreading((question) =>
      withPoints(question, (points) => (points.filter(({ kind }) => kind === 'MPRN').length > 1 ? [] : points)),
    ),
  ],
}
