// Decides nothing itself: installs what is missing and builds everything into dist/.
import { build } from './lib/build.mjs';
import { checkNode, install } from './lib/install.mjs';
import { fail } from './lib/say.mjs';

checkNode();
await install();
await build({ always: true }).catch(({ message }) => fail(message));
