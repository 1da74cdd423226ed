import { LOOKING_NOWHERE, PANELS, type AppTab, type Look, type Panel, type Place, type Side } from './look.js';

const TABS: readonly string[] = ['home', 'messages', 'about'] satisfies readonly AppTab[];

/** A look as the fragment of an address: `/T1/U1/channel/C1?thread=C1/1.2&panel=faults&behind=panel`. */
export function addressOf({ teamId, userId, place, side, panel, isSideBehind, isPanelBehind }: Look): string {
  const search = new URLSearchParams();
  if (side?.kind === 'thread') search.set('thread', `${side.channel}/${side.ts}`);
  if (side?.kind === 'assistant')
    search.set('assistant', side.ts === undefined ? side.appId : `${side.appId}/${side.ts}`);
  search.set('panel', panel ?? 'none');
  if (side && isSideBehind) search.append('behind', 'side');
  if (panel && isPanelBehind) search.append('behind', 'panel');
  return `/${[teamId, userId, ...placeParts(place)].map(encodeURIComponent).join('/')}?${search}`;
}

/** The look of an address. What it doesn't say is as at the beginning. */
export function lookAt(fragment: string): Look {
  const [path = '', query = ''] = fragment.replace(/^#/, '').split('?', 2);
  const [, teamId = '', userId = '', kind = '', id = '', tab = ''] = path.split('/').map(decoded);
  const search = new URLSearchParams(query);
  const panel = search.get('panel');
  const behind = search.getAll('behind');
  return {
    ...LOOKING_NOWHERE,
    teamId,
    userId,
    place: placeOf(kind, id, tab),
    side: sideOf(search),
    panel: panel === 'none' ? null : isPanel(panel) ? panel : LOOKING_NOWHERE.panel,
    isSideBehind: behind.includes('side'),
    isPanelBehind: panel === null || behind.includes('panel'),
  };
}

/** The message that an address points out: `?message=C1/1.2`. */
export function messageAt(fragment: string): { readonly channel: string; readonly ts: string } | null {
  const [, query = ''] = fragment.split('?', 2);
  const [channel = '', ts] = new URLSearchParams(query).get('message')?.split('/', 2) ?? [];
  return ts === undefined ? null : { channel, ts };
}

function placeParts(place: Place): readonly string[] {
  if (place.kind === 'threads') return ['threads'];
  if (place.kind === 'channel') return ['channel', place.id];
  return ['home', place.appId, ...(place.tab === undefined ? [] : [place.tab])];
}

function placeOf(kind: string, id: string, tab: string): Place {
  if (kind === 'threads') return { kind };
  return kind === 'home' ? { kind, appId: id, ...(isTab(tab) ? { tab } : {}) } : { kind: 'channel', id };
}

function sideOf(search: URLSearchParams): Side | null {
  const [channel = '', ts] = search.get('thread')?.split('/', 2) ?? [];
  if (ts !== undefined) return { kind: 'thread', channel, ts };
  const [appId, begun] = search.get('assistant')?.split('/', 2) ?? [];
  return appId === undefined ? null : { kind: 'assistant', appId, ...(begun === undefined ? {} : { ts: begun }) };
}

const isTab = (name: string): name is AppTab => TABS.includes(name);
const isPanel = (name: string | null): name is Panel => PANELS.some(panel => panel === name);

/** Whatever somebody has typed into the address bar. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
