// A text of a record in the reader's language; English where it has no other.
import type { Text } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';

export const useSay = (): ((text: Text) => string) => {
  const { i18n } = useTranslation();
  return (text) => (i18n.language === 'de' ? text.de : undefined) || text.en;
};
