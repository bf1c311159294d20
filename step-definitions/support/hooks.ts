import { After, setDefaultTimeout } from '@cucumber/cucumber'
import { type Evidence, evidenceMediaType, type RequestTranscript } from '../../simulator/harness/assure/evidence.ts'
import { transcriptText } from '../../simulator/harness/rehearsal/report-lines.ts'
import { transcriptLines } from '../../simulator/harness/transcript-lines.ts'
import type { NetworkWorld } from './world.ts'

/** Real milliseconds for one step; the world's own time is virtual. */
setDefaultTimeout(20_000)

After(async function (this: NetworkWorld) {
  try {
    const transcripts = this.scene.wasAsked ? await transcriptsOf(this) : []
    // What the latest request went through, for whoever reads Cucumber's own report.
    const latest = transcripts.at(-1)
    if (latest !== undefined) this.attach(textOf(latest), 'text/plain')
    const { sightings } = this
    if (this.parameters.evidence === true)
      this.attach(JSON.stringify({ sightings, transcripts } satisfies Evidence), evidenceMediaType)
  } finally {
    await this.strike()
  }
})

async function transcriptsOf(world: NetworkWorld): Promise<readonly RequestTranscript[]> {
  const { dcc } = await world.network()
  return world.scene.requestIds.map((requestId) => {
    const transcript = dcc.transcript(requestId)
    return {
      requestId,
      lines: transcript === undefined ? [] : transcriptLines(transcript, () => world.scene.device.type),
    }
  })
}

function textOf({ requestId, lines }: RequestTranscript): string {
  if (lines.length === 0) return `${requestId}: nothing was recorded`
  return [requestId, ...lines.flatMap((line) => [...transcriptText(line)])].join('\n')
}
