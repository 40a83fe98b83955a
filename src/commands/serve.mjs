import './require-node-24.mjs';

import('./serve.ts').then(({ serve }) => serve());
