import { defineConfig, passthroughImageService } from 'astro/config';
import { portalAdapter } from './src/adapter.ts';

export default defineConfig({
  output: 'server',
  adapter: portalAdapter(),
  session: false,
  trailingSlash: 'never',
  // Styles travel inside the page: one response shows everything.
  build: { inlineStylesheets: 'always' },
  devToolbar: { enabled: false },
  // The server makes the content security policy (`src/response-headers.ts`), for pages and for everything else.
  security: { checkOrigin: true, csp: false },
  image: { service: passthroughImageService() },
  vite: {
    // Older targets keep `min-width` media queries, which Chrome before 104 needs.
    // Nothing becomes a `data:` address or an inline script: the policy allows neither.
    build: { cssTarget: ['chrome64', 'ios12'], assetsInlineLimit: 0 },
    ssr: { external: ['better-sqlite3', 'pg'] },
  },
});
