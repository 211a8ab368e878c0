// Plans a large shop again on a thread of its own, so that the server goes on answering meanwhile.
import { serveWork } from '../../../kernel/work.ts';
import { replanWhole } from './engine-work.ts';

serveWork(replanWhole);
