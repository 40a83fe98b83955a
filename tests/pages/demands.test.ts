import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { findOpenDemand } from '#src/domain/demand/demand-queries.ts';
import { questionKeys } from '#src/domain/demand/demand.ts';
import { findDraft } from '#src/domain/demand/draft-queries.ts';
import { anAccount, anOrganisation, cookieOf } from '../account-factories.ts';
import { aDemandingPerson, aHelperOf, answer, send as sendDraft } from '../domain/demand/demanding-people.ts';
import type { DemandingPerson } from '../domain/demand/demanding-people.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { readFormPage } from './form-page.ts';

let portal: Portal;
let db: Kysely<Database>;
let person: DemandingPerson;
let cookie: string;
beforeAll(async () => {
  portal = await startPortal({ content: 'empty' });
  db = openDatabase(portal.databaseUrl);
});
afterAll(async () => {
  await db.destroy();
  await portal.stop();
});
beforeEach(async () => {
  person = await aDemandingPerson(db, portal.sealer);
  cookie = await cookieOf(db, person.account);
});

const visit = (path: string, as = cookie) => portal.visit(path, { headers: { cookie: as } });
const open = async (path: string, as = cookie) => readFormPage(await visit(path, as));
const submit = (path: string, fields: Record<string, string | readonly string[]>, as = cookie) =>
  portal.submit(path, fields, { headers: { cookie: as } });
/** Fills in what the page shows, as a browser does, and sends it. */
const fill = async (path: string, fields: Record<string, string | readonly string[]>, as = cookie) => {
  const { values } = await open(path, as);
  return submit(path, { ...hidden(values), ...fields }, as);
};
const hidden = (values: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(values).filter(([name]) => ['for', 'revision', 'demand', 'version', 'searched'].includes(name)),
  );
const answers = async () => (await findDraft(db, portal.sealer, person.jobseekerId, new Date())).answers;
const question = (name: string) => `/demands/draft/${name}`;

