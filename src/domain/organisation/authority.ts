/** Who does something in a staff role; a visitor is one. */
export interface StaffActor {
  accountId: string;
  role: { role: string; organisationId: string | undefined; regionCode: string | undefined };
}

/** A command was asked for by somebody who may not. Pages do not offer it, so this is never met by mistake. */
export class NotAllowed extends Error {
  override name = 'NotAllowed';
}

/** Stands in the log for what was done in the terminal of the server. */
export const terminal: StaffActor = {
  accountId: 'terminal',
  role: { role: 'administrator', organisationId: undefined, regionCode: undefined },
};

/**
 * What the codes of a member of staff's regions begin with: their own and those below it. Empty, which is everywhere, only
 * for whoever has no organisation: the first administrator, made in the terminal.
 */
export const scopeOf = ({ role: { organisationId, regionCode } }: StaffActor): string =>
  organisationId === undefined ? '' : (regionCode ?? 'none').replace(/(00)+$/, '');

/** Throws `NotAllowed` unless the actor is an administrator at this moment. */
export function requireAdministrator({ role: { role } }: StaffActor): void {
  if (role !== 'administrator') throw new NotAllowed(`A ${role} did what only an administrator may`);
}
