// Plans the network on a thread of its own, so that the server goes on answering meanwhile.
import { serveWork } from '../../../kernel/work.ts';
import { assessNetwork } from './assessing.ts';

serveWork(assessNetwork);
