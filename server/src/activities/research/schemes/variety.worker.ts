// Counts a product's variety on a thread of its own, so that the server goes on answering meanwhile.
import { serveWork } from '../../../kernel/work.ts';
import { countVariety } from './counting.ts';

serveWork(countVariety);
