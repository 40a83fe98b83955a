import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { addDays, chinaDay } from '#src/domain/day/day.ts';
import { anAccount, anOrganisation } from '../account-factories.ts';
import type { MadeAccount } from '../account-factories.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { aCourse, aSession, anEnrolment, mornings } from '../training-factories.ts';
import { readFormPage } from './form-page.ts';
import { signedIn } from './signed-in.ts';

let portal: Portal;
let db: Kysely<Database>;
let teacher: MadeAccount;
let counsellor: MadeAccount;
beforeAll(async () => {
  portal = await startPortal({ content: 'empty' });
  db = openDatabase(portal.databaseUrl);
  const organisationId = await anOrganisation(db);
  counsellor = await anAccount(db, portal.sealer, { role: 'counsellor', called: '示例覃老师', organisationId });
  teacher = await anAccount(db, portal.sealer, { role: 'teacher', called: '示例韦老师', organisationId });
});
afterAll(async () => {
  await db.destroy();
  await portal.stop();
});

const browserOf = (account: MadeAccount) => signedIn(portal, db, account);

/** A group that meets today and in a week. */
async function aGroup(count = 2) {
  const today = chinaDay(new Date());
  const course = await aCourse(db, { title: `音频课${count}（示例）` });
  const session = await aSession(db, {
    ...{ course, meetings: mornings(today, addDays(today, 7)), teacher_id: teacher.accountId, seats: 200 },
  });
  const sessionId = session.course_session_id;
  const people = [];
  for (let index = 0; index < count; index += 1) {
    const person = await anAccount(db, portal.sealer, { residenceRegion: '450202' });
    const jobseekerId = person.jobseekerId ?? '';
    const actor = { accountId: person.accountId, role: 'jobseeker' } as const;
    for (const purpose of ['record', 'training'] as const)
      await giveConsent(db, portal.sealer, { jobseekerId, purpose, actor }, new Date());
    const wishes = {
      ...{ name: `示例学员${index + 1}`, needs: ['sign'] as const, materials: ['braille'] as const },
      ...{ phone: '138 0000 0099', words: '<b>请坐前排</b>' },
    };
    const made = { course_session_id: sessionId, jobseeker_id: jobseekerId, wishes };
    const { enrolment_id } = await anEnrolment(db, portal.sealer, made, new Date(Date.now() + index));
    people.push({ person, jobseekerId, enrolmentId: enrolment_id });
  }
  const dates = await db
    .selectFrom('course_date')
    .select('course_date_id')
    .where('course_session_id', '=', sessionId)
    .orderBy('starts_at')
    .execute();
  const path = `/teaching/${sessionId}`;
  const [today_ = '', coming = ''] = dates.map(({ course_date_id }) => `${path}/dates/${course_date_id}`);
  const first = people[0];
  if (!first) throw new Error('A group needs people');
  return { path, people, first, today: today_, coming };
}

