import './require-node-24.mjs';

import('./start.ts').then(({ start }) => start());
