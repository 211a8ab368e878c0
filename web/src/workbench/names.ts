// Names of work centers for their codes, for every screen that holds a code only.
import { production } from '@onelot/contracts';
import { useAsk, useSession } from '../data/index.ts';
import { useWords } from '../look/index.ts';

const READERS = ['production', 'sourcing', 'research', 'sales', 'logistics'] as const;

/** The name of a work center; its code for those who may not read them, and until they are read. */
export const useCenterName = (): ((code: string) => string) => {
  const { may } = useSession();
  const say = useWords();
  const centers = useAsk(production.listWorkCenters, {}, { enabled: READERS.some((activity) => may(activity)) });
  return (code) => say(centers.data?.find((center) => center.workCenter === code)?.name) || code;
};
