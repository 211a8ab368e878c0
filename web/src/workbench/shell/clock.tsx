// Business time in the bar; in demo companies it can be paused and sped up, and says whether the demo world plays along.
import { Button, Popover, SegmentedControl, Stack } from '@mantine/core';
import { platform } from '@onelot/contracts';
import { IconChevronDown, IconPlayerPause, IconPlayerPlay, IconPlayerTrackNext } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useSession } from '../../data/index.ts';
import { ProblemNote, StateChip, useFormat, usePlace } from '../../look/index.ts';
import css from './shell.module.css';

const SPEEDS = [1, 60, 600, 8640] as const;

/** Business time, read again often enough that the shown minute is right. */
export const useBusinessNow = (): string => {
  const { now } = usePlace();
  const { clock } = useSession();
  const [at, setAt] = useState(() => now().toISOString());
  const speed = clock?.speed ?? 1;
  useEffect(() => {
    const read = () => setAt(now().toISOString());
    read();
    const timer = setInterval(read, speed > 1 ? 250 : 1000);
    return () => clearInterval(timer);
  }, [now, speed]);
  return at;
};

const Controls = () => {
  const { t } = useTranslation(['work', 'common']);
  const { clock, staff } = useSession();
  const set = useCommand(platform.setClock);
  if (!clock) return null;
  const nearest = SPEEDS.reduce((best, speed) =>
    Math.abs(speed - clock.speed) < Math.abs(best - clock.speed) ? speed : best,
  );
  // Not while it is sent: a control that is switched off loses the focus, and Escape would reach nothing.
  const blocked = !staff;
  return (
    <Stack gap={12}>
      <SegmentedControl
        fullWidth
        aria-label={t('clock.speed')}
        disabled={blocked}
        value={String(nearest)}
        onChange={(value) => set.mutate({ speed: Number(value), paused: false })}
        data={SPEEDS.map((speed) => ({ value: String(speed), label: t(`clock.x${speed}`) }))}
      />
      <p className="ol-12 ol-ink-2">{t(`clock.means${nearest}`)}</p>
      <Button
        variant="outline"
        disabled={blocked}
        leftSection={clock.paused ? <IconPlayerPlay size={16} /> : <IconPlayerPause size={16} />}
        onClick={() => set.mutate({ paused: !clock.paused })}
      >
        {clock.paused ? t('clock.go') : t('clock.pause')}
      </Button>
      {set.error && <ProblemNote problem={set.error.document} />}
      <StateChip state={clock.world ? 'good' : 'idle'}>{clock.world ? t('clock.world') : t('clock.noWorld')}</StateChip>
      {!clock.world && <p className="ol-12 ol-ink-2">{t('pace.byHand')}</p>}
    </Stack>
  );
};

export const BusinessClock = () => {
  const { t } = useTranslation(['work', 'common']);
  const { when } = useFormat();
  const { clock } = useSession();
  const now = useBusinessNow();
  const shown = clock ? when(now, 'dayTime') : '';
  const adjustable = clock?.adjustable ?? false;
  const pace = clock?.paused ? t('clock.paused') : clock && adjustable ? t('clock.pace', { speed: clock.speed }) : '';
  const State = clock?.paused ? IconPlayerPause : (clock?.speed ?? 1) > 1 ? IconPlayerTrackNext : IconPlayerPlay;
  return (
    <Popover width={400} position="bottom-end" trapFocus>
      <Popover.Target>
        <button
          type="button"
          className={css.clock}
          data-adjustable={adjustable || undefined}
          aria-label={`${t('common:clock')}: ${shown} ${pace}`}
          {...(adjustable ? { title: t('clock.change') } : {})}
        >
          {adjustable && <State size={14} aria-hidden="true" />}
          <time dateTime={now}>{shown}</time>
          {pace && (
            <span className={css.speed} data-paused={clock?.paused || undefined}>
              {pace}
            </span>
          )}
          {adjustable && <IconChevronDown size={14} aria-hidden="true" />}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={12}>
          <div>
            <p className="ol-12 ol-ink-2">{t('common:clock')}</p>
            <p className="ol-20 ol-strong ol-tabular">{when(now, 'full')}</p>
          </div>
          {clock?.adjustable ? <Controls /> : <p className="ol-ink-2">{t('clock.real')}</p>}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
};