describe('a question', () => {
  test('is asked after consent, to which the page comes back', async () => {
    const other = await cookieOf(db, await anAccount(db, portal.sealer));
    for (const path of ['/demands/draft', question('work')]) {
      const asked = await visit(path, other);
      expect(asked.headers.get('location')).toBe(`/consents/demand?next=${encodeURIComponent(path)}`);
    }
    const sent = await submit(question('abilities'), { can: '打字' }, other);
    expect(sent.headers.get('location')).toContain('/consents/demand');
    expect((await open('/demands', other)).text).toContain('开始登记');
  });

  test('leads to the next one, says how many there are, and can be left for later', async () => {
    const asked = await open(question('place'));
    expect(asked.text).toContain('第4题，共11题。可以空着，以后再填。');
    const later = await fill(question('place'), { step: 'later' });
    expect(later.headers.get('location')).toBe('/demands/draft/mode#main');
    expect((await open('/demands/draft')).text).toContain('工作的地点以后再填');
    const fromList = await fill(`${question('hours')}?list=true`, { hours: ['part', 'flexible'], step: 'save' });
    expect(fromList.headers.get('location')).toBe('/demands/draft#main');
    expect((await answers()).hours).toEqual({ hours: ['part', 'flexible'], note: '' });
    const last = await fill(question('sharing'), { step: 'save' });
    expect(last.headers.get('location')).toBe('/demands/draft#main');
    expect((await answers()).sharing).toEqual({ counsellor: [] });
  });

  test('begins with what the record knows', async () => {
    const known = await aDemandingPerson(db, portal.sealer, ['demand'], { residenceRegion: '450202' });
    const page = await open(question('place'), await cookieOf(db, known.account));
    expect(page.values['first']).toBe('450202');
  });

  test('names all its mistakes at once and keeps everything typed', async () => {
    const long = '长'.repeat(300);
    const response = await fill(question('contact'), { way: 'sms', phone: '0772 281', reach: long, times: 'moon' });
    const page = await readFormPage(response);
    expect(page.status).toBe(422);
    expect(page.title).toMatch(/^错误：/);
    expect(page.errors).toEqual({
      phone: '电话号码不对。手机号有11位，座机要带区号。',
      reach: '最多写200个字。您写了300个字。请分开写，或者写短一些。',
      times: '请从列表里选。',
    });
    expect(page.values).toMatchObject({ way: 'sms', phone: '0772 281', reach: long });
    for (const field of Object.keys(page.errors)) expect(page.ids).toContain(field);
    const none = await readFormPage(await fill(question('contact'), {}));
    expect(none.errors['way']).toBe('请选一项：怎样联系您。');
  });

  test('takes 5,000 characters back whole, with how many are too many', async () => {
    const typed = '我会修收音机。'.repeat(715);
    const page = await readFormPage(await fill(question('abilities'), { can: typed, likes: '唱歌' }));
    expect(page.status).toBe(422);
    expect(page.errors).toEqual({ can: `最多写2000个字。您写了${[...typed].length}个字。请分开写，或者写短一些。` });
    expect(page.values).toMatchObject({ can: typed, likes: '唱歌' });
    expect(await answers()).toEqual({});
  });

  test('understands full-width digits and stray spaces', async () => {
    const response = await fill(question('contact'), { way: 'phone', phone: ' １３８ ００００　００００ ' });
    expect(response.status).toBe(303);
    expect((await answers()).contact).toMatchObject({ way: 'phone', phone: '138 0000 0000' });
    const found = await readFormPage(await fill(question('work'), { q: '　客 服 ', step: 'search' }));
    expect(found.headings).toContain('找到1种工作');
  });

  test('shows what was typed as text, never as markup', async () => {
    const page = await readFormPage(await fill(question('work'), { q: '<b>客服</b>', step: 'search' }));
    expect(page.markup).not.toContain('<b>');
    await fill(question('abilities'), { can: '</dd><script>1</script>', step: 'save' });
    expect((await open('/demands/draft')).markup).not.toContain('<script>1');
  });

  test('opened on two devices: the later one is told, sees both and chooses; the same page twice is no conflict', async () => {
    const here = question('abilities');
    const opened = hidden((await open(here)).values);
    expect((await submit(here, { ...opened, can: '打字', step: 'save' })).status).toBe(303);
    expect((await submit(here, { ...opened, can: '打字', step: 'save' })).status).toBe(303);
    const told = await submit(here, { ...opened, can: '唱歌', step: 'save' });
    const page = await readFormPage(told);
    expect([told.status, page.title.startsWith('错误：')]).toEqual([409, true]);
    expect(page.text).toContain('会做：打字');
    expect(page.values['can']).toBe('唱歌');
    expect((await answers()).abilities?.can).toBe('打字');
    const chosen = await submit(here, { ...hidden(page.values), can: page.values['can'] ?? '', step: 'save' });
    expect(chosen.status).toBe(303);
    expect((await answers()).abilities?.can).toBe('唱歌');
  });

  test('that was typed when the session had ended comes back after signing in', async () => {
    const opened = hidden((await open(question('abilities'))).values);
    await db
      .updateTable('session')
      .set({ expires_at: new Date(Date.now() - 1000).toISOString() })
      .where('account_id', '=', person.account.accountId)
      .execute();
    const sent = await submit(question('abilities'), { ...opened, can: '我会打字', step: 'save' });
    expect(sent.headers.get('location')).toContain('/sign-in?next=');
    const kept = sent.headers.get('set-cookie')?.split(';')[0] ?? '';
    const again = await cookieOf(db, person.account);
    const page = await open(question('abilities'), `${again}; ${kept}`);
    expect(page.values['can']).toBe('我会打字');
    expect(await answers()).toEqual({});
  });

  test('is refused when it was opened for another person', async () => {
    const { mandateId, account } = await aHelperOf(db, portal.sealer, person);
    const helper = await cookieOf(db, account, { mandateId });
    const sent = await submit(question('abilities'), { for: 'somebody else', revision: '0', can: '打字' }, helper);
    expect(sent.headers.get('location')).toBe('/demands/draft/abilities?other=true#main');
    expect(await answers()).toEqual({});
  });

  test('that does not exist is no page', async () => {
    expect((await visit(question('moon'))).status).toBe(404);
  });
});

