// The store person's terminal: receive, put away, hand over.
import { useTranslation } from 'react-i18next';
import { Answer } from '../../look/index.ts';
import { Frame } from '../frame.tsx';

export const Store = () => {
  const { t } = useTranslation('floor');
  return (
    <Frame title={t('store.title')}>
      <Answer size="floor" headline={t('store.answer')} />
    </Frame>
  );
};
