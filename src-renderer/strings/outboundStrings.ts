import type { ZonePrefix } from '#shared/domain/phoneZone.ts';

/** The words of the choice of the number that a called party sees, loaded with the form. */
export interface OutboundStrings {
  /** The numbers that the settings name, and those of the phone provider. */
  readonly settings: string;
  readonly company: string;
  readonly reading: string;
  readonly notRead: string;
  readonly more: (shown: number, total: number) => string;
  readonly proposed: (number: string, zone: ZonePrefix, name: string) => string;
  readonly because: (zone: ZonePrefix, name: string) => string;
  readonly take: string;
  readonly unsure: string;
  readonly zone: Record<ZonePrefix, string>;
}