describe('a teacher', () => {
  test('hears first what meets today, and records a part of the group', async () => {
    const { path, people, first, today, coming } = await aGroup();
    const { open, send } = await browserOf(teacher);
    const list = await open('/teaching');
    expect([list.title.startsWith('我教的班'), list.html.includes(`href="${today}"`)]).toEqual([true, true]);
    expect(list.text).toContain('今天有1次课。选一次，记考勤。');
    expect((await open('/my')).html).toContain('href="/teaching"');
    const group = await open(path);
    for (const words of [
      '还有2人没有记',
      '还没有到日子',
      '需要：手语翻译。',
      '教材要：盲文。',
      '安排好没有：还没有答复。',
    ])
      expect(group.text).toContain(words);
    // What was sent for the course, without the phone, and nothing becomes markup.
    expect(group.text).not.toContain('138 0000 0099');
    expect(group.markup).not.toContain('<b>');

    const [one = '', two = ''] = people.map(({ enrolmentId }) => enrolmentId);
    const form = await open(today);
    expect([form.values[`s-${one}`], form.values[`r-${one}`]]).toEqual(['', '0 -']);
    const wrong = await readFormPage(await send(today, { ...form.values, [`w-${two}`]: '忘了选' }));
    expect([wrong.status, wrong.errors, wrong.values[`w-${two}`]]).toEqual([
      422,
      { [`s-${two}`]: '请选到了没有。只写说明，记不下来。' },
      '忘了选',
    ]);
    const sent = await send(today, { ...form.values, [`s-${one}`]: 'late', [`w-${one}`]: '公交晚点' });
    expect(sent.headers.get('location')).toBe(`${today}?saved=true#main`);
    const after = await open(`${today}?saved=true`);
    expect(after.text).toContain('还有1人没有记。');
    expect([after.values[`s-${one}`], after.values[`w-${one}`], after.values[`r-${one}`]]).toEqual([
      'late',
      '公交晚点',
      '1 late 公交晚点',
    ]);
    const early = await open(coming);
    expect([early.text.includes('还没有到日子'), early.html.includes('<fieldset')]).toEqual([true, false]);
    expect((await send(coming, { [`r-${one}`]: '0 -', [`s-${one}`]: 'present' })).status).toBe(422);
    expect((await open(today.replace(path, '/teaching/nothing'))).status).toBe(404);
    expect(first.enrolmentId).toBe(one);
  });

  test('who is second is shown what the first wrote, and loses nothing; an untouched line is no conflict', async () => {
    const { people, today } = await aGroup(3);
    const [first, second] = [await browserOf(teacher), await browserOf(counsellor)];
    const [one = '', two = '', three = ''] = people.map(({ enrolmentId }) => enrolmentId);
    const begun = (await first.open(today)).values;
    await first.send(today, { ...begun, [`s-${one}`]: 'present', [`s-${three}`]: 'late' });
    const theirs = (await first.open(today)).values;
    // The teacher changes the third; the counsellor, whose page is older, has not touched it.
    const older = (await second.open(today)).values;
    await first.send(today, { ...theirs, [`s-${three}`]: 'excused' });
    expect((await second.send(today, { ...older, [`s-${two}`]: 'present' })).status).toBe(303);
    const stale = { ...begun, [`s-${one}`]: 'absent', [`w-${one}`]: '没看到人', [`s-${two}`]: 'present' };
    const conflict = await readFormPage(await second.send(today, stale));
    expect(conflict.status).toBe(409);
    expect(Object.keys(conflict.errors)).toEqual([`s-${one}`]);
    expect(conflict.errors[`s-${one}`]).toBe('示例韦老师刚才记了：到了。您选的是：没来。定下来，再保存一次。');
    expect([conflict.values[`s-${one}`], conflict.values[`w-${one}`], conflict.values[`s-${three}`]]).toEqual([
      'absent',
      '没看到人',
      'excused',
    ]);
    expect((await second.send(today, conflict.values)).status).toBe(303);
    const stands = await first.open(today);
    expect([one, two, three].map((id) => stands.values[`s-${id}`])).toEqual(['absent', 'present', 'excused']);
  });

  test('keeps a hundred people on one page that arrives in one round trip', async () => {
    const { people, today } = await aGroup(100);
    const { open, send } = await browserOf(teacher);
    const page = await open(today);
    expect(gzipSync(page.html).length).toBeLessThan(13_000);
    const all = Object.fromEntries(people.map(({ enrolmentId }) => [`s-${enrolmentId}`, 'present']));
    expect((await send(today, { ...page.values, ...all })).status).toBe(303);
    expect((await open(`${today}?saved=true`)).text).toContain('每个人都记了。');
    expect(gzipSync((await open(today.replace(/\/dates.*/, ''))).html).length).toBeLessThan(13_000);
  });

  test('writes to the group, looks at it first, and sends it once', async () => {
    const { path, first } = await aGroup();
    const { open, send } = await browserOf(teacher);
    const messages = `${path}/messages`;
    const { key = '' } = (await open(messages)).values;
    const empty = await readFormPage(await send(messages, { key, audience: 'enrolled', text: '' }));
    expect([empty.status, empty.errors]).toEqual([422, { text: '请写要告诉大家什么。' }]);
    const fields = { key, audience: 'enrolled', text: '明天带耳机。\n<b>别忘了</b>' };
    const preview = await readFormPage(await send(messages, fields));
    expect([preview.status, preview.headings[0]]).toEqual([200, '发出以前再看一看']);
    expect(preview.text).toContain('要发给报上名的人，共2人。还没有发。');
    expect(preview.markup).not.toContain('<b>');
    const back = await readFormPage(await send(messages, { ...fields, step: 'back' }));
    expect([back.status, back.values['text']]).toEqual([200, fields.text]);
    for (const outcome of ['sent', 'before']) {
      const sent = await send(messages, { ...fields, step: 'send' });
      expect(sent.headers.get('location')).toBe(`${messages}?${outcome}=true#main`);
    }
    expect((await open(messages)).text).toContain('发给报上名的人，共2人：');
    const notices = await db
      .selectFrom('notice')
      .select('kind')
      .where('account_id', '=', first.person.accountId)
      .execute();
    expect(notices).toEqual([{ kind: 'training' }]);
  });
});

