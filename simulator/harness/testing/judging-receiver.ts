import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A Receive Response service that lets a judge of ours decide what it answers. */
export interface JudgingReceiver {
  readonly address: string
  /** In the order in which they came, with the status that each was answered with. */
  readonly received: readonly { readonly document: string; readonly status: 204 | 400 }[]
  close(): Promise<void>
}

/** Answers 204 to a document that the judge accepts and 400 to one at which it throws, as the DCC's own client does. */
export async function createJudgingReceiver(judge: (document: string) => void): Promise<JudgingReceiver> {
  const received: { document: string; status: 204 | 400 }[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const document = Buffer.concat(chunks).toString()
    const status = isAccepted(document, judge) ? 204 : 400
    received.push({ document, status })
    response.writeHead(status).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/receive`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function isAccepted(document: string, judge: (document: string) => void): boolean {
  try {
    judge(document)
    return true
  } catch {
    return false
  }
}
