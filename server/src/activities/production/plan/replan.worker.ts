// Plans a large shop again on a thread of its own, so that the server goes on answering meanwhile.
import { parentPort, workerData } from 'node:worker_threads';
import { type ReplanProblem, replan } from '@onelot/plan';

parentPort?.postMessage(replan(workerData as ReplanProblem));
