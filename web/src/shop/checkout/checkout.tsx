// Ordering: who, where to, how and when; the total and the day stand beside it and follow.
import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { open } from '@onelot/configure';
import { type Input, sales } from '@onelot/contracts';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepLink, restartLive, useAsk, useCommand, useSession } from '../../data/index.ts';
import { EmptyState, PageShell, ProblemNote, useFormat, usePlace } from '../../look/index.ts';
import { ShopBar } from '../bar.tsx';
import { totalsOf } from '../configure/price-panel.tsx';
import { likelyCountry, methodsFor, type ProductOnSale } from '../configure/terms.ts';
import { useQuote } from '../configure/use-quote.ts';
import { type Cart, cartOf } from '../kept.ts';
import { opened } from '../opened.ts';
import { useWords } from '../words.ts';
import css from './checkout.module.css';
import { countryChoices } from './countries.ts';
import { restOf, useFieldErrors } from './problems.ts';
import { Summary } from './summary.tsx';
import { WayDay } from './way-day.tsx';

type Fields = Record<'name' | 'email' | 'street' | 'city' | 'postcode' | 'region' | 'country', string>;
const FIELDS = [
  '/customer/name',
  '/customer/email',
  '/address/name',
  '/address/street',
  '/address/city',
  '/address/postcode',
  '/address/region',
  '/address/country',
  '/wish/notBefore',
];

