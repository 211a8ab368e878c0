// The portal: what is asked of me, by when? Each kind of party finds its own questions.
import { CarrierHome } from './carrier/home.tsx';
import { Demands } from './demands.tsx';
import { Frame, usePortalParty } from './frame.tsx';
import { SupplierHome } from './supplier/home.tsx';

export const Home = () => {
  const party = usePortalParty();
  return (
    <Frame>
      {party === 'supplier' && <SupplierHome />}
      {party === 'carrier' && <CarrierHome />}
      {party === 'provider' && <Demands alone />}
    </Frame>
  );
};
