import { oneOf } from '../notation/simple-types.ts'
import { list, sequence } from '../notation/structure.ts'

const dayOfWeekId = oneOf('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')

/** The days of the week on which a schedule applies. */
export const daysOfWeekApplicability = sequence({ dayOfWeekApplicability: list(sequence({ dayOfWeekId }), 0, 7) })
