import type { SeenCall } from './watchPop.ts';

/** What the SmartRouting endpoint answered to one call. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
  readonly ms: number;
}

/** One call of the report. Times are ms after the request was sent; null for what never came to be seen. */
export interface ReportedCall {
  readonly anum: string;
  readonly http: HttpAnswer;
  readonly popShownMs: number | null;
  readonly identifiedMs: number | null;
  readonly popText: string;
  readonly badges: readonly string[];
  readonly queue: string | null;
  readonly focusStolen: boolean;
  readonly screenshot: string | null;
}

export interface DemoReport {
  readonly electron: string;
  readonly calls: readonly ReportedCall[];
}

/** A call that was posted: when, what came back, and which picture was taken of it. */
export interface PlayedCall {
  readonly anum: string;
  /** Of the call on screen that came of it; null if none did. */
  readonly callId: string | null;
  readonly sentAt: number;
  /** When the pop's window was put on screen; null if it is not there. */
  readonly windowShownAt: number | null;
  readonly focusStolen: boolean;
  readonly http: HttpAnswer;
  readonly screenshot: string | null;
}

/** Joins what was sent with what the window showed, call by call. Pure. */
export function reportOf(
  electron: string,
  played: readonly PlayedCall[],
  seen: readonly SeenCall[],
): DemoReport {
  return {
    electron,
    calls: played.map((call) => {
      const sight = seen.find(({ callId }) => callId === call.callId);
      return {
        anum: call.anum,
        http: call.http,
        popShownMs: since(call, sight?.shownAt),
        identifiedMs: since(call, sight?.identifiedAt),
        popText: sight?.text ?? '',
        badges: sight?.badges ?? [],
        queue: sight?.queue ?? null,
        focusStolen: call.focusStolen,
        screenshot: call.screenshot,
      };
    }),
  };
}

/** What a page paints is seen only in a window on screen, so the later of the two counts. */
function since({ sentAt, windowShownAt }: PlayedCall, paintedAt: number | null | undefined): number | null {
  if (windowShownAt === null || paintedAt === null || paintedAt === undefined) return null;
  return Math.max(0, Math.round((Math.max(paintedAt, windowShownAt) - sentAt) * 10) / 10);
}
