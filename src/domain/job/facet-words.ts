import { hoursKinds, postKinds, workModes } from './job.ts';
import type { HoursKind, PostKind, WorkMode } from './job.ts';
import { graduateToken, hoursToken, kindToken, modeToken, occupationToken, occupationsNamed } from './job-tokens.ts';

/*
 * Words of a search that mean what a filter means. Few jobs write 居家 or 兼职 in their text, since they say it in the
 * fields for it.
 */

const kinds: Partial<Record<PostKind, string>> = {
  institution: '事业编',
  state: '国企 央企',
  private: '民企 私企',
  welfare: '公益岗 公益岗位 公益性岗位',
  internship: '见习 实习',
};

const modes: Partial<Record<WorkMode, string>> = {
  remote: '居家 在家 居家办公 在家办公 远程 远程办公',
  hybrid: '居家 在家 居家办公 在家办公 远程 远程办公',
};

const hours: Partial<Record<HoursKind, string>> = {
  full: '全职',
  part: '兼职 小时工 钟点工',
  flexible: '弹性 弹性工作',
};

const graduate = '应届 应届生 毕业生 应届毕业生 高校毕业生';

const words = new Map<string, string[]>();

const mean = (names: string, token: string) => {
  for (const name of names.split(' ')) words.set(name, [...(words.get(name) ?? []), token]);
};

for (const [kind, label] of Object.entries(postKinds)) mean(label, kindToken(kind));
for (const [mode, label] of Object.entries(workModes)) mean(label, modeToken(mode));
for (const [kind, label] of Object.entries(hoursKinds)) mean(label, hoursToken(kind));
for (const [kind, names] of Object.entries(kinds)) mean(names, kindToken(kind));
for (const [mode, names] of Object.entries(modes)) mean(names, modeToken(mode));
for (const [kind, names] of Object.entries(hours)) mean(names, hoursToken(kind));
mean(graduate, graduateToken);

/** The tokens of the filters that a word means; none for most words. */
export const facetsMeant = (word: string): string[] => [
  ...(words.get(word) ?? []),
  ...occupationsNamed(word).map(occupationToken),
];
