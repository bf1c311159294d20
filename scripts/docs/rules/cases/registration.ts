import type { CasesInWords } from '../case.ts'

/** Whose network it is, and who that is. */
export const registration: CasesInWords = {
  37: ['Nobody is registered for the metering point', 'Refused, unless a setting accepts it with a warning'],
  38: ['The inventory has no metering point for the ESME yet', 'Refused, unless a setting accepts it with a warning'],
  39: ['No GSME is joined to the Gas Proxy Function yet', 'Refused, unless a setting accepts it with a warning'],
  40: [
    'After the handover a GSME of another network is joined to the Gas Proxy Function',
    'Who holds the slot keeps it',
  ],
  41: ['The network will change, and the request for its next operator comes too early', 'Refused: today counts'],
  42: [
    'A handover for the next operator, dated after the change',
    'Accepted by the record of that day, and judged again at its release',
  ],
  43: ['The same, and the change is called off before the release', 'Refused at the release'],
  44: ['6.15.1 dated after the change', 'Judged by the record of that day; the device keeps the Command until then'],
  45: [
    'A cancellation whose certificates have become wrong',
    'Not for the check: else what is scheduled could not be cancelled',
  ],
  46: [
    'The network changes at midnight by the clock in London, and the clocks are on summer time',
    'The new day begins at 23:00 UTC',
  ],
  52: ['A twin-element ESME, both MPANs in one network', 'Accepted, without a warning'],
  53: ['Its two MPANs are in different networks', 'The import MPAN decides; a warning'],
  54: ['The export MPAN is in another network', 'The import MPAN decides'],
  55: ['The ESME has an export MPAN alone', 'Refused: no metering point that decides'],
  56: [
    'The supplier corrects the MPAN in the inventory, then asks for handover',
    'What the inventory holds at that moment counts',
  ],
  57: ['The check digit of a registered MPAN is wrong', 'Nobody looks at it: the registration decides'],
  58: ['One group serves several licence areas with one identifier', 'Accepted in each of them'],
  59: ['An operator has two identifiers', 'Either is accepted'],
  60: ['A company changed hands; its certificates still carry the former identifier', 'Accepted'],
  71: ['Registration Data is loaded while a decision is made', 'The decision sees all of it or none'],
  78: [
    'After an exchange of meters, two GSMEs are joined to a Gas Proxy Function',
    'The one in use counts; two in use with different MPRNs count as none',
  ],
}
