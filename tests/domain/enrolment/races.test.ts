import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '#db/database.ts';
import { fillFreeSeats } from '#src/domain/enrolment/fill-free-seats.ts';
import type { Asker } from '#src/domain/jobseeker/record-right.ts';
import { createSealer } from '#src/sealing.ts';
import { freshDatabaseUrl } from '../../database-url.ts';
import { aCourse, aSession } from '../../training-factories.ts';
import { aStudent, now } from './enrolling-people.ts';
import type { Race, RaceResult } from './race-process.ts';

const [sessions, peoplePerProcess, processes] = [200, 3, 4];

const race = (wanted: Race): Promise<RaceResult> =>
  new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'race-process.ts'), { execPath: process.execPath, execArgv: [] });
    let result: RaceResult | undefined;
    child.once('message', (said) => (result = said as RaceResult));
    child.once('exit', () => (result ? resolve(result) : reject(new Error('A process ended without a result'))));
    child.send(wanted);
  });

test('over two thousand races for last seats by several processes give no seat twice and leave none empty', async () => {
  const url = await freshDatabaseUrl('empty');
  const key = randomBytes(32);
  const sealer = createSealer(key);
  const db = openDatabase(url);
  const course = await aCourse(db, {}, now);
  const sessionIds: string[] = [];
  for (let index = 0; index < sessions; index += 1)
    // Without dates: one person may be in all of them.
    sessionIds.push((await aSession(db, { course, seats: 1 + (index % 2), meetings: [] }, now)).course_session_id);
  const askers: Asker[][] = [];
  for (let index = 0; index < processes; index += 1) {
    const own: Asker[] = [];
    for (let person = 0; person < peoplePerProcess; person += 1) own.push((await aStudent(db, { seal: sealer })).own);
    askers.push(own);
  }

  const results = await Promise.all(
    askers.map((own, index) =>
      race({ url, key: key.toString('base64'), askers: own, sessionIds, now: now.toISOString(), seed: index + 1 }),
    ),
  );
  expect(results.flatMap(({ failures }) => failures)).toEqual([]);
  expect(results.reduce((total, { attempts }) => total + attempts, 0)).toBeGreaterThanOrEqual(2000);

  let offeredLate = 0;
  for (const sessionId of sessionIds)
    offeredLate += await db.transaction().execute((transaction) => fillFreeSeats(transaction, sealer, sessionId, now));
  // Every seat went on at the moment when it was freed.
  expect(offeredLate).toBe(0);
  const rows = await db
    .selectFrom('enrolment')
    .innerJoin('course_session', 'course_session.course_session_id', 'enrolment.course_session_id')
    .select(['enrolment.course_session_id', 'jobseeker_id', 'enrolment.state', 'seats', 'waiting_place'])
    .execute();
  const bySession = Map.groupBy(rows, (row) => row.course_session_id);
  const wrong = sessionIds.flatMap((sessionId) => {
    const list = bySession.get(sessionId) ?? [];
    const live = list.filter(({ state }) => ['enrolled', 'offered', 'waiting'].includes(state));
    const waiting = live.filter(({ state }) => state === 'waiting');
    const held = live.length - waiting.length;
    const seats = list[0]?.seats ?? 0;
    return [
      ...(held > seats ? [`${held} people on ${seats} seats`] : []),
      ...(waiting.length > 0 && held < seats ? ['somebody waits beside a free seat'] : []),
      ...(new Set(live.map((row) => row.jobseeker_id)).size < live.length ? ['somebody is on the list twice'] : []),
      ...(new Set(waiting.map((row) => row.waiting_place)).size < waiting.length ? ['two wait at one place'] : []),
    ];
  });
  expect(wrong).toEqual([]);
  // The race was one: seats were wanted by more than had them, and changed hands.
  expect(new Set(rows.map(({ state }) => state))).toEqual(
    new Set(['enrolled', 'offered', 'waiting', 'cancelled', 'declined', 'expired']),
  );
  await db.destroy();
}, 180_000);
