import { droppedKind, foldedKind } from '../folding.ts'

const inHex = (kind: string): string => `'\\x${Buffer.from(kind).toString('hex')}'`

/** A work's taker has it as long as its lease lasts, by the clock of the database. */
const isHeld = (work: string): string => `(${work}.token IS NOT NULL AND ${work}.leased_until >= clock_timestamp())`

/**
 * The first of its lane that nobody passed, in a lane that nobody keeps from going on. A count, as EXISTS is made a join: that reads
 * all works of the kind where a few are wanted.
 */
const isFree = `NOT ${isHeld('w')} AND (SELECT count(*) FROM (
  SELECT FROM work e WHERE e.kind = w.kind AND e.lane = w.lane AND e.sequence <> w.sequence
    AND CASE WHEN ${isHeld('e')} THEN NOT e.passed ELSE e.sequence < w.sequence END LIMIT 1) AS other) = 0`

/** When the first work of a kind is due that may be taken. @param among which condition it meets besides */
const nextOf = (among: string): string =>
  `SELECT w.due FROM work w WHERE w.kind = $1 ${among} AND ${isFree} ORDER BY w.due LIMIT 1`

/** Every statement that the store uses. What is sent many at a time is sent as arrays of columns. */
export const statements = {
  // Locks are taken in one order by everybody, so that nobody waits for one who waits for him.
  lock: 'SELECT pg_advisory_xact_lock(h) FROM unnest($1::bigint[]) AS h',
  // Values and claims of one snapshot; no key is both.
  read:
    'SELECT key, version, body, sum FROM value WHERE key = ANY($1::bytea[]) ' +
    'UNION ALL SELECT key, 1, body, sum FROM claim WHERE key = ANY($1::bytea[])',
  page: 'SELECT key, version, body, sum FROM value WHERE key >= $1 AND key < $2 ORDER BY key LIMIT $3',
  pageBehind: 'SELECT key, version, body, sum FROM value WHERE key > $1 AND key < $2 ORDER BY key LIMIT $3',
  // All that a change is judged by, in one answer: claims that are taken, versions of values, who has works, ends of chains, and a version.
  look: `WITH held AS (SELECT sequence, token FROM work WHERE sequence = ANY($3::bigint[]) FOR UPDATE)
    SELECT 'claim' AS what, key, NULL::bigint AS number, NULL::bigint AS token, NULL::bytea AS link FROM claim WHERE key = ANY($1::bytea[])
    UNION ALL SELECT 'value', key, version, NULL, NULL FROM value WHERE key = ANY($2::bytea[])
    UNION ALL SELECT 'work', NULL, sequence, token, NULL FROM held
    UNION ALL SELECT 'end', s.subject, h.n, NULL, h.link FROM unnest($4::bytea[]) AS s (subject),
      LATERAL (SELECT n, link FROM history WHERE subject = s.subject ORDER BY n DESC LIMIT 1) AS h
    UNION ALL SELECT 'version', NULL, nextval('version'), NULL, NULL`,
  claim:
    'INSERT INTO claim (key, body, sum, n) SELECT * FROM unnest($1::bytea[], $2::bytea[], $3::bigint[], $4::int[])',
  removeClaims: 'DELETE FROM claim WHERE key > $1 AND key < $2',
  removeClaimsUpTo: 'DELETE FROM claim WHERE key > $1 AND key < $2 AND n <= $3',
  put:
    'INSERT INTO value SELECT k, $4::bigint, b, s FROM unnest($1::bytea[], $2::bytea[], $3::bigint[]) AS v (k, b, s) ' +
    'ON CONFLICT (key) DO UPDATE SET version = excluded.version, body = excluded.body, sum = excluded.sum',
  remove: 'DELETE FROM value WHERE key = ANY($1::bytea[])',
  // Places go by the transaction and, in it, by the order of its entries.
  append:
    'INSERT INTO history (subject, n, at, kind, content, link, position) ' +
    'SELECT s, n, a, k, c, l, pg_current_xact_id()::text::bigint * 4096 + $7::int + o - 1 ' +
    'FROM unnest($1::bytea[], $2::int[], $3::bigint[], $4::bytea[], $5::bytea[], $6::bytea[]) WITH ORDINALITY AS e (s, n, a, k, c, l, o)',
  again:
    'UPDATE work SET due = $2::bigint, attempts = attempts + 1, token = NULL, passed = false, leased_until = NULL WHERE sequence = $1::bigint',
  // And of which kinds those are that may be taken now, as they were behind what ends.
  end:
    'DELETE FROM work w WHERE w.sequence = ANY($1::bigint[]) RETURNING kind, EXISTS (SELECT FROM work e ' +
    'WHERE e.kind = w.kind AND e.lane = w.lane AND e.sequence <> ALL($1::bigint[])) AS frees',
  pass: 'UPDATE work SET passed = true WHERE sequence = ANY($1::bigint[])',
  add:
    'INSERT INTO work (kind, lane, due, body, sum) SELECT k, l, d, b, s ' +
    'FROM unnest($1::bytea[], $2::bytea[], $3::bigint[], $4::bytea[], $5::bigint[]) WITH ORDINALITY AS w (k, l, d, b, s, o) ' +
    'ORDER BY o RETURNING sequence',
  hold:
    `UPDATE work w SET token = nextval('token'), leased_until = clock_timestamp() + $2::interval ` +
    `WHERE w.sequence = $1 AND ${isFree} RETURNING token`,
  // An array of what is to be taken, as a join would read all that is due. And when the next is due, of lanes of which nothing is taken here.
  take: `WITH taken AS (UPDATE work SET token = nextval('token'), passed = false, leased_until = clock_timestamp() + $4::interval
    WHERE sequence = ANY(ARRAY(SELECT w.sequence FROM work w WHERE w.kind = $1 AND w.due <= $2 AND ${isFree}
      ORDER BY w.due, w.sequence LIMIT $3 FOR UPDATE SKIP LOCKED))
    RETURNING sequence, lane, due, attempts, body, sum, token)
    SELECT * FROM taken
    UNION ALL SELECT NULL, NULL, (${nextOf('AND w.lane <> ALL(ARRAY(SELECT lane FROM taken))')}), NULL, NULL, NULL, NULL`,
  next: nextOf(''),
  works: `SELECT w.sequence, w.lane, w.due, w.attempts, w.body, w.sum, ${isHeld('w')} AS held, w.passed FROM work w
    WHERE w.kind = $1 AND w.lane = $2 ORDER BY w.sequence`,
  waiting:
    'SELECT k AS kind FROM unnest($1::bytea[]) AS k WHERE EXISTS (SELECT 1 FROM work w WHERE w.kind = k ' +
    `AND w.due <= $2 AND NOT ${isHeld('w')})`,
  notify: 'SELECT pg_notify($1, k) FROM unnest($2::text[]) AS k',
  count: 'SELECT kind, count(*) AS count FROM work WHERE kind = ANY($1::bytea[]) GROUP BY kind',
  // What a change has in hand is about to end: nobody waits for it, nor does it for the renewal.
  renew: `UPDATE work SET leased_until = clock_timestamp() + $2::interval
    WHERE sequence = ANY(ARRAY(SELECT sequence FROM work WHERE token = ANY($1::bigint[]) FOR UPDATE SKIP LOCKED))`,
  stillHeld: 'SELECT token FROM work WHERE token = ANY($1::bigint[])',
  letGo: 'UPDATE work SET token = NULL, passed = false, leased_until = NULL WHERE token = ANY($1::bigint[])',
  letGoOfAll: 'UPDATE work SET token = NULL, passed = false, leased_until = NULL WHERE token IS NOT NULL',
  head: 'SELECT instant FROM head',
  keepTime: 'INSERT INTO head VALUES (1, $1) ON CONFLICT (one) DO UPDATE SET instant = excluded.instant',
  time: 'SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now',
  history: 'SELECT position, subject, n, at, kind, content, link FROM history WHERE subject = $1 ORDER BY n',
  // What a transaction has written that is not over yet may still come before this: nobody reads on beyond it.
  since: `SELECT position, subject, n, at, kind, content, link FROM history
    WHERE position > $1 AND kind <> ${inHex(droppedKind)} AND written < pg_snapshot_xmin(pg_current_snapshot())
    ORDER BY position LIMIT $2`,
  removeHistory: 'DELETE FROM history WHERE subject = $1 AND n BETWEEN $2 AND $3 RETURNING n',
  insertHistory:
    "INSERT INTO history (subject, n, position, at, kind, content, link, written) VALUES ($1, $2, $3, $4, $5, $6, $7, '0')",
  firstKept: `SELECT at, position FROM history WHERE kind = ${inHex(foldedKind)} ORDER BY at DESC, position DESC LIMIT 1 OFFSET $1`,
  notKept: `SELECT position, subject, n, at, kind, content, link FROM history
    WHERE kind = ${inHex(foldedKind)} AND (at, position) < ($1, $2) ORDER BY at, position LIMIT $3`,
  lastOf: 'SELECT n FROM history WHERE subject = $1 ORDER BY n DESC LIMIT 1',
} as const
