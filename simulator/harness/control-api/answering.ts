import type { ErrorRequestHandler, RequestHandler, Response } from 'express'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import { visible } from '../../vocabulary/visible-text.ts'
import type { ControlAccess } from '../access/control-access.ts'
import { complaintOf } from './faults.ts'

/** Where every operation stands below. */
export const root = '/harness/v1'

/** Counters are 64 bits wide, so they travel as text. */
export function answerJson(response: Response, status: number, answer: unknown): void {
  // Read in a terminal as often as by a program: JSON that says the same, and no control character in it.
  const text = visible(JSON.stringify(answer, (_key, value) => (typeof value === 'bigint' ? String(value) : value)))
  response.status(status).type('application/json').send(text)
}

/** Before anything is read of a body; who is not let in has to connect anew, so that nothing of it is read later either. */
export const onlyWhoMay =
  (access: ControlAccess): RequestHandler =>
  (request, response, next) => {
    const notLetIn = access(request)
    if (notLetIn === null) return next()
    response.set({ ...notLetIn.headers, Connection: 'close' })
    answerJson(response, notLetIn.status, { error: notLetIn.error })
  }

export const complaining =
  (log: Logger): ErrorRequestHandler =>
  (fault: unknown, request, response, _next) => {
    const { status, error, report } = complaintOf(fault)
    if (status === 500) log.error({ err: fault, path: request.path }, 'the control API failed')
    answerJson(response, status, { error, ...report })
  }
