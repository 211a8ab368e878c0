// Decides where the project lies: two folders above this file, wherever the command was called from.
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
