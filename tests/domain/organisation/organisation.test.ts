import { randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Role } from '#src/domain/account/account.ts';
import { findVisitor, listRoles } from '#src/domain/account/visitor-queries.ts';
import { NotAllowed } from '#src/domain/organisation/authority.ts';
import type { StaffActor } from '#src/domain/organisation/authority.ts';
import { createOrganisation } from '#src/domain/organisation/create-organisation.ts';
import { organisationForm, staffRegions } from '#src/domain/organisation/organisation-form.ts';
import { countMembers, findOrganisation, listOrganisations } from '#src/domain/organisation/organisation-queries.ts';
import { resumeOrganisation } from '#src/domain/organisation/resume-organisation.ts';
import { suspendOrganisation } from '#src/domain/organisation/suspend-organisation.ts';
import { createSealer } from '#src/sealing.ts';
import { anAccount, anOrganisation, cookieOf } from '../../account-factories.ts';
import { freshDatabase } from '../../database.ts';

const sealer = createSealer(randomBytes(32));
const now = new Date();
const reason = '示例：撤销了机构';

const actorIn = (role: Role, organisationId?: string): StaffActor => ({
  accountId: randomUUID(),
  role: { role, organisationId, regionCode: undefined },
});
const administrator = actorIn('administrator');
const others = (['jobseeker', 'helper', 'counsellor', 'employer'] as const).map((role) => actorIn(role));

let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

const eventsOf = async (organisationId: string) =>
  db
    .selectFrom('staff_event')
    .select(['kind', 'actor_id', 'sealed_reason'])
    .where('organisation_id', '=', organisationId)
    .orderBy('happened_at')
    .orderBy('kind')
    .execute();

const wanted = { name: '示例城中区就业服务所', kind: 'service', regionCode: '450202' } as const;

describe('an organisation', () => {
  test('is registered by an administrator, is listed, and the log says by whom', async () => {
    const organisationId = await createOrganisation(db, sealer, administrator, wanted, now);
    const kept = { ...wanted, organisationId, isDemonstration: false, suspendedAt: undefined };
    expect(await findOrganisation(db, organisationId ?? '')).toEqual(kept);
    expect(await listOrganisations(db)).toContainEqual(kept);
    expect(await eventsOf(organisationId ?? '')).toEqual([
      { kind: 'organisation-created', actor_id: administrator.accountId, sealed_reason: null },
    ]);
  });

  test('of the same name exists once in a region, and once more in another', async () => {
    const twin = { ...wanted, name: '示例同名服务所' };
    expect(await createOrganisation(db, sealer, administrator, twin, now)).toBeDefined();
    expect(await createOrganisation(db, sealer, administrator, twin, now)).toBeUndefined();
    expect(await createOrganisation(db, sealer, administrator, { ...twin, regionCode: '420200' }, now)).toBeDefined();
  });

  test('is neither registered nor suspended nor resumed by anybody else', async () => {
    const organisationId = await anOrganisation(db);
    for (const actor of others) {
      const create = createOrganisation(db, sealer, actor, { ...wanted, name: '示例不该有的单位' }, now);
      await expect(create).rejects.toThrow(NotAllowed);
      await expect(suspendOrganisation(db, sealer, actor, { organisationId, reason }, now)).rejects.toThrow(NotAllowed);
      await expect(resumeOrganisation(db, sealer, actor, { organisationId, reason }, now)).rejects.toThrow(NotAllowed);
    }
    expect((await listOrganisations(db)).map(({ name }) => name)).not.toContain('示例不该有的单位');
    expect((await findOrganisation(db, organisationId))?.suspendedAt).toBeUndefined();
  });

  test('that is suspended gives nobody a right any more, at once, and does again when it is resumed', async () => {
    const organisationId = await anOrganisation(db);
    const counsellor = await anAccount(db, sealer, { role: 'counsellor', organisationId });
    const cookie = await cookieOf(db, counsellor);
    const token = cookie.slice('session='.length);
    expect((await findVisitor(db, sealer, token))?.role.role).toBe('counsellor');
    expect(await countMembers(db, organisationId)).toBe(1);

    expect(await suspendOrganisation(db, sealer, administrator, { organisationId, reason }, now)).toBe(true);
    expect(await findVisitor(db, sealer, token)).toBeUndefined();
    expect(await listRoles(db, counsellor.accountId)).toEqual([]);
    expect(await suspendOrganisation(db, sealer, administrator, { organisationId, reason }, now)).toBe(false);

    expect(await resumeOrganisation(db, sealer, administrator, { organisationId, reason }, now)).toBe(true);
    expect((await listRoles(db, counsellor.accountId)).map(({ role }) => role)).toEqual(['counsellor']);
    // The session from before is gone for good.
    expect(await findVisitor(db, sealer, token)).toBeUndefined();
    expect((await eventsOf(organisationId)).map(({ kind }) => kind)).toEqual([
      'organisation-resumed',
      'organisation-suspended',
    ]);
  });

  test('is not suspended by somebody who works in it, who would lock themselves out', async () => {
    const organisationId = await anOrganisation(db);
    const insider = actorIn('administrator', organisationId);
    await expect(suspendOrganisation(db, sealer, insider, { organisationId, reason }, now)).rejects.toThrow(NotAllowed);
  });

  test('that does not exist is not suspended', async () => {
    const organisationId = randomUUID();
    expect(await suspendOrganisation(db, sealer, administrator, { organisationId, reason }, now)).toBe(false);
    expect(await eventsOf(organisationId)).toEqual([]);
  });

  test('keeps why it was suspended sealed', async () => {
    const organisationId = await anOrganisation(db);
    await suspendOrganisation(db, sealer, administrator, { organisationId, reason }, now);
    const [event] = await eventsOf(organisationId);
    expect(event?.sealed_reason).not.toContain(reason);
    expect(sealer.unseal(event?.sealed_reason ?? '')).toBe(reason);
  });
});

describe('the form', () => {
  test('offers the regions with a plan and the districts within them', () => {
    const names = new Map(staffRegions);
    expect(names.get('450200')).toBe('柳州市');
    expect(names.get('450202')).toBe('柳州市城中区');
    expect(names.get('500154')).toBe('重庆市开州区');
    expect(names.has('110000')).toBe(false);
  });

  test('takes only kinds and regions from its lists, and a name on one line', () => {
    const right = { name: '示例中心', kind: 'service', region: '450200' };
    expect(organisationForm.safeParse(right).success).toBe(true);
    for (const wrong of [
      { name: '' },
      { name: '甲\n乙' },
      { name: '长'.repeat(61) },
      { kind: 'constructor' },
      { region: '110000' },
    ])
      expect(organisationForm.safeParse({ ...right, ...wrong }).success).toBe(false);
  });
});
