import type { DccAlert } from '../../duis/response.ts'
import type { DccAlertCode } from '../../vocabulary/dcc-alert-code.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'

/** An alert of the DCC's own, that an answer of a device or a request gives rise to. */
export interface RaisedAlert {
  readonly to: EntityIdentifier
  readonly alertCode: DccAlertCode
  readonly alert: DccAlert
}
