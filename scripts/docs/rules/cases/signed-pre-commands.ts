import type { CasesInWords } from '../case.ts'

/** What comes back signed. */
export const signedPreCommands: CasesInWords = {
  47: ['The registration changes between Transform and the Signed Pre-Command', 'Refused when it is sent'],
  48: ['A Signed Pre-Command with other certificates than the DCC transformed', 'Refused: the payload is judged'],
  49: ['A Signed Pre-Command that was never transformed by the DCC', 'Judged by its payload all the same'],
  50: ['The wrong certificates in a Signed Pre-Command for local delivery', 'Refused likewise'],
  73: ['A Signed Pre-Command for one ESME under a RequestID for another', 'Refused: they do not belong together'],
  74: ['A Signed Pre-Command whose message code is not that of the request', 'Refused: they do not belong together'],
  75: [
    "A payload for the supplier's slot with one cell of the network operator among its targets",
    'Judged as one for the network operator',
  ],
  76: ['A payload that replaces one cell twice', 'Refused'],
  77: [
    'A cancellation on the outside of a payload that takes effect at once, or any other difference in time',
    'Refused: a document that names a time must say the same as the payload; where it names none, the payload decides',
  ],
}
