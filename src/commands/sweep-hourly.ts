import { openDatabase } from '#db/database.ts';
import { sweepKeptAnswers } from '#src/domain/account/kept-answers.ts';
import { sweepNumberCodes } from '#src/domain/account/send-number-code.ts';
import { sweepSessions } from '#src/domain/account/session.ts';
import { sweepThrottle } from '#src/domain/account/throttle.ts';
import { remindOfAppointments, tellOfExpiry } from '#src/domain/assessment/remind-of-assessments.ts';
import { sweepImports } from '#src/domain/caseload-import/sweep-imports.ts';
import { remindOfCertificates } from '#src/domain/certificate/remind-of-certificates.ts';
import { sweepDemands } from '#src/domain/demand/sweep-demands.ts';
import { remindOfSessions } from '#src/domain/enrolment/remind-of-sessions.ts';
import { tendSessions } from '#src/domain/enrolment/tend-sessions.ts';
import { remindOfEvents } from '#src/domain/event/remind-of-events.ts';
import { remindOfFollowUps } from '#src/domain/follow-up/remind-of-follow-ups.ts';
import { recommend } from '#src/domain/recommendation/recommend.ts';
import { recommendationsPath } from '#src/paths.ts';
import { sealer } from '#src/sealer.ts';

const hour = 60 * 60_000;

/** Deletes what has run out, now and every hour: sessions, failed attempts, kept answers. Returns what ends it. */
export function sweepHourly(databaseUrl: string): () => Promise<void> {
  const db = openDatabase(databaseUrl);
  const stopping = new AbortController();
  const sweep = async () => {
    const now = new Date();
    // A database that does not answer says so on every page; the next hour tries again.
    await Promise.allSettled([
      remindOfAppointments(db, sealer, now),
      tellOfExpiry(db, sealer, now),
      sweepDemands(db, sealer, now),
      remindOfFollowUps(db, sealer, now),
      remindOfEvents(db, sealer, now),
      tendSessions(db, sealer, now),
      remindOfSessions(db, sealer, now),
      remindOfCertificates(db, sealer, now),
    ]);
    await Promise.allSettled([
      sweepSessions(db),
      sweepThrottle(db, now),
      sweepKeptAnswers(db, now),
      sweepNumberCodes(db, now),
      sweepImports(db, now),
    ]);
    const recommending = { path: recommendationsPath, signal: stopping.signal };
    await Promise.allSettled([recommend(db, sealer, recommending, now)]);
  };
  let sweeping = sweep();
  const timer = setInterval(() => (sweeping = sweep()), hour);
  timer.unref();
  return async () => {
    clearInterval(timer);
    stopping.abort();
    await sweeping;
    await db.destroy();
  };
}
