// Seconds as a stopwatch shows them: `4:12`, `1:04:12`, and days where it ran that long.

export const stopwatch = (seconds: number): string => {
  const s = Math.max(0, Math.round(seconds));
  const two = (n: number): string => `${n}`.padStart(2, '0');
  const [days, hours, minutes] = [Math.floor(s / 86_400), Math.floor(s / 3600) % 24, Math.floor(s / 60) % 60];
  if (days > 0) return `${days} d ${hours}:${two(minutes)}`;
  if (hours > 0) return `${hours}:${two(minutes)}:${two(s % 60)}`;
  return `${minutes}:${two(s % 60)}`;
};
