// The board's view: what part of it is shown, how it is moved by wheel, drag, pinch and keys, and when a frame is drawn.
import type { Tones } from './colours.ts';
import { Glides } from './glides.ts';
import { type Bar, type BoardModel, barAt, firstScale, neighbour, type Step } from './model.ts';
import { FOOT, HEAD, LABEL, paint, type Scene, type Words } from './paint.ts';

const HOUR = 3_600_000;

export interface Shown {
  readonly model: BoardModel;
  readonly tones: Tones;
  readonly words: Words;
  readonly colours: ReadonlyMap<string, string>;
  readonly chosen: string | undefined;
  readonly active: string | undefined;
  readonly mark: Scene['mark'];
  readonly onlyLate: boolean;
}

export interface Hearing {
  pick(bar: Bar | undefined): void;
  hover(bar: Bar | undefined, x: number, y: number): void;
  open(bar: Bar): void;
}

/** The view of one canvas, whose parent takes the keys; made when it is mounted, told what to show, ended with `end`. */
export class Stage {
  private shown: Shown | undefined;
  private width = 0;
  private height = 0;
  private left = 0;
  private perMs = 60 / HOUR;
  private scroll = 0;
  private follow = true;
  private focused = false;
  private frame = 0;
  private timer = 0;
  private readonly glides = new Glides();
  private pointers = new Map<number, { x: number; y: number }>();
  private moved = 0;
  private readonly listening = new AbortController();

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly now: () => number,
    private readonly hearing: Hearing,
  ) {
    const host = canvas.parentElement as HTMLElement;
    const { signal } = this.listening;
    const on = <K extends keyof HTMLElementEventMap>(
      type: K,
      hear: (event: HTMLElementEventMap[K]) => void,
      element: HTMLElement = canvas,
    ): void => element.addEventListener(type, hear, { passive: false, signal });
    on('wheel', (event) => this.wheel(event));
    on('pointerdown', (event) => this.down(event));
    on('pointermove', (event) => this.move(event));
    on('pointerup', (event) => this.up(event));
    on('pointercancel', (event) => this.pointers.delete(event.pointerId));
    on('pointerleave', () => hearing.hover(undefined, 0, 0));
    on('keydown', (event) => this.key(event), host);
    on('focus', () => this.focus(host.matches(':focus-visible')), host);
    on('blur', () => this.focus(false), host);
    const sizes = new ResizeObserver(() => this.size());
    sizes.observe(host);
    signal.addEventListener('abort', () => sizes.disconnect());
    this.timer = window.setInterval(() => this.tick(), 200);
    this.size();
  }

  end(): void {
    this.listening.abort();
    window.clearInterval(this.timer);
    cancelAnimationFrame(this.frame);
  }

  show(shown: Shown): void {
    const before = this.shown;
    if (before && before.model !== shown.model) this.glides.begin(before.model, shown.model);
    this.shown = shown;
    if (before && before.model !== shown.model) this.left = shown.model.scale.at(before.model.scale.back(this.left));
    if (!before) this.first();
    this.clamp();
    this.ask();
  }

  zoom(factor: number, around = LABEL + (this.width - LABEL) / 3): void {
    const at = this.widthAt(around);
    const least = (this.width - LABEL) / Math.max(1, this.span() * 1.3);
    this.perMs = Math.min(600 / HOUR, Math.max(least, this.perMs * factor));
    this.left = at - (around - LABEL) / this.perMs;
    this.follow = false;
    this.clamp();
    this.ask();
  }

  toNow(): void {
    this.follow = true;
    this.keepNow();
    this.ask();
  }

  fit(): void {
    const model = this.shown?.model;
    if (!model) return;
    this.follow = false;
    this.perMs = (this.width - LABEL - 24) / Math.max(HOUR, this.span());
    this.left = model.scale.at(model.from) - 8 / this.perMs;
    this.ask();
  }

  /** Brings a bar into view. */
  reveal(bar: Bar): void {
    const x = this.x(bar.start);
    if (x < LABEL + 24 || x > this.width - 80) {
      this.left += (x - LABEL - (this.width - LABEL) / 4) / this.perMs;
      this.follow = false;
    }
    const top = bar.lane * this.row() - this.scroll;
    if (top < 0 || top + this.row() > this.height - HEAD - FOOT) this.scroll = bar.lane * this.row() - 60;
    this.clamp();
    this.ask();
  }

  private first(): void {
    const { model } = this.shown ?? {};
    if (model) this.perMs = firstScale(model, Math.max(1, this.width - LABEL - 16), this.span());
    this.keepNow();
  }

  private span(): number {
    const model = this.shown?.model;
    return model ? model.scale.at(model.to) - model.scale.at(model.from) : HOUR;
  }

  private row(): number {
    const lanes = Math.max(1, this.shown?.model.lanes.length ?? 1);
    return Math.max(34, Math.min(56, Math.floor((this.height - HEAD - FOOT) / lanes)));
  }

  private x(ms: number): number {
    return LABEL + ((this.shown?.model.scale.at(ms) ?? 0) - this.left) * this.perMs;
  }

  private widthAt(x: number): number {
    return this.left + (x - LABEL) / this.perMs;
  }

  private keepNow(): void {
    const model = this.shown?.model;
    if (model) this.left = model.scale.at(this.now()) - ((this.width - LABEL) * 0.08) / this.perMs;
  }

  private clamp(): void {
    const model = this.shown?.model;
    if (!model) return;
    const room = (this.width - LABEL) / this.perMs;
    const least = Math.min(0, model.scale.at(model.from) - room * 0.5);
    const most = Math.max(model.scale.at(model.to), model.scale.at(this.now())) - room * 0.2;
    this.left = Math.min(Math.max(this.left, least), Math.max(least, most));
    const high = model.lanes.length * this.row() - (this.height - HEAD - FOOT);
    this.scroll = Math.max(0, Math.min(this.scroll, high));
  }

  private size(): void {
    const { clientWidth, clientHeight } = this.canvas.parentElement as HTMLElement;
    this.width = Math.max(240, clientWidth);
    this.height = Math.max(200, clientHeight);
    const ratio = window.devicePixelRatio || 1;
    this.canvas.width = Math.round(this.width * ratio);
    this.canvas.height = Math.round(this.height * ratio);
    this.canvas.style.width = `${this.width}px`;
    this.canvas.style.height = `${this.height}px`;
    this.clamp();
    this.draw(); // At once: a canvas that was resized is empty.
  }

  private focus(focused: boolean): void {
    this.focused = focused;
    this.ask();
  }

  private tick(): void {
    if (this.follow && this.shown && this.pointers.size === 0) this.keepNow();
    this.ask();
  }

  private ask(): void {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
      if (this.glides.moving()) this.ask();
    });
  }

  private draw(): void {
    const pen = this.canvas.getContext('2d');
    if (!pen || !this.shown) return;
    const ratio = window.devicePixelRatio || 1;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    paint(pen, {
      ...this.shown,
      width: this.width,
      height: this.height,
      row: this.row(),
      scroll: this.scroll,
      now: this.now(),
      focused: this.focused,
      perHour: this.perMs * HOUR,
      x: (ms) => this.x(ms),
      where: (bar) => this.glides.where(bar),
    });
  }

  private hit(event: { offsetX: number; offsetY: number }): Bar | undefined {
    const model = this.shown?.model;
    if (!model || event.offsetX < LABEL || event.offsetY < HEAD || event.offsetY > this.height - FOOT) return undefined;
    const lane = model.lanes[Math.floor((event.offsetY - HEAD + this.scroll) / this.row())];
    if (!lane) return undefined;
    return barAt(lane, model.scale.back(this.widthAt(event.offsetX)), 3 / this.perMs);
  }

  private wheel(event: WheelEvent): void {
    event.preventDefault();
    const sideways = event.shiftKey ? event.deltaY : event.deltaX;
    if (Math.abs(sideways) > Math.abs(event.deltaY) || event.shiftKey) {
      this.pan(-sideways, 0);
      return;
    }
    this.zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0016)), Math.max(LABEL, event.offsetX));
  }

  private pan(dx: number, dy: number): void {
    this.left -= dx / this.perMs;
    this.scroll -= dy;
    this.follow = false;
    this.clamp();
    this.ask();
  }

  private down(event: PointerEvent): void {
    this.canvas.setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
    this.moved = 0;
  }

  private move(event: PointerEvent): void {
    const before = this.pointers.get(event.pointerId);
    if (!before) {
      this.hearing.hover(this.hit(event), event.offsetX, event.offsetY);
      return;
    }
    const other = [...this.pointers].find(([id]) => id !== event.pointerId)?.[1];
    const here = { x: event.offsetX, y: event.offsetY };
    const far = Math.hypot(here.x - before.x, here.y - before.y);
    if (other) {
      const was = Math.hypot(before.x - other.x, before.y - other.y) || 1;
      const is = Math.hypot(here.x - other.x, here.y - other.y) || 1;
      this.zoom(is / was, (here.x + other.x) / 2);
    } else if (far > 0) this.pan(here.x - before.x, here.y - before.y);
    this.moved += far;
    this.pointers.set(event.pointerId, here);
    if (this.moved > 4) this.hearing.hover(undefined, 0, 0);
  }

  private up(event: PointerEvent): void {
    this.pointers.delete(event.pointerId);
    if (this.moved <= 4 && this.pointers.size === 0) this.hearing.pick(this.hit(event));
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const steps: Record<string, Step> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };
    const step = steps[event.key];
    const active = this.shown?.active ? this.shown.model.bars.get(this.shown.active) : undefined;
    const acts: Record<string, () => void> = {
      '+': () => this.zoom(1.25),
      '=': () => this.zoom(1.25),
      '-': () => this.zoom(0.8),
      h: () => this.toNow(),
      Home: () => this.toNow(),
      f: () => this.fit(),
      Enter: () => active && this.hearing.open(active),
      Escape: () => this.hearing.pick(undefined),
    };
    const act = step ? () => this.go(active, step) : acts[event.key];
    if (!act) return;
    event.preventDefault();
    this.focus(true);
    act();
  }

  private go(active: Bar | undefined, step: Step): void {
    const next = this.shown && neighbour(this.shown.model, active, step, this.now());
    if (next) this.hearing.pick(next);
    if (next) this.reveal(next);
  }
}
