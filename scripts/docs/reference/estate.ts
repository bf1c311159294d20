import { estateColumns } from '../../../simulator/audit/estate-columns.ts'
import { partyColumns } from '../../../simulator/audit/parties-reader.ts'
import { causes } from '../../../simulator/causes/causes.ts'
import { escaped, table } from '../page.ts'
import { referencePage } from './reference-page.ts'

type Column = (typeof estateColumns)[number]

const tableOf = (columns: readonly Column[]): string =>
  table(
    ['column', 'meaning', 'required', 'example'],
    columns.map(({ name, meaning, isRequired, example }) => [
      `\`${name}\``,
      escaped(meaning),
      isRequired ? 'yes' : '',
      `\`${example}\``,
    ]),
  )

const exampleOf = (columns: readonly Column[]): string =>
  [columns.map(({ name }) => name).join(','), columns.map(({ example }) => example).join(',')].join('\n')

const habits = `## What a spreadsheet may have done to it

Columns stand in any order, under names in any case, with spaces or underscores; other columns are passed over. Fields are separated by
commas, semicolons or tabs, as the first line has it, and may be in quotes, but not run over several lines. The file is UTF-8, or UTF-16
with a byte order mark. Spaces around a field, an apostrophe before it, \`="…"\` around it and \`.0\` behind digits are taken away, and zeros
that digits alone lost in front are put back. Octets of an identifier may be joined by hyphens, colons or spaces, digits of a metering point by spaces, and days
are \`2026-03-31\` or \`31/03/2026\`. Separators behind the last column are passed over. All of this holds for Registration Data and parties as well. **A number in scientific notation (\`1.20012E+12\`) is rejected**: its digits are lost. Format the
column as text and export it again.

A row that cannot be read is rejected and the others are audited: rejected rows are counted, the first of them are listed on standard error with
why (\`--rejected N\`). A file that lacks a column is not read at all, and the command exits 2.`

const responses = `## An estate of Service Responses (\`--estate duis:DIR\`)

Every \`*.xml\` of the directory is read, in any order: those of 6.24.1 say what the network operator slot of a device holds, those of 8.2 which metering
point it has and what it is. A device of the made-up world of \`--seed\` needs no 8.2. Certificates are named by their key identifiers; with
\`--parties\` and without \`--repository\`, by Entity Identifier. Signatures are not verified. A document that says neither is a rejected row, with why.`

const answers = `## What comes out

One finding for each device that its operator cannot reach, with \`--json\` a line each, and a line with the counts at the end:

\`\`\`json
{"deviceId": "00-DB-…", "meteringPoint": "1200123456787", "registered": "LOND", "holder": "90-B3-…", "reason": "other-party", "cause": "neighbouring-area", "right": ["8145…", "1586…"]}
{"rows": 2000, "findings": 183, "rejected": 0, "byCause": {"neighbouring-area": 50}}
\`\`\`

\`registered\` is the id of the registered party, null where nobody is; several are joined by \` or \`, where records contradict each other.
\`holder\` is the Entity Identifier of who can reach the device; two are joined by \` and \` where the pair is mixed; null where nobody is known.
\`reason\` is the check’s own. It is null where the check has nothing against the slot, but the certificate has expired or the repository does not hold it.
\`right\` lists the decimal serial numbers of the registered party’s certificates; with \`--requests\` the last line has \`requests\`, counts by outcome. A name that is nobody’s in the repository is a certificate that
cannot be read: \`wrong-role\`, with the cause \`never-in-repository\`.`

const asFleet = `## As a fleet (\`up --estate\`)

\`dcc-sim up --estate FILE\` brings a network up whose fleet these devices are, at the stages that the file says (\`--stage\` where it says none).
\`--registration\`, \`--parties\` and \`--repository\` are those of \`audit\`. Every key is ours:

- A certificate that is the generated SMKI’s, or the made-up estate’s of \`--seed\`, stands in the slot as it is. For any other stands one of
  ours: of the same party, and expired or never published where the other is. For a name of which nothing is known stands one that nobody published.
  The command says how many of each there are.
- Devices of one \`communications_hub\` are in one home, with at most an ESME, a GPF, a GSME and a hub. Without it, those of the same generated
  premises are; any other device has a home of its own. The devices of a home that the file does not name are made up, as are addresses and all
  that is left empty. What is made up stands nowhere in the file.
- Registration Data is that of \`--registration\`, which a network takes once, at its first start. Beside it, metering points are registered as their
  numbers have it: an MPAN names its distributor, an MPRN from 74 to 77 an independent transporter, else the post code the transporter of the area. A home
  of the generated premises of \`--seed\` is registered as those are. A supplier that the market does not have is played by one that it has; Registration Data that names a network
  party that the market does not have is refused, as nobody here has its keys. A slot of the DCC’s is DCC controlled, whatever its identifier.
- Rejected besides what \`audit\` rejects: a device or a metering point that is there already, an MPRN for an ESME, a post code that is none, two
  devices of a type in one home, another stage of the same home. Rows of other types of devices are left out and counted.

A state directory is held to what the files hold: with others the command exits 2. \`GET /harness/v1/export/estate\` writes what the slots hold now, in
the same form: an Entity Identifier for the certificate in use, a key identifier for any other. An audit of it finds the same devices and causes as
one of the file, without \`--parties\`: what it names is ours. Of a certificate that nobody published, or of a party that the market
does not have, it cannot say whose it was.`

export const estatePage = referencePage(
  'estate',
  'Files of an audit',
  'What `dcc-sim audit` and `up --estate` read: an estate, and whose Entity Identifiers are whose. Registration Data has ' +
    '[a page of its own](registration-data.md); of it only the day of the audit is kept in memory.',
  () =>
    [
      '## The estate (`--estate`)',
      tableOf(estateColumns),
      `\`\`\`csv\n${exampleOf(estateColumns)}\n\`\`\``,
      habits,
      responses,
      asFleet,
      '## The parties (`--parties`)',
      'One row for each Entity Identifier: a party with two stands there twice. Where parties are named and no `--repository`, their ' +
        'Entity Identifiers are taken at their word, and `right` is empty: nobody knows the serial numbers.',
      tableOf(partyColumns),
      `\`\`\`csv\n${exampleOf(partyColumns)}\n\`\`\``,
      answers,
      '## Causes',
      'The first that fits, in this order. A cause is a hint for whoever mends it; it never decides.',
      table(
        ['cause', 'title', 'how it comes about'],
        Object.entries(causes).map(([id, { title, how }]) => [`\`${id}\``, escaped(title), escaped(how)]),
      ),
    ].join('\n\n'),
)
