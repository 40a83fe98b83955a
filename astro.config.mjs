import { defineConfig } from 'astro/config';
import { portalAdapter } from './src/adapter.ts';

export default defineConfig({
  output: 'server',
  adapter: portalAdapter(),
  session: false,
  trailingSlash: 'never',
  // Styles travel inside the page: one response shows everything.
  build: { inlineStylesheets: 'always' },
  devToolbar: { enabled: false },
  security: { checkOrigin: true, csp: true },
  vite: {
    // Older targets keep `min-width` media queries, which Chrome before 104 needs.
    build: { cssTarget: ['chrome64', 'ios12'] },
    ssr: { external: ['better-sqlite3', 'pg'] },
  },
});
