import assert from 'node:assert/strict'
import { test } from 'node:test'
import { serve } from './testing/served-network.ts'

test('the metrics count requests, decisions, Commands and documents', async () => {
  const served = await serve()
  await served.handOver(0)
  await served.handOver(1, 'electricity')
  const { status, text, headers } = await served.get('/metrics')
  assert.equal(status, 200)
  assert.match(headers.get('content-type') ?? '', /^text\/plain/)
  const lines = new Set(text.split('\n'))
  for (const line of [
    'dcc_sim_requests_answered_total{code="I99"} 1',
    'dcc_sim_requests_answered_total{code="E062106"} 1',
    'dcc_sim_check_decisions_total{rule="NOC-10",outcome="accepted",reason=""} 1',
    'dcc_sim_check_decisions_total{rule="NOC-10",outcome="refused",reason="other-party"} 1',
    'dcc_sim_commands_total{state="sent"} 1',
    'dcc_sim_commands_total{state="delivered"} 1',
    'dcc_sim_requests_ended_total{code="I0"} 1',
    'dcc_sim_pending{what="orders"} 0',
    'dcc_sim_pending{what="quarantined"} 0',
    'dcc_sim_wan_frames_total{what="down"} 1',
    'dcc_sim_request_seconds_count 1',
    'dcc_sim_responses_total{srv="6.21",kind="on-demand",within="true"} 1',
  ])
    assert.ok(lines.has(line), `${line} in\n${text}`)
  // Asked again, nothing is counted twice.
  const again = await served.get('/metrics')
  assert.ok(again.text.includes('dcc_sim_wan_frames_total{what="down"} 1\n'))
  await served.close()
})
