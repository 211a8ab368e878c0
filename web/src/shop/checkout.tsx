// Paying: place, window, tax, shipping, payment.
import { useTranslation } from 'react-i18next';
import { Answer } from '../look/answer.tsx';
import { PageShell } from '../look/page-shell.tsx';
import { TopBar } from '../look/top-bar.tsx';

export const Checkout = () => {
  const { t } = useTranslation('shop');
  return (
    <PageShell bar={<TopBar />}>
      <Answer headline={t('title')} sub={t('question')} />
    </PageShell>
  );
};
