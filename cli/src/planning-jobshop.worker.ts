// Searches one seed of a job shop, or of a shop, on a thread of its own.
import { parentPort, workerData } from 'node:worker_threads';
import { type PlanTask, searchUntil } from './planning-jobshop.ts';

parentPort?.postMessage(searchUntil(workerData as PlanTask));
