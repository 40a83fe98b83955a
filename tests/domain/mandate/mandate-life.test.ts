import { randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { sessionIdOf } from '#src/domain/account/session.ts';
import { findVisitor } from '#src/domain/account/visitor-queries.ts';
import { acceptInvitation } from '#src/domain/mandate/accept-invitation.ts';
import { askToHelp } from '#src/domain/mandate/ask-to-help.ts';
import { beginActing } from '#src/domain/mandate/begin-acting.ts';
import { claimRequest } from '#src/domain/mandate/claim-request.ts';
import { confirmRequest } from '#src/domain/mandate/confirm-request.ts';
import { endMandate } from '#src/domain/mandate/end-mandate.ts';
import { inviteHelper } from '#src/domain/mandate/invite-helper.ts';
import { findActing, findMandate, findOpenCode, listMandatesOfPerson } from '#src/domain/mandate/mandate-queries.ts';
import { endOfTerm, mandateTasks, mandateTerms } from '#src/domain/mandate/mandate.ts';
import type { Acting, MandateTask, MandateTerm } from '#src/domain/mandate/mandate.ts';
import { narrowMandate } from '#src/domain/mandate/narrow-mandate.ts';
import { stopActing } from '#src/domain/mandate/stop-acting.ts';
import { createSealer } from '#src/sealing.ts';
import { anAccount, cookieOf } from '../../account-factories.ts';
import type { MadeAccount } from '../../account-factories.ts';
import { freshDatabase } from '../../database.ts';

const sealer = createSealer(randomBytes(32));
const now = new Date();
const later = (days: number, milliseconds = 0): Date => new Date(now.getTime() + days * 86_400_000 + milliseconds);

let db: Kysely<Database>;
let person: MadeAccount;
let helper: MadeAccount;
beforeAll(async () => {
  db = await freshDatabase();
  person = await anAccount(db, sealer, { called: '示例小林' });
  helper = await anAccount(db, sealer, { role: 'helper', called: '示例林妈妈' });
});

const aHelper = () => anAccount(db, sealer, { role: 'helper', called: '示例家属' });

async function invited(
  from: MadeAccount = person,
  { tasks = ['demand'] as readonly MandateTask[], term = 'month' as MandateTerm } = {},
): Promise<{ mandateId: string; code: string }> {
  const invitation = await inviteHelper(db, sealer, { accountId: from.accountId, tasks, term }, now);
  if (invitation.outcome !== 'opened') throw new Error(invitation.outcome);
  return invitation;
}

const accept = (code: string, by: MadeAccount = helper, at = now) =>
  acceptInvitation(db, sealer, { accountId: by.accountId, code }, at);

/** A mandate between two people that holds. */
async function active(
  from: MadeAccount,
  to: MadeAccount,
  scope?: { tasks: readonly MandateTask[]; term?: MandateTerm },
): Promise<string> {
  const { mandateId, code } = await invited(from, scope);
  const { outcome } = await accept(code, to);
  if (outcome !== 'accepted') throw new Error(outcome);
  return mandateId;
}

const wrongCode = (code: string): string => String((Number(code) + 1) % 1e8).padStart(8, '0');

/** Starts acting in a new session; the second function says what the session may do at a moment. */
async function actingAs(by: MadeAccount, mandateId: string, at = now) {
  const token = (await cookieOf(db, by)).replace('session=', '');
  const session = { accountId: by.accountId, sessionId: sessionIdOf(token) };
  const began = await beginActing(db, session, mandateId, at);
  const look = async (when = now): Promise<Acting | undefined> => {
    const visitor = await findVisitor(db, sealer, token);
    return visitor && findActing(db, sealer, visitor, when);
  };
  return { began, look, session };
}

const suspend = (account: MadeAccount, at: string | null) =>
  db.updateTable('account').set({ suspended_at: at }).where('account_id', '=', account.accountId).execute();

const fileEvents = async (account: MadeAccount): Promise<string[]> => {
  const rows = await db
    .selectFrom('file_event')
    .select(['subject', 'actor_role'])
    .where('jobseeker_id', '=', account.jobseekerId ?? '')
    .where('kind', '=', 'mandate')
    .orderBy('place')
    .execute();
  return rows.map((row) => `${row.actor_role} ${row.subject}`);
};

describe('inviting', () => {
  test('gives a code of eight digits that the person can read again, and keeps it only sealed', async () => {
    const { mandateId, code } = await invited();
    expect(code).toMatch(/^\d{8}$/);
    expect(await findOpenCode(db, sealer, { accountId: person.accountId, mandateId }, now)).toBe(code);
    expect(await findOpenCode(db, sealer, { accountId: helper.accountId, mandateId }, now)).toBeUndefined();
    const row = await db
      .selectFrom('mandate')
      .selectAll()
      .where('mandate_id', '=', mandateId)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(code);
    await endMandate(db, sealer, { accountId: person.accountId, mandateId }, now);
  });

  test('sent twice from one form is one invitation with one code', async () => {
    const from = await anAccount(db, sealer);
    const invitation = { accountId: from.accountId, tasks: ['plan'], term: 'day', key: randomUUID() } as const;
    const first = await inviteHelper(db, sealer, invitation, now);
    expect(await inviteHelper(db, sealer, invitation, now)).toEqual({ ...first, isNew: false });
    expect(await listMandatesOfPerson(db, sealer, from.accountId)).toHaveLength(1);
  });

  test('with the key of somebody else’s invitation neither reads nor changes theirs', async () => {
    const from = await anAccount(db, sealer);
    const { mandateId, code } = await invited(from);
    const stranger = await anAccount(db, sealer);
    const taken = { accountId: stranger.accountId, tasks: ['plan'], term: 'year', key: mandateId } as const;
    const result = await inviteHelper(db, sealer, taken, now);
    expect(result).toMatchObject({ outcome: 'opened' });
    expect(result).not.toMatchObject({ mandateId });
    expect(result).not.toMatchObject({ code });
  });

  test('is for jobseekers with an open account, and at most five codes are open at once', async () => {
    for (const role of ['helper', 'counsellor', 'employer', 'administrator'] as const) {
      const { accountId } = await anAccount(db, sealer, { role });
      const result = await inviteHelper(db, sealer, { accountId, tasks: ['plan'], term: 'day' }, now);
      expect(result.outcome).toBe('refused');
    }
    const from = await anAccount(db, sealer);
    for (let open = 0; open < 5; open += 1) await invited(from);
    const { accountId } = from;
    const wanted = { accountId, tasks: ['plan'], term: 'day' } as const;
    expect((await inviteHelper(db, sealer, wanted, now)).outcome).toBe('too many');
    expect((await inviteHelper(db, sealer, wanted, later(3, 1))).outcome).toBe('opened');
    await suspend(from, now.toISOString());
    expect((await inviteHelper(db, sealer, wanted, later(3, 1))).outcome).toBe('refused');
  });
});

describe('the code of an invitation', () => {
  test('begins the mandate at that moment, and the person’s file says so', async () => {
    const from = await anAccount(db, sealer, { called: '示例小陈' });
    const { mandateId, code } = await invited(from, { tasks: ['demand', 'training'], term: 'month' });
    expect(await accept(code)).toEqual({ outcome: 'accepted', mandateId });
    const mandate = await findMandate(db, sealer, { accountId: from.accountId, mandateId });
    expect(mandate).toMatchObject({
      person: '示例小陈',
      helper: '示例林妈妈',
      tasks: ['demand', 'training'],
      state: 'active',
      startsAt: now.toISOString(),
      endsAt: endOfTerm(now, 'month'),
      side: 'person',
    });
    expect(await fileEvents(from)).toEqual(['jobseeker invited', 'helper begun']);
  });

  test('works once, for one of two helpers who type it at the same moment', async () => {
    const from = await anAccount(db, sealer);
    for (let round = 0; round < 10; round += 1) {
      const { mandateId, code } = await invited(from);
      const both = [await aHelper(), await aHelper()];
      const results = await Promise.all(both.map((each) => accept(code, each)));
      expect(results.map(({ outcome }) => outcome).sort()).toEqual(['accepted', 'wrong']);
      const sides = await Promise.all(both.map(({ accountId }) => findMandate(db, sealer, { accountId, mandateId })));
      expect(sides.filter((side) => side !== undefined)).toHaveLength(1);
    }
  });

  test('does nothing after three days, after the invitation was ended, or for a shut account', async () => {
    const from = await anAccount(db, sealer);
    const { code, mandateId } = await invited(from);
    expect((await accept(code, await aHelper(), later(3))).outcome).toBe('wrong');
    await suspend(from, now.toISOString());
    expect((await accept(code, await aHelper())).outcome).toBe('wrong');
    await suspend(from, null);
    const shut = await aHelper();
    await suspend(shut, now.toISOString());
    expect((await accept(code, shut)).outcome).toBe('refused');
    expect((await accept(code, await anAccount(db, sealer))).outcome).toBe('refused');
    await endMandate(db, sealer, { accountId: from.accountId, mandateId }, now);
    expect((await accept(code, await aHelper())).outcome).toBe('wrong');
  });

  test('cannot be used by the person who made it', async () => {
    const both = await anAccount(db, sealer);
    await db
      .insertInto('account_role')
      .values({
        account_role_id: randomUUID(),
        account_id: both.accountId,
        role: 'helper',
        organisation_id: null,
        granted_by: null,
        granted_at: later(1).toISOString(),
        ended_at: null,
      })
      .execute();
    const { code } = await invited(both);
    expect((await accept(code, both)).outcome).toBe('own');
  });

  test('after five wrong ones an account waits for a day, also with the right one, and nobody else does', async () => {
    const { code } = await invited(await anAccount(db, sealer));
    const guesser = await aHelper();
    for (let guess = 0; guess < 5; guess += 1) expect((await accept(wrongCode(code), guesser)).outcome).toBe('wrong');
    expect(await accept(code, guesser)).toEqual({ outcome: 'wait', until: later(1).toISOString() });
    expect((await accept(code, guesser, later(0, 86_399_999))).outcome).toBe('wait');
    expect((await accept(code, await aHelper())).outcome).toBe('accepted');
    expect((await accept(code, guesser, later(1))).outcome).toBe('wrong');
  });

  test('no more than five of fifty guesses at the same moment are looked at', async () => {
    const { code } = await invited(await anAccount(db, sealer));
    const guesser = await aHelper();
    const guesses = await Promise.all(Array.from({ length: 50 }, () => accept(wrongCode(code), guesser)));
    expect(guesses.filter(({ outcome }) => outcome === 'wrong')).toHaveLength(5);
    expect(guesses.filter(({ outcome }) => outcome === 'wait')).toHaveLength(45);
  });
});

describe('a helper who asks', () => {
  const ask = async (by: MadeAccount) => {
    const asked = await askToHelp(db, sealer, { accountId: by.accountId }, now);
    if (asked.outcome !== 'opened') throw new Error(asked.outcome);
    return asked;
  };
  const claim = (code: string, by: MadeAccount) => claimRequest(db, sealer, { accountId: by.accountId, code }, now);

  test('may do nothing until the person has typed the code and has chosen what and how long', async () => {
    const [from, by] = [await anAccount(db, sealer), await aHelper()];
    const { mandateId, code } = await ask(by);
    expect((await actingAs(by, mandateId)).began).toBe(false);
    expect(await claim(code, from)).toEqual({ outcome: 'accepted', mandateId });
    expect((await actingAs(by, mandateId)).began).toBe(false);
    const agreement = { accountId: from.accountId, mandateId, tasks: ['subsidy'], term: 'half-year' } as const;
    expect(await confirmRequest(db, sealer, { ...agreement, accountId: by.accountId }, now)).toBe(false);
    expect(await confirmRequest(db, sealer, { ...agreement, tasks: [] }, now)).toBe(false);
    expect(await confirmRequest(db, sealer, agreement, now)).toBe(true);
    expect(await confirmRequest(db, sealer, agreement, now)).toBe(false);
    expect(await (await actingAs(by, mandateId)).look()).toMatchObject({
      tasks: ['subsidy'],
      endsAt: endOfTerm(now, 'half-year'),
    });
    expect(await fileEvents(from)).toEqual(['jobseeker begun']);
  });

  test('gives one person the code: a second one cannot type it, nor agree to what another typed', async () => {
    const [from, second, by] = [await anAccount(db, sealer), await anAccount(db, sealer), await aHelper()];
    const { mandateId, code } = await ask(by);
    const claims = await Promise.all([claim(code, from), claim(code, second)]);
    expect(claims.map(({ outcome }) => outcome).sort()).toEqual(['accepted', 'wrong']);
    const loser = claims[0]?.outcome === 'accepted' ? second : from;
    const agreement = { accountId: loser.accountId, mandateId, tasks: ['plan'], term: 'day' } as const;
    expect(await confirmRequest(db, sealer, agreement, now)).toBe(false);
  });

  test('is only a helper, and gets no answer for a person of another role', async () => {
    expect((await askToHelp(db, sealer, { accountId: person.accountId }, now)).outcome).toBe('refused');
    const { code } = await ask(await aHelper());
    expect((await claim(code, await aHelper())).outcome).toBe('refused');
  });
});

describe('ending', () => {
  test.each(['person', 'helper'] as const)('by the %s stops at once whoever acts, in every session', async (side) => {
    const [from, by] = [await anAccount(db, sealer), await aHelper()];
    const mandateId = await active(from, by);
    const sessions = [await actingAs(by, mandateId), await actingAs(by, mandateId)];
    expect(await Promise.all(sessions.map(({ look }) => look()))).not.toContain(undefined);
    const { accountId } = side === 'person' ? from : by;
    expect(await endMandate(db, sealer, { accountId, mandateId }, now)).toBe(true);
    expect(await Promise.all(sessions.map(({ look }) => look()))).toEqual([undefined, undefined]);
    expect((await actingAs(by, mandateId)).began).toBe(false);
    expect((await findMandate(db, sealer, { accountId, mandateId }))?.endedBy).toBe(side);
    expect(await endMandate(db, sealer, { accountId, mandateId }, now)).toBe(false);
  });

  test('is not for strangers, whatever their role', async () => {
    const mandateId = await active(await anAccount(db, sealer), await aHelper());
    for (const role of ['jobseeker', 'helper', 'counsellor', 'employer', 'administrator'] as const) {
      const { accountId } = await anAccount(db, sealer, { role });
      expect(await endMandate(db, sealer, { accountId, mandateId }, now)).toBe(false);
      expect(await findMandate(db, sealer, { accountId, mandateId })).toBeUndefined();
    }
  });

  test('comes by itself where a new mandate between the same two begins', async () => {
    const [from, by] = [await anAccount(db, sealer), await aHelper()];
    const old = await active(from, by, { tasks: ['demand', 'subsidy'] });
    const { look } = await actingAs(by, old);
    await active(from, by, { tasks: ['plan'] });
    expect(await look()).toBeUndefined();
    expect((await findMandate(db, sealer, { accountId: by.accountId, mandateId: old }))?.endedBy).toBe('replaced');
  });
});

describe('acting', () => {
  test('is for the helper of the mandate alone, in a session of their own', async () => {
    const [from, by] = [await anAccount(db, sealer), await aHelper()];
    const mandateId = await active(from, by);
    for (const other of [from, await aHelper()]) expect((await actingAs(other, mandateId)).began).toBe(false);
    const { session, look } = await actingAs(by, mandateId);
    const foreign = { accountId: (await aHelper()).accountId, sessionId: session.sessionId };
    await stopActing(db, foreign);
    expect(await look()).toBeDefined();
    await stopActing(db, session);
    expect(await look()).toBeUndefined();
  });

  test('makes forgotten what was kept of forms before', async () => {
    const [from, by] = [await anAccount(db, sealer), await aHelper()];
    const mandateId = await active(from, by);
    await db
      .insertInto('kept_answers')
      .values({
        kept_answers_id: randomUUID(),
        account_id: by.accountId,
        path: '/record',
        sealed_answers: sealer.seal('{}'),
        expires_at: later(1).toISOString(),
      })
      .execute();
    await actingAs(by, mandateId);
    expect(await db.selectFrom('kept_answers').selectAll().where('account_id', '=', by.accountId).execute()).toEqual(
      [],
    );
  });

  test('stops when the helper’s account is shut, the role ends, or the person’s file is erased', async () => {
    const [from, by] = [await anAccount(db, sealer), await aHelper()];
    const { look } = await actingAs(by, await active(from, by));
    await suspend(by, now.toISOString());
    expect(await look()).toBeUndefined();
    await suspend(by, null);
    expect(await look()).toBeDefined();
    const jobseeker = db.updateTable('jobseeker').where('jobseeker_id', '=', from.jobseekerId ?? '');
    await jobseeker.set({ erased_at: now.toISOString() }).execute();
    expect(await look()).toBeUndefined();
    await jobseeker.set({ erased_at: null }).execute();
    await db
      .updateTable('account_role')
      .set({ ended_at: now.toISOString() })
      .where('account_id', '=', by.accountId)
      .execute();
    expect(await look()).toBeUndefined();
  });

  test('never goes beyond the tasks and the term, whatever was chosen, taken back and when it is looked at', async () => {
    const [from, by] = [await anAccount(db, sealer), await aHelper()];
    const tasks = Object.keys(mandateTasks) as MandateTask[];
    const scope = fc.subarray(tasks, { minLength: 1 });
    const terms = fc.constantFrom(...(Object.keys(mandateTerms) as MandateTerm[]));
    const moment = fc.integer({ min: 0, max: 400 * 86_400_000 });
    await fc.assert(
      fc.asyncProperty(scope, fc.array(scope, { maxLength: 3 }), terms, moment, async (given, left, term, passed) => {
        const mandateId = await active(from, by, { tasks: given, term });
        const { look } = await actingAs(by, mandateId);
        let allowed = given;
        for (const kept of left) {
          const wanted = { accountId: from.accountId, mandateId, tasks: kept };
          const rest = allowed.filter((task) => kept.includes(task));
          const isFewer = rest.length > 0 && rest.length < allowed.length;
          expect(await narrowMandate(db, sealer, wanted, now)).toBe(isFewer);
          if (isFewer) allowed = rest;
        }
        const when = later(0, passed);
        const may = await look(when);
        if (when.toISOString() >= endOfTerm(now, term)) expect(may).toBeUndefined();
        else expect(may?.tasks.toSorted()).toEqual(allowed.toSorted());
      }),
      { numRuns: 40 },
    );
  });

  test('with fewer tasks is only for the person to decide', async () => {
    const [from, by] = [await anAccount(db, sealer), await aHelper()];
    const mandateId = await active(from, by, { tasks: ['plan', 'demand'] });
    for (const { accountId } of [by, await anAccount(db, sealer)])
      expect(await narrowMandate(db, sealer, { accountId, mandateId, tasks: ['plan'] }, now)).toBe(false);
    const { accountId } = from;
    expect(await narrowMandate(db, sealer, { accountId, mandateId, tasks: ['plan', 'subsidy'] }, now)).toBe(true);
    expect((await findMandate(db, sealer, { accountId, mandateId }))?.tasks).toEqual(['plan']);
  });
});
