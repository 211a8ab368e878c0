// Which work center this device stands at: remembered until another is chosen.

const key = (company: string): string => `onelot.floor.${company}`;

export const keptWorkCenter = (company: string): string | undefined => {
  try {
    return localStorage.getItem(key(company)) ?? undefined;
  } catch {
    return undefined; // Storage may be forbidden; the person then chooses each time.
  }
};

export const keepWorkCenter = (company: string, workCenter: string): void => {
  try {
    localStorage.setItem(key(company), workCenter);
  } catch {
    // See above.
  }
};
