import { deviceAlertMessage } from './alert-messages.ts'
import { dccAlerts } from './dcc-alerts.ts'
import { elementName } from './notation/element-name.ts'
import { type Content, isChoice } from './notation/structure.ts'
import { requestBodies } from './request-bodies.ts'
import { responseContents } from './response-contents.ts'

/** The names of every element of DUIS that holds base64, wherever it stands. */
export function base64Elements(): ReadonlySet<string> {
  const names = new Set<string>()
  const seen = new Set<Content<unknown>>()
  const collect = (name: string, content: Content<unknown>): void => {
    if (content.kind === 'simple') {
      if (content.base === 'base64Binary') names.add(name)
      return
    }
    if (seen.has(content)) return
    seen.add(content)
    if (content.kind === 'attributed') collect(name, content.of)
    else
      for (const part of content.parts)
        for (const fields of isChoice(part) ? part.alternatives : [part])
          for (const [field, term] of Object.entries(fields))
            collect(elementName(field), term.kind === 'optional' || term.kind === 'list' ? term.of : term)
  }
  for (const described of [requestBodies, responseContents, dccAlerts, { DeviceAlertMessage: deviceAlertMessage }])
    for (const [name, content] of Object.entries(described)) collect(name, content)
  return names
}
