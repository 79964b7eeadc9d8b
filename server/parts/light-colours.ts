import type { LightColour } from '../../domain/light/reason.ts';

/** From the bar's start: what burns stands first. */
export const COLOURS: readonly LightColour[] = ['red', 'yellow', 'green', 'blue'];
