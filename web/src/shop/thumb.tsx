// The product as a small still picture: on the checkout, the order page and lists.
import { IronView, Scene } from './scene/index.tsx';
import css from './shop.module.css';

export const Thumb = (props: {
  scene: { name: string; parameters: Readonly<Record<string, unknown>> } | null | undefined;
  label?: string;
  face?: boolean;
}) => {
  const { scene } = props;
  if (!scene) return null;
  if (scene.name === 'iron')
    return (
      <div className={css.thumb}>
        <IronView
          parameters={scene.parameters}
          view={props.face ? 'face' : 'back'}
          {...(props.label ? { label: props.label } : {})}
        />
      </div>
    );
  return <Scene name={scene.name} parameters={scene.parameters} label={props.label ?? ''} flat />;
};
