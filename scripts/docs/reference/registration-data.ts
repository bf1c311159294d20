import { csvColumns } from '../../../simulator/registration/csv-columns.ts'
import { lineFaults } from '../../../simulator/registration/load-report.ts'
import type { RegistrationSeries } from '../../../simulator/registration/registration-change.ts'
import { escaped, table } from '../page.ts'
import { referencePage } from './reference-page.ts'

const titles: Readonly<Record<RegistrationSeries, string>> = {
  networkParties: 'Network parties',
  suppliers: 'Suppliers',
}

const example = (series: RegistrationSeries): string =>
  [
    csvColumns[series].map(({ name }) => name).join(','),
    csvColumns[series].map(({ example, mayBeEmpty }) => (mayBeEmpty ? '' : example)).join(','),
  ].join('\n')

const columnsOf = (series: RegistrationSeries): string[] => [
  `## ${titles[series]}`,
  table(
    ['column', 'meaning', 'may be empty', 'example'],
    csvColumns[series].map(({ name, meaning, mayBeEmpty, example }) => [
      `\`${name}\``,
      escaped(meaning),
      mayBeEmpty ? 'yes' : '',
      `\`${example}\``,
    ]),
  ),
  `\`\`\`csv\n${example(series)}\n\`\`\``,
]

const loading = `## Loading a file

\`\`\`sh
curl --data-binary @network-parties.csv -H 'content-type: text/csv' \\
  'http://127.0.0.1:8090/harness/v1/registration?mode=update&series=network-parties'
\`\`\`

In an update (\`mode=update\`) the rows of a metering point replace all that its series recorded of it, past and future; points
without rows stay as they were, and a row with nothing but a metering point says that it is no longer registered. In a full
refresh (\`mode=refresh\`) points without rows are no longer registered. \`series\` may be left out: the columns say which it is.

A file is taken whole or not at all, and from one decision to the next: no decision sees half of it. A file with a fault is
answered with 400 and every rejected line.`

export const registrationDataPage = referencePage(
  'registration-data',
  'Registration Data files',
  'What a CSV file of Registration Data holds. There are two series, each in files of its own: who runs the network that a ' +
    'metering point hangs on, and who supplies it. Columns stand in any order under these names; dates are UK market dates.',
  () =>
    [
      ...columnsOf('networkParties'),
      ...columnsOf('suppliers'),
      loading,
      '## Why a line is rejected',
      table(
        ['fault', 'meaning'],
        Object.entries(lineFaults).map(([fault, meaning]) => [`\`${fault}\``, escaped(meaning)]),
      ),
    ].join('\n\n'),
)
