import type { ChildProcess } from 'node:child_process';
import type { TemplatePage } from './template-listener.ts';

export async function benchNext(
  _folder: string,
  _databaseUrl: string,
  _pages: readonly TemplatePage[],
): Promise<{ origin: string; child: ChildProcess } | undefined> {
  console.log('Next.js was not measured.');
  return undefined;
}
