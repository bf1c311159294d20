import { z } from 'zod'
import { checkModes, checkSettingsWithDefaults } from '../../../dcc/settings/settings.ts'
import type { ServedNetwork } from '../operation.ts'
import { operation } from '../operation.ts'
import { nothing } from '../parameters.ts'

const onUnknown = checkSettingsWithDefaults.shape.onUnknown.unwrap().shape
const tolerance = onUnknown['no-registration'].unwrap().optional()

/** What may be said anew; what is left out stays. */
const change = z.strictObject({
  mode: z.enum(checkModes).optional().describe('NOC-18'),
  settings: z
    .strictObject({
      appliesToNetworkOperators: z.boolean().optional().describe('NOC-4'),
      allowAccessControlBroker: z.boolean().optional().describe('NOC-13'),
      onUnknown: z
        .strictObject({
          'no-metering-point': tolerance,
          'no-registration': tolerance,
          'ambiguous-registration': tolerance,
          'no-entity-identifier': tolerance,
        } satisfies Record<keyof typeof onUnknown, z.ZodType>)
        .optional()
        .describe('NOC-12'),
    })
    .optional(),
})

export const checkSchema = z.strictObject({ mode: z.enum(checkModes), settings: checkSettingsWithDefaults })

export const checkOperations = [
  operation({
    method: 'get',
    route: '/check',
    summary: 'The mode and the settings of the check',
    path: nothing,
    query: nothing,
    body: nothing,
    answer: checkSchema,
    perform: (network) => checkView(network),
  }),
  operation({
    method: 'put',
    route: '/check',
    summary: 'Change the mode or the settings of the check, from the next request on',
    path: nothing,
    query: nothing,
    body: change,
    answer: checkSchema,
    perform: (network, { body: { mode, settings = {} } }) => {
      const { check } = network.dcc
      const { onUnknown = {}, ...flags } = settings
      check.configure({
        ...(mode !== undefined && { mode }),
        settings: {
          ...check.settings,
          ...said(flags),
          onUnknown: { ...check.settings.onUnknown, ...said(onUnknown) },
        },
      })
      return checkView(network)
    },
  }),
]

const checkView = ({ dcc: { check } }: ServedNetwork) => ({ mode: check.mode, settings: check.settings })

/** What was said, without what was not. */
const said = <Change extends object>(change: Change) =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Change]?: Exclude<Change[Name], undefined>
  }
