import { writeDocument } from '../xml/canonical-text.ts'

const header = `<sr:RequestID>90-B3-D5-1F-30-01-00-00:00-DB-12-34-56-78-90-A0:1</sr:RequestID><sr:CommandVariant>1</sr:CommandVariant><sr:ServiceReference>4.2</sr:ServiceReference><sr:ServiceReferenceVariant>4.2</sr:ServiceReferenceVariant>`

/** A request with a body; which Service Reference Variant it is of, no schema asks. */
export const requestAround = (body: string): string => writeDocument('Request', '5.4', header, body)

const answered = '<sr:ResponseCode>I0</sr:ResponseCode><sr:ResponseDateTime>2026-11-22T09:00:00Z</sr:ResponseDateTime>'

/** A Service Response with a content, or a message with a DCC Alert. */
export function responseAround(element: string, as: 'content' | 'alert'): string {
  const body =
    as === 'content'
      ? `<sr:ResponseMessage><sr:ServiceReference>4.2</sr:ServiceReference><sr:ServiceReferenceVariant>4.2</sr:ServiceReferenceVariant>${element}</sr:ResponseMessage>`
      : `<sr:DCCAlertMessage><sr:DCCAlertCode>N1</sr:DCCAlertCode><sr:DCCAlert>${element}</sr:DCCAlert></sr:DCCAlertMessage>`
  return writeDocument('Response', '5.4', answered, body)
}
