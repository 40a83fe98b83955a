import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';

export const root = join(import.meta.dirname, '..');

/** Paths of the project's files that match, from the top folder, in order. */
export const filesMatching = (...patterns: string[]): string[] => globSync(patterns, { cwd: root }).sort();

export const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

export interface Import {
  /** A file of the project from its top folder, or the package's name as written. */
  from: string;
  /** Only a type is taken: nothing of the other file runs. */
  isType: boolean;
}

const importPattern =
  /(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g;

/** What a file imports, statically or when it is needed. */
export function importsOf(file: string): Import[] {
  return [...textOf(file).matchAll(importPattern)].map(([, , type, from, later]) => ({
    from: resolve(file, from ?? later ?? ''),
    isType: type !== undefined,
  }));
}

function resolve(file: string, from: string): string {
  if (from.startsWith('.')) return normalize(join(dirname(file), from));
  return from.replace(/^#(src|db)\//, '$1/');
}

/** `src/pages/jobs/[id]/index.astro` is the route `/jobs/[id]`. */
export function routeOf(page: string): string {
  const path = page
    .replace(/^src\/pages/, '')
    .replace(/\.(astro|ts|md)$/, '')
    .replace(/\/index$/, '');
  return path || '/';
}

/** Every route of the portal, from the files of its pages. A name that begins with `_` is part of a page. */
export const routes = (): string[] =>
  filesMatching('src/pages/**/*.{astro,ts,md}')
    .filter((file) => !file.includes('/_'))
    .map(routeOf)
    .sort();

/** Components by the names of their example files; `example.ts` says what an example is. */
export const componentsWithExamples = (): string[] =>
  filesMatching('accessibility/examples/*.ts')
    .map((file) => basename(file, '.ts'))
    .filter((name) => name !== 'example');
