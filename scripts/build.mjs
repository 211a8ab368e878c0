// Decides nothing itself: installs what is missing and builds everything into dist/.
import { build } from './lib/build.mjs';
import { checkNode, install } from './lib/install.mjs';

checkNode();
await install();
await build({ always: true });
