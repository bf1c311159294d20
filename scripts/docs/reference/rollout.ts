import { causes } from '../../../simulator/causes/causes.ts'
import { assumptions, assumptionsSchema, usualCauses } from '../../../simulator/harness/rollout/assumptions.ts'
import { escaped, table } from '../page.ts'
import { referencePage } from './reference-page.ts'

const values: Readonly<Record<string, number>> = assumptionsSchema.parse({})
const shares: Readonly<Record<string, number>> = usualCauses

const model = `## What happens to a slot

1. On its day the slot of an ESME or a GPF is filled: by 6.21 while the DCC holds it, by the supplier's 6.15.1 in place of its own certificates, or
   it was loaded before the meter was fitted. The supplier makes a mistake about \`--wrong\` of all slots.
2. The check is asked, with Registration Data as it stands that day. In \`enforce\` it refuses, and the supplier sends another request some days later:
   the certificates that Registration Data names by then, or the same ones again once Registration Data is right.
3. A wrong certificate is noticed by the first of these: a Command of the network operator that fails, a restore alert that never comes, an audit, or
   the check in \`monitor\`.
4. It is put right: by 6.21 while the DCC holds the slot, by the supplier's 6.15.1 where the certificate is its own, else by a 6.15.1 that the holder
   signs. The DCC takes that from a holder that is not registered only where \`dcc.slotHolders\` is
   \`may-mend\`, as in the sample. A gas transporter cannot send 6.15.1 to an ESME, and nobody can sign for a certificate that was never published: then the device is exchanged.

A slot is out of reach while it holds somebody else's certificate, and while it waits after a refusal. The same slot has the same luck under each mode of
the check, so what differs is the check's doing.

**A sample is played through the whole network** (\`--sample\`): signed documents, admission, the check, Commands, devices and their Responses. Every kind of
course is in it, as far as there is one. Response codes, verdicts, what slots hold and who reaches a device are compared with what was worked out; where one
differs the command says which, and exits 3. Exchanges, and what was loaded before the meter was fitted, are not played. All other slots are worked out by
the check's own code.`

const files = `## What comes out

\`--report DIR\` writes \`rollout.html\`, a page that needs nothing else; \`rollout.json\`, which \`--json\` prints too; and \`days.csv\`, the figures of each
day: \`MODE_out_of_reach\`, \`MODE_waiting\` and \`MODE_placed_wrong\` up to then. The same command gives the same octets.`

export const rolloutPage = referencePage(
  'rollout',
  'A rollout, and what is assumed of it',
  '`dcc-sim rollout` works out a year of installations with and without the check: which devices are out of their network operator’s reach, for how ' +
    'long, and what it costs. [The recipe](../recipes/rollout.md) goes through it.',
  () =>
    [
      model,
      '## What is assumed',
      'Each is a setting: `--set lagShare=0`. Means are of an exponential distribution.',
      table(
        ['setting', 'default', 'meaning', 'source'],
        assumptions.map(({ name, meaning, source }) => [
          `\`${name}\``,
          String(values[name]),
          escaped(meaning),
          escaped(source),
        ]),
      ),
      '## Causes (`--causes`)',
      'A JSON file of how likely each mistake is beside the others, or the `report.json` of an audit, whose counts are taken. What is left out is never ' +
        'made. At a site where a mistake cannot come about, the others share its part.',
      table(
        ['cause', 'share', 'how it comes about'],
        Object.entries(causes).map(([id, { how }]) => [`\`${id}\``, String(shares[id]), escaped(how)]),
      ),
      '```json\n{ "host-network": 30, "neighbouring-area": 25, "dcc-left": 5 }\n```',
      files,
    ].join('\n\n'),
)