describe('想做的工作', () => {
  const look = async (q: string, more: Record<string, string | readonly string[]> = {}) =>
    readFormPage(await submit(question('work'), { for: '', revision: '0', q, step: 'search', ...more }));

  test.each([
    ['客服', '客服'],
    ['可服', '客服'],
    ['kefu', '客服'],
    ['程序员', '软件开发和测试'],
    ['送外卖', '快递和配送'],
  ])('%s is found, by its name, its sound or what people say', async (q, name) => {
    const page = await look(q);
    expect([page.status, page.headings]).toEqual([200, ['想做什么工作', '找到1种工作']]);
    expect(page.text).toContain(name);
    expect(page.html).toMatch(/<input[^>]*value="[a-z-]+"[^>]*checked/);
  });

  test('keeps what was chosen before while looking for more, and saves both', async () => {
    const page = await look('按摩', { work: ['customer-service'] });
    expect(page.html).toMatch(/value="customer-service"[^>]*checked/);
    const saved = await submit(question('work'), {
      ...hidden(page.values),
      q: '按摩',
      work: ['customer-service', 'massage'],
      step: 'save',
    });
    expect(saved.status).toBe(303);
    expect((await answers()).work).toEqual({
      occupations: ['customer-service', 'massage'],
      own: [],
      isUnsure: false,
    });
  });

  test('an occupation that does not exist: the page says so, offers near ones, and writes down the person’s own words', async () => {
    const near = await look('宠物美容');
    expect(near.headings[1]).toMatch(/^没有这种工作，相近的有\d种$/);
    const none = await look('宇航员');
    expect(none.headings[1]).toBe('没有找到这种工作');
    expect(none.text).toContain('按我写的记下：宇航员');
    expect(none.text).toContain('还不清楚');
    const fields = { ...hidden(none.values), q: '宇航员', work: 'own:宇航员', step: 'save' };
    expect((await submit(question('work'), fields)).status).toBe(303);
    expect((await answers()).work).toEqual({ occupations: [], own: ['宇航员'], isUnsure: false });
  });

  test('typed and sent without looking for it is looked for, not lost', async () => {
    const page = await readFormPage(await fill(question('work'), { q: '按摩', step: 'save' }));
    expect(page.status).toBe(422);
    expect(page.errors).toEqual({ work: '您写了“按摩”。请在下面选一种，或者清空这一栏。' });
    expect(page.values['q']).toBe('按摩');
    expect(page.text).toContain('找到1种工作');
  });

  test('needs a choice, and not knowing is one', async () => {
    const page = await readFormPage(await fill(question('work'), { step: 'save' }));
    expect(page.errors).toEqual({ work: '请选一种工作，或者选“还不清楚”。' });
    expect((await fill(question('work'), { work: 'unsure', step: 'save' })).status).toBe(303);
    const all = await look('', { step: 'all' });
    expect(all.headings[1]).toBe('全部33种工作');
    const empty = await look('');
    expect([empty.status, Object.keys(empty.errors)]).toEqual([422, ['q']]);
  });
});

describe('sending', () => {
  test('shows every answer first, takes one registration however often it is pressed, and gives a receipt', async () => {
    const early = await open('/demands/draft');
    expect(early.text).toContain('还差“想做的工作”和“怎样联系”，填好才能提交。');
    expect(early.text).not.toContain('提交登记');
    await answer(db, portal.sealer, person);
    const page = await open('/demands/draft');
    expect(page.text).toContain('客服、宠物美容');
    for (const each of questionKeys) expect(page.html).toContain(`/demands/draft/${each}?list=true`);
    const press = () => submit('/demands/draft', hidden(page.values));
    const responses = await Promise.all([press(), press()]);
    const [first = '', second] = responses.map((response) => response.headers.get('location'));
    expect(first).toBe(second);
    expect((await press()).headers.get('location')).toBe(first);
    expect(
      await db.selectFrom('demand').selectAll().where('jobseeker_id', '=', person.jobseekerId).execute(),
    ).toHaveLength(1);
    const receipt = await open(first ?? '');
    expect(receipt.headings[0]).toMatch(/^就业需求登记，回执号\d{4} \d{4}$/);
    expect(receipt.text).toContain('已经提交');
    expect(receipt.text).toContain('138 0000 0000');
  });

  test('is stopped when an answer changed after it was read', async () => {
    await answer(db, portal.sealer, person);
    const { values } = await open('/demands/draft');
    await answer(db, portal.sealer, person, [{ question: 'abilities', answer: { can: '打字', likes: '' } }]);
    const response = await submit('/demands/draft', hidden(values));
    expect(response.status).toBe(422);
    expect(await findOpenDemand(db, portal.sealer, person.jobseekerId, new Date())).toBeUndefined();
  });
});