const Form = ({ product, cart }: { product: ProductOnSale; cart: Cart }) => {
  const { t, i18n } = useTranslation('shop');
  const { t: refusals } = useTranslation('refusals');
  const words = useWords();
  const { money } = useFormat();
  const { now, timeZone } = usePlace();
  const { slug, company, person } = useSession();
  const navigate = useNavigate();
  const [fields, setFields] = useState<Fields>(() => ({
    name: person?.partyKind === 'customer' ? person.name : '',
    email: person?.partyKind === 'customer' ? person.email : '',
    street: '',
    city: '',
    postcode: '',
    region: '',
    country: likelyCountry(product, company?.country),
  }));
  const methods = methodsFor(product, fields.country);
  const [wanted, setMethod] = useState<string | undefined>();
  const method = methods.find((one) => one.method === wanted) ?? methods[0];
  const [slot, setSlot] = useState<string>('');
  const window = method?.windows.find((one) => `${one.from}-${one.to}` === slot);
  const [notBefore, setNotBefore] = useState('');
  const [consent, setConsent] = useState(false);
  const [local, setLocal] = useState<Record<string, string>>({});
  const form = useRef<HTMLFormElement>(null);

  const today = new Intl.DateTimeFormat('en-CA', { timeZone }).format(now());
  const past = notBefore !== '' && notBefore < today;
  const wish = { ...(notBefore && !past ? { notBefore } : {}), ...(window ? { window } : {}) };
  const { product: bought, version, choices, quantity } = cart;
  const asked = { product: bought, version, choices, quantity, country: fields.country };
  const quote = useQuote({
    ...asked,
    ...(method ? { shippingMethod: method.method } : {}),
    ...(Object.keys(wish).length ? { wish } : {}),
  });
  const scene = useMemo(() => {
    const compiled = opened(product);
    if (!compiled.ok) return undefined;
    const session = open(compiled.value, cart.choices);
    const seen = session.scene();
    const lines = session.price(product.prices as never);
    return { scene: seen.ok ? seen.value : null, lines: lines.ok ? lines.value : undefined };
  }, [product, cart]);
  const totals = totalsOf(scene?.lines, product, method, quote, cart.quantity);
  const [seenTotal, setSeenTotal] = useState<number | undefined>();
  const [sentTotal, setSentTotal] = useState<number | undefined>();

  const place = useCommand(sales.placeOrder, ({ order, link }) => {
    keepLink(slug, link);
    restartLive();
    void navigate({ to: `/${slug}/checkout/pay/${order.id}` as '/' });
  });
  const fieldErrors = useFieldErrors();
  const errors = { ...local, ...fieldErrors(place.error) };
  // Only a total that moved can be agreed to by ordering again; any other refusal says its own reason.
  const told = place.error?.document.problems?.find((one) => one.code === 'PRICE_CHANGED')?.data?.total;
  const changed = typeof told === 'number';
  const due = changed && totals?.total === seenTotal ? told : totals?.total;
  const set = (name: keyof Fields) => (value: string) => {
    setFields((old) => ({ ...old, [name]: value }));
    setLocal({});
  };

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const needed: [string, string][] = [
      ['/customer/name', fields.name],
      ['/customer/email', fields.email],
      ['/address/street', fields.street],
      ['/address/postcode', fields.postcode],
      ['/address/city', fields.city],
    ];
    const missing: Record<string, string> = Object.fromEntries(
      needed.filter(([, value]) => !value.trim()).map(([path]) => [path, t('checkout.needed')]),
    );
    if (fields.email.trim() && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(fields.email.trim()))
      missing['/customer/email'] = t('checkout.badEmail');
    if (fields.postcode.trim() && !/[\p{L}\p{N}]/u.test(fields.postcode))
      missing['/address/postcode'] = refusals('POSTCODE');
    if (past) missing['/wish/notBefore'] = refusals('DAY_PAST');
    setLocal(missing);
    if (Object.keys(missing).length || !method || due === undefined) return;
    const input: Input<typeof sales.placeOrder> = {
      product: cart.product,
      version: cart.version,
      choices: cart.choices as never,
      quantity: cart.quantity,
      customer: { name: fields.name.trim(), email: fields.email.trim() },
      address: {
        name: fields.name.trim(),
        street: fields.street.trim(),
        city: fields.city.trim(),
        postcode: fields.postcode.trim(),
        country: fields.country,
        ...(fields.region.trim() ? { region: fields.region.trim() } : {}),
      },
      shippingMethod: method.method,
      wish,
      consentContact: consent,
      locale: i18n.language === 'de' ? 'de' : 'en',
      expectedTotal: due,
      ...(cart.reorderOf ? { reorderOf: cart.reorderOf } : {}),
    };
    setSeenTotal(totals?.total);
    setSentTotal(due);
    place.mutate(input);
  };
  // The first field with a reason gets the focus.
  const marks = Object.keys(errors).join();
  useEffect(() => {
    if (marks) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [marks]);

  const field = (name: keyof Fields, path: string, auto: string, props: object = {}) => (
    <TextInput
      label={t(`checkout.${name}` as 'checkout.name')}
      value={fields[name]}
      autoComplete={auto}
      error={errors[path]}
      onChange={(event) => set(name)(event.currentTarget.value)}
      {...props}
    />
  );
  return (
    <div className={css.layout}>
      <form ref={form} className={css.form} noValidate onSubmit={submit}>
        <div>
          <h1 className="ol-28 ol-strong">{t('checkout.title')}</h1>
          {!person && (
            <p className="ol-ink-2" style={{ marginTop: 8 }}>
              {t('checkout.guest')}{' '}
              <Link className="ol-link" to="/sign-in" search={{ to: `/${slug}/checkout/${cart.product}` }}>
                {t('checkout.signIn')}
              </Link>
            </p>
          )}
        </div>
        <fieldset className={css.group}>
          <legend>{t('checkout.who')}</legend>
          <div className={css.pair}>
            {field('name', '/customer/name', 'name', {
              error: errors['/customer/name'] ?? errors['/address/name'],
              required: true,
            })}
            {field('email', '/customer/email', 'email', { type: 'email', required: true, description: undefined })}
          </div>
        </fieldset>
        <fieldset className={css.group}>
          <legend>{t('checkout.where')}</legend>
          {field('street', '/address/street', 'street-address', { required: true })}
          <div className={css.pair}>
            {field('postcode', '/address/postcode', 'postal-code', { required: true })}
            {field('city', '/address/city', 'address-level2', { required: true })}
            {field('region', '/address/region', 'address-level1')}
            <Select
              label={t('checkout.country')}
              data={countryChoices(product.countries, i18n.language)}
              value={fields.country}
              allowDeselect={false}
              searchable
              size="md"
              error={errors['/address/country']}
              onChange={(value) => value && set('country')(value)}
            />
          </div>
        </fieldset>
        <fieldset className={css.group}>
          <legend>{t('checkout.how')}</legend>
          {methods.map((one) => (
            <label key={one.method} className={css.method}>
              <input
                type="radio"
                name="method"
                value={one.method}
                checked={one.method === method?.method}
                onChange={() => {
                  setMethod(one.method);
                  setSlot('');
                }}
              />
              <span>{words(one.name)}</span>
              <WayDay
                asked={{ ...asked, shippingMethod: one.method, ...(notBefore && !past ? { wish: { notBefore } } : {}) }}
              />
              <span className="ol-tabular">{one.price ? money(one.price) : t('checkout.free')}</span>
            </label>
          ))}
          {methods.length === 0 && <p className="ol-ink-2">{t('checkout.noMethod')}</p>}
          <div className={css.pair}>
            {method && method.windows.length > 0 && (
              <Select
                label={t('checkout.window')}
                size="md"
                value={slot}
                allowDeselect={false}
                data={[
                  { value: '', label: t('checkout.anyTime') },
                  ...method.windows.map((one) => ({
                    value: `${one.from}-${one.to}`,
                    label: t('checkout.between', one),
                  })),
                ]}
                onChange={(value) => setSlot(value ?? '')}
              />
            )}
            <TextInput
              type="date"
              label={t('checkout.notBefore')}
              min={today}
              value={notBefore}
              error={past ? refusals('DAY_PAST') : errors['/wish/notBefore']}
              onChange={(event) => {
                setNotBefore(event.currentTarget.value);
                setLocal({});
              }}
            />
          </div>
        </fieldset>
        <Checkbox
          checked={consent}
          onChange={(event) => setConsent(event.currentTarget.checked)}
          label={t('checkout.consent')}
          size="md"
        />
        {changed ? (
          <div role="alert" className="ol-strong">
            {t('checkout.changed', { old: money(sentTotal ?? 0), now: due === undefined ? '' : money(due) })}
          </div>
        ) : (
          <ProblemNote problem={restOf(place.error, FIELDS)} />
        )}
        <Button type="submit" size="lg" h={56} loading={place.isPending} disabled={!totals || !method}>
          {t(changed ? 'checkout.placeAgain' : 'checkout.place', { total: due === undefined ? '' : money(due) })}
        </Button>
      </form>
      <Summary product={product} cart={cart} scene={scene?.scene} totals={totals} method={method} quote={quote} />
    </div>
  );
};

export const Checkout = () => {
  const { t } = useTranslation('shop');
  const { slug } = useSession();
  const { product = '' } = useParams({ strict: false }) as { product?: string };
  const [cart] = useState(() => cartOf(slug));
  const mine = cart?.product === product ? cart : undefined;
  const asked = useAsk(sales.getProduct, { product, ...(mine ? { version: mine.version } : {}) }, { keep: false });
  return (
    <PageShell bar={<ShopBar />}>
      {!mine ? (
        <EmptyState as="h1" title={t('checkout.nothing')} sub={t('checkout.nothingSub')}>
          <Link className="ol-link" to={`/${slug}/shop/${product}` as '/'}>
            {t('checkout.nothingNext')}
          </Link>
        </EmptyState>
      ) : asked.error ? (
        <ProblemNote problem={asked.error} onAgain={() => void asked.refetch()} />
      ) : (
        asked.data && <Form product={asked.data} cart={mine} />
      )}
    </PageShell>
  );
};
