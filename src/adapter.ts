import type { AstroIntegration } from 'astro';

/**
 * Builds the pages into `dist/server/entry.mjs`, which exports `render`. `src/server.ts` owns the HTTP side,
 * so that headers, limits, caching and draining hold for every response.
 */
export const portalAdapter = (): AstroIntegration => ({
  name: 'tongtu-portal',
  hooks: {
    'astro:config:done': ({ setAdapter }) => {
      setAdapter({
        name: 'tongtu-portal',
        entrypointResolution: 'auto',
        serverEntrypoint: new URL('./portal.ts', import.meta.url),
        adapterFeatures: { buildOutput: 'server' },
        supportedAstroFeatures: { serverOutput: 'stable', staticOutput: 'unsupported', hybridOutput: 'unsupported' },
      });
    },
  },
});
