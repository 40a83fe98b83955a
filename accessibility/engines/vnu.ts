import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { Finding } from '../finding.ts';

const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');

/** WebKit takes the role from a list without bullets. */
const settled = /^The “list” role is unnecessary for element “[ou]l”/;

interface Report {
  messages: readonly {
    url: string;
    type: string;
    subType?: string;
    message: string;
    extract?: string;
    lastLine?: number;
  }[];
}

/** The machine's Java, which vnu needs; undefined where there is none. */
export function findJava(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const homes = process.env['JAVA_HOME'] ? [join(process.env['JAVA_HOME'], 'bin')] : [];
  return [...homes, ...folders].flatMap((folder) => [join(folder, 'java'), join(folder, 'java.exe')]).find(existsSync);
}

/** What vnu finds in the texts of whole pages, by name. Java starts once for all of them, which takes seconds. */
export async function vnuFindings(
  java: string,
  pages: ReadonlyMap<string, string>,
): Promise<(Finding & { page: string })[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tongtu-vnu-'));
  try {
    const names = [...pages.keys()];
    await Promise.all(names.map((name, index) => writeFile(join(folder, `${index}.html`), pages.get(name) ?? '')));
    const words = ['-jar', jar, '--format', 'json', '--stdout', '--exit-zero-always', folder];
    const { stdout } = await promisify(execFile)(java, words, { maxBuffer: 100_000_000 });
    // The jar is pinned, and writes this shape.
    const { messages } = JSON.parse(stdout) as Report;
    return messages
      .filter(({ message }) => !settled.test(message))
      .map(({ url, type, subType, message, extract, lastLine }) => ({
        page: names[Number(basename(url, '.html'))] ?? url,
        by: 'vnu',
        rule: subType ?? type,
        element: extract?.trim() ?? `line ${lastLine}`,
        message,
      }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
