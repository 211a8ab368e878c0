// Names of options and their values in the reader's words.
import type { OptionValue, PublicModel } from '@onelot/configure';
import { useTranslation } from 'react-i18next';
import { useWords } from '../words.ts';
import { valueWords } from './show.ts';

export interface Said {
  name(option: string): string;
  value(option: string, value: OptionValue | undefined): string;
}

export const useSaid = (model: PublicModel): Said => {
  const { t, i18n } = useTranslation('shop');
  const words = useWords();
  const find = (id: string) => model.options.find((option) => option.id === id);
  return {
    name: (id) => words(find(id)?.name),
    value: (id, value) => {
      const option = find(id);
      return option ? valueWords(option, value, i18n.language, { yes: t('yes'), no: t('no') }) : '';
    },
  };
};
