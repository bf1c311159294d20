/** Thrown where a document is not what the description says: it satisfied a schema of another version. */
export class NotAsDescribed extends Error {}
