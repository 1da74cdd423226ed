/** How a time zone stands at a moment. */
export interface TimeZone {
  /** Its name for people, such as `Central European Standard Time`. */
  readonly label: string;
  /** From Coordinated Universal Time, eastwards. */
  readonly offsetSeconds: number;
}

/** The zone of this name in the time zone database, at a moment in milliseconds since the epoch. */
export function timeZoneOf(name: string, now: number): TimeZone {
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(zonePart(name, 'longOffset', now)) ?? [];
  const offsetSeconds = (Number(hours) * 60 + Number(minutes)) * 60;
  return { label: zonePart(name, 'long', now), offsetSeconds: sign === '-' ? -offsetSeconds : offsetSeconds };
}

/** Whether there is a time zone of this name. */
export function isTimeZone(name: string): boolean {
  try {
    formatOf(name, 'long');
    return true;
  } catch {
    return false;
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Kept, since making one is slow. @throws RangeError when there is no such zone */
function formatOf(timeZone: string, timeZoneName: 'long' | 'longOffset'): Intl.DateTimeFormat {
  const key = `${timeZone} ${timeZoneName}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName });
  formats.set(key, format);
  return format;
}

function zonePart(zone: string, style: 'long' | 'longOffset', now: number): string {
  return (
    formatOf(zone, style)
      .formatToParts(now)
      .find(({ type }) => type === 'timeZoneName')?.value ?? zone
  );
}
