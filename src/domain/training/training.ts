import type { Visitor } from '../account/account.ts';
import { childRegions, placeName, regionAndAbove } from '../region/region.ts';

/** Where and for whom a course, a base or a proposal is. */
export interface TrainingPlace {
  regionCode: string;
  organisationId: string | undefined;
}

/** Whether somebody makes and runs what is taught there: staff of the region or of what is above it, or of the organisation. */
export const runsTraining = ({ role }: Pick<Visitor, 'role'>, { regionCode, organisationId }: TrainingPlace): boolean =>
  role.role === 'counsellor' &&
  role.regionCode !== undefined &&
  (regionAndAbove(regionCode).includes(role.regionCode) ||
    (organisationId !== undefined && organisationId === role.organisationId));

/** Whether somebody may make a course or a base for this place. */
export const mayMakeFor = ({ role }: Pick<Visitor, 'role'>, regionCode: string): boolean =>
  role.role === 'counsellor' && role.regionCode !== undefined && regionAndAbove(regionCode).includes(role.regionCode);

/** The places for which staff of this region may make a course: their own and those within it. */
export const trainingRegions = (staffRegion: string): readonly (readonly [string, string])[] =>
  [staffRegion, ...childRegions(staffRegion)].map((code) => [code, placeName(code)] as const);
