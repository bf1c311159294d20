import type { User } from '../../harness/index.ts'
import { userCalled } from '../../market/look-up.ts'
import type { RemoteUsers } from './remote-users.ts'

/** Who sends, by name, market participant id or User ID: a supplier, a network operator, a load controller or another user. */
export const senderOf = async (called: string, { users }: RemoteUsers): Promise<User> => users.user(userCalled(called))
