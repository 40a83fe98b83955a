import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { AstroIntegration } from 'astro';

/**
 * Builds the pages into `dist/server/entry.mjs`, which exports what `portal.ts` does. `src/server.ts` owns the HTTP
 * side, so that headers, limits, caching and draining hold for every response.
 */
export const portalAdapter = (): AstroIntegration => ({
  name: 'tongtu-portal',
  hooks: {
    'astro:config:setup': ({ updateConfig }) => {
      const response = fileURLToPath(new URL('./page-response.ts', import.meta.url));
      updateConfig({
        vite: {
          plugins: [
            {
              name: 'tongtu-page-response',
              apply: 'build',
              applyToEnvironment: (environment) => environment.name === 'ssr',
              options: (options) => ({
                ...options,
                transform: { ...options.transform, inject: { Response: [response, 'PageResponse'] } },
              }),
            },
          ],
        },
      });
    },
    'astro:config:done': ({ setAdapter }) => {
      setAdapter({
        name: 'tongtu-portal',
        entrypointResolution: 'auto',
        serverEntrypoint: new URL('./portal.ts', import.meta.url),
        adapterFeatures: { buildOutput: 'server' },
        supportedAstroFeatures: { serverOutput: 'stable', staticOutput: 'unsupported', hybridOutput: 'unsupported' },
      });
    },
    'astro:build:done': ({ dir }) => compressFiles(fileURLToPath(dir)),
  },
});

const compressible = new Set(['.css', '.ico', '.js', '.json', '.svg', '.txt', '.webmanifest', '.xml']);

/** Writes a `.br` and a `.gz` beside every file that gets smaller by it. */
function compressFiles(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !compressible.has(extname(entry.name))) continue;
    const file = join(entry.parentPath, entry.name);
    const content = readFileSync(file);
    for (const [ending, compressed] of [
      ['.br', brotliCompressSync(content)],
      ['.gz', gzipSync(content, { level: 9 })],
    ] as const)
      if (compressed.length < content.length) writeFileSync(file + ending, compressed);
  }
}
