import type { BodyContent } from '../../duis/bodies/request-bodies.ts'
import { cosemLogRead } from '../../gbcs/dlms/reads.ts'
import { cs10a, cs10b } from '../../gbcs/gbz/commands/readings.ts'
import type { TransformFacts } from '../facts.ts'
import { gasMoment, periodOf } from '../moments.ts'
import { on, row, type TransformRow, where } from '../row.ts'

type Log = BodyContent<'ReadEventOrSecurityLog'>

const logOf =
  (...wanted: readonly Log['logToRead'][]) =>
  (body: Log) =>
    wanted.includes(body.logToRead) ? periodOf(body) : undefined

/** Which log of a GSME, and in the high nibble that what belongs to each event is wanted too. */
const gasLog = (eventControlAndLogId: number, wanted: readonly Log['logToRead'][]) => (body: Log) =>
  wanted.includes(body.logToRead)
    ? {
        log: {
          eventControlAndLogId,
          eventId: 0,
          startTime: gasMoment(body.readLogPeriod.startDateTime),
          endTime: gasMoment(body.readLogPeriod.endDateTime),
          numberOfEvents: 0,
          eventOffset: 0,
        },
      }
    : undefined

const isNetworkOperator = ({ user }: TransformFacts): boolean => user.role === 'ED'

/** 6.13: what a device has noted. */
export const eventLogRows: readonly TransformRow[] = [
  row(
    '6.13',
    'ReadEventOrSecurityLog',
    on('ESME', cosemLogRead(0x0048), logOf('Event')),
    on('ESME', cosemLogRead(0x0049), logOf('Security')),
    on('ESME', cosemLogRead(0x00b9), logOf('PowerEvent')),
    where(isNetworkOperator, on('ESME', cosemLogRead(0x00fd), logOf('ALCSEvent'))),
    on('ESME', cosemLogRead(0x00ba), logOf('ALCSEvent')),
    on('CHF', cosemLogRead(0x0093), logOf('Event')),
    on('CHF', cosemLogRead(0x0094), logOf('Security')),
    on(['GSME', 'GPF'], cs10a, gasLog(0x13, ['Event', 'GSMEEvent'])),
    on(['GSME', 'GPF'], cs10b, gasLog(0x04, ['Security', 'GSMESecurity'])),
  ),
]
