import { openDatabase } from '#db/database.ts';
import { answerOffer } from '#src/domain/enrolment/answer-offer.ts';
import { cancelEnrolment } from '#src/domain/enrolment/cancel-enrolment.ts';
import { enrol } from '#src/domain/enrolment/enrol.ts';
import { tendSessions } from '#src/domain/enrolment/tend-sessions.ts';
import type { Asker } from '#src/domain/jobseeker/record-right.ts';
import { createSealer } from '#src/sealing.ts';

/** What one process is to do: each of its people tries each of these sessions, and some change their mind. */
export interface Race {
  url: string;
  key: string;
  askers: Asker[];
  sessionIds: string[];
  now: string;
  seed: number;
}

/** What a process says when it is done. */
export interface RaceResult {
  attempts: number;
  failures: string[];
}

/** The same numbers in every run, so that a run can be had again; a different stream for each process. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

async function run({ url, key, askers, sessionIds, now, seed }: Race): Promise<RaceResult> {
  const db = openDatabase(url);
  const sealer = createSealer(Buffer.from(key, 'base64'));
  const random = randomOf(seed);
  const [begin, afterTheAnswer] = [new Date(now), new Date(Date.parse(now) + 100 * 3_600_000)];
  const result: RaceResult = { attempts: 0, failures: [] };
  const wishes = { name: '示例', needs: [], materials: [] };
  const attempt = async (asker: Asker, sessionId: string) => {
    result.attempts += 1;
    const form = { enrolmentId: crypto.randomUUID(), sessionId, wishes };
    const outcome = await untilHeard(() => enrol(db, sealer, asker, form, begin));
    if (outcome.kind !== 'enrolled' && outcome.kind !== 'waiting') {
      result.failures.push(outcome.kind);
      return;
    }
    const { enrolmentId } = outcome;
    const chance = random();
    if (chance < 0.3) await untilHeard(() => cancelEnrolment(db, sealer, asker, { enrolmentId }, begin));
    else if (chance < 0.8) {
      const answer = chance < 0.4 ? 'decline' : 'accept';
      // Too late for whoever has an offer by now: it goes to the next.
      const at = chance < 0.7 ? begin : afterTheAnswer;
      await untilHeard(() => answerOffer(db, sealer, asker, { enrolmentId, answer }, at));
    }
  };
  // Every process begins with the same sessions, so that the seats are wanted at once.
  for (const sessionId of sessionIds)
    await Promise.all(askers.map((asker) => attempt(asker, sessionId).catch((error) => fail(result, error))));
  await untilHeard(() => tendSessions(db, sealer, begin)).catch((error) => fail(result, error));
  await db.destroy();
  return result;
}

/** SQLite lets a writer in at random: one of four that never pause may be unlucky for five seconds, and asks again. */
async function untilHeard<Outcome>(deed: () => Promise<Outcome>): Promise<Outcome> {
  for (let tries = 1; ; tries += 1)
    try {
      return await deed();
    } catch (error) {
      if (tries === 5 || !String(error).includes('database is locked')) throw error;
    }
}

const fail = (result: RaceResult, error: unknown) => void result.failures.push(String(error));

process.once('message', (race: Race) => {
  void run(race).then((result) => {
    process.send?.(result);
    process.disconnect();
  });
});
