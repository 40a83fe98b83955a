import { writeFileSync } from 'node:fs';
import { criteriaFile, engineRulesFile, writeCriteria, writeEngineRules } from './criteria/written-files.ts';

// `npm run write:criteria`: after a change of the table or of an engine.
writeFileSync(engineRulesFile, await writeEngineRules());
writeFileSync(criteriaFile, await writeCriteria());