describe('a person on the course', () => {
  test('says beforehand that they cannot come, and the teacher finds it beside their name', async () => {
    const { first, coming, path } = await aGroup();
    const { open, send } = await browserOf(first.person);
    const own = `/enrolments/${first.enrolmentId}/attendance`;
    const list = await open(own);
    expect(list.headings[0]).toMatch(/^考勤：/);
    expect(list.text).toContain('还没有上');
    const date = coming.replace(`${path}/dates`, own);
    expect(list.html).toContain(`href="${date}"`);
    const empty = await readFormPage(await send(date, { deed: 'announce', words: ' ' }));
    expect([empty.status, empty.errors]).toEqual([422, { words: '请写为什么来不了，一句话就行。' }]);
    const said = await send(date, { deed: 'announce', words: '要去<b>医院</b>' });
    expect(said.headers.get('location')).toBe(`${date}?done=announce#main`);
    expect((await open(date)).text).toContain('已经请假了，老师看得到。');
    const staff = await browserOf(teacher);
    const seen = await staff.open(coming);
    expect([seen.text.includes('要去<b>医院</b>'), seen.markup.includes('<b>')]).toEqual([true, false]);
    expect((await staff.open(path)).text).toContain('有1人提前请假。');
    await send(date, { deed: 'come' });
    expect((await open(date)).text).toContain('这次课还没有上。来不了，请在这里请假。');
  });

  test('says that a record is wrong, waits, and reads what was before and what is now', async () => {
    const { first, today, path } = await aGroup();
    const { enrolmentId, person, jobseekerId } = first;
    await db
      .updateTable('jobseeker')
      .set({ counsellor_id: counsellor.accountId })
      .where('jobseeker_id', '=', jobseekerId)
      .execute();
    const actor = { accountId: person.accountId, role: 'jobseeker' } as const;
    await giveConsent(db, portal.sealer, { jobseekerId, purpose: 'counsellor', actor }, new Date());
    const staff = await browserOf(teacher);
    await staff.send(today, { [`r-${enrolmentId}`]: '0 -', [`s-${enrolmentId}`]: 'absent' });
    const { open, send } = await browserOf(person);
    const date = today.replace(`${path}/dates`, `/enrolments/${enrolmentId}/attendance`);
    expect((await open(date)).text).toContain('老师记的是：没来。');
    await send(date, { deed: 'contest', words: '我到了。' });
    expect((await open(date)).text).toContain('您说记得不对，还在等答复。');
    const tasks = await (await browserOf(counsellor)).open('/tasks');
    const contest = /href="(\/teaching\/contests\/[^"]+)"/.exec(tasks.html)?.[1] ?? '';
    expect((await staff.open(path)).html).toContain(contest);
    expect((await (await browserOf(counsellor)).open(contest)).text).toContain('我到了。');
    const unsure = await readFormPage(await staff.send(contest, { words: '' }));
    expect([unsure.status, Object.keys(unsure.errors)]).toEqual([422, ['state', 'words']]);
    const answered = await staff.send(contest, { state: 'present', words: '看漏了，对不起。' });
    expect(answered.headers.get('location')).toBe(`${contest}?done=true#main`);
    const page = await open(date);
    expect(page.text).toContain('老师记的是：到了。');
    expect(page.text).toContain('改了考勤：原来没来，现在到了。');
    const notices = await open('/messages');
    expect(notices.text).toContain('的考勤改了。原来：没来，现在：到了。');
    // Too late to announce what is recorded.
    expect((await send(date, { deed: 'announce', words: '补一个' })).status).toBe(409);
    expect((await (await browserOf(teacher)).open(date)).status).toBe(403);
  });
});
