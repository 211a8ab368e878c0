// Where and when the company works: its time zone, its currency and its business clock, for everything shown below.
import { createContext, type ReactNode, useContext } from 'react';

export interface CompanyPlace {
  /** IANA name, e.g. `America/Toronto`. */
  timeZone: string;
  /** ISO 4217. */
  currency: string;
  /** Present business time. */
  now: () => Date;
}

const Place = createContext<CompanyPlace>({
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  currency: 'USD',
  now: () => new Date(),
});

export const PlaceProvider = ({ place, children }: { place: CompanyPlace; children: ReactNode }) => (
  <Place.Provider value={place}>{children}</Place.Provider>
);

export const usePlace = (): CompanyPlace => useContext(Place);
