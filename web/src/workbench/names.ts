// Names of work centers and of chosen values for their codes, for every screen that holds a code only.
import { production, sales } from '@onelot/contracts';
import { useQueries } from '@tanstack/react-query';
import { clientOf, useAsk, useCompanySlug, useSession } from '../data/index.ts';
import { useWords, type Words } from '../look/index.ts';

const READERS = ['production', 'sourcing', 'research', 'sales', 'logistics'] as const;

/** The name of a work center; its code for those who may not read them, and until they are read. */
export const useCenterName = (): ((code: string) => string) => {
  const { may } = useSession();
  const say = useWords();
  const centers = useAsk(production.listWorkCenters, {}, { enabled: READERS.some((activity) => may(activity)) });
  return (code) => say(centers.data?.find((center) => center.workCenter === code)?.name) || code;
};

interface Option {
  readonly values?: readonly { readonly id: string; readonly name?: Words }[];
}

/** The name that the company's own products give a value (a finish); its code where none does. */
export const useValueName = (): ((code: string) => string) => {
  const slug = useCompanySlug();
  const say = useWords();
  const products = useAsk(sales.listProducts, {});
  const models = useQueries({
    queries: (products.data ?? []).map(({ product }) => ({
      queryKey: [slug, sales.getProduct.id, { product }],
      queryFn: () => clientOf(slug).call(sales.getProduct, { product }),
    })),
  });
  const options = models.flatMap(({ data }) => (data?.model.options ?? []) as readonly Option[]);
  const values = options.flatMap((option) => option.values ?? []);
  return (code) => say(values.find((value) => value.id === code)?.name) || code;
};
