import { recordedAnswers } from '../../../simulator/harness/control-api/examples/recorded-answers.ts'
import {
  nameOfSmkiService,
  type SmkiService,
  smkiServices,
  smkiStatuses,
} from '../../../simulator/harness/control-api/examples/smki-services.ts'
import { escaped, table } from '../page.ts'
import { referencePage } from './reference-page.ts'

function sectionOf(service: SmkiService): string {
  const { path, summary, root, elements, examples } = service
  const answers = recordedAnswers()[nameOfSmkiService(service)] ?? []
  return [
    `## POST ${path}`,
    `${summary}. The body is a \`${root}\`:`,
    table(
      ['element', ''],
      elements.map(({ name, meaning }) => [`\`${name}\``, escaped(meaning)]),
    ),
    ...examples.flatMap(({ says, body }, index) => [
      `${says}:`,
      `\`\`\`sh\ncurl -s -H 'content-type: application/xml' http://127.0.0.1:8083${path} --data-binary \\\n  '${body}'\n\`\`\``,
      `It is answered ${answers[index]?.status}:`,
      `\`\`\`xml\n${onLines(String(answers[index]?.answer))}\n\`\`\``,
    ]),
  ].join('\n\n')
}

/** An element on a line where it has text, as one can read it; the service itself writes no line ends. */
function onLines(xml: string): string {
  let depth = 0
  return (xml.match(/<\?[^>]*>|<(\w+)>[^<]*<\/\1>|<\/?\w+>|[^<>]+/g) ?? [])
    .map((part) => {
      if (/^<\/\w+>$/.test(part)) depth -= 1
      const line = '  '.repeat(depth) + part
      if (/^<\w+>$/.test(part)) depth += 1
      return line
    })
    .join('\n')
}

export const smkiServicesPage = referencePage(
  'smki-services',
  'SMKI port',
  'The web services of the SMKI Repository, as DCC Boxed offers them, on port 8083 unless told otherwise (`--smki-port`). A query ' +
    'string, such as an API key, is not looked at. The examples are about the network that comes up where nobody says otherwise.',
  () =>
    [
      table(
        ['status', ''],
        Object.entries(smkiStatuses).map(([status, meaning]) => [status, meaning]),
      ),
      'HTTP has its own beside them: 404, 405, 413 (a body has 16 KiB at most), 415 (it is `application/xml`).',
      ...smkiServices.map(sectionOf),
    ].join('\n\n'),
)
