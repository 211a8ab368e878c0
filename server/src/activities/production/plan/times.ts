// How business instants are counted for the plan engine: whole seconds; and how they leave again as ISO text.

export const toSeconds = (at: Date): number => Math.floor(at.getTime() / 1000);
/** A thing that is ready within a second counts as ready at its end, so that nothing starts before it. */
export const toSecondsUp = (at: Date): number => Math.ceil(at.getTime() / 1000);
export const toDate = (seconds: number): Date => new Date(seconds * 1000);
export const iso = (at: Date): string => at.toISOString();
export const isoOrNull = (at: Date | null): string | null => at?.toISOString() ?? null;
