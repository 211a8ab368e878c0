// Nobody leaves a screen with something unsaved without being asked.
import { Button, Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import css from './parts.module.css';

export const LeaveGuard = ({ unsaved }: { unsaved: boolean }) => {
  const { t } = useTranslation('model');
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => unsaved && current.pathname !== next.pathname,
    enableBeforeUnload: () => unsaved,
    withResolver: true,
  });
  return (
    <Modal
      opened={leaving.status === 'blocked'}
      onClose={() => leaving.reset?.()}
      title={t('leave.title')}
      withCloseButton={false}
    >
      <div className={css.form}>
        <p>{t('leave.text')}</p>
        <div className={css.actions}>
          <Button data-autofocus onClick={() => leaving.reset?.()}>
            {t('leave.stay')}
          </Button>
          <Button variant="outline" color="red" onClick={() => leaving.proceed?.()}>
            {t('leave.go')}
          </Button>
        </div>
      </div>
    </Modal>
  );
};