describe('a registration', () => {
  let demandId: string;
  beforeEach(async () => {
    await answer(db, portal.sealer, person);
    await answer(db, portal.sealer, person, [{ question: 'needs', answer: { needs: ['guide'], note: '示例便利' } }]);
    demandId = await sendDraft(db, portal.sealer, person);
  });

  test('is its owner’s alone', async () => {
    const other = await cookieOf(db, await anAccount(db, portal.sealer));
    for (const path of ['', '/end', '/message', '/text'])
      expect([path, (await visit(`/demands/${demandId}${path}`, other)).status]).toEqual([path, 404]);
  });

  test('is sent on as a text without what is sensitive, unless that is chosen', async () => {
    const text = await visit(`/demands/${demandId}/text`);
    expect(text.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const plain = await text.text();
    expect(plain).toMatch(/^我在同途提交了就业需求登记。\n回执号：\d{4} \d{4}。\n/);
    expect(plain).toContain('想做的工作：客服、宠物美容。');
    expect([plain.includes('138'), plain.includes('示例便利')]).toEqual([false, false]);
    const page = await open(`/demands/${demandId}/message?with=needs&with=moon`);
    expect([page.text.includes('138'), page.text.includes('示例便利')]).toEqual([false, true]);
  });

  test('has a large print without anything to press', async () => {
    const page = await open(`/demands/${demandId}?print=large`);
    expect(page.html).toContain('large-print');
    expect(page.text).not.toContain('还需要，再留6个月');
    expect(page.text).toContain('示例便利');
  });

  test('is kept for another six months by one button, changed by a new draft, and withdrawn after asking', async () => {
    const kept = await fill(`/demands/${demandId}`, {});
    expect(kept.headers.get('location')).toBe(`/demands/${demandId}?refreshed=true#main`);
    await fill(question('abilities'), { can: '打字', step: 'save' });
    expect((await open('/demands')).text).toContain('继续上次的登记');
    const draft = await open('/demands/draft');
    expect(draft.text).toContain('提交以后，代替原来的登记');
    const sent = await submit('/demands/draft', hidden(draft.values));
    const newer = sent.headers.get('location')?.split('?')[0] ?? '';
    expect((await open(`/demands/${demandId}`)).text).toContain('已由新的登记代替');
    expect((await open(`${newer}/end`)).headings).toEqual(['要撤回登记吗']);
    const withdrawn = await submit(`${newer}/end`, {});
    expect(withdrawn.headers.get('location')).toBe('/demands?withdrawn=true#main');
    expect((await open('/demands')).text).toContain('已撤回');
  });

  test('of a helper’s making says so to the person, and a mandate that ended stops the helper at once', async () => {
    const { mandateId, account } = await aHelperOf(db, portal.sealer, person);
    const helper = await cookieOf(db, account, { mandateId });
    expect((await fill(question('hours'), { hours: 'part', step: 'save' }, helper)).status).toBe(303);
    expect((await open('/demands/draft')).text).toContain('由家属示例妈妈代填');
    const opened = hidden((await open(question('abilities'), helper)).values);
    await db.updateTable('mandate').set({ state: 'ended' }).where('mandate_id', '=', mandateId).execute();
    const refused = await submit(question('abilities'), { ...opened, can: '打字', step: 'save' }, helper);
    expect(refused.headers.get('location')).toBe('/mandates?ended=true#main');
    const { hours, abilities } = await answers();
    expect([hours?.hours, abilities]).toEqual([['part'], undefined]);
  });

  test('is read by the counsellor who looks after the person, and by no other', async () => {
    const organisationId = await anOrganisation(db);
    const counsellor = await anAccount(db, portal.sealer, { role: 'counsellor', organisationId });
    const wanted = { residenceRegion: '450202', counsellorId: counsellor.accountId };
    const owner = await aDemandingPerson(db, portal.sealer, ['demand', 'counsellor'], wanted);
    const path = `/files/${owner.jobseekerId}/demand`;
    const staff = await cookieOf(db, counsellor);
    expect((await open(path, staff)).text).toContain('现在没有有效的登记');
    await answer(db, portal.sealer, owner);
    await answer(db, portal.sealer, owner, [{ question: 'needs', answer: { needs: ['guide'], note: '示例便利' } }]);
    await sendDraft(db, portal.sealer, owner);
    const read = await open(path, staff);
    expect(read.text).toContain('客服、宠物美容');
    expect(read.text).toContain('本人选择不给看');
    expect(read.text).not.toContain('示例便利');
    const other = await anAccount(db, portal.sealer, { role: 'counsellor', organisationId });
    expect((await open(path, await cookieOf(db, other))).text).not.toContain('宠物美容');
  });
});
