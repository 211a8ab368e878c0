// How a thing is held before the camera in each view.
import type { Vector3Tuple } from 'three';

export type View = 'back' | 'face' | 'sole' | 'whole';

export interface Pose {
  /** Turns about x, y, z in degrees, applied z first. */
  turn: Vector3Tuple;
  /** The point of the thing held at the middle of the free room, mm. */
  centre: Vector3Tuple;
  /** What must be seen, mm. */
  width: number;
  height: number;
}

/** What a scene hands to the stage. */
export interface Model {
  /** The pose for a view in a room of this width-to-height ratio. */
  pose: (view: View, aspect: number) => Pose;
  /** Named points, mm in the thing's own frame. */
  points: Readonly<Record<string, Vector3Tuple>>;
}
