// Where goods lie and who carries them: the site with its address, its stock places, and the carriers.
import { Select, TextInput } from '@mantine/core';
import { logistics, type Output } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useSession } from '../../data/index.ts';
import { EmptyState, useWords } from '../../look/index.ts';
import { AddressFields, NO_ADDRESS } from './address-fields.tsx';
import { Carriers } from './carriers.tsx';
import css from './own.module.css';
import { Facts } from './parts.tsx';
import { RecordDrawer, Records } from './record.tsx';

type Place = Output<typeof logistics.listPlaces>[number];
type Site = NonNullable<Output<typeof logistics.getSite>>;

const KINDS = ['raw', 'wip', 'finished', 'dock'] as const;

export const Store = () => {
  const { t } = useTranslation('own');
  return (
    <div className={css.stack}>
      <SiteFacts />
      <section className={css.form}>
        <h2 className="ol-20 ol-strong">{t('store.places')}</h2>
        <Places />
      </section>
      <section className={css.form}>
        <h2 className="ol-20 ol-strong">{t('store.carriers')}</h2>
        <Carriers />
      </section>
    </div>
  );
};

const SiteFacts = () => {
  const { t } = useTranslation('own');
  const { t: tOps } = useTranslation('ops');
  const say = useWords();
  const { may } = useSession();
  const asked = useAsk(logistics.getSite, {});
  const [open, setOpen] = useState(false);
  // Where there is none yet the answer is empty.
  const site = asked.data?.address ? asked.data : undefined;
  return (
    <section className={css.form}>
      <h2 className="ol-20 ol-strong">{t('store.site')}</h2>
      {site ? (
        <Facts
          rows={[
            [tOps('name'), say(site.name)],
            [
              t('store.address'),
              [site.address.street, `${site.address.postcode} ${site.address.city}`, site.address.country].join(', '),
            ],
          ]}
        />
      ) : (
        <p className="ol-ink-2">{t('store.noSite')}</p>
      )}
      {may('logistics', 'manager') && (
        <div>
          <button type="button" className="ol-link" onClick={() => setOpen(true)}>
            {t(site ? 'store.changeSite' : 'store.addSite')}
          </button>
        </div>
      )}
      {open && <SiteDrawer site={site} close={() => setOpen(false)} />}
    </section>
  );
};

const SiteDrawer = ({ site, close }: { site: Site | undefined; close: () => void }) => {
  const { t } = useTranslation('own');
  const { t: tOps } = useTranslation('ops');
  const { company } = useSession();
  const [form, set] = useState<Site>(
    site ?? {
      code: 'SITE',
      name: { en: company?.name.en ?? '' },
      address: { ...NO_ADDRESS, name: company?.name.en ?? '', country: company?.country ?? '' },
    },
  );
  const input = (next: Site) => ({ places: [], stock: [], carriers: [], site: next });
  return (
    <RecordDrawer
      title={t('store.site')}
      close={close}
      save={(client) => client.call(logistics.importLogistics, input(form))}
      back={site && ((client) => client.call(logistics.importLogistics, input(site)))}
    >
      {(wrong) => (
        <>
          <TextInput
            label={tOps('name')}
            value={form.name.en}
            onChange={(event) => set({ ...form, name: { ...form.name, en: event.currentTarget.value } })}
            error={wrong('/site/name')}
          />
          <AddressFields
            address={form.address}
            at="/site/address"
            wrong={wrong}
            write={(address) => set({ ...form, address })}
          />
        </>
      )}
    </RecordDrawer>
  );
};

const placeWords = (row: Place): string => `${row.place} ${row.name.en}`;

const Places = () => {
  const { t } = useTranslation('own');
  const { t: tOps } = useTranslation('ops');
  const say = useWords();
  const asked = useAsk(logistics.listPlaces, {});
  return (
    <Records
      inAddress="place"
      caption={t('store.places')}
      add={t('store.addPlace')}
      words={placeWords}
      rows={asked.data ?? []}
      rowId={(row) => row.place}
      csv="places"
      columns={[
        { id: 'place', label: tOps('items.code'), value: (row) => row.place },
        { id: 'name', label: tOps('name'), value: (row) => say(row.name) },
        { id: 'kind', label: t('store.holds'), value: (row) => t(`store.kinds.${row.kind}`) },
      ]}
      empty={<EmptyState title={t('store.noPlaces')} sub={t('store.noPlacesSub')} />}
      drawer={(row, close) => <PlaceDrawer key={row?.place} row={row} close={close} />}
    />
  );
};

const PlaceDrawer = ({ row, close }: { row: Place | undefined; close: () => void }) => {
  const { t } = useTranslation('own');
  const { t: tOps } = useTranslation('ops');
  const [place, set] = useState<Place>(row ?? { place: '', name: { en: '' }, kind: 'raw' });
  return (
    <RecordDrawer
      title={row?.place ?? t('store.newPlace')}
      close={close}
      save={(client) => client.call(logistics.savePlace, place)}
      back={row && ((client) => client.call(logistics.savePlace, row))}
    >
      {(wrong) => (
        <>
          <TextInput
            label={tOps('items.code')}
            description={row ? undefined : t('codeHelp')}
            readOnly={Boolean(row)}
            value={place.place}
            onChange={(event) => set({ ...place, place: event.currentTarget.value })}
            error={wrong('/place')}
          />
          <TextInput
            label={tOps('name')}
            value={place.name.en}
            onChange={(event) => set({ ...place, name: { ...place.name, en: event.currentTarget.value } })}
            error={wrong('/name')}
          />
          <Select
            label={t('store.holds')}
            allowDeselect={false}
            data={KINDS.map((value) => ({ value, label: t(`store.kinds.${value}`) }))}
            value={place.kind}
            onChange={(value) => set({ ...place, kind: (value ?? 'raw') as Place['kind'] })}
          />
        </>
      )}
    </RecordDrawer>
  );
};
