// In a demo company at rest or in real time: what stands still and the one press that sets it going.
import { Button } from '@mantine/core';
import { platform } from '@onelot/contracts';
import { IconPlayerPlay, IconPlayerTrackNext } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCommand, useSession } from '../../data/index.ts';
import { ProblemNote } from '../../look/index.ts';
import css from './home.module.css';

/** Fast enough to see orders go through the house, slow enough for the floor to follow. */
const BRISK = 600;

export const Pace = () => {
  const { t } = useTranslation('work');
  const { clock, staff } = useSession();
  const set = useCommand(platform.setClock);
  if (!clock?.adjustable || !staff) return null;
  const still = clock.paused || !clock.world || clock.speed === 1;
  if (!still) return null;
  const words = clock.paused ? 'paused' : clock.world ? 'slow' : 'byHand';
  return (
    <section className={css.pace} aria-label={t('clock.speed')}>
      <p>{t(`pace.${words}`)}</p>
      {clock.paused ? (
        <Button
          variant="outline"
          size="sm"
          loading={set.isPending}
          leftSection={<IconPlayerPlay size={16} />}
          onClick={() => set.mutate({ paused: false })}
        >
          {t('clock.go')}
        </Button>
      ) : (
        clock.world && (
          <Button
            variant="outline"
            size="sm"
            loading={set.isPending}
            leftSection={<IconPlayerTrackNext size={16} />}
            onClick={() => set.mutate({ speed: BRISK, paused: false })}
          >
            {t('pace.speedUp')}
          </Button>
        )
      )}
      {set.error && <ProblemNote problem={set.error.document} />}
    </section>
  );
};
