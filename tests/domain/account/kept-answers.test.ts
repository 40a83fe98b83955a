import { randomBytes } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import {
  claimKeptAnswers,
  dropKeptAnswers,
  findAnswersOfNobody,
  findKeptAnswers,
  keepAnswers,
  keepable,
} from '#src/domain/account/kept-answers.ts';
import { createSealer } from '#src/sealing.ts';
import { anAccount } from '../../account-factories.ts';
import { freshDatabase } from '../../database.ts';

const sealer = createSealer(randomBytes(32));
const now = new Date('2026-03-01T02:00:00Z');
const answers = { called: '李女士', phone: '138 1234 5678' };
const path = '/record/contact';
let db: Kysely<Database>;
let mine: string;
let other: string;
beforeEach(async () => {
  db = await freshDatabase();
  mine = (await anAccount(db, sealer)).accountId;
  other = (await anAccount(db, sealer)).accountId;
});

const read = (token: string, reader: { accountId?: string; mandateId?: string } = {}, at = now, from = path) =>
  findKeptAnswers(
    db,
    sealer,
    { token, path: from, reader: { accountId: reader.accountId ?? mine, mandateId: reader.mandateId } },
    at,
  );

test('kept answers are sealed, found by a token that is not kept, and only at their path', async () => {
  const token = await keepAnswers(db, sealer, { path, answers, accountId: mine }, now);
  expect(JSON.stringify(await db.selectFrom('kept_answers').selectAll().execute())).not.toMatch(
    new RegExp(`李女士|1234|${token}`),
  );
  expect(await read(token)).toEqual(answers);
  expect(await read(token, {}, now, '/record')).toBeUndefined();
  expect(await read('made-up')).toBeUndefined();
});

test('they are shown to no other account and under no other mandate', async () => {
  const token = await keepAnswers(db, sealer, { path, answers, accountId: mine, mandateId: 'm1' }, now);
  expect(await read(token, { mandateId: 'm1' })).toEqual(answers);
  expect(await read(token)).toBeUndefined();
  expect(await read(token, { mandateId: 'm2' })).toBeUndefined();
  expect(await read(token, { accountId: other, mandateId: 'm1' })).toBeUndefined();
  await claimKeptAnswers(db, token, other);
  expect(await read(token, { accountId: other, mandateId: 'm1' })).toBeUndefined();
});

test('answers of nobody go to the first who signs in', async () => {
  const token = await keepAnswers(db, sealer, { path, answers }, now);
  expect(await read(token)).toBeUndefined();
  expect(await findAnswersOfNobody(db, sealer, { token, path }, now)).toEqual(answers);
  await claimKeptAnswers(db, token, mine);
  await claimKeptAnswers(db, token, other);
  expect(await read(token)).toEqual(answers);
  expect(await read(token, { accountId: other })).toBeUndefined();
  expect(await findAnswersOfNobody(db, sealer, { token, path }, now)).toBeUndefined();
});

test('after an hour they are gone, also from the table', async () => {
  const token = await keepAnswers(db, sealer, { path, answers, accountId: mine }, now);
  const [almost, later] = [new Date(now.getTime() + 3_599_000), new Date(now.getTime() + 3_600_000)];
  expect(await read(token, {}, almost)).toEqual(answers);
  expect(await read(token, {}, later)).toBeUndefined();
  await keepAnswers(db, sealer, { path, answers: {} }, later);
  expect(await db.selectFrom('kept_answers').selectAll().execute()).toHaveLength(1);
});

test('they can be replaced and dropped', async () => {
  const token = await keepAnswers(db, sealer, { path, answers, accountId: mine }, now);
  await keepAnswers(db, sealer, { path, answers: { called: '李' }, accountId: mine }, now, token);
  expect(await read(token)).toEqual({ called: '李' });
  await dropKeptAnswers(db, token);
  expect(await read(token)).toBeUndefined();
});

test('no secret is among them', () => {
  const typed = {
    password: 'a',
    old: 'b',
    code: '1',
    'desk-code': '2',
    token: 't',
    key: 'k',
    postcode: '545001',
    called: '李',
  };
  expect(keepable(typed)).toEqual({ postcode: '545001', called: '李' });
});
