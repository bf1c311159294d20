import { checkRefusalCodes, responseCodes } from '../../../simulator/vocabulary/response-code.ts'
import { escaped, table } from '../page.ts'
import { referencePage } from './reference-page.ts'

export const responseCodesPage = referencePage(
  'response-codes',
  'Response codes',
  'The DUIS response codes that the simulator answers with. The schema lists the codes without their meanings: what each ' +
    'means here is a working assignment, to be corrected in `simulator/vocabulary/response-code.ts`; the setting ' +
    '`dcc.codes` has another code told in the place of one of these.',
  () =>
    [
      table(
        ['code', 'meaning here'],
        Object.entries(responseCodes).map(([code, meaning]) => [code, escaped(meaning)]),
      ),
      '## Refusals by the check',
      'No official schema knows a code for the Network Operator Certificate check. `--refusal-codes` chooses.',
      table(
        ['Service Reference Variant', '`proposed`', '`schema-5.4`'],
        Object.entries(checkRefusalCodes).map(([variant, codes]) => [variant, codes.proposed, codes['schema-5.4']]),
      ),
    ].join('\n\n'),
)
