import { createServer } from 'node:http'
import express, { type RequestHandler } from 'express'
import { listen, urlOf } from '../../../dcc/gateway/listen.ts'
import type { Logger } from '../../../vocabulary/ports/logger.ts'
import { type ControlAccess, controlAccess, pageAccess } from '../../access/control-access.ts'
import type { Configuration } from '../../configuration/configuration.ts'
import { EventLog } from '../../events/event-log.ts'
import { answerJson, complaining, onlyWhoMay, root } from '../answering.ts'
import { openApi } from '../application.ts'
import { consolePages } from '../console-pages.ts'
import type { ControlApi } from '../control-api.ts'
import { createEventStream } from '../event-stream.ts'
import { operations } from '../operations.ts'
import { routeWebSockets } from '../web-sockets.ts'
import { PlayedNetwork } from './played-network.ts'
import { readRecording } from './recording.ts'

type Where = Pick<Configuration, 'host' | 'harnessPort' | 'allowHosts' | 'token'>

/**
 * Serves a recording where a network's control API would be, for the console and any other tool that reads. What would change
 * something is answered 405.
 *
 * @param octets the file
 * @throws SimulatorFault SIM_USAGE where it is none, and as `controlAccess` and `listen`
 */
export async function openRecording(
  octets: Uint8Array,
  where: Where,
  log: Logger,
): Promise<ControlApi & { readonly of: string }> {
  const played = new PlayedNetwork(readRecording(octets, operations))
  const access = controlAccess(where)
  const server = createServer(applicationOf(played, where, access, log))
  const events = createEventStream({ events: new EventLog(), viewOf: () => ({}), status: () => played.status, log })
  const sockets = routeWebSockets(server, access, { '/harness/v1/events': events.sockets })
  const address = await listen(server, { port: where.harnessPort, host: where.host, portOption: '--harness-port' })
  return {
    url: urlOf(address),
    of: played.inWords,
    async close() {
      events.close()
      sockets.close()
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

function applicationOf(played: PlayedNetwork, where: Where, access: ControlAccess, log: Logger): express.Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.use(consolePages(pageAccess(where)))
  app.use(onlyWhoMay(access))
  app.get(`${root}/openapi.json`, (_request, response) => answerJson(response, 200, openApi()))
  app.use(root, readOnly(played))
  app.use((request, response) =>
    answerJson(response, 404, { error: `There is no ${request.path}; see ${root}/openapi.json` }),
  )
  app.use(complaining(log))
  return app
}

const readOnly =
  (played: PlayedNetwork): RequestHandler =>
  (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD')
      answerJson(response, 405, { error: `This is ${played.inWords}: nothing here can be changed, and nothing sent` })
      return
    }
    const query = Object.fromEntries(
      Object.entries(request.query).filter((said): said is [string, string] => typeof said[1] === 'string'),
    )
    answerJson(response, 200, played.get(decodeURIComponent(request.path), query))
  }
