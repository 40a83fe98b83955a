import { writeFileSync } from 'node:fs';
import {
  criteriaFile,
  engineRulesFile,
  seededDefectsFile,
  writeCriteria,
  writeEngineRules,
  writeSeededDefects,
} from './criteria/written-files.ts';

// `npm run write:criteria`: after a change of the table, of an engine or of the seeded defects.
writeFileSync(engineRulesFile, await writeEngineRules());
writeFileSync(seededDefectsFile, await writeSeededDefects());
writeFileSync(criteriaFile, await writeCriteria());
