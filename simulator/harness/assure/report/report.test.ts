import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { XmlDocument } from 'libxml2-wasm'
import { markup } from '../../pages/markup.ts'
import { sequenceDiagram } from '../../pages/sequence-diagram.ts'
import type { Assurance } from '../assure.ts'
import { figuresOf, judgeScenario } from '../judgement.ts'
import { observation, scenario, verdict } from '../testing/scenarios.ts'
import { htmlReport } from './html-report.ts'
import { junitReport } from './junit-report.ts'
import { messagesOf } from './sequence.ts'

const missed = await observation({ certificates: [] }, verdict('accepted'))
const scenarios = [
  judgeScenario(scenario({ observations: [await observation({})] })),
  judgeScenario(scenario({ id: 'features/a.feature:9', name: 'nobody\u0001 <b>', observations: [missed] })),
]
const assurance: Assurance = {
  check: 'exec:./a & b',
  digest: 'ab'.repeat(32),
  strict: false,
  seed: 'features',
  says: 'version 7',
  rule: 'NOC-10',
  only: null,
  cases: 0,
  generated: [],
  notAsked: 3,
  scenarios,
  figures: figuresOf(scenarios),
  errors: 0,
}
const provenance = { version: '1.2.3', node: 'v20', at: '2026-11-22T09:00:00Z' }
const page = htmlReport({ assurance, provenance, changes: null })

describe('the report', () => {
  it('needs nothing from elsewhere', () => {
    assert.doesNotMatch(page, /<script|<link|<img|src=|url\(|@import|https?:\/\//)
  })

  it('says what was judged, by which version, and how to do it again', () => {
    for (const fact of ['exec:./a &amp; b', 'ab'.repeat(32), 'dcc-simulator 1.2.3', provenance.at])
      assert.ok(page.includes(fact), fact)
    assert.match(page, /<code>dcc-sim assure --check 'exec:.\/a &amp; b' --rule NOC-10<\/code>/)
    assert.match(page, /--check 'exec:.\/a &amp; b' --only features\/a.feature:9<\/code>/)
  })

  it('says PASS or FAIL in its title, that it is of a part, and what was not asked', () => {
    assert.match(page, /<title>PARTIAL FAIL: Network Operator Certificate check: exec/)
    assert.match(
      page,
      /PARTIAL FAIL \(only the scenarios of NOC-10\): 1 of 2 scenarios did not agree\. 3 questions were not asked/,
    )
  })

  it('shows what did not agree before what did', () => {
    assert.ok(page.indexOf('id="features/a.feature:9"') < page.indexOf('id="features/a.feature:3"'))
  })

  it('leads from a failing rule to its first scenario, which is open and shows both verdicts', () => {
    assert.match(page, /<tr id="NOC-10" class="bad"><td><a href="#features\/a.feature:9">NOC-10<\/a>/)
    assert.match(page, /<details id="features\/a.feature:9" class="scenario bad" open>/)
    assert.match(page, /<dt>it said<\/dt><dd>accepted by NOC-10: because of &lt;accepted&gt; &amp; &quot;more&quot;/)
    assert.match(page, /<dt>ours is<\/dt><dd>refused by NOC-10 \(wrong-role\)/)
  })

  it('has JUnit XML that is well-formed whatever was said, with the failure in it', () => {
    const document = XmlDocument.fromString(junitReport(assurance))
    try {
      const failures = document.find('/testsuite[@tests="2" and @failures="1" and @errors="0"]/testcase/failure')
      assert.equal(failures.length, 1)
      assert.match(failures[0]?.content ?? '', /they say accepted by NOC-10/)
      assert.match(failures[0]?.content ?? '', /again dcc-sim assure --check .* --only features\/a\.feature:9$/)
    } finally {
      document.dispose()
    }
  })
})

describe('markup', () => {
  it('escapes texts, and not what is markup already', () => {
    assert.equal(markup`<td>${'<&">'}${markup`<br>`}${[1, 'x']}</td>`.text, '<td>&lt;&amp;&quot;&gt;<br>1x</td>')
  })
  it('has no character that XML has no place for', () => {
    assert.equal(markup`${'a\u0000\u001b\ud800\uffff\n'}`.text, 'a����\n')
  })
})

describe('the diagram of a scenario', () => {
  it('asks the check between what the DCC received and what it answered', () => {
    const line = (who: string, what: string) => ({ at: '', who, what, details: [] })
    const lines = [
      line('Albion Energy → DCC', '6.21'),
      line('DCC', 'the check: refused by NOC-10 (other-party)'),
      line('DCC → Albion Energy', 'E062106'),
    ]
    const messages = messagesOf(scenario({ transcripts: [{ requestId: 'r', lines }] }))
    assert.deepEqual(
      messages.map(({ from, to, tone }) => `${from} > ${to} ${tone}`),
      ['Albion Energy > DCC plain', 'DCC > The check plain', 'The check > DCC bad', 'DCC > Albion Energy plain'],
    )
  })

  it('is of the question alone where it went straight to the check', () => {
    const [asked, answered] = messagesOf(scenario({ observations: [missed] }))
    assert.deepEqual([asked?.from, asked?.label], ['Whoever asks', '6.21 for ESME, NetworkOperator'])
    assert.deepEqual([answered?.label, answered?.tone], ['accepted by NOC-10', 'good'])
  })

  it('has whole labels, over as many lines as that takes, and the times at which things happened', () => {
    const what =
      'E062106: the certificate belongs to another network operator than the registered one, namely to nobody'
    const messages = [
      { from: 'DCC', to: 'Albion', label: what, at: '2026-11-22T09:00:00Z', tone: 'bad' },
      { from: 'Albion', to: 'DCC', label: 'taken', at: '2026-11-22T09:00:00Z', tone: 'plain' },
    ] as const
    const { text } = sequenceDiagram(messages)
    const said = [...text.matchAll(/<tspan[^>]*>([^<]*)</g)].map(([, line]) => line)
    assert.ok(said.join(' ').includes(what))
    assert.doesNotMatch(text, /…/)
    assert.equal(text.match(/2026-11-22T09:00:00Z/g)?.length, 1)
  })
})
