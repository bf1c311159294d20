import type { CasesInWords } from '../case.ts'

/** What certificates are offered. */
export const certificates: CasesInWords = {
  19: ["The signing certificate is right, the key agreement certificate another network's", 'Refused'],
  20: ["The signing certificate is another network's, the key agreement certificate right", 'Refused'],
  21: ['The right signing certificate alone', 'Accepted'],
  22: ['6.15.1 without any certificate', 'Refused before the check; an implementation that is asked refuses too'],
  23: ['A prepayment top-up certificate for the network operator slot', 'Refused before the check'],
  24: ["The right identifier in a supplier's role", 'Refused: not the role of a network operator'],
  25: ["The right certificates in each other's place", 'Refused before the check, by their key usage'],
  26: ["The right operator's certificate for signing DUIS documents", 'Refused: not the role of a network operator'],
  27: ['An expired certificate of the right operator', 'Refused before the check'],
  28: [
    'The same, where the request tells everybody not to look at dates',
    'Accepted by the check; the device takes it',
  ],
  29: ['A revoked certificate of the right operator', 'Refused before the check'],
  30: ['A certificate of the right operator that is not valid yet', 'Refused before the check'],
  31: ['A certificate of an issuer that nobody knows', 'Refused before the check'],
  32: ["The Access Control Broker's certificates, sent by a supplier", 'Refused, unless a setting allows them'],
  33: [
    'The slot holds the wrong operator, and the supplier sends the right certificates by 6.15.1',
    "Accepted by the check; the device throws the Command away, as its signature is not the holder's",
  ],
  61: [
    'The registered gas transporter has no certificates at all',
    "Anybody's certificates are refused; the slot stays with the DCC",
  ],
  68: [
    'What should be a certificate is none: not DER, octets behind it, several in one',
    'Refused as a faulty certificate; nothing breaks',
  ],
  69: [
    'The subject holds other attributes, or its attributes in another order; sources write identifiers differently',
    'The eight octets count, whatever stands around them',
  ],
  70: ['The subject holds two identifiers, or one with unused bits', 'Refused as a faulty certificate'],
}
