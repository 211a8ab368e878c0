// Searches one seed of a job shop on a thread of its own.
import { parentPort, workerData } from 'node:worker_threads';
import { type JobShopTask, searchUntil } from './planning-jobshop.ts';

parentPort?.postMessage(searchUntil(workerData as JobShopTask));
