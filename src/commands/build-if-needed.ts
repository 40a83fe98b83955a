import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const sources = ['src', 'public', 'db', 'accessibility', 'astro.config.mjs', 'package.json'];

/** Whether the pages were never built, or a source was changed, added or removed since. */
export function isBuildOld(folder = root): boolean {
  const entry = join(folder, 'dist/server/entry.mjs');
  if (!existsSync(entry)) return true;
  const built = statSync(entry).mtimeMs;
  const isNewer = (path: string): boolean => {
    const { mtimeMs } = statSync(path);
    return mtimeMs > built;
  };
  return sources.some((name) => {
    const path = join(folder, name);
    if (!existsSync(path)) return false;
    if (isNewer(path)) return true;
    if (!statSync(path).isDirectory()) return false;
    // A folder is as new as the last file that came or went.
    return readdirSync(path, { recursive: true, encoding: 'utf8' }).some((inside) => isNewer(join(path, inside)));
  });
}

/** Builds the pages. Throws what the build said when it fails. */
export function buildPages(): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build'], {
    cwd: root,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The pages could not be built:\n${stdout}${stderr}`);
}
