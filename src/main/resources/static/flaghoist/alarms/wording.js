// Alarms in words.
import { addressOf } from '../address.js'
import { plain } from '../hub.js'

/** Words, and PatternFly's status for the colour and the sign. */
export const SEVERITIES = { CRITICAL: ['Critical', 'danger'], WARNING: ['Warning', 'warning'] }

export const CONDITIONS = {
  PARTNER_DOWN: 'Partner\'s server down',
  BACKLOG: 'Backlog',
  DEAD_LETTERS: 'Dead letters',
  BROKER_GAVE_UP: 'Messages that the broker gave up',
  HOLDS: 'Holds',
  DUE: 'Not delivered in time',
  OVERDUE: 'Not delivered, taken or answered in time',
  SILENCE: 'Silent sender',
  VOLUME: 'Unusual volume',
  DISK: 'Disk fills up',
  QUOTA: 'Quota of a partner',
  EXPIRY: 'Credential expires',
  CHAIN_BROKEN: 'Ledger changed by somebody else',
  DIFFERENT_MOMENTS: 'Journal and ledger of different moments',
  WRONG_PASSWORDS: 'Wrong passwords',
  UNKNOWN_ENTRY: 'Message with an unknown entry',
  CLOCK: 'Clock not believed',
  HUBS_DIFFER: 'Hubs work by different files',
  RECALL_LAGS: 'Recall not carried out',
  PICTURE_FAILED: 'Monthly picture not sent',
  MANIFEST_FAILED: 'Manifest of a day not sent',
  TIME_STAMP_FAILED: 'Chain of a day without a time stamp',
  SEARCH_LAGS: 'Search index lags',
  EVENTS_LAG: 'Other systems are not told what happens',
  UNREPORTED: 'Alarms reach nobody by mail or webhook',
}

export const conditionOf = alarm => CONDITIONS[alarm.condition] ?? alarm.condition

/** The page where an operator can do something about it. */
export const pageOf = ({ condition, partner }) => {
  if (condition === 'DEAD_LETTERS') return addressOf('dead-letters', '', { partner })
  if (condition === 'HOLDS') return addressOf('holds', '', { partner })
  if (condition === 'OVERDUE') return addressOf('overdue')
  if (condition === 'RECALL_LAGS') return addressOf('recalls')
  return partner ? addressOf('partners', partner) : undefined
}

/** The first sentence says what is, the others what to do. */
export const sentences = text => {
  const [, first, rest] = /^(.*?[^.]\.)(?:\s+(.*))?$/s.exec(plain(text)) ?? [text, text]
  return [first, rest]
}

/** The worst first, and of these the newest. */
export const byUrgency = alarms =>
  [...alarms].sort((a, b) => a.severity.localeCompare(b.severity) || b.since.localeCompare(a.since))
