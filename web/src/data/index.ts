// The web app's way to the platform.
export * from './client.ts';
export * from './live.ts';
export * from './session.tsx';
export * from './use.ts';
