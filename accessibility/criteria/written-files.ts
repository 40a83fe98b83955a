import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { countSeededDefects } from './count-seeded-defects.ts';
import { listEngineRules } from './list-engine-rules.ts';

const folder = join(import.meta.dirname, '..');
export const engineRulesFile = join(folder, 'criteria/engine-rules.json');
export const seededDefectsFile = join(folder, 'criteria/seeded-defects.json');
export const criteriaFile = join(folder, 'criteria.md');

/** What `engine-rules.json` has to say: the rules of the engines that are installed now. */
export const writeEngineRules = (): Promise<string> => formatAs(engineRulesFile, JSON.stringify(listEngineRules()));

/** What `seeded-defects.json` has to say. */
export const writeSeededDefects = (): Promise<string> =>
  formatAs(seededDefectsFile, JSON.stringify(countSeededDefects()));

/** What `criteria.md` has to say, by the table and the two other files as they are. */
export async function writeCriteria(): Promise<string> {
  // Loaded late, so that the rules can be written first.
  const { renderCriteria } = await import('./render-criteria.ts');
  return formatAs(criteriaFile, renderCriteria());
}

const formatAs = async (filepath: string, text: string): Promise<string> =>
  format(text, { ...(await resolveConfig(filepath)), filepath });
