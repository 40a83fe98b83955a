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

/** Throws `NotAllowed` unless the actor is an administrator at this moment. */
export function requireAdministrator({ role: { role } }: StaffActor): void {
  if (role !== 'administrator') throw new NotAllowed(`A ${role} did what only an administrator may`);
}
