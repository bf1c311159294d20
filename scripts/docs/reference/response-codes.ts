import { checkRefusalCodes, responseCodes } from '../../../simulator/vocabulary/response-code.ts'
import { escaped, table } from '../page.ts'
import { referencePage } from './reference-page.ts'

const corrections = `<a id="corrections"></a>
## Corrections

Whoever holds a licensed copy of DUIS puts it right in a file of JSON, for every command that brings a network up: \`dcc-sim up --codes codes.json\`. Each
part may be left out:

\`\`\`json
{
  "codes": { "E50": "E55", "N42": "N16" },
  "meanings": { "E55": "The signing certificate has expired", "N16": "Certificates on a device were replaced" },
  "deviceAlerts": { "8F34": { "recipient": "networkOperator", "critical": false } }
}
\`\`\`

| part | says | in the configuration file |
|---|---|---|
| \`codes\` | the code to send in place of one of these, or of a DCC alert | \`dcc.codes\` |
| \`meanings\` | what a code means, in transcripts, explanations and the library | \`dcc.meanings\` |
| \`deviceAlerts\` | whom a device tells of an event, and whether it is critical ([alert codes](alert-codes.md)) | \`deviceAlerts\` |

A code that the schema in force does not have is refused. The first two can change while the network is up: \`PUT /harness/v1/settings\`.`

export const responseCodesPage = referencePage(
  'response-codes',
  'Response codes',
  'The DUIS response codes that the simulator answers with. The schema lists the codes without their meanings: what each means here is a working ' +
    'assignment ([what is sure and what is not](../domain/codes.md#response-codes)).',
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
      corrections,
    ].join('\n\n'),
)
