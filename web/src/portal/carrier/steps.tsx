// What a driver does before the door: take the delivery, load it by its identifier, say where it is.
import { Button, TextInput } from '@mantine/core';
import { logistics } from '@onelot/contracts';
import { IconCurrentLocation, IconSteeringWheel } from '@tabler/icons-react';
import { geoInterpolate } from 'd3-geo';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/index.ts';
import { formatDuration, ProblemNote, useFormat, useNow } from '../../look/index.ts';
import css from '../portal.module.css';
import road from './carrier.module.css';
import type { DeliveryInFull } from './delivery.tsx';

export const AnswerStep = ({ delivery }: { delivery: DeliveryInFull }) => {
  const { t } = useTranslation('portal');
  const answer = useCommand(logistics.answerDelivery);
  const [declining, setDeclining] = useState(false);
  const [note, setNote] = useState('');
  return (
    <section className={css.section} aria-label={t('delivery.answer')}>
      {answer.error && <ProblemNote problem={answer.error.document} />}
      <div className={css.choices} data-pair>
        <button
          type="button"
          data-main
          disabled={answer.isPending}
          onClick={() => answer.mutate({ delivery: delivery.id, accept: true })}
        >
          {t('delivery.take')}
        </button>
        <button type="button" data-grave aria-expanded={declining} onClick={() => setDeclining(!declining)}>
          {t('delivery.decline')}
        </button>
      </div>
      {declining && (
        <form
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault();
            answer.mutate({ delivery: delivery.id, accept: false, ...(note.trim() ? { note: note.trim() } : {}) });
          }}
        >
          <TextInput
            label={t('delivery.declineWhy')}
            maxLength={300}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Button type="submit" color="red" size="lg" h={56} loading={answer.isPending}>
            {t('delivery.declineSend')}
          </Button>
        </form>
      )}
    </section>
  );
};

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
/** A label's code may be an address that ends in the identifier. */
export const identifierIn = (scanned: string): string => {
  const plain = scanned.trim();
  return /^https?:/i.test(plain) ? decodeURIComponent(plain.split(/[?#]/)[0]?.split('/').pop() ?? '') : plain;
};

export const LoadStep = ({ delivery }: { delivery: DeliveryInFull }) => {
  const { t } = useTranslation('portal');
  const pickUp = useCommand(logistics.pickUp);
  const [code, setCode] = useState('');
  const [sent, setSent] = useState(false);
  const identifier = identifierIn(code);
  const wrong = sent && !CODE.test(identifier) && t('delivery.identifierWrong');
  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setSent(true);
        if (CODE.test(identifier)) pickUp.mutate({ delivery: delivery.id, identifier });
      }}
    >
      {pickUp.error && <ProblemNote problem={pickUp.error.document} />}
      <TextInput
        label={t('delivery.scan')}
        description={t('delivery.scanHint', { identifier: delivery.identifier })}
        size="lg"
        autoComplete="off"
        autoCapitalize="characters"
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        error={wrong}
      />
      <button type="submit" className={css.great} data-main disabled={pickUp.isPending}>
        {t('delivery.load')}
      </button>
    </form>
  );
};

interface Place {
  lat: number;
  lon: number;
}

/** Reports places of one delivery, from the device or by hand, and keeps what went wrong. */
export const usePosition = (delivery: string) => {
  const command = useCommand(logistics.reportPosition);
  const [refused, setRefused] = useState(false);
  const [asking, setAsking] = useState(false);
  const report = (position: Place): void => command.mutate({ delivery, position });
  const locate = (): void => {
    setAsking(true);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setAsking(false);
        setRefused(false);
        report({ lat: Number(coords.latitude.toFixed(5)), lon: Number(coords.longitude.toFixed(5)) });
      },
      () => {
        setAsking(false);
        setRefused(true);
      },
      { enableHighAccuracy: true, timeout: 10_000, maximumAge: 15_000 },
    );
  };
  return { report, locate, refused, busy: asking || command.isPending, problem: command.error };
};

/** How far along the rest of the way one step goes. */
const STEP = 0.25;

const ahead = (delivery: DeliveryInFull): Place | undefined => {
  const at = delivery.position ?? delivery.from;
  if (!at || !delivery.to) return undefined;
  const [lon, lat] = geoInterpolate([at.lon, at.lat], [delivery.to.lon, delivery.to.lat])(STEP);
  return { lat: Number(lat.toFixed(5)), lon: Number(lon.toFixed(5)) };
};

export const PositionStep = (props: { delivery: DeliveryInFull; position: ReturnType<typeof usePosition> }) => {
  const { t } = useTranslation('portal');
  const { when } = useFormat();
  const now = useNow(1000);
  const { delivery, position } = props;
  const next = ahead(delivery);
  const age = delivery.positionAt ? Math.max(0, (now - Date.parse(delivery.positionAt)) / 1000) : undefined;
  return (
    <section className={css.section} aria-label={t('position.title')}>
      {position.problem && <ProblemNote problem={position.problem.document} />}
      <p role="status" className="ol-16">
        {age === undefined
          ? t('position.none')
          : t('position.told', { ago: formatDuration(age), eta: when(delivery.etaAt, 'time') })}
        {position.refused && ` ${t('position.refused')}`}
      </p>
      <div className={road.pair}>
        {'geolocation' in navigator && (
          <button type="button" className={css.great} data-main disabled={position.busy} onClick={position.locate}>
            <IconCurrentLocation size={22} aria-hidden="true" /> {t('position.here')}
          </button>
        )}
        {next && (
          <button type="button" className={css.great} disabled={position.busy} onClick={() => position.report(next)}>
            <IconSteeringWheel size={22} aria-hidden="true" /> {t('position.along')}
          </button>
        )}
      </div>
    </section>
  );
};
